/*
 * zlib output is counted and thrown away. zstd is asked for one frame, as
 * the tools do; the same bytes given in pieces would be packed otherwise.
 */
#include "codec.h"

#include <zlib.h>
#include <zstd.h>

#define OLD_HEADER 12 /* "ZLIB" and a big-endian size of 8 bytes */
#define ZSTD_LEVEL 3
#define ZLIB_LEVEL 6
#define MEMORY 8 /* zlib's own default; other values change the bytes */

static bool has_old_header(const struct strip_section *section,
    struct bsz_span bytes)
{
	return strip_has_prefix(section->name, ".zdebug") &&
	    bytes.size >= OLD_HEADER && memcmp(bytes.data, "ZLIB", 4) == 0;
}

struct strip_packed bsz_strip_packed(const struct strip_source *source,
    const struct strip_section *section)
{
	const struct bsz_span bytes = bsz_strip_bytes(source, section);
	struct strip_packed packed = {.size = bytes.size,
		.align = section->align, .payload = bytes};
	const uint64_t header = source->is64 ? 24 : 12;
	uint64_t old_size = 0;

	if (section->flags & SHF_COMPRESSED) {
		packed.codec = STRIP_UNKNOWN;
		if (bytes.size < header)
			return packed;
		const uint32_t type = bsz_strip_u32(source, bytes.data);
		const uint8_t *fields = bytes.data + source->word;

		packed.codec = type == ELFCOMPRESS_ZLIB ? STRIP_ZLIB :
		    type == ELFCOMPRESS_ZSTD ? STRIP_ZSTD : STRIP_UNKNOWN;
		packed.size = bsz_strip_word(source, fields);
		packed.align = bsz_strip_word(source, fields + source->word);
		packed.payload = bsz_span_part(bytes, header,
		    bytes.size - header);
	} else if (has_old_header(section, bytes)) {
		for (int i = 4; i < OLD_HEADER; i++)
			old_size = old_size << 8 | bytes.data[i];
		packed.codec = STRIP_ZLIB;
		packed.old_form = true;
		packed.size = old_size;
		packed.payload = bsz_span_part(bytes, OLD_HEADER,
		    bytes.size - OLD_HEADER);
	}
	return packed;
}

static bool inflate_all(const struct strip_packed *packed, uint8_t *out)
{
	uLongf written = packed->size;

	if (packed->codec == STRIP_ZLIB)
		return uncompress(out, &written, packed->payload.data,
		    packed->payload.size) == Z_OK && written == packed->size;
	return packed->codec == STRIP_ZSTD && ZSTD_decompress(out,
	    packed->size, packed->payload.data, packed->payload.size) ==
	    packed->size;
}

int bsz_strip_unpack(const struct strip_packed *packed, uint64_t *budget,
    uint8_t **out, struct bsz_err *err)
{
	*out = NULL;
	if (packed->size > *budget)
		return bsz_fail(err, BSZ_EINPUT, "claims %llu bytes "
		    "decompressed, more than is believed of this file",
		    (unsigned long long)packed->size);
	uint8_t *bytes = bsz_malloc(packed->size + 1);
	if (!bytes)
		return bsz_fail_memory(err);
	if (!inflate_all(packed, bytes)) {
		bsz_free(bytes);
		return bsz_fail(err, BSZ_EINPUT, "cannot be decompressed");
	}
	*budget -= packed->size;
	*out = bytes;
	return 0;
}

/* Window bits: what is around the compressed bytes. */
enum { AROUND_ZLIB = MAX_WBITS, AROUND_GZIP = MAX_WBITS + 16 };

static int count_zlib(struct bsz_span bytes, int around, uint64_t *size,
    struct bsz_err *err)
{
	z_stream stream = {0};
	uint8_t sink[16384];
	uint64_t done = 0;
	int status = Z_OK;

	if (deflateInit2(&stream, ZLIB_LEVEL, Z_DEFLATED, around, MEMORY,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return bsz_fail_memory(err);
	*size = 0;
	while (status == Z_OK || status == Z_BUF_ERROR) {
		if (stream.avail_in == 0 && done < bytes.size) {
			const uint64_t piece = bsz_min(bytes.size - done,
			    1 << 30);

			stream.next_in = (Bytef *)(uintptr_t)
			    (bytes.data + done);
			stream.avail_in = (uInt)piece;
			done += piece;
		}
		stream.next_out = sink;
		stream.avail_out = sizeof(sink);
		status = deflate(&stream,
		    done == bytes.size ? Z_FINISH : Z_NO_FLUSH);
		*size += sizeof(sink) - stream.avail_out;
	}
	(void)deflateEnd(&stream); /* frees, whatever it returns */
	return status == Z_STREAM_END ? 0 : bsz_fail_memory(err);
}

static int count_zstd(struct bsz_span bytes, uint64_t *size,
    struct bsz_err *err)
{
	const size_t room = ZSTD_compressBound(bytes.size);
	void *out = bsz_malloc(room);

	if (!out)
		return bsz_fail_memory(err);
	const size_t written = ZSTD_compress(out, room, bytes.data,
	    bytes.size, ZSTD_LEVEL);
	bsz_free(out);
	if (ZSTD_isError(written))
		return bsz_fail_memory(err);
	*size = written;
	return 0;
}

int bsz_strip_pack(enum strip_codec codec, struct bsz_span bytes,
    uint64_t *size, struct bsz_err *err)
{
	return codec == STRIP_ZSTD ? count_zstd(bytes, size, err) :
	    count_zlib(bytes, AROUND_ZLIB, size, err);
}

void bsz_strip_codec_name(enum bsz_strip_codec codec, char name[64])
{
	(void)snprintf(name, 64, "%s %.30s level %d", codec == BSZ_STRIP_GZIP ?
	    "zlib" : "zstd", codec == BSZ_STRIP_GZIP ? zlibVersion() :
	    ZSTD_versionString(), codec == BSZ_STRIP_GZIP ? ZLIB_LEVEL :
	    ZSTD_LEVEL); /* fits: at most 50 bytes */
}

int bsz_strip_compress(enum bsz_strip_codec codec, struct bsz_span bytes,
    uint64_t *size, struct bsz_err *err)
{
	return codec == BSZ_STRIP_GZIP ?
	    count_zlib(bytes, AROUND_GZIP, size, err) :
	    count_zstd(bytes, size, err);
}
