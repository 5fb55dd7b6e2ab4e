/*
 * What does a size cost?
 */
#include "asking.h"
#include "command.h"
#include "output.h"
#include "place.h"
#include "say.h"

#include <binsize/file.h>
#include <binsize/json.h>

static int judge(const struct bsz_options *options,
    const struct bsz_samples *samples, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_run_query query = options->timing.query;
	struct bsz_file file = {0};
	struct bsz_json *document = NULL;
	int rc = bsz_file_open(&file, report->input, err);

	if (!rc) {
		document = bsz_json_parse(file.bytes, err);
		rc = document ? bsz_document(bsz_json_root(document), samples,
		    &query, report, err) : err->code;
	}
	/* Of itself it says something, whatever the runs lack. */
	int status = !rc || rc == BSZ_ENODATA ? bsz_output_reports(options,
	    (const struct bsz_report *[]){report}, 1) : 0;
	if (rc && !status)
		status = bsz_say_error(rc == BSZ_ENODATA ?
		    bsz_place_path(options) : report->input, err);
	bsz_json_free(document);
	bsz_file_close(&file);
	return status;
}

/* A document is judged by itself, and beside the runs of a store that is
 * named. */
static int run_document(struct bsz_options *options)
{
	const bool beside = bsz_place_is_named(options);
	struct bsz_samples samples;
	struct bsz_report report;
	struct bsz_err err = {0};
	int status;

	if (!options->operand_count) {
		(void)bsz_fail(&err, BSZ_EUSAGE, "--document needs a file "
		    "(samples/document.json is one)");
		return bsz_say_error(NULL, &err);
	}
	bsz_ask_seed(options, "model");
	bsz_samples_init(&samples, 0);
	bsz_report_init(&report);
	report.command = "model";
	report.schema = "binsize.model";
	report.input = options->operands[0];
	if (beside && bsz_place_samples(options, BSZ_MODEL_METRICS, &samples,
	    &err))
		status = bsz_say_error(NULL, &err);
	else
		status = judge(options, beside ? &samples : NULL, &report,
		    &err);
	bsz_report_release(&report);
	bsz_samples_release(&samples);
	return status;
}

static int run(struct bsz_options *options)
{
	if (options->timing.document)
		return run_document(options);
	if (options->operand_count) {
		struct bsz_err err = {0};

		(void)bsz_fail(&err, BSZ_EUSAGE, "model takes a file with "
		    "--document only");
		return bsz_say_error(NULL, &err);
	}
	bsz_ask_seed(options, "model");
	return bsz_ask(options, "model", "binsize.model", BSZ_MODEL_METRICS,
	    bsz_model);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_runs, &bsz_options_model,
	&bsz_options_document,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_model = {
	.name = "model",
	.brief = "tell what a megabyte costs: push, build, cache, builds/hour",
	.operands = "[FILE]",
	.examples =
	    "  binsize model\n"
	    "  binsize model --branch main --runner large --since 2027-01-01\n"
	    "  binsize model --quantile 0.99 --size-of wire_bytes\n"
	    "  binsize model --format csv\n"
	    "  binsize model --document samples/document.json\n"
	    "  binsize model --document samples/document.json --store runs.db",
	.help = "Fits push and build times, cache hits and builds an hour to "
	    "the sizes of the runs that succeeded. The slope of p95 is the "
	    "exact line that 95 % of the pushes lie below; Huber's, Theil and "
	    "Sen's and the mean's stand beside it. Slopes within projects "
	    "are what a change in a project costs: those of all runs together "
	    "mix in what projects differ in besides. MB are 10^6 bytes.\n\n"
	    "Intervals are of 95 % and come from drawing projects, of fewer "
	    "than 10 projects from drawing runs; a shape or a knee is told "
	    "only when the runs can tell it. Estimates without enough runs "
	    "say how many more they need, and when only such are left the "
	    "exit status is 5. The same runs and the same seed give the same "
	    "digits.\n\n"
	    "With --document FILE holds claims as JSON, a table of sizes, "
	    "build times and builds an hour among them; they are judged by "
	    "their own figures, rounded as they are; where --store or "
	    "BINSIZE_STORE names a store, its runs are held beside them.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 1,
	.run = run,
};
