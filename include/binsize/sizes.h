/*
 * What is left of a report when it is kept: facts, totals, and for each
 * dimension a list of labels with their sizes. Made of an artifact's tables
 * today or read from a document saved earlier; budgets and baselines know
 * sizes only and never ask where they come from.
 */
#ifndef BINSIZE_SIZES_H
#define BINSIZE_SIZES_H

#include <binsize/json.h>
#include <binsize/table.h>

struct bsz_size {
	const char *within; /* label of the level above; NULL in a flat list */
	const char *label;
	uint64_t bytes[BSZ_DOMAINS];
};

struct bsz_size_list {
	const char *dims; /* "package", or "section,package" */
	struct bsz_size *items; /* by within, then label */
	size_t count;
};

struct bsz_sizes {
	struct bsz_arena arena;
	const char *name; /* of the artifact */
	const char *tool; /* version of binsize that measured; NULL: unknown */
	struct bsz_fact *facts;
	size_t fact_count;
	uint64_t total[BSZ_DOMAINS];
	struct bsz_size_list *lists;
	size_t list_count, list_room;
};

/* Sizes of an artifact without any list, in the caller's storage.
 * BSZ_ENOMEM. Released by bsz_sizes_release(), also after a failure. */
int bsz_sizes_init(struct bsz_sizes *sizes, const char *name,
    struct bsz_err *err);
void bsz_sizes_release(struct bsz_sizes *sizes);

/* Keep the facts and totals of an artifact. BSZ_ENOMEM. */
int bsz_sizes_keep_artifact(struct bsz_sizes *sizes,
    const struct bsz_artifact *artifact, struct bsz_err *err);

/*
 * Keep a table of one level, or of two, as a list. Its rows must have the
 * columns vm_bytes and file_bytes; folded rows keep their label, totals and
 * listed rows are left out. O(n log n). BSZ_ENOMEM.
 */
int bsz_sizes_keep_table(struct bsz_sizes *sizes, const char *dims,
    const struct bsz_table *table, struct bsz_err *err);

/*
 * Keep sizes that are no parts which add up to the artifact: of the artifact
 * as a whole ("stripped"). Labels are copied. BSZ_ENOMEM.
 */
#define BSZ_SIZES_WHOLE "measure"
/* The same for blobs of an image, by their digests. */
#define BSZ_SIZES_BLOBS "blob"
int bsz_sizes_keep_items(struct bsz_sizes *sizes, const char *list,
    const struct bsz_size *items, size_t count, struct bsz_err *err);

/* A list by its dims, or NULL. */
const struct bsz_size_list *bsz_sizes_find(const struct bsz_sizes *sizes,
    const char *dims);

/* An item of a list, or NULL. O(log n). */
const struct bsz_size *bsz_size_list_find(const struct bsz_size_list *list,
    const char *within, const char *label);

/* The text of a fact, or NULL. */
const char *bsz_sizes_find_fact(const struct bsz_sizes *sizes,
    const char *key);

/*
 * Read one element of "results" of a saved document (binsize-json(5)): a
 * baseline, whose tables are named by their dimensions, or what `report
 * --format json -d` printed. BSZ_EINPUT names what is missing, BSZ_ENOMEM.
 */
int bsz_sizes_read(struct bsz_sizes *sizes,
    const struct bsz_json_value *result, struct bsz_err *err);

#endif
