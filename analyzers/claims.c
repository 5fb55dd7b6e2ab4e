/*
 * Why a byte is charged to what it is: every claim on one place, dimension
 * by dimension, the winner first, as map.h decides it.
 *
 * The maps keep only winners, so the scans are run under watch. Scans go
 * without worker threads here, which makes the order of what is seen the
 * order of what is pushed.
 */
#include "analyzers.h"
#include "namer.h"

#include <inttypes.h>

static const struct bsz_column columns[] = {
	{.key = "dimension", .title = "DIMENSION", .kind = BSZ_TEXT},
	{.key = "verdict", .title = "VERDICT", .kind = BSZ_TEXT},
	{.key = "label", .title = "LABEL", .kind = BSZ_TEXT},
	{.key = "evidence", .title = "EVIDENCE", .kind = BSZ_TEXT},
	{.key = "start", .title = "START", .kind = BSZ_ADDRESS},
	{.key = "size", .title = "SIZE", .kind = BSZ_BYTES},
};

/* One claim on the place, in the domain of the place. */
struct sighting {
	uint64_t start, size;
	uint32_t tag;
	int rank;
	size_t order; /* in which it was seen */
};

struct sightings {
	struct sighting *items;
	size_t count, room;
	bool failed;
};

/* What a watch gets as context: claims of one domain. */
struct lookout {
	struct sightings *sightings;
	uint64_t shift; /* to the domain of the place, modulo 2^64 */
};

struct inquiry {
	struct bsz_artifact *artifact;
	const struct bsz_query *query;
	struct bsz_report *report;
	struct bsz_table *table;
	struct bsz_namer namer;
	struct sightings sightings;
	const struct bsz_range *part; /* of the layout */
};

static void see(void *context, int rank, uint64_t start, uint64_t size,
    uint32_t tag)
{
	const struct lookout *lookout = context;
	struct sightings *list = lookout->sightings;

	if (list->count == list->room) {
		const size_t room = list->room ? 2 * list->room : 64;
		struct sighting *grown = bsz_realloc(list->items,
		    room * sizeof(*grown));

		if (!grown) {
			list->failed = true;
			return;
		}
		list->items = grown;
		list->room = room;
	}
	list->items[list->count] = (struct sighting){
		.start = start + lookout->shift, .size = size, .tag = tag,
		.rank = rank, .order = list->count};
	list->count++;
}

/* Winner first: the rule of bsz_settle(). */
static int compare(const void *a, const void *b)
{
	const struct sighting *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->start != y->start)
		return x->start > y->start ? -1 : 1;
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static const char *why_it_loses(const struct sighting *loser,
    const struct sighting *winner)
{
	if (loser->rank < winner->rank)
		return winner->rank >= BSZ_RANK_INLINE ?
		    "loses: less deeply inlined" : "loses: weaker source";
	if (loser->start < winner->start)
		return "loses: starts earlier";
	if (loser->size > winner->size)
		return "loses: larger";
	return "loses: came later";
}

static void push_row(struct inquiry *inquiry, enum bsz_dimension dim,
    const char *verdict, const struct sighting *claim)
{
	struct bsz_report *report = inquiry->report;
	union bsz_cell *cell = bsz_table_row(report, inquiry->table, 0,
	    BSZ_ROW);
	const struct bsz_range range = {.tag = claim->tag};

	if (!cell)
		return;
	const char *label = bsz_namer_text(&inquiry->namer, &report->arena,
	    bsz_range_label(&range));
	cell[0].text = bsz_dimension_info(dim)->name;
	cell[1].text = verdict;
	cell[2].text = label ? label : "";
	cell[3].text = bsz_evidence_name(bsz_range_evidence(&range));
	cell[4].number = claim->start;
	cell[5].number = claim->size;
}

/* What the layout calls its part in a dimension. */
static struct sighting last_resort(const struct inquiry *inquiry,
    enum bsz_dimension dim)
{
	const struct bsz_part *part =
	    &inquiry->artifact->parts[bsz_range_label(inquiry->part)];
	const uint32_t label = dim == BSZ_SECTION ? part->section :
	    dim == BSZ_KIND ? part->kind : part->fallback;

	return (struct sighting){.start = inquiry->part->start,
		.size = inquiry->part->size,
		.tag = bsz_tag(label, bsz_range_evidence(inquiry->part))};
}

/* The best claim with the label that settling chose, or NULL. */
static const struct sighting *find_winner(const struct sightings *list,
    const struct bsz_range *settled)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].tag == settled->tag)
			return &list->items[i];
	return NULL;
}

static void push_dimension(struct inquiry *inquiry, enum bsz_dimension dim,
    const struct bsz_range *settled)
{
	const struct sightings *list = &inquiry->sightings;
	const struct sighting range = {.start = settled->start,
		.size = settled->size, .tag = settled->tag};
	const struct sighting resort = last_resort(inquiry, dim);
	const struct sighting *winner = find_winner(list, settled);

	push_row(inquiry, dim, "wins", winner ? winner : &range);
	for (size_t i = 0; i < list->count; i++)
		if (&list->items[i] != winner)
			push_row(inquiry, dim, winner ?
			    why_it_loses(&list->items[i], winner) :
			    "loses: cut away", &list->items[i]);
	if (resort.tag != settled->tag)
		push_row(inquiry, dim, "last resort", &resort);
}

static int ask_dimension(struct inquiry *inquiry, enum bsz_dimension dim,
    struct bsz_err *err)
{
	const struct bsz_query *query = inquiry->query;
	struct sightings *list = &inquiry->sightings;
	struct bsz_map map = {0};

	list->count = 0;
	const int rc = bsz_artifact_map(inquiry->artifact, dim,
	    query->place_domain, &map, err);
	if (rc)
		return rc;
	if (list->count)
		qsort(list->items, list->count, sizeof(*list->items), compare);
	const struct bsz_range *settled = bsz_map_find(&map, query->place);
	if (settled)
		push_dimension(inquiry, dim, settled);
	bsz_map_release(&map);
	return list->failed || inquiry->namer.failed ||
	    inquiry->report->failed ? bsz_fail_memory(err) : 0;
}

static int ask_all(struct inquiry *inquiry, struct bsz_err *err)
{
	const struct bsz_query *query = inquiry->query;
	int rc = 0;

	for (size_t i = 0; i < query->dim_count && !rc; i++)
		rc = ask_dimension(inquiry, query->dims[i], err);
	for (int dim = 0; !query->dim_count && dim < BSZ_DIMENSIONS && !rc;
	    dim++)
		rc = ask_dimension(inquiry, (enum bsz_dimension)dim, err);
	return rc;
}

/* "address 0x401136, file offset +0x1136" */
static void set_headline(struct inquiry *inquiry, bool has_other,
    uint64_t other)
{
	const struct bsz_query *query = inquiry->query;
	const bool is_vm = query->place_domain == BSZ_VM;
	struct bsz_arena *arena = &inquiry->report->arena;
	const char *text;

	if (has_other)
		text = bsz_arena_printf(arena,
		    "address 0x%" PRIx64 ", file offset +0x%" PRIx64,
		    is_vm ? query->place : other,
		    is_vm ? other : query->place);
	else if (is_vm)
		text = bsz_arena_printf(arena,
		    "address 0x%" PRIx64 ", not in the file", query->place);
	else
		text = bsz_arena_printf(arena,
		    "file offset +0x%" PRIx64 ", not in memory",
		    query->place);
	inquiry->report->headline = text;
	if (!text)
		inquiry->report->failed = true;
}

/* Watch the place in both domains while fn's scans run. */
static int ask_watched(struct inquiry *inquiry, struct bsz_err *err)
{
	const struct bsz_query *query = inquiry->query;
	struct bsz_artifact *artifact = inquiry->artifact;
	uint64_t other = 0;
	const bool has_other = query->place_domain == BSZ_VM ?
	    bsz_translate(&artifact->translation, query->place, &other) :
	    bsz_translate_back(&artifact->translation, query->place, &other);
	struct lookout here = {.sightings = &inquiry->sightings};
	struct lookout there = {.sightings = &inquiry->sightings,
		.shift = query->place - other};
	const struct bsz_watch at_place = {
		.place = query->place, .seen = see, .context = &here};
	const struct bsz_watch at_other = {
		.place = other, .seen = see, .context = &there};

	set_headline(inquiry, has_other, other);
	artifact->jobs = 1;
	artifact->watch[query->place_domain] = &at_place;
	/* Claims on memory show in the file too, not the other way round. */
	if (has_other && query->place_domain == BSZ_FILE)
		artifact->watch[BSZ_VM] = &at_other;
	const int rc = ask_all(inquiry, err);
	artifact->watch[BSZ_FILE] = NULL;
	artifact->watch[BSZ_VM] = NULL;
	return rc;
}

static int fail_place(const struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_err *err)
{
	const struct bsz_map *layout = &artifact->layout[query->place_domain];

	if (!layout->count)
		return bsz_fail(err, BSZ_EUSAGE,
		    "nothing of this file is mapped to memory (give a file "
		    "offset: +OFFSET)");
	return bsz_fail(err, BSZ_EUSAGE, "nothing is at %s0x%" PRIx64
	    " (%s from 0x%" PRIx64 " to 0x%" PRIx64 " exist%s)",
	    query->place_domain == BSZ_FILE ? "+" : "", query->place,
	    query->place_domain == BSZ_FILE ? "file offsets" : "addresses",
	    layout->ranges[0].start,
	    bsz_range_end(&layout->ranges[layout->count - 1]) - 1,
	    query->place_domain == BSZ_FILE ? "" :
	    ", with holes; +OFFSET is a file offset");
}

static int run(struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct inquiry inquiry = {.artifact = artifact, .query = query,
		.report = report};

	if (!query->place_set)
		return bsz_fail(err, BSZ_EUSAGE, "no place to explain");
	inquiry.part = bsz_map_find(&artifact->layout[query->place_domain],
	    query->place);
	if (!inquiry.part)
		return fail_place(artifact, query, err);
	inquiry.table = bsz_report_table(report, "claims", NULL, columns,
	    BSZ_COUNTOF(columns));
	if (!inquiry.table)
		return bsz_fail_memory(err);
	inquiry.table->main = true;
	inquiry.table->weight_column = 5;
	bsz_namer_init(&inquiry.namer, artifact, query->names);
	const int rc = ask_watched(&inquiry, err);
	bsz_namer_release(&inquiry.namer);
	bsz_free(inquiry.sightings.items);
	return rc;
}

const struct bsz_analyzer bsz_analyzer_claims = {
	.name = "claims",
	.brief = "every claim on one byte, the winner first (explain)",
	.help = "Shows in each dimension which claims there are on an address "
		"or a file offset, which of them wins, and why the others "
		"lose.",
	.run = run,
};
