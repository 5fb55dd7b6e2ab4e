/*
 * Painting; see paint.h. Addresses are moved while they are read, because a
 * moved copy of a line table would cost a third of all memory.
 */
#include "paint.h"

#include "emit.h"

/*
 * Ranges that are moved alike, in the order of the base: those in front of a
 * piece, which stay where they are, and those of the piece, in turns.
 */
struct source {
	const struct bsz_claimed *claimed;
	const struct bsz_range *own; /* the next that stay */
	size_t piece, pieces;        /* to be looked at next, and all */
	const struct bsz_range *at, *stop;
	uint64_t low, high; /* the part of them that counts */
	uint64_t shift;     /* modulo 2^64 */
};

static struct source begin(const struct bsz_claimed *claimed)
{
	return (struct source){.claimed = claimed,
	    .own = claimed->own->ranges,
	    .pieces = claimed->moved ? claimed->translation->count : 0};
}

static const struct bsz_range *first_behind(const struct bsz_map *map,
    uint64_t place)
{
	return map->count ? map->ranges + bsz_map_first_behind(map, place)
	    : map->ranges;
}

/* Ranges that stay, up to a place where none is. */
static bool find_own(struct source *source, uint64_t end)
{
	const struct bsz_map *const own = source->claimed->own;

	source->at = source->own;
	source->stop = source->own = end == UINT64_MAX ? bsz_map_end(own)
	    : first_behind(own, end);
	source->low = source->shift = 0;
	source->high = UINT64_MAX;
	return source->at < source->stop;
}

static bool find_moved(struct source *source, const struct bsz_piece *piece)
{
	const struct bsz_map *const moved = source->claimed->moved;
	const uint64_t end = piece->vm + piece->size;

	source->at = first_behind(moved, piece->vm);
	source->stop = first_behind(moved, end - 1);
	/* That one may begin in the piece. */
	if (source->stop < bsz_map_end(moved) && source->stop->start < end)
		source->stop++;
	source->low = piece->vm;
	source->high = end;
	source->shift = piece->file - piece->vm;
	return source->at < source->stop;
}

/* The next ranges that there are. False: none; at is stop then. */
static bool find_more(struct source *source)
{
	const struct bsz_translation *const translation =
	    source->claimed->translation;

	while (source->piece < source->pieces) {
		const struct bsz_piece *const piece =
		    &translation->by_file[source->piece];

		if (find_own(source, piece->file))
			return true;
		source->piece++;
		if (find_moved(source, piece))
			return true;
	}
	return find_own(source, UINT64_MAX);
}

/*
 * Ranges from at on that follow each other from *done to before end, whole:
 * nothing of the base shows between them. Nearly all lines are such.
 */
BSZ_ALWAYS_INLINE const struct bsz_range *paint_run(
    const struct source *source, const struct bsz_range *at, uint64_t *done,
    uint64_t end, struct bsz_map *map)
{
	const struct bsz_range *const first = at;
	const uint64_t last = bsz_min(end - 1, source->high + source->shift);
	uint64_t place = *done;

	if (at == source->stop || at->start < source->low || place > last)
		return at;
	while (at < source->stop && at->start + source->shift == place &&
	    at->size <= last - place)
		place += at++->size;
	if (at > first)
		bsz_map_append(map, first, at, source->shift);
	*done = place;
	return at;
}

/* One range of the base, under what of source lies on it. */
static void paint_range(const struct bsz_range *below, struct source *source,
    struct bsz_map *map)
{
	const uint64_t end = bsz_range_end(below);
	const struct bsz_range *at = source->at;
	uint64_t done = below->start, to = 0;

	while (to <= end) {
		at = paint_run(source, at, &done, end, map);
		if (at == source->stop) {
			const bool more = find_more(source);

			at = source->at;
			if (!more)
				break;
		}
		const uint64_t from = bsz_max(at->start, source->low) +
		    source->shift;
		to = bsz_min(bsz_range_end(at), source->high) +
		    source->shift;
		if (from >= end)
			break;
		if (to > done) {
			bsz_map_emit(map, done, from, below->tag);
			bsz_map_emit(map, bsz_max(done, from),
			    bsz_min(to, end), at->tag);
			done = bsz_min(to, end);
		}
		at += to <= end;
	}
	source->at = at;
	bsz_map_emit(map, done, end, below->tag);
}

bool bsz_claimed_meet(const struct bsz_claimed *claimed)
{
	const struct bsz_translation *const translation =
	    claimed->translation;

	for (size_t i = 0; claimed->moved && i < translation->count; i++) {
		const struct bsz_piece *const piece = &translation->by_file[i];
		const struct bsz_range *const range =
		    first_behind(claimed->own, piece->file);

		if (range < bsz_map_end(claimed->own) &&
		    range->start < piece->file + piece->size)
			return true;
	}
	return false;
}

int bsz_map_paint(const struct bsz_claimed *claimed,
    const struct bsz_map *base, struct bsz_map *out, struct bsz_err *err)
{
	const size_t ranges = claimed->own->count +
	    (claimed->moved ? claimed->moved->count : 0);
	struct source source = begin(claimed);
	struct bsz_map map = {0};

	/* The base may show before each range, but many ranges stand close
	 * together. Twice as much room would not fit where other maps have
	 * been; the maps of memory and file, of much the same ranges, do. */
	bsz_map_reserve(&map, ranges + bsz_max(ranges / 16, base->count));
	for (size_t i = 0; i < base->count; i++)
		paint_range(&base->ranges[i], &source, &map);
	return bsz_map_finish(&map, out, err);
}
