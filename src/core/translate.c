/*
 * From addresses to file offsets and back, by loadable piece. Pieces are
 * disjoint in both domains, so a map stays disjoint; walking them in the
 * order of the file keeps it sorted.
 */
#include <binsize/map.h>

#include "emit.h"

/* The part of map inside a piece, appended to moved. */
static void move_piece(const struct bsz_map *map,
    const struct bsz_piece *piece, struct bsz_map *moved)
{
	const uint64_t end = piece->vm + piece->size;
	size_t i = bsz_map_first_behind(map, piece->vm);

	for (; i < map->count && map->ranges[i].start < end; i++) {
		const struct bsz_range *const range = &map->ranges[i];
		const uint64_t from = bsz_max(range->start, piece->vm);
		const uint64_t until = bsz_min(bsz_range_end(range), end);

		bsz_map_emit(moved, from - piece->vm + piece->file,
		    until - piece->vm + piece->file, range->tag);
	}
}

int bsz_map_translate(const struct bsz_map *map,
    const struct bsz_translation *translation, struct bsz_map *out,
    struct bsz_err *err)
{
	struct bsz_map moved = {0};

	bsz_map_reserve(&moved, map->count);
	for (size_t i = 0; i < translation->count; i++)
		move_piece(map, &translation->by_file[i], &moved);
	return bsz_map_finish(&moved, out, err);
}

bool bsz_translate(const struct bsz_translation *translation, uint64_t vm,
    uint64_t *file)
{
	size_t low = 0, high = translation->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct bsz_piece *const piece =
		    &translation->by_vm[middle];

		if (vm < piece->vm) {
			high = middle;
		} else if (vm - piece->vm >= piece->size) {
			low = middle + 1;
		} else {
			*file = vm - piece->vm + piece->file;
			return true;
		}
	}
	return false;
}

bool bsz_translate_back(const struct bsz_translation *translation,
    uint64_t file, uint64_t *vm)
{
	size_t low = 0, high = translation->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct bsz_piece *const piece =
		    &translation->by_file[middle];

		if (file < piece->file) {
			high = middle;
		} else if (file - piece->file >= piece->size) {
			low = middle + 1;
		} else {
			*vm = file - piece->file + piece->vm;
			return true;
		}
	}
	return false;
}
