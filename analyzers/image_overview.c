/*
 * Layers with the step that built each, what the final tree does not need by
 * class, and the paths that cost most of it.
 */
#include "image_overview.h"

#include "dive.h"

#include <binsize/image.h>
#include <binsize/units.h>

#include <inttypes.h>
#include <stdlib.h>

#define SHOWN_PATHS ((size_t)10)

static const struct bsz_column layer_columns[] = {
	{.key = "layer", .title = "LAYER", .kind = BSZ_TEXT},
	{.key = "entries", .title = "ENTRIES", .kind = BSZ_COUNT},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "wire_bytes", .title = "WIRE SIZE", .kind = BSZ_BYTES},
	{.key = "waste_bytes", .title = "WASTE", .kind = BSZ_BYTES},
	{.key = "compression", .title = "COMPRESSION", .kind = BSZ_TEXT},
	{.key = "digest", .title = "DIGEST", .kind = BSZ_TEXT,
	    .machine_only = true},
	{.key = "diff_id", .title = "DIFF_ID", .kind = BSZ_TEXT,
	    .machine_only = true},
	{.key = "chain_id", .title = "CHAIN_ID", .kind = BSZ_TEXT,
	    .machine_only = true},
	{.key = "step", .title = "BUILD STEP", .kind = BSZ_TEXT},
};

static const struct bsz_column waste_columns[] = {
	{.key = "waste", .title = "WASTE", .kind = BSZ_TEXT},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "file_share", .title = "FILE %", .kind = BSZ_SHARE,
	    .people_only = true},
	{.key = "wire_bits", .title = "WIRE SIZE", .kind = BSZ_BITS},
	{.key = "brief", .title = "WHAT IT IS", .kind = BSZ_TEXT,
	    .people_only = true},
};

static const struct bsz_column path_columns[] = {
	{.key = "path", .title = "PATH", .kind = BSZ_TEXT},
	{.key = "layer", .title = "LAYER", .kind = BSZ_COUNT},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "wire_bits", .title = "WIRE SIZE", .kind = BSZ_BITS},
	{.key = "waste", .title = "WASTE", .kind = BSZ_TEXT},
};

static const char *keep(struct bsz_report *report, const char *text)
{
	const char *const copy = bsz_arena_copy(&report->arena, text,
	    strlen(text));

	report->failed |= !copy;
	return copy ? copy : "";
}

/* Of all layers together. */
struct totals {
	uint64_t entries, file, blob, waste;
	uint64_t bytes[BSZ_WASTES], bits[BSZ_WASTES];
};

static struct totals sum(const struct bsz_image *image)
{
	struct totals totals = {0};

	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];

		totals.entries += layer->count;
		totals.file += layer->size;
		totals.blob += layer->blob;
		for (size_t k = 0; k < BSZ_WASTES; k++) {
			totals.bytes[k] += layer->waste[k];
			totals.bits[k] += layer->waste_bits[k];
			totals.waste += bsz_waste_is_wasted(k) ? layer->waste[k] : 0;
		}
	}
	return totals;
}

static void push_layer(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_layer *layer, size_t number)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);

	if (!cell)
		return;
	cell[0].text = bsz_arena_printf(&report->arena, "%zu", number);
	report->failed |= !cell[0].text;
	cell[1].number = layer->count;
	cell[2].number = layer->size;
	cell[3].number = layer->blob;
	for (size_t i = 0; i < BSZ_WASTES; i++)
		cell[4].number += bsz_waste_is_wasted(i) ? layer->waste[i] : 0;
	cell[5].text = layer->missing ? "(missing)" : layer->codec;
	cell[6].text = keep(report, layer->digest);
	cell[7].text = keep(report, layer->diff_id);
	cell[8].text = keep(report, layer->chain_id);
	cell[9].text = keep(report, layer->step ? layer->step : "");
}

static void add_layers(struct bsz_report *report,
    const struct bsz_image *image, const struct totals *totals)
{
	struct bsz_table *const table = bsz_report_table(report, "layers",
	    "layers, the lowest first", layer_columns,
	    BSZ_COUNTOF(layer_columns));

	if (!table)
		return;
	table->main = true;
	table->weight_column = 2;
	for (size_t i = 0; i < image->count; i++)
		push_layer(report, table, &image->layers[i], i + 1);
	union bsz_cell *const cell = bsz_table_row(report, table, 0,
	    BSZ_ROW_TOTAL);
	if (!cell)
		return;
	cell[0].text = "TOTAL";
	cell[1].number = totals->entries;
	cell[2].number = totals->file;
	cell[3].number = totals->blob;
	cell[4].number = totals->waste;
	for (size_t i = 5; i < BSZ_COUNTOF(layer_columns); i++)
		cell[i].text = "";
}

static void push_class(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_waste_info *info, enum bsz_row_mark mark,
    const uint64_t numbers[3])
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = info->name;
	cell[1].number = numbers[0];
	cell[2].real = numbers[2] ? (double)numbers[0] / (double)numbers[2] :
	    0;
	cell[3].number = numbers[1];
	cell[4].text = info->brief;
}

static void add_waste(struct bsz_report *report, const struct totals *totals)
{
	static const struct bsz_waste_info all = {"TOTAL", ""};
	struct bsz_table *const table = bsz_report_table(report, "waste",
	    "what the final tree needs of them", waste_columns,
	    BSZ_COUNTOF(waste_columns));
	uint64_t bits = 0;

	for (size_t i = 0; table && i < BSZ_WASTES; i++) {
		const uint64_t numbers[] = {totals->bytes[i],
			totals->bits[i], totals->file};

		bits += totals->bits[i];
		push_class(report, table, &bsz_waste_infos()[i], BSZ_ROW,
		    numbers);
	}
	const uint64_t numbers[] = {totals->file, bits, totals->file};
	if (table)
		push_class(report, table, &all, BSZ_ROW_TOTAL, numbers);
}

/* A wasted entry and the number of its layer. */
struct wasted {
	const struct bsz_entry *entry;
	size_t layer;
};

/* Does a come before b: more bytes, then by layer and place? */
static bool is_before(const struct wasted *a, const struct wasted *b)
{
	return a->entry->stored > b->entry->stored;
}

/* The most expensive ones, in order; how many. */
static size_t find_wasted(const struct bsz_image *image,
    struct wasted best[SHOWN_PATHS])
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		for (size_t k = 0; k < image->layers[i].count; k++) {
			const struct wasted one = {
				&image->layers[i].entries[k], i + 1};
			size_t at = count;

			if (!bsz_waste_is_wasted(one.entry->waste) ||
			    !one.entry->stored ||
			    (count == SHOWN_PATHS &&
			    !is_before(&one, &best[--at])))
				continue;
			count += count < SHOWN_PATHS;
			for (; at && is_before(&one, &best[at - 1]); at--)
				best[at] = best[at - 1];
			best[at] = one;
		}
	return count;
}

static void add_paths(struct bsz_report *report,
    const struct bsz_image *image)
{
	struct wasted best[SHOWN_PATHS];
	const size_t count = find_wasted(image, best);
	struct bsz_table *const table = count ? bsz_report_table(report,
	    "wasted", "largest waste", path_columns,
	    BSZ_COUNTOF(path_columns)) : NULL;

	for (size_t i = 0; table && i < count; i++) {
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (!cell)
			return;
		cell[0].text = keep(report, best[i].entry->path);
		cell[1].number = best[i].layer;
		cell[2].number = best[i].entry->stored;
		cell[3].number = best[i].entry->wire_bits;
		cell[4].text = bsz_waste_infos()[best[i].entry->waste].name;
	}
}

static void add_headline(struct bsz_report *report,
    const struct bsz_image *image, const struct totals *totals)
{
	char file[BSZ_UNITS_ROOM], blob[BSZ_UNITS_ROOM];

	report->headline = bsz_arena_printf(&report->arena,
	    "%s%s%s%s%s, %zu layer%s, %s, %s compressed", image->form,
	    image->reference ? " " : "",
	    image->reference ? image->reference : "",
	    image->platform ? ", " : "",
	    image->platform ? image->platform : "", image->count,
	    image->count == 1 ? "" : "s",
	    bsz_units_format_size(totals->file, file),
	    bsz_units_format_size(totals->blob, blob));
	report->failed |= !report->headline;
}

/* What a registry keeps and moves for the image, and is no part of it. */
static void remark_others(struct bsz_report *report,
    const struct bsz_image *image)
{
	const struct {
		uint64_t count, bytes;
		const char *one, *several;
	} others[] = {
		{image->attestations, image->attestation_bytes, "attestation",
		    "attestations"},
		{image->referrers, image->referrer_bytes, "referrer",
		    "referrers"},
	};
	char bytes[BSZ_UNITS_ROOM];

	for (size_t i = 0; i < BSZ_COUNTOF(others); i++)
		if (others[i].count)
			bsz_report_remark(report, "beside it: %" PRIu64
			    " %s, %s", others[i].count, others[i].count == 1 ?
			    others[i].one : others[i].several,
			    bsz_units_format_size(others[i].bytes, bytes));
}

static void add_remarks(struct bsz_report *report,
    const struct bsz_image *image, const struct totals *totals)
{
	const uint64_t content = totals->file - totals->bytes[BSZ_OVERHEAD];

	if (content)
		bsz_report_remark(report, "efficiency %.4f: %" PRIu64 " of %"
		    PRIu64 " bytes of content are needed",
		    (double)totals->bytes[BSZ_LIVE] / (double)content,
		    totals->bytes[BSZ_LIVE], content);
	remark_others(report, image);
	bsz_report_remark(report, "by file: binsize report -d layer,path "
	    "--wire IMAGE; waste by file: -d waste,path");
}

int bsz_image_overview(struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	const struct bsz_image *const image = artifact->contents;
	const struct totals totals = sum(image);

	add_headline(report, image, &totals);
	add_layers(report, image, &totals);
	add_waste(report, &totals);
	add_paths(report, image);
	add_remarks(report, image, &totals);
	if (query->dive && bsz_dive_compare(report, image, err))
		return err->code;
	return report->failed ? bsz_fail_memory(err) : 0;
}
