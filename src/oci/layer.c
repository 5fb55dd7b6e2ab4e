/*
 * Boundaries of entries are known one after the other: the header tells where
 * the content ends, that where the padding does. The decoder stops at each
 * and says how many bits it has charged, so what an entry costs is the
 * difference of two numbers.
 */
#include "layer.h"

#include "chunker.h"
#include "tar.h"
#include "toc.h"

#include <binsize/limits.h>

#include <string.h>

struct reading {
	struct bsz_layer *layer;
	const struct bsz_layer_reading *how;
	struct bsz_decoder decoder;
	struct bsz_digester *digester;
	struct bsz_sha *of_file;
	struct bsz_chunker chunker; /* without sha: no chunks are wanted */
	struct bsz_tar tar;
	uint64_t end_bits;        /* charged when the entries had ended */
	uint8_t *content, *costs; /* of a file that is kept whole */
};

void bsz_layer_release(struct bsz_layer *layer)
{
	bsz_free(layer->entries);
	bsz_free(layer->chunks);
	bsz_free(layer->pieces.items);
	bsz_free(layer->packed.items);
	bsz_arena_release(&layer->arena);
	layer->entries = NULL;
	layer->chunks = NULL;
	layer->pieces = layer->packed = (struct bsz_file_pieces){0};
	layer->count = layer->room = 0;
}

/* Room for one more entry; NULL when memory is short. */
static struct bsz_entry *grow(struct bsz_layer *layer)
{
	if (layer->count == layer->room) {
		const size_t room = layer->room + layer->room / 2 + 64;
		struct bsz_entry *const entries = bsz_realloc(layer->entries,
		    room * sizeof(*entries));

		if (!entries)
			return NULL;
		layer->entries = entries;
		layer->room = room;
	}
	return &layer->entries[layer->count];
}

static int fail_cut(const struct bsz_entry *entry, struct bsz_err *err)
{
	return bsz_fail(err, BSZ_EINPUT, "tar: ends inside a file's content "
	    "at byte %llu", (unsigned long long)(entry->offset +
	    entry->header));
}

/* Is this file one whose inner parts are asked for? */
static bool is_wanted(const struct reading *reading,
    const struct bsz_decoded *piece, const struct bsz_entry *entry)
{
	return reading->how->take && piece->size >= 4 &&
	    memcmp(piece->data, "\x7f" "ELF", 4) == 0 &&
	    entry->stored <= BSZ_MAX_MEMBER && !(entry->more &&
	    entry->more->sparse);
}

/* Begin to keep a file whole. */
static int begin_keeping(struct reading *reading, uint64_t size,
    struct bsz_err *err)
{
	reading->content = bsz_malloc((size_t)size);
	reading->costs = bsz_malloc((size_t)size);
	if (!reading->content || !reading->costs)
		return bsz_fail_memory(err);
	return 0;
}

static void end_keeping(struct reading *reading)
{
	bsz_free(reading->content);
	bsz_free(reading->costs);
	reading->content = reading->costs = NULL;
	reading->decoder.with_costs = false;
}

static void keep(struct reading *reading, const struct bsz_decoded *piece,
    uint64_t at)
{
	memcpy(reading->content + at, piece->data, piece->size);
	if (piece->costs)
		memcpy(reading->costs + at, piece->costs, piece->size);
	else
		memset(reading->costs + at, 8, piece->size);
}

/* Read a file's content. */
static int read_content(struct reading *reading, struct bsz_entry *entry,
    struct bsz_err *err)
{
	const uint64_t begin = reading->decoder.place;
	const uint64_t end = begin + entry->stored;
	struct bsz_decoded piece;

	/* Before it is known what the file is. */
	reading->decoder.with_costs = reading->how->take;
	while (reading->decoder.place < end) {
		const uint64_t at = reading->decoder.place;
		/* A first look that is short: bytes cost more with costs. */
		const uint64_t until = at == begin ?
		    bsz_min(end, begin + 64) : end;
		int rc = bsz_tar_piece(&reading->tar, until, &piece, err);

		if (!rc && !piece.size)
			return fail_cut(entry, err);
		if (!rc && at == begin && is_wanted(reading, &piece, entry))
			rc = begin_keeping(reading, entry->stored, err);
		if (rc)
			return rc;
		reading->decoder.with_costs = reading->content;
		if (reading->content)
			keep(reading, &piece, at - begin);
		bsz_sha_add(reading->of_file, piece.data, piece.size);
		rc = !reading->chunker.sha ? 0 : bsz_chunker_add(
		    &reading->chunker, (struct bsz_span){piece.data,
		    piece.size}, err);
		if (rc)
			return rc;
	}
	reading->decoder.with_costs = false;
	return reading->chunker.sha ? bsz_chunker_end(&reading->chunker,
	    err) : 0;
}

/* Hand a kept file over. */
static int hand_over(struct reading *reading, const struct bsz_entry *entry,
    struct bsz_err *err)
{
	const struct bsz_span content = {reading->content, entry->stored};
	const bool is_known = reading->decoder.ops != &bsz_codec_filter;
	int rc = 0;

	if (reading->content)
		rc = reading->how->take(reading->how->context, reading->layer,
		    reading->layer->count, content,
		    is_known ? reading->costs : NULL, err);
	end_keeping(reading);
	return rc;
}

static int read_padding(struct reading *reading,
    const struct bsz_entry *entry, struct bsz_err *err)
{
	const uint64_t end = reading->decoder.place +
	    bsz_entry_padding(entry);
	struct bsz_decoded piece = {.size = 1};
	int rc = 0;

	/* Some writers leave the last padding out. */
	while (!rc && piece.size && reading->decoder.place < end)
		rc = bsz_tar_piece(&reading->tar, end, &piece, err);
	return rc;
}

/* What follows an entry's headers. */
static int read_entry(struct reading *reading, struct bsz_entry *entry,
    struct bsz_err *err)
{
	uint8_t digest[BSZ_SHA_MAX_SIZE];
	uint64_t bits = reading->decoder.bits;

	if (reading->tar.repack)
		bsz_repack_content(reading->tar.repack, entry);
	int rc = read_content(reading, entry, err);

	if (rc)
		return rc;
	entry->wire_bits = reading->decoder.bits - bits;
	bits = reading->decoder.bits;
	if (entry->kind == BSZ_ENTRY_FILE) {
		if (!bsz_sha_take(reading->of_file, digest))
			return bsz_fail_memory(err);
		memcpy(entry->content, digest, BSZ_CONTENT_SIZE);
	}
	if (reading->tar.repack)
		bsz_repack_entry(reading->tar.repack, entry,
		    entry->kind == BSZ_ENTRY_FILE ? digest : NULL);
	rc = hand_over(reading, entry, err);
	if (!rc)
		rc = read_padding(reading, entry, err);
	entry->padding_bits = (uint32_t)(reading->decoder.bits - bits);
	return rc;
}

/* The rest of the stream, and what in it is not zero. */
static int read_end(struct reading *reading, struct bsz_err *err)
{
	struct bsz_layer *const layer = reading->layer;
	struct bsz_decoded piece = {.size = 1};
	int rc = 0;

	if (reading->tar.repack)
		bsz_repack_end(reading->tar.repack);
	while (!rc && piece.size) {
		rc = bsz_tar_piece(&reading->tar, UINT64_MAX, &piece, err);
		for (size_t i = 0; !rc && i < piece.size; i++)
			layer->behind_end += piece.data[i] != 0;
	}
	layer->end_bits = reading->decoder.bits - reading->end_bits;
	return rc;
}

static int read_entries(struct reading *reading, struct bsz_err *err)
{
	struct bsz_layer *const layer = reading->layer;
	const uint64_t most = bsz_cap(reading->how->caps.entries,
	    BSZ_MAX_ENTRIES);

	for (bool more = true;;) {
		struct bsz_entry *const entry = grow(layer);

		reading->end_bits = reading->decoder.bits;
		int rc = entry ? bsz_tar_next(&reading->tar, entry, &more,
		    err) : bsz_fail_memory(err);

		if (rc || !more)
			return rc;
		rc = read_entry(reading, entry, err);
		if (rc)
			return rc;
		if (++layer->count > most)
			return bsz_fail(err, BSZ_EINPUT, "more than %llu "
			    "entries (limit: entries)",
			    (unsigned long long)most);
	}
}

/* Where the decoder knows no more than the whole, by size. */
static void share_evenly(struct bsz_layer *layer)
{
	const struct bsz_charge all = {.end = layer->size,
		.cost = 8 * layer->blob};
	uint64_t before = 0;

	layer->shared_evenly = true;
	for (size_t i = 0; i < layer->count; i++) {
		struct bsz_entry *const entry = &layer->entries[i];
		const uint64_t content = entry->offset + entry->header;
		uint64_t after = bsz_charge_share(&all, content);

		entry->header_bits = (uint32_t)(after - before);
		before = after;
		after = bsz_charge_share(&all, content + entry->stored);
		entry->wire_bits = after - before;
		before = after;
		after = bsz_charge_share(&all, bsz_min(layer->size,
		    content + entry->stored + bsz_entry_padding(entry)));
		entry->padding_bits = (uint32_t)(after - before);
		before = after;
	}
	layer->end_bits = all.cost - before;
}

static void write_digest(const uint8_t digest[BSZ_SHA256_SIZE],
    char text[BSZ_DIGEST_ROOM])
{
	char hex[BSZ_SHA_HEX_ROOM];

	(void)snprintf(text, BSZ_DIGEST_ROOM, "sha256:%s",
	    bsz_sha_hex(digest, BSZ_SHA256_SIZE, hex)); /* it fits */
}

/* What is known at the end. */
static int finish(struct reading *reading, struct bsz_err *err)
{
	struct bsz_layer *const layer = reading->layer;
	const struct bsz_decoder *const decoder = &reading->decoder;
	uint8_t of_blob[BSZ_SHA256_SIZE], of_stream[BSZ_SHA256_SIZE];
	const int rc = bsz_digester_take(reading->digester, of_blob,
	    of_stream, err);

	if (rc)
		return rc;
	write_digest(of_blob, layer->digest);
	write_digest(of_stream, layer->diff_id);
	layer->size = decoder->place;
	layer->end = bsz_min(reading->tar.end, layer->size);
	layer->oddity = reading->tar.oddity;
	layer->outside = reading->tar.outside;
	layer->trailing = decoder->trailing;
	layer->overhead_bits = decoder->overhead;
	if (decoder->ops == &bsz_codec_filter)
		share_evenly(layer);
	if (decoder->bits + decoder->overhead != 8 * layer->blob)
		return bsz_fail(err, BSZ_EINVARIANT, "%llu bits are "
		    "charged and %llu overhead, not %llu in all (this is a "
		    "bug in binsize)", (unsigned long long)decoder->bits,
		    (unsigned long long)decoder->overhead,
		    (unsigned long long)(8 * layer->blob));
	return 0;
}

/* What few ask for. */
static int add_extras(struct reading *reading, struct bsz_span blob,
    struct bsz_err *err)
{
	int rc = 0;

	if (reading->how->chunk)
		rc = bsz_toc_read(reading->layer, blob, &reading->how->caps,
		    err);
	if (!rc && reading->tar.repack)
		rc = bsz_repack_finish(reading->tar.repack, err);
	return rc;
}

int bsz_layer_read(struct bsz_layer *layer, struct bsz_span blob,
    const struct bsz_layer_reading *how, struct bsz_err *err)
{
	struct reading reading = {.layer = layer, .how = how};
	int rc = bsz_decoder_init(&reading.decoder, blob, err);

	if (rc)
		return rc;
	reading.decoder.caps = how->caps;
	layer->blob = blob.size;
	layer->codec = bsz_codec_name(reading.decoder.codec);
	reading.digester = bsz_digester_new(blob, how->way, err);
	if (reading.digester)
		reading.of_file = bsz_sha_new(BSZ_SHA256, err);
	if (reading.of_file) {
		reading.decoder.settle = bsz_digester_settle;
		reading.decoder.context = reading.digester;
		bsz_tar_init(&reading.tar, &reading.decoder,
		    reading.digester, &layer->arena);
		rc = how->chunk ? bsz_chunker_init(&reading.chunker, layer,
		    how->chunk, err) : 0;
		if (!rc && how->repack) {
			reading.tar.repack = bsz_repack_new(layer, err);
			rc = reading.tar.repack ? 0 : err->code;
		}
		if (!rc)
			rc = read_entries(&reading, err);
		if (!rc)
			rc = read_end(&reading, err);
		if (!rc)
			rc = finish(&reading, err);
		if (!rc)
			rc = add_extras(&reading, blob, err);
		bsz_repack_free(reading.tar.repack);
		bsz_tar_release(&reading.tar);
		end_keeping(&reading);
	} else {
		rc = err->code;
	}
	/* Before what it reads from goes. */
	bsz_digester_free(reading.digester);
	bsz_sha_free(reading.of_file);
	bsz_chunker_release(&reading.chunker);
	bsz_decoder_release(&reading.decoder);
	return rc;
}
