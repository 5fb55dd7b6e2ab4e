/*
 * Rows of a saved document, as binsize-json(5) describes them.
 */
#include "saved.h"

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

static int digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *const at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* The bytes of a base64 text (RFC 4648) in the arena; NULL when it is none,
 * or when memory is short. */
static const char *decode_base64(struct bsz_arena *arena, const char *text)
{
	char *const bytes = bsz_arena_alloc(arena, strlen(text) + 1);
	uint32_t word = 0;
	size_t size = 0, digits = 0;

	if (!bytes)
		return NULL;
	for (; *text && *text != '='; text++, digits++) {
		const int value = digit(*text);

		if (value < 0)
			return NULL;
		word = word << 6 | (uint32_t)value;
		if (digits % 4)
			bytes[size++] =
			    (char)(word >> (6 - 2 * (digits % 4)));
	}
	bytes[size] = '\0';
	return digits % 4 == 1 ? NULL : bytes;
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
