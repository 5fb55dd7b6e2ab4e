/*
 * Nothing is ever unpacked, so a name can do no harm; it is made plain only
 * to find the same file again in another layer.
 */
#include "tar_path.h"

#include <string.h>

/* Drop the last part of a path. False when there is none. */
static bool drop_last(struct bsz_buf *key)
{
	if (!key->size)
		return false;
	const char *const slash = memrchr(key->data, '/', key->size);
	key->size = slash ? (size_t)(slash - key->data) : 0;
	return true;
}

static void push_part(struct bsz_tar *tar, const char *part, size_t size)
{
	struct bsz_buf *const key = &tar->key;

	if (!size || (size == 1 && part[0] == '.'))
		return;
	if (size == 2 && memcmp(part, "..", 2) == 0) {
		tar->outside += !drop_last(key);
		return;
	}
	if (key->size)
		bsz_buf_char(key, '/');
	bsz_buf_push(key, part, size);
}

/* A whiteout's kind by the last part of its path, which is cut from it. */
static void find_whiteout(struct bsz_buf *key, struct bsz_entry *entry)
{
	const char *const slash = key->size ?
	    memrchr(key->data, '/', key->size) : NULL;
	const size_t at = slash ? (size_t)(slash - key->data) + 1 : 0;
	const char *const name = key->data + at;
	const size_t size = key->size - at;

	if (size < 4 || memcmp(name, ".wh.", 4) != 0)
		return;
	if (size == 12 && memcmp(name, ".wh..wh..opq", 12) == 0) {
		entry->kind = BSZ_ENTRY_OPAQUE;
		key->size = at ? at - 1 : 0;
	} else if (size == 4 || (size >= 8 &&
	    memcmp(name, ".wh..wh.", 8) == 0)) {
		entry->kind = BSZ_ENTRY_HIDDEN;
	} else {
		entry->kind = BSZ_ENTRY_WHITEOUT;
		memmove(key->data + at, name + 4, size - 4);
		key->size -= 4;
	}
}

const char *bsz_path_keep(struct bsz_tar *tar, const struct bsz_buf *name,
    struct bsz_entry *entry)
{
	struct bsz_buf *const key = &tar->key;
	const char *part = name->data;
	const char *const end = part + name->size;

	const uint64_t outside = tar->outside;

	key->size = 0;
	if (part && name->size && *part == '/')
		part++;
	while (part && part < end) {
		const char *const slash = memchr(part, '/',
		    (size_t)(end - part));
		const char *const stop = slash ? slash : end;

		push_part(tar, part, (size_t)(stop - part));
		part = stop + 1;
	}
	if (key->failed)
		return NULL;
	tar->outside = bsz_min(tar->outside, outside + 1);
	if (entry && entry->kind != BSZ_ENTRY_DIR)
		find_whiteout(key, entry);
	return bsz_arena_copy(tar->arena, key->size ? key->data : "",
	    key->size);
}
