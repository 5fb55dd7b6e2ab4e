/*
 * A record is "LENGTH KEY=VALUE\n", where the length counts all of it. Of
 * equal keys the last one counts. Values may hold any bytes.
 */
#include "tar_pax.h"

#include <binsize/base64.h>

#include <string.h>

struct record {
	const char *key, *value;
	size_t key_size, value_size;
};

#define SCHILY "SCHILY.xattr."
#define LIBARCHIVE "LIBARCHIVE.xattr."

struct applying {
	struct bsz_pax *pax;
	struct bsz_tar *tar;
	struct bsz_entry *entry;
};

/* Digits only; false for anything else, or too many. */
static bool parse_count(const char *text, size_t size, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < size; i++) {
		if (text[i] < '0' || text[i] > '9' ||
		    *value > (UINT64_MAX - 9) / 10)
			return false;
		*value = *value * 10 + (uint64_t)(text[i] - '0');
	}
	return size > 0;
}

static void set_buf(struct bsz_buf *buf, const struct record *record)
{
	buf->size = 0;
	/* A NUL ends a path for every system that would unpack it. */
	bsz_buf_push(buf, record->value, strnlen(record->value,
	    record->value_size));
}

static bool set_path(const struct applying *to, const struct record *record)
{
	if (!to->pax->has_path)
		set_buf(&to->tar->path, record);
	return true;
}

/* Beside it a path stands for readers that do not know of holes. */
static bool set_sparse_path(const struct applying *to,
    const struct record *record)
{
	to->pax->is_sparse = true;
	set_path(to, record);
	to->pax->has_path = true;
	return true;
}

static bool set_target(const struct applying *to, const struct record *record)
{
	if (!to->pax->has_target)
		set_buf(&to->tar->target, record);
	return true;
}

static bool set_size(const struct applying *to, const struct record *record)
{
	uint64_t size;

	if (!parse_count(record->value, record->value_size, &size))
		return false;
	if (to->entry->kind == BSZ_ENTRY_FILE)
		to->entry->stored = size;
	return true;
}

static bool set_uid(const struct applying *to, const struct record *record)
{
	uint64_t uid;

	if (parse_count(record->value, record->value_size, &uid))
		to->entry->uid = (uint32_t)uid;
	return true;
}

static bool set_gid(const struct applying *to, const struct record *record)
{
	uint64_t gid;

	if (parse_count(record->value, record->value_size, &gid))
		to->entry->gid = (uint32_t)gid;
	return true;
}

/* "-1.5": seconds with as many decimals as one likes. What is beyond 64 bits
 * of nanoseconds (the year 2262) is the last one there is. */
static bool set_mtime(const struct applying *to, const struct record *record)
{
	const bool negative = record->value_size && *record->value == '-';
	const char *const text = record->value + negative;
	const size_t size = record->value_size - negative;
	const char *const point = memchr(text, '.', size);
	const size_t whole = point ? (size_t)(point - text) : size;
	uint64_t seconds, nanoseconds = 0;

	if (!parse_count(text, whole, &seconds))
		return false;
	for (size_t i = 0; i < 9; i++) {
		const size_t at = whole + 1 + i;
		const bool is_digit = at < size && text[at] >= '0' &&
		    text[at] <= '9';

		nanoseconds = nanoseconds * 10 + (is_digit ?
		    (uint64_t)(text[at] - '0') : 0);
	}
	if (seconds >= INT64_MAX / 1000000000)
		to->entry->mtime_ns = negative ? INT64_MIN : INT64_MAX;
	else
		to->entry->mtime_ns = (negative ? -1 : 1) *
		    (int64_t)(seconds * 1000000000 + nanoseconds);
	return true;
}

static bool set_apparent(const struct applying *to,
    const struct record *record)
{
	to->pax->is_sparse = true;
	return parse_count(record->value, record->value_size,
	    &to->pax->apparent);
}

static uint64_t hash_more(uint64_t hash, const void *bytes, size_t size)
{
	const uint8_t *const byte = bytes;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ byte[i]) * UINT64_C(0x100000001b3);
	return hash;
}

/* FNV-1a of "NAME=VALUE", never 0; sums of them do not depend on order. */
static uint64_t hash_xattr(const char *name, size_t name_size,
    const void *value, size_t size)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	hash = hash_more(hash, name, name_size);
	hash = hash_more(hash, "=", 1);
	return hash_more(hash, value, size) | 1;
}

static bool add_xattr(const struct applying *to, const struct record *record)
{
	to->pax->xattrs += hash_xattr(record->key + sizeof(SCHILY) - 1,
	    record->key_size - (sizeof(SCHILY) - 1), record->value,
	    record->value_size);
	return true;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ?
	    c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "%3d" and the like become bytes, in place; the new size. */
static size_t decode_percents(char *text, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++) {
		const bool is_code = text[i] == '%' && size - i > 2 &&
		    hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;

		text[count++] = is_code ? (char)(hex_digit(text[i + 1]) << 4 |
		    hex_digit(text[i + 2])) : text[i];
		i += is_code ? 2 : 0;
	}
	return count;
}

/* Name in percents, value in base64: what it is in the end is what counts. */
static bool add_coded_xattr(const struct applying *to,
    const struct record *record)
{
	const size_t prefix = sizeof(LIBARCHIVE) - 1;
	const size_t name_size = record->key_size - prefix;
	struct bsz_buf *const scratch = &to->tar->key;
	size_t size;

	scratch->size = 0;
	bsz_buf_push(scratch, record->key + prefix, name_size);
	bsz_buf_push(scratch, record->value, record->value_size);
	bsz_buf_char(scratch, '\0');
	if (scratch->failed) /* which the entry's path will tell */
		return true;
	char *const value = scratch->data + name_size;
	if (bsz_base64_decode(value, value, &size))
		to->pax->coded_xattrs += hash_xattr(scratch->data,
		    decode_percents(scratch->data, name_size), value, size);
	return true;
}

static const struct {
	const char *key; /* with a dot behind: whatever follows */
	bool (*apply)(const struct applying *to, const struct record *record);
} keys[] = {
	{"path", set_path},
	{"linkpath", set_target},
	{"size", set_size},
	{"uid", set_uid},
	{"gid", set_gid},
	{"mtime", set_mtime},
	{"GNU.sparse.name", set_sparse_path},
	{"GNU.sparse.size", set_apparent},
	{"GNU.sparse.realsize", set_apparent},
	{SCHILY, add_xattr},
	{LIBARCHIVE, add_coded_xattr},
};

static bool apply(const struct applying *to, const struct record *record)
{
	for (size_t i = 0; i < BSZ_COUNTOF(keys); i++) {
		const size_t size = strlen(keys[i].key);
		const bool is_prefix = keys[i].key[size - 1] == '.';

		if ((record->key_size == size || (is_prefix &&
		    record->key_size > size)) &&
		    memcmp(record->key, keys[i].key, size) == 0)
			return keys[i].apply(to, record);
	}
	return true;
}

/* The record at text; its length, or 0 when there is none. */
static size_t parse_record(const char *text, size_t left,
    struct record *record)
{
	const char *const blank = memchr(text, ' ', left);
	uint64_t size;

	if (!blank || !parse_count(text, (size_t)(blank - text), &size) ||
	    size > left || size <= (size_t)(blank - text) + 1 ||
	    text[size - 1] != '\n')
		return 0;
	record->key = blank + 1;
	const char *const sign = memchr(record->key, '=',
	    (size_t)(text + size - record->key));
	if (!sign)
		return 0;
	record->key_size = (size_t)(sign - record->key);
	record->value = sign + 1;
	record->value_size = (size_t)(text + size - 1 - record->value);
	return (size_t)size;
}

bool bsz_pax_apply(const struct bsz_buf *records, struct bsz_pax *pax,
    struct bsz_tar *tar, struct bsz_entry *entry)
{
	const struct applying to = {pax, tar, entry};
	struct record record;

	for (size_t at = 0; at < records->size;) {
		const size_t size = parse_record(records->data + at,
		    records->size - at, &record);

		if (!size || !apply(&to, &record))
			return false;
		at += size;
	}
	/* Who writes them both ways says the same twice. */
	if (!pax->xattrs)
		pax->xattrs = pax->coded_xattrs;
	return true;
}
