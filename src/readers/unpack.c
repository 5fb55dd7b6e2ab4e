/*
 * One loop over three decoders that differ in names only; see unpack.h.
 *
 * liblzma is opened on first use: few inputs are xz, and it would be mapped
 * by all others. Decoders get our allocator where they take one, and liblzma
 * and zstd a bound on what a header may make them allocate.
 */
#include "unpack.h"

#include <binsize/arena.h>
#include <binsize/library.h>
#include <binsize/limits.h>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#define FUNCTIONS(X) X(lzma_stream_decoder) X(lzma_code) X(lzma_end)

struct xz_library {
	void *handle;
	FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

static const struct bsz_library liblzma = {
	.file = "liblzma.so.5",
	.package = "liblzma5",
	.use = "xz data",
	.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
};

/* What is left to read and to write. */
struct stream {
	const uint8_t *in;
	uint64_t in_left;
	uint8_t *out;
	uint64_t out_left;
};

enum step {
	STEP_MORE,
	STEP_END,
	STEP_DAMAGED,
	STEP_DICTIONARY, /* it asks for one */
	STEP_WINDOW,     /* it asks for too large a one */
	STEP_MEMORY
};

struct decoder {
	z_stream gzip;
	ZSTD_DStream *zstd;
	lzma_stream xz;
	lzma_allocator allocator;
	struct xz_library library;
};

struct codec {
	const char *name;
	const char *magic;
	size_t magic_size;
	/* Begin a stream; also the next one after STEP_END. */
	int (*begin)(struct decoder *decoder, struct bsz_err *err);
	enum step (*run)(struct decoder *decoder, struct stream *stream);
	void (*end)(struct decoder *decoder);
};

/* zlib counts in 32 bits. */
#define GZIP_PIECE (UINT64_C(1) << 30)

static void *allocate(void *context, size_t count, size_t size)
{
	(void)context;
	return bsz_malloc(bsz_mul(count, size));
}

static void *gzip_allocate(void *context, unsigned count, unsigned size)
{
	return allocate(context, count, size);
}

static void release(void *context, void *memory)
{
	(void)context;
	bsz_free(memory);
}

static void gzip_end(struct decoder *decoder)
{
	(void)inflateEnd(&decoder->gzip); /* frees; nothing can be said */
}

static int gzip_begin(struct decoder *decoder, struct bsz_err *err)
{
	if (decoder->gzip.state)
		gzip_end(decoder);
	decoder->gzip = (z_stream){.zalloc = gzip_allocate,
	    .zfree = release};
	return inflateInit2(&decoder->gzip, 16 + MAX_WBITS) == Z_OK ? 0
	    : bsz_fail_memory(err);
}

static enum step gzip_run(struct decoder *decoder, struct stream *stream)
{
	z_stream *z = &decoder->gzip;
	const unsigned in = (unsigned)bsz_min(stream->in_left, GZIP_PIECE);
	const unsigned out = (unsigned)bsz_min(stream->out_left, GZIP_PIECE);
	int rc;

	z->next_in = (z_const Bytef *)(uintptr_t)stream->in;
	z->avail_in = in;
	z->next_out = stream->out;
	z->avail_out = out;
	rc = inflate(z, Z_NO_FLUSH);
	stream->in += in - z->avail_in;
	stream->in_left -= in - z->avail_in;
	stream->out += out - z->avail_out;
	stream->out_left -= out - z->avail_out;
	switch (rc) {
	case Z_OK:
	case Z_BUF_ERROR:
		return STEP_MORE;
	case Z_STREAM_END:
		return STEP_END;
	case Z_MEM_ERROR:
		return STEP_MEMORY;
	}
	return STEP_DAMAGED;
}

static int xz_begin(struct decoder *decoder, struct bsz_err *err)
{
	if (!decoder->library.handle &&
	    bsz_library_open(&liblzma, &decoder->library, err)) {
		err->code = BSZ_EINPUT; /* of this input, not of the usage */
		return BSZ_EINPUT;
	}
	decoder->allocator = (lzma_allocator){allocate, release, NULL};
	decoder->xz.allocator = &decoder->allocator;
	return decoder->library.lzma_stream_decoder(&decoder->xz,
	    BSZ_MAX_UNPACK_MEMORY, 0) == LZMA_OK ? 0 : bsz_fail_memory(err);
}

static enum step xz_run(struct decoder *decoder, struct stream *stream)
{
	lzma_stream *xz = &decoder->xz;
	lzma_ret rc;

	xz->next_in = stream->in;
	xz->avail_in = stream->in_left;
	xz->next_out = stream->out;
	xz->avail_out = stream->out_left;
	rc = decoder->library.lzma_code(xz, LZMA_RUN);
	stream->in = xz->next_in;
	stream->in_left = xz->avail_in;
	stream->out = xz->next_out;
	stream->out_left = xz->avail_out;
	switch (rc) {
	case LZMA_OK:
	case LZMA_BUF_ERROR:
		return STEP_MORE;
	case LZMA_STREAM_END:
		return STEP_END;
	case LZMA_MEM_ERROR:
		return STEP_MEMORY;
	default:
		return STEP_DAMAGED;
	}
}

static void xz_end(struct decoder *decoder)
{
	if (!decoder->library.handle)
		return;
	decoder->library.lzma_end(&decoder->xz);
	bsz_library_close(decoder->library.handle);
}

static int zstd_begin(struct decoder *decoder, struct bsz_err *err)
{
	if (!decoder->zstd)
		decoder->zstd = ZSTD_createDStream();
	return decoder->zstd && !ZSTD_isError(ZSTD_initDStream(decoder->zstd))
	    ? 0 : bsz_fail_memory(err);
}

static enum step zstd_fault(size_t result)
{
	switch ((int)ZSTD_getErrorCode(result)) {
	case ZSTD_error_dictionary_wrong:
		return STEP_DICTIONARY;
	case ZSTD_error_frameParameter_windowTooLarge:
		return STEP_WINDOW;
	}
	return STEP_DAMAGED;
}

static enum step zstd_run(struct decoder *decoder, struct stream *stream)
{
	ZSTD_inBuffer in = {stream->in, stream->in_left, 0};
	ZSTD_outBuffer out = {stream->out, stream->out_left, 0};
	const size_t left = ZSTD_decompressStream(decoder->zstd, &out, &in);

	stream->in += in.pos;
	stream->in_left -= in.pos;
	stream->out += out.pos;
	stream->out_left -= out.pos;
	if (ZSTD_isError(left))
		return zstd_fault(left);
	return left ? STEP_MORE : STEP_END;
}

static void zstd_end(struct decoder *decoder)
{
	(void)ZSTD_freeDStream(decoder->zstd); /* always 0 */
}

static const struct codec codecs[] = {
	{"gzip", "\x1f\x8b", 2, gzip_begin, gzip_run, gzip_end},
	{"xz", "\xfd" "7zXZ", 6, xz_begin, xz_run, xz_end},
	{"zstd", "\x28\xb5\x2f\xfd", 4, zstd_begin, zstd_run, zstd_end},
};

static const struct codec *find_codec(const uint8_t *data, uint64_t size)
{
	for (size_t i = 0; i < BSZ_COUNTOF(codecs); i++)
		if (size >= codecs[i].magic_size && memcmp(data,
		    codecs[i].magic, codecs[i].magic_size) == 0)
			return &codecs[i];
	return NULL;
}

const char *bsz_unpack_format(struct bsz_span packed)
{
	const struct codec *codec = find_codec(packed.data, packed.size);

	return codec ? codec->name : NULL;
}

/*
 * Decode until the output is full or the input is done; *damage says when it
 * is not done in order. Streams of one codec may follow each other.
 */
static int run(const struct codec *codec, struct decoder *decoder,
    struct stream *stream, bool *ended, const char **damage,
    struct bsz_err *err)
{
	while (!*ended && !*damage && stream->out_left) {
		const uint64_t in_left = stream->in_left;
		const uint64_t out_left = stream->out_left;
		int rc;

		switch (codec->run(decoder, stream)) {
		case STEP_MEMORY:
			return bsz_fail_memory(err);
		case STEP_DAMAGED:
			*damage = "is damaged";
			break;
		case STEP_DICTIONARY:
			*damage = "needs a dictionary that is not here";
			break;
		case STEP_WINDOW:
			*damage = "needs a window of more than 128 MiB "
			    "(limit: zstd window)";
			break;
		case STEP_END:
			*ended = find_codec(stream->in, stream->in_left) !=
			    codec;
			rc = *ended ? 0 : codec->begin(decoder, err);
			if (rc)
				return rc;
			break;
		case STEP_MORE:
			if (stream->in_left == in_left &&
			    stream->out_left == out_left)
				*damage = "ends early";
			break;
		}
	}
	return 0;
}

/* Why nothing comes out, with the ID of a dictionary. */
static int refuse(const struct codec *codec, struct bsz_span packed,
    const char *damage, struct bsz_err *err)
{
	/* 0 for what is no frame of zstd, too. */
	const unsigned id = ZSTD_getDictID_fromFrame(packed.data,
	    packed.size);
	char text[40] = "";

	if (id)
		(void)snprintf(text, sizeof(text), " (its ID is %u)", id);
	return bsz_fail(err, BSZ_EINPUT, "%s data %s before anything comes "
	    "out of it%s", codec->name, damage, text);
}

int bsz_unpack_beginning(struct bsz_span packed, uint8_t *out, size_t *size,
    struct bsz_err *err)
{
	const struct codec *codec = find_codec(packed.data, packed.size);
	struct stream stream = {packed.data, packed.size, out, *size};
	struct decoder decoder = {.xz = LZMA_STREAM_INIT};
	const char *damage = NULL;
	bool ended = false;
	int rc = codec->begin(&decoder, err);

	if (!rc)
		rc = run(codec, &decoder, &stream, &ended, &damage, err);
	codec->end(&decoder);
	*size = (size_t)(stream.out - out);
	if (!rc && !*size && damage)
		rc = refuse(codec, packed, damage, err);
	return rc;
}

/* Twice the room, up to one byte above the limit. */
static int grow(uint8_t **out, uint64_t *room, uint64_t limit,
    struct stream *stream, struct bsz_err *err)
{
	const uint64_t used = *room;
	uint8_t *grown;

	*room = bsz_min(bsz_mul(*room, 2), bsz_add(limit, 1));
	grown = bsz_realloc(*out, *room);
	if (!grown)
		return bsz_fail_memory(err);
	*out = grown;
	stream->out = grown + used;
	stream->out_left = *room - used;
	return 0;
}

static int unpack_all(const struct codec *codec, struct decoder *decoder,
    struct stream *stream, uint64_t limit, struct bsz_unpacked *out,
    uint8_t **memory, struct bsz_err *err)
{
	const uint64_t packed = stream->in_left;
	uint64_t room = bsz_min(bsz_max(bsz_mul(packed, 4), 4096), limit);
	bool ended = false;
	int rc = codec->begin(decoder, err);

	*memory = rc ? NULL : bsz_malloc(room);
	if (!rc && !*memory)
		rc = bsz_fail_memory(err);
	stream->out = *memory;
	stream->out_left = room;
	while (!rc && !ended && !out->damage) {
		rc = run(codec, decoder, stream, &ended, &out->damage, err);
		if (!rc && !ended && !out->damage)
			rc = room > limit ? bsz_fail(err, BSZ_EINPUT,
			    "%s data decompresses to more than is believed of "
			    "it (%llu bytes from %llu)", codec->name,
			    (unsigned long long)limit,
			    (unsigned long long)packed)
			    : grow(memory, &room, limit, stream, err);
	}
	out->bytes = (struct bsz_span){*memory, room - stream->out_left};
	return rc;
}

int bsz_unpack(struct bsz_span packed, uint64_t limit,
    struct bsz_unpacked *out, struct bsz_err *err)
{
	const struct codec *codec = find_codec(packed.data, packed.size);
	struct stream stream = {.in = packed.data, .in_left = packed.size};
	struct decoder decoder = {.xz = LZMA_STREAM_INIT};
	uint8_t *memory = NULL;
	int rc;

	*out = (struct bsz_unpacked){0};
	rc = unpack_all(codec, &decoder, &stream, limit, out, &memory, err);
	codec->end(&decoder);
	if (!rc && out->bytes.size == 0)
		rc = bsz_fail(err, BSZ_EINPUT, "%s data %s before anything "
		    "comes out of it", codec->name, out->damage
		    ? out->damage : "ends");
	out->damage_offset = packed.size - stream.in_left;
	out->trailing = out->damage ? 0 : stream.in_left;
	if (rc) {
		bsz_free(memory);
		out->bytes = (struct bsz_span){NULL, 0};
	}
	return rc;
}
