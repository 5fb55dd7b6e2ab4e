/*
 * Painting; see paint.h. Addresses are moved while they are read, because a
 * moved copy of a line table would cost a third of all memory.
 */
#include "paint.h"

#include "emit.h"

/*
 * Ranges of a map that are moved alike: all of them, or, under a translation,
 * those of one piece after the other.
 */
struct source {
	const struct bsz_map *map;
	const struct bsz_translation *translation;
	size_t piece; /* to be looked at next */
	const struct bsz_range *at, *stop;
	uint64_t low, high; /* the part of them that counts */
	uint64_t shift;     /* modulo 2^64 */
};

static void begin(struct source *source, const struct bsz_map *map,
    const struct bsz_translation *translation)
{
	*source = (struct source){.map = map, .translation = translation,
	    .high = UINT64_MAX};
	source->at = source->stop = bsz_map_end(map);
	if (!translation)
		source->at = map->ranges;
}

/* The first piece from the next one on that has ranges, and those. False:
 * none; at is stop then. */
static bool find_piece(struct source *source)
{
	const struct bsz_translation *const translation = source->translation;

	while (translation && source->piece < translation->count) {
		const struct bsz_piece *const piece =
		    &translation->by_file[source->piece++];
		const uint64_t end = piece->vm + piece->size;
		const struct bsz_range *const ranges = source->map->ranges;

		source->at = ranges + bsz_map_first_behind(source->map,
		    piece->vm);
		source->stop = ranges + bsz_map_first_behind(source->map,
		    end - 1);
		/* That one may begin in the piece. */
		if (source->stop < bsz_map_end(source->map) &&
		    source->stop->start < end)
			source->stop++;
		source->low = piece->vm;
		source->high = end;
		source->shift = piece->file - piece->vm;
		if (source->at < source->stop)
			return true;
	}
	source->at = source->stop;
	return false;
}

/*
 * Ranges from at on that follow each other from *done to before end, whole:
 * nothing of the base shows between them. Nearly all lines are such.
 */
BSZ_ALWAYS_INLINE const struct bsz_range *paint_run(
    const struct source *source, const struct bsz_range *at, uint64_t *done,
    uint64_t end, struct bsz_map *map)
{
	uint64_t place = *done;

	while (at < source->stop && at->start + source->shift == place &&
	    at->size < end - place && at->start >= source->low &&
	    bsz_range_end(at) <= source->high) {
		bsz_map_emit(map, place, place + at->size, at->tag);
		place += at->size;
		at++;
	}
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
			const bool more = find_piece(source);

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

int bsz_map_paint(const struct bsz_map *claimed,
    const struct bsz_translation *translation, const struct bsz_map *base,
    struct bsz_map *out, struct bsz_err *err)
{
	struct source source;
	struct bsz_map map = {0};

	bsz_map_reserve(&map, claimed->count + base->count);
	begin(&source, claimed, translation);
	for (size_t i = 0; i < base->count; i++)
		paint_range(&base->ranges[i], &source, &map);
	return bsz_map_finish(&map, out, err);
}
