/*
 * What a push or a pull would move, before anybody does it.
 */
#include "command.h"
#include "asking.h"
#include "load.h"
#include "output.h"
#include "place.h"
#include "say.h"

#include <binsize/plan.h>
#include <oci/oci.h>

#define USUAL_PARALLEL 6

struct planning {
	struct bsz_options *options;
	struct bsz_input *inputs; /* of a pull: the image, then what is there */
	size_t count;
	struct bsz_plan plan;
};

static int plan_push(struct planning *planning, struct bsz_err *err)
{
	const struct bsz_options *const options = planning->options;

	return bsz_oci_plan_push(&planning->inputs[0].artifact,
	    options->plan.to, options->plan.mounts,
	    options->plan.mount_count, &planning->plan, err);
}

static int plan_pull(struct planning *planning, struct bsz_err *err)
{
	struct bsz_artifact **const have = bsz_calloc(planning->count + 1,
	    sizeof(*have));

	if (!have)
		return bsz_fail_memory(err);
	for (size_t i = 1; i < planning->count; i++)
		have[i - 1] = &planning->inputs[i].artifact;
	const int rc = bsz_oci_plan_pull(&planning->inputs[0].artifact, have,
	    planning->count - 1, &planning->plan, err);
	bsz_free(have);
	return rc;
}

/* Runs of the store, where there is one, tell how long a push takes; that
 * they cannot be read costs those times alone. */
static int add_report(struct planning *planning, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_options *const options = planning->options;
	const bool wanted = options->plan.to && (options->timing.store ||
	    !bsz_place_is_absent(options));
	struct bsz_samples samples;
	struct bsz_plan_runs runs = {0};
	struct bsz_err missing = {0};

	bsz_samples_init(&samples, 0); /* takes no memory */
	bsz_ask_seed(options, "plan");
	runs.seed = options->timing.query.model.seed;
	if (wanted && bsz_place_is_absent(options))
		(void)bsz_fail(&missing, BSZ_ENODATA, "there is no store of "
		    "runs at %.300s", bsz_place_path(options));
	else if (wanted && !bsz_place_samples(options, BSZ_PLAN_METRICS,
	    &samples, &missing))
		runs.samples = &samples;
	runs.reason = missing.code ? missing.text : NULL;
	const int rc = bsz_plan_report(&planning->plan, &options->plan.link,
	    &runs, report, err);
	bsz_samples_release(&samples);
	return rc;
}

static int answer(struct planning *planning)
{
	struct bsz_options *const options = planning->options;
	const struct bsz_report *reports[1];
	struct bsz_report report;
	struct bsz_err err = {0};
	int rc;

	bsz_report_init(&report);
	report.command = "plan";
	report.schema = "binsize.plan";
	report.input = planning->inputs[0].artifact.path;
	rc = options->plan.to ? plan_push(planning, &err) :
	    plan_pull(planning, &err);
	if (!rc)
		rc = add_report(planning, &report, &err);
	reports[0] = &report;
	const int status = rc ? bsz_say_error(options->plan.to ?
	    options->plan.to : report.input, &err) :
	    bsz_output_reports(options, reports, 1);
	bsz_oci_plan_release(&planning->plan);
	bsz_report_release(&report);
	return status;
}

static int open_all(struct planning *planning, const char *const *paths)
{
	for (size_t i = 0; i < planning->count; i++) {
		struct bsz_err err = {0};

		if (bsz_input_open(&planning->inputs[i], paths[i],
		    planning->options, &err))
			return bsz_say_error(paths[i], &err);
		if (!planning->inputs[i].artifact.contents) {
			(void)bsz_fail(&err, BSZ_EUSAGE, "plan is about "
			    "images, and this is none");
			return bsz_say_error(paths[i], &err);
		}
	}
	return 0;
}

static int check(const struct bsz_options *options, struct bsz_err *err)
{
	const struct bsz_plan_options *const plan = &options->plan;

	if (plan->to && plan->from)
		return bsz_fail(err, BSZ_EUSAGE, "--to is a push and --from a "
		    "pull: one of them at a time");
	if (!plan->to && !plan->from)
		return bsz_fail(err, BSZ_EUSAGE, "plan needs --to REF for a "
		    "push, or --from REF for a pull");
	if (plan->to && options->operand_count != 1)
		return bsz_fail(err, BSZ_EUSAGE, "one image is pushed: plan "
		    "IMAGE --to REF");
	if (plan->mount_count && !plan->to)
		return bsz_fail(err, BSZ_EUSAGE, "--mount is about a push");
	if (plan->from && !bsz_oci_is_reference(plan->from))
		return bsz_fail(err, BSZ_EUSAGE, "--from takes a reference "
		    "(docker://HOST/NAME:TAG)");
	return 0;
}

static int run(struct bsz_options *options)
{
	const bool pull = options->plan.from;
	struct planning planning = {.options = options,
		.count = options->operand_count + pull};
	struct bsz_err err = {0};
	int status;

	options->documents = true;
	if (!options->plan.link.parallel)
		options->plan.link.parallel = USUAL_PARALLEL;
	if (check(options, &err))
		return bsz_say_error(NULL, &err);
	const char **const paths = bsz_calloc(planning.count + 1,
	    sizeof(*paths));
	planning.inputs = bsz_calloc(planning.count + 1,
	    sizeof(*planning.inputs));
	if (!paths || !planning.inputs) {
		(void)bsz_fail_memory(&err);
		status = bsz_say_error(NULL, &err);
	} else {
		paths[0] = options->plan.from;
		for (size_t i = 0; i < options->operand_count; i++)
			paths[i + pull] = options->operands[i];
		status = open_all(&planning, paths);
		if (!status)
			status = answer(&planning);
	}
	for (size_t i = 0; planning.inputs && i < planning.count; i++)
		bsz_input_close(&planning.inputs[i]);
	bsz_free(planning.inputs);
	bsz_free(paths);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_plan, &bsz_options_images,
	&bsz_options_store, &bsz_options_runs, &bsz_options_output,
	&bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_plan = {
	.name = "plan",
	.brief = "show what a push or a pull of an image would move",
	.operands = "[IMAGE...]",
	.examples =
	    "  binsize plan image.tar --to ghcr.io/team/app:v2\n"
	    "  binsize plan image.tar --to localhost:5000/app --mount base\n"
	    "  binsize plan --from docker://ghcr.io/team/app:v2 old.tar\n"
	    "  binsize plan image.tar --to ghcr.io/team/app --bandwidth 12.5MB "
	    "--rtt 30ms\n"
	    "  binsize plan image/ --to ghcr.io/team/app --store runs.db "
	    "--project app",
	.help = "For a push the registry is asked (HEAD, nothing is written) "
	    "which blobs of IMAGE it has: those stay, the others are "
	    "uploaded, or mounted from a repository that --mount names. For a "
	    "pull the blobs of the reference are compared with those of the "
	    "IMAGEs that the client has.\n\n"
	    "Bytes are exact where the blob that moves is known; a range "
	    "where a mount may be declined, or where the push compresses "
	    "layers itself (archives of docker save), whose size then depends "
	    "on its encoder; unknown where the registry gave no clear answer. "
	    "Requests are counted as the protocol needs them: one question a "
	    "blob, three for an upload, one for a mount, one for the "
	    "manifest.\n\n"
	    "With --bandwidth and --rtt the time is given: at least the "
	    "longer of waiting and moving, at most both, one after the other. "
	    "Where a store of runs is known (--store), the times of their "
	    "pushes are fitted as in a prediction: the median and the p95 at "
	    "the least and the most that moves.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = SIZE_MAX,
	.run = run,
};
