/*
 * SARIF 2.1.0 for code scanning: a result for each finding that did not pass,
 * shown at the budget's line. Results are told apart by their fingerprints.
 * GitHub refuses a run of more than 25,000 as a whole, so the first are
 * written, and how many others there are.
 */
#include "verdicts.h"

#include "escape.h"

#define MOST_RESULTS 25000

static const char *const levels[] = {
	[BSZ_WEIGHT_NONE] = "none",
	[BSZ_WEIGHT_NOTE] = "note",
	[BSZ_WEIGHT_WARNING] = "warning",
	[BSZ_WEIGHT_ERROR] = "error",
};

/* Whether a finding is the first of its budget. */
static bool is_first(const struct bsz_report *report, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(report->findings[i].budget,
		    report->findings[at].budget) == 0)
			return false;
	return true;
}

static void write_rules(const struct bsz_report *report, struct bsz_buf *out)
{
	const char *before = "\n";

	bsz_buf_text(out, "\"rules\":[");
	for (size_t i = 0; i < report->finding_count; i++) {
		const struct bsz_finding *const finding =
		    &report->findings[i];

		if (!is_first(report, i))
			continue;
		bsz_buf_text(out, before);
		before = ",\n";
		bsz_buf_text(out, "{\"id\":");
		bsz_escape_json(out, finding->budget);
		bsz_buf_text(out, ",\"shortDescription\":{\"text\":");
		bsz_escape_json(out, finding->advice ? finding->advice :
		    finding->budget);
		bsz_buf_text(out, "}}");
	}
	bsz_buf_char(out, ']');
}

/* A path as a relative reference (RFC 3986). */
static void write_uri(const char *path, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~/";

	scratch->size = 0;
	for (; *path; path++) {
		if (strchr(safe, *path))
			bsz_buf_char(scratch, *path);
		else
			bsz_buf_printf(scratch, "%%%02X", (uint8_t)*path);
	}
	bsz_buf_char(scratch, '\0');
	bsz_escape_json(out, scratch->failed ? "" : scratch->data);
}

static void write_result(const struct bsz_finding *finding,
    struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_text(out, "{\"level\":\"");
	bsz_buf_text(out, levels[bsz_verdict_weight(finding->verdict)]);
	bsz_buf_text(out, "\",\"locations\":[{\"physicalLocation\":{"
	    "\"artifactLocation\":{\"uri\":");
	write_uri(bsz_finding_path(finding), out, scratch);
	bsz_buf_printf(out, "},\"region\":{\"startLine\":%u}}}],",
	    finding->line ? finding->line : 1);
	bsz_buf_text(out, "\"message\":{\"text\":");
	bsz_escape_json(out, bsz_plain(scratch, finding->message));
	bsz_buf_text(out, "},\"partialFingerprints\":{\"binsize/v1\":\"");
	bsz_finding_fingerprint(out, finding);
	bsz_buf_text(out, "\"},\"ruleId\":");
	bsz_escape_json(out, finding->budget);
	bsz_buf_char(out, '}');
}

static void write_run(const struct bsz_report *report,
    const struct bsz_render_options *options, struct bsz_buf *out)
{
	struct bsz_buf scratch = {0};
	size_t count = 0;

	bsz_buf_text(out, "{\"automationDetails\":{\"id\":\"binsize/\"},\n");
	for (size_t i = 0; i < report->finding_count; i++)
		count += bsz_verdict_weight(report->findings[i].verdict) !=
		    BSZ_WEIGHT_NONE;
	if (count > MOST_RESULTS)
		bsz_buf_printf(out, "\"invocations\":[{"
		    "\"executionSuccessful\":true,"
		    "\"toolExecutionNotifications\":[{\"level\":\"warning\","
		    "\"message\":{\"text\":\"%zu more findings were left "
		    "out\"}}]}],\n", count - MOST_RESULTS);
	bsz_buf_text(out, "\"results\":[");
	count = 0;
	for (size_t i = 0; i < report->finding_count &&
	    count < MOST_RESULTS; i++) {
		if (bsz_verdict_weight(report->findings[i].verdict) ==
		    BSZ_WEIGHT_NONE)
			continue;
		bsz_buf_text(out, count++ ? ",\n" : "\n");
		write_result(&report->findings[i], out, &scratch);
	}
	bsz_buf_text(out, "],\n\"tool\":{\"driver\":{\"name\":\"binsize\",");
	write_rules(report, out);
	bsz_buf_text(out, ",\"version\":");
	bsz_escape_json(out, options->version);
	bsz_buf_text(out, "}}}");
	out->failed = out->failed || scratch.failed;
	bsz_buf_release(&scratch);
}

static int write_sarif(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "sarif", err);

	if (rc)
		return rc;
	bsz_buf_text(out, "{\"$schema\":\"https://json.schemastore.org/"
	    "sarif-2.1.0.json\",\n\"runs\":[");
	for (size_t i = 0; i < count; i++) {
		bsz_buf_text(out, i ? ",\n" : "");
		write_run(reports[i], options, out);
	}
	bsz_buf_text(out, "],\n\"version\":\"2.1.0\"}\n");
	return 0;
}

const struct bsz_renderer bsz_render_sarif = {
	.name = "sarif",
	.brief = "findings of check for code scanning",
	.media_type = "application/sarif+json",
	.extension = "sarif",
	.of_findings = true,
	.write = write_sarif,
};
