/*
 * Lengths of x86-64 instructions, and the addresses in them.
 *
 * An instruction is prefixes, an opcode of one of several maps, and what the
 * opcode's form asks for: a ModRM byte with its index byte and displacement,
 * an immediate operand. Three maps are tables of forms; the others have one
 * form each. What an instruction does is of no interest.
 *
 * A byte sequence that is no instruction ends the walk through a function:
 * behind it everything would be a guess about a guess.
 *
 * Most functions refer to nothing that is looked for. So bytes that may be
 * the ModRM byte of such a reference, or the top of such an address, are
 * sought first, eight at a time, and functions are decoded up to the last.
 *
 * Specification: Intel 64 Software Developer's Manual, volume 2, chapter 2
 * and appendix A; AMD64 Architecture Programmer's Manual, volume 3, for XOP.
 */
#include "code_refs.h"

#include "cursor.h"

enum form {
	F_MODRM = 1,
	F_BYTE = 2,    /* an operand of one byte */
	F_PAIR = 4,    /* of two bytes */
	F_FULL = 8,    /* of four bytes, or two after 0x66 */
	F_JUMP = 16,   /* the same, a distance */
	F_ODD = 32,    /* odd() knows more */
	F_BAD = 64,
	F_PREFIX = 128
};

/* Short names, so that a map fits on a screen. */
#define O 0
#define M F_MODRM
#define B F_BYTE
#define Z F_FULL
#define J F_JUMP
#define W F_PAIR
#define N (F_MODRM | F_BYTE)
#define Q (F_MODRM | F_FULL)
#define S F_ODD
#define T (F_MODRM | F_ODD)
#define X F_BAD
#define P F_PREFIX

static const uint8_t one_byte[256] = {
	M, M, M, M, B, Z, X, X, M, M, M, M, B, Z, X, S, /* 00 */
	M, M, M, M, B, Z, X, X, M, M, M, M, B, Z, X, X, /* 10 */
	M, M, M, M, B, Z, P, X, M, M, M, M, B, Z, P, X, /* 20 */
	M, M, M, M, B, Z, P, X, M, M, M, M, B, Z, P, X, /* 30 */
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 40 */
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 50 */
	X, X, S, M, P, P, P, P, Z, Q, B, N, O, O, O, O, /* 60 */
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, /* 70 */
	N, Q, X, N, M, M, M, M, M, M, M, M, M, M, M, S, /* 80 */
	O, O, O, O, O, O, O, O, O, O, X, O, O, O, O, O, /* 90 */
	S, S, S, S, O, O, O, O, B, Z, O, O, O, O, O, O, /* a0 */
	B, B, B, B, B, B, B, B, S, S, S, S, S, S, S, S, /* b0 */
	N, N, W, O, S, S, N, Q, W | B, O, W, O, O, B, X, O, /* c0 */
	M, M, M, M, X, X, X, O, M, M, M, M, M, M, M, M, /* d0 */
	B, B, B, B, B, B, B, B, J, J, X, B, O, O, O, O, /* e0 */
	P, O, P, P, O, O, T, T, O, O, O, O, O, O, M, M, /* f0 */
};

/* Behind 0x0f; VEX and EVEX have the same forms in their map 1. */
static const uint8_t two_byte[256] = {
	M, M, M, M, X, O, O, O, O, O, X, O, X, M, O, N, /* 00 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 10 */
	T, T, T, T, X, X, X, X, M, M, M, M, M, M, M, M, /* 20 */
	O, O, O, O, O, O, X, O, S, X, S, X, X, X, X, X, /* 30 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 40 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 50 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 60 */
	N, N, N, N, M, M, M, O, T, M, X, X, M, M, M, M, /* 70 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* 80 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 90 */
	O, O, O, M, N, M, M, M, O, O, O, M, N, M, M, M, /* a0 */
	M, M, M, M, M, M, M, M, M, M, N, M, M, M, M, M, /* b0 */
	M, M, N, M, N, N, N, M, O, O, O, O, O, O, O, O, /* c0 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* d0 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* e0 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* f0 */
};

#undef O
#undef M
#undef B
#undef Z
#undef J
#undef W
#undef N
#undef Q
#undef S
#undef T
#undef X
#undef P

/* Forms of the maps that have one each. */
static const uint8_t map_forms[] = {
	[2] = F_MODRM,
	[3] = F_MODRM | F_BYTE,
	[5] = F_MODRM,
	[6] = F_MODRM,
	[8] = F_MODRM | F_BYTE, /* XOP */
	[9] = F_MODRM,
	[10] = F_MODRM | F_FULL,
};

#define MAP_XOP 8

/* While it is decoded. */
struct x86_state {
	const uint8_t *at;
	bool wide;   /* REX.W */
	bool narrow; /* 0x66 */
	bool near;   /* 0x67 */
};

/* The form of an opcode in a map behind VEX, EVEX or XOP. */
static unsigned form_in_map(struct x86_state *state, unsigned map)
{
	const uint8_t opcode = *state->at++;
	unsigned form = F_BAD;

	/* These ignore 0x66, and have other instructions in a few places. */
	state->narrow = false;
	if (map == 1)
		form = opcode == 0x77 ? 0 : (two_byte[opcode] & F_BYTE) |
		    F_MODRM;
	else if (map < BSZ_COUNTOF(map_forms) && map_forms[map])
		form = map_forms[map];
	return form;
}

/* The form behind 0x0f. */
static unsigned form_of_two(struct x86_state *state, bool repeated)
{
	const uint8_t opcode = *state->at++;
	const unsigned form = two_byte[opcode];

	if (!(form & F_ODD))
		return form;
	switch (opcode) {
	case 0x38:
		return state->at++, F_MODRM;
	case 0x3a:
		return state->at++, F_MODRM | F_BYTE;
	case 0x78: /* EXTRQ and INSERTQ */
		return state->narrow || repeated ? F_MODRM | F_PAIR : F_MODRM;
	}
	/* control and debug registers: the mode does not count */
	return state->at++, 0;
}

/* The form of an opcode that its table entry does not tell all of. */
static unsigned odd(struct x86_state *state, uint8_t opcode, bool repeated,
    unsigned *more)
{
	const uint8_t next = *state->at;

	switch (opcode) {
	case 0x0f:
		return form_of_two(state, repeated);
	case 0x62:
		state->at += 3;
		return form_in_map(state, next & 7);
	case 0x8f:
		if ((next & 31) < MAP_XOP)
			return F_MODRM;
		state->at += 2;
		return form_in_map(state, next & 31);
	case 0xc4:
		state->at += 2;
		return form_in_map(state, next & 31);
	case 0xc5:
		state->at += 1;
		return form_in_map(state, 1);
	case 0xf6:
		return (next >> 3 & 7) < 2 ? F_MODRM | F_BYTE : F_MODRM;
	case 0xf7:
		return (next >> 3 & 7) < 2 ? F_MODRM | F_FULL : F_MODRM;
	}
	if (opcode >= 0xb8) /* b8 to bf */
		return *more = state->wide ? 8 : 0, state->wide ? 0 : F_FULL;
	return *more = state->near ? 4 : 8, 0; /* a0 to a3 */
}

/* Bytes behind ModRM: an index byte and a displacement, by mode and base. An
 * index byte without a base, in mode 0, has one of four bytes behind it. */
static const uint8_t behind_modrm[32] = {
	0, 0, 0, 0, 1, 4, 0, 0,
	1, 1, 1, 1, 2, 1, 1, 1,
	4, 4, 4, 4, 5, 4, 4, 4,
	0, 0, 0, 0, 0, 0, 0, 0,
};

/* Bytes of operands by form >> 1: BYTE, PAIR, FULL, JUMP; for the last two
 * those that are not narrow. */
static const uint8_t operands[16] = {
	0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7, 8, 9, 10, 11,
};

/* An opcode that is read: what follows it, and how much of that the form does
 * not tell. */
struct x86_opcode {
	const uint8_t *end;
	uint32_t form, more;
};

/* An opcode with prefixes other than REX, or an odd one. */
static struct x86_opcode read_opcode(const uint8_t *start)
{
	struct x86_state state = {.at = start};
	bool repeated = false;
	uint8_t opcode = *state.at++;
	unsigned form = one_byte[opcode], more = 0;

	while (form == F_PREFIX && state.at - start < X86_LONGEST) {
		/* only the last prefix can be REX */
		state.wide = (opcode & 0xf8) == 0x48;
		state.narrow |= opcode == 0x66;
		state.near |= opcode == 0x67;
		repeated |= opcode == 0xf2;
		opcode = *state.at++;
		form = one_byte[opcode];
	}
	if (form & F_ODD)
		form = odd(&state, opcode, repeated, &more);
	if (form & (F_FULL | F_JUMP) && state.narrow && !state.wide) {
		form &= ~(unsigned)(F_FULL | F_JUMP);
		more = 2;
	}
	return (struct x86_opcode){state.at, form, more};
}

/* ModRM and what is behind it; returns the end. */
BSZ_ALWAYS_INLINE const uint8_t *take_modrm(const uint8_t *at,
    const uint8_t *start, struct x86_instruction *out)
{
	const unsigned modrm = *at++;
	const unsigned mode = modrm >> 6;
	const uint8_t *end = at + behind_modrm[mode << 3 | (modrm & 7)];

	if ((modrm & 0xc7) == 5) {
		out->relative = (unsigned)(at - start);
	} else if ((modrm & 0xc7) == 4 && (*at & 7) == 5) {
		end += 4;
		out->absolute = (unsigned)(at + 1 - start);
	} else if (mode == 2) {
		out->absolute = (unsigned)(end - 4 - start);
	}
	return end;
}

/*
 * The instruction at a place that has LOOKED_AT bytes: prefixes, four bytes
 * of an opcode, ModRM, an index and a displacement.
 */
#define LOOKED_AT (X86_LONGEST + 12)

BSZ_ALWAYS_INLINE struct x86_instruction decode(const uint8_t *start)
{
	const uint8_t *at = start;
	struct x86_instruction out = {0, 0, 0, 0};
	unsigned opcode = *at++, form, more = 0;

	if ((opcode & 0xf0) == 0x40)
		opcode = *at++;
	form = one_byte[opcode];
	if (opcode == 0x0f)
		form = two_byte[*at++];
	if (BSZ_UNLIKELY(form >= F_ODD)) {
		const struct x86_opcode read = read_opcode(start);

		at = read.end;
		form = read.form;
		more = read.more;
		if (form & (F_BAD | F_PREFIX))
			return out;
	}
	if (form & F_MODRM)
		at = take_modrm(at, start, &out);
	if (form & F_FULL)
		out.immediate = (unsigned)(at - start);
	out.size = (unsigned)(at - start) + operands[form >> 1 & 15] + more;
	return out;
}

static struct x86_instruction decode_last(struct bsz_span code)
{
	uint8_t bytes[LOOKED_AT] = {0};
	struct x86_instruction out;

	memcpy(bytes, code.data, bsz_min(code.size, sizeof(bytes)));
	out = decode(bytes);
	if (out.size > bsz_min(code.size, X86_LONGEST))
		out.size = 0;
	return out;
}

struct x86_instruction bsz_x86_decode(struct bsz_span code)
{
	return code.size ? decode_last(code)
	    : (struct x86_instruction){0, 0, 0, 0};
}

/* An address of four bytes, in the same 4 GiB as the code: they are extended
 * with zeros in programs, with ones in a kernel. */
BSZ_ALWAYS_INLINE uint64_t address(uint64_t vm, const uint8_t *at)
{
	return (vm & ~(uint64_t)UINT32_MAX) | load32(at, false);
}

BSZ_ALWAYS_INLINE void add(struct code_refs *refs, const uint8_t *at,
    uint64_t vm, struct x86_instruction found, bool absolute)
{
	if (found.relative)
		code_refs_add(refs, vm + found.size + (uint64_t)(int64_t)
		    (int32_t)load32(at + found.relative, false), vm);
	if (absolute && found.absolute)
		code_refs_add(refs, address(vm, at + found.absolute), vm);
	if (absolute && found.immediate)
		code_refs_add(refs, address(vm, at + found.immediate), vm);
}

/* The walk; one that needs no absolute addresses is shorter. */
BSZ_ALWAYS_INLINE void walk(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm, bool absolute)
{
	const uint64_t fast = code.size > LOOKED_AT ? bsz_min(size,
	    code.size - LOOKED_AT) : 0;
	uint64_t at = 0;

	while (at < fast) {
		const struct x86_instruction found = decode(code.data + at);

		if (BSZ_UNLIKELY(found.size - 1 >= X86_LONGEST))
			return;
		add(refs, code.data + at, vm + at, found, absolute);
		at += found.size;
	}
	while (at < size) {
		const struct x86_instruction found = decode_last(
		    (struct bsz_span){code.data + at, code.size - at});

		if (!found.size)
			return;
		add(refs, code.data + at, vm + at, found, absolute);
		at += found.size;
	}
}

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* A bit for each byte that is the pattern under a mask; some too many, never
 * one too few. */
BSZ_ALWAYS_INLINE uint64_t matching(const uint8_t *at, uint64_t mask,
    uint64_t pattern)
{
	const uint64_t word = (load64(at, false) & mask) ^ pattern;

	return (word - ONES) & ~word & HIGHS;
}

/* End of the last four bytes that may be relative to RIP; 0: there are none.
 * Operands of up to four bytes may follow them. */
static uint64_t last_relative(const struct code_refs *refs,
    const uint8_t *code, uint64_t size, uint64_t vm)
{
	uint64_t last = 0;

	for (uint64_t at = 0; at < size; at += 8) {
		uint64_t found = matching(code + at, 0xc7 * ONES, 5 * ONES);

		for (; found; found &= found - 1) {
			const uint64_t end = at + 5 +
			    (unsigned)__builtin_ctzll(found) / 8;
			const uint64_t target = vm + end + (uint64_t)(int64_t)
			    (int32_t)load32(code + end - 4, false);

			if (code_refs_wants(refs, target) ||
			    code_refs_wants(refs, target + 4))
				last = end;
		}
	}
	return last;
}

/*
 * The same for absolute addresses, by their highest byte. Where not all that
 * are looked for have the same one it is not worth it: all of the code.
 */
static uint64_t last_absolute(const struct code_refs *refs,
    const uint8_t *code, uint64_t size, uint64_t vm)
{
	const uint64_t base = vm & ~(uint64_t)UINT32_MAX;
	const uint64_t low = bsz_max(refs->low, base);
	const uint64_t high = bsz_min(refs->low + refs->size - 1,
	    base | UINT32_MAX);
	uint64_t last = 0;

	if (low > high)
		return 0;
	if ((low ^ high) >> 24)
		return size;
	for (uint64_t at = 0; at < size; at += 8) {
		uint64_t found = matching(code + at + 3, 0xff * ONES,
		    (low >> 24 & 0xff) * ONES);

		for (; found; found &= found - 1) {
			const uint64_t start = at +
			    (unsigned)__builtin_ctzll(found) / 8;

			if (code_refs_wants(refs, address(vm, code + start)))
				last = start + 4;
		}
	}
	return last;
}

/* Bytes behind a function that the search for the last may look at. */
#define SOUGHT_BEHIND 16

void bsz_x86_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm)
{
	uint64_t end = size;

	if (BSZ_LIKELY(code.size - size >= SOUGHT_BEHIND)) {
		end = refs->absolute ? last_absolute(refs, code.data, size,
		    vm) : 0;
		if (end < size)
			end = bsz_max(end, last_relative(refs, code.data,
			    size, vm));
		end = bsz_min(end, size);
	}
	if (refs->absolute)
		walk(refs, code, end, vm, true);
	else
		walk(refs, code, end, vm, false);
}
