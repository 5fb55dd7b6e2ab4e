/*
 * The state of a walk that adds maps to a rollup (rollup.c, single.c,
 * stripes.c).
 */
#ifndef BINSIZE_CORE_ADDING_H
#define BINSIZE_CORE_ADDING_H

#include <binsize/rollup.h>

#include "nodes.h"

/* Where the walk stands in one level's map. */
struct cursor {
	const struct bsz_range *at, *stop;
	uint32_t group; /* the group at hand, or BSZ_NO_LABEL */
};

struct adding {
	struct bsz_rollup *rollup;
	const struct bsz_labels *labels;
	const struct bsz_rollup_options *options;
	enum bsz_domain domain;
	size_t levels, maps; /* one more than levels, when classes are summed */
	size_t label_count;
	struct bsz_first_nodes first;

	struct cursor cursors[BSZ_MAX_NESTING];
	unsigned groups;  /* a bit a level: it stands on a group */
	unsigned refused; /* a bit a level: it stands on refused bytes */
	uint32_t chosen[BSZ_MAX_NESTING]; /* labels to charge */
	uint32_t path[BSZ_MAX_NESTING];   /* their nodes */
	size_t valid;     /* so many of path belong to chosen */
	uint32_t *leaves; /* by label: its node of the last level that was
	    charged last, plus 1; or NULL */
	enum bsz_evidence evidence;
	uint8_t class; /* of the piece at hand */
	uint64_t total, filtered;
	uint64_t by_evidence[BSZ_EVIDENCES];

	/* Of two levels, the one of fewer ranges; the stripe of its range. */
	size_t wide;
	const struct bsz_range *striped;
	struct bsz_stripe *stripe; /* NULL: it has none */
};

/* A cursor stands on a new range: what is charged from now on. */
void bsz_adding_enter(struct adding *add, size_t level);

/* Charge so many bytes to what the cursors stand on. */
void bsz_adding_charge(struct adding *add, uint64_t size);

/* BSZ_EINVARIANT: maps do not cover the same bytes from a place on. */
int bsz_adding_fail(const struct adding *add, uint64_t place,
    struct bsz_err *err);

#endif
