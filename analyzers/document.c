/*
 * What a table of three rows can say, and what it cannot. Builds an hour
 * follow from build times when the number of slots is known, so a table that
 * has both tells the slots; whether growth bends follows from neighbouring
 * rows; which curve it is does not follow from fewer rows than a curve has
 * parameters and two more.
 */
#include "document.h"

#include <binsize/units.h>

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define HOUR 3600.0

int bsz_document_number(const struct bsz_json_value *value, const char *key,
    double *number, struct bsz_err *err)
{
	if (!bsz_json_number(bsz_json_get(value, key), number) ||
	    !isfinite(*number) || fabs(*number) > 1e15)
		return bsz_fail(err, BSZ_EINPUT, "\"%s\" of a row or claim is "
		    "no number", key);
	return 0;
}

/* --- rulings ------------------------------------------------------------ */

enum { R_SAYS, R_VERDICT, R_REASON, R_VALUE, R_UNIT, R_LOW, R_HIGH,
	R_COLUMNS };

static const struct bsz_column ruling_columns[R_COLUMNS] = {
	[R_SAYS] = {.key = "claim", .title = "CLAIM", .kind = BSZ_TEXT},
	[R_VERDICT] = {.key = "verdict", .title = "VERDICT",
		.kind = BSZ_TEXT},
	[R_REASON] = {.key = "reason", .title = "BECAUSE", .kind = BSZ_TEXT},
	[R_VALUE] = {.key = "value", .title = "VALUE", .kind = BSZ_REAL,
		.machine_only = true},
	[R_UNIT] = {.key = "unit", .title = "UNIT", .kind = BSZ_TEXT,
		.machine_only = true},
	[R_LOW] = {.key = "low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[R_HIGH] = {.key = "high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
};

void bsz_document_rule(struct document *document, struct ruling ruling,
    const char *fmt, ...)
{
	/* The first table: others that came later may have moved it. */
	union bsz_cell *const cell = bsz_table_row(document->report,
	    document->report->tables, 0, BSZ_ROW);
	char reason[500];
	va_list list;

	if (!cell)
		return;
	va_start(list, fmt);
	(void)vsnprintf(reason, sizeof(reason), fmt, list); /* cut */
	va_end(list);
	cell[R_SAYS].text = bsz_model_printf(document->report, "%s",
	    ruling.says);
	cell[R_VERDICT].text = ruling.verdict;
	cell[R_REASON].text = bsz_model_printf(document->report, "%s",
	    reason);
	cell[R_VALUE].real = ruling.value;
	cell[R_UNIT].text = ruling.unit ? ruling.unit : "";
	cell[R_LOW].real = ruling.range.low;
	cell[R_HIGH].real = ruling.range.high;
}

/* --- slots -------------------------------------------------------------- */

enum { S_SIZE, S_BUILD, S_RATE, S_SLOTS, S_LOW, S_HIGH, S_OVERHEAD,
	S_OVERHEAD_LOW, S_OVERHEAD_HIGH, S_COLUMNS };

static const struct bsz_column slot_columns[S_COLUMNS] = {
	[S_SIZE] = {.key = "size_bytes", .title = "SIZE", .kind = BSZ_SIZE},
	[S_BUILD] = {.key = "build_ms", .title = "BUILD",
		.kind = BSZ_DURATION},
	[S_RATE] = {.key = "builds_per_hour", .title = "BUILDS/H",
		.kind = BSZ_REAL},
	[S_SLOTS] = {.key = "slots", .title = "SLOTS", .kind = BSZ_REAL},
	[S_LOW] = {.key = "slots_low", .title = "AT LEAST",
		.kind = BSZ_REAL},
	[S_HIGH] = {.key = "slots_high", .title = "AT MOST",
		.kind = BSZ_REAL},
	[S_OVERHEAD] = {.key = "overhead_ms", .title = "BETWEEN BUILDS",
		.kind = BSZ_DURATION},
	[S_OVERHEAD_LOW] = {.key = "overhead_low", .title = "AT LEAST",
		.kind = BSZ_DURATION},
	[S_OVERHEAD_HIGH] = {.key = "overhead_high", .title = "AT MOST",
		.kind = BSZ_DURATION},
};

/* What the figures of a row may have been before they were rounded. */
struct row {
	double slots, slots_low, slots_high;
	double overhead, overhead_low, overhead_high; /* of one slot, s */
};

static struct row row_of(const struct document *document, size_t i)
{
	const double build = document->build[i], rate = document->rate[i];
	const double b = document->build_rounded / 2;
	const double r = document->rate_rounded / 2;

	return (struct row){rate * build / HOUR,
		(rate - r) * (build - b) / HOUR,
		(rate + r) * (build + b) / HOUR,
		HOUR / rate - build, HOUR / (rate + r) - build - b,
		rate > r ? HOUR / (rate - r) - build + b : INFINITY};
}

static void add_slots(struct document *document)
{
	struct bsz_table *const table = bsz_report_table(document->report,
	    "slots", "Slots that builds an hour imply", slot_columns,
	    S_COLUMNS);

	for (size_t i = 0; table && i < document->rows; i++) {
		const struct row row = row_of(document, i);
		union bsz_cell *const cell = bsz_table_row(document->report,
		    table, 0, BSZ_ROW);

		if (!cell)
			return;
		cell[S_SIZE].real = document->size[i] * 1e6;
		cell[S_BUILD].real = document->build[i] * 1e3;
		cell[S_RATE].real = document->rate[i];
		cell[S_SLOTS].real = row.slots;
		cell[S_LOW].real = row.slots_low;
		cell[S_HIGH].real = row.slots_high;
		cell[S_OVERHEAD].real = row.overhead * 1e3;
		cell[S_OVERHEAD_LOW].real = row.overhead_low * 1e3;
		cell[S_OVERHEAD_HIGH].real = row.overhead_high * 1e3;
	}
}

/* Can one efficiency, or one pause between builds, explain all rows? */
static void rule_slots(struct document *document)
{
	struct bsz_interval slots = {-INFINITY, INFINITY};
	struct bsz_interval pause = {-INFINITY, INFINITY};

	for (size_t i = 0; i < document->rows; i++) {
		const struct row row = row_of(document, i);

		slots.low = fmax(slots.low, row.slots_low);
		slots.high = fmin(slots.high, row.slots_high);
		pause.low = fmax(pause.low, row.overhead_low);
		pause.high = fmin(pause.high, row.overhead_high);
	}
	const bool one_share = slots.low <= slots.high;
	const bool one_pause = pause.low <= pause.high;
	const struct ruling ruling = {
		.says = "builds an hour follow from build times",
		.verdict = one_share || one_pause ? "holds" : "contradicted",
		.value = (pause.low + pause.high) / 2 * 1e3, .unit = "ms",
		.range = {pause.low * 1e3, pause.high * 1e3}};

	if (one_share)
		bsz_document_rule(document, ruling, "%.4g..%.4g slots fit all "
		    "rows", slots.low, slots.high);
	else if (one_pause)
		bsz_document_rule(document, ruling, "no constant share of a "
		    "slot fits all rows, rounded as they are; one slot with "
		    "a pause of %.3g..%.3g s after each build does",
		    pause.low, pause.high);
	else
		bsz_document_rule(document, ruling, "neither a constant "
		    "number of slots nor a constant pause fits all rows");
}

/* --- shapes ------------------------------------------------------------- */

enum { F_NAME, F_FORMULA, F_WORST, F_AICC_TEXT, F_A, F_B, F_C, F_AICC,
	F_COLUMNS };

static const struct bsz_column shape_columns[F_COLUMNS] = {
	[F_NAME] = {.key = "shape", .title = "SHAPE", .kind = BSZ_TEXT},
	[F_FORMULA] = {.key = "formula", .title = "SECONDS AT x MB",
		.kind = BSZ_TEXT, .people_only = true},
	[F_WORST] = {.key = "worst", .title = "WORST ERROR",
		.kind = BSZ_RATE},
	[F_AICC_TEXT] = {.key = "aicc_text", .title = "AICc",
		.kind = BSZ_TEXT, .people_only = true},
	[F_A] = {.key = "a", .title = "A", .kind = BSZ_REAL,
		.machine_only = true},
	[F_B] = {.key = "b", .title = "B", .kind = BSZ_REAL,
		.machine_only = true},
	[F_C] = {.key = "c", .title = "C", .kind = BSZ_REAL,
		.machine_only = true},
	[F_AICC] = {.key = "aicc", .title = "AICc", .kind = BSZ_REAL,
		.machine_only = true},
};

struct curve {
	enum bsz_shape shape;
	bool log_x, log_y; /* fitted on a logarithmic scale */
	size_t coefs;
	const char *name;
};

static const struct curve curves[] = {
	{BSZ_SHAPE_LINEAR, false, false, 2, "linear"},
	{BSZ_SHAPE_EXPONENTIAL, false, true, 2, "exponential"},
	{BSZ_SHAPE_POWER, true, true, 2, "power"},
	{BSZ_SHAPE_QUADRATIC, false, false, 3, "quadratic"},
};

static double curve_at(const struct curve *curve, const double c[3],
    double x)
{
	const double u = curve->log_x ? log(x) : x;
	const double value = c[0] + c[1] * u +
	    (curve->coefs > 2 ? c[2] * u * u : 0);

	return curve->log_y ? exp(value) : value;
}

/* False when the rows do not determine it. */
static bool fit_curve(const struct document *document,
    const struct curve *curve, double c[3])
{
	double columns[2][DOCUMENT_MOST_ROWS], y[DOCUMENT_MOST_ROWS];
	const struct bsz_design design = {.response = y,
		.columns = {NULL, columns[0], columns[1]},
		.column_count = curve->coefs, .rows = document->rows};
	struct bsz_least_squares fit;
	struct bsz_err none = {0};

	for (size_t i = 0; i < document->rows; i++) {
		const double x = document->size[i];

		columns[0][i] = curve->log_x ? log(x) : x;
		columns[1][i] = columns[0][i] * columns[0][i];
		y[i] = curve->log_y ? log(document->build[i]) :
		    document->build[i];
	}
	if (bsz_least_squares(&design, &fit, &none))
		return false;
	memcpy(c, fit.coef, curve->coefs * sizeof(*c));
	return true;
}

static const char *curve_text(struct bsz_report *report,
    const struct curve *curve, const double c[3])
{
	if (curve->log_x)
		return bsz_model_printf(report, "%.4g x^%.4g", exp(c[0]),
		    c[1]);
	if (curve->log_y)
		return bsz_model_printf(report, "%.4g exp(%.4g x), twice "
		    "every %.4g MB", exp(c[0]), c[1], log(2) / c[1]);
	return curve->coefs > 2 ? bsz_model_printf(report,
	    "%.4g %+.4g x %+.4g x^2", c[0], c[1], c[2]) :
	    bsz_model_printf(report, "%.4g %+.4g x", c[0], c[1]);
}

/* The lowest AICc, or -1 when there is none. */
static int add_shapes(struct document *document, struct bsz_err *err)
{
	struct bsz_report *const report = document->report;
	struct bsz_table *const table = bsz_report_table(report, "shapes",
	    "Curves through the table", shape_columns, F_COLUMNS);
	double lowest = INFINITY;
	int best = -1;

	for (size_t i = 0; table && i < BSZ_COUNTOF(curves); i++) {
		const struct curve *const curve = &curves[i];
		struct bsz_shape_fit shape;
		double c[3] = {0, 0, 0}, worst = 0;

		if (!fit_curve(document, curve, c))
			continue;
		if (bsz_shape_fit(curve->shape, document->size,
		    document->build, document->rows, &shape, err))
			return -2;
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);
		if (!cell)
			return best;
		for (size_t k = 0; k < document->rows; k++)
			worst = fmax(worst, fabs(curve_at(curve, c,
			    document->size[k]) / document->build[k] - 1));
		cell[F_NAME].text = curve->name;
		cell[F_FORMULA].text = curve_text(report, curve, c);
		cell[F_WORST].real = worst;
		cell[F_A].real = curve->log_y ? exp(c[0]) : c[0];
		cell[F_B].real = c[1];
		cell[F_C].real = curve->coefs > 2 ? c[2] : NAN;
		const bool has_aicc = shape.fits && shape.has_aicc;
		cell[F_AICC].real = has_aicc ? shape.aicc : NAN;
		cell[F_AICC_TEXT].text = has_aicc ? bsz_model_printf(report,
		    "%.1f", shape.aicc) : "none";
		if (has_aicc && shape.aicc < lowest) {
			lowest = shape.aicc;
			best = (int)i;
		}
	}
	return best;
}

static int rule_shape(struct document *document, struct bsz_err *err)
{
	const int best = add_shapes(document, err);
	const struct ruling ruling = {.says = "build time grows by a law",
		.verdict = best < 0 ? "cannot be told" : "tells",
		.value = (double)document->rows, .unit = "rows",
		.range = {NAN, NAN}};

	if (best == -2)
		return err->code;
	if (best < 0)
		bsz_document_rule(document, ruling, "%zu rows cannot choose a "
		    "model: a curve of 2 coefficients needs 5 rows to be "
		    "compared (AICc), and one of 3 goes through any 3",
		    document->rows);
	else
		bsz_document_rule(document, ruling, "%s has the lowest AICc "
		    "of %zu rows", curves[best].name, document->rows);
	return 0;
}

/* Slopes of neighbours, with what rounding may have moved. */
static void rule_bend(struct document *document)
{
	const double *const x = document->size, *const y = document->build;
	const double b = document->build_rounded;
	const size_t last = document->rows - 1;
	const double first_slope = (y[1] - y[0]) / (x[1] - x[0]);
	const double last_slope = (y[last] - y[last - 1]) /
	    (x[last] - x[last - 1]);
	const double slack = b / (x[1] - x[0]) + b / (x[last] - x[last - 1]);
	const double bend = last_slope - first_slope;
	const bool bends = fabs(bend) > slack;

	bsz_document_rule(document, (struct ruling){
		.says = "build time grows in proportion to size",
		.verdict = bends ? "contradicted" : "consistent",
		.value = bend * 1e3, .unit = "ms/MB",
		.range = {(bend - slack) * 1e3, (bend + slack) * 1e3}},
	    "%.4g ms/MB from %g to %g MB, %.4g from %g to %g; rounding "
	    "explains a difference of %.3g", first_slope * 1e3, x[0], x[1],
	    last_slope * 1e3, x[last - 1], x[last], slack * 1e3);
}

/* --- reading ------------------------------------------------------------ */

static int read_row(struct document *document,
    const struct bsz_json_value *row, struct bsz_err *err)
{
	const size_t i = document->rows;
	int rc = bsz_document_number(row, "size_mb", &document->size[i], err);

	rc = rc ? rc : bsz_document_number(row, "mean_build_s",
	    &document->build[i], err);
	rc = rc ? rc : bsz_document_number(row, "builds_per_hour",
	    &document->rate[i], err);
	if (rc)
		return rc;
	if (!(document->size[i] > 0) || !(document->build[i] > 0) ||
	    !(document->rate[i] > 0) || (i &&
	    !(document->size[i] > document->size[i - 1])))
		return bsz_fail(err, BSZ_EINPUT, "rows of the table need "
		    "sizes that rise, and figures above 0");
	document->rows++;
	return 0;
}

static int read_table(struct document *document,
    const struct bsz_json_value *table, struct bsz_err *err)
{
	const struct bsz_json_value *const rows = bsz_json_get(table, "rows");
	const struct bsz_json_value *const rounded = bsz_json_get(table,
	    "rounded");
	int rc = 0;

	if (bsz_json_size(rows) > DOCUMENT_MOST_ROWS)
		return bsz_fail(err, BSZ_EINPUT, "the table has more than %d "
		    "rows", DOCUMENT_MOST_ROWS);
	if (rounded) {
		rc = bsz_document_number(rounded, "mean_build_s",
		    &document->build_rounded, err);
		rc = rc ? rc : bsz_document_number(rounded,
		    "builds_per_hour", &document->rate_rounded, err);
	}
	for (size_t i = 0; i < bsz_json_size(rows) && !rc; i++)
		rc = read_row(document, bsz_json_at(rows, i), err);
	return rc;
}

static int rule_table(struct document *document, struct bsz_err *err)
{
	add_slots(document);
	if (document->rows < 2)
		return 0;
	rule_slots(document);
	if (document->rows > 2)
		rule_bend(document);
	return rule_shape(document, err);
}

static int judge(struct document *document,
    const struct bsz_json_value *root, struct bsz_err *err)
{
	const char *const title = bsz_json_string(bsz_json_get(root,
	    "document"));
	struct bsz_report *const report = document->report;
	int rc = read_table(document, bsz_json_get(root, "table"), err);

	if (rc)
		return rc;
	if (!document->rows && !bsz_json_size(bsz_json_get(root, "claims")))
		return bsz_fail(err, BSZ_EINPUT, "has neither a table nor "
		    "claims");
	report->headline = bsz_model_printf(report, "%.400s", title ? title :
	    "a document");
	struct bsz_table *const rulings = bsz_report_table(report, "rows", "",
	    ruling_columns, R_COLUMNS);
	if (!rulings)
		return bsz_fail_memory(err);
	rulings->main = true;
	rc = rule_table(document, err);
	rc = rc ? rc : bsz_document_claims(document, bsz_json_get(root,
	    "claims"), err);
	bsz_report_remark(report, "MB are 10^6 bytes; in MiB slopes would be "
	    "4.9 %% larger, and the document does not say which it means");
	bsz_report_remark(report, "no number of runs, no spread: intervals "
	    "are those of rounding alone");
	return rc;
}

int bsz_document(const struct bsz_json_value *root,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct document *const document = bsz_calloc(1, sizeof(*document));

	if (!document)
		return bsz_fail_memory(err);
	document->report = report;
	document->push_slope = document->knee = NAN;
	document->drop = document->drop_at = NAN;
	int rc = judge(document, root, err);
	if (!rc && samples)
		rc = bsz_document_beside(document, samples, &query->model,
		    err);
	bsz_free(document);
	return rc;
}
