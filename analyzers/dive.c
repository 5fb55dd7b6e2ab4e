/*
 * What dive 0.12 says of an image, counted its way, and how that becomes what
 * we say. It looks at the leaves of each layer's tree, path by path:
 *
 *   efficiency  the smallest size seen of each path, by all sizes seen of it
 *   waste       all sizes of paths that were seen twice: of each copy
 *   user waste  that, by the size of all layers but the lowest
 *
 * A whiteout counts for its path, with the size of what is below it; one that
 * finds nothing ends the look at its layer; opaque directories are not seen.
 */
#include "dive.h"

#include <binsize/units.h>

#include <stdlib.h>

/* An entry with its layer. */
struct leaf {
	const struct bsz_entry *entry;
	size_t layer;
};

struct dive {
	const struct bsz_image *image;
	struct leaf *leaves; /* by path, then layer; last ones of a tar count */
	size_t count;
	uint64_t seen, least; /* sizes of all paths, smallest of each */
	uint64_t waste;       /* as dive counts it */
	uint64_t alive;       /* of that what the final tree needs */
	uint64_t missed;      /* what is wasted and not in it */
	uint64_t user;        /* bytes above the lowest layer */
};

static int compare_leaves(const void *a, const void *b)
{
	const struct leaf *const left = a, *const right = b;
	const int order = strcmp(left->entry->path, right->entry->path);

	if (order)
		return order;
	if (left->layer != right->layer)
		return left->layer < right->layer ? -1 : 1;
	return (left->entry > right->entry) - (left->entry < right->entry);
}

/* Is a path below a folder? */
static bool is_below(const char *path, const char *folder)
{
	const size_t size = strlen(folder);

	return strncmp(path, folder, size) == 0 && path[size] == '/';
}

static bool is_of_content(const struct leaf *leaf)
{
	return leaf->entry->kind == BSZ_ENTRY_FILE;
}

/* Bytes below a path, or at it, in the tree that layers below have made;
 * false when nothing is there. */
static bool find_below(const struct dive *dive, const struct leaf *whiteout,
    uint64_t *bytes)
{
	bool found = false;

	*bytes = 0;
	for (size_t i = 0; i < dive->count; i++) {
		const struct leaf *const leaf = &dive->leaves[i];
		const char *const path = leaf->entry->path;
		const bool below = is_below(path, whiteout->entry->path);

		if (leaf->layer >= whiteout->layer ||
		    leaf->entry->kind == BSZ_ENTRY_WHITEOUT ||
		    (!below && strcmp(path, whiteout->entry->path) != 0))
			continue;
		found = true;
		/* The last one of a path is what stands there. */
		if (below && is_of_content(leaf) &&
		    (i + 1 == dive->count || strcmp(path,
		    leaf[1].entry->path) != 0 ||
		    leaf[1].layer >= whiteout->layer))
			*bytes += leaf->entry->stored;
	}
	return found;
}

/* The name that a whiteout has in the tree of its layer. */
static const char *tree_name(struct bsz_arena *arena, const char *path)
{
	const char *const slash = strrchr(path, '/');
	const size_t size = slash ? (size_t)(slash + 1 - path) : 0;

	return bsz_arena_printf(arena, "%.*s.wh.%s", (int)size, path,
	    path + size);
}

/* What ends the look at a layer, whose tree is walked by name: the first
 * whiteout that finds nothing, or NULL. */
static const char *find_dangling(const struct dive *dive, size_t layer,
    struct bsz_arena *arena)
{
	const char *first = NULL;

	for (size_t i = 0; i < dive->count; i++) {
		const struct leaf *const leaf = &dive->leaves[i];
		uint64_t bytes;

		if (leaf->layer == layer &&
		    leaf->entry->kind == BSZ_ENTRY_WHITEOUT &&
		    !find_below(dive, leaf, &bytes)) {
			const char *const name = tree_name(arena,
			    leaf->entry->path);

			if (name && (!first || strcmp(name, first) < 0))
				first = name;
		}
	}
	return first;
}

/* A folder with something in it is no leaf. */
static bool is_leaf(const struct dive *dive, size_t at)
{
	const struct leaf *const leaf = &dive->leaves[at];

	if (leaf->entry->kind != BSZ_ENTRY_DIR)
		return leaf->entry->kind != BSZ_ENTRY_OPAQUE &&
		    leaf->entry->kind != BSZ_ENTRY_HIDDEN;
	for (size_t i = at + 1; i < dive->count && strncmp(
	    dive->leaves[i].entry->path, leaf->entry->path,
	    strlen(leaf->entry->path)) == 0; i++)
		if (dive->leaves[i].layer == leaf->layer && is_below(
		    dive->leaves[i].entry->path, leaf->entry->path))
			return false;
	return true;
}

static uint64_t size_of(const struct dive *dive, const struct leaf *leaf)
{
	uint64_t bytes = is_of_content(leaf) ? leaf->entry->stored : 0;

	if (leaf->entry->kind == BSZ_ENTRY_WHITEOUT)
		(void)find_below(dive, leaf, &bytes); /* 0 for nothing */
	return bytes;
}

/* Wasted bytes of an entry, but those that stand elsewhere as well. */
static uint64_t wasted(const struct leaf *leaf)
{
	const size_t class = leaf->entry->waste;

	return is_of_content(leaf) && bsz_waste_is_wasted(class) &&
	    class != BSZ_DUPLICATE ? leaf->entry->stored : 0;
}

/* All entries of one path; the index behind them. */
static size_t count_path(struct dive *dive, size_t at,
    const char *const *dangling)
{
	const char *const path = dive->leaves[at].entry->path;
	uint64_t all = 0, least = 0, lost = 0;
	size_t times = 0;

	for (; at < dive->count &&
	    strcmp(dive->leaves[at].entry->path, path) == 0; at++) {
		const struct leaf *const leaf = &dive->leaves[at];
		const char *const end = dangling[leaf->layer];

		lost += wasted(leaf);
		if (!is_leaf(dive, at) || (end && strcmp(path, end) >= 0) ||
		    (at + 1 < dive->count && leaf[1].layer == leaf->layer &&
		    strcmp(leaf[1].entry->path, path) == 0))
			continue;
		const uint64_t size = size_of(dive, leaf);

		all += size;
		least = times++ ? bsz_min(least, size) : size;
	}
	dive->seen += all;
	dive->least += least;
	if (times > 1) {
		dive->waste += all;
		dive->alive += all > lost ? all - lost : 0;
		dive->missed += lost > all ? lost - all : 0;
	} else {
		dive->missed += lost;
	}
	return at;
}

static int collect(struct dive *dive, struct bsz_err *err)
{
	const struct bsz_image *const image = dive->image;
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->layers[i].count;
	dive->leaves = bsz_malloc((count + 1) * sizeof(*dive->leaves));
	if (!dive->leaves)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		for (size_t k = 0; k < image->layers[i].count; k++) {
			const struct leaf leaf = {
				&image->layers[i].entries[k], i};

			dive->leaves[dive->count++] = leaf;
			if (i && is_of_content(&leaf))
				dive->user += leaf.entry->stored;
		}
	qsort(dive->leaves, dive->count, sizeof(*dive->leaves),
	    compare_leaves);
	return 0;
}

static int count_all(struct dive *dive, struct bsz_err *err)
{
	const char **const dangling = bsz_calloc(dive->image->count + 1,
	    sizeof(*dangling));
	struct bsz_arena arena;

	if (!dangling)
		return bsz_fail_memory(err);
	bsz_arena_init(&arena);
	for (size_t i = 0; i < dive->image->count; i++)
		dangling[i] = find_dangling(dive, i, &arena);
	for (size_t at = 0; at < dive->count;)
		at = count_path(dive, at, dangling);
	bsz_arena_release(&arena);
	bsz_free((void *)dangling);
	return 0;
}

static const struct bsz_column columns[] = {
	{.key = "label", .title = "FROM DIVE'S WASTE TO OURS",
		.kind = BSZ_TEXT},
	{.key = "waste_delta", .title = "BYTES", .kind = BSZ_SIGNED_BYTES},
};

static void push(struct bsz_report *report, struct bsz_table *table,
    enum bsz_row_mark mark, const char *words, int64_t bytes)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = words;
	cell[1].change = bytes;
}

static uint64_t sum_duplicates(const struct bsz_image *image)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < image->count; i++)
		bytes += image->layers[i].waste[BSZ_DUPLICATE];
	return bytes;
}

static void tell(const struct dive *dive, struct bsz_report *report)
{
	const uint64_t twice = sum_duplicates(dive->image);
	struct bsz_table *const table = bsz_report_table(report, "dive",
	    "beside what dive says", columns, BSZ_COUNTOF(columns));

	if (!table)
		return;
	push(report, table, BSZ_ROW, "waste as dive counts it",
	    (int64_t)dive->waste);
	push(report, table, BSZ_ROW, "what the final tree needs of it: each "
	    "copy of a path is counted", -(int64_t)dive->alive);
	push(report, table, BSZ_ROW, "what it does not see: deleted or "
	    "replaced directories, whiteouts that find nothing",
	    (int64_t)dive->missed);
	push(report, table, BSZ_ROW, "equal files at other paths, which it "
	    "does not look for", (int64_t)twice);
	push(report, table, BSZ_ROW_TOTAL, "waste as binsize counts it",
	    (int64_t)(dive->waste - dive->alive + dive->missed + twice));
	bsz_report_remark(report, "dive: efficiency %.4f, wasted bytes %llu",
	    dive->seen ? (double)dive->least / (double)dive->seen : 1.0,
	    (unsigned long long)dive->waste);
	if (dive->user)
		bsz_report_remark(report, "dive: user wasted percent %.4f",
		    (double)dive->waste / (double)dive->user);
	else
		bsz_report_remark(report, "dive: user wasted percent is not "
		    "defined (nothing above the lowest layer); its rule "
		    "passes");
}

int bsz_dive_compare(struct bsz_report *report,
    const struct bsz_image *image, struct bsz_err *err)
{
	struct dive dive = {.image = image};
	int rc = collect(&dive, err);

	if (!rc)
		rc = count_all(&dive, err);
	if (!rc)
		tell(&dive, report);
	bsz_free(dive.leaves);
	return rc;
}
