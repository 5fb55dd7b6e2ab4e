/*
 * Did it get slower?
 */
#include "asking.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	options->timing.query.commit = options->timing.commit;
	return bsz_ask(options, "regress", "binsize.regress",
	    BSZ_ALL_METRICS | BSZ_WANT_COMMITS, bsz_regress);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_runs, &bsz_options_shifts,
	&bsz_options_limit, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_regress = {
	.name = "regress",
	.brief = "fail when new runs are slower than those before",
	.operands = "",
	.examples =
	    "  binsize regress --project web --branch main\n"
	    "  binsize regress --commit \"$GITHUB_SHA\"\n"
	    "  binsize regress --show push_ms --min-change 10% --json",
	.help = "New runs of each project, branch and class of runner are held "
	    "against the 30 before them by ranks (Mann and Whitney), so one "
	    "straggler says nothing. A shift counts when p, times the number "
	    "of series (Holm), is below --alpha and the median difference is "
	    "above both --min-change and --min-time. 20 earlier and 2 new "
	    "runs are needed: a single run never fails a build; run it "
	    "again. Below 5 new runs a verdict is called indicative.\n\n"
	    "Shifts of the whole history come from a scan of ranks whose p "
	    "counts the search; since the last of them a CUSUM looks for "
	    "drift. They are told and fail nothing. Sizes have almost no "
	    "noise: --show takes them, but binsize check is made for them.\n\n"
	    "The exit status is 1 when something got slower, 5 when no series "
	    "has runs enough.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 0,
	.run = run,
};
