/*
 * References in the code of x86-64.
 *
 * Few instructions refer to what is looked for. So four bytes that would be
 * such a reference are sought first, sixteen places at a time. What stands in
 * front may say plainly that they are one, which it mostly does. Up to each
 * of the others only sizes of instructions are decoded; the one that holds it
 * tells whether it is one.
 *
 * Where an instruction begins is known once the size of the one before is, so
 * a processor mostly waits. Functions do not depend on each other: they are
 * put aside, and some of them are walked through side by side.
 *
 * A byte sequence that is no instruction ends the walk through a function:
 * behind it everything would be a guess about a guess.
 */
#include "code_refs.h"

#include "cursor.h"

#include <binsize/arena.h>

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

/* --- what to look for --- */

typedef uint8_t block __attribute__((vector_size(16)));
typedef char sse_block __attribute__((vector_size(16)));

/* Bytes from the first one on, each of a block; behind 255 comes 0. */
struct range {
	block first, span;
};

static struct range range(uint64_t first, uint64_t last)
{
	const block zeros = {0};

	return (struct range){zeros + (uint8_t)first,
		zeros + (uint8_t)(last - first)};
}

/* What the two upper bytes of four can be. */
struct upper {
	struct range third, fourth;
};

/* Of numbers that are less than 2^32 apart. */
static struct upper upper_bytes(uint64_t first, uint64_t last)
{
	return (struct upper){first >> 24 == last >> 24
	    ? range(first >> 16, last >> 16) : range(0, 255),
	    range(first >> 24, last >> 24)};
}

/* What is sought in code: four bytes that are the distance to an area, or an
 * address in the last one. */
struct x86_sought {
	uint64_t vm, end; /* of the code */
	struct upper distances[CODE_REFS_AREAS];
	struct upper addresses;
	unsigned count; /* of distances */
	bool has_addresses;
};

/* --- the walk --- */

#define MOST_WALKS 128
#define MOST_PLACES 1024

/* Through the code of one function, up to one place after the other. */
struct walk {
	struct bsz_span code;
	uint64_t size, vm;
	uint64_t at;         /* where the next instruction begins */
	uint32_t place, end; /* those not yet reached, among all */
};

/* Functions that wait. */
struct x86_walks {
	struct walk items[MOST_WALKS];
	uint64_t places[MOST_PLACES]; /* in their code; ascending in each */
	uint32_t count, place_count;
	struct x86_sought sought;
};

/* Keep what an instruction refers to. */
static void add(struct code_refs *refs, const struct walk *walk,
    struct x86_instruction found)
{
	const uint8_t *start = walk->code.data + walk->at;
	const uint64_t vm = walk->vm + walk->at;

	if (found.relative)
		code_refs_add(refs, relative(vm + found.size,
		    start + found.relative), vm);
	if (refs->absolute && found.absolute)
		code_refs_add(refs, address(vm, start + found.absolute), vm);
	if (refs->absolute && found.immediate)
		code_refs_add(refs, address(vm, start + found.immediate), vm);
}

/* Leave out places that the walk has passed. False: it has ended, if only
 * because no more instructions begin in the function. */
static bool find_next(const struct x86_walks *walks, struct walk *walk)
{
	while (walk->place < walk->end &&
	    walks->places[walk->place] < walk->at)
		walk->place++;
	return walk->place < walk->end && walk->at < walk->size;
}

/* Past one instruction, which may hold the next place: the four bytes are
 * behind the byte that is noted. */
static bool walk_past(struct code_refs *refs, struct walk *walk)
{
	const struct x86_instruction found = bsz_x86_decode(bsz_span_part(
	    walk->code, walk->at, walk->code.size - walk->at));

	if (!found.size) {
		walk->at = walk->size;
		return false;
	}
	if (walk->at + found.size > refs->walks->places[walk->place] + 1)
		add(refs, walk, found);
	walk->at += found.size;
	return find_next(refs->walks, walk);
}

/* Up to where instructions are skipped: to the next place, or the last byte
 * of the function. */
static uint64_t skip_to(const struct x86_walks *walks,
    const struct walk *walk)
{
	return bsz_min(walks->places[walk->place] + 1, walk->size - 1);
}

static void walk_alone(struct code_refs *refs, struct walk *walk)
{
	do
		walk->at = bsz_x86_skip(walk->code, walk->at,
		    skip_to(refs->walks, walk));
	while (walk_past(refs, walk));
}

/* One lane a walk, until there are fewer. */
static void walk_abreast(struct code_refs *refs, struct walk **led)
{
	struct x86_walks *const walks = refs->walks;
	struct x86_lane lanes[X86_LANES];
	uint32_t next = X86_LANES;
	unsigned i;

	for (i = 0; i < X86_LANES; i++)
		lanes[i] = bsz_x86_lane(led[i]->code, led[i]->at,
		    skip_to(walks, led[i]));
	for (;;) {
		i = bsz_x86_skip_abreast(lanes);
		led[i]->at = (uint64_t)(lanes[i].at - led[i]->code.data);
		if (!walk_past(refs, led[i])) {
			if (next == walks->count)
				break;
			led[i] = &walks->items[next++];
		}
		lanes[i] = bsz_x86_lane(led[i]->code, led[i]->at,
		    skip_to(walks, led[i]));
	}
	for (unsigned k = 0; k < X86_LANES; k++)
		if (k != i)
			led[k]->at = (uint64_t)(lanes[k].at -
			    led[k]->code.data);
}

/* Walk through all that wait. */
static void walk_all(struct code_refs *refs)
{
	struct x86_walks *const walks = refs->walks;
	struct walk *led[X86_LANES];
	const uint32_t few = walks->count < X86_LANES ? walks->count
	    : X86_LANES;

	for (uint32_t i = 0; i < few; i++)
		led[i] = &walks->items[i];
	if (few == X86_LANES)
		walk_abreast(refs, led);
	for (uint32_t i = 0; i < few; i++)
		if (find_next(walks, led[i]))
			walk_alone(refs, led[i]);
	walks->count = walks->place_count = 0;
}

/* Note a place in the function that waits last and is not yet counted. */
static void note(struct code_refs *refs, uint64_t place)
{
	struct x86_walks *const walks = refs->walks;
	const uint32_t count = walks->count;

	if (walks->place_count == MOST_PLACES) {
		struct walk *const walk = &walks->items[count];

		walk->end = walks->place_count;
		walks->count += find_next(walks, walk);
		walk_all(refs);
		walks->items[0] = walks->items[count];
		walks->items[0].place = 0;
	}
	walks->places[walks->place_count++] = place;
}

/* --- where to look --- */

/* What is sought does not change inside of so many bytes of code. */
#define WINDOW (UINT64_C(1) << 20)

/* Bytes between the one in front of a distance and what it counts from, at
 * most: the distance, and an operand of four; places are looked at by
 * sixteen. */
#define LATEST (9 + 16)

/*
 * Add the distances to an area from code in [vm, vm + WINDOW), if there are
 * any. Modulo 2^64, and half of the reach above what they are, so that those
 * that count are in order from 0 on.
 */
static void seek_area(struct x86_sought *sought,
    const struct code_refs_area *area)
{
	const uint64_t half = UINT64_C(1) << 31, reach = 2 * half;
	const uint64_t least = area->first - sought->end - LATEST + half;
	const uint64_t most = area->last - sought->vm + half;
	uint64_t from = least, to = most;

	if (area->last - area->first >= reach - 2 * WINDOW) {
		from = 0;
		to = reach - 1;
	} else if (most < least) {
		from = 0;
	} else if (least >= reach) {
		return;
	}
	sought->distances[sought->count++] = upper_bytes(from - half,
	    bsz_min(to, reach - 1) - half);
}

/* Be ready for code from an address on; returns for how many bytes of it, a
 * multiple of sixteen. */
static uint64_t seek_at(struct code_refs *refs, uint64_t vm)
{
	struct x86_sought *const sought = &refs->walks->sought;

	if (sought->vm <= vm && sought->end > vm && sought->end - vm >= 16)
		return (sought->end - vm) & ~UINT64_C(15);
	*sought = (struct x86_sought){.vm = vm, .end = vm + WINDOW,
	    .has_addresses = refs->absolute,
	    .addresses = (refs->low ^ vm) >> 32 ? upper_bytes(0, UINT32_MAX)
	    : upper_bytes(refs->low, refs->last)};
	for (size_t i = 0; i < refs->area_count; i++)
		seek_area(sought, &refs->areas[i]);
	return WINDOW;
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

/* A bit for each byte: its highest one. */
BSZ_ALWAYS_INLINE uint32_t high_bits(block bytes)
{
#ifdef __SSE2__
	return (uint32_t)__builtin_ia32_pmovmskb128((sse_block)bytes);
#else
	const uint8_t *at = (const uint8_t *)&bytes;
	uint32_t bits = 0;

	for (unsigned i = 0; i < sizeof(bytes); i++)
		bits |= (uint32_t)(at[i] >> 7) << i;
	return bits;
#endif
}

/* The places of sixteen that are worth a look, a bit each. */
BSZ_ALWAYS_INLINE uint32_t seek(const uint8_t *at,
    const struct x86_sought *sought)
{
	const block third = load_block(at + 3), fourth = load_block(at + 4);
	block found = is_in(third, sought->distances[0].third) &
	    is_in(fourth, sought->distances[0].fourth);

	if (sought->count > 1)
		found |= is_in(third, sought->distances[1].third) &
		    is_in(fourth, sought->distances[1].fourth);
	found &= (block)((load_block(at) & 0xc7) == 5);
	if (sought->has_addresses)
		found |= is_in(third, sought->addresses.third) &
		    is_in(fourth, sought->addresses.fourth);
	return high_bits(found);
}

/* Whether the four bytes behind a place may be a reference: relative to RIP
 * with a ModRM byte in front, and operands of up to four bytes behind them. */
BSZ_ALWAYS_INLINE bool is_wanted(const struct code_refs *refs, uint64_t vm,
    const uint8_t *at)
{
	const uint64_t target = relative(vm + 5, at + 1);

	return ((*at & 0xc7) == 5 && (code_refs_wants(refs, target) ||
	    code_refs_wants(refs, target + 4)) &&
	    bsz_code_refs_meet(refs, target, target + 4)) ||
	    (refs->absolute && code_refs_wants(refs, address(vm, at + 1)) &&
	    bsz_code_refs_meet(refs, address(vm, at + 1),
	    address(vm, at + 1)));
}

/*
 * Whether the byte at a place is the ModRM byte of "lea" with 64 bits, most of
 * what refers to data without a symbol. That the three bytes are something
 * else, and four more behind them by chance such a distance, does not happen:
 * no walk has to tell.
 */
BSZ_ALWAYS_INLINE bool is_lea(const uint8_t *code, uint64_t place)
{
	return place >= 2 && code[place - 1] == 0x8d &&
	    (code[place - 2] & 0xfb) == 0x48;
}

/* The same of "mov" of an address to a register of 64 bits, as kernels have
 * it; the byte at the place is in front of the address. */
BSZ_ALWAYS_INLINE bool is_move(const uint8_t *code, uint64_t place)
{
	return place >= 2 && (code[place] & 0xf8) == 0xc0 &&
	    code[place - 1] == 0xc7 && (code[place - 2] & 0xfe) == 0x48;
}

static void visit(struct code_refs *refs, struct bsz_span code, uint64_t vm,
    uint64_t place)
{
	const uint8_t *const at = code.data + place;

	if (!is_wanted(refs, vm + place, at))
		return;
	if ((*at & 0xc7) == 5 && is_lea(code.data, place))
		code_refs_add(refs, relative(vm + place + 5, at + 1),
		    vm + place - 2);
	else if (refs->absolute && is_move(code.data, place))
		code_refs_add(refs, address(vm, at + 1), vm + place - 2);
	else
		note(refs, place);
}

/* Bytes that are looked at for sixteen places: the last one's reference. */
#define SOUGHT 21

/* Blocks that are sought through before what was found is visited: calls
 * between them would cost more than all else. */
#define BLOCKS 64

/* Look through [at, end) of the code. */
static void seek_part(struct code_refs *refs, struct bsz_span code,
    uint64_t vm, uint64_t at, uint64_t end)
{
	const struct x86_sought sought = refs->walks->sought;
	const uint64_t stop = code.size < SOUGHT ? 0 : bsz_min(end,
	    code.size - SOUGHT + 1);
	uint32_t found[BLOCKS + 1]; /* number of the block, and bits */

	while (at < stop) {
		const uint64_t first = at;
		uint32_t count = 0, number = 0;

		for (; at < stop && number < BLOCKS; at += 16, number++) {
			const uint32_t bits = seek(code.data + at, &sought);

			found[count] = number << 16 | bits;
			count += bits != 0;
		}
		for (uint32_t i = 0; i < count; i++)
			for (uint32_t bits = found[i] & 0xffff; bits;
			    bits &= bits - 1)
				visit(refs, code, vm, first +
				    (found[i] >> 16) * 16 +
				    (unsigned)__builtin_ctz(bits));
	}
	for (; at < end && code.size - at >= 5; at++)
		visit(refs, code, vm, at);
}

void bsz_x86_references(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm)
{
	struct x86_walks *walks = refs->walks;
	struct walk *walk;

	if (!walks)
		walks = refs->walks = bsz_calloc(1, sizeof(*walks));
	if (!walks) {
		refs->failed = true;
		return;
	}
	walks->items[walks->count] = (struct walk){code, size, vm, 0,
		walks->place_count, 0};
	for (uint64_t at = 0, end; at < size; at = end) {
		const uint64_t ahead = seek_at(refs, vm + at);

		end = at + bsz_min(size - at, ahead);
		seek_part(refs, code, vm, at, end);
	}
	walk = &walks->items[walks->count];
	walk->end = walks->place_count;
	walks->count += find_next(walks, walk);
	if (walks->count == MOST_WALKS)
		walk_all(refs);
}

void bsz_x86_references_end(struct code_refs *refs)
{
	if (refs->walks)
		walk_all(refs);
}
