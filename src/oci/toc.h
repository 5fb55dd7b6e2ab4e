/*
 * Tables of contents that some layers carry, so that clients fetch parts of
 * files by ranges and keep what they have.
 */
#ifndef BINSIZE_OCI_TOC_H
#define BINSIZE_OCI_TOC_H

#include <binsize/caps.h>
#include <binsize/err.h>
#include <binsize/image.h>

/*
 * Read the table of a layer whose entries are known, when it has one, into
 * toc and pieces. One that is damaged, or tells of another tar than this, is
 * left out, and toc_oddity says why. BSZ_ENOMEM.
 */
int bsz_toc_read(struct bsz_layer *layer, struct bsz_span blob,
    const struct bsz_caps *caps, struct bsz_err *err);

#endif
