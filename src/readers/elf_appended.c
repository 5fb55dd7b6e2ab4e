/*
 * What stands behind the end of an ELF file: self-extractors, AppImages and
 * packed runtimes put their payload there. Told by magic numbers at its
 * start, or at its end for formats that are read backwards.
 */
#include "elf_image.h"

struct magic {
	const char *kind;
	const char *bytes;
	size_t size;
	bool at_end;   /* offset counts back from the end */
	size_t offset;
};

static const struct magic magics[] = {
	{"ZIP", "PK\x03\x04", 4, false, 0},
	{"squashfs", "hsqs", 4, false, 0},
	{"squashfs", "sqsh", 4, false, 0},
	{"UPX", "UPX!", 4, false, 0},
	{"UPX", "UPX!", 4, true, 36},
	{"ELF", "\x7f" "ELF", 4, false, 0},
	{"gzip", "\x1f\x8b\x08", 3, false, 0},
	{"xz", "\xfd" "7zXZ", 5, false, 0},
	{"zstd", "\x28\xb5\x2f\xfd", 4, false, 0},
	{"bzip2", "BZh", 3, false, 0},
	{"7-Zip", "7z\xbc\xaf\x27\x1c", 6, false, 0},
	{"tar", "ustar", 5, false, 257},
	{"SQLite", "SQLite format 3", 15, false, 0},
	{"signature", "~Module signature appended~\n", 28, true, 28},
	{"ZIP", "PK\x05\x06", 4, true, 22},
	{"Bun program", "\n---- Bun! ----\n", 16, true, 24},
};

const char *bsz_elf_appended_kind(struct bsz_span bytes)
{
	for (size_t i = 0; i < BSZ_COUNTOF(magics); i++) {
		const struct magic *magic = &magics[i];
		const uint64_t at = magic->at_end
		    ? bytes.size - bsz_min(bytes.size, magic->offset)
		    : magic->offset;
		const struct bsz_span found = bsz_span_part(bytes, at,
		    magic->size);

		if (found.data &&
		    memcmp(found.data, magic->bytes, magic->size) == 0)
			return magic->kind;
	}
	return "data";
}
