/*
 * Finding the few DIEs that a walk wants to see.
 *
 * Of a C++ program's 14 million DIEs one in seventeen has code. What it takes
 * to pass the others is two bytes: a size, and whether children follow. The
 * tables of them are small and stay in the first cache. A DIE that is wanted
 * is passed, too: it goes to a list without a branch that could be predicted
 * wrong, and is looked at when the list is full. What ended between two of
 * them follows from the least depth on the way.
 */
#ifndef BINSIZE_DWARF_STRIDE_H
#define BINSIZE_DWARF_STRIDE_H

#include "dwarf.h"

#include <binsize/limits.h>

/* Bytes behind the code, at most this many; what is above, or is not fixed,
 * is stepped over. */
#define STRIDE_MAX_SIZE 0xfeu
#define STRIDE_STOP 0xffu

/* What a DIE is to the walk: the low bits are the levels it opens, and one. */
#define STRIDE_LEVELS 0x03u
#define STRIDE_WANTED 0x04u

/* The two bytes of each code of a table; cleared memory. */
struct dwarf_strides {
	uint8_t *sizes; /* that of 0 ends a list of children */
	uint8_t *kinds; /* behind the sizes, in one block */
	size_t count, room;
	uint8_t wanted; /* slots */
};

/* Free the bytes; all zero ones are fine. */
void bsz_dwarf_strides_release(struct dwarf_strides *strides);

/*
 * Make the bytes of a compiled table. DIEs that have one of the slots in
 * `wanted` are. False when memory is short.
 */
bool bsz_dwarf_strides_make(struct dwarf_strides *strides,
    const struct dwarf_abbrevs *abbrevs, uint8_t wanted);

/* A DIE that is wanted. */
struct dwarf_find {
	const uint8_t *at; /* its code; it ends inside of its unit */
	uint32_t depth;    /* DIEs around */
	/* The least depth since the one before, whose children count as being
	 * around: levels that are deeper have ended. */
	uint32_t least;
};

/* The finds of one unit. */
struct dwarf_seek {
	const struct dwarf_unit *unit;
	const struct dwarf_abbrevs *abbrevs; /* borrowed */
	struct dwarf_strides strides;
	struct cursor at;
	uint32_t depth, least; /* as in a find, so far */
	struct dwarf_find *next, *full; /* where finds go */
};

/* Begin with the root of a unit; false when memory is short. */
bool bsz_dwarf_seek_begin(struct dwarf_seek *seek,
    const struct dwarf_unit *unit, const struct dwarf_abbrevs *abbrevs,
    uint8_t wanted);

/*
 * Go on until the list is full or the unit ends (the cursor is at its end).
 * NULL, or what is damaged, at the cursor.
 */
const char *bsz_dwarf_seek(struct dwarf_seek *seek);

/*
 * Go on in two units side by side, until one of them ends, is damaged, or has
 * a full list. A DIE tells where the next one is, and waiting for that is all
 * that one walk does: two take two thirds of the time of one after the other.
 */
void bsz_dwarf_seek_two(struct dwarf_seek *a, struct dwarf_seek *b);

#endif
