/*
 * Layers are applied as a runtime does it: whiteouts first, to what lies
 * below, whatever their place in the tar; then the layer's own entries. What
 * a path shows is the content of one entry, perhaps through hard links, and
 * content is lost with the last path that shows it.
 *
 * A file that comes again with the content it had changes metadata alone. It
 * is the new copy that could be spared, so the old one stays live.
 */
#include "waste.h"

#include "tree.h"

#include <binsize/limits.h>

#include <binsize/arena.h>

#include <stdlib.h>
#include <string.h>

struct applying {
	struct bsz_image *image;
	struct bsz_tree tree;
	uint32_t **refs;      /* of each entry: paths that show its content */
	uint32_t layer;       /* at hand */
	enum bsz_waste cause; /* of what is lost now */
};

static struct bsz_entry *entry_of(const struct applying *applying,
    uint32_t layer, uint32_t entry)
{
	return &applying->image->layers[layer].entries[entry];
}

/* Let a path be what an entry says it is. */
static void make(struct applying *applying, uint32_t at, uint32_t layer,
    uint32_t entry)
{
	applying->tree.nodes[at].from_layer = layer;
	applying->tree.nodes[at].from_entry = entry;
}

/* A path does not show its content any more. */
static void lose(void *context, uint32_t at)
{
	struct applying *const applying = context;
	struct bsz_tree_node *const node = &applying->tree.nodes[at];
	uint32_t *refs;

	if (node->entry == BSZ_NO_NODE_AT)
		return;
	refs = &applying->refs[node->layer][node->entry];
	if (!--*refs)
		entry_of(applying, node->layer, node->entry)->waste =
		    (uint8_t)applying->cause;
	node->entry = BSZ_NO_NODE_AT;
}

/* A path has something below it now: a folder, whatever it was. */
static void pass(void *context, uint32_t at)
{
	struct applying *const applying = context;
	struct bsz_tree_node *const node = &applying->tree.nodes[at];

	lose(context, at);
	if (node->from_entry != BSZ_NO_NODE_AT && entry_of(applying,
	    node->from_layer, node->from_entry)->kind != BSZ_ENTRY_DIR)
		node->from_entry = BSZ_NO_NODE_AT;
}

static void lose_below(struct applying *applying, uint32_t at,
    enum bsz_waste cause)
{
	applying->cause = cause;
	bsz_tree_clear(&applying->tree, at, lose, applying);
}

/* Let a path show an entry's content. */
static void show(struct applying *applying, uint32_t at, uint32_t layer,
    uint32_t entry)
{
	struct bsz_tree_node *const node = &applying->tree.nodes[at];

	applying->refs[layer][entry]++;
	applying->cause = BSZ_SHADOWED;
	lose(applying, at);
	node->layer = layer;
	node->entry = entry;
}

static void delete_path(struct applying *applying,
    const struct bsz_entry *entry)
{
	const uint32_t at = bsz_tree_find(&applying->tree, entry->path);

	if (at == BSZ_NO_NODE_AT)
		return;
	lose_below(applying, at, BSZ_DELETED);
	if (entry->kind == BSZ_ENTRY_WHITEOUT) {
		lose(applying, at);
		bsz_tree_remove(&applying->tree, at);
	}
}

/* Does the file come again as it was in a layer below? */
static bool is_rewritten(const struct applying *applying, uint32_t at,
    const struct bsz_entry *entry)
{
	const struct bsz_tree_node *const node = &applying->tree.nodes[at];
	const struct bsz_entry *old;

	if (node->entry == BSZ_NO_NODE_AT || node->layer == applying->layer)
		return false;
	old = entry_of(applying, node->layer, node->entry);
	return old->stored == entry->stored && entry->stored &&
	    memcmp(old->content, entry->content, BSZ_CONTENT_SIZE) == 0;
}

static void add_file(struct applying *applying, uint32_t at, uint32_t index)
{
	struct bsz_entry *const entry = entry_of(applying, applying->layer,
	    index);

	lose_below(applying, at, BSZ_SHADOWED);
	if (is_rewritten(applying, at, entry))
		entry->waste = BSZ_REWRITTEN;
	else
		show(applying, at, applying->layer, index);
}

static void add_hardlink(struct applying *applying, uint32_t at,
    const struct bsz_entry *entry)
{
	const uint32_t to = entry->more ? bsz_tree_find(&applying->tree,
	    entry->more->target) : BSZ_NO_NODE_AT;

	if (to == at)
		return;
	if (to != BSZ_NO_NODE_AT &&
	    applying->tree.nodes[to].entry != BSZ_NO_NODE_AT) {
		const struct bsz_tree_node target = applying->tree.nodes[to];

		show(applying, at, target.layer, target.entry);
		make(applying, at, target.from_layer, target.from_entry);
	} else {
		applying->cause = BSZ_SHADOWED;
		lose(applying, at);
	}
	lose_below(applying, at, BSZ_SHADOWED);
}

static bool add_entry(struct applying *applying, uint32_t index)
{
	struct bsz_entry *const entry = entry_of(applying, applying->layer,
	    index);

	if (entry->kind != BSZ_ENTRY_FILE && entry->stored)
		entry->waste = BSZ_OVERHEAD;
	if (entry->kind >= BSZ_ENTRY_WHITEOUT)
		return true;
	applying->cause = BSZ_SHADOWED;
	const uint32_t at = bsz_tree_make(&applying->tree, entry->path, pass,
	    applying);
	if (at == BSZ_NO_NODE_AT)
		return false;
	make(applying, at, applying->layer, index);
	switch ((enum bsz_entry_kind)entry->kind) {
	case BSZ_ENTRY_FILE:
		add_file(applying, at, index);
		break;
	case BSZ_ENTRY_HARDLINK:
		add_hardlink(applying, at, entry);
		break;
	case BSZ_ENTRY_SYMLINK:
	case BSZ_ENTRY_DEVICE:
		lose_below(applying, at, BSZ_SHADOWED);
		lose(applying, at);
		break;
	case BSZ_ENTRY_DIR:
		lose(applying, at);
		break;
	case BSZ_ENTRY_WHITEOUT:
	case BSZ_ENTRY_OPAQUE:
	case BSZ_ENTRY_HIDDEN:
		break;
	}
	return true;
}

/* False when memory is short or the tree too large. */
static bool apply_layer(struct applying *applying)
{
	const struct bsz_layer *const layer =
	    &applying->image->layers[applying->layer];
	bool fine = true;

	for (uint32_t i = 0; i < layer->count; i++)
		if (layer->entries[i].kind == BSZ_ENTRY_WHITEOUT ||
		    layer->entries[i].kind == BSZ_ENTRY_OPAQUE)
			delete_path(applying, &layer->entries[i]);
	for (uint32_t i = 0; fine && i < layer->count; i++)
		fine = add_entry(applying, i);
	return fine;
}

/* A live file, and its place among all. */
struct live {
	struct bsz_entry *entry;
	size_t order;
};

static int compare_content(const struct live *left, const struct live *right)
{
	const int order = memcmp(left->entry->content, right->entry->content,
	    BSZ_CONTENT_SIZE);

	return order ? order :
	    (left->entry->stored > right->entry->stored) -
	    (left->entry->stored < right->entry->stored);
}

static int compare(const void *a, const void *b)
{
	const struct live *const left = a, *const right = b;
	const int order = compare_content(left, right);

	return order ? order : (left->order > right->order) -
	    (left->order < right->order);
}

static size_t list_live(struct bsz_image *image, struct live *list)
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		for (size_t k = 0; k < image->layers[i].count; k++) {
			struct bsz_entry *const entry =
			    &image->layers[i].entries[k];

			if (entry->kind == BSZ_ENTRY_FILE && entry->stored &&
			    entry->waste == BSZ_LIVE) {
				list[count] = (struct live){entry, count};
				count++;
			}
		}
	return count;
}

/* Of live files with equal content all but the first are duplicates. */
static bool find_duplicates(struct bsz_image *image, size_t total)
{
	struct live *const list = bsz_malloc((total + 1) * sizeof(*list));

	if (!list)
		return false;
	const size_t count = list_live(image, list);
	qsort(list, count, sizeof(*list), compare);
	for (size_t i = 1; i < count; i++)
		if (compare_content(&list[i - 1], &list[i]) == 0)
			list[i].entry->waste = BSZ_DUPLICATE;
	bsz_free(list);
	return true;
}

static void sum_layer(struct bsz_layer *layer)
{
	memset(layer->waste, 0, sizeof(layer->waste));
	memset(layer->waste_bits, 0, sizeof(layer->waste_bits));
	if (layer->missing)
		return;
	layer->waste[BSZ_OVERHEAD] = layer->size;
	layer->waste_bits[BSZ_OVERHEAD] = 8 * layer->blob;
	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];

		layer->waste[entry->waste] += entry->stored;
		layer->waste_bits[entry->waste] += entry->wire_bits;
		layer->waste[BSZ_OVERHEAD] -= entry->stored;
		layer->waste_bits[BSZ_OVERHEAD] -= entry->wire_bits;
	}
}

static bool apply_all(struct applying *applying)
{
	const struct bsz_image *const image = applying->image;
	bool fine = true;

	for (size_t i = 0; i < image->count; i++) {
		applying->refs[i] = bsz_calloc(image->layers[i].count + 1,
		    sizeof(**applying->refs));
		if (!applying->refs[i])
			return false;
	}
	for (size_t i = 0; fine && i < image->count; i++) {
		applying->layer = (uint32_t)i;
		fine = apply_layer(applying);
	}
	return fine;
}

static const struct bsz_entry *entry_or_none(const struct applying *applying,
    uint32_t layer, uint32_t entry)
{
	return entry == BSZ_NO_NODE_AT ? NULL :
	    entry_of(applying, layer, entry);
}

static bool visit_all(const struct applying *applying,
    const struct bsz_tree_visitor *visitor)
{
	struct bsz_buf path = {0};

	for (uint32_t i = 1; !path.failed && i < applying->tree.count; i++) {
		const struct bsz_tree_node *const node =
		    &applying->tree.nodes[i];
		const struct bsz_tree_path what = {
			entry_or_none(applying, node->from_layer,
			    node->from_entry),
			entry_or_none(applying, node->layer, node->entry)};

		if (node->is_gone)
			continue;
		path.size = 0;
		bsz_tree_path(&applying->tree, i, &path);
		bsz_buf_char(&path, '\0');
		if (!path.failed)
			visitor->visit(visitor->context, path.data, &what);
	}
	const bool fine = !path.failed;
	bsz_buf_release(&path);
	return fine;
}

int bsz_waste_find(struct bsz_image *image,
    const struct bsz_tree_visitor *visitor, struct bsz_err *err)
{
	struct applying applying = {.image = image,
		.refs = bsz_calloc(image->count + 1,
		    sizeof(*applying.refs))};
	size_t total = 0;
	bool fine = bsz_tree_init(&applying.tree) && applying.refs &&
	    apply_all(&applying);
	if (fine && visitor)
		fine = visit_all(&applying, visitor);
	const bool is_large = applying.tree.room > BSZ_MAX_TREE_NODES / 2;

	for (size_t i = 0; applying.refs && i < image->count; i++)
		bsz_free(applying.refs[i]);
	bsz_free(applying.refs);
	bsz_tree_release(&applying.tree);
	for (size_t i = 0; i < image->count; i++)
		total += image->layers[i].count;
	fine = fine && find_duplicates(image, total);
	if (!fine)
		return is_large ? bsz_fail(err, BSZ_EINPUT, "more than %zu "
		    "names in the tree (limit: tree)",
		    BSZ_MAX_TREE_NODES / 2) : bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		sum_layer(&image->layers[i]);
	return 0;
}
