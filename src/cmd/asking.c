#include "asking.h"

#include "output.h"
#include "place.h"
#include "say.h"

int bsz_ask(const struct bsz_options *options, const char *command,
    const char *schema, uint64_t wanted, bsz_run_question *question)
{
	struct bsz_run_query query = options->timing.query;
	struct bsz_report report;
	const struct bsz_report *reports[] = {&report};
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
	status = rc ? bsz_say_error(NULL, &err) :
	    bsz_output_reports(options, reports, 1);
	bsz_report_release(&report);
	bsz_samples_release(&samples);
	return status;
}
