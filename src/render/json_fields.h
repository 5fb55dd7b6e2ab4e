/*
 * The members of a JSON object for one row of a table, settled once a table:
 * sorted by key, each key written out ready to push.
 */
#ifndef BINSIZE_JSON_FIELDS_H
#define BINSIZE_JSON_FIELDS_H

#include <binsize/buf.h>
#include <binsize/table.h>

#define BSZ_JSON_SCHEMA_VERSION "1.0"

enum bsz_field_form {
	BSZ_FIELD_CELL,     /* a cell of the row */
	BSZ_FIELD_BASE64,   /* the same when it is not UTF-8 */
	BSZ_FIELD_MARK,     /* when the row is not an ordinary one */
	BSZ_FIELD_CHILDREN, /* json: the rows below; the caller writes them */
	BSZ_FIELD_PATH,     /* jsonl: the labels from the first level down */
	BSZ_FIELD_PATH_BASE64 /* the same when one is not UTF-8 */
};

struct bsz_field {
	const char *key;
	const char *prefix; /* "\"key\":" */
	size_t prefix_size;
	enum bsz_field_form form;
	size_t column;
};

struct bsz_fields {
	struct bsz_arena arena;
	struct bsz_field *items;
	size_t count;
};

enum bsz_fields_shape {
	BSZ_FIELDS_NESTED, /* rows within rows */
	BSZ_FIELDS_PATHS   /* a line a leaf; in a tree its path for column 0 */
};

/* BSZ_ENOMEM. Released by the caller, also after a failure. */
int bsz_fields_init(struct bsz_fields *fields, const struct bsz_table *table,
    enum bsz_fields_shape shape, struct bsz_err *err);
void bsz_fields_release(struct bsz_fields *fields);

/*
 * Write a member of the forms CELL, BASE64 and MARK when the row has it, with
 * *before in front: "{" for the first, then ",".
 */
void bsz_field_write(const struct bsz_field *field,
    const struct bsz_table *table, size_t row, const char **before,
    struct bsz_buf *out);

/* Write the key of a member whose value the caller writes. */
void bsz_field_begin(const struct bsz_field *field, const char **before,
    struct bsz_buf *out);

/* "KEY":"text", and "KEY_b64" when it is not UTF-8; *before as above. */
void bsz_field_text(const char *key, const char *text, const char **before,
    struct bsz_buf *out);

/* "columns":[{"key":...,"kind":...}...] and for a tree "levels":[...]. */
void bsz_fields_describe_columns(const struct bsz_table *table,
    struct bsz_buf *out);
void bsz_fields_describe_levels(const struct bsz_table *table,
    struct bsz_buf *out);

/* "schema":...,"schema_version":... */
void bsz_fields_schema(const struct bsz_report *report, struct bsz_buf *out);
/* "tool":{"name":"binsize","version":...} */
void bsz_fields_tool(const char *version, struct bsz_buf *out);

#endif
