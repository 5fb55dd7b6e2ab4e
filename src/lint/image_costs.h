/*
 * The bytes of an image that flaws of its recipe cost.
 */
#ifndef BINSIZE_LINT_IMAGE_COSTS_H
#define BINSIZE_LINT_IMAGE_COSTS_H

#include "image_steps.h"

struct bsz_image_cost {
	bool known;     /* its layers are in the image */
	bool estimated; /* of the bits: shared by size inside of files */
	uint64_t bytes; /* of the tars */
	uint64_t bits;  /* of the blobs */
};

/*
 * The cost of each flaw, in the caller's array. BSZ_ENOMEM; what reading the
 * layers again for their programs gives.
 */
int bsz_image_costs_find(struct bsz_linting *linting,
    const struct bsz_image_steps *steps, struct bsz_artifact *image,
    struct bsz_image_cost *costs, struct bsz_err *err);

#endif
