/*
 * References in the code of x86-64.
 *
 * Few instructions refer to what is looked for. So four bytes that would be
 * such a reference are sought first, sixteen places at a time. Up to each of
 * them only sizes of instructions are decoded; the one that holds it tells
 * whether it is one.
 *
 * A byte sequence that is no instruction ends the walk through a function:
 * behind it everything would be a guess about a guess.
 */
#include "code_refs.h"

#include "cursor.h"

/* An address of four bytes, in the same 4 GiB as the code: they are extended
 * with zeros in programs, with ones in a kernel. */
BSZ_ALWAYS_INLINE uint64_t address(uint64_t vm, const uint8_t *at)
{
	return (vm & ~(uint64_t)UINT32_MAX) | load32(at, false);
}

BSZ_ALWAYS_INLINE uint64_t relative(uint64_t end, const uint8_t *at)
{
	return end + (uint64_t)(int64_t)(int32_t)load32(at, false);
}

/* --- the walk --- */

/* Through the code of one function, up to one place after the other. */
struct walk {
	struct code_refs *refs;
	struct bsz_span code;
	uint64_t size, vm;
	uint64_t at; /* where the next instruction begins */
};

/* Keep what an instruction refers to. */
static void add(const struct walk *walk, struct x86_instruction found)
{
	const uint8_t *start = walk->code.data + walk->at;
	const uint64_t vm = walk->vm + walk->at;

	if (found.relative)
		code_refs_add(walk->refs, relative(vm + found.size,
		    start + found.relative), vm);
	if (walk->refs->absolute && found.absolute)
		code_refs_add(walk->refs, address(vm, start + found.absolute),
		    vm);
	if (walk->refs->absolute && found.immediate)
		code_refs_add(walk->refs, address(vm, start +
		    found.immediate), vm);
}

/* To the end of the instruction that holds a place. False: there is none. */
static bool walk_past(struct walk *walk, uint64_t place)
{
	const struct bsz_span code = walk->code;
	const uint64_t last = bsz_min(place, walk->size - 1);

	while (walk->at <= last) {
		struct x86_instruction found;

		walk->at = bsz_x86_skip(code, walk->at, last);
		found = bsz_x86_decode(bsz_span_part(code, walk->at,
		    code.size - walk->at));
		if (!found.size)
			return false;
		if (walk->at + found.size > place)
			add(walk, found);
		walk->at += found.size;
	}
	return walk->at > place;
}

/* --- where to look --- */

typedef uint8_t block __attribute__((vector_size(16)));

/* Bytes from the first one on, each of a block. */
struct range {
	block first, span;
};

static struct range range(uint64_t first, uint64_t last)
{
	const block zeros = {0};

	return (struct range){zeros + (uint8_t)first,
		zeros + (uint8_t)(last - first)};
}

/* What the two upper bytes of absolute addresses can be. */
struct upper {
	struct range third, fourth;
};

static struct upper upper_bytes(const struct code_refs *refs, uint64_t vm)
{
	if ((refs->low ^ vm) >> 32)
		return (struct upper){range(0, 255), range(0, 255)};
	return (struct upper){(refs->low ^ refs->last) >> 24 ? range(0, 255)
	    : range(refs->low >> 16 & 255, refs->last >> 16 & 255),
	    range(refs->low >> 24 & 255, refs->last >> 24 & 255)};
}

BSZ_ALWAYS_INLINE block load_block(const uint8_t *at)
{
	block bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

BSZ_ALWAYS_INLINE block is_in(block bytes, struct range range)
{
	return (block)(bytes - range.first <= range.span);
}

/* Bytes that are looked at for sixteen places: the last one's reference. */
#define SOUGHT 21

/* The places of sixteen that are worth a look: the highest bit of a byte. */
BSZ_ALWAYS_INLINE block seek(const uint8_t *at, bool absolute,
    const struct upper *upper)
{
	block found = (block)((load_block(at) & 0xc7) == 5);

	if (absolute)
		found |= is_in(load_block(at + 3), upper->third) &
		    is_in(load_block(at + 4), upper->fourth);
	return found & 0x80;
}

/* Whether the four bytes behind a place may be a reference: relative to RIP
 * with a ModRM byte in front, and operands of up to four bytes behind them. */
BSZ_ALWAYS_INLINE bool is_wanted(const struct code_refs *refs, uint64_t vm,
    const uint8_t *at)
{
	const uint64_t target = relative(vm + 5, at + 1);

	return ((*at & 0xc7) == 5 && (code_refs_wants(refs, target) ||
	    code_refs_wants(refs, target + 4))) || (refs->absolute &&
	    code_refs_wants(refs, address(vm, at + 1)));
}

/* Visit what may be one of these places. False: the walk has ended. */
BSZ_ALWAYS_INLINE bool visit(struct walk *walk, uint64_t place)
{
	return place < walk->at || !is_wanted(walk->refs, walk->vm + place,
	    walk->code.data + place) || walk_past(walk, place + 1);
}

BSZ_ALWAYS_INLINE bool visit_eight(struct walk *walk, uint64_t first,
    const uint8_t *found)
{
	for (uint64_t bits = load64(found, false); bits; bits &= bits - 1)
		if (!visit(walk, first +
		    (unsigned)__builtin_ctzll(bits) / 8))
			return false;
	return true;
}

void bsz_x86_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm)
{
	struct walk walk = {refs, code, size, vm, 0};
	const struct upper upper = upper_bytes(refs, vm);
	const bool absolute = refs->absolute;
	uint64_t at = 0;

	for (; at < size && code.size - at >= SOUGHT; at += 16) {
		const block found = seek(code.data + at, absolute, &upper);
		const uint8_t *bytes = (const uint8_t *)&found;

		if (!visit_eight(&walk, at, bytes) ||
		    !visit_eight(&walk, at + 8, bytes + 8))
			return;
	}
	for (; at < size && code.size - at >= 5; at++)
		if (!visit(&walk, at))
			return;
}
