/*
 * Which instruction of a recipe made which layer of an image.
 */
#ifndef BINSIZE_LINT_IMAGE_STEPS_H
#define BINSIZE_LINT_IMAGE_STEPS_H

#include "rule.h"

#include <binsize/image.h>

struct bsz_image_steps {
	const struct bsz_image *image;
	/* Of each layer; NULL: the base image's, or none that is known. */
	const struct bsz_instruction **makers;
	size_t matched; /* layers that have one */
	size_t first;   /* the lowest of these; the number of layers: none */
};

/*
 * Hold the build steps of an image's history against the instructions of the
 * stages that ship, the latest first, in order. Memory is the arena's.
 * BSZ_ENOMEM. O(layers * instructions), of the uppermost
 * BSZ_MAX_MATCHED_LAYERS.
 */
int bsz_image_steps_match(struct bsz_image_steps *steps,
    struct bsz_linting *linting, const struct bsz_image *image,
    struct bsz_err *err);

/* Is the recipe's image one layer above its base, or one in all? Then what an
 * instruction brought is told by path alone. */
bool bsz_image_steps_are_squashed(const struct bsz_image_steps *steps);

#endif
