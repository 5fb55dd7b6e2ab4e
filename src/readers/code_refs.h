/*
 * References that code makes to data: found by decoding instructions, one
 * function after the other, without following jumps.
 *
 * Only what lies where the caller looks for it is kept, so that a program of
 * a million references costs little.
 */
#ifndef BINSIZE_CODE_REFS_H
#define BINSIZE_CODE_REFS_H

#include "elf_data.h"

#define CODE_REFS_AREAS 2

struct code_refs {
	const struct elf_gaps *gaps; /* what is looked for */
	uint64_t low, last; /* addresses in them, of the last 4 GiB that has
			     * any */
	uint8_t *wanted;    /* a bit for each granule of addresses, which
			     * others at a distance of mask + 1 share */
	uint64_t mask;
	unsigned shift; /* log2 of a granule's bytes */
	bool absolute; /* numbers in instructions may be addresses */

	/* all gaps, less what is far from any */
	struct code_refs_area {
		uint64_t first, last;
	} areas[CODE_REFS_AREAS];
	size_t area_count;
	struct x86_walks *walks; /* functions that are not yet done */

	struct bsz_keyed *items; /* key: target, value: who refers to it */
	size_t count, room;
	bool failed; /* memory was short */
};

/* Sort what was kept by target, and leave out what is in no gap.
 * BSZ_ENOMEM. */
int bsz_code_refs_settle(struct code_refs *refs, struct bsz_err *err);

/* Look for gaps, one at least; they stay borrowed. BSZ_ENOMEM. */
int bsz_code_refs_init(struct code_refs *refs, const struct elf_gaps *gaps,
    struct bsz_err *err);
void bsz_code_refs_release(struct code_refs *refs);

/* Whether an address of first to last is in a gap. O(log gaps). */
bool bsz_code_refs_meet(const struct code_refs *refs, uint64_t first,
    uint64_t last);

/* Keep what may be a reference: its target passed code_refs_wants(). Sets
 * failed. */
void bsz_code_refs_keep(struct code_refs *refs, uint64_t target,
    uint64_t from);

/* Whether an address may be looked for; hardly any other passes. */
BSZ_ALWAYS_INLINE bool code_refs_wants(const struct code_refs *refs,
    uint64_t target)
{
	const uint64_t granule = target >> refs->shift & refs->mask;

	return refs->wanted[granule / 8] >> granule % 8 & 1;
}

/* Whether an address is in an area: worth a look where there are many numbers
 * that are far from any. */
BSZ_ALWAYS_INLINE bool code_refs_in_area(const struct code_refs *refs,
    uint64_t target)
{
	const struct code_refs_area *areas = refs->areas;

	return target - areas[0].first <= areas[0].last - areas[0].first ||
	    (refs->area_count > 1 && target - areas[1].first <=
	    areas[1].last - areas[1].first);
}

BSZ_ALWAYS_INLINE void code_refs_add(struct code_refs *refs, uint64_t target,
    uint64_t from)
{
	if (BSZ_UNLIKELY(code_refs_wants(refs, target)))
		bsz_code_refs_keep(refs, target, from);
}

/* --- relocatable files (elf_object_refs.c) --- */

/* What their relocations refer to. */
void bsz_elf_object_references(struct elf_image *image,
    const struct elf_symbols *symbols, struct code_refs *refs);

/* --- x86-64 (x86_code.c, x86_references.c) --- */

#define X86_LONGEST 15

struct x86_instruction {
	unsigned size;      /* bytes; 0: none that is known */
	unsigned relative;  /* where a displacement relative to the next
			     * instruction begins, or 0 */
	unsigned absolute;  /* where a displacement without RIP does, or 0 */
	unsigned immediate; /* where an operand of four bytes does that may be
			     * an address, or 0 */
};

/* Decode the instruction at the start of code. */
struct x86_instruction bsz_x86_decode(struct bsz_span code);

/* Step from one on over those that end at a place or before it, as far as
 * they are of usual kinds; returns where the next one begins. */
uint64_t bsz_x86_skip(struct bsz_span code, uint64_t at, uint64_t place);

/* Code that is stepped through beside other code. */
#define X86_LANES 4

struct x86_lane {
	const uint8_t *at;    /* where the next instruction begins */
	const uint8_t *place; /* to be reached; NULL: too near to the end */
};

/* A lane from one place of code on to another. */
struct x86_lane bsz_x86_lane(struct bsz_span code, uint64_t at,
    uint64_t place);

/* The same as bsz_x86_skip() in all lanes, until one of them can go no
 * further: the number of that. */
unsigned bsz_x86_skip_abreast(struct x86_lane *lanes);

/*
 * The references of the first `size` bytes of code, which are at an address,
 * up to what is not known. It is faster where code has some bytes more. The
 * code must stay until the end.
 */
void bsz_x86_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm);
void bsz_x86_references_end(struct code_refs *refs);

/* --- AArch64 (a64_code.c) --- */

/* Instructions are little endian in every file. */
void bsz_a64_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm);

#endif
