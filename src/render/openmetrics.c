/*
 * OpenMetrics 1.0: what each limit was held against, and whether it held. The
 * labels are those of the findings, whose number is bounded by the budgets.
 */
#include "verdicts.h"

struct family {
	const char *name, *unit, *help;
	/* The sample of a finding; false when it has none. */
	bool (*sample)(const struct bsz_finding *finding, uint64_t *value);
	double parts; /* of a whole in that number; 0: it is whole */
};

#define MS_A_SECOND 1000

static bool is_bytes(const struct bsz_finding *finding)
{
	return finding->amount == BSZ_AMOUNT_BYTES;
}

static bool size_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = finding->value;
	return finding->has_value && is_bytes(finding);
}

static bool limit_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = finding->limit;
	return finding->has_limit && is_bytes(finding);
}

static bool baseline_sample(const struct bsz_finding *finding,
    uint64_t *value)
{
	*value = finding->baseline;
	return finding->has_baseline && is_bytes(finding);
}

static bool items_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = finding->value;
	return finding->has_value && finding->amount == BSZ_AMOUNT_COUNT;
}

static bool share_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = finding->value;
	return finding->has_value && finding->amount == BSZ_AMOUNT_SHARE;
}

static bool time_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = finding->value;
	return finding->has_value && finding->amount == BSZ_AMOUNT_TIME;
}

static bool failed_sample(const struct bsz_finding *finding, uint64_t *value)
{
	*value = bsz_verdict_is_failure(finding->verdict);
	return true;
}

static const struct family families[] = {
	{"binsize_size_bytes", "bytes", "What a limit was held against.",
		size_sample, 0},
	{"binsize_limit_bytes", "bytes", "The limit, of growth the largest "
		"that is allowed.", limit_sample, 0},
	{"binsize_baseline_bytes", "bytes", "The size in the baseline.",
		baseline_sample, 0},
	{"binsize_items", NULL, "What a limit on a number was held against.",
		items_sample, 0},
	{"binsize_share_ratio", "ratio", "What a limit on a share was held "
		"against.", share_sample, BSZ_WHOLE_SHARE},
	{"binsize_time_seconds", "seconds", "The time that a limit was held "
		"against.", time_sample, MS_A_SECOND},
	{"binsize_check_failed", NULL, "1 when the limit is broken.",
		failed_sample, 0},
};

static void write_label(const char *name, const char *value,
    const char *before, struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_printf(out, "%s%s=\"", before, name);
	for (const char *at = bsz_plain(scratch, value); *at; at++) {
		if (*at == '"' || *at == '\\')
			bsz_buf_char(out, '\\');
		bsz_buf_char(out, *at);
	}
	bsz_buf_char(out, '"');
}

static void write_sample(const struct family *family,
    const struct bsz_finding *finding, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	uint64_t value;

	if (!family->sample(finding, &value))
		return;
	bsz_buf_text(out, family->name);
	write_label("artifact", finding->artifact, "{", out, scratch);
	write_label("budget", finding->budget, ",", out, scratch);
	if (finding->limit_key)
		write_label("limit", finding->limit_key, ",", out, scratch);
	write_label("measure", finding->measure, ",", out, scratch);
	if (finding->subject)
		write_label("subject", finding->subject, ",", out, scratch);
	bsz_buf_text(out, "} ");
	if (family->parts)
		bsz_buf_printf(out, "%.6f\n", (double)value / family->parts);
	else
		bsz_buf_printf(out, "%llu\n", (unsigned long long)value);
}

static bool has_samples(const struct family *family,
    const struct bsz_report *const *reports, size_t count)
{
	uint64_t value;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < reports[i]->finding_count; j++)
			if (family->sample(&reports[i]->findings[j], &value))
				return true;
	return false;
}

static int write_openmetrics(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "openmetrics", err);
	struct bsz_buf scratch = {0};

	(void)options; /* no width, no version */
	for (size_t i = 0; i < BSZ_COUNTOF(families) && !rc; i++) {
		const struct family *const family = &families[i];

		if (!has_samples(family, reports, count))
			continue;
		bsz_buf_printf(out, "# TYPE %s gauge\n", family->name);
		if (family->unit)
			bsz_buf_printf(out, "# UNIT %s %s\n", family->name,
			    family->unit);
		bsz_buf_printf(out, "# HELP %s %s\n", family->name,
		    family->help);
		for (size_t j = 0; j < count; j++)
			for (size_t k = 0; k < reports[j]->finding_count; k++)
				write_sample(family,
				    &reports[j]->findings[k], out, &scratch);
	}
	if (!rc)
		bsz_buf_text(out, "# EOF\n");
	out->failed = out->failed || scratch.failed;
	bsz_buf_release(&scratch);
	return rc;
}

const struct bsz_renderer bsz_render_openmetrics = {
	.name = "openmetrics",
	.brief = "findings of check for Prometheus and GitLab",
	.media_type = "application/openmetrics-text; version=1.0.0; "
	    "charset=utf-8",
	.extension = "txt",
	.of_findings = true,
	.write = write_openmetrics,
};
