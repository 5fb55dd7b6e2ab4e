/*
 * Finding nodes: an array for the first level, open addressing below it. As
 * in the label table a slot is hash and number, so growing hashes nothing.
 */
#include "nodes.h"

#include <binsize/arena.h>

#include "stripes.h"

#define FIRST_NODES ((size_t)64)
#define FIRST_SLOTS ((size_t)256)

int bsz_rollup_touch(struct bsz_rollup *rollup,
    const struct bsz_labels *labels, const uint32_t *list, size_t count,
    struct bsz_err *err)
{
	struct bsz_first_nodes first;
	bool fine = bsz_first_nodes_init(&first, rollup,
	    bsz_labels_count(labels));

	for (size_t i = 0; fine && i < count; i++)
		fine = bsz_nodes_first(rollup, &first, list[i]) !=
		    BSZ_NO_NODE;
	bsz_first_nodes_release(&first);
	return fine ? 0 : bsz_fail_memory(err);
}

void bsz_rollup_release(struct bsz_rollup *rollup)
{
	bsz_free(rollup->nodes);
	bsz_free(rollup->slots);
	bsz_stripes_release(rollup);
	for (size_t i = 0; i < BSZ_MAX_NESTING; i++)
		bsz_free(rollup->kept[i]);
	for (size_t i = 0; i < BSZ_DOMAINS; i++)
		bsz_free(rollup->by_class[i]);
	*rollup = (struct bsz_rollup){0};
}

static bool grow_nodes(struct bsz_rollup *rollup, size_t room)
{
	struct bsz_node *const nodes = room < BSZ_NO_NODE / 2
	    ? bsz_realloc(rollup->nodes, room * sizeof(*nodes)) : NULL;

	if (!nodes)
		return false;
	rollup->nodes = nodes;
	rollup->room = room;
	return true;
}

void bsz_nodes_reserve(struct bsz_rollup *rollup, size_t more)
{
	/* When it fails, so will the push that needs the room. */
	if (more > rollup->room - rollup->count)
		(void)grow_nodes(rollup, rollup->count + more);
}

static uint32_t push_node(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label)
{
	const unsigned level = parent == BSZ_NO_NODE ? 0
	    : rollup->nodes[parent].level + 1u;

	if (rollup->count == rollup->room && !grow_nodes(rollup,
	    rollup->room ? 2 * rollup->room : FIRST_NODES)) {
		rollup->failed = true;
		return BSZ_NO_NODE;
	}
	rollup->nodes[rollup->count] = (struct bsz_node){
	    .label = label & (BSZ_MAX_LABELS - 1), .level = level & 7,
	    .parent = parent};
	return (uint32_t)rollup->count++;
}

static bool first_grow(struct bsz_first_nodes *first, size_t wanted)
{
	const size_t room = wanted < 2 * first->room ? 2 * first->room
	    : wanted;
	uint32_t *const nodes = bsz_realloc(first->nodes,
	    room * sizeof(*nodes));

	if (!nodes)
		return false;
	memset(nodes + first->room, 0, (room - first->room) * sizeof(*nodes));
	first->nodes = nodes;
	first->room = room;
	return true;
}

bool bsz_first_nodes_init(struct bsz_first_nodes *first,
    const struct bsz_rollup *rollup, size_t labels)
{
	*first = (struct bsz_first_nodes){0};
	first->nodes = bsz_malloc_cleared(labels, sizeof(*first->nodes));
	if (!first->nodes)
		return false;
	first->room = labels;
	for (size_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *const node = &rollup->nodes[i];

		if (node->parent == BSZ_NO_NODE && !node->listed)
			first->nodes[node->label] = (uint32_t)i + 1;
	}
	return true;
}

void bsz_first_nodes_release(struct bsz_first_nodes *first)
{
	bsz_free(first->nodes);
	*first = (struct bsz_first_nodes){0};
}

uint32_t bsz_nodes_first(struct bsz_rollup *rollup,
    struct bsz_first_nodes *first, uint32_t label)
{
	uint32_t node;

	/* keep() may have made the label just now. */
	if (label >= first->room && !first_grow(first, (size_t)label + 1)) {
		rollup->failed = true;
		return BSZ_NO_NODE;
	}
	if (first->nodes[label])
		return first->nodes[label] - 1;
	node = push_node(rollup, BSZ_NO_NODE, label);
	if (node != BSZ_NO_NODE)
		first->nodes[label] = node + 1;
	return node;
}

/* Whether one more slot would leave too few free ones for short probes. */
static bool is_crowded(const struct bsz_rollup *rollup)
{
	return rollup->slots_taken + 1 >
	    rollup->slot_count - rollup->slot_count / 3;
}

static bool grow_slots(struct bsz_rollup *rollup)
{
	const size_t count = rollup->slot_count ? 2 * rollup->slot_count
	    : FIRST_SLOTS;
	uint64_t *const slots = bsz_malloc_cleared(count, sizeof(*slots));

	if (!slots)
		return false;
	for (size_t i = 0; i < rollup->slot_count; i++) {
		const uint64_t slot = rollup->slots[i];
		size_t at = (slot >> 32) & (count - 1);

		if (!slot)
			continue;
		while (slots[at])
			at = (at + 1) & (count - 1);
		slots[at] = slot;
	}
	bsz_free(rollup->slots);
	rollup->slots = slots;
	rollup->slot_count = count;
	return true;
}

/* Eight labels in a row share a line of slots: names met one after the other
 * mostly have been numbered one after the other. */
static uint32_t hash(uint32_t parent, uint32_t label, bool listed)
{
	uint64_t word = (uint64_t)parent << 32 | label >> 3;

	word = (word ^ (uint64_t)listed << 31) *
	    UINT64_C(0x9e3779b97f4a7c15);
	word = (word ^ word >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(word >> 32) << 3 | (label & 7);
}

static bool is_node(const struct bsz_node *node, uint32_t parent,
    uint32_t label, bool listed)
{
	return node->label == label && node->parent == parent &&
	    node->listed == listed;
}

static uint32_t find(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label, bool listed)
{
	const uint32_t key = hash(parent, label, listed);
	size_t at;
	uint32_t node;

	if (is_crowded(rollup) && !grow_slots(rollup)) {
		rollup->failed = true;
		return BSZ_NO_NODE;
	}
	at = key & (rollup->slot_count - 1);
	for (; rollup->slots[at]; at = (at + 1) & (rollup->slot_count - 1)) {
		const uint64_t slot = rollup->slots[at];

		node = (uint32_t)slot - 1;
		if (slot >> 32 == key && is_node(&rollup->nodes[node], parent,
		    label, listed))
			return node;
	}
	node = push_node(rollup, parent, label);
	if (node == BSZ_NO_NODE)
		return node;
	rollup->nodes[node].listed = listed;
	rollup->slots[at] = (uint64_t)key << 32 | (node + 1);
	rollup->slots_taken++;
	return node;
}

uint32_t bsz_nodes_below(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label)
{
	return find(rollup, parent, label, false);
}

uint32_t bsz_nodes_listed(struct bsz_rollup *rollup, uint32_t parent,
    uint32_t label)
{
	return find(rollup, parent, label, true);
}

bool bsz_nodes_grow_classes(struct bsz_rollup *rollup, enum bsz_domain domain)
{
	const size_t room = rollup->class_room[domain];
	uint64_t (*classes)[BSZ_ROLLUP_CLASSES] = bsz_realloc(
	    rollup->by_class[domain], rollup->room * sizeof(*classes));

	if (!classes) {
		rollup->failed = true;
		return false;
	}
	memset(classes + room, 0, (rollup->room - room) * sizeof(*classes));
	rollup->by_class[domain] = classes;
	rollup->class_room[domain] = rollup->room;
	return true;
}
