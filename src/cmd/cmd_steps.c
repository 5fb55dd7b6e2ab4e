/*
 * Where does the time go, and how do groups of runs compare?
 */
#include "asking.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	return bsz_ask(options, "steps", "binsize.steps",
	    BSZ_ALL_METRICS | BSZ_WANT_STEPS | BSZ_WANT_DAYS, bsz_steps);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_runs, &bsz_options_groups,
	&bsz_options_limit, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_steps = {
	.name = "steps",
	.brief = "show which steps of runs take the time, and wait",
	.operands = "",
	.examples =
	    "  binsize steps --project web\n"
	    "  binsize steps --project web --since 2027-01-01 -n 0 --json\n"
	    "  binsize steps --by language\n"
	    "  binsize steps --by runner --show build_ms,peak_bytes",
	.help = "Of runs that succeeded: what each step takes, its share of "
	    "all steps, of those of slow runs, and of the chain of steps that "
	    "decided when the run ended (by times: logs rarely tell what a "
	    "step waited for). PER MB is the slope of a step's time in the "
	    "size; being linear, slopes add up to that of all steps. Steps "
	    "that overlap add up to more than the run took: the first line "
	    "tells both.\n\n"
	    "Cache hits have a row for each formula they were counted by, one "
	    "for steps that tell whether they were cached, and one that "
	    "weighs each step by what it took when it last was not. Their "
	    "intervals are Wilson's, wider when lookups of a run hit and miss "
	    "together. Where runs name the cause of a build, hits are shown "
	    "by cause.\n\n"
	    "Steps of runs that were pruned have a table of their own, from "
	    "what was kept of their days.\n\n"
	    "With --by, times and sizes of groups are compared instead, each "
	    "with the group that has the most runs.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 0,
	.run = run,
};
