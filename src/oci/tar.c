/*
 * Headers of an entry are all blocks up to its content: GNU's long names,
 * pax records (global ones too, which say nothing about the tree), the map
 * of a sparse file. What they mean stands in tar_header.c and tar_pax.c;
 * paths are made plain by tar_path.c.
 */
#include "tar.h"

#include "tar_header.h"
#include "tar_pax.h"
#include "tar_path.h"

#include <binsize/limits.h>

#include <inttypes.h>
#include <string.h>

void bsz_tar_init(struct bsz_tar *tar, struct bsz_decoder *decoder,
    struct bsz_digester *digester, struct bsz_arena *arena)
{
	*tar = (struct bsz_tar){.decoder = decoder, .digester = digester,
		.arena = arena, .end = UINT64_MAX};
}

void bsz_tar_release(struct bsz_tar *tar)
{
	bsz_buf_release(&tar->extension);
	bsz_buf_release(&tar->path);
	bsz_buf_release(&tar->target);
	bsz_buf_release(&tar->key);
}

bool bsz_tar_is(struct bsz_span bytes)
{
	struct bsz_tar_header header;

	return bytes.size >= BSZ_TAR_BLOCK &&
	    (bsz_tar_parse(bytes.data, &header) ||
	    (bytes.size >= 2 * BSZ_TAR_BLOCK && bytes.size %
	    BSZ_TAR_BLOCK == 0 && bsz_tar_is_zero(bytes.data) &&
	    bsz_tar_is_zero(bytes.data + BSZ_TAR_BLOCK)));
}

int bsz_tar_piece(struct bsz_tar *tar, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	const int rc = bsz_decoder_next(tar->decoder, until, piece, err);

	if (!rc && piece->size && tar->digester)
		bsz_digester_add(tar->digester, piece->data, piece->size);
	if (!rc && piece->size && tar->repack)
		bsz_repack_add(tar->repack, piece->data, piece->size);
	return rc;
}

/* Bytes of the stream into a buffer; *got: fewer at its end. */
static int read_bytes(struct bsz_tar *tar, uint8_t *to, size_t size,
    size_t *got, struct bsz_err *err)
{
	const uint64_t until = tar->decoder->place + size;
	struct bsz_decoded piece = {0};
	int rc = 0;

	*got = 0;
	while (!rc && *got < size) {
		rc = bsz_tar_piece(tar, until, &piece, err);
		if (rc || !piece.size)
			break;
		memcpy(to + *got, piece.data, piece.size);
		*got += piece.size;
	}
	return rc;
}

static int fail(const struct bsz_tar *tar, const char *what,
    struct bsz_err *err)
{
	return bsz_fail(err, BSZ_EINPUT, "tar: %s at byte %" PRIu64, what,
	    tar->decoder->place);
}

/* A block that has to be there. */
static int read_block(struct bsz_tar *tar, uint8_t block[BSZ_TAR_BLOCK],
    struct bsz_err *err)
{
	size_t got;
	const int rc = read_bytes(tar, block, BSZ_TAR_BLOCK, &got, err);

	return rc || got == BSZ_TAR_BLOCK ? rc :
	    fail(tar, "ends inside a header", err);
}

static uint64_t most_header(const struct bsz_tar *tar)
{
	return bsz_cap(tar->decoder->caps.header_bytes,
	    BSZ_MAX_TAR_EXTENSION);
}

/* Contents of a header that is about the next one, appended. */
static int read_extension(struct bsz_tar *tar, uint64_t size,
    struct bsz_buf *into, struct bsz_err *err)
{
	uint8_t block[BSZ_TAR_BLOCK];

	if (size > most_header(tar))
		return bsz_fail(err, BSZ_EINPUT, "tar: %" PRIu64 " bytes of "
		    "extended header at byte %" PRIu64 ", more than %" PRIu64
		    " (limit: header bytes)", size, tar->decoder->place,
		    most_header(tar));
	for (uint64_t left = size; left;) {
		const size_t used = (size_t)bsz_min(left, BSZ_TAR_BLOCK);
		const int rc = read_block(tar, block, err);

		if (rc)
			return rc;
		bsz_buf_push(into, block, used);
		left -= used;
	}
	return into->failed ? bsz_fail_memory(err) : 0;
}

/* A name of GNU's: it ends at its NUL. */
static int read_long_name(struct bsz_tar *tar, uint64_t size,
    struct bsz_buf *name, struct bsz_err *err)
{
	name->size = 0;
	const int rc = read_extension(tar, size, name, err);
	if (!rc && name->size)
		name->size = strnlen(name->data, name->size);
	return rc;
}

static int skip_sparse_map(struct bsz_tar *tar, struct bsz_err *err)
{
	uint8_t block[BSZ_TAR_BLOCK];
	int rc;

	for (size_t blocks = 0;; blocks++) {
		if (blocks * BSZ_TAR_BLOCK > most_header(tar))
			return fail(tar, "map of a sparse file too long "
			    "(limit: header bytes)", err);
		rc = read_block(tar, block, err);
		if (rc || !block[504])
			return rc;
	}
}

/* What stands before the entry's own header. */
struct before {
	bool path, target; /* told by GNU's long names */
	bool pax;
};

/* Headers up to the entry's own one. */
static int read_headers(struct bsz_tar *tar, uint8_t block[BSZ_TAR_BLOCK],
    struct bsz_tar_header *header, struct before *before,
    struct bsz_err *err)
{
	int rc = 0;

	for (size_t count = 0; !rc; count++) {
		if (!bsz_tar_parse(block, header))
			return fail(tar, "no tar header", err);
		if (count > BSZ_MAX_TAR_HEADERS)
			return fail(tar, "too many headers in front of an "
			    "entry (limit: header bytes)", err);
		if (header->type == 'L') {
			before->path = true;
			rc = read_long_name(tar, header->size, &tar->path,
			    err);
		} else if (header->type == 'K') {
			before->target = true;
			rc = read_long_name(tar, header->size, &tar->target,
			    err);
		} else if (header->type == 'x' || header->type == 'X') {
			before->pax = true;
			rc = read_extension(tar, header->size,
			    &tar->extension, err);
		} else if (header->type == 'g') {
			struct bsz_buf ignored = {0};

			tar->globals++;
			rc = read_extension(tar, header->size, &ignored, err);
			bsz_buf_release(&ignored);
		} else {
			return header->is_extended ?
			    skip_sparse_map(tar, err) : 0;
		}
		if (!rc)
			rc = read_block(tar, block, err);
	}
	return rc;
}

/* Types of GNU tar's own: a folder whose content are the names in it, and the
 * label of an archive. */
enum { GNU_DUMP = 'D', GNU_LABEL = 'V' };

/* By its type. A slash behind the name made a folder before there were
 * types. */
static enum bsz_entry_kind kind_of(const struct bsz_tar_header *header,
    const struct bsz_buf *path)
{
	switch (header->type) {
	case '1':
		return BSZ_ENTRY_HARDLINK;
	case '2':
		return BSZ_ENTRY_SYMLINK;
	case '3':
	case '4':
	case '6':
		return BSZ_ENTRY_DEVICE;
	case '5':
	case GNU_DUMP:
		return BSZ_ENTRY_DIR;
	case GNU_LABEL:
		return BSZ_ENTRY_HIDDEN;
	default:
		return path->size && path->data[path->size - 1] == '/' &&
		    (header->format == BSZ_TAR_V7 || !header->type) ?
		    BSZ_ENTRY_DIR : BSZ_ENTRY_FILE;
	}
}

static int64_t nanoseconds(int64_t seconds)
{
	int64_t value;

	return __builtin_mul_overflow(seconds, INT64_C(1000000000), &value) ?
	    (seconds < 0 ? INT64_MIN : INT64_MAX) : value;
}

/* Everything of the entry but names and records. */
static void fill(const struct bsz_tar_header *header, bool pax,
    const struct bsz_buf *path, struct bsz_entry *entry)
{
	entry->kind = (uint8_t)kind_of(header, path);
	entry->format = (uint8_t)(pax ? BSZ_TAR_PAX : header->format);
	entry->mode = header->mode;
	entry->uid = header->uid;
	entry->gid = header->gid;
	entry->mtime_ns = nanoseconds(header->mtime_s);
	/* Of types that have no content the size is something else. */
	entry->stored = entry->kind == BSZ_ENTRY_FILE ||
	    header->type == GNU_DUMP || header->type == GNU_LABEL ?
	    header->size : 0;
}

/* Keep what few entries have, where this one has it. */
static bool keep_more(struct bsz_tar *tar, const struct bsz_tar_header *header,
    const struct bsz_pax *pax, struct bsz_entry *entry)
{
	const bool is_link = entry->kind == BSZ_ENTRY_SYMLINK ||
	    entry->kind == BSZ_ENTRY_HARDLINK;
	const bool is_sparse = header->type == 'S' || pax->is_sparse;

	if (!is_link && !is_sparse && !pax->xattrs && !header->device)
		return true;
	struct bsz_entry_more *const more = bsz_arena_alloc(tar->arena,
	    sizeof(*more));
	if (!more)
		return false;
	*more = (struct bsz_entry_more){.xattrs = pax->xattrs,
		.device = header->device, .sparse = is_sparse,
		.apparent = pax->is_sparse ? pax->apparent :
		header->apparent};
	entry->more = more;
	if (entry->kind == BSZ_ENTRY_HARDLINK)
		more->target = bsz_path_keep(tar, &tar->target, NULL);
	else if (is_link)
		more->target = bsz_arena_copy(tar->arena,
		    tar->target.data ? tar->target.data : "",
		    tar->target.size);
	return !is_link || more->target;
}

static int take_entry(struct bsz_tar *tar, const struct bsz_tar_header *header,
    const struct before *before, struct bsz_entry *entry, struct bsz_err *err)
{
	/* A long name of GNU's counts more than a record. */
	struct bsz_pax pax = {.has_path = before->path,
		.has_target = before->target};

	fill(header, before->pax, &tar->path, entry);
	if (before->pax && !bsz_pax_apply(&tar->extension, &pax, tar, entry))
		return fail(tar, "damaged pax records", err);
	if (tar->path.failed || tar->target.failed)
		return bsz_fail_memory(err);
	if (tar->path.size > BSZ_MAX_NAME || tar->target.size > BSZ_MAX_NAME)
		return fail(tar, "a name of more than 65536 bytes "
		    "(limit: name bytes)", err);
	if (entry->stored > UINT64_MAX / 4)
		return fail(tar, "a size beyond any disk", err);
	entry->path = bsz_path_keep(tar, &tar->path, entry);
	if (!entry->path || !keep_more(tar, header, &pax, entry))
		return bsz_fail_memory(err);
	return 0;
}

/* An empty block, or nothing at all, where a header would be. */
static void end_entries(struct bsz_tar *tar, uint64_t offset,
    const char *oddity)
{
	tar->end = offset;
	tar->oddity = oddity;
}

int bsz_tar_next(struct bsz_tar *tar, struct bsz_entry *entry, bool *more,
    struct bsz_err *err)
{
	const uint64_t offset = tar->decoder->place;
	const uint64_t bits = tar->decoder->bits;
	struct bsz_tar_header header = {0};
	struct before before = {0};
	uint8_t block[BSZ_TAR_BLOCK];
	size_t got;
	int rc = read_bytes(tar, block, sizeof(block), &got, err);

	*more = false;
	*entry = (struct bsz_entry){.offset = offset};
	if (rc)
		return rc;
	if (!got || (got == sizeof(block) && bsz_tar_is_zero(block))) {
		end_entries(tar, offset, got ? NULL : "no end marker");
		return 0;
	}
	if (got < sizeof(block))
		return fail(tar, "ends inside a header", err);
	tar->extension.size = tar->path.size = tar->target.size = 0;
	rc = read_headers(tar, block, &header, &before, err);
	if (rc)
		return rc;
	struct bsz_buf ignored = {0};
	bsz_tar_names(block, &header, before.path ? &ignored : &tar->path,
	    before.target ? &ignored : &tar->target);
	bsz_buf_release(&ignored);
	rc = take_entry(tar, &header, &before, entry, err);
	entry->header = (uint32_t)(tar->decoder->place - offset);
	entry->header_bits = (uint32_t)(tar->decoder->bits - bits);
	*more = !rc;
	return rc;
}
