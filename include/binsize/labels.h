/*
 * Names as numbers. A label is a 32-bit number for a name; equal names have
 * equal numbers, so ranges are joined, compared and summed by number, and a
 * name is only written out when a row shows it.
 *
 * Four forms: a text; a line (a file's label and a number); a chain (the
 * chain around it and the function inlined last); a group (several names for
 * the same bytes). Texts are borrowed from the input until the table's
 * release unless they are copied in.
 *
 * One table belongs to one thread at a time.
 */
#ifndef BINSIZE_LABELS_H
#define BINSIZE_LABELS_H

#include <binsize/base.h>

/* Label 0 is never a name: "nothing", or "memory was short". */
#define BSZ_NO_LABEL 0u
/* Labels fit in 28 bits; a range keeps the evidence in the others. */
#define BSZ_MAX_LABELS (1u << 28)

enum bsz_label_form {
	BSZ_LABEL_TEXT,  /* text, size */
	BSZ_LABEL_LINE,  /* parent: the file; leaf: the line's number */
	BSZ_LABEL_CHAIN, /* parent: the chain around, or 0; leaf: function */
	BSZ_LABEL_GROUP  /* members: the primary name first */
};

struct bsz_label {
	enum bsz_label_form form;
	const char *text; /* TEXT; not NUL-terminated */
	size_t size;
	uint32_t parent; /* LINE, CHAIN */
	uint32_t leaf;
	const uint32_t *members; /* GROUP */
	size_t member_count;
};

struct bsz_label_pair {
	uint32_t parent, leaf;
};

struct bsz_labels;

/* An empty table, or NULL when memory is short. */
struct bsz_labels *bsz_labels_new(void);
void bsz_labels_free(struct bsz_labels *labels);

/*
 * Make room for that many more labels at once, when a reader knows how many
 * names come: halves the time of adding them. A hint.
 */
void bsz_labels_reserve(struct bsz_labels *labels, size_t more);

/* The label of a text, which stays borrowed. O(size). */
uint32_t bsz_labels_text(struct bsz_labels *labels, const char *text,
    size_t size);
/* The same for a text that does not live as long as the table: copied. */
uint32_t bsz_labels_copy(struct bsz_labels *labels, const char *text,
    size_t size);
uint32_t bsz_labels_printf(struct bsz_labels *labels, const char *fmt, ...)
    BSZ_PRINTF(2, 3);
/* The label of a pair; form is LINE or CHAIN. O(1). */
uint32_t bsz_labels_pair(struct bsz_labels *labels, enum bsz_label_form form,
    uint32_t parent, uint32_t leaf);
/*
 * The same for a LINE that the table does not have: the caller keeps account
 * of those, so nothing is hashed until a pair is asked for. O(1).
 */
uint32_t bsz_labels_line(struct bsz_labels *labels, uint32_t parent,
    uint32_t line);
/* A new group of count >= 2 labels, copied; never joined with another. */
uint32_t bsz_labels_group(struct bsz_labels *labels, const uint32_t *members,
    size_t count);

/* What a label stands for. O(1). */
struct bsz_label bsz_labels_get(const struct bsz_labels *labels,
    uint32_t label);

/* The same for loops over many labels that need only this much of it. */
enum bsz_label_form bsz_labels_form(const struct bsz_labels *labels,
    uint32_t label);
/* Of LINE and CHAIN; both 0 for other forms. */
struct bsz_label_pair bsz_labels_parts(const struct bsz_labels *labels,
    uint32_t label);

/* A label will be asked for soon, out of order: have it in the cache. */
void bsz_labels_prefetch(const struct bsz_labels *labels, uint32_t label);

/* The label of a pair will be asked for soon. */
void bsz_labels_prefetch_pair(const struct bsz_labels *labels,
    enum bsz_label_form form, uint32_t parent, uint32_t leaf);

/* One more than the highest label. */
size_t bsz_labels_count(const struct bsz_labels *labels);

/* True when memory was short at any time; labels given then were 0. */
bool bsz_labels_failed(const struct bsz_labels *labels);

/*
 * Bring all labels of another table in. Returns the new number of each, an
 * array of bsz_labels_count(from) owned by the caller (bsz_free), or NULL.
 * Texts stay borrowed from where `from` borrowed them; those it copied must
 * outlive labels (free `from` later) or are copied when copy is set.
 */
uint32_t *bsz_labels_merge(struct bsz_labels *labels,
    const struct bsz_labels *from);

/* Order of names for ties: bytes of the text, then numbers. */
int bsz_labels_compare(const struct bsz_labels *labels, uint32_t a,
    uint32_t b);

/*
 * The text of a label appended to buf: TEXT as it is, "file:12", the chain
 * "f;g;h", the primary name of a group.
 */
struct bsz_buf;
void bsz_labels_write(const struct bsz_labels *labels, uint32_t label,
    struct bsz_buf *buf);

/*
 * The same of a LINE, ended by NUL, in an arena: a table may hold millions.
 * NULL for other labels, for a text of limit bytes or more, and when memory
 * is short.
 */
struct bsz_arena;
char *bsz_labels_line_text(const struct bsz_labels *labels, uint32_t label,
    size_t limit, struct bsz_arena *arena);

#endif
