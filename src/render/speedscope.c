/*
 * A profile of speedscope.app: a sample a leaf, its path as the stack and its
 * size as the weight. Each row is a frame, so equal names stay apart.
 */
#include "render.h"

#include "escape.h"
#include "walk.h"

static void write_frames(const struct bsz_table *table, struct bsz_buf *out)
{
	for (size_t row = 0; row < table->row_count && !out->failed; row++) {
		bsz_buf_text(out, row ? ",\n{\"name\":" : "\n{\"name\":");
		bsz_escape_json(out, bsz_walk_text(bsz_walk_cells(table,
		    row)));
		bsz_buf_char(out, '}');
	}
}

/* Whether a leaf has a weight of its own. */
static uint64_t weight_of(const struct bsz_leaves *leaves)
{
	const struct bsz_table *const table = leaves->table;
	const size_t row = leaves->next - 1;

	return table->rows[row].mark == BSZ_ROW_LISTED ? 0 :
	    bsz_walk_cells(table, row)[table->weight_column].number;
}

static void write_samples(const struct bsz_table *table, size_t base,
    struct bsz_buf *out)
{
	struct bsz_leaves leaves = {.table = table};
	const char *before = "\n[";

	while (bsz_leaves_next(&leaves) && !out->failed) {
		if (!weight_of(&leaves))
			continue;
		bsz_buf_text(out, before);
		for (size_t i = 0; i < leaves.depth; i++) {
			bsz_buf_text(out, i ? "," : "");
			bsz_buf_decimal(out, base + leaves.path[i]);
		}
		bsz_buf_char(out, ']');
		before = ",\n[";
	}
}

/* Returns the sum. */
static uint64_t write_weights(const struct bsz_table *table,
    struct bsz_buf *out)
{
	struct bsz_leaves leaves = {.table = table};
	const char *before = "";
	uint64_t sum = 0;

	while (bsz_leaves_next(&leaves) && !out->failed) {
		const uint64_t weight = weight_of(&leaves);

		if (!weight)
			continue;
		bsz_buf_text(out, before);
		bsz_buf_decimal(out, weight);
		before = ",";
		sum = bsz_add(sum, weight);
	}
	return sum;
}

static void write_profile(const struct bsz_report *report, size_t base,
    struct bsz_buf *out)
{
	const struct bsz_table *const table = bsz_walk_stacks(report);
	const bool bytes =
	    table->columns[table->weight_column].kind == BSZ_BYTES;

	bsz_buf_text(out, "{\"name\":");
	bsz_escape_json(out, report->input ? report->input : "");
	bsz_buf_text(out, ",\"samples\":[");
	write_samples(table, base, out);
	bsz_buf_printf(out, "],\"startValue\":0,\"type\":\"sampled\","
	    "\"unit\":\"%s\",\"weights\":[", bytes ? "bytes" : "none");
	const uint64_t sum = write_weights(table, out);
	bsz_buf_text(out, "],\"endValue\":");
	bsz_buf_decimal(out, sum);
	bsz_buf_char(out, '}');
}

static int write_speedscope(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const int rc = bsz_walk_check_stacks(reports, count, "speedscope",
	    err);
	const char *before = "";
	size_t base = 0;

	if (rc)
		return rc;
	bsz_buf_text(out, "{\"$schema\":\"https://www.speedscope.app/"
	    "file-format-schema.json\",\n\"exporter\":\"binsize ");
	bsz_buf_text(out, options->version);
	bsz_buf_text(out, "\",\n\"profiles\":[");
	for (size_t i = 0; i < count; i++) {
		const struct bsz_table *const table =
		    bsz_walk_stacks(reports[i]);

		if (!table)
			continue;
		bsz_buf_text(out, before);
		write_profile(reports[i], base, out);
		before = ",\n";
		base += table->row_count;
	}
	bsz_buf_text(out, "],\n\"shared\":{\"frames\":[");
	before = "";
	for (size_t i = 0; i < count; i++) {
		const struct bsz_table *const table =
		    bsz_walk_stacks(reports[i]);

		if (!table || !table->row_count)
			continue;
		bsz_buf_text(out, before);
		write_frames(table, out);
		before = ",";
	}
	bsz_buf_text(out, "]}}\n");
	return 0;
}

const struct bsz_renderer bsz_render_speedscope = {
	.name = "speedscope",
	.brief = "a profile for speedscope.app, bytes as weights",
	.media_type = "application/json",
	.extension = "json",
	.write = write_speedscope,
};
