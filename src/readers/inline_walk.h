/*
 * The walk through the functions of units and the calls inlined into them;
 * what it claims, and what it keeps for the rows.
 */
#ifndef BINSIZE_INLINE_WALK_H
#define BINSIZE_INLINE_WALK_H

#include "dwarf.h"
#include "inline_ahead.h"
#include "inline_claims.h"
#include "inline_names.h"
#include "inline_rows.h"

/* What is found of a unit before it is looked at. */
#define INLINE_FINDS 8192

struct inline_span {
	uint64_t start, end;
};

/* What the children of a DIE are inside of. */
struct inline_level {
	uint32_t chain; /* 0: no live code */
	uint32_t depth; /* inlined calls around */
	size_t first, count; /* its spans */
	size_t around;  /* how many DIEs its children are inside of */
	size_t claims;  /* a function: its first pending claim */
	bool is_function;
};

/* Of one worker; cleared memory. */
struct inline_walk {
	struct inline_seeks {
		struct dwarf_seek seek; /* of no unit: nothing was sought */
		struct dwarf_abbrevs abbrevs;
		struct dwarf_find *finds;
	} pair[2];
	struct inline_names names;
	struct inline_claims claims;
	struct inline_copies *copies;      /* by label of the chain */
	size_t copies_room;
	struct inline_span *spans;
	size_t span_count, span_room;
	struct inline_level levels[BSZ_MAX_DIE_DEPTH];
	size_t inside; /* the last level */
	struct inline_ahead ahead;
	uint64_t clipped;
	bool failed; /* memory was short */
};

/* Begin. False when memory is short; it is to be freed then, too. */
bool bsz_inline_walk_init(struct inline_walk *walk,
    struct bsz_labels *labels);

/*
 * Two units are going to be walked, this one first: look for their functions
 * and calls side by side. Optional; it saves time.
 */
void bsz_inline_walk_prepare(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct dwarf_unit *next);

/* Walk a unit; worker->own is the walk. What is damaged is remembered. */
void bsz_inline_walk_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit);

/* Free what no unit needs any more; claims and copies are left. */
void bsz_inline_walk_end_units(struct inline_walk *walk);

/* Free the walk itself. */
void bsz_inline_walk_free(struct inline_walk *walk);

#endif
