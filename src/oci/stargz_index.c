/*
 * JSON with a tab a level, a line a field, fields that are empty left out:
 * digests make up most of what it compresses to, so those are the real ones.
 * It stands in a tar of its own, whose header and end are in the sum.
 */
#include "stargz_index.h"

#include <binsize/arena.h>

#include <inttypes.h>
#include <string.h>
#include <time.h>

#define FLUSH_AT 32768
#define BLOCK 512

bool bsz_stargz_index_init(struct bsz_stargz_index *index)
{
	static const uint8_t header[BLOCK] = BSZ_STARGZ_NAME;

	*index = (struct bsz_stargz_index){0};
	index->ready = deflateInit2(&index->gzip, BSZ_STARGZ_LEVEL,
	    Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK;
	bsz_buf_push(&index->text, header, sizeof(header));
	bsz_buf_text(&index->text,
	    "{\n\t\"version\": 1,\n\t\"entries\": [\n");
	return index->ready;
}

void bsz_stargz_index_release(struct bsz_stargz_index *index)
{
	if (index->ready)
		(void)deflateEnd(&index->gzip); /* what is left is dropped */
	bsz_buf_release(&index->text);
	bsz_free(index->pieces);
	*index = (struct bsz_stargz_index){0};
}

static void feed(struct bsz_stargz_index *index, int flush)
{
	uint8_t out[32768];

	index->failed |= index->text.failed;
	index->gzip.next_in = (Bytef *)index->text.data;
	index->gzip.avail_in = (uInt)index->text.size;
	do {
		index->gzip.next_out = out;
		index->gzip.avail_out = sizeof(out);
		index->failed |= deflate(&index->gzip, flush) ==
		    Z_STREAM_ERROR;
		index->bytes += sizeof(out) - index->gzip.avail_out;
	} while (!index->failed && !index->gzip.avail_out);
	index->text.size = 0;
}

void bsz_stargz_index_piece(struct bsz_stargz_index *index,
    const struct bsz_file_piece *piece, const uint8_t digest[BSZ_SHA256_SIZE])
{
	if (index->count == index->room) {
		const size_t room = 2 * index->room + 8;
		struct bsz_stargz_piece *const pieces = bsz_realloc(
		    index->pieces, room * sizeof(*pieces));

		if (!pieces) {
			index->failed = true;
			return;
		}
		index->pieces = pieces;
		index->room = room;
	}
	struct bsz_stargz_piece *const new = &index->pieces[index->count++];
	new->piece = *piece;
	memcpy(new->digest, digest, sizeof(new->digest));
}

static void write_number(struct bsz_buf *text, const char *key,
    uint64_t number)
{
	if (number)
		bsz_buf_printf(text, "\t\t\t\"%s\": %" PRIu64 ",\n", key,
		    number);
}

static void write_digest(struct bsz_buf *text, const char *key,
    const uint8_t *digest)
{
	char hex[BSZ_SHA_HEX_ROOM];

	bsz_buf_printf(text, "\t\t\t\"%s\": \"sha256:%s\",\n", key,
	    bsz_sha_hex(digest, BSZ_SHA256_SIZE, hex));
}

static void write_time(struct bsz_buf *text, int64_t mtime_ns)
{
	const time_t seconds = (time_t)(mtime_ns / 1000000000);
	struct tm parts;

	if (mtime_ns > 0 && gmtime_r(&seconds, &parts))
		bsz_buf_printf(text, "\t\t\t\"modtime\": "
		    "\"%04d-%02d-%02dT%02d:%02d:%02dZ\",\n",
		    1900 + parts.tm_year, 1 + parts.tm_mon, parts.tm_mday,
		    parts.tm_hour, parts.tm_min, parts.tm_sec);
}

static void write_piece(struct bsz_stargz_index *index, size_t which)
{
	const struct bsz_stargz_piece *const one = &index->pieces[which];
	const bool several = index->count > 1;

	write_number(&index->text, "chunkOffset", which ? which *
	    index->pieces[0].piece.size : 0);
	write_number(&index->text, "chunkSize", several ? one->piece.size :
	    0);
	write_digest(&index->text, "chunkDigest", one->digest);
}

void bsz_stargz_index_entry(struct bsz_stargz_index *index,
    const struct bsz_entry *entry, const uint8_t *digest)
{
	static const char *const types[] = {
		[BSZ_ENTRY_DIR] = "dir", [BSZ_ENTRY_SYMLINK] = "symlink",
		[BSZ_ENTRY_HARDLINK] = "hardlink", [BSZ_ENTRY_DEVICE] = "char",
		[BSZ_ENTRY_FILE] = "reg", [BSZ_ENTRY_WHITEOUT] = "reg",
		[BSZ_ENTRY_OPAQUE] = "reg", [BSZ_ENTRY_HIDDEN] = "reg",
	};
	struct bsz_buf *const text = &index->text;

	bsz_buf_printf(text, "\t\t{\n\t\t\t\"name\": \"%s%s\",\n"
	    "\t\t\t\"type\": \"%s\",\n", entry->path,
	    entry->kind == BSZ_ENTRY_DIR ? "/" : "", types[entry->kind]);
	write_number(text, "size", entry->stored);
	write_time(text, entry->mtime_ns);
	if (entry->more && entry->more->target)
		bsz_buf_printf(text, "\t\t\t\"linkName\": \"%s\",\n",
		    entry->more->target);
	write_number(text, "mode", entry->mode);
	write_number(text, "uid", entry->uid);
	write_number(text, "gid", entry->gid);
	if (index->count)
		write_number(text, "offset", index->pieces[0].piece.at);
	if (digest && entry->stored)
		write_digest(text, "digest", digest);
	if (index->count)
		write_piece(index, 0);
	for (size_t i = 1; i < index->count; i++) {
		bsz_buf_printf(text, "\t\t},\n\t\t{\n\t\t\t\"name\": "
		    "\"%s\",\n\t\t\t\"type\": \"chunk\",\n", entry->path);
		write_number(text, "offset", index->pieces[i].piece.at);
		write_piece(index, i);
	}
	bsz_buf_text(text, "\t\t},\n");
	index->count = 0;
	if (text->size > FLUSH_AT)
		feed(index, Z_NO_FLUSH);
}

uint64_t bsz_stargz_index_end(struct bsz_stargz_index *index)
{
	static const uint8_t end[3 * BLOCK]; /* padding, the tar's end */

	bsz_buf_text(&index->text, "\t]\n}");
	bsz_buf_push(&index->text, end, sizeof(end));
	feed(index, Z_FINISH);
	return index->bytes;
}
