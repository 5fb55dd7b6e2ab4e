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

struct code_refs {
	const struct elf_gaps *gaps; /* what is looked for */
	uint64_t low, last; /* addresses in them, of the last 4 GiB that has
			     * any */
	uint8_t *wanted;    /* a bit for each granule of addresses, which
			     * others at a distance of mask + 1 share */
	uint64_t mask;
	bool absolute; /* numbers in instructions may be addresses */

	struct bsz_keyed *items; /* key: target, value: who refers to it */
	size_t count, room;
	bool failed; /* memory was short */
};

#define CODE_REFS_GRANULE 3

/* Look for gaps, one at least; they stay borrowed. BSZ_ENOMEM. */
int bsz_code_refs_init(struct code_refs *refs, const struct elf_gaps *gaps,
    struct bsz_err *err);
void bsz_code_refs_release(struct code_refs *refs);

/* Keep a reference, when its target is in a gap; sets failed. */
void bsz_code_refs_keep(struct code_refs *refs, uint64_t target,
    uint64_t from);

/* Whether an address may be looked for; hardly any other passes. */
BSZ_ALWAYS_INLINE bool code_refs_wants(const struct code_refs *refs,
    uint64_t target)
{
	const uint64_t granule = target >> CODE_REFS_GRANULE & refs->mask;

	return refs->wanted[granule / 8] >> granule % 8 & 1;
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
	unsigned immediate; /* where an operand of four bytes does, or 0 */
};

/* Decode the instruction at the start of code. */
struct x86_instruction bsz_x86_decode(struct bsz_span code);

/* Step from one on over those that end at a place or before it, as far as
 * they are of usual kinds; returns where the next one begins. */
uint64_t bsz_x86_skip(struct bsz_span code, uint64_t at, uint64_t place);

/*
 * The references of the first `size` bytes of code, which are at an address,
 * up to what is not known. It is faster where code has some bytes more.
 */
void bsz_x86_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm);

/* --- AArch64 (a64_code.c) --- */

/* Instructions are little endian in every file. */
void bsz_a64_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm);

#endif
