/*
 * Values that were held against limits, for services that draw them over
 * time: github-action-benchmark's list in which smaller is better, and
 * Bencher's metric format. A name is made of the artifact, the budget, its
 * limit and the subject, never of the value, so that it names one line.
 */
#include "verdicts.h"

#include "escape.h"

#define MOST_NAME 900 /* bytes; Bencher takes 1,024 characters */

struct point {
	const struct bsz_finding *finding;
	struct bsz_buf *out;
	struct bsz_buf *name; /* scratch */
	struct bsz_buf *text; /* scratch */
};

/* A long name is cut between characters and stays unique by a hash. */
static void cut_name(const struct point *point)
{
	struct bsz_buf *const text = point->text;

	if (text->failed || text->size <= MOST_NAME)
		return;
	text->size = MOST_NAME;
	while (text->size && (text->data[text->size] & 0xc0) == 0x80)
		text->size--;
	bsz_buf_char(text, ' ');
	bsz_finding_fingerprint(text, point->finding);
}

static void write_name(const struct point *point)
{
	point->text->size = 0;
	bsz_buf_text(point->text, point->finding->artifact);
	bsz_buf_text(point->text, ": ");
	bsz_buf_text(point->text, bsz_finding_name(point->name,
	    point->finding));
	cut_name(point);
	bsz_buf_char(point->text, '\0');
	bsz_escape_json(point->out, point->text->failed ? "" :
	    point->text->data);
	point->out->failed = point->out->failed || point->text->failed;
}

static const struct {
	const char *unit, *measure; /* of the list, of a metric */
} amounts[BSZ_AMOUNTS] = {
	[BSZ_AMOUNT_BYTES] = {"bytes", "file-size"},
	[BSZ_AMOUNT_COUNT] = {"items", "items"},
	[BSZ_AMOUNT_SHARE] = {"millionths", "share"},
	[BSZ_AMOUNT_TIME] = {"ms", "push-ms"},
};

static void write_smaller(const struct point *point)
{
	const struct bsz_finding *const finding = point->finding;

	bsz_buf_text(point->out, "{\"name\":");
	write_name(point);
	bsz_buf_printf(point->out, ",\"unit\":\"%s\",\"value\":%llu",
	    amounts[finding->amount].unit, (unsigned long long)finding->value);
	if (finding->has_limit)
		bsz_buf_printf(point->out, ",\"extra\":\"%s: %llu\"",
		    finding->limit_key, (unsigned long long)finding->limit);
	bsz_buf_char(point->out, '}');
}

/* The bound of a growth limit is no bound of the value. */
static const char *bound_key(const struct bsz_finding *finding)
{
	static const char *const keys[][2] = {{"max", "upper_value"},
		{"warn", "upper_value"}, {"min", "lower_value"}};

	for (size_t i = 0; i < BSZ_COUNTOF(keys) && finding->has_limit; i++)
		if (strcmp(finding->limit_key, keys[i][0]) == 0)
			return keys[i][1];
	return NULL;
}

static void write_metric(const struct point *point)
{
	const struct bsz_finding *const finding = point->finding;
	const char *const key = bound_key(finding);

	write_name(point);
	bsz_buf_printf(point->out, ":{\"%s\":{\"value\":%llu",
	    amounts[finding->amount].measure,
	    (unsigned long long)finding->value);
	if (key)
		bsz_buf_printf(point->out, ",\"%s\":%llu", key,
		    (unsigned long long)finding->limit);
	bsz_buf_text(point->out, "}}");
}

/* All findings that have a value, between two brackets. */
static void write_points(const struct bsz_report *const *reports,
    size_t count, const char *brackets,
    void (*write)(const struct point *point), struct bsz_buf *out)
{
	struct bsz_buf name = {0}, text = {0};
	const char *before = "\n";

	bsz_buf_char(out, brackets[0]);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < reports[i]->finding_count; j++) {
			const struct point point = {&reports[i]->findings[j],
				out, &name, &text};

			if (!point.finding->has_value)
				continue;
			bsz_buf_text(out, before);
			before = ",\n";
			write(&point);
		}
	}
	bsz_buf_printf(out, "%c\n", brackets[1]);
	out->failed = out->failed || name.failed;
	bsz_buf_release(&name);
	bsz_buf_release(&text);
}

static int write_benchmark(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "benchmark", err);

	(void)options; /* no width, no version */
	if (!rc)
		write_points(reports, count, "[]", write_smaller, out);
	return rc;
}

static int write_bmf(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "bmf", err);

	(void)options; /* no width, no version */
	if (!rc)
		write_points(reports, count, "{}", write_metric, out);
	return rc;
}

const struct bsz_renderer bsz_render_benchmark = {
	.name = "benchmark",
	.brief = "values of check, as customSmallerIsBetter of "
		"github-action-benchmark",
	.media_type = "application/json",
	.extension = "json",
	.of_findings = true,
	.write = write_benchmark,
};

const struct bsz_renderer bsz_render_bmf = {
	.name = "bmf",
	.brief = "values of check, in Bencher's metric format",
	.media_type = "application/json",
	.extension = "json",
	.of_findings = true,
	.write = write_bmf,
};
