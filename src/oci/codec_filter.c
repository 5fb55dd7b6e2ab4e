/*
 * xz and bzip2 through libarchive, which is opened when the first such layer
 * is met: both are legal to read and rare. What a byte costs is not known,
 * so the whole blob is shared evenly when its end has been seen.
 */
#include "decoder.h"

#include <binsize/arena.h>
#include <binsize/library.h>

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define FUNCTIONS(X) \
	X(archive_read_new) \
	X(archive_read_support_filter_xz) \
	X(archive_read_support_filter_bzip2) \
	X(archive_read_support_format_raw) \
	X(archive_read_open_memory) \
	X(archive_read_next_header) \
	X(archive_read_data) \
	X(archive_error_string) \
	X(archive_read_free)

struct library {
	void *handle;
	FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

static const struct bsz_library libarchive = {
	.file = "libarchive.so.13",
	.package = "libarchive13",
	.use = "xz and bzip2 layers",
	.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
};

#define PIECE ((size_t)256 << 10)
#define SLOTS 8

struct filter {
	struct library library;
	struct archive *archive;
	uint8_t *slots;
	size_t slot;
};

static int fail(const struct filter *filter, struct bsz_err *err)
{
	const char *text =
	    filter->library.archive_error_string(filter->archive);

	return bsz_fail(err, BSZ_EINPUT, "%.200s", text ? text :
	    "cannot be decompressed");
}

static int begin(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct filter *const filter = bsz_calloc(1, sizeof(*filter));
	struct archive_entry *entry;

	decoder->state = filter;
	if (!filter)
		return bsz_fail_memory(err);
	struct library *const library = &filter->library;
	if (bsz_library_open(&libarchive, library, err))
		return err->code;
	filter->archive = library->archive_read_new();
	filter->slots = bsz_malloc(SLOTS * PIECE);
	if (!filter->archive || !filter->slots)
		return bsz_fail_memory(err);
	/* A filter that libarchive was built without is an error of the
	 * opening. */
	(void)library->archive_read_support_filter_xz(filter->archive);
	(void)library->archive_read_support_filter_bzip2(filter->archive);
	(void)library->archive_read_support_format_raw(filter->archive);
	if (library->archive_read_open_memory(filter->archive,
	    decoder->input.data, decoder->input.size) != ARCHIVE_OK ||
	    library->archive_read_next_header(filter->archive, &entry) !=
	    ARCHIVE_OK)
		return fail(filter, err);
	return 0;
}

static void end(struct bsz_decoder *decoder)
{
	struct filter *const filter = decoder->state;

	if (!filter)
		return;
	if (filter->archive)
		(void)filter->library.archive_read_free(filter->archive);
	bsz_library_close(filter->library.handle);
	bsz_free(filter->slots);
	bsz_free(filter);
}

static int next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	struct filter *const filter = decoder->state;

	filter->slot = (filter->slot + 1) % SLOTS;
	if (!filter->slot && decoder->settle)
		decoder->settle(decoder->context);
	uint8_t *const slot = filter->slots + filter->slot * PIECE;
	const la_ssize_t got = filter->library.archive_read_data(
	    filter->archive, slot, (size_t)bsz_min(PIECE,
	    until - decoder->place));
	if (got < 0)
		return fail(filter, err);
	*piece = (struct bsz_decoded){.data = slot, .size = (size_t)got};
	decoder->place += (uint64_t)got;
	decoder->members = 1;
	decoder->ended = !got;
	if (!got)
		decoder->bits = 8 * decoder->input.size;
	return 0;
}

const struct bsz_codec_ops bsz_codec_filter = {
	.begin = begin,
	.next = next,
	.end = end,
};
