/*
 * The nodes of a rollup: found by parent and label, made when missing.
 */
#ifndef BINSIZE_CORE_NODES_H
#define BINSIZE_CORE_NODES_H

#include <binsize/rollup.h>

/*
 * First-level nodes by label: node + 1, or 0. Most charges go there, so it is
 * an array and no hash table. It lives as long as one bsz_rollup_add().
 */
struct bsz_first_nodes {
	uint32_t *nodes;
	size_t room;
};

/* The array for a rollup's present nodes and that many labels. False: no
 * memory. */
bool bsz_first_nodes_init(struct bsz_first_nodes *first,
    const struct bsz_rollup *rollup, size_t labels);
void bsz_first_nodes_release(struct bsz_first_nodes *first);

/* Room for so many more nodes at once. A hint. */
void bsz_nodes_reserve(struct bsz_rollup *rollup, size_t more);

/* The first-level node of a label. BSZ_NO_NODE, and rollup->failed, when
 * memory is short. */
uint32_t bsz_nodes_first(struct bsz_rollup *rollup,
    struct bsz_first_nodes *first, uint32_t label);

/* The node of a label below a parent. */
uint32_t bsz_nodes_below(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label);

/* The node of an alias shown beside, below a parent or BSZ_NO_NODE. */
uint32_t bsz_nodes_listed(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label);

/* Room for the classes of all nodes that there is room for. False, and
 * rollup->failed, when memory is short. */
bool bsz_nodes_grow_classes(struct bsz_rollup *rollup,
    enum bsz_domain domain);

/* Add to what a node has of a class. */
BSZ_ALWAYS_INLINE void bsz_nodes_add_class(struct bsz_rollup *rollup,
    uint32_t node, enum bsz_domain domain, unsigned class, uint64_t size)
{
	if (BSZ_LIKELY(node < rollup->class_room[domain]) ||
	    bsz_nodes_grow_classes(rollup, domain))
		rollup->by_class[domain][node][class] += size;
}

#endif
