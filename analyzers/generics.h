/*
 * What the copies of generic code take: families (see BSZ_GENERIC) with the
 * instances they have in an artifact.
 */
#ifndef BINSIZE_GENERICS_H
#define BINSIZE_GENERICS_H

#include "sums.h"

struct bsz_generic_row {
	uint32_t label;   /* of the family */
	uint64_t copies;  /* instances with bytes in memory */
	uint64_t bytes;   /* of all of them, with what belongs to them */
	uint64_t largest; /* of one of them */
};

struct bsz_generics {
	struct bsz_generic_row *rows; /* in no order */
	size_t count;
	uint32_t *index;    /* by label: 1 + row of a family; 0: none */
	size_t label_count; /* of index */
};

/*
 * The families of a scope, in the caller's storage; what is no instance of
 * anything is left out. Bytes are of the file where the query asks for the
 * file, else of memory. To be released in any case. BSZ_ENOMEM and what
 * bsz_artifact_map() returns.
 */
int bsz_generics_init(struct bsz_generics *generics,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_err *err);
void bsz_generics_release(struct bsz_generics *generics);

/* The family of a label; NULL when it is none. */
const struct bsz_generic_row *bsz_generics_find(
    const struct bsz_generics *generics, uint32_t label);

/* What one copy less than all would leave out: if one could serve for all. */
BSZ_ALWAYS_INLINE uint64_t bsz_generic_saving(
    const struct bsz_generic_row *row)
{
	return row->bytes - row->largest;
}

#endif
