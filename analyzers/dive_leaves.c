/*
 * dive makes a tree of each layer, and stacks those below a whiteout to find
 * what it hides: a whiteout takes its path out of the stack, any other entry
 * is put in, and so are the folders on the way to it, even those that only a
 * whiteout stands in; these have no kind. Here the same is asked of one
 * sorted list: an entry is in the stack when no whiteout of its path, or of a
 * folder on the way, lies between its layer and the top.
 */
#include "dive_leaves.h"

#include <stdlib.h>
#include <string.h>

static int compare_leaves(const void *a, const void *b)
{
	const struct bsz_dive_leaf *const left = a, *const right = b;
	const int order = strcmp(left->entry->path, right->entry->path);

	if (order)
		return order;
	if (left->layer != right->layer)
		return left->layer < right->layer ? -1 : 1;
	return (left->entry > right->entry) - (left->entry < right->entry);
}

int bsz_dive_collect(struct bsz_dive_leaves *leaves,
    const struct bsz_image *image, struct bsz_err *err)
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->layers[i].count;
	leaves->count = 0;
	leaves->items = bsz_malloc((count + 1) * sizeof(*leaves->items));
	if (!leaves->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		for (size_t k = 0; k < image->layers[i].count; k++) {
			const struct bsz_dive_leaf leaf = {
				&image->layers[i].entries[k], i};

			if (*leaf.entry->path)
				leaves->items[leaves->count++] = leaf;
		}
	qsort(leaves->items, leaves->count, sizeof(*leaves->items),
	    compare_leaves);
	return 0;
}

uint64_t bsz_dive_size(const struct bsz_entry *entry)
{
	if (entry->kind != BSZ_ENTRY_FILE)
		return 0;
	return entry->more && entry->more->sparse ? entry->more->apparent :
	    entry->stored;
}

/* How a path compares with a given one, or with what is below that. */
static int compare_with(const char *path, const char *wanted, size_t size,
    bool below)
{
	const int order = strncmp(path, wanted, size);

	if (order)
		return order;
	return (uint8_t)path[size] - (below ? '/' : '\0');
}

/* The first one that is not in front of a path, or of what is below it. */
static size_t first_of(const struct bsz_dive_leaves *leaves,
    const char *wanted, size_t size, bool below)
{
	size_t from = 0, to = leaves->count;

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (compare_with(leaves->items[middle].entry->path, wanted,
		    size, below) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Is the one at a place still of that path, or below it? */
static bool is_of(const struct bsz_dive_leaves *leaves, size_t at,
    const char *wanted, size_t size, bool below)
{
	return at < leaves->count && compare_with(
	    leaves->items[at].entry->path, wanted, size, below) == 0;
}

/* Is there a whiteout of a path in a layer between two? */
static bool is_removed_at(const struct bsz_dive_leaves *leaves,
    const char *path, size_t size, size_t above, size_t below)
{
	for (size_t i = first_of(leaves, path, size, false);
	    is_of(leaves, i, path, size, false); i++) {
		const struct bsz_dive_leaf *const leaf = &leaves->items[i];

		if (leaf->entry->kind == BSZ_ENTRY_WHITEOUT &&
		    leaf->layer > above && leaf->layer < below)
			return true;
	}
	return false;
}

/* Is what a layer has at a path, of which size bytes count, gone again in the
 * stack of the layers below one? */
static bool is_removed(const struct bsz_dive_leaves *leaves,
    const char *path, size_t size, size_t layer, size_t below)
{
	for (size_t i = 0; i <= size; i++)
		if ((i == size || path[i] == '/') && is_removed_at(leaves,
		    path, i, layer, below))
			return true;
	return false;
}

bool bsz_dive_is_leaf(const struct bsz_dive_leaves *leaves, size_t at)
{
	const struct bsz_dive_leaf *const leaf = &leaves->items[at];
	const char *const path = leaf->entry->path;
	const size_t size = strlen(path);
	const bool is_whiteout = leaf->entry->kind == BSZ_ENTRY_WHITEOUT;

	if (leaf->entry->kind == BSZ_ENTRY_HIDDEN)
		return false;
	for (size_t i = at + 1; is_of(leaves, i, path, size, false) &&
	    leaves->items[i].layer == leaf->layer; i++)
		if ((leaves->items[i].entry->kind == BSZ_ENTRY_WHITEOUT) ==
		    is_whiteout)
			return false;
	for (size_t i = is_whiteout ? leaves->count : first_of(leaves, path,
	    size, true); is_of(leaves, i, path, size, true); i++)
		if (leaves->items[i].layer == leaf->layer &&
		    leaves->items[i].entry->kind != BSZ_ENTRY_HIDDEN)
			return false;
	return true;
}

/* A part of a path, and what stands before it in the tar. */
struct part {
	const char *prefix, *text;
	size_t size;
};

static struct part part_of(const struct bsz_dive_leaf *leaf, const char *at)
{
	const size_t size = strcspn(at, "/");

	return (struct part){!at[size] && leaf->entry->kind ==
	    BSZ_ENTRY_WHITEOUT ? ".wh." : "", at, size};
}

/* A byte of a name; -1 behind its end. */
static int byte_of(const struct part *part, size_t at)
{
	const size_t before = strlen(part->prefix);

	if (at < before)
		return part->prefix[at];
	return at - before < part->size ? (uint8_t)part->text[at - before] :
	    -1;
}

static int compare_parts(const struct part *left, const struct part *right)
{
	for (size_t i = 0;; i++) {
		const int a = byte_of(left, i), b = byte_of(right, i);

		if (a != b || a < 0)
			return a - b;
	}
}

int bsz_dive_walk_order(const struct bsz_dive_leaf *left,
    const struct bsz_dive_leaf *right)
{
	const char *a = left->entry->path, *b = right->entry->path;

	for (;;) {
		const struct part one = part_of(left, a);
		const struct part two = part_of(right, b);
		const int order = compare_parts(&one, &two);

		a += one.size;
		b += two.size;
		/* What is in a folder comes before the folder. */
		if (order || !*a || !*b)
			return order ? order : (*b != 0) - (*a != 0);
		a++;
		b++;
	}
}

/* What stands at a whiteout's path in the stack below it. */
struct found {
	bool any;
	bool is_dir;  /* the last layer with something there says so */
	size_t layer; /* which that is */
};

/* Layers that a whiteout sees; the lowest sees itself. */
static size_t top_of(const struct bsz_dive_leaf *whiteout)
{
	return whiteout->layer ? whiteout->layer : 1;
}

static void look_at(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout, bool below, struct found *found)
{
	const char *const path = whiteout->entry->path;
	const size_t size = strlen(path);

	for (size_t i = first_of(leaves, path, size, below);
	    is_of(leaves, i, path, size, below); i++) {
		const struct bsz_dive_leaf *const leaf = &leaves->items[i];
		const enum bsz_entry_kind kind = leaf->entry->kind;

		if (leaf->layer >= top_of(whiteout) ||
		    (!below && kind == BSZ_ENTRY_WHITEOUT) ||
		    (found->any && leaf->layer < found->layer) ||
		    is_removed(leaves, path, size, leaf->layer,
		    whiteout->layer))
			continue;
		if (!found->any || leaf->layer > found->layer || (!below &&
		    kind != BSZ_ENTRY_OPAQUE))
			found->is_dir = !below && kind == BSZ_ENTRY_DIR;
		found->any = true;
		found->layer = leaf->layer;
	}
}

static struct found find(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout)
{
	struct found found = {.any = false};

	look_at(leaves, whiteout, false, &found);
	look_at(leaves, whiteout, true, &found);
	return found;
}

bool bsz_dive_finds(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout)
{
	return find(leaves, whiteout).any;
}

/* Does a later layer of a stack say something else of an entry's path: name it,
 * or have something below it? */
static bool is_overlaid(const struct bsz_dive_leaves *leaves, size_t at,
    size_t top)
{
	const struct bsz_dive_leaf *const leaf = &leaves->items[at];
	const char *const path = leaf->entry->path;
	const size_t size = strlen(path);

	for (size_t i = at + 1; is_of(leaves, i, path, size, false) &&
	    leaves->items[i].layer < top; i++)
		if (leaves->items[i].entry->kind != BSZ_ENTRY_WHITEOUT)
			return true;
	for (size_t i = first_of(leaves, path, size, true);
	    is_of(leaves, i, path, size, true); i++)
		if (leaves->items[i].layer > leaf->layer &&
		    leaves->items[i].layer < top)
			return true;
	return false;
}

uint64_t bsz_dive_hidden(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout)
{
	const char *const path = whiteout->entry->path;
	const size_t size = strlen(path), top = top_of(whiteout);
	uint64_t bytes = 0;

	if (!find(leaves, whiteout).is_dir)
		return 0;
	for (size_t i = first_of(leaves, path, size, true);
	    is_of(leaves, i, path, size, true); i++) {
		const struct bsz_dive_leaf *const leaf = &leaves->items[i];
		const char *const name = leaf->entry->path;

		if (leaf->entry->kind == BSZ_ENTRY_FILE && leaf->layer < top &&
		    !is_overlaid(leaves, i, top) && !is_removed(leaves, name,
		    strlen(name), leaf->layer, whiteout->layer))
			bytes += bsz_dive_size(leaf->entry);
	}
	return bytes;
}
