/*
 * A gear hash: each byte shifts the hash and adds a number of its own, so its
 * top bits depend on the last 64 bytes. A chunk ends where they are zero: more
 * of them below the average size, fewer above it, which keeps sizes together
 * (FastCDC, Xia and others 2016). The numbers are those of a generator with a
 * published seed; any others would do.
 */
#include "chunker.h"

#include <binsize/arena.h>

#define WINDOW 64
#define SPREAD 4 /* least and most are the average by this, and times this */

/* The next number of SplitMix64. */
static uint64_t next_number(uint64_t *state)
{
	uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ mixed >> 31;
}

/* So many of the top bits. */
static uint64_t top_bits(int count)
{
	return ~UINT64_C(0) << (64 - count);
}

int bsz_chunker_init(struct bsz_chunker *chunker, struct bsz_layer *layer,
    uint32_t average, struct bsz_err *err)
{
	const int bits = __builtin_ctz(average);
	uint64_t state = 0;

	*chunker = (struct bsz_chunker){.layer = layer,
		.strict = top_bits(bits + 1), .loose = top_bits(bits - 1),
		.least = average / SPREAD, .average = average,
		.most = average * SPREAD};
	for (size_t i = 0; i < BSZ_COUNTOF(chunker->gear); i++)
		chunker->gear[i] = next_number(&state);
	chunker->sha = bsz_sha_new(BSZ_SHA256, err);
	return chunker->sha ? 0 : err->code;
}

void bsz_chunker_release(struct bsz_chunker *chunker)
{
	bsz_sha_free(chunker->sha);
	chunker->sha = NULL;
}

static struct bsz_chunk *grow(struct bsz_layer *layer)
{
	if (layer->chunk_count == layer->chunk_room) {
		const size_t room = 2 * layer->chunk_room + 64;
		struct bsz_chunk *const chunks = bsz_realloc(layer->chunks,
		    room * sizeof(*chunks));

		if (!chunks)
			return NULL;
		layer->chunks = chunks;
		layer->chunk_room = room;
	}
	return &layer->chunks[layer->chunk_count++];
}

/* The chunk that is being read is whole. */
static int cut(struct bsz_chunker *chunker, struct bsz_err *err)
{
	struct bsz_chunk *const chunk = grow(chunker->layer);
	uint8_t digest[BSZ_SHA_MAX_SIZE];

	if (!chunk || !bsz_sha_take(chunker->sha, digest))
		return bsz_fail_memory(err);
	*chunk = (struct bsz_chunk){.entry = (uint32_t)chunker->layer->count,
		.size = chunker->size};
	memcpy(chunk->id, digest, sizeof(chunk->id));
	chunker->size = 0;
	chunker->hash = 0;
	return 0;
}

/* Bytes up to the end of the chunk, or all of them; *ends tells which. */
static uint64_t find_end(struct bsz_chunker *chunker, struct bsz_span rest,
    bool *ends)
{
	const uint64_t *const gear = chunker->gear;
	const uint64_t most = bsz_min(rest.size,
	    chunker->most - chunker->size);
	const uint32_t first = chunker->least - WINDOW;
	/* What is hashed before the window of the first cut has no effect. */
	uint64_t at = chunker->size < first ?
	    bsz_min(most, first - chunker->size) : 0;
	uint64_t hash = chunker->hash;

	for (; at < most; at++) {
		const uint64_t size = chunker->size + at + 1;

		hash = (hash << 1) + gear[rest.data[at]];
		if (size >= chunker->least && !(hash & (size <
		    chunker->average ? chunker->strict : chunker->loose))) {
			*ends = true;
			return at + 1;
		}
	}
	chunker->hash = hash;
	*ends = chunker->size + most == chunker->most;
	return most;
}

int bsz_chunker_add(struct bsz_chunker *chunker, struct bsz_span content,
    struct bsz_err *err)
{
	while (content.size) {
		bool ends = false;
		const uint64_t size = find_end(chunker, content, &ends);

		bsz_sha_add(chunker->sha, content.data, (size_t)size);
		chunker->size += (uint32_t)size;
		content.data += size;
		content.size -= size;
		if (ends && cut(chunker, err))
			return err->code;
	}
	return 0;
}

int bsz_chunker_end(struct bsz_chunker *chunker, struct bsz_err *err)
{
	struct bsz_layer *const layer = chunker->layer;

	if (chunker->size && cut(chunker, err))
		return err->code;
	if (layer->chunk_count == chunker->before + 1)
		layer->chunk_count--;
	chunker->before = layer->chunk_count;
	return 0;
}
