/*
 * One of the two builds that are compared: its sums, and its names as
 * numbers that mean the same on both sides.
 */
#ifndef BINSIZE_SIDE_H
#define BINSIZE_SIDE_H

#include "family.h"
#include "sums.h"

/* What bytes are, as far as a comparison tells them apart. */
enum bsz_class {
	BSZ_CLASS_CODE,
	BSZ_CLASS_DATA,
	BSZ_CLASS_DEBUG,
	BSZ_CLASS_METADATA,
	BSZ_CLASS_PADDING,
	BSZ_CLASS_UNKNOWN /* a saved document does not tell */
};
#define BSZ_CLASSES 6

struct bsz_side {
	struct bsz_artifact *artifact;
	/* One of the two is a saved document, so both are summed as a report
	 * is, and names are what is shown of them. */
	bool by_text;
	struct bsz_scope scope;
	struct bsz_namer namer;
	/* Of the query's dimensions; with classes of kinds beside them, where
	 * they do not tell the class of a row. */
	struct bsz_sums sums;
	size_t class_level; /* whose labels have a class; or dim_count */
	struct bsz_family family;
	uint32_t padding, metadata; /* labels of the gathered rows */
	uint32_t *keys;     /* by label; 0: not in any row */
	size_t key_count;   /* one more than the highest key of both */
	uint8_t *is_alias;  /* by key: a name here that others stand for */
	uint8_t *classes;   /* by label of that level: 1 + its class */
	uint8_t *gathered;  /* by label: 1 is shown as [metadata] */
	size_t gathered_count;
};

/*
 * Sum one side of a query, in the caller's storage, where artifact and
 * by_text are set. All padding is one row
 * wherever it is met, and so is what the format needs for itself, so that
 * neither makes its neighbours appear changed. To be released in any case.
 * BSZ_ENOMEM and what bsz_sums_init() returns.
 */
int bsz_side_init(struct bsz_side *side, const struct bsz_query *query,
    struct bsz_err *err);
void bsz_side_release(struct bsz_side *side);

/*
 * The sections of --only on each side: one that only one side has is fine.
 * BSZ_EUSAGE when neither has any, and what bsz_scope_init() returns.
 */
int bsz_sides_scope(struct bsz_side sides[2], const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err);

/*
 * Number the names of both sides alike, and tell what sections of a saved
 * document are by those of the other side. The table of names is for the caller
 * to free, after the sides. NULL when memory is short.
 */
struct bsz_labels *bsz_sides_number(struct bsz_side sides[2],
    enum bsz_names names);

/* The key of a node's name. */
BSZ_ALWAYS_INLINE uint32_t bsz_side_key(const struct bsz_side *side,
    uint32_t node)
{
	return side->keys[side->sums.rollup.nodes[node].label];
}

/*
 * What a node of the last level has of each class. O(classes).
 */
void bsz_side_classes(const struct bsz_side *side, uint32_t node,
    enum bsz_domain domain, uint64_t bytes[BSZ_CLASSES]);

/* True when a node of each side is known to have the same bytes of each class;
 * much less work than asking for them. */
bool bsz_sides_are_same(const struct bsz_side sides[2],
    const uint32_t node[2]);

/* The class of a kind, by its label. */
enum bsz_class bsz_side_kind_class(const struct bsz_side *side,
    uint32_t label);

/* What the rows of a label are charged to: see bsz_rollup_options. */
uint32_t bsz_side_resolve(struct bsz_side *side, uint32_t label);

#endif
