/*
 * What stripping would leave of a file, tool by tool, before anybody runs
 * one. Releases of a tool that come to the same are one row.
 */
#include "analyzers.h"
#include "levers.h"
#include "stripped_wire.h"
#include "stripping.h"

#include <binsize/strip_files.h>

#include <math.h>
#include <stdlib.h>

enum { COMMAND, TOOL, AFTER, CHANGE, SHARE, EVIDENCE, NOTE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[COMMAND] = {.key = "label", .title = "COMMAND", .kind = BSZ_TEXT,
		.command = true},
	[TOOL] = {.key = "tool", .title = "TOOL", .kind = BSZ_TEXT},
	[AFTER] = {.key = "after_bytes", .title = "AFTER",
		.kind = BSZ_FORESEEN},
	[CHANGE] = {.key = "change_bytes", .title = "CHANGE",
		.kind = BSZ_FORESEEN_CHANGE},
	[SHARE] = {.key = "change", .title = "SHARE", .kind = BSZ_GROWTH,
		.people_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT},
	[NOTE] = {.key = "note", .title = "NOTE", .kind = BSZ_TEXT,
		.sentence = true},
};

static const char *const evidences[] = {
	[BSZ_STRIP_EXACT] = "exact",
	[BSZ_STRIP_CODEC] = "exact, this codec",
	[BSZ_STRIP_REFUSED] = "refused",
	[BSZ_STRIP_UNKNOWN] = "not foreseen",
};

/* One forecast of several releases in a row. */
struct row {
	const struct bsz_strip_mode *first, *last;
	struct bsz_strip_forecast forecast;
	size_t index; /* of the first mode: the order among equals */
};

struct savings {
	struct row *rows;
	size_t count;
};

static bool is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* The row of the release before with the same command and outcome. */
static struct row *find_row(struct savings *savings,
    const struct bsz_strip_mode *mode,
    const struct bsz_strip_forecast *forecast)
{
	for (size_t i = savings->count; i > 0; i--) {
		struct row *const row = &savings->rows[i - 1];

		if (strcmp(row->first->command, mode->command) == 0 &&
		    strcmp(row->first->tool, mode->tool) == 0)
			return row->forecast.evidence ==
			    forecast->evidence &&
			    row->forecast.size == forecast->size &&
			    is_same_text(row->forecast.reason,
			    forecast->reason) ? row : NULL;
	}
	return NULL;
}

/* What stands first: programs, debug files, refusals. */
static int class_of(const struct row *row)
{
	return !bsz_strip_has_size(&row->forecast) ? 2 :
	    row->first->debug_file;
}

static int compare_rows(const void *a, const void *b)
{
	const struct row *const left = a, *const right = b;
	const int order = class_of(left) - class_of(right);

	if (order)
		return order;
	if (left->forecast.size != right->forecast.size)
		return left->forecast.size < right->forecast.size ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

static int forecast_all(struct savings *savings, struct bsz_strip *strip,
    struct bsz_err *err)
{
	size_t count;
	const struct bsz_strip_mode *const *const modes =
	    bsz_strip_modes(&count);

	savings->rows = bsz_calloc(count, sizeof(*savings->rows));
	if (!savings->rows)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		struct bsz_strip_forecast forecast;

		const int rc = bsz_strip_predict(strip, modes[i], &forecast,
		    err);

		if (rc)
			return rc;
		struct row *const row = find_row(savings, modes[i],
		    &forecast);
		if (row)
			row->last = modes[i];
		else
			savings->rows[savings->count++] = (struct row){
				modes[i], modes[i], forecast, i};
	}
	qsort(savings->rows, savings->count, sizeof(*savings->rows),
	    compare_rows);
	return 0;
}

static const char *tool_text(struct bsz_report *report,
    const struct row *row)
{
	const struct bsz_strip_mode *const first = row->first;
	const char *const until = row->last->until ? row->last->until :
	    row->last->release;
	const char *const text = strcmp(first->release, until) == 0 ?
	    bsz_arena_printf(&report->arena, "%s %s", first->tool, until) :
	    bsz_arena_printf(&report->arena, "%s %s to %s", first->tool,
	    first->release, until);

	if (!text)
		report->failed = true;
	return text ? text : "";
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const struct row *row, uint64_t before)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);
	const struct bsz_strip_forecast *const forecast = &row->forecast;

	if (!cell)
		return;
	cell[COMMAND].text = row->first->command;
	cell[TOOL].text = tool_text(report, row);
	cell[EVIDENCE].text = evidences[forecast->evidence];
	cell[NOTE].text = forecast->reason ? forecast->reason : "";
	/* Where nothing is written, or nothing known, no number pretends. */
	cell[AFTER].real = cell[CHANGE].real = cell[SHARE].real = NAN;
	if (!bsz_strip_has_size(forecast))
		return;
	if (row->first->debug_file && !forecast->reason)
		cell[NOTE].text = "the debug file, no program";
	cell[AFTER].real = (double)forecast->size;
	cell[CHANGE].real = (double)forecast->size - (double)before;
	cell[SHARE].real = ((double)forecast->size - (double)before) /
	    (double)before;
}

/* The table that csv prints, unless another one was asked for. */
static int add_table(struct bsz_report *report, const struct savings *savings,
    uint64_t before, bool is_beside, struct bsz_err *err)
{
	struct bsz_table *const table = bsz_report_table(report, "rows",
	    NULL, columns, COLUMNS);

	if (!table)
		return bsz_fail_memory(err);
	table->main = !is_beside;
	for (size_t i = 0; i < savings->count; i++)
		add_row(report, table, &savings->rows[i], before);
	return report->failed ? bsz_fail_memory(err) : 0;
}

/* What looks like a program and is none has no row. */
static int add_program(void *context, const char *name, const char *note,
    struct bsz_span bytes, struct bsz_err *err)
{
	const int rc = bsz_strip_files_add(context, name, note, bytes, err);

	return rc == BSZ_EINPUT ? 0 : rc;
}

static int run_inside(struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_strip_files files = {0};

	if (query->domain[BSZ_WIRE] || query->levers_only)
		return bsz_fail(err, BSZ_EUSAGE, "--wire and --levers are "
		    "about one file; this is an image");
	int rc = artifact->ops->visit(artifact, add_program, &files, err);

	if (!rc)
		rc = bsz_strip_files_table(&files, report, err);
	bsz_strip_files_release(&files);
	return rc;
}

static int run_tools(struct bsz_artifact *artifact, struct bsz_strip *strip,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	struct savings savings = {0};
	int rc = forecast_all(&savings, strip, err);

	if (!rc)
		rc = add_table(report, &savings, artifact->bytes.size,
		    query->domain[BSZ_WIRE], err);
	if (!rc && query->domain[BSZ_WIRE])
		rc = bsz_stripped_wire_table(report, strip, artifact->bytes,
		    query, err);
	bsz_free(savings.rows);
	return rc;
}

static int run(struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_strip *strip;

	if (artifact->ops->visit)
		return run_inside(artifact, query, report, err);
	int rc = bsz_strip_open(&strip, artifact->bytes, artifact->path, err);
	if (rc)
		return rc;
	if (!query->levers_only)
		rc = run_tools(artifact, strip, query, report, err);
	if (!rc)
		rc = bsz_levers_table(report, strip, artifact, query, err);
	if (!rc && !query->levers_only)
		bsz_stripping_remark(report, artifact, strip);
	bsz_strip_close(strip);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}

const struct bsz_analyzer bsz_analyzer_savings = {
	.name = "savings",
	.brief = "what stripping would leave, to the byte (savings)",
	.help = "Foresees the size of the output of strip, objcopy, "
		"eu-strip, llvm-strip and llvm-objcopy with their usual options, without running them.",
	.run = run,
};
