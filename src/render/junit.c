/*
 * JUnit XML as Jenkins and GitLab read it: a test case for each limit. One
 * that could not be held for want of a baseline is skipped, one without data
 * an error, and one with a waiver passes and says so.
 */
#include "verdicts.h"

struct counts {
	size_t failures, errors, skipped;
};

static struct counts count(const struct bsz_report *report)
{
	struct counts counts = {0};

	for (size_t i = 0; i < report->finding_count; i++) {
		const enum bsz_verdict verdict = report->findings[i].verdict;

		counts.failures += verdict == BSZ_FAILED ||
		    verdict == BSZ_NO_MATCH;
		counts.errors += verdict == BSZ_NO_DATA;
		counts.skipped += verdict == BSZ_SKIPPED ||
		    verdict == BSZ_INCOMPARABLE;
	}
	return counts;
}

static void write_counts(const struct bsz_report *report,
    struct bsz_buf *out)
{
	const struct counts counts = count(report);

	bsz_buf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
	    "skipped=\"%zu\"", report->finding_count, counts.failures,
	    counts.errors, counts.skipped);
}

/* NULL: the message alone, as what the case printed. */
static const char *element(enum bsz_verdict verdict)
{
	switch (verdict) {
	case BSZ_FAILED:
	case BSZ_NO_MATCH:
		return "failure";
	case BSZ_NO_DATA:
		return "error";
	case BSZ_SKIPPED:
	case BSZ_INCOMPARABLE:
		return "skipped";
	case BSZ_PASSED:
	case BSZ_WARNED:
	case BSZ_WAIVED:
		break;
	}
	return NULL;
}

static void write_case(const struct bsz_finding *finding,
    struct bsz_buf *out, struct bsz_buf *name, struct bsz_buf *scratch)
{
	const char *const what = element(finding->verdict);

	bsz_buf_text(out, "    <testcase classname=\"");
	bsz_plain_xml(out, scratch, finding->artifact);
	bsz_buf_text(out, "\" name=\"");
	bsz_plain_xml(out, scratch, bsz_finding_name(name, finding));
	bsz_buf_text(out, "\" file=\"");
	bsz_plain_xml(out, scratch, bsz_finding_path(finding));
	bsz_buf_text(out, "\">\n      <");
	if (what) {
		bsz_buf_printf(out, "%s message=\"", what);
		bsz_plain_xml(out, scratch, finding->message);
		bsz_buf_text(out, "\"");
		if (!finding->advice || strcmp(what, "skipped") == 0) {
			bsz_buf_text(out, "/>\n    </testcase>\n");
			return;
		}
		bsz_buf_char(out, '>');
		bsz_plain_xml(out, scratch, finding->advice);
	} else {
		bsz_buf_printf(out, "%s>", "system-out");
		bsz_plain_xml(out, scratch, finding->message);
	}
	bsz_buf_printf(out, "</%s>\n    </testcase>\n",
	    what ? what : "system-out");
}

static void write_suite(const struct bsz_report *report, struct bsz_buf *out)
{
	struct bsz_buf name = {0}, scratch = {0};

	bsz_buf_text(out, "  <testsuite name=\"binsize\"");
	write_counts(report, out);
	bsz_buf_text(out, ">\n");
	for (size_t i = 0; i < report->finding_count; i++)
		write_case(&report->findings[i], out, &name, &scratch);
	bsz_buf_text(out, "  </testsuite>\n");
	out->failed = out->failed || name.failed || scratch.failed;
	bsz_buf_release(&name);
	bsz_buf_release(&scratch);
}

static int write_junit(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_verdicts_check(reports, count, "junit", err);

	(void)options; /* neither width nor colour */
	if (rc)
		return rc;
	bsz_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites>\n");
	for (size_t i = 0; i < count; i++)
		write_suite(reports[i], out);
	bsz_buf_text(out, "</testsuites>\n");
	return 0;
}

const struct bsz_renderer bsz_render_junit = {
	.name = "junit",
	.brief = "findings of check as JUnit XML",
	.media_type = "application/xml",
	.extension = "xml",
	.of_findings = true,
	.write = write_junit,
};
