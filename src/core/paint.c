/*
 * Painting; see paint.h. Addresses are moved while they are read, because a
 * moved copy of a line table would cost a third of all memory.
 */
#include "paint.h"

#include "emit.h"

/* Ranges of a map one by one, moved by translation when there is one. */
struct source {
	const struct bsz_map *map;
	const struct bsz_translation *translation;
	size_t at, piece;
	uint64_t start, end; /* of the range at hand; start == end: no more */
	uint32_t tag;
};

static void next_plain(struct source *source)
{
	const struct bsz_range *range;

	if (source->at == source->map->count) {
		source->start = source->end = UINT64_MAX;
		return;
	}
	range = &source->map->ranges[source->at++];
	source->start = range->start;
	source->end = bsz_range_end(range);
	source->tag = range->tag;
}

/* The first piece from the one at hand on that has ranges, and the first of
 * those. False: none. */
static bool find_piece(struct source *source)
{
	const struct bsz_translation *const translation = source->translation;

	for (; source->piece < translation->count; source->piece++) {
		const struct bsz_piece *const piece =
		    &translation->by_file[source->piece];

		source->at = bsz_map_first_behind(source->map, piece->vm);
		if (source->at < source->map->count && source->map->ranges
		    [source->at].start < piece->vm + piece->size)
			return true;
	}
	return false;
}

static void next_moved(struct source *source)
{
	const struct bsz_translation *const translation = source->translation;
	const struct bsz_range *range;
	const struct bsz_piece *piece;
	uint64_t from, until;

	if (source->piece == translation->count) {
		source->start = source->end = UINT64_MAX;
		return;
	}
	piece = &translation->by_file[source->piece];
	range = &source->map->ranges[source->at];
	from = bsz_max(range->start, piece->vm);
	until = bsz_min(bsz_range_end(range), piece->vm + piece->size);
	source->start = from - piece->vm + piece->file;
	source->end = until - piece->vm + piece->file;
	source->tag = range->tag;
	source->at++;
	if (until < piece->vm + piece->size &&
	    source->at < source->map->count &&
	    range[1].start < piece->vm + piece->size)
		return;
	source->piece++;
	(void)find_piece(source); /* or piece is past the last */
}

static void next(struct source *source)
{
	if (source->translation)
		next_moved(source);
	else
		next_plain(source);
}

/* One range of the base, under what of source lies on it. */
static void paint_range(const struct bsz_range *below, struct source *source,
    struct bsz_map *map)
{
	const uint64_t end = bsz_range_end(below);
	uint64_t done = below->start;

	while (source->end <= done && source->start < source->end)
		next(source);
	while (source->start < end && source->start < source->end) {
		const uint64_t until = bsz_min(source->end, end);

		bsz_map_emit(map, done, source->start, below->tag);
		bsz_map_emit(map, bsz_max(done, source->start), until,
		    source->tag);
		done = until;
		if (source->end > end)
			return;
		next(source);
	}
	bsz_map_emit(map, done, end, below->tag);
}

int bsz_map_paint(const struct bsz_map *claimed,
    const struct bsz_translation *translation, const struct bsz_map *base,
    struct bsz_map *out, struct bsz_err *err)
{
	struct source source = {.map = claimed, .translation = translation};
	struct bsz_map map = {0};

	bsz_map_reserve(&map, claimed->count + base->count);
	if (translation)
		(void)find_piece(&source); /* or piece is past the last */
	next(&source);
	for (size_t i = 0; i < base->count; i++)
		paint_range(&base->ranges[i], &source, &map);
	return bsz_map_finish(&map, out, err);
}
