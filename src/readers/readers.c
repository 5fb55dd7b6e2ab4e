/*
 * Choosing the reader for an input by its first bytes, and saying in words
 * what an input is that no reader takes.
 */
#include "readers.h"

#include <zlib.h>
#include <zstd.h>

#define READER(name) extern const struct bsz_reader bsz_reader_##name;
#include "list.h"
#undef READER

static const struct bsz_reader *const readers[] = {
#define READER(name) &bsz_reader_##name,
#include "list.h"
#undef READER
};

/* What people give by mistake, with what to do instead. */
static const struct {
	const char *bytes;
	size_t size;
	const char *what;
} strangers[] = {
	{"!<thin>\n", 8, "a thin ar archive (give one of its files)"},
	{"\x1f\x8b", 2, "gzip data (decompress it first)"},
	{"\xfd" "7zXZ", 6, "xz data (decompress it first)"},
	{"\x28\xb5\x2f\xfd", 4, "zstd data (decompress it first)"},
	{"BZh", 3, "bzip2 data (decompress it first)"},
	{"PK\x03\x04", 4, "a ZIP archive"},
	{"\xcf\xfa\xed\xfe", 4, "a Mach-O file; binsize reads ELF"},
	{"\xce\xfa\xed\xfe", 4, "a Mach-O file; binsize reads ELF"},
	{"\xca\xfe\xba\xbe", 4, "a Mach-O universal file or Java class"},
	{"MZ", 2, "a Windows (PE) file; binsize reads ELF"},
	{"\0asm", 4, "a WebAssembly module; binsize reads ELF"},
	{"BC\xc0\xde", 4, "LLVM bitcode; binsize reads ELF"},
	{"#!", 2, "a script"},
	{"%PDF", 4, "a PDF document"},
};

const struct bsz_reader *const *bsz_readers(size_t *count)
{
	*count = BSZ_COUNTOF(readers);
	return readers;
}

static bool is_text(struct bsz_span bytes)
{
	for (uint64_t i = 0; i < bsz_min(bytes.size, 512); i++) {
		const uint8_t c = bytes.data[i];

		if (c == 0x7f || (c < 0x20 && c != '\n' && c != '\r' &&
		    c != '\t'))
			return false;
	}
	return true;
}

int bsz_readers_refuse(struct bsz_span bytes, struct bsz_err *err)
{
	if (bytes.size == 0)
		return bsz_fail(err, BSZ_EINPUT, "the file is empty");
	for (size_t i = 0; i < BSZ_COUNTOF(strangers); i++) {
		if (bytes.size >= strangers[i].size && memcmp(bytes.data,
		    strangers[i].bytes, strangers[i].size) == 0)
			return bsz_fail(err, BSZ_EINPUT,
			    "not an ELF file: this is %s", strangers[i].what);
	}
	if (is_text(bytes))
		return bsz_fail(err, BSZ_EINPUT,
		    "not an ELF file: this is text (give the program it "
		    "was built into)");
	return bsz_fail(err, BSZ_EINPUT, "not an ELF file: it begins with "
	    "%02x %02x %02x %02x where 7f 45 4c 46 is expected",
	    bytes.data[0], bytes.size > 1 ? bytes.data[1] : 0,
	    bytes.size > 2 ? bytes.data[2] : 0,
	    bytes.size > 3 ? bytes.data[3] : 0);
}

const struct bsz_reader *bsz_readers_find(struct bsz_span bytes)
{
	const struct bsz_reader *best = NULL;
	int best_score = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(readers); i++) {
		const int score = readers[i]->probe(bytes);

		if (score > best_score) {
			best = readers[i];
			best_score = score;
		}
	}
	return best;
}

int bsz_readers_open(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const struct bsz_reader *reader = bsz_readers_find(artifact->bytes);

	return reader ? reader->open(artifact, err)
		      : bsz_readers_refuse(artifact->bytes, err);
}

size_t bsz_readers_abilities(struct bsz_ability *out, size_t room)
{
	const struct bsz_ability all[] = {
		{"zlib", zlibVersion(), "compressed debug sections"},
		{"zstd", ZSTD_versionString(), "compressed debug sections"},
#ifdef HAVE_LIBDEFLATE
		{"libdeflate", "built in", "faster zlib sections"},
#else
		{"libdeflate", NULL, "faster zlib sections"},
#endif
	};
	const size_t count = room < BSZ_COUNTOF(all) ? room
						     : BSZ_COUNTOF(all);

	memcpy(out, all, count * sizeof(*out));
	return count;
}
