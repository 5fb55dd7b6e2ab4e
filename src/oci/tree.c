/*
 * Nodes by parent and name, in one table with chains. What is taken away
 * stays in its chain and is passed over, so that taking away costs one visit
 * a node however many layers do it.
 */
#include "tree.h"

#include <binsize/limits.h>

#include <string.h>

#define FIRST_SLOTS ((size_t)1024)

bool bsz_tree_init(struct bsz_tree *tree)
{
	*tree = (struct bsz_tree){.room = FIRST_SLOTS,
		.slot_count = FIRST_SLOTS,
		.nodes = bsz_malloc(FIRST_SLOTS * sizeof(*tree->nodes)),
		.slots = bsz_malloc(FIRST_SLOTS * sizeof(*tree->slots))};
	if (!tree->nodes || !tree->slots)
		return false;
	memset(tree->slots, 0xff, FIRST_SLOTS * sizeof(*tree->slots));
	tree->nodes[tree->count++] = (struct bsz_tree_node){.name = "",
		.parent = BSZ_NO_NODE_AT, .first_child = BSZ_NO_NODE_AT,
		.next_sibling = BSZ_NO_NODE_AT,
		.next_in_slot = BSZ_NO_NODE_AT, .entry = BSZ_NO_NODE_AT,
		.from_entry = BSZ_NO_NODE_AT};
	return true;
}

void bsz_tree_release(struct bsz_tree *tree)
{
	bsz_free(tree->nodes);
	bsz_free(tree->slots);
	*tree = (struct bsz_tree){0};
}

static size_t slot_of(const struct bsz_tree *tree, uint32_t parent,
    const char *name, size_t size)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ parent;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (uint8_t)name[i]) * UINT64_C(0x100000001b3);
	return (size_t)((hash ^ hash >> 29) & (tree->slot_count - 1));
}

static uint32_t find_child(const struct bsz_tree *tree, uint32_t parent,
    const char *name, size_t size)
{
	uint32_t at = tree->slots[slot_of(tree, parent, name, size)];

	for (; at != BSZ_NO_NODE_AT; at = tree->nodes[at].next_in_slot) {
		const struct bsz_tree_node *const node = &tree->nodes[at];

		if (!node->is_gone && node->parent == parent &&
		    node->name_size == size &&
		    memcmp(node->name, name, size) == 0)
			break;
	}
	return at;
}

/* Twice the room, and the chains anew, without what is gone. */
static bool grow(struct bsz_tree *tree)
{
	const size_t room = 2 * tree->room;
	struct bsz_tree_node *const nodes = room > BSZ_MAX_TREE_NODES ? NULL :
	    bsz_realloc(tree->nodes, room * sizeof(*nodes));
	uint32_t *slots;

	if (nodes) {
		tree->nodes = nodes;
		tree->room = room;
	}
	slots = nodes ? bsz_realloc(tree->slots, room * sizeof(*slots)) :
	    NULL;
	if (!slots)
		return false;
	tree->slots = slots;
	tree->slot_count = room;
	memset(slots, 0xff, room * sizeof(*slots));
	for (uint32_t i = 1; i < tree->count; i++) {
		struct bsz_tree_node *const node = &nodes[i];
		uint32_t *slot;

		if (node->is_gone)
			continue;
		slot = &slots[slot_of(tree, node->parent, node->name,
		    node->name_size)];
		node->next_in_slot = *slot;
		*slot = i;
	}
	return true;
}

static uint32_t make_child(struct bsz_tree *tree, uint32_t parent,
    const char *name, size_t size)
{
	const uint32_t at = (uint32_t)tree->count;

	if (tree->count == tree->room && !grow(tree)) {
		tree->failed = true;
		return BSZ_NO_NODE_AT;
	}
	uint32_t *const slot = &tree->slots[slot_of(tree, parent, name,
	    size)];
	tree->nodes[tree->count++] = (struct bsz_tree_node){.name = name,
		.name_size = (uint32_t)size, .parent = parent,
		.first_child = BSZ_NO_NODE_AT,
		.next_sibling = tree->nodes[parent].first_child,
		.next_in_slot = *slot, .entry = BSZ_NO_NODE_AT,
		.from_entry = BSZ_NO_NODE_AT};
	tree->nodes[parent].first_child = at;
	*slot = at;
	return at;
}

uint32_t bsz_tree_find(const struct bsz_tree *tree, const char *path)
{
	uint32_t at = 0;

	while (*path && at != BSZ_NO_NODE_AT) {
		const size_t size = strcspn(path, "/");

		at = find_child(tree, at, path, size);
		path += size + (path[size] == '/');
	}
	return at;
}

uint32_t bsz_tree_make(struct bsz_tree *tree, const char *path,
    void (*passed)(void *context, uint32_t node), void *context)
{
	uint32_t at = 0;

	while (*path) {
		const size_t size = strcspn(path, "/");
		const uint32_t child = find_child(tree, at, path, size);

		passed(context, at);
		at = child != BSZ_NO_NODE_AT ? child :
		    make_child(tree, at, path, size);
		if (at == BSZ_NO_NODE_AT)
			break;
		path += size + (path[size] == '/');
	}
	return at;
}

void bsz_tree_clear(struct bsz_tree *tree, uint32_t top,
    void (*gone)(void *context, uint32_t node), void *context)
{
	uint32_t at = tree->nodes[top].first_child;

	tree->nodes[top].first_child = BSZ_NO_NODE_AT;
	while (at != BSZ_NO_NODE_AT) {
		struct bsz_tree_node *const node = &tree->nodes[at];
		uint32_t next = node->first_child;

		if (!node->is_gone)
			gone(context, at);
		node->is_gone = true;
		node->first_child = BSZ_NO_NODE_AT;
		/* Down, else on, else up and on. */
		while (next == BSZ_NO_NODE_AT && at != top) {
			next = tree->nodes[at].next_sibling;
			at = tree->nodes[at].parent;
		}
		at = next;
	}
}

void bsz_tree_remove(struct bsz_tree *tree, uint32_t node)
{
	tree->nodes[node].is_gone = node;
}

/* O(depth squared): for what is shown, not for what is summed up. */
void bsz_tree_path(const struct bsz_tree *tree, uint32_t node,
    struct bsz_buf *path)
{
	size_t depth = 0;

	for (uint32_t at = node; at; at = tree->nodes[at].parent)
		depth++;
	for (; depth; depth--) {
		uint32_t at = node;

		for (size_t i = 1; i < depth; i++)
			at = tree->nodes[at].parent;
		bsz_buf_push(path, tree->nodes[at].name,
		    tree->nodes[at].name_size);
		if (depth > 1)
			bsz_buf_char(path, '/');
	}
}
