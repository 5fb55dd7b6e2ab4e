/*
 * Opening an image: its documents, then all of its layers.
 */
#ifndef BINSIZE_OCI_OPEN_H
#define BINSIZE_OCI_OPEN_H

#include "layer.h"
#include "source.h"

/*
 * Find out what the bytes of source->artifact are (a folder when there are
 * none), and read all layers, several at a time. Layers of an image that are
 * missing or damaged become notes; of one by itself, BSZ_EINPUT. BSZ_EUSAGE,
 * BSZ_ENOMEM.
 */
int bsz_source_open(struct bsz_source *source, struct bsz_err *err);
void bsz_source_release(struct bsz_source *source);

/* What an artifact was opened from, which is an image. */
struct bsz_source *bsz_oci_source(const struct bsz_artifact *artifact);

#endif
