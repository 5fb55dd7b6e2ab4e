/*
 * A layout of GNU's output while it is made: gnu_layout.c goes through its
 * parts, gnu_loads.c places what segments load.
 */
#ifndef BINSIZE_STRIP_GNU_LAYOUT_H
#define BINSIZE_STRIP_GNU_LAYOUT_H

#include "gnu.h"

struct gnu_layout {
	struct gnu *gnu;
	uint64_t end;      /* of what was placed */
	uint64_t count;    /* section headers, the null one included */
	struct strip_tail *names;
	size_t name_count;
	bool *placed;      /* by index of the input */
	bool copied;       /* program headers are taken over unchanged */
};

/* The smallest offset from `from` on that is congruent to an address, modulo
 * an alignment of any value. */
uint64_t bsz_strip_gnu_congruent(uint64_t from, uint64_t address,
    uint64_t align);

/* Place the sections of loadable segments: first those of the segment with
 * the file's header, then by address. BSZ_ENOMEM. */
int bsz_strip_gnu_place_loads(struct gnu_layout *layout);

#endif
