/*
 * The outcome as variables: outputs of a GitHub step, a dotenv report of
 * GitLab. A handful, because GitLab takes 5 KB and 20 of them; no quotes, no
 * blank lines.
 */
#include "verdicts.h"

static size_t count_weight(const struct bsz_report *const *reports,
    size_t count, enum bsz_weight weight)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < reports[i]->finding_count; j++)
			found += bsz_verdict_weight(
			    reports[i]->findings[j].verdict) == weight;
	return found;
}

static int write_dotenv(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "dotenv", err);
	const size_t failed = count_weight(reports, count, BSZ_WEIGHT_ERROR);
	size_t limits = 0;

	(void)options; /* no width, no version */
	if (rc)
		return rc;
	for (size_t i = 0; i < count; i++)
		limits += reports[i]->finding_count;
	bsz_buf_printf(out, "binsize_status=%s\nbinsize_limits=%zu\n"
	    "binsize_failed=%zu\nbinsize_warned=%zu\n",
	    failed ? "fail" : "pass", limits, failed,
	    count_weight(reports, count, BSZ_WEIGHT_WARNING));
	return 0;
}

const struct bsz_renderer bsz_render_dotenv = {
	.name = "dotenv",
	.brief = "the outcome of check as variables",
	.media_type = "text/plain; charset=utf-8",
	.extension = "env",
	.of_findings = true,
	.write = write_dotenv,
};
