/*
 * What would a change of size do?
 */
#include "asking.h"
#include "command.h"
#include "say.h"

static int check(const struct bsz_model_query *asked, struct bsz_err *err)
{
	if (asked->has_from != asked->has_to)
		return bsz_fail(err, BSZ_EUSAGE, "--from and --to belong "
		    "together");
	if (asked->has_from && (asked->has_add || asked->has_size))
		return bsz_fail(err, BSZ_EUSAGE, "--from and --to say it "
		    "all; take them or --add and --size");
	if (!asked->has_from && !asked->has_add && !asked->has_size)
		return bsz_fail(err, BSZ_EUSAGE, "predict needs --add, "
		    "--size, or --from and --to");
	return 0;
}

static int run(struct bsz_options *options)
{
	struct bsz_err err = {0};

	if (check(&options->timing.query.model, &err))
		return bsz_say_error(NULL, &err);
	bsz_ask_seed(options, "predict");
	return bsz_ask(options, "predict", "binsize.predict",
	    BSZ_MODEL_METRICS, bsz_predict);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_change, &bsz_options_store, &bsz_options_runs,
	&bsz_options_model, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_predict = {
	.name = "predict",
	.brief = "tell what a change of size would cost",
	.operands = "",
	.examples =
	    "  binsize predict --add 10MB\n"
	    "  binsize predict --size 120MB --add 10MB --project web\n"
	    "  binsize predict --size 120MB --json\n"
	    "  binsize predict --from build/old/server --to build/server",
	.help = "Seconds of push and build, builds an hour and cache hits "
	    "before and after, by the lines that binsize model fits. A change "
	    "is priced by the slope within projects where there are enough "
	    "runs for it. BETWEEN holds the change in 95 of 100 cases, and "
	    "for the next push its time in 9 of 10. Outside of the sizes that "
	    "were seen values are marked as extrapolated and have no "
	    "interval; changes that could as well be none are marked, too.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = 0,
	.run = run,
};
