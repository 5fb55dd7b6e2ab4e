/*
 * What inlining moves between owners: code that is written in one package and
 * stands in symbols of another.
 */
#ifndef BINSIZE_ORIGINS_H
#define BINSIZE_ORIGINS_H

#include "sums.h"

struct bsz_origin_row {
	uint64_t as_symbol;   /* bytes of its symbols, whoever wrote them */
	uint64_t to_others;   /* written here, in symbols of others */
	uint64_t from_others; /* the other way round */
};

struct bsz_origins {
	struct bsz_origin_row *rows; /* by label */
	size_t count;
};

/*
 * The owners of a scope, in the caller's storage, by their labels. Bytes are
 * of memory where the query asks for it, else of the file. What is written
 * by an owner is as_symbol + to_others - from_others. To be released in any
 * case. BSZ_ENOMEM and what bsz_artifact_map() returns.
 */
int bsz_origins_init(struct bsz_origins *origins,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_err *err);
void bsz_origins_release(struct bsz_origins *origins);

/* Those of an owner; NULL when it has none. */
const struct bsz_origin_row *bsz_origins_find(
    const struct bsz_origins *origins, uint32_t label);

#endif
