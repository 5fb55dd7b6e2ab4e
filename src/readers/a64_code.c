/*
 * Addresses that AArch64 code makes: the page that ADRP puts into a register,
 * and the rest that ADD, a load or a store adds to it; ADR and loads of
 * literals alone.
 *
 * One register holds one page until something else may have been written to
 * it: any instruction with that number as its first operand, a call for those
 * that calls do not save, a jump for all.
 *
 * Specification: Arm Architecture Reference Manual for A-profile, C4 and C6.
 */
#include "code_refs.h"

#include "cursor.h"

/* What an instruction is to us; the first row that fits. */
enum kind {
	ADRP,
	ADR,
	ADD,
	ACCESS,  /* load or store, unsigned offset */
	LITERAL,
	STORE,   /* writes no register */
	PAIR,    /* loads two */
	CALL,
	JUMP,
	BRANCH,  /* on a condition */
	WRITE    /* anything else */
};

static const struct {
	uint32_t mask, value;
	enum kind kind;
} kinds[] = {
	{0x9f000000, 0x90000000, ADRP},
	{0x9f000000, 0x10000000, ADR},
	{0xffc00000, 0x91000000, ADD},
	{0x3b000000, 0x39000000, ACCESS},
	{0x3b000000, 0x18000000, LITERAL},
	{0x3e400000, 0x28000000, STORE}, /* STP */
	{0x3e000000, 0x28000000, PAIR},
	{0xfc000000, 0x94000000, CALL},
	{0xfffffc1f, 0xd63f0000, CALL},
	{0x7c000000, 0x14000000, JUMP},
	{0xfe000000, 0xd6000000, JUMP},
	{0xff000000, 0x54000000, BRANCH},
	{0x7c000000, 0x34000000, BRANCH}, /* CBZ, TBZ */
};

/* Registers that a call leaves as they are: 19 to 28. */
#define SAVED UINT32_C(0x1ff80000)

static enum kind kind_of(uint32_t word)
{
	for (size_t i = 0; i < BSZ_COUNTOF(kinds); i++)
		if ((word & kinds[i].mask) == kinds[i].value)
			return kinds[i].kind;
	return WRITE;
}

struct a64_state {
	struct code_refs *refs;
	uint64_t pages[32];
	uint32_t known; /* a bit a register */
};

/* The number of `bits` bits at `at`, with its sign. */
static uint64_t number(uint32_t word, unsigned at, unsigned bits)
{
	return (uint64_t)(int64_t)((int32_t)(word << (32 - at - bits)) >>
	    (32 - bits));
}

/* The number in ADR and ADRP, in two parts. */
static uint64_t split_number(uint32_t word)
{
	return number(word, 5, 19) * 4 + (word >> 29 & 3);
}

static void refer(struct a64_state *state, uint32_t word, unsigned shift,
    uint64_t pc)
{
	const uint32_t base = word >> 5 & 31;

	if (state->known >> base & 1)
		code_refs_add(state->refs, state->pages[base] +
		    ((uint64_t)(word >> 10 & 0xfff) << shift), pc);
}

/* The shift of an unsigned offset: the size of what is accessed. */
static unsigned access_shift(uint32_t word)
{
	const bool vector = word >> 26 & 1;

	return vector && word >> 30 == 0 && word >> 23 & 1 ? 4 : word >> 30;
}

static void step(struct a64_state *state, uint32_t word, uint64_t pc)
{
	const uint32_t first = UINT32_C(1) << (word & 31);

	switch (kind_of(word)) {
	case ADRP:
		state->pages[word & 31] = (pc & ~UINT64_C(0xfff)) +
		    (split_number(word) << 12);
		state->known |= first;
		return;
	case ADR:
		code_refs_add(state->refs, pc + split_number(word), pc);
		break;
	case ADD:
		refer(state, word, 0, pc);
		break;
	case ACCESS:
		refer(state, word, access_shift(word), pc);
		if (!(word >> 22 & 3) || word >> 26 & 1)
			return; /* a store, or not of these registers */
		break;
	case LITERAL:
		code_refs_add(state->refs, pc + number(word, 5, 19) * 4, pc);
		break;
	case PAIR:
		state->known &= ~(UINT32_C(1) << (word >> 10 & 31));
		break;
	case CALL:
		state->known &= SAVED;
		return;
	case JUMP:
		state->known = 0;
		return;
	case STORE:
	case BRANCH:
		return;
	case WRITE:
		break;
	}
	state->known &= ~first;
}

void bsz_a64_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm)
{
	struct a64_state state = {.refs = refs};

	for (uint64_t at = 0; at + 4 <= size; at += 4)
		step(&state, load32(code.data + at, false), vm + at);
}
