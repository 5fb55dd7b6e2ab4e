#include "asking.h"

#include "output.h"
#include "place.h"
#include "say.h"

#include <binsize/random.h>

#include <inttypes.h>

/* Small enough to be typed again. */
#define SEED_BITS 32

void bsz_ask_seed(struct bsz_options *options, const char *command)
{
	const struct bsz_timing_options *const timing = &options->timing;
	struct bsz_model_query *const asked = &options->timing.query.model;
	const char *const words[] = {command, timing->project,
		timing->branch, timing->runner};
	char numbers[160];
	uint64_t seed = BSZ_SEED;

	if (asked->has_seed)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++)
		seed = bsz_seed_text(seed, words[i] ? words[i] : "*");
	(void)snprintf(numbers, sizeof(numbers), "%" PRId64 " %" PRId64
	    " %.17g %d", timing->since_ms, timing->until_ms, asked->quantile,
	    asked->predictor); /* fits */
	seed = bsz_seed_text(seed, numbers);
	asked->seed = seed >> (64 - SEED_BITS);
}

/* What there is of an answer goes out, whatever it lacks. */
static int answer(const struct bsz_options *options,
    const struct bsz_report *report, int rc, const struct bsz_err *err)
{
	const bool has_answer = rc >= 0 ||
	    (rc == BSZ_ENODATA && report->table_count);
	const int status = has_answer ? bsz_output_reports(options, &report,
	    1) : 0;

	return status ? status : rc < 0 ? bsz_say_error(NULL, err) : rc;
}

int bsz_ask(const struct bsz_options *options, const char *command,
    const char *schema, uint64_t wanted, bsz_run_question *question)
{
	struct bsz_run_query query = options->timing.query;
	struct bsz_report report;
	struct bsz_samples samples; /* names in the report are theirs */
	struct bsz_err err = {0};
	int status;
	int rc = bsz_place_samples(options, wanted, &samples, &err);

	bsz_report_init(&report);
	report.command = command;
	report.schema = schema;
	report.input = bsz_place_path(options);
	query.limit = options->query.limit;
	if (!rc)
		rc = question(&samples, &query, &report, &err);
	status = answer(options, &report, rc, &err);
	bsz_report_release(&report);
	bsz_samples_release(&samples);
	return status;
}
