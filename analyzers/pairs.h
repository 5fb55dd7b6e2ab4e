/*
 * The rows of two builds, matched: what was there before and what became of
 * it.
 */
#ifndef BINSIZE_PAIRS_H
#define BINSIZE_PAIRS_H

#include "side.h"

enum { BSZ_OLD, BSZ_NEW };

/* Why a row changed. The first are the classes. */
enum bsz_cause {
	BSZ_CAUSE_CODE = BSZ_CLASS_CODE,
	BSZ_CAUSE_DATA = BSZ_CLASS_DATA,
	BSZ_CAUSE_DEBUG = BSZ_CLASS_DEBUG,
	BSZ_CAUSE_METADATA = BSZ_CLASS_METADATA,
	BSZ_CAUSE_PADDING = BSZ_CLASS_PADDING,
	BSZ_CAUSE_UNKNOWN = BSZ_CLASS_UNKNOWN,
	BSZ_CAUSE_NEW,
	BSZ_CAUSE_REMOVED,
	BSZ_CAUSE_NEW_INSTANCE, /* the other build has the same generic, */
	BSZ_CAUSE_REMOVED_INSTANCE, /* given something else */
	BSZ_CAUSE_ALIAS,   /* the bytes are charged to another of their names */
	BSZ_CAUSE_RENAMED, /* the same bytes under another name */
	BSZ_CAUSE_MOVED,   /* the same name below another row */
	BSZ_CAUSE_INLINED, /* what is inlined changed most: see inlining.h */
	BSZ_CAUSE_NONE     /* what changed below cancels out */
};
#define BSZ_CAUSES 15

enum bsz_match {
	BSZ_MATCH_NONE,  /* only in one build */
	BSZ_MATCH_NAME,
	BSZ_MATCH_ALIKE, /* but for hashes and numbers: see alike.h */
	BSZ_MATCH_BODY
};

#define BSZ_NO_PAIR UINT32_MAX

struct bsz_pair {
	uint32_t node[2]; /* of each side, or BSZ_NO_NODE */
	uint32_t parent;  /* pair, or BSZ_NO_PAIR */
	uint8_t level;
	uint8_t match;    /* enum bsz_match */
	uint8_t cause;    /* enum bsz_cause */
	bool shown;       /* there is a change here or below */
	uint64_t bytes[2][BSZ_DOMAINS];
	int64_t by_class[BSZ_CLASSES][BSZ_DOMAINS]; /* what changed */
};

struct bsz_pairs {
	/* Parents before their children. Leaves that did not change are left
	 * out, unless there is a pattern. */
	struct bsz_pair *items;
	size_t count, room;
	size_t alike; /* matched by names that are alike */
	uint64_t total[2][BSZ_DOMAINS];
	int64_t filtered[BSZ_DOMAINS]; /* change that a pattern left out */
	bool failed;
};

/*
 * Match all rows of two sides. In passes, each among siblings and what the
 * one before left: the same name; names alike; the same body, when only one
 * on each side has it. What is left is new or removed, or moved when the
 * other side has the name elsewhere. To be released in any case.
 *
 * Every byte of either side is in one leaf, so the changes of leaves sum to
 * the difference of the totals: BSZ_EINVARIANT when they do not. BSZ_ENOMEM
 * and what bsz_bodies_init() returns.
 */
int bsz_pairs_init(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err);
void bsz_pairs_release(struct bsz_pairs *pairs);

/* The node of a pair on a side, or NULL where it is not. */
const struct bsz_node *bsz_pair_node(const struct bsz_pair *pair,
    const struct bsz_side sides[2], int side);

/* The change of a pair. */
int64_t bsz_pair_change(const struct bsz_pair *pair, enum bsz_domain domain);

/* The text of a pair's name on a side, or NULL where it is not. */
const char *bsz_pair_text(const struct bsz_pair *pair,
    struct bsz_side sides[2], int side, struct bsz_arena *arena);

/* True when the name differs between the sides. */
bool bsz_pair_is_renamed(const struct bsz_pair *pair,
    const struct bsz_side sides[2]);

#endif
