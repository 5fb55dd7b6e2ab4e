/*
 * Chunks are looked up by their identity alone, wherever they stand: what a
 * client that keeps chunks would not fetch again.
 */
#include "reuse.h"

#include <binsize/arena.h>

#include <stdlib.h>

/* Bytes between two ranges that clients rather fetch than leave out. */
#define NEAR 1024

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, BSZ_CONTENT_SIZE);
}

static size_t count_most(const struct bsz_image *image)
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->layers[i].count + image->layers[i].chunk_count;
	return count;
}

static void take(struct bsz_reuse_chunks *chunks,
    const uint8_t id[BSZ_CONTENT_SIZE])
{
	memcpy(chunks->ids[chunks->count++], id, BSZ_CONTENT_SIZE);
}

static void take_layer(struct bsz_reuse_chunks *chunks,
    const struct bsz_layer *layer)
{
	size_t chunk = 0;

	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];
		const size_t first = chunk;

		for (; chunk < layer->chunk_count &&
		    layer->chunks[chunk].entry == i; chunk++)
			take(chunks, layer->chunks[chunk].id);
		if (chunk == first && entry->kind == BSZ_ENTRY_FILE &&
		    entry->stored)
			take(chunks, entry->content);
	}
}

int bsz_reuse_chunks_init(struct bsz_reuse_chunks *chunks,
    const struct bsz_image *image, struct bsz_err *err)
{
	*chunks = (struct bsz_reuse_chunks){.ids = bsz_malloc(
	    (count_most(image) + 1) * sizeof(*chunks->ids))};
	if (!chunks->ids)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		take_layer(chunks, &image->layers[i]);
	qsort(chunks->ids, chunks->count, sizeof(*chunks->ids), compare);
	return 0;
}

const struct bsz_file_pieces *bsz_reuse_pieces_of(const struct bsz_layer *layer,
    enum bsz_reuse_pieces which)
{
	switch (which) {
	case BSZ_REUSE_TOC:
		return &layer->pieces;
	case BSZ_REUSE_PACKED:
		return &layer->packed;
	}
	return NULL;
}

int bsz_reuse_pieces_init(struct bsz_reuse_chunks *known,
    const struct bsz_image *image, enum bsz_reuse_pieces which,
    struct bsz_err *err)
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += bsz_reuse_pieces_of(&image->layers[i], which)->count;
	*known = (struct bsz_reuse_chunks){.ids = bsz_malloc((count + 1) *
	    sizeof(*known->ids))};
	if (!known->ids)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_file_pieces *const pieces =
		    bsz_reuse_pieces_of(&image->layers[i], which);

		for (size_t k = 0; k < pieces->count; k++)
			take(known, pieces->items[k].id);
	}
	qsort(known->ids, known->count, sizeof(*known->ids), compare);
	return 0;
}

void bsz_reuse_ranges_add(struct bsz_reuse_ranges *ranges,
    const struct bsz_reuse_chunks *known, const struct bsz_file_pieces *pieces)
{
	uint64_t end = 0;
	bool begun = false;

	for (size_t i = 0; i < pieces->count; i++) {
		const struct bsz_file_piece *const piece = &pieces->items[i];

		ranges->pieces++;
		/* Holes are nothing to be fetched. */
		if (!piece->wire ||
		    bsz_reuse_chunks_have(known, piece->id))
			continue;
		if (begun && piece->at <= end + NEAR) {
			/* Pieces may stand in one place. */
			ranges->bytes += bsz_max(piece->at + piece->wire,
			    end) - end;
		} else {
			ranges->ranges++;
			ranges->bytes += piece->wire;
		}
		end = bsz_max(end, piece->at + piece->wire);
		begun = true;
	}
}

void bsz_reuse_chunks_release(struct bsz_reuse_chunks *chunks)
{
	bsz_free(chunks->ids);
	*chunks = (struct bsz_reuse_chunks){0};
}

bool bsz_reuse_chunks_have(const struct bsz_reuse_chunks *chunks,
    const uint8_t id[BSZ_CONTENT_SIZE])
{
	return bsearch(id, chunks->ids, chunks->count, sizeof(*chunks->ids),
	    compare);
}
