/*
 * Annotations of GitHub Actions: workflow commands on standard output. Ten
 * errors and ten warnings of a step are shown and the rest vanish without a
 * word, so the worst come first and a notice says how many there are.
 */
#include "verdicts.h"

#define SHOWN 9 /* and the notice */

/* Text of a command; commas and colons too where it is a property. */
static void write_text(const char *text, const char *special,
    struct bsz_buf *out, struct bsz_buf *scratch)
{
	for (const char *at = bsz_plain(scratch, text); *at; at++) {
		if (strchr(special, *at))
			bsz_buf_printf(out, "%%%02X", (uint8_t)*at);
		else
			bsz_buf_char(out, *at);
	}
}

static void write_command(const struct bsz_finding *finding,
    const char *command, struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_printf(out, "::%s title=binsize%%3A ", command);
	write_text(finding->budget, "%:,", out, scratch);
	if (finding->file) {
		bsz_buf_text(out, ",file=");
		write_text(finding->file, "%:,", out, scratch);
		bsz_buf_printf(out, ",line=%u", finding->line);
	}
	bsz_buf_text(out, "::");
	write_text(finding->message, "%", out, scratch);
	if (finding->advice) {
		bsz_buf_text(out, " ");
		write_text(finding->advice, "%", out, scratch);
	}
	bsz_buf_char(out, '\n');
}

/* How far a finding is beyond its limit, as a share of it, for the order. */
static double excess(const struct bsz_finding *finding)
{
	return finding->has_limit && finding->limit ?
	    (double)finding->value / (double)finding->limit : 0;
}

/* The worst finding of a weight below one that was written; NULL: none. */
static const struct bsz_finding *next_worst(const struct bsz_report *report,
    enum bsz_weight weight, const struct bsz_finding *last)
{
	const struct bsz_finding *worst = NULL;

	for (size_t i = 0; i < report->finding_count; i++) {
		const struct bsz_finding *const at = &report->findings[i];

		if (bsz_verdict_weight(at->verdict) != weight)
			continue;
		/* Equal ones in their order. */
		if (last && (excess(at) > excess(last) ||
		    (excess(at) >= excess(last) && at <= last)))
			continue;
		if (!worst || excess(at) > excess(worst))
			worst = at;
	}
	return worst;
}

static size_t write_weight(const struct bsz_report *report,
    enum bsz_weight weight, const char *command, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	const struct bsz_finding *finding = NULL;
	size_t written = 0;

	while (written < SHOWN &&
	    (finding = next_worst(report, weight, finding))) {
		write_command(finding, command, out, scratch);
		written++;
	}
	return written;
}

static void write_report(const struct bsz_report *report,
    struct bsz_buf *out)
{
	struct bsz_buf scratch = {0};
	size_t written, all = 0;

	for (size_t i = 0; i < report->finding_count; i++)
		all += bsz_verdict_weight(report->findings[i].verdict) >=
		    BSZ_WEIGHT_WARNING;
	written = write_weight(report, BSZ_WEIGHT_ERROR, "error", out,
	    &scratch);
	written += write_weight(report, BSZ_WEIGHT_WARNING, "warning", out,
	    &scratch);
	bsz_buf_text(out, "::notice title=binsize::");
	write_text(report->headline ? report->headline : "", "%", out,
	    &scratch);
	if (written < all)
		bsz_buf_printf(out, "; %zu more findings are in the summary",
		    all - written);
	bsz_buf_char(out, '\n');
	out->failed = out->failed || scratch.failed;
	bsz_buf_release(&scratch);
}

static int write_github(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "github", err);

	(void)options; /* neither width nor colour */
	for (size_t i = 0; i < count && !rc; i++)
		write_report(reports[i], out);
	return rc;
}

const struct bsz_renderer bsz_render_github = {
	.name = "github",
	.brief = "findings of check as annotations of GitHub Actions",
	.media_type = "text/plain; charset=utf-8",
	.extension = "txt",
	.of_findings = true,
	.write = write_github,
};
