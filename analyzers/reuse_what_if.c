/*
 * Which layers would have been known, if only something about them had been
 * as before. Each is compared with those of the older image entry by entry,
 * with that left aside: nothing is supposed. What a layer's blob takes is
 * what would not travel.
 */
#include "reuse.h"

#include <binsize/arena.h>

#include <stdlib.h>

enum {
	NO_MTIME = 1,
	NO_OWNER = 2,
	NO_MODE = 4,
	NO_ORDER = 8
};

static const struct {
	const char *words;
	unsigned aside;
} cases[] = {
	{"mtimes clamped", NO_MTIME},
	{"owners as before (COPY --chown)", NO_OWNER},
	{"modes as before (COPY --chmod)", NO_MODE},
	{"entries sorted", NO_ORDER},
	{"mtimes clamped, entries sorted", NO_MTIME | NO_ORDER},
	{"all of these", NO_MTIME | NO_OWNER | NO_MODE | NO_ORDER},
};

static const struct bsz_column columns[] = {
	{.key = "what_if", .title = "WHAT IF", .kind = BSZ_TEXT},
	{.key = "layers", .title = "LAYERS", .kind = BSZ_COUNT},
	{.key = "wire_bytes", .title = "WIRE SIZE", .kind = BSZ_BYTES},
};

static const char *target_of(const struct bsz_entry *entry)
{
	return entry->more && entry->more->target ? entry->more->target : "";
}

static uint64_t xattrs_of(const struct bsz_entry *entry)
{
	return entry->more ? entry->more->xattrs : 0;
}

/* A time with fractions of a second takes a header of its own. */
static bool has_fraction(const struct bsz_entry *entry)
{
	return entry->mtime_ns % 1000000000 != 0;
}

static bool is_same_header(const struct bsz_entry *a,
    const struct bsz_entry *b, unsigned aside)
{
	if (a->mtime_ns != b->mtime_ns) {
		if (!(aside & NO_MTIME))
			return false;
		if (has_fraction(a) || has_fraction(b))
			return true;
	}
	return a->format == b->format && a->header == b->header;
}

static bool is_same(const struct bsz_entry *a, const struct bsz_entry *b,
    unsigned aside)
{
	return a->kind == b->kind && a->stored == b->stored &&
	    strcmp(a->path, b->path) == 0 &&
	    memcmp(a->content, b->content, BSZ_CONTENT_SIZE) == 0 &&
	    strcmp(target_of(a), target_of(b)) == 0 &&
	    xattrs_of(a) == xattrs_of(b) &&
	    (aside & NO_MODE || a->mode == b->mode) &&
	    (aside & NO_OWNER || (a->uid == b->uid && a->gid == b->gid)) &&
	    is_same_header(a, b, aside);
}

/* Entries of a layer, in its order or by path. */
struct view {
	const struct bsz_entry **by_order, **by_path;
	size_t count;
};

/* Of equal paths the earlier one stays first. */
static int compare_paths(const void *a, const void *b)
{
	const struct bsz_entry *const left =
	    *(const struct bsz_entry *const *)a;
	const struct bsz_entry *const right =
	    *(const struct bsz_entry *const *)b;
	const int order = strcmp(left->path, right->path);

	return order ? order : (left > right) - (left < right);
}

static int view_init(struct view *view, const struct bsz_layer *layer,
    struct bsz_err *err)
{
	const size_t size = (layer->count + 1) * sizeof(*view->by_order);

	*view = (struct view){bsz_malloc(size), bsz_malloc(size),
		layer->count};
	if (!view->by_order || !view->by_path)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < layer->count; i++)
		view->by_order[i] = view->by_path[i] = &layer->entries[i];
	qsort(view->by_path, view->count, sizeof(*view->by_path),
	    compare_paths);
	return 0;
}

static void view_release(struct view *view)
{
	bsz_free(view->by_order);
	bsz_free(view->by_path);
}

static bool is_same_layer(const struct view *a, const struct view *b,
    unsigned aside)
{
	const bool sorted = aside & NO_ORDER;

	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!is_same(sorted ? a->by_path[i] : a->by_order[i],
		    sorted ? b->by_path[i] : b->by_order[i], aside))
			return false;
	return true;
}

/* A row; the table is made with the first one. */
static void push(struct bsz_report *report, struct bsz_table **table,
    const char *words, uint64_t layers, uint64_t bytes)
{
	if (!layers)
		return;
	if (!*table)
		*table = bsz_report_table(report, "what_if",
		    "layers that would be known", columns,
		    BSZ_COUNTOF(columns));
	union bsz_cell *const cell = *table ? bsz_table_row(report, *table,
	    0, BSZ_ROW) : NULL;
	if (!cell)
		return;
	cell[0].text = words;
	cell[1].number = layers;
	cell[2].number = bytes;
}

struct question {
	const struct bsz_image *new, *old;
	const enum bsz_reuse_rung *rungs;
	struct view *new_views, *old_views;
};

static bool would_be_known(const struct question *question, size_t layer,
    unsigned aside)
{
	for (size_t i = 0; i < question->old->count; i++)
		if (is_same_layer(&question->new_views[layer],
		    &question->old_views[i], aside))
			return true;
	return false;
}

static void answer(const struct question *question, struct bsz_report *report,
    struct bsz_table **table)
{
	const struct bsz_image *const new = question->new;

	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		uint64_t layers = 0, bytes = 0;

		for (size_t k = 0; k < new->count; k++)
			if (question->rungs[k] == BSZ_REUSE_BY_FILE &&
			    !new->layers[k].missing &&
			    would_be_known(question, k, cases[i].aside)) {
				layers++;
				bytes += new->layers[k].blob;
			}
		push(report, table, cases[i].words, layers, bytes);
	}
}

/* What needs no look into the layers: another compressor, another order. */
static void answer_layers(const struct question *question,
    struct bsz_report *report, struct bsz_table **table)
{
	uint64_t packed = 0, packed_bytes = 0, above = 0, above_bytes = 0;
	bool broken = false;

	for (size_t i = 0; i < question->new->count; i++) {
		const uint64_t blob = question->new->layers[i].blob;
		const enum bsz_reuse_rung rung = question->rungs[i];

		broken = broken || rung == BSZ_REUSE_BY_FILE;
		packed += rung == BSZ_REUSE_BY_DIFF_ID;
		packed_bytes += rung == BSZ_REUSE_BY_DIFF_ID ? blob : 0;
		above += broken && rung == BSZ_REUSE_BY_DIGEST;
		above_bytes += broken && rung == BSZ_REUSE_BY_DIGEST ?
		    blob : 0;
	}
	push(report, table, "compressed as before", packed, packed_bytes);
	push(report, table, "unchanged layers below changed ones (not built "
	    "again)", above, above_bytes);
}

static int init_views(struct view *views, const struct bsz_image *image,
    struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < image->count && !rc; i++)
		rc = view_init(&views[i], &image->layers[i], err);
	return rc;
}

static void release_views(struct view *views, size_t count)
{
	for (size_t i = 0; views && i < count; i++)
		view_release(&views[i]);
	bsz_free(views);
}

int bsz_reuse_what_if(struct bsz_report *report, const struct bsz_image *new,
    const struct bsz_image *old, const enum bsz_reuse_rung *rungs,
    struct bsz_err *err)
{
	struct question question = {.new = new, .old = old, .rungs = rungs,
		.new_views = bsz_calloc(new->count + 1,
		    sizeof(*question.new_views)),
		.old_views = bsz_calloc(old->count + 1,
		    sizeof(*question.old_views))};
	int rc = question.new_views && question.old_views ? 0 :
	    bsz_fail_memory(err);

	if (!rc)
		rc = init_views(question.new_views, new, err);
	if (!rc)
		rc = init_views(question.old_views, old, err);
	if (!rc) {
		struct bsz_table *table = NULL;

		answer(&question, report, &table);
		answer_layers(&question, report, &table);
	}
	release_views(question.new_views, new->count);
	release_views(question.old_views, old->count);
	return rc;
}
