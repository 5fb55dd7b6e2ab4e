/*
 * JSON from outside: a thin face of jansson. Untrusted: depth and size are
 * bounded, a key that stands twice is refused, and texts may hold any bytes
 * that are valid UTF-8 (NUL too, hence spans).
 *
 * A document is owned by the caller; values are borrowed from it until
 * bsz_json_free(). A NULL value stands for "not there" and may be passed to
 * every function below, so that a path is walked and checked once:
 *
 *	bsz_json_text(bsz_json_get(bsz_json_get(root, "tool"), "name"))
 */
#ifndef BINSIZE_JSON_H
#define BINSIZE_JSON_H

#include <binsize/err.h>

struct bsz_json;       /* a document */
struct bsz_json_value; /* a value inside one */

enum bsz_json_kind {
	BSZ_JSON_NONE, /* not there */
	BSZ_JSON_NULL,
	BSZ_JSON_BOOL,
	BSZ_JSON_INTEGER,
	BSZ_JSON_REAL,
	BSZ_JSON_TEXT,
	BSZ_JSON_ARRAY,
	BSZ_JSON_OBJECT
};

/*
 * Parse one document.
 *
 * text  the whole of it, at most BSZ_MAX_JSON bytes; not needed afterwards
 *
 * Returns the document, or NULL with BSZ_EINPUT (the text says line and
 * column) or BSZ_ENOMEM. Takes about 10 times the text in memory.
 */
struct bsz_json *bsz_json_parse(struct bsz_span text, struct bsz_err *err);
void bsz_json_free(struct bsz_json *document); /* NULL is fine */

/* The outermost value, which lives as long as the document. */
const struct bsz_json_value *bsz_json_root(const struct bsz_json *document);
enum bsz_json_kind bsz_json_kind(const struct bsz_json_value *value);

/* A member of an object, or NULL. O(1). */
const struct bsz_json_value *bsz_json_get(const struct bsz_json_value *value,
    const char *key);

/* Elements of an array or members of an object; 0 of anything else. */
size_t bsz_json_size(const struct bsz_json_value *value);

/* An element of an array, or NULL. O(1). */
const struct bsz_json_value *bsz_json_at(const struct bsz_json_value *value,
    size_t index);

/*
 * The member of an object behind the one named previous, the first for NULL,
 * in the order of the document; NULL behind the last. *key gets its name.
 * O(1).
 */
const struct bsz_json_value *bsz_json_next(const struct bsz_json_value *value,
    const char *previous, const char **key);

/* The text of a string with NUL behind it; an empty span with a NULL pointer
 * for anything else. */
struct bsz_span bsz_json_text(const struct bsz_json_value *value);

/* The same as a C string; NULL for anything else, and for a text that holds
 * a NUL. */
const char *bsz_json_string(const struct bsz_json_value *value);

/* The number of an integer that is not negative; false for anything else. */
bool bsz_json_count(const struct bsz_json_value *value, uint64_t *count);

/* The number of any integer; false for anything else. */
bool bsz_json_integer(const struct bsz_json_value *value, int64_t *number);

/* The number of an integer or a real; false for anything else. */
bool bsz_json_number(const struct bsz_json_value *value, double *number);

/* The truth of true or false; false for anything else, *truth kept. */
bool bsz_json_bool(const struct bsz_json_value *value, bool *truth);

#endif
