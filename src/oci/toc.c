/*
 * Two forms, told from the last bytes of a blob, which any reader of gzip or
 * zstd passes over:
 *
 *	eStargz       each piece a member of gzip; the table is the last file
 *	              of the tar, and an empty member says where it begins
 *	zstd:chunked  each piece a frame of zstd; the table is a frame inside of
 *	              one that is skipped, and another one says where it is
 *
 * Both tables are JSON with entries of the same names, in the order of the
 * tar: a file with the digest of its content, then the pieces behind its
 * first one. What they say is compared with the tar: same files, same sizes,
 * same contents. A table that differs is no table.
 */
#include "toc.h"

#include "decoder.h"
#include "tar.h"

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/json.h>

#include <stdlib.h>
#include <string.h>

#define STARGZ_FOOTER 51
#define STARGZ_DIGITS 16 /* where they begin */
#define STARGZ_NAME "stargz.index.json"
#define CHUNKED_FOOTER 72 /* of which 8 are the frame's header */

struct place {
	const char *form; /* NULL: there is none */
	struct bsz_span bytes; /* compressed */
	uint64_t at;      /* of them in the blob */
	bool is_tar;      /* the table is a file in there */
};

struct bsz_file_piece *bsz_file_pieces_grow(struct bsz_file_pieces *pieces)
{
	if (pieces->count == pieces->room) {
		const size_t room = pieces->room + pieces->room / 2 + 64;
		struct bsz_file_piece *const items = bsz_realloc(pieces->items,
		    room * sizeof(*items));

		if (!items)
			return NULL;
		pieces->items = items;
		pieces->room = room;
	}
	pieces->items[pieces->count] = (struct bsz_file_piece){0};
	return &pieces->items[pieces->count++];
}

static uint64_t load64(const uint8_t *from)
{
	uint64_t value = 0;

	for (int i = 0; i < 8; i++)
		value |= (uint64_t)from[i] << 8 * i;
	return value;
}

static struct place find_stargz(struct bsz_span blob)
{
	static const char head[] = "\x1f\x8b\x08\x04";
	char digits[17] = {0};
	char *behind;

	if (blob.size < STARGZ_FOOTER)
		return (struct place){0};
	const uint64_t footer = blob.size - STARGZ_FOOTER;
	const uint8_t *const bytes = blob.data + footer;
	if (memcmp(bytes, head, 4) != 0 ||
	    memcmp(bytes + 10, "\x1a\0SG\x16\0", 6) != 0 ||
	    memcmp(bytes + 32, "STARGZ", 6) != 0)
		return (struct place){0};
	memcpy(digits, bytes + STARGZ_DIGITS, 16);
	const uint64_t at = strtoull(digits, &behind, 16);
	return (struct place){"eStargz", *behind || at > footer ?
		(struct bsz_span){0} :
		bsz_span_part(blob, at, footer - at), at, true};
}

static struct place find_chunked(struct bsz_span blob)
{
	if (blob.size < CHUNKED_FOOTER)
		return (struct place){0};
	const uint8_t *const footer = blob.data + blob.size -
	    CHUNKED_FOOTER;
	if (memcmp(footer, "\x50\x2a\x4d\x18\x40\0\0\0", 8) != 0 ||
	    memcmp(footer + 64, "GNUlInUx", 8) != 0)
		return (struct place){0};
	const uint64_t at = load64(footer + 8);
	return (struct place){"zstd:chunked",
		bsz_span_part(blob, at, load64(footer + 16)), at, false};
}

/* The file of the tar that holds the table begins next, and has that size. */
static int skip_header(struct bsz_tar *tar, uint64_t *size,
    struct bsz_err *err)
{
	struct bsz_entry entry;
	bool more;
	const int rc = bsz_tar_next(tar, &entry, &more, err);

	if (!rc && (!more || strcmp(entry.path, STARGZ_NAME) != 0))
		return bsz_fail(err, BSZ_EINPUT, "another file stands where "
		    "it should be");
	*size = entry.stored;
	return rc;
}

/* The table's text. BSZ_EINPUT, BSZ_ENOMEM. */
static int unpack(const struct place *place, const struct bsz_caps *caps,
    struct bsz_buf *text, struct bsz_err *err)
{
	struct bsz_arena arena = {0};
	struct bsz_decoder decoder;
	struct bsz_decoded piece = {.size = 1};
	struct bsz_tar tar;
	const uint64_t most = bsz_min(BSZ_MAX_TOC, bsz_cap(caps->memory,
	    BSZ_MAX_TOC));
	uint64_t size = UINT64_MAX;
	int rc = bsz_decoder_init(&decoder, place->bytes, err);

	if (rc)
		return rc;
	decoder.caps = *caps;
	bsz_tar_init(&tar, &decoder, NULL, &arena);
	if (place->is_tar)
		rc = skip_header(&tar, &size, err);
	const uint64_t until = bsz_add(decoder.place, size);
	while (!rc && piece.size && decoder.place < until) {
		rc = bsz_tar_piece(&tar, until, &piece, err);
		if (!rc && text->size + piece.size > most)
			rc = bsz_fail(err, BSZ_EINPUT, "more than %llu "
			    "bytes (limit: memory)",
			    (unsigned long long)most);
		if (!rc)
			bsz_buf_push(text, piece.data, piece.size);
	}
	bsz_tar_release(&tar);
	bsz_arena_release(&arena);
	bsz_decoder_release(&decoder);
	return rc || !text->failed ? rc : bsz_fail_memory(err);
}

static int digit_of(char digit)
{
	return digit >= '0' && digit <= '9' ? digit - '0' :
	    digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* As much of "sha256:..." as is kept. */
static bool read_digest(const struct bsz_json_value *value,
    uint8_t digest[BSZ_CONTENT_SIZE])
{
	const char *const text = bsz_json_string(value);

	if (!text || strncmp(text, "sha256:", 7) != 0 ||
	    strlen(text) != 7 + 64)
		return false;
	for (size_t i = 0; i < BSZ_CONTENT_SIZE; i++) {
		const int high = digit_of(text[7 + 2 * i]);
		const int low = digit_of(text[8 + 2 * i]);

		if (high < 0 || low < 0)
			return false;
		digest[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* A walk along a table, and along the tar beside it. */
struct walk {
	struct bsz_layer *layer;
	size_t next;     /* entry of the tar */
	uint64_t left;   /* bytes of the file at hand that have no piece yet */
	uint64_t end;    /* of the last piece, as far as it is known */
	uint64_t file_end; /* of the file at hand in the blob; 0: not told */
	uint64_t behind; /* the last piece */
	bool open;       /* of the last piece no end was told */
	bool failed;     /* memory is short */
};

static uint64_t count_of(const struct bsz_json_value *value, const char *key)
{
	uint64_t count = 0;

	/* What is left out is 0. */
	(void)bsz_json_count(bsz_json_get(value, key), &count);
	return count;
}

/* The last piece goes on up to there, if no end was told; several may stand
 * in one member, which is fetched for any of them. */
static void close_pieces(struct walk *walk, uint64_t end)
{
	struct bsz_file_piece *const items = walk->layer->pieces.items;
	const size_t count = walk->layer->pieces.count;

	if (!walk->open || !count || items[count - 1].at == end)
		return;
	const uint64_t at = items[count - 1].at;
	for (size_t i = count; i > 0 && items[i - 1].at == at; i--)
		items[i - 1].wire = end - at;
}

/* A piece of the file at hand. False for one that cannot be. */
static bool take_piece(struct walk *walk, const struct bsz_json_value *value)
{
	const uint64_t size = count_of(value, "chunkSize");
	const uint64_t at = count_of(value, "offset");
	const char *const kind = bsz_json_string(bsz_json_get(value,
	    "chunkType"));
	const bool zeros = kind && strcmp(kind, "zeros") == 0;
	struct bsz_file_piece piece = {.size = size ? size : walk->left,
		.entry = (uint32_t)(walk->next - 1)};

	piece.at = zeros ? walk->end : at;
	if (piece.size > walk->left || piece.at < walk->end ||
	    piece.at > walk->behind || (!zeros &&
	    !read_digest(bsz_json_get(value, "chunkDigest"), piece.id) &&
	    !read_digest(bsz_json_get(value, "digest"), piece.id)))
		return false;
	close_pieces(walk, piece.at);
	walk->end = piece.at;
	walk->open = !zeros;
	walk->left -= piece.size;
	struct bsz_file_piece *const new = bsz_file_pieces_grow(&walk->layer->pieces);
	walk->failed |= !new;
	if (new)
		*new = piece;
	if (!new || walk->left || !walk->file_end)
		return true;
	if (walk->file_end < piece.at || walk->file_end > walk->behind)
		return false;
	close_pieces(walk, walk->file_end);
	walk->open = false;
	walk->end = walk->file_end;
	return true;
}

/* The file of the tar that the table tells of next. */
static bool take_file(struct walk *walk, const struct bsz_json_value *value)
{
	const struct bsz_layer *const layer = walk->layer;
	const char *name = bsz_json_string(bsz_json_get(value, "name"));
	uint8_t digest[BSZ_CONTENT_SIZE];

	if (!count_of(value, "size"))
		return true;
	if (!name || walk->left)
		return false;
	name += strncmp(name, "./", 2) == 0 ? 2 : *name == '/';
	while (walk->next < layer->count &&
	    strcmp(layer->entries[walk->next].path, name) != 0)
		walk->next++;
	if (walk->next == layer->count)
		return false;
	const struct bsz_entry *const entry = &layer->entries[walk->next++];
	walk->left = entry->stored;
	walk->file_end = count_of(value, "endOffset");
	return entry->stored == count_of(value, "size") &&
	    read_digest(bsz_json_get(value, "digest"), digest) &&
	    memcmp(digest, entry->content, sizeof(digest)) == 0 &&
	    take_piece(walk, value);
}

static bool take_entry(struct walk *walk, const struct bsz_json_value *value)
{
	const char *const type = bsz_json_string(bsz_json_get(value,
	    "type"));

	if (!type)
		return false;
	if (strcmp(type, "chunk") == 0)
		return walk->left && take_piece(walk, value);
	return strcmp(type, "reg") != 0 || take_file(walk, value);
}

/* Does the table tell of all files with content but itself? */
static bool is_whole(const struct walk *walk)
{
	const struct bsz_layer *const layer = walk->layer;
	size_t at = 0;

	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];
		const size_t first = at;

		while (at < layer->pieces.count &&
		    layer->pieces.items[at].entry == i)
			at++;
		if (at == first && entry->kind == BSZ_ENTRY_FILE &&
		    entry->stored && strcmp(entry->path, STARGZ_NAME) != 0)
			return false;
	}
	return !walk->left;
}

static bool take_table(struct walk *walk, const struct bsz_json_value *root)
{
	const struct bsz_json_value *const entries =
	    bsz_json_get(root, "entries");

	for (size_t i = 0; i < bsz_json_size(entries); i++)
		if (!take_entry(walk, bsz_json_at(entries, i)))
			return false;
	close_pieces(walk, walk->behind);
	return is_whole(walk);
}

/* A table costs itself. */
static int refuse(struct bsz_layer *layer, const char *oddity)
{
	layer->pieces.count = 0;
	layer->toc = NULL;
	layer->toc_oddity = oddity;
	return 0;
}

int bsz_toc_read(struct bsz_layer *layer, struct bsz_span blob,
    const struct bsz_caps *caps, struct bsz_err *err)
{
	struct place place = find_stargz(blob);
	struct bsz_buf text = {0};

	if (!place.form)
		place = find_chunked(blob);
	if (!place.form)
		return 0;
	layer->toc = place.form;
	if (!place.bytes.size)
		return refuse(layer, "stands outside of the blob");
	int rc = unpack(&place, caps, &text, err);
	struct bsz_json *const document = rc ? NULL : bsz_json_parse(
	    (struct bsz_span){(const uint8_t *)text.data, text.size}, err);
	bsz_buf_release(&text);
	if (!document && err->code == BSZ_EINPUT) {
		const char *const oddity = bsz_arena_printf(&layer->arena,
		    "cannot be read: %s", err->text);

		*err = (struct bsz_err){0};
		return oddity ? refuse(layer, oddity) :
		    bsz_fail_memory(err);
	}
	if (!document)
		return err->code;
	struct walk walk = {.layer = layer, .behind = place.at};
	const bool agrees = take_table(&walk, bsz_json_root(document));
	bsz_json_free(document);
	rc = walk.failed ? bsz_fail_memory(err) : 0;
	return rc || agrees ? rc :
	    refuse(layer, "tells of another tar than this");
}
