/*
 * What was it each day?
 */
#include "asking.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	return bsz_ask(options, "history", "binsize.history",
	    BSZ_ALL_METRICS | BSZ_WANT_COMMITS | BSZ_WANT_DAYS, bsz_history);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_runs, &bsz_options_trend,
	&bsz_options_limit, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_history = {
	.name = "history",
	.brief = "show how times and sizes of runs went over time",
	.operands = "",
	.examples =
	    "  binsize history\n"
	    "  binsize history --project web --branch main --by week\n"
	    "  binsize history --show push_ms,wire_bytes --since 2027-01-01 "
	    "-n 0\n"
	    "  binsize history --by run --format csv\n"
	    "  binsize history --format html -o history.html",
	.help = "Medians and 95th percentiles of the runs that succeeded, by "
	    "day, week or month (UTC), and for each figure its trend as a "
	    "line. CHANGE is the median of the newest quarter of the runs "
	    "against that of the oldest, where each has at least 5. A ratio "
	    "of cache hits is that of sums. What was not measured is \"-\", "
	    "null for machines. Days of runs that were pruned (binsize store "
	    "prune) are shown from what was kept of them.\n\n"
	    "Whether a change is more than noise is said by binsize regress.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 0,
	.run = run,
};
