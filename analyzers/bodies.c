/*
 * The ranges of a symbol are hashed in order of address. Code of x86-64 and
 * AArch64 is hashed without distances to other places: calls, branches, and
 * addresses relative to the instruction. x86-64 is not decoded for that: a
 * byte that may begin such a distance (the opcodes E8 and E9, or a ModRM byte
 * that says "relative to RIP") hides the four behind it. The same bytes are
 * hidden in both builds, so equal code stays equal; different code may become
 * equal in rare cases, which is why a match also needs the size and to be the
 * only one.
 */
#include "bodies.h"

#include <binsize/arena.h>

#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

typedef uint64_t (*hash_function)(uint64_t hash, struct bsz_span bytes);

static uint64_t mix(uint64_t hash, uint64_t value)
{
	const uint64_t mixed = (hash ^ value) * FACTOR;

	return mixed ^ mixed >> 29;
}

/* Words, the last of which may hold bytes of the one before again; of fewer
 * bytes than a word has, these below a one. */
static uint64_t hash_bytes(uint64_t hash, struct bsz_span bytes)
{
	uint64_t at = 0, word = 1;

	if (bytes.size < sizeof(word)) {
		for (; at < bytes.size; at++)
			word = word << 8 | bytes.data[at];
		return mix(hash, word);
	}
	for (; bytes.size - at > sizeof(word); at += sizeof(word)) {
		memcpy(&word, bytes.data + at, sizeof(word));
		hash = mix(hash, word);
	}
	memcpy(&word, bytes.data + bytes.size - sizeof(word), sizeof(word));
	return mix(mix(hash, word), bytes.size);
}

/* Bytes that may have a distance behind them; 0x0f, when the next byte is the
 * opcode of a jump. */
static const bool may_hide[256] = {
	[0x05] = 1, [0x0d] = 1, [0x15] = 1, [0x1d] = 1, [0x25] = 1,
	[0x2d] = 1, [0x35] = 1, [0x3d] = 1, [0xe8] = 1, [0xe9] = 1, [0x0f] = 1,
};

static uint64_t hash_x86_64(uint64_t hash, struct bsz_span code)
{
	uint64_t from = 0, at = 0;

	while (at < code.size) {
		while (at < code.size && !may_hide[code.data[at]])
			at++;
		if (at + 1 < code.size && code.data[at] == 0x0f) {
			at++;
			if ((code.data[at] & 0xf0) != 0x80)
				continue;
		}
		at = bsz_min(at + 1, code.size);
		hash = hash_bytes(hash, (struct bsz_span){code.data + from,
		    at - from});
		from = at = bsz_min(at + 4, code.size);
	}
	return hash_bytes(hash, (struct bsz_span){code.data + from,
	    at - from});
}

/* Words of an instruction class, and the bits that are no distance. */
static uint32_t without_distance(uint32_t word)
{
	static const struct {
		uint32_t mask, value, keep;
	} forms[] = {
		{0x7c000000, 0x14000000, 0xfc000000}, /* b, bl */
		{0x1f000000, 0x10000000, 0x9f00001f}, /* adr, adrp */
		{0x1f000000, 0x11000000, 0xff8003ff}, /* add #low12 */
		{0x3b000000, 0x39000000, 0xffc003ff}, /* ldr/str #low12 */
		{0x3b000000, 0x18000000, 0xff00001f}, /* ldr literal */
	};

	for (size_t i = 0; i < BSZ_COUNTOF(forms); i++)
		if ((word & forms[i].mask) == forms[i].value)
			return word & forms[i].keep;
	return word;
}

static uint64_t hash_aarch64(uint64_t hash, struct bsz_span code)
{
	for (uint64_t at = 0; code.size - at >= 4; at += 4) {
		const uint8_t *data = code.data + at;

		hash = mix(hash, without_distance(data[0] |
		    (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16 |
		    (uint32_t)data[3] << 24));
	}
	return hash;
}

static hash_function code_hash(const struct bsz_artifact *artifact)
{
	static const struct {
		const char *machine;
		hash_function hash;
	} machines[] = {{"x86-64", hash_x86_64}, {"AArch64", hash_aarch64}};
	const char *name = bsz_artifact_find_fact(artifact, "machine");

	for (size_t i = 0; name && i < BSZ_COUNTOF(machines); i++)
		if (strcmp(machines[i].machine, name) == 0)
			return machines[i].hash;
	return hash_bytes;
}

/* The bytes behind a range of addresses; empty when there are none. */
static struct bsz_span bytes_of(const struct bsz_artifact *artifact,
    const struct bsz_range *range)
{
	uint64_t first, last;

	if (!bsz_translate(&artifact->translation, range->start, &first) ||
	    !bsz_translate(&artifact->translation,
	    range->start + range->size - 1, &last) ||
	    last - first != range->size - 1)
		return (struct bsz_span){NULL, 0};
	return bsz_span_part(artifact->bytes, first, range->size);
}

/*
 * Whether a range is the body, not what follows it: unwind entries, entries
 * of symbol tables, slots. They tell names and places, which change.
 */
static bool is_body(const struct bsz_range *range, enum bsz_class class)
{
	const enum bsz_evidence evidence = bsz_range_evidence(range);

	return class == BSZ_CLASS_CODE || (class != BSZ_CLASS_METADATA &&
	    evidence != BSZ_BY_TABLE && evidence != BSZ_BY_UNWIND);
}

/* A range of a wanted label. */
static void push_range(struct bsz_bodies *bodies,
    const struct bsz_range *range, uint32_t label, enum bsz_class class)
{
	if (bodies->count == bodies->room) {
		const size_t room = bodies->room ? 2 * bodies->room : 256;
		struct bsz_range *grown = bsz_realloc(bodies->ranges,
		    room * sizeof(*grown));

		if (!grown) {
			bodies->failed = true;
			return;
		}
		bodies->ranges = grown;
		bodies->room = room;
	}
	if (!bodies->numbers[label])
		bodies->numbers[label] = ++bodies->label_count;
	bodies->ranges[bodies->count++] = (struct bsz_range){
		range->start, range->size, 2 * bodies->numbers[label] +
		(class == BSZ_CLASS_CODE)};
}

/* charged: by label of the map, one more than the label that its bytes are
 * charged to, or UNWANTED; zeros. */
#define UNWANTED UINT32_MAX

static void find_ranges(struct bsz_bodies *bodies, struct bsz_side *side,
    const struct bsz_map maps[2], const uint8_t *wanted, uint32_t *charged)
{
	const struct bsz_range *kind = maps[1].ranges;
	const struct bsz_range *const last = kind + maps[1].count - 1;
	enum bsz_class class = bsz_side_kind_class(side,
	    bsz_range_label(kind));

	for (size_t i = 0; i < maps[0].count && !bodies->failed; i++) {
		const struct bsz_range *range = &maps[0].ranges[i];
		uint32_t *to = &charged[bsz_range_label(range)];

		if (!*to) {
			*to = bsz_side_resolve(side, bsz_range_label(range));
			*to = *to && wanted[*to] ? *to + 1 : UNWANTED;
		}
		if (*to == UNWANTED)
			continue;
		for (; kind < last && bsz_range_end(kind) <= range->start;
		    kind++)
			class = bsz_side_kind_class(side,
			    bsz_range_label(kind + 1));
		if (is_body(range, class))
			push_range(bodies, range, *to - 1, class);
	}
}

/* Put the ranges of each label together, in order of address. */
static bool group_ranges(struct bsz_bodies *bodies)
{
	uint32_t *slots = bsz_malloc((bodies->count + 1) * sizeof(*slots));
	bool fine = slots;

	for (size_t i = 0; slots && i < bodies->count; i++)
		slots[i] = bodies->ranges[i].tag / 2;
	fine = fine && bsz_family_init(&bodies->family, slots, bodies->count);
	bsz_free(slots);
	bodies->known = bsz_calloc(bodies->label_count + 1,
	    sizeof(*bodies->known));
	return fine && bodies->known;
}

static bool fill(struct bsz_bodies *bodies, struct bsz_side *side,
    const struct bsz_map maps[2], const uint8_t *wanted)
{
	const size_t labels = bsz_labels_count(side->artifact->labels);
	uint32_t *charged = bsz_calloc(labels, sizeof(*charged));

	bodies->artifact = side->artifact;
	bodies->numbers = bsz_calloc(labels, sizeof(*bodies->numbers));
	if (charged && bodies->numbers && maps[1].count)
		find_ranges(bodies, side, maps, wanted, charged);
	const bool fine = charged && bodies->numbers && !bodies->failed;
	bsz_free(charged);
	return fine && group_ranges(bodies);
}

int bsz_bodies_init(struct bsz_bodies *bodies, struct bsz_side *side,
    const uint8_t *wanted, struct bsz_err *err)
{
	struct bsz_map maps[2] = {{0}, {0}};
	/* Of all sections: a scope of file bytes only has no addresses. */
	int rc = bsz_artifact_map(side->artifact, BSZ_SYMBOL, BSZ_VM,
	    &maps[0], err);

	if (!rc)
		rc = bsz_artifact_map(side->artifact, BSZ_KIND, BSZ_VM,
		    &maps[1], err);
	if (!rc && !fill(bodies, side, maps, wanted))
		rc = bsz_fail_memory(err);
	bsz_map_release(&maps[0]);
	bsz_map_release(&maps[1]);
	return rc;
}

void bsz_bodies_release(struct bsz_bodies *bodies)
{
	bsz_free(bodies->numbers);
	bsz_free(bodies->ranges);
	bsz_family_release(&bodies->family);
	bsz_free(bodies->known);
}

struct bsz_body bsz_bodies_get(struct bsz_bodies *bodies, uint32_t label,
    uint64_t least)
{
	const hash_function hash_code = code_hash(bodies->artifact);
	const uint32_t number = bodies->numbers[label];
	struct bsz_body *const body = &bodies->known[number];
	size_t count;
	uint64_t size = 0;

	if (!number || body->size)
		return *body;
	const uint32_t *ids = bsz_family_at(&bodies->family, number, &count);
	for (size_t i = 0; i < count; i++)
		size += bodies->ranges[ids[i]].size;
	for (size_t i = 0; i < count && size >= least; i++) {
		const struct bsz_range *range = &bodies->ranges[ids[i]];
		const struct bsz_span bytes = bytes_of(bodies->artifact,
		    range);

		if (!bytes.size)
			continue;
		body->hash = (range->tag & 1 ? hash_code : hash_bytes)
		    (mix(body->hash, bytes.size), bytes);
		body->size += bytes.size;
	}
	return *body;
}
