/*
 * Several older images in the place of one.
 */
#ifndef BINSIZE_JOINED_H
#define BINSIZE_JOINED_H

#include "load.h"

#include <binsize/image.h>

struct bsz_joined {
	struct bsz_input *inputs; /* the first one has the layers of all */
	size_t count;             /* that are open */
	struct bsz_image image;
	struct bsz_image_part *parts;
};

/*
 * Open inputs, in the caller's storage, to be closed in any case. Of several
 * the first one's contents become all of their layers, in order. BSZ_EUSAGE
 * when several are not all images; as bsz_input_open_saved(). *failed is the path
 * that an error is about.
 */
int bsz_joined_open(struct bsz_joined *joined, const char *const *paths,
    size_t count, const char *like, const struct bsz_options *options,
    const char **failed, struct bsz_err *err);
void bsz_joined_close(struct bsz_joined *joined);

#endif
