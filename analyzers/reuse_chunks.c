/*
 * Chunks are looked up by their identity alone, wherever they stand: what a
 * client that keeps chunks would not fetch again.
 */
#include "reuse.h"

#include <binsize/arena.h>

#include <stdlib.h>

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
