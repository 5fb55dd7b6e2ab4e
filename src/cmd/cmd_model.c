/*
 * What does a size cost?
 */
#include "asking.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	bsz_ask_seed(options, "model");
	return bsz_ask(options, "model", "binsize.model", BSZ_MODEL_METRICS,
	    bsz_model);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_runs, &bsz_options_model,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_model = {
	.name = "model",
	.brief = "tell what a megabyte costs: push, build, cache, builds/hour",
	.operands = "",
	.examples =
	    "  binsize model\n"
	    "  binsize model --branch main --runner large --since 2027-01-01\n"
	    "  binsize model --quantile 0.99 --size-of wire_bytes\n"
	    "  binsize model --format csv",
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
	    "digits.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 0,
	.run = run,
};
