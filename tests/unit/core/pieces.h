/*
 * Random loadable pieces, and the plain way through them.
 */
#ifndef BINSIZE_TEST_PIECES_H
#define BINSIZE_TEST_PIECES_H

#include <binsize/map.h>

#include "random.h"

#define SIZE 240
#define PIECES 5

struct layout {
	struct bsz_piece by_vm[PIECES], by_file[PIECES];
	struct bsz_translation translation;
	uint64_t vm_base;
};

static inline int compare_vm(const void *one, const void *other)
{
	const struct bsz_piece *const a = one, *const b = other;

	return (a->vm > b->vm) - (a->vm < b->vm);
}

/* Pieces with gaps, in the file in another order than in memory. */
static inline void make_layout(struct layout *layout, uint64_t *seed)
{
	const size_t count = random_below(seed, PIECES + 1);
	uint64_t file = random_below(seed, 10);
	uint32_t places[PIECES];

	for (size_t i = 0; i < count; i++)
		places[i] = (uint32_t)i;
	for (size_t i = count; i > 1; i--) {
		const size_t other = random_below(seed, (uint32_t)i);
		const uint32_t place = places[i - 1];

		places[i - 1] = places[other];
		places[other] = place;
	}
	for (size_t i = 0; i < count; i++) {
		const uint32_t size = 1 + random_below(seed, 30);

		layout->by_file[i] = (struct bsz_piece){layout->vm_base +
		    40 * places[i] + random_below(seed, 41 - size), file,
		    size};
		file += size + random_below(seed, 3) * 4;
	}
	memcpy(layout->by_vm, layout->by_file, sizeof(layout->by_vm));
	qsort(layout->by_vm, count, sizeof(struct bsz_piece), compare_vm);
	layout->translation = (struct bsz_translation){layout->by_vm,
	    layout->by_file, count};
}

/* The offset of byte i of memory, or SIZE. */
static inline uint64_t plain_translate(const struct layout *layout, uint64_t vm)
{
	for (size_t i = 0; i < layout->translation.count; i++) {
		const struct bsz_piece *const piece = &layout->by_file[i];

		if (vm >= piece->vm && vm - piece->vm < piece->size)
			return vm - piece->vm + piece->file;
	}
	return SIZE;
}

#endif
