/*
 * Several maps of one domain walked together and summed into a tree of rows:
 * one level a dimension, one node a label below its parent.
 */
#ifndef BINSIZE_ROLLUP_H
#define BINSIZE_ROLLUP_H

#include <binsize/artifact.h>
#include <binsize/limits.h>

#define BSZ_NO_NODE UINT32_MAX

/* Classes of bytes that are summed beside the levels, at most. */
#define BSZ_ROLLUP_CLASSES 5

struct bsz_node {
	/* 32 bytes together: reports by line have a million */
	uint32_t label : 28;
	uint32_t level : 3;
	uint32_t listed : 1; /* an alias shown beside; not in any sum */
	uint32_t parent;     /* BSZ_NO_NODE at the first level */
	uint64_t bytes[BSZ_DOMAINS];
};

/* Nodes of one of two levels' labels, by the other's (core/stripes.h). */
struct bsz_stripe {
	uint32_t label, level;
	uint32_t *nodes; /* node + 1, or 0 */
	size_t room;
};

struct bsz_rollup {
	struct bsz_node *nodes; /* parents before their children */
	size_t count, room;
	uint64_t *slots;        /* nodes below the first level, and listed */
	size_t slot_count, slots_taken;
	struct bsz_stripe stripes[32];
	size_t stripe_count;
	uint32_t *kept[BSZ_MAX_NESTING]; /* what keep() said of a label */
	size_t kept_room[BSZ_MAX_NESTING];
	/* By node of the last level: its bytes of each class. Nodes from
	 * class_room on have none. */
	uint64_t (*by_class[BSZ_DOMAINS])[BSZ_ROLLUP_CLASSES];
	size_t class_room[BSZ_DOMAINS];
	uint64_t total[BSZ_DOMAINS];    /* bytes charged to nodes */
	uint64_t filtered[BSZ_DOMAINS]; /* bytes that keep() refused */
	uint64_t by_evidence[BSZ_EVIDENCES]; /* of the last level, file bytes
	    (VM bytes when only that domain was summed) */
	bool failed;
};

struct bsz_rollup_options {
	enum bsz_aliases aliases;
	/*
	 * When set: the label that stands for a label of a level, or
	 * BSZ_NO_LABEL to leave the bytes out (they count as filtered).
	 * Called once a distinct label and level; memoised.
	 */
	uint32_t (*keep)(void *context, size_t level, uint32_t label);
	void *context;
	/*
	 * When set: the class of a label, below BSZ_ROLLUP_CLASSES. There is
	 * one map more than levels, whose labels are not summed, but classes.
	 */
	uint8_t (*class_of)(void *context, uint32_t label);
	void *class_context;
	/* Keep whole chains, for folded output; otherwise a chain counts as
	 * the function inlined last. */
	bool chains;
};

/*
 * Add one domain to a rollup that is all zero bytes or has another. maps
 * [level] are complete maps over the same base; levels is 1 to
 * BSZ_MAX_NESTING (one less with classes), options the same for each domain.
 *
 * A group is first replaced by its members as options.aliases say (its share
 * of each range, of split), then a chain by its leaf, then keep() is asked.
 * Listed nodes carry the bytes of the groups they are named in.
 *
 * O(sum of ranges). BSZ_ENOMEM; BSZ_EINVARIANT when the bases differ.
 */
int bsz_rollup_add(struct bsz_rollup *rollup, const struct bsz_labels *labels,
    enum bsz_domain domain, const struct bsz_map *const *maps, size_t levels,
    const struct bsz_rollup_options *options, struct bsz_err *err);

/*
 * Make first-level nodes for labels that may have no byte of their own.
 * labels: as in bsz_rollup_add(); list: what keep() would have returned.
 * O(count). BSZ_ENOMEM.
 */
int bsz_rollup_touch(struct bsz_rollup *rollup,
    const struct bsz_labels *labels, const uint32_t *list, size_t count,
    struct bsz_err *err);

/* Free nodes and paths; the rollup is empty then. */
void bsz_rollup_release(struct bsz_rollup *rollup);

#endif
