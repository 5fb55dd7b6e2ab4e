/*
 * Lengths of x86-64 instructions, and the addresses in them.
 *
 * An instruction is prefixes, an opcode of one of several maps, and what the
 * opcode's form asks for: a ModRM byte with its index byte and displacement,
 * an immediate operand. Three maps are tables of forms; the others have one
 * form each. What an instruction does is of no interest.
 *
 * Specification: Intel 64 Software Developer's Manual, volume 2, chapter 2
 * and appendix A; AMD64 Architecture Programmer's Manual, volume 3, for XOP.
 */
#include "code_refs.h"

#include "cursor.h"

#include <limits.h>

/* The low bits are the number of bytes that operands have. */
enum form {
	F_BYTE = 1,     /* an operand of one byte */
	F_PAIR = 2,     /* of two bytes */
	F_FULL = 4,     /* of four bytes, or two after 0x66 */
	F_JUMP = 8 | 4, /* the same, a distance */
	F_OPERANDS = 7,
	F_MODRM = 16,
	F_ODD = 32, /* odd() knows more */
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

#define ONE_BYTE(V) \
	M, M, M, M, B, Z, X, X, M, M, M, M, B, Z, X, S, /* 00 */ \
	M, M, M, M, B, Z, X, X, M, M, M, M, B, Z, X, X, /* 10 */ \
	M, M, M, M, B, Z, P, X, M, M, M, M, B, Z, P, X, /* 20 */ \
	M, M, M, M, B, Z, P, X, M, M, M, M, B, Z, P, X, /* 30 */ \
	P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 40 */ \
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 50 */ \
	X, X, S, M, P, P, P, P, Z, Q, B, N, O, O, O, O, /* 60 */ \
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, /* 70 */ \
	N, Q, X, N, M, M, M, M, M, M, M, M, M, M, M, S, /* 80 */ \
	O, O, O, O, O, O, O, O, O, O, X, O, O, O, O, O, /* 90 */ \
	S, S, S, S, O, O, O, O, B, Z, O, O, O, O, O, O, /* a0 */ \
	B, B, B, B, B, B, B, B, V, V, V, V, V, V, V, V, /* b0 */ \
	N, N, W, O, S, S, N, Q, W | B, O, W, O, O, B, X, O, /* c0 */ \
	M, M, M, M, X, X, X, O, M, M, M, M, M, M, M, M, /* d0 */ \
	B, B, B, B, B, B, B, B, J, J, X, B, O, O, O, O, /* e0 */ \
	P, O, P, P, O, O, T, T, O, O, O, O, O, O, M, M, /* f0 */

/* Behind 0x0f; VEX and EVEX have the same forms in their map 1. */
#define TWO_BYTE \
	M, M, M, M, X, O, O, O, O, O, X, O, X, M, O, N, /* 00 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 10 */ \
	T, T, T, T, X, X, X, X, M, M, M, M, M, M, M, M, /* 20 */ \
	O, O, O, O, O, O, X, O, S, X, S, X, X, X, X, X, /* 30 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 40 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 50 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 60 */ \
	N, N, N, N, M, M, M, O, T, M, X, X, M, M, M, M, /* 70 */ \
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* 80 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 90 */ \
	O, O, O, M, N, M, M, M, O, O, O, M, N, M, M, M, /* a0 */ \
	M, M, M, M, M, M, M, M, M, M, N, M, M, M, M, M, /* b0 */ \
	M, M, N, M, N, N, N, M, O, O, O, O, O, O, O, O, /* c0 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* d0 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* e0 */ \
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* f0 */

static const uint8_t one_byte[256] = {ONE_BYTE(Z)};
static const uint8_t two_byte[256] = {TWO_BYTE};

/* All of them in rows of 256, each second one for what is behind REX.W: there
 * one instruction has an operand of eight bytes. */
static const uint8_t quick[] = {ONE_BYTE(Z) ONE_BYTE(S) TWO_BYTE TWO_BYTE};

#undef ONE_BYTE
#undef TWO_BYTE
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
	return *more = state->near ? 4 : 8, 0; /* a0 to a3 */
}

/* MOV, the one instruction that has eight bytes behind REX.W. */
BSZ_ALWAYS_INLINE bool is_wide_move(unsigned rex, unsigned opcode)
{
	return (((rex ^ 0x48) | (opcode ^ 0xb8)) & 0xf8) == 0;
}

/* An opcode that is read: what follows it, and how much of that the form does
 * not tell. */
struct x86_opcode {
	const uint8_t *end;
	uint32_t form, more;
};

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
	if (state.wide && is_wide_move(state.at[-2], opcode)) {
		form = 0;
		more = 8;
	}
	if (form & F_ODD)
		form = odd(&state, opcode, repeated, &more);
	if (form & F_FULL && state.narrow && !state.wide) {
		form &= ~(unsigned)F_JUMP;
		more = 2;
	}
	return (struct x86_opcode){state.at, form, more};
}

/* A row for each register that ModRM may tell. */
#define EIGHT(...) {__VA_ARGS__}, {__VA_ARGS__}, {__VA_ARGS__}, \
	{__VA_ARGS__}, {__VA_ARGS__}, {__VA_ARGS__}, {__VA_ARGS__}, \
	{__VA_ARGS__}

/* ModRM, and behind it an index byte and a displacement, by mode and base.
 * An index byte without a base, in mode 0, has four bytes more behind it. */
#define HAS_INDEX 0x80
static const uint8_t modrm_sizes[32][8] = {
	EIGHT(1, 1, 1, 1, 2 | HAS_INDEX, 5, 1, 1),
	EIGHT(2, 2, 2, 2, 3, 2, 2, 2),
	EIGHT(5, 5, 5, 5, 6, 5, 5, 5),
	EIGHT(1, 1, 1, 1, 1, 1, 1, 1),
};

/* The size of ModRM and what is behind it, under a mask of all bits or none:
 * nobody can predict which instructions have it. */
BSZ_ALWAYS_INLINE unsigned modrm_size(const uint8_t *at, unsigned mask)
{
	const unsigned size = (&modrm_sizes[0][0])[*at] & mask;

	if (BSZ_UNLIKELY(size & HAS_INDEX))
		return (at[1] & 7) == 5 ? 6 : 2;
	return size;
}

/* ModRM and what is behind it; returns the end. */
static const uint8_t *take_modrm(const uint8_t *at, const uint8_t *start,
    struct x86_instruction *out)
{
	const unsigned mode = *at >> 6, base = *at & 7;
	const uint8_t *end = at + modrm_size(at, UINT_MAX);

	if (mode == 0 && base == 5)
		out->relative = (unsigned)(at + 1 - start);
	else if (end - at >= 5)
		out->absolute = (unsigned)(end - 4 - start);
	return end;
}

/*
 * Whether the operand of four bytes behind an opcode may be an address: of
 * what moves it into a register, stores it as eight bytes, pushes it, adds,
 * subtracts or compares it with eight bytes. Others are masks and numbers.
 */
static bool may_point(const uint8_t *start, const uint8_t *end)
{
	const uint8_t opcode = end[-1];
	const bool wide = end - start > 1 && (end[-2] & 0xf8) == 0x48;
	const unsigned which = *end >> 3 & 7;

	switch (opcode) {
	case 0x05:
	case 0x2d:
	case 0x3d:
	case 0xc7:
		return wide;
	case 0x68:
		return true;
	case 0x81:
		return wide && (which == 0 || which == 5 || which == 7);
	}
	return (opcode & 0xf8) == 0xb8;
}

/*
 * The instruction at a place that has LOOKED_AT bytes: prefixes, four bytes
 * of an opcode, ModRM, an index and a displacement.
 */
#define LOOKED_AT (X86_LONGEST + 12)

static struct x86_instruction decode(const uint8_t *start)
{
	const struct x86_opcode opcode = read_opcode(start);
	struct x86_instruction out = {0, 0, 0, 0};
	const uint8_t *at = opcode.end;

	if (opcode.form & (F_BAD | F_PREFIX))
		return out;
	if (opcode.form & F_MODRM)
		at = take_modrm(at, start, &out);
	if ((opcode.form & F_JUMP) == F_FULL && may_point(start, opcode.end))
		out.immediate = (unsigned)(at - start);
	out.size = (unsigned)(at - start) + (opcode.form & F_OPERANDS) +
	    opcode.more;
	return out;
}

/* The same where there are fewer bytes. */
static struct x86_instruction decode_last(struct bsz_span code)
{
	uint8_t bytes[LOOKED_AT] = {0};

	if (code.size)
		memcpy(bytes, code.data, code.size);
	return decode(bytes);
}

struct x86_instruction bsz_x86_decode(struct bsz_span code)
{
	struct x86_instruction out = code.size < LOOKED_AT
	    ? decode_last(code) : decode(code.data);

	if (out.size > bsz_min(code.size, X86_LONGEST))
		out.size = 0;
	return out;
}

/* Whether that many bytes may be looked at from a place on. */
static bool is_inside(struct bsz_span code, uint64_t place)
{
	return place < code.size && code.size - place >= LOOKED_AT;
}

/* Behind an instruction of a usual kind; of any other, behind all. Nothing
 * here is a guess of the processor's: it would guess wrong too often. */
BSZ_ALWAYS_INLINE const uint8_t *step(const uint8_t *at)
{
	const uint8_t *next = at + ((*at & 0xf0) == 0x40);
	const bool two = *next == 0x0f;
	const unsigned row = two * 512 + ((*at & 0xf8) == 0x48) * 256;
	unsigned form;

	next += two;
	form = quick[row + *next++];
	next += modrm_size(next, -(form / F_MODRM & 1));
	next += form & F_OPERANDS;
	return form >= F_ODD ? (const uint8_t *)UINTPTR_MAX : next;
}

uint64_t bsz_x86_skip(struct bsz_span code, uint64_t at, uint64_t place)
{
	const uint8_t *next;

	if (!is_inside(code, place))
		return at;
	while ((next = step(code.data + at)) <= code.data + place)
		at = (uint64_t)(next - code.data);
	return at;
}

struct x86_lane bsz_x86_lane(struct bsz_span code, uint64_t at,
    uint64_t place)
{
	return (struct x86_lane){code.data + at, is_inside(code, place)
	    ? code.data + place : NULL};
}

/* One step; false, and where it was, when that is one too many. */
BSZ_ALWAYS_INLINE bool step_lane(struct x86_lane *lane)
{
	const uint8_t *const next = step(lane->at);

	if (BSZ_UNLIKELY(next > lane->place))
		return false;
	lane->at = next;
	return true;
}

unsigned bsz_x86_skip_abreast(struct x86_lane *lanes)
{
	/* each of its own, so that they are in registers */
	struct x86_lane first = lanes[0], second = lanes[1];
	struct x86_lane third = lanes[2], fourth = lanes[3];
	unsigned stopped = 0;

	for (;;) {
		if (!step_lane(&first))
			break;
		if (!step_lane(&second)) {
			stopped = 1;
			break;
		}
		if (!step_lane(&third)) {
			stopped = 2;
			break;
		}
		if (!step_lane(&fourth)) {
			stopped = 3;
			break;
		}
	}
	lanes[0].at = first.at;
	lanes[1].at = second.at;
	lanes[2].at = third.at;
	lanes[3].at = fourth.at;
	return stopped;
}
