/*
 * GitLab's code quality report: an array of issues, told apart by their
 * fingerprints.
 */
#include "verdicts.h"

#include "escape.h"

static const char *const severities[] = {
	[BSZ_WEIGHT_NONE] = "info",
	[BSZ_WEIGHT_NOTE] = "info",
	[BSZ_WEIGHT_WARNING] = "minor",
	[BSZ_WEIGHT_ERROR] = "major",
};

static void write_issue(const struct bsz_finding *finding,
    struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_text(out, "{\"check_name\":");
	bsz_escape_json(out, finding->budget);
	bsz_buf_text(out, ",\"description\":");
	bsz_escape_json(out, bsz_plain(scratch, finding->message));
	bsz_buf_text(out, ",\"fingerprint\":\"");
	bsz_finding_fingerprint(out, finding);
	bsz_buf_printf(out, "\",\"location\":{\"lines\":{\"begin\":%u},"
	    "\"path\":", finding->line ? finding->line : 1);
	bsz_escape_json(out, bsz_finding_path(finding));
	bsz_buf_printf(out, "},\"severity\":\"%s\"}",
	    severities[bsz_verdict_weight(finding->verdict)]);
}

static int write_codequality(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "codequality", err);
	struct bsz_buf scratch = {0};
	const char *before = "\n";

	(void)options; /* no width, no version */
	if (rc)
		return rc;
	bsz_buf_char(out, '[');
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < reports[i]->finding_count; j++) {
			const struct bsz_finding *const finding =
			    &reports[i]->findings[j];

			if (bsz_verdict_weight(finding->verdict) ==
			    BSZ_WEIGHT_NONE)
				continue;
			bsz_buf_text(out, before);
			before = ",\n";
			write_issue(finding, out, &scratch);
		}
	}
	bsz_buf_text(out, "]\n");
	out->failed = out->failed || scratch.failed;
	bsz_buf_release(&scratch);
	return 0;
}

const struct bsz_renderer bsz_render_codequality = {
	.name = "codequality",
	.brief = "findings of check for GitLab's merge requests",
	.media_type = "application/json",
	.extension = "json",
	.of_findings = true,
	.write = write_codequality,
};
