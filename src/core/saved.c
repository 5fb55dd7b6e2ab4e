/*
 * Rows of a saved document, as binsize-json(5) describes them.
 */
#include "saved.h"

#include <binsize/base64.h>

#include <string.h>

#define SCHEMA_MAJOR "1."

const char *const bsz_saved_keys[BSZ_SAVED_DOMAINS] = {
	[BSZ_FILE] = "file_bytes",
	[BSZ_VM] = "vm_bytes",
	[BSZ_WIRE] = "wire_bits",
};

int bsz_saved_check_version(const struct bsz_json_value *root,
    const char *schema, struct bsz_err *err)
{
	const char *const version = bsz_json_string(bsz_json_get(root,
	    "schema_version"));

	if (version && strncmp(version, SCHEMA_MAJOR,
	    strlen(SCHEMA_MAJOR)) == 0)
		return 0;
	return bsz_fail(err, BSZ_EINPUT, "version %.20s of %.40s is not "
	    "known (use a newer binsize)", version ? version : "(none)",
	    schema);
}

/* The bytes of a base64 text in the arena; NULL when it is none, or when
 * memory is short. */
static const char *decode_base64(struct bsz_arena *arena, const char *text)
{
	char *const bytes = bsz_arena_alloc(arena, strlen(text) + 1);
	size_t size;

	if (!bytes || !bsz_base64_decode(text, bytes, &size))
		return NULL;
	bytes[size] = '\0';
	return bytes;
}

const char *bsz_saved_label(struct bsz_arena *arena,
    const struct bsz_json_value *row)
{
	const char *const exact =
	    bsz_json_string(bsz_json_get(row, "label_b64"));
	const char *const label = bsz_json_string(bsz_json_get(row, "label"));

	if (exact)
		return decode_base64(arena, exact);
	return label ? bsz_arena_copy(arena, label, strlen(label)) : NULL;
}

bool bsz_saved_has_mark(const struct bsz_json_value *row, const char *mark)
{
	const char *const has = bsz_json_string(bsz_json_get(row, "mark"));

	return has && strcmp(has, mark) == 0;
}

bool bsz_saved_is_left_out(const struct bsz_json_value *row)
{
	return bsz_saved_has_mark(row, "total") ||
	    bsz_saved_has_mark(row, "listed");
}
