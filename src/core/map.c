/*
 * Maps: made by pushing in ascending order, combined by walking two of them
 * side by side, proved by walking map and base.
 *
 * Ranges are canonical: neighbours with one tag are joined, and a stretch
 * above BSZ_RANGE_MAX_SIZE is cut at multiples of it. So two maps say the
 * same exactly when their ranges are the same.
 */
#include <binsize/map.h>

#include <binsize/arena.h>

#include "emit.h"

#include <assert.h>

#define FIRST_ROOM ((size_t)32)
#define LARGE_ROOM ((size_t)1 << 14)

void bsz_map_release(struct bsz_map *map)
{
	bsz_free(map->ranges);
	*map = (struct bsz_map){0};
}

static bool grow(struct bsz_map *map, size_t room)
{
	struct bsz_range *const ranges = bsz_realloc(map->ranges,
	    room * sizeof(*ranges));

	if (!ranges)
		return false;
	map->ranges = ranges;
	map->room = room;
	return true;
}

/* The next room of a map that is full. Large ones were made for what is
 * expected, and lack little. */
static size_t larger(const struct bsz_map *map)
{
	return map->room < LARGE_ROOM ? 2 * map->room + FIRST_ROOM
	    : map->room + map->room / 4;
}

void bsz_map_reserve(struct bsz_map *map, size_t room)
{
	if (room > map->room && !grow(map, room))
		map->failed = true;
}

int bsz_map_finish(struct bsz_map *map, struct bsz_map *out,
    struct bsz_err *err)
{
	if (map->failed) {
		bsz_map_release(map);
		*out = (struct bsz_map){0};
		return bsz_fail_memory(err);
	}
	*out = *map;
	return 0;
}

/* How much of size the last range can take. */
static uint64_t lengthen(struct bsz_map *map, uint64_t start, uint64_t size,
    uint32_t tag)
{
	struct bsz_range *last;
	uint64_t taken;

	if (!map->count)
		return 0;
	last = &map->ranges[map->count - 1];
	assert(bsz_range_end(last) <= start);
	if (bsz_range_end(last) != start || last->tag != tag)
		return 0;
	taken = bsz_min(size, BSZ_RANGE_MAX_SIZE - last->size);
	last->size += (uint32_t)taken;
	return taken;
}

void bsz_map_push(struct bsz_map *map, uint64_t start, uint64_t size,
    uint32_t tag)
{
	const uint64_t taken = lengthen(map, start, size, tag);

	start += taken;
	size -= taken;
	while (size && !map->failed) {
		const uint64_t part = bsz_min(size, BSZ_RANGE_MAX_SIZE);

		if (map->count == map->room && !grow(map, larger(map))) {
			map->failed = true;
			return;
		}
		map->ranges[map->count++] =
		    (struct bsz_range){start, (uint32_t)part, tag};
		start += part;
		size -= part;
	}
}

void bsz_map_append(struct bsz_map *map, const struct bsz_range *at,
    const struct bsz_range *stop, uint64_t shift)
{
	struct bsz_range *to;

	for (; at < stop && (!map->count ||
	    at->tag == map->ranges[map->count - 1].tag); at++)
		bsz_map_push(map, at->start + shift, at->size, at->tag);
	if ((size_t)(stop - at) > map->room - map->count)
		bsz_map_reserve(map, larger(map) + (size_t)(stop - at));
	if (map->failed || at == stop)
		return;
	to = map->ranges + map->count;
	map->count += (size_t)(stop - at);
	for (; at < stop; at++)
		*to++ = (struct bsz_range){at->start + shift, at->size,
			at->tag};
}

/* What two maps have that are laid on each other. */
struct layers {
	const struct bsz_range *above, *above_end, *below, *below_end;
	uint64_t done; /* all before is in the result */
};

/* Strong ranges, up to where a weak one shows. */
static void take_above(struct layers *layers, struct bsz_map *map)
{
	const struct bsz_range *const first = layers->above;
	const uint64_t shows = layers->below < layers->below_end
	    ? layers->below->start : UINT64_MAX;

	do
		layers->done = bsz_range_end(layers->above++);
	while (layers->above < layers->above_end &&
	    layers->above->start <= bsz_max(shows, layers->done));
	bsz_map_append(map, first, layers->above, 0);
}

/* Weak ranges, up to a strong one. The first one shows from `from` on. */
static void take_below(struct layers *layers, uint64_t from,
    struct bsz_map *map)
{
	const uint64_t until = layers->above < layers->above_end
	    ? layers->above->start : UINT64_MAX;
	const struct bsz_range *first = layers->below;

	layers->done = bsz_min(bsz_range_end(first), until);
	bsz_map_emit(map, from, layers->done, first->tag);
	if (bsz_range_end(first) > until)
		return;
	layers->below = ++first;
	while (layers->below < layers->below_end &&
	    bsz_range_end(layers->below) <= until)
		layers->below++;
	bsz_map_append(map, first, layers->below, 0);
}

int bsz_map_overlay(const struct bsz_map *strong, const struct bsz_map *weak,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_map map = {0};
	struct layers layers = {strong->ranges, bsz_map_end(strong),
		weak->ranges, bsz_map_end(weak), 0};

	/* Each strong range may split a weak one, and few do. */
	bsz_map_reserve(&map, strong->count + weak->count +
	    strong->count / 8);
	for (;;) {
		while (layers.below < layers.below_end &&
		    bsz_range_end(layers.below) <= layers.done)
			layers.below++;
		const uint64_t from = layers.below < layers.below_end
		    ? bsz_max(layers.below->start, layers.done) : UINT64_MAX;

		if (layers.above < layers.above_end &&
		    layers.above->start <= from)
			take_above(&layers, &map);
		else if (layers.below < layers.below_end)
			take_below(&layers, from, &map);
		else
			return bsz_map_finish(&map, out, err);
	}
}

int bsz_map_lay(struct bsz_map *map, struct bsz_map *late,
    enum bsz_lay side, struct bsz_err *err)
{
	struct bsz_map both = {0};
	int result = 0;

	if (!map->count) {
		bsz_map_release(map);
		*map = *late;
		*late = (struct bsz_map){0};
		return 0;
	}
	if (late->count)
		result = side == BSZ_OVER
		    ? bsz_map_overlay(late, map, &both, err)
		    : bsz_map_overlay(map, late, &both, err);
	if (late->count && !result) {
		bsz_map_release(map);
		*map = both;
	}
	bsz_map_release(late);
	return result;
}

int bsz_map_clip(const struct bsz_map *map, const struct bsz_map *base,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_map clipped = {0};
	const struct bsz_range *part = base->ranges;
	const struct bsz_range *const part_end = bsz_map_end(base);

	bsz_map_reserve(&clipped, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];
		const uint64_t end = bsz_range_end(range);

		while (part < part_end && bsz_range_end(part) <= range->start)
			part++;
		for (; part < part_end && part->start < end; part++) {
			const uint64_t part_stop = bsz_range_end(part);

			bsz_map_emit(&clipped,
			    bsz_max(range->start, part->start),
			    bsz_min(end, part_stop), range->tag);
			if (part_stop >= end)
				break;
		}
	}
	return bsz_map_finish(&clipped, out, err);
}

int bsz_map_relabel(const struct bsz_map *map, const uint32_t *relabel,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_map changed = {0};

	bsz_map_reserve(&changed, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];
		const uint32_t label = relabel[bsz_range_label(range)];

		if (label)
			bsz_map_emit(&changed, range->start,
			    bsz_range_end(range), bsz_tag(label,
			    bsz_range_evidence(range)));
	}
	return bsz_map_finish(&changed, out, err);
}

size_t bsz_map_first_behind(const struct bsz_map *map, uint64_t place)
{
	size_t low = 0, high = map->count;

	/* All before low end at or before place; all from high end behind. */
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (bsz_range_end(&map->ranges[middle]) <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct bsz_range *bsz_map_find(const struct bsz_map *map,
    uint64_t place)
{
	const size_t found = bsz_map_first_behind(map, place);

	if (found == map->count || map->ranges[found].start > place)
		return NULL;
	return &map->ranges[found];
}

uint64_t bsz_map_total(const struct bsz_map *map)
{
	uint64_t total = 0;

	for (size_t i = 0; i < map->count; i++)
		total += map->ranges[i].size;
	return total;
}

static int fail_place(struct bsz_err *err, const char *what,
    const char *fault, uint64_t place)
{
	return bsz_fail(err, BSZ_EINVARIANT, "%s: %s at 0x%llx (this is a bug "
	    "in binsize; please report it with the file)", what, fault,
	    (unsigned long long)place);
}

/* The part of a map that the walk has not seen; start == end: no more. */
struct walk {
	const struct bsz_range *next, *stop;
	uint64_t start, end;
};

static void walk_on(struct walk *walk)
{
	if (walk->start < walk->end || walk->next == walk->stop)
		return;
	walk->start = walk->next->start;
	walk->end = bsz_range_end(walk->next);
	walk->next++;
}

/* A range behind the end of the one before. */
static int check_order(const struct bsz_range *range, uint64_t done,
    const char *what, struct bsz_err *err)
{
	if (!range->size)
		return fail_place(err, what, "an empty range", range->start);
	if (range->start < done)
		return fail_place(err, what, "ranges overlap", range->start);
	if (bsz_range_end(range) < range->start)
		return fail_place(err, what, "a range wraps around",
		    range->start);
	return 0;
}

int bsz_map_check(const struct bsz_map *map, const struct bsz_map *base,
    const char *what, struct bsz_err *err)
{
	struct walk have = {map->ranges, bsz_map_end(map), 0, 0};
	struct walk want = {base->ranges, bsz_map_end(base), 0, 0};

	for (;;) {
		/* Nearly all ranges begin here and end inside. */
		while (have.start == have.end && have.next < have.stop &&
		    have.next->start == want.start && have.next->size &&
		    have.next->size <= want.end - want.start)
			want.start += have.next++->size;
		if (have.start == have.end && have.next < have.stop &&
		    check_order(have.next, have.next == map->ranges ? 0
		    : bsz_range_end(have.next - 1), what, err))
			return err->code;
		walk_on(&have);
		walk_on(&want);
		const bool more = have.start < have.end;
		const bool wanted = want.start < want.end;

		if (!more && !wanted)
			return 0;
		if (!more || (wanted && want.start < have.start))
			return fail_place(err, what, "nothing covers the byte",
			    want.start);
		if (!wanted || have.start < want.start)
			return fail_place(err, what,
			    "covered, but not part of the input: the byte",
			    have.start);
		have.start = want.start = bsz_min(have.end, want.end);
	}
}
