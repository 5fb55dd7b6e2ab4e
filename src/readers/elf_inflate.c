/*
 * Contents of compressed sections: SHF_COMPRESSED with zlib or zstd (gABI),
 * and the older GNU form .zdebug_* ("ZLIB", then the size, big-endian).
 *
 * The size a header claims is held against a budget before anything is
 * allocated. libdeflate is used for zlib when it was there at build time: the
 * whole section is in memory anyway, and it is twice as fast.
 */
#include "elf_image.h"

#include "cursor.h"

#include <zlib.h>
#include <zstd.h>
#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>
#endif

enum codec { CODEC_NONE, CODEC_ZLIB, CODEC_ZSTD, CODEC_UNKNOWN };

struct packed {
	enum codec codec;
	uint32_t type;  /* ch_type, for the message */
	uint64_t size;  /* inflated, as claimed */
	struct bsz_span payload;
};

static struct packed parse_header(const struct elf_image *image,
    const struct elf_section *section)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(image, section);
	struct packed packed = {.payload = bytes};
	struct cursor at = cursor_on(bytes, image->big);

	if (section->flags & SHF_COMPRESSED) {
		packed.type = cursor_u32(&at);
		cursor_skip(&at, image->is64 ? 4 : 0);
		packed.size = cursor_uint(&at, image->is64 ? 8 : 4);
		cursor_skip(&at, image->is64 ? 8 : 4);
		packed.codec = packed.type == ELFCOMPRESS_ZLIB ? CODEC_ZLIB
		    : packed.type == 2 /* ELFCOMPRESS_ZSTD */ ? CODEC_ZSTD
		    : CODEC_UNKNOWN;
	} else if (strncmp(section->name, ".zdebug", 7) == 0 &&
	    bytes.size >= 12 && memcmp(bytes.data, "ZLIB", 4) == 0) {
		at.big = true;
		cursor_skip(&at, 4);
		packed.size = cursor_u64(&at);
		packed.codec = CODEC_ZLIB;
	}
	packed.payload = (struct bsz_span){at.at, cursor_left(&at)};
	return packed;
}

bool bsz_elf_section_compressed(const struct elf_image *image,
    const struct elf_section *section)
{
	return section->flags & SHF_COMPRESSED ||
	    parse_header(image, section).codec != CODEC_NONE;
}

static bool inflate_zlib(const struct packed *packed, uint8_t *out)
{
#ifdef HAVE_LIBDEFLATE
	struct libdeflate_decompressor *decoder =
	    libdeflate_alloc_decompressor();
	size_t written = 0;
	bool fine;

	if (!decoder)
		return false;
	fine = libdeflate_zlib_decompress(decoder, packed->payload.data,
	    packed->payload.size, out, packed->size, &written) ==
	    LIBDEFLATE_SUCCESS && written == packed->size;
	libdeflate_free_decompressor(decoder);
	return fine;
#else
	uLongf written = packed->size;

	return uncompress(out, &written, packed->payload.data,
	    packed->payload.size) == Z_OK && written == packed->size;
#endif
}

static bool inflate_payload(const struct packed *packed, uint8_t *out)
{
	if (packed->codec == CODEC_ZLIB)
		return inflate_zlib(packed, out);
	return ZSTD_decompress(out, packed->size, packed->payload.data,
	    packed->payload.size) == packed->size;
}

int bsz_elf_section_inflate(const struct elf_image *image,
    const struct elf_section *section, uint64_t *budget,
    struct bsz_span *out, bool *owned, struct bsz_err *err)
{
	const struct packed packed = parse_header(image, section);
	uint8_t *bytes;

	*out = (struct bsz_span){NULL, 0};
	*owned = false;
	switch (packed.codec) {
	case CODEC_NONE:
		*out = bsz_elf_section_bytes(image, section);
		return 0;
	case CODEC_UNKNOWN:
		return bsz_fail(err, BSZ_EINPUT,
		    "compression type %u is not known here", packed.type);
	case CODEC_ZLIB:
	case CODEC_ZSTD:
		break;
	}
	if (packed.size > *budget)
		return bsz_fail(err, BSZ_EINPUT, "claims %llu bytes "
		    "decompressed, more than is believed of this file (%llu)",
		    (unsigned long long)packed.size,
		    (unsigned long long)*budget);
	bytes = bsz_malloc(packed.size + 1);
	if (!bytes)
		return bsz_fail_memory(err);
	if (!inflate_payload(&packed, bytes)) {
		bsz_free(bytes);
		return bsz_fail(err, BSZ_EINPUT, "cannot be decompressed");
	}
	*budget -= packed.size;
	*out = (struct bsz_span){bytes, packed.size};
	*owned = true;
	return 0;
}
