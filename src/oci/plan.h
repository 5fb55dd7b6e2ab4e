/*
 * Parts of making a plan.
 */
#ifndef BINSIZE_OCI_PLAN_H
#define BINSIZE_OCI_PLAN_H

#include "source.h"

#include <binsize/plan.h>

/* Room for the blobs of an image: its layers, config and manifest. BSZ_ENOMEM;
 * BSZ_EUSAGE when it is no whole image. */
int bsz_plan_init(struct bsz_plan *plan, const struct bsz_source *source,
    struct bsz_err *err);

/* A text in the plan's memory; "" and failed when memory is short. */
const char *bsz_plan_text(struct bsz_plan *plan, const char *text,
    bool *failed);

/* Mark blobs whose digest stands above. */
void bsz_plan_find_repeated(struct bsz_plan *plan);

/*
 * Between which sizes a tar comes out when somebody compresses it by gzip:
 * encoders differ. Takes the time of two compressions.
 */
int bsz_plan_estimate(struct bsz_span tar, uint64_t *least, uint64_t *most,
    struct bsz_err *err);

#endif
