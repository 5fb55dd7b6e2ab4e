/*
 * The tree that layers make one upon the other, as far as it decides whose
 * content is still there.
 */
#ifndef BINSIZE_OCI_TREE_H
#define BINSIZE_OCI_TREE_H

#include <binsize/buf.h>
#include <binsize/err.h>
#include <binsize/image.h>

#define BSZ_NO_NODE_AT UINT32_MAX

struct bsz_tree_node {
	const char *name;     /* borrowed from an entry's path */
	uint32_t name_size;
	uint32_t parent, first_child, next_sibling;
	uint32_t next_in_slot;
	uint32_t layer, entry; /* whose content it is; entry: NO_NODE_AT */
	/* The entry whose kind, mode and target it has; a folder that none
	 * made has NO_NODE_AT. */
	uint32_t from_layer, from_entry;
	bool is_gone;
};

struct bsz_tree {
	struct bsz_tree_node *nodes; /* the root first */
	size_t count, room;
	uint32_t *slots;
	size_t slot_count;
	bool failed;                 /* memory was short */
};

/* A tree of the root alone; false when memory is short. */
bool bsz_tree_init(struct bsz_tree *tree);
void bsz_tree_release(struct bsz_tree *tree);

/* The node of a path, or BSZ_NO_NODE_AT. */
uint32_t bsz_tree_find(const struct bsz_tree *tree, const char *path);

/*
 * The same, made when it is not there. passed is called for each node on the
 * way that is not the last. BSZ_NO_NODE_AT when memory is short or there are
 * more than BSZ_MAX_TREE_NODES.
 */
uint32_t bsz_tree_make(struct bsz_tree *tree, const char *path,
    void (*passed)(void *context, uint32_t node), void *context);

/* Take everything below a node away, calling gone for each; each node is
 * taken away once. */
void bsz_tree_clear(struct bsz_tree *tree, uint32_t node,
    void (*gone)(void *context, uint32_t node), void *context);

/* Take a node away that has nothing below it; the root stays. */
void bsz_tree_remove(struct bsz_tree *tree, uint32_t node);

/* The path of a node appended. */
void bsz_tree_path(const struct bsz_tree *tree, uint32_t node,
    struct bsz_buf *path);

#endif
