/*
 * Names of functions that a list of finds refers to, before any of it is
 * looked at.
 *
 * What a call refers to is far away: the function, its declaration, what is
 * known of the name's offset, the name. One after another each of them would
 * be waited for; of a list, all are asked for at once.
 */
#ifndef BINSIZE_INLINE_AHEAD_H
#define BINSIZE_INLINE_AHEAD_H

#include "dwarf_stride.h"
#include "inline_names.h"

/* So many finds at a time: what they ask for fits into the cache. */
#define INLINE_AHEAD 1024

/* A function that has no name yet. */
struct inline_wanted {
	uint64_t key;    /* offset of what the call refers to */
	uint64_t offset; /* of the DIE that may tell */
	struct dwarf_value name; /* of no class until it is found */
};

struct inline_ahead {
	uint64_t keys[INLINE_AHEAD];
	struct inline_wanted wanted[INLINE_AHEAD];
	uint32_t dead; /* DIEs this deep are in code that is gone; 0: none */
};

/*
 * Remember the names that finds of a unit need, as far as their DIEs are
 * together; count: at most INLINE_AHEAD. dead: as the last list left it; 0 when a unit begins.
 */
void bsz_inline_names_ahead(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct dwarf_find *finds, size_t count, struct inline_ahead *ahead);

#endif
