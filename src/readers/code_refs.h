/*
 * References that code makes to data: found by decoding instructions, one
 * function after the other, without following jumps.
 *
 * Only what lies where the caller looks for it is kept, so that a program of
 * a million references costs little.
 */
#ifndef BINSIZE_CODE_REFS_H
#define BINSIZE_CODE_REFS_H

#include <binsize/base.h>
#include <binsize/sort.h>

struct code_refs {
	/* Addresses that are looked for: a bit for each 1 << shift of them. */
	uint64_t low, size;
	unsigned shift;
	uint8_t *wanted;
	bool absolute; /* numbers in instructions may be addresses */

	struct bsz_keyed *items; /* key: target, value: who refers to it */
	size_t count, room;
	bool failed; /* memory was short */
};

/* Room for more; sets failed. */
void bsz_code_refs_grow(struct code_refs *refs);

/* Whether an address is near to what is looked for. */
BSZ_ALWAYS_INLINE bool code_refs_wants(const struct code_refs *refs,
    uint64_t target)
{
	const uint64_t granule = (target - refs->low) >> refs->shift;

	return target - refs->low < refs->size &&
	    refs->wanted[granule / 8] >> granule % 8 & 1;
}

/* Keep a reference, when its target is looked for. */
BSZ_ALWAYS_INLINE void code_refs_add(struct code_refs *refs, uint64_t target,
    uint64_t from)
{
	if (BSZ_LIKELY(!code_refs_wants(refs, target)))
		return;
	if (refs->count == refs->room)
		bsz_code_refs_grow(refs);
	if (refs->count < refs->room)
		refs->items[refs->count++] = (struct bsz_keyed){target, from};
}

/* --- x86-64 (x86_code.c) --- */

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
