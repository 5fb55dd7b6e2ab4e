/*
 * What dive 0.13 says of an image, counted its way, and how that becomes what
 * we say. It looks at the leaves of each layer's tree, path by path:
 *
 *   efficiency  the smallest size seen of each path, by all sizes seen of it
 *   waste       all sizes of paths that were seen twice: of each copy
 *   user waste  that, by the size of all layers but the lowest
 *
 * A whiteout counts for its path, with the size of what is below it; one that
 * finds nothing ends the look at its layer, and where its path was not seen
 * otherwise its smallest size is left at -1; opaque directories are not seen.
 * How trees of layers are stacked stands in dive_leaves.c.
 */
#include "dive.h"

#include "dive_leaves.h"

#include <binsize/units.h>

#include <string.h>

struct dive {
	const struct bsz_image *image;
	struct bsz_dive_leaves leaves;
	uint64_t seen, least; /* sizes of all paths, smallest of each */
	uint64_t unseen;      /* paths whose smallest size stays -1 */
	uint64_t waste;       /* as dive counts it */
	uint64_t alive;       /* of that what the final tree needs */
	uint64_t missed;      /* what is wasted and not in it */
	uint64_t user;        /* bytes above the lowest layer */
};

static uint64_t size_of(const struct dive *dive,
    const struct bsz_dive_leaf *leaf)
{
	const struct bsz_entry *const entry = leaf->entry;

	if (entry->kind == BSZ_ENTRY_WHITEOUT)
		return bsz_dive_hidden(&dive->leaves, leaf);
	return bsz_dive_size(entry);
}

/* Wasted bytes of an entry, but those that stand elsewhere as well. */
static uint64_t wasted(const struct bsz_dive_leaf *leaf)
{
	const size_t class = leaf->entry->waste;

	return leaf->entry->kind == BSZ_ENTRY_FILE && bsz_waste_is_wasted(class) &&
	    class != BSZ_DUPLICATE ? leaf->entry->stored : 0;
}

/* All entries of one path; the index behind them. ends: where the look at
 * each layer ends. */
static size_t count_path(struct dive *dive, size_t at,
    const struct bsz_dive_leaf *const *ends)
{
	const struct bsz_dive_leaves *const leaves = &dive->leaves;
	const char *const path = leaves->items[at].entry->path;
	uint64_t all = 0, least = 0, lost = 0;
	size_t times = 0;
	bool ended = false;

	for (; at < leaves->count &&
	    strcmp(leaves->items[at].entry->path, path) == 0; at++) {
		const struct bsz_dive_leaf *const leaf = &leaves->items[at];
		const struct bsz_dive_leaf *const end = ends[leaf->layer];

		lost += wasted(leaf);
		ended |= leaf == end;
		if (!bsz_dive_is_leaf(leaves, at) ||
		    (end && bsz_dive_walk_order(leaf, end) >= 0))
			continue;
		const uint64_t size = size_of(dive, leaf);

		all += size;
		least = times++ ? bsz_min(least, size) : size;
	}
	dive->seen += all;
	dive->least += least;
	dive->unseen += ended && !times;
	if (times > 1) {
		dive->waste += all;
		dive->alive += all > lost ? all - lost : 0;
		dive->missed += lost > all ? lost - all : 0;
	} else {
		dive->missed += lost;
	}
	return at;
}

/* The first whiteout of each layer that finds nothing ends the look at it. */
static void find_ends(const struct dive *dive,
    const struct bsz_dive_leaf **ends)
{
	for (size_t i = 0; i < dive->leaves.count; i++) {
		const struct bsz_dive_leaf *const leaf =
		    &dive->leaves.items[i];
		const struct bsz_dive_leaf **const end = &ends[leaf->layer];

		if (leaf->entry->kind == BSZ_ENTRY_WHITEOUT &&
		    bsz_dive_is_leaf(&dive->leaves, i) &&
		    (!*end || bsz_dive_walk_order(leaf, *end) < 0) &&
		    !bsz_dive_finds(&dive->leaves, leaf))
			*end = leaf;
	}
}

static int count_all(struct dive *dive, struct bsz_err *err)
{
	const struct bsz_dive_leaf **const ends = bsz_calloc(
	    dive->image->count + 1, sizeof(*ends));

	if (!ends)
		return bsz_fail_memory(err);
	find_ends(dive, ends);
	for (size_t i = 0; i < dive->leaves.count; i++) {
		const struct bsz_dive_leaf *const leaf =
		    &dive->leaves.items[i];

		if (leaf->layer)
			dive->user += bsz_dive_size(leaf->entry);
	}
	for (size_t at = 0; at < dive->leaves.count;)
		at = count_path(dive, at, ends);
	bsz_free((void *)ends);
	return 0;
}

static double efficiency(const struct dive *dive)
{
	return dive->seen ? ((double)dive->least - (double)dive->unseen) /
	    (double)dive->seen : 1.0;
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
	bsz_report_remark(report, "dive: efficiency %.6f, wasted bytes %llu",
	    efficiency(dive), (unsigned long long)dive->waste);
	if (dive->user)
		bsz_report_remark(report, "dive: user wasted percent %.2f %%",
		    100 * (double)dive->waste / (double)dive->user);
	else
		bsz_report_remark(report, "dive: user wasted percent is %s "
		    "(no content above the lowest layer)", dive->waste ?
		    "infinite; its rule fails" : "not a number, shown as 0; "
		    "its rule passes");
}

int bsz_dive_compare(struct bsz_report *report,
    const struct bsz_image *image, struct bsz_err *err)
{
	struct dive dive = {.image = image};
	int rc = bsz_dive_collect(&dive.leaves, image, err);

	if (!rc)
		rc = count_all(&dive, err);
	if (!rc)
		tell(&dive, report);
	bsz_free(dive.leaves.items);
	return rc;
}
