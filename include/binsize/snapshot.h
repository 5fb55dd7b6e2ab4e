/*
 * A saved document in the place of a build: what `report -d ... --json` or
 * `baseline update` wrote, opened as an artifact. Its bytes are gone, its
 * rows are not: each leaf is laid out as a range as long as the row, so that
 * whatever sums an artifact sums the document to the same rows again. Places
 * in it mean nothing.
 *
 * A document may hold several tables, which are different views of the same
 * bytes; rows of two of them cannot be joined. So an artifact is laid out by
 * one table, chosen when the dimensions are known.
 */
#ifndef BINSIZE_SNAPSHOT_H
#define BINSIZE_SNAPSHOT_H

#include <binsize/artifact.h>
#include <binsize/json.h>
#include <binsize/limits.h>

/* A table of sizes by dimensions. */
struct bsz_saved_table {
	const char *key;
	enum bsz_dimension dims[BSZ_MAX_NESTING]; /* of its levels */
	size_t dim_count;
	bool has[BSZ_DOMAINS]; /* whether its rows have sizes of a domain */
	const struct bsz_json_value *rows;
};

struct bsz_snapshot {
	struct bsz_json *document;
	struct bsz_saved_table *tables; /* at least one */
	size_t count;
	const struct bsz_saved_table *chosen; /* NULL: not laid out yet */
	bool folded; /* the chosen one has rows that a limit summed up */
};

/* Whether bytes begin as a document does. What a reader takes does not. */
bool bsz_snapshot_is(struct bsz_span bytes);

/*
 * Open artifact->bytes, facts and all, in an initialised artifact that is not
 * laid out: nothing but its facts may be asked before
 * bsz_snapshot_lay_out(). Of several results the one whose input is called
 * like, as a whole or behind the last slash, is meant; "": none is. BSZ_EINPUT when it is
 * no such document, of a newer schema, without a table of sizes, or when no
 * result is meant; BSZ_ENOMEM.
 */
int bsz_snapshot_open(struct bsz_artifact *artifact, const char *like,
    struct bsz_err *err);

/* The table whose levels hold all of these dimensions, or NULL. */
const struct bsz_saved_table *bsz_snapshot_find(
    const struct bsz_artifact *artifact, const enum bsz_dimension *dims,
    size_t count);

/*
 * Lay the artifact out by one of its tables; totals, and the maps of the
 * table's dimensions, are those of its rows then. May be done again with
 * another table. Rows that do not sum up to the row above them are a note.
 * BSZ_EINPUT for a row without a label or sizes, BSZ_ENOMEM. O(rows).
 */
int bsz_snapshot_lay_out(struct bsz_artifact *artifact,
    const struct bsz_saved_table *table, struct bsz_err *err);

#endif
