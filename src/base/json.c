/*
 * jansson behind few functions. It bounds the depth by itself (2048 levels);
 * memory passes bsz_malloc(), so that tests can make it short.
 *
 * A value of ours is a value of jansson's; only this file knows.
 */
#include <binsize/json.h>

#include <binsize/arena.h>
#include <binsize/limits.h>

#include <jansson.h>
#include <string.h>

struct bsz_json {
	json_t *root;
};

static const json_t *in(const struct bsz_json_value *value)
{
	return (const json_t *)value;
}

static const struct bsz_json_value *out(const json_t *value)
{
	return (const struct bsz_json_value *)value;
}

/* When memory is short jansson does not always say so: it may have no text,
 * or none that fits (a token it could not keep is "expected" then). */
static int fail(const json_error_t *error, struct bsz_err *err)
{
	if (json_error_code(error) == json_error_out_of_memory ||
	    !error->text[0])
		return bsz_fail_memory(err);
	return bsz_fail(err, BSZ_EINPUT, "not valid JSON: %s at line %d, "
	    "column %d", error->text, error->line, error->column);
}

/* Whether memory was short on this thread: jansson's lexer drops the
 * character it has no room for, and parses on. */
static bool *shortage(void)
{
	static _Thread_local bool was_short;

	return &was_short;
}

/* Once memory was short there is none: a string whose last quote could not be
 * kept would be read beyond its end, as soon as there is room for it. */
static void *allocate(size_t size)
{
	void *const memory = *shortage() ? NULL : bsz_malloc(size);

	*shortage() |= !memory;
	return memory;
}

struct bsz_json *bsz_json_parse(struct bsz_span text, struct bsz_err *err)
{
	json_error_t error;
	struct bsz_json *document;

	if (text.size > BSZ_MAX_JSON) {
		bsz_fail(err, BSZ_EINPUT, "a JSON document of more than %llu "
		    "bytes", (unsigned long long)BSZ_MAX_JSON);
		return NULL;
	}
	if (!text.data) {
		bsz_fail(err, BSZ_EINPUT, "not valid JSON: it is empty");
		return NULL;
	}
	json_set_alloc_funcs(allocate, bsz_free);
	*shortage() = false;
	document = bsz_calloc(1, sizeof(*document));
	if (!document) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	document->root = json_loadb((const char *)text.data,
	    (size_t)text.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL |
	    JSON_DECODE_ANY, &error);
	if (document->root && !*shortage())
		return document;
	(void)(*shortage() ? bsz_fail_memory(err) : fail(&error, err));
	json_decref(document->root);
	bsz_free(document);
	return NULL;
}

void bsz_json_free(struct bsz_json *document)
{
	if (document)
		json_decref(document->root);
	bsz_free(document);
}

const struct bsz_json_value *bsz_json_root(const struct bsz_json *document)
{
	return out(document->root);
}

enum bsz_json_kind bsz_json_kind(const struct bsz_json_value *value)
{
	if (!value)
		return BSZ_JSON_NONE;
	switch (json_typeof(in(value))) {
	case JSON_OBJECT:
		return BSZ_JSON_OBJECT;
	case JSON_ARRAY:
		return BSZ_JSON_ARRAY;
	case JSON_STRING:
		return BSZ_JSON_TEXT;
	case JSON_INTEGER:
		return BSZ_JSON_INTEGER;
	case JSON_REAL:
		return BSZ_JSON_REAL;
	case JSON_TRUE:
	case JSON_FALSE:
		return BSZ_JSON_BOOL;
	case JSON_NULL:
		break;
	}
	return BSZ_JSON_NULL;
}

const struct bsz_json_value *bsz_json_get(const struct bsz_json_value *value,
    const char *key)
{
	return out(json_object_get(in(value), key));
}

size_t bsz_json_size(const struct bsz_json_value *value)
{
	const size_t members = json_object_size(in(value));

	return members ? members : json_array_size(in(value));
}

const struct bsz_json_value *bsz_json_at(const struct bsz_json_value *value,
    size_t index)
{
	return out(json_array_get(in(value), index));
}

const struct bsz_json_value *bsz_json_next(const struct bsz_json_value *value,
    const char *previous, const char **key)
{
	/* jansson's iterators do not change what they walk. */
	json_t *const object = (json_t *)(uintptr_t)value;
	void *const at = previous ?
	    json_object_iter_next(object, json_object_iter_at(object,
	    previous)) : json_object_iter(object);

	*key = at ? json_object_iter_key(at) : NULL;
	return at ? out(json_object_iter_value(at)) : NULL;
}

struct bsz_span bsz_json_text(const struct bsz_json_value *value)
{
	const char *const text = json_string_value(in(value));

	return text ? (struct bsz_span){(const uint8_t *)text,
	    json_string_length(in(value))} : (struct bsz_span){NULL, 0};
}

const char *bsz_json_string(const struct bsz_json_value *value)
{
	const char *const text = json_string_value(in(value));

	return text && strlen(text) == json_string_length(in(value)) ?
	    text : NULL;
}

bool bsz_json_integer(const struct bsz_json_value *value, int64_t *number)
{
	if (!json_is_integer(in(value)))
		return false;
	*number = json_integer_value(in(value));
	return true;
}

bool bsz_json_count(const struct bsz_json_value *value, uint64_t *count)
{
	int64_t number;

	if (!bsz_json_integer(value, &number) || number < 0)
		return false;
	*count = (uint64_t)number;
	return true;
}

bool bsz_json_number(const struct bsz_json_value *value, double *number)
{
	if (!json_is_number(in(value)))
		return false;
	*number = json_number_value(in(value));
	return true;
}

bool bsz_json_bool(const struct bsz_json_value *value, bool *truth)
{
	if (!json_is_boolean(in(value)))
		return false;
	*truth = json_is_true(in(value));
	return true;
}
