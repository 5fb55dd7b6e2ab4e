/*
 * Two ways beside the layer's own:
 *
 *	zstd     the tar in one frame, level 3
 *	eStargz  each 4 MiB of a file begins a member of gzip, level 9, which
 *	         goes on over what follows; then the table of contents as a file
 *	         of its own (stargz_index.c), and a footer
 *
 * Only sizes are kept, and of eStargz where its pieces begin, so that it can
 * be told which of them a client would know.
 */
#include "repack.h"

#include "stargz_index.h"

#include <binsize/arena.h>
#include <binsize/sha256.h>

#include <string.h>
#include <zlib.h>
#include <zstd.h>

#define PIECE ((uint64_t)4 << 20)
#define ZSTD_LEVEL 3
#define BLOCK 512
#define FOOTER 51
#define LANDMARK ".no.prefetch.landmark"

struct bsz_repack {
	struct bsz_layer *layer;
	ZSTD_CStream *zstd;
	z_stream gzip;
	bool gzip_ready;
	struct bsz_sha *sha;      /* of the piece at hand */
	struct bsz_stargz_index index;
	uint64_t zstd_bytes;
	uint64_t written;         /* of eStargz */
	uint64_t content, piece;  /* bytes left of both */
	uint64_t piece_size;
	bool inside;              /* a member is open */
	bool aside;               /* not for eStargz: an older table, the end */
	bool failed;
	uint8_t out[65536];
};

struct bsz_repack *bsz_repack_new(struct bsz_layer *layer,
    struct bsz_err *err)
{
	struct bsz_repack *const repack = bsz_calloc(1, sizeof(*repack));

	if (!repack) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	repack->layer = layer;
	repack->zstd = ZSTD_createCStream();
	repack->sha = bsz_sha_new(BSZ_SHA256, err);
	repack->gzip_ready = deflateInit2(&repack->gzip, BSZ_STARGZ_LEVEL,
	    Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK;
	const bool index_ready = bsz_stargz_index_init(&repack->index);
	if (repack->zstd && repack->sha && repack->gzip_ready &&
	    index_ready && !ZSTD_isError(ZSTD_CCtx_setParameter(repack->zstd,
	    ZSTD_c_compressionLevel, ZSTD_LEVEL)) &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(repack->zstd,
	    ZSTD_c_checksumFlag, 1)))
		return repack;
	if (!err->code)
		(void)bsz_fail_memory(err);
	bsz_repack_free(repack);
	return NULL;
}

void bsz_repack_free(struct bsz_repack *repack)
{
	if (!repack)
		return;
	(void)ZSTD_freeCStream(repack->zstd); /* always 0 */
	if (repack->gzip_ready)
		(void)deflateEnd(&repack->gzip); /* what is left is dropped */
	bsz_stargz_index_release(&repack->index);
	bsz_sha_free(repack->sha);
	bsz_free(repack);
}

static void feed_zstd(struct bsz_repack *repack, const uint8_t *data,
    size_t size, ZSTD_EndDirective end)
{
	ZSTD_inBuffer in = {data, size, 0};
	size_t left = 1;

	while (!repack->failed && (in.pos < in.size ||
	    (end == ZSTD_e_end && left))) {
		ZSTD_outBuffer out = {repack->out, sizeof(repack->out), 0};

		left = ZSTD_compressStream2(repack->zstd, &out, &in, end);
		repack->zstd_bytes += out.pos;
		repack->failed |= ZSTD_isError(left);
	}
}

static void feed_gzip(struct bsz_repack *repack, const uint8_t *data,
    size_t size, int flush)
{
	z_stream *const gzip = &repack->gzip;

	gzip->next_in = (Bytef *)(uintptr_t)data;
	gzip->avail_in = (uInt)size;
	do {
		gzip->next_out = repack->out;
		gzip->avail_out = sizeof(repack->out);
		const int rc = deflate(gzip, flush);
		repack->failed |= rc == Z_STREAM_ERROR;
		repack->written += sizeof(repack->out) - gzip->avail_out;
	} while (!repack->failed && !gzip->avail_out);
	repack->inside = true;
}

static void end_member(struct bsz_repack *repack)
{
	if (!repack->inside)
		return;
	feed_gzip(repack, NULL, 0, Z_FINISH);
	repack->failed |= deflateReset(&repack->gzip) != Z_OK;
	repack->inside = false;
}

/* A member that a client can fetch begins here. */
static void begin_piece(struct bsz_repack *repack)
{
	struct bsz_file_pieces *const pieces = &repack->layer->packed;
	struct bsz_file_piece *piece;

	end_member(repack);
	if (pieces->count) {
		piece = &pieces->items[pieces->count - 1];
		piece->wire = repack->written - piece->at;
	}
	piece = bsz_file_pieces_grow(pieces);
	repack->failed |= !piece;
	if (piece)
		*piece = (struct bsz_file_piece){.at = repack->written,
			.entry = (uint32_t)repack->layer->count};
	repack->piece = repack->piece_size = bsz_min(repack->content, PIECE);
}

static void end_piece(struct bsz_repack *repack)
{
	struct bsz_file_pieces *const pieces = &repack->layer->packed;
	uint8_t digest[BSZ_SHA_MAX_SIZE];

	repack->failed |= !bsz_sha_take(repack->sha, digest);
	if (repack->failed)
		return;
	struct bsz_file_piece *const piece = &pieces->items[pieces->count - 1];
	piece->size = repack->piece_size;
	memcpy(piece->id, digest, sizeof(piece->id));
	bsz_stargz_index_piece(&repack->index, piece, digest);
}

void bsz_repack_content(struct bsz_repack *repack,
    const struct bsz_entry *entry)
{
	if (strcmp(entry->path, BSZ_STARGZ_NAME) == 0)
		repack->aside = true;
	else if (entry->stored)
		repack->content = entry->stored;
}

/* Content up to the end of the piece. */
static size_t add_content(struct bsz_repack *repack, const uint8_t *data,
    size_t size)
{
	if (!repack->piece)
		begin_piece(repack);
	const size_t used = (size_t)bsz_min(size, repack->piece);
	bsz_sha_add(repack->sha, data, used);
	feed_gzip(repack, data, used, Z_NO_FLUSH);
	repack->content -= used;
	repack->piece -= used;
	if (!repack->piece)
		end_piece(repack);
	return used;
}

void bsz_repack_add(struct bsz_repack *repack, const uint8_t *data,
    size_t size)
{
	feed_zstd(repack, data, size, ZSTD_e_continue);
	while (!repack->failed && !repack->aside && size) {
		size_t used = size;

		if (repack->content)
			used = add_content(repack, data, size);
		else
			feed_gzip(repack, data, size, Z_NO_FLUSH);
		data += used;
		size -= used;
	}
}

void bsz_repack_entry(struct bsz_repack *repack,
    const struct bsz_entry *entry, const uint8_t *digest)
{
	if (!repack->aside)
		bsz_stargz_index_entry(&repack->index, entry, digest);
	repack->aside = false;
}

void bsz_repack_end(struct bsz_repack *repack)
{
	repack->aside = true;
}

/* A file that eStargz puts into each layer: it says that none of its files
 * is wanted before the others. */
static void add_landmark(struct bsz_repack *repack)
{
	static const uint8_t header[BLOCK] = LANDMARK;
	static const uint8_t content[BLOCK] = {0xf};

	end_member(repack);
	feed_gzip(repack, header, BLOCK, Z_NO_FLUSH);
	end_member(repack);
	feed_gzip(repack, content, BLOCK, Z_NO_FLUSH);
	end_member(repack);
}

int bsz_repack_finish(struct bsz_repack *repack, struct bsz_err *err)
{
	struct bsz_layer *const layer = repack->layer;
	struct bsz_file_pieces *const pieces = &layer->packed;

	feed_zstd(repack, NULL, 0, ZSTD_e_end);
	end_member(repack);
	if (pieces->count) {
		struct bsz_file_piece *const last =
		    &pieces->items[pieces->count - 1];

		last->wire = repack->written - last->at;
	}
	add_landmark(repack);
	layer->zstd_bytes = repack->zstd_bytes;
	layer->estargz_bytes = repack->written + FOOTER +
	    bsz_stargz_index_end(&repack->index);
	return repack->failed || repack->index.failed ?
	    bsz_fail_memory(err) : 0;
}
