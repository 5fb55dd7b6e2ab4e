/*
 * Stepping over DIEs that nobody looks into.
 *
 * Of a C++ program's 11 million DIEs nine in ten have nothing that the inline
 * tree wants. What it takes to pass one is a word: its size, and whether
 * children follow. A table of words is a sixth of the compiled abbreviations
 * and stays in the first cache; a DIE takes a third of the instructions.
 */
#ifndef BINSIZE_DWARF_STRIDE_H
#define BINSIZE_DWARF_STRIDE_H

#include "dwarf.h"

/* The low half of a word: bytes behind the code, at most this many. */
#define STRIDE_MAX_SIZE 0xffu
/* The upper half, signed: levels that are entered. One that is larger than
 * any depth says that the DIE is not to be passed. */
#define STRIDE_LEVEL (1u << 16)
#define STRIDE_STOP (STRIDE_LEVEL * 0x7fffu)

/* The words of one table of abbreviations, by code; cleared memory. */
struct dwarf_strides {
	uint32_t *of; /* that of 0 ends a list of children */
	size_t count, room;
};

/* Free the words; all zero bytes are fine. */
void bsz_dwarf_strides_release(struct dwarf_strides *strides);

/*
 * Make the words of a compiled table. DIEs that have one of the slots in
 * `stop` are not passed, nor are those whose size is not fixed. False when
 * memory is short.
 */
bool bsz_dwarf_strides_make(struct dwarf_strides *strides,
    const struct dwarf_abbrevs *abbrevs, uint8_t stop);

/* So many bytes ahead DIEs are brought into the cache: most are passed in
 * less time than memory takes to send them. 5 % on a C++ program. */
#define STRIDE_AHEAD 512

/*
 * Pass DIEs up to the first that is not to be passed, that ends the level of
 * depth `least` or reaches that of `most`; near the end of the unit all are
 * left to the caller. *depth: of the DIE at the cursor.
 */
BSZ_ALWAYS_INLINE void dwarf_strides_pass(const struct dwarf_strides *strides,
    struct cursor *at, size_t least, size_t most, size_t *depth)
{
	const uint8_t *from = at->at;
	const uint32_t *const of = strides->of;
	const size_t count = strides->count;
	size_t inside = *depth - least;

	if (cursor_left(at) <= STRIDE_MAX_SIZE + 2)
		return;
	for (const uint8_t *const last = at->end - STRIDE_MAX_SIZE - 2;
	    from < last;) {
		const uint8_t *behind = from + 1;
		size_t code = *from;
		uint32_t word;

		__builtin_prefetch(from + STRIDE_AHEAD);
		if (code >= 0x80) {
			if (*behind >= 0x80)
				break;
			code = (code & 0x7f) | (size_t)*behind++ << 7;
		}
		if (code >= count)
			break;
		word = of[code];
		/* wraps below `least` */
		if (inside + (size_t)((int32_t)word >> 16) >= most - least)
			break;
		inside += (size_t)((int32_t)word >> 16);
		from = behind + (word & 0xffff);
	}
	at->at = from;
	*depth = least + inside;
}

#endif
