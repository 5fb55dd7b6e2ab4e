/*
 * The ladder: a layer is known by its digest, else by its diff_id, and what is
 * left by its files. A layer that is not known breaks the chain: all above it
 * are built and unpacked anew.
 */
#include "analyzers.h"
#include "reuse.h"

#include <inttypes.h>

static const struct bsz_column layer_columns[] = {
	{.key = "layer", .title = "LAYER", .kind = BSZ_TEXT},
	{.key = "known_by", .title = "KNOWN BY", .kind = BSZ_TEXT},
	{.key = "wire_bytes", .title = "WIRE SIZE", .kind = BSZ_BYTES},
	{.key = "content_bytes", .title = "CONTENT", .kind = BSZ_BYTES},
	{.key = "known_bytes", .title = "KNOWN", .kind = BSZ_BYTES},
	{.key = "cause", .title = "MAIN CAUSE", .kind = BSZ_TEXT},
	{.key = "step", .title = "BUILD STEP", .kind = BSZ_TEXT},
};

static const struct bsz_column cause_columns[] = {
	{.key = "layer", .title = "LAYER", .kind = BSZ_TEXT},
	{.key = "cause", .title = "CAUSE", .kind = BSZ_TEXT},
	{.key = "entries", .title = "ENTRIES", .kind = BSZ_COUNT},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "largest", .title = "LARGEST", .kind = BSZ_TEXT},
};

struct tally {
	uint64_t entries, bytes;
	const struct bsz_entry *largest;
};

/* What was found out about one layer. */
struct finding {
	enum bsz_reuse_rung rung; /* BSZ_REUSE_BY_FILE: the layer itself is not */
	const struct bsz_layer *as; /* of the older image; NULL then */
	uint64_t content, known; /* bytes of its files */
	struct tally causes[BSZ_REUSE_CAUSES];
	enum bsz_reuse_cause main;
};

struct reuse {
	const struct bsz_image *new, *old;
	struct bsz_reuse_index index;
	struct bsz_report *report;
	struct bsz_reuse_ladder ladder;
	enum bsz_reuse_rung *rungs; /* of each layer */
	size_t broken; /* layers up to here are known */
};

/* The layer of that identity, or NULL. */
static const struct bsz_layer *find_layer(const struct bsz_image *image,
    const char *id, const char *(*id_of)(const struct bsz_layer *layer))
{
	for (size_t i = 0; *id && i < image->count; i++)
		if (strcmp(id_of(&image->layers[i]), id) == 0)
			return &image->layers[i];
	return NULL;
}

static const char *digest_of(const struct bsz_layer *layer)
{
	return layer->digest;
}

static const char *diff_id_of(const struct bsz_layer *layer)
{
	return layer->diff_id;
}

static void tally(struct tally *tally, const struct bsz_entry *entry)
{
	tally->entries++;
	tally->bytes += entry->stored;
	if (!tally->largest || entry->stored > tally->largest->stored)
		tally->largest = entry;
}

/* Which cause has most bytes, then most entries. */
static enum bsz_reuse_cause main_cause(const struct finding *finding)
{
	enum bsz_reuse_cause best = BSZ_REUSE_ORDER;
	struct tally most = {0};

	for (int i = BSZ_REUSE_NEW; i < BSZ_REUSE_CAUSES; i++) {
		const struct tally *const one = &finding->causes[i];

		if (one->bytes > most.bytes || (one->bytes == most.bytes &&
		    one->entries > most.entries)) {
			best = (enum bsz_reuse_cause)i;
			most = *one;
		}
	}
	return best;
}

static void look_into(const struct reuse *reuse,
    const struct bsz_layer *layer, struct finding *finding)
{
	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];

		finding->content += entry->stored;
		if (finding->rung != BSZ_REUSE_BY_FILE || bsz_reuse_has_content(
		    &reuse->index, entry))
			finding->known += entry->stored;
		if (finding->rung == BSZ_REUSE_BY_FILE)
			tally(&finding->causes[bsz_reuse_find_cause(
			    &reuse->index, entry)], entry);
	}
	finding->main = finding->rung == BSZ_REUSE_BY_DIGEST ? BSZ_REUSE_SAME :
	    finding->rung == BSZ_REUSE_BY_DIFF_ID ? BSZ_REUSE_CODEC :
	    main_cause(finding);
}

static const char *keep(struct reuse *reuse, const char *text)
{
	const char *const copy = bsz_arena_copy(&reuse->report->arena, text,
	    strlen(text));

	reuse->report->failed |= !copy;
	return copy ? copy : "";
}

static const char *number(struct reuse *reuse, size_t index)
{
	const char *const text = bsz_arena_printf(&reuse->report->arena,
	    "%zu", index + 1);

	reuse->report->failed |= !text;
	return text ? text : "";
}

/* How a tar was compressed otherwise. */
static const char *compression(struct reuse *reuse,
    const struct bsz_layer *layer, const struct bsz_layer *as)
{
	const char *const name = bsz_reuse_cause_name(BSZ_REUSE_CODEC);
	/* Of a layer that is not here nothing is known. */
	const char *const text = !layer->codec || !as->codec ? name :
	    strcmp(layer->codec, as->codec) != 0 ? bsz_arena_printf(
	    &reuse->report->arena, "%s: %s, was %s", name, layer->codec,
	    as->codec) : bsz_arena_printf(&reuse->report->arena,
	    "%s: another compressor or level", name);

	reuse->report->failed |= !text;
	return text ? text : "";
}

/* A blob that is the same under another type: it is reused, but what names it
 * has another digest. */
static void tell_type(struct reuse *reuse, size_t index,
    const struct finding *finding)
{
	const char *const new = reuse->new->layers[index].media_type;
	const char *const old = finding->as ? finding->as->media_type : NULL;

	if (finding->rung == BSZ_REUSE_BY_DIGEST && new && old &&
	    strcmp(new, old) != 0)
		bsz_report_remark(reuse->report, "layer %zu is the same blob "
		    "with another media type (%.100s, was %.100s): the "
		    "manifest differs", index + 1, new, old);
}

static void push_layer(struct reuse *reuse, struct bsz_table *table,
    size_t index, const struct finding *finding)
{
	const struct bsz_layer *const layer = &reuse->new->layers[index];
	union bsz_cell *const cell = bsz_table_row(reuse->report, table, 0,
	    BSZ_ROW);

	if (!cell)
		return;
	cell[0].text = number(reuse, index);
	cell[1].text = finding->rung == BSZ_REUSE_BY_FILE ? "-" :
	    bsz_reuse_rung_name(finding->rung);
	cell[2].number = layer->blob;
	cell[3].number = finding->content;
	cell[4].number = finding->known;
	cell[5].text = finding->main == BSZ_REUSE_CODEC ?
	    compression(reuse, layer, finding->as) :
	    bsz_reuse_cause_name(finding->main);
	cell[6].text = keep(reuse, layer->step ? layer->step : "");
}

static void push_causes(struct reuse *reuse, struct bsz_table *table,
    size_t index, const struct finding *finding)
{
	for (int i = BSZ_REUSE_SAME; i < BSZ_REUSE_CAUSES; i++) {
		const struct tally *const one = &finding->causes[i];
		union bsz_cell *const cell = one->entries ? bsz_table_row(
		    reuse->report, table, 0, BSZ_ROW) : NULL;

		if (!cell)
			continue;
		cell[0].text = number(reuse, index);
		cell[1].text = bsz_reuse_cause_name((enum bsz_reuse_cause)i);
		cell[2].number = one->entries;
		cell[3].number = one->bytes;
		cell[4].text = keep(reuse, one->largest->path);
	}
}

static struct finding find(const struct reuse *reuse,
    const struct bsz_layer *layer)
{
	const struct bsz_layer *const same = find_layer(reuse->old,
	    layer->digest, digest_of);
	struct finding finding = {.as = same ? same :
	    find_layer(reuse->old, layer->diff_id, diff_id_of)};

	finding.rung = same ? BSZ_REUSE_BY_DIGEST :
	    finding.as ? BSZ_REUSE_BY_DIFF_ID : BSZ_REUSE_BY_FILE;
	look_into(reuse, layer, &finding);
	return finding;
}

/* Two tables at once would move the first; so the layers are walked twice. */
static void add_layers(struct reuse *reuse)
{
	struct bsz_table *table = bsz_report_table(reuse->report, "layers",
	    "layers, the lowest first", layer_columns,
	    BSZ_COUNTOF(layer_columns));
	bool is_whole = true;

	if (table)
		table->main = true;
	for (size_t i = 0; table && i < reuse->new->count; i++) {
		const struct bsz_layer *const layer = &reuse->new->layers[i];
		const struct finding finding = find(reuse, layer);

		push_layer(reuse, table, i, &finding);
		tell_type(reuse, i, &finding);
		bsz_reuse_ladder_add(&reuse->ladder, layer, finding.rung);
		reuse->rungs[i] = finding.rung;
		is_whole = is_whole && finding.rung != BSZ_REUSE_BY_FILE;
		reuse->broken += is_whole;
	}
	table = reuse->broken < reuse->new->count ? bsz_report_table(
	    reuse->report, "causes", "why layers are not known",
	    cause_columns, BSZ_COUNTOF(cause_columns)) : NULL;
	for (size_t i = reuse->broken; table && i < reuse->new->count; i++) {
		const struct finding finding = find(reuse,
		    &reuse->new->layers[i]);

		if (finding.rung == BSZ_REUSE_BY_FILE)
			push_causes(reuse, table, i, &finding);
	}
}

/* The first layer that is not known, and what that costs. */
static void add_verdict(struct reuse *reuse)
{
	const struct bsz_image *const image = reuse->new;
	uint64_t above = 0;

	if (reuse->broken == image->count) {
		bsz_report_remark(reuse->report, "every layer is known");
		return;
	}
	const struct bsz_layer *const layer = &image->layers[reuse->broken];
	for (size_t i = reuse->broken + 1; i < image->count; i++)
		above += image->layers[i].blob;
	const size_t count = image->count - reuse->broken - 1;
	char rest[80] = "";
	if (count) /* fits */
		(void)snprintf(rest, sizeof(rest), ", and %" PRIu64 " bytes in "
		    "%zu layer%s above it", above, count,
		    count == 1 ? "" : "s");
	bsz_report_remark(reuse->report, "layer %zu%s%.200s%s broke the "
	    "chain: %" PRIu64 " bytes of its own%s", reuse->broken + 1,
	    layer->step ? " (" : "", layer->step ? layer->step : "",
	    layer->step ? ")" : "", layer->blob, rest);
}

static int add_tables(struct reuse *reuse, struct bsz_err *err)
{
	add_layers(reuse);
	bsz_reuse_ladder_table(&reuse->ladder, reuse->report);
	bsz_reuse_fleet(reuse->report, reuse->new, reuse->old);
	add_verdict(reuse);
	const int rc = bsz_reuse_what_if(reuse->report, reuse->new,
	    reuse->old, reuse->rungs, err);
	return rc ? rc : bsz_reuse_repacked(reuse->report, reuse->new,
	    reuse->old, reuse->rungs, err);
}

static int compare(struct bsz_artifact *baseline,
    struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct reuse reuse = {.new = artifact->contents,
		.old = baseline->contents, .report = report};

	(void)query; /* layers are few */
	if (!reuse.new || !reuse.old)
		return bsz_fail(err, BSZ_EUSAGE, "reuse is about images, and "
		    "%s is none", reuse.new ? "the older one" : "this");
	reuse.rungs = bsz_arena_alloc(&report->arena,
	    (reuse.new->count + 1) * sizeof(*reuse.rungs));
	if (!reuse.rungs)
		return bsz_fail_memory(err);
	int rc = bsz_reuse_index_init(&reuse.index, reuse.old, err);
	if (rc)
		return rc;
	rc = bsz_reuse_ladder_init(&reuse.ladder, &reuse.index, reuse.old,
	    err);
	if (!rc)
		rc = add_tables(&reuse, err);
	bsz_reuse_ladder_release(&reuse.ladder);
	bsz_reuse_index_release(&reuse.index);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}

const struct bsz_analyzer bsz_analyzer_reuse = {
	.name = "reuse",
	.brief = "what of an image is known from an older one (reuse)",
	.help = "Looks for each layer of an image in another one, by its "
		"digest, by what it decompresses to, and by its files; says "
		"why a layer is not known and which one broke the chain.",
	.compare = compare,
};
