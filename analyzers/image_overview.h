/*
 * The first look at an image: its layers, and what of them is waste.
 */
#ifndef BINSIZE_IMAGE_OVERVIEW_H
#define BINSIZE_IMAGE_OVERVIEW_H

#include <binsize/analyzer.h>

/* The overview of an artifact with contents. BSZ_ENOMEM. */
int bsz_image_overview(struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err);

#endif
