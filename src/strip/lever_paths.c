/*
 * Paths of the machine that built the program, in its read-only data: __FILE__
 * of C, places of panics of Rust, Go's table of files. An absolute path of a
 * source file counts where a text begins, unless it is the system's; what
 * would go is its folder, if the build mapped it away.
 */
#include "levers.h"

#include <binsize/limits.h>

/*
 * How paths of homes, toolchains and caches go on behind their first slash.
 * Those may stand right behind another text, since those of Rust have no end.
 */
static const char *const folders[] = {"home/", "root/", "Users/", "rustc/",
	"cargo/registry/", "usr/src/", "usr/local/go/", "usr/lib/go",
	"go/pkg/", "__w/", "var/lib/", "var/tmp/"};

static const char *const endings[] = {".c", ".cc", ".cpp", ".cxx", ".h",
	".hh", ".hpp", ".hxx", ".inc", ".ipp", ".rs", ".go", ".s", ".S",
	".zig", ".swift", ".f90", ".ml", ".nim", ".d"};

static bool is_path_byte(uint8_t byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '-' && byte <= '9') ||
	    (byte >= '@' && byte <= 'Z') || byte == '_' || byte == '+' ||
	    byte == '~' || byte == '=' || byte == ',';
}

static bool begins_with(const uint8_t *at, uint64_t left, const char *text)
{
	const size_t size = strlen(text);

	return left > size && memcmp(at, text, size) == 0;
}

/* May a path of the build begin at this slash, and not only go on
 * ("go/build/build.go")? */
static bool may_begin(struct bsz_span bytes, const uint8_t *at)
{
	const uint64_t left = (uint64_t)(bytes.data + bytes.size - at) - 1;

	for (size_t i = 0; i < BSZ_COUNTOF(folders); i++)
		if (begins_with(at + 1, left, folders[i]))
			return true;
	return (at == bytes.data || !at[-1]) &&
	    !begins_with(at + 1, left, "usr/");
}

/*
 * Bytes of the path's folder, when it is a path of a source; 0 when not. Texts
 * of Rust have no end of their own, so a path ends with its ending.
 */
static uint64_t folder_size(const uint8_t *at, uint64_t size)
{
	uint64_t slash = 0;

	for (uint64_t i = 1; i < size; i++) {
		if (at[i] == '/')
			slash = i;
		if (at[i] != '.')
			continue;
		for (size_t k = 0; k < BSZ_COUNTOF(endings); k++) {
			const size_t length = strlen(endings[k]);

			if (length <= size - i && memcmp(at + i, endings[k],
			    length) == 0 && (length == size - i ||
			    !(at[i + length] >= 'a' &&
			    at[i + length] <= 'z')))
				return slash ? slash + 1 : 0;
		}
	}
	return 0;
}

static uint64_t search(struct bsz_span bytes)
{
	const uint8_t *const end = bytes.data + bytes.size;
	const uint8_t *at = bytes.data;
	uint64_t found = 0;

	while (at && at < end) {
		at = memchr(at, '/', (size_t)(end - at));
		if (!at)
			break;
		const uint64_t left = (uint64_t)(end - at);
		uint64_t size = 1;

		if (!may_begin(bytes, at)) {
			at++;
			continue;
		}
		while (size < left && size < BSZ_MAX_NAME &&
		    is_path_byte(at[size]))
			size++;
		found = bsz_add(found, folder_size(at, size));
		at += size;
	}
	return found;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	(void)err;
	*bytes = bsz_strip_search_data(&strip->source, search);
	return 0;
}

const struct bsz_lever bsz_lever_paths = {
	.name = "paths",
	.advice = "-ffile-prefix-map, --remap-path-prefix, -trimpath",
	.note = "folders of the build machine in paths of sources",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure,
};
