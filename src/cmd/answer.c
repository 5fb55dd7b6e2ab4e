/*
 * Reports are rendered when all inputs are done, because a format is one
 * document; so inputs stay open until then, and texts borrowed from them
 * stay valid.
 */
#include "answer.h"

#include "load.h"
#include "output.h"
#include "say.h"

#include <binsize/progress.h>

#include <inttypes.h>

#define NOTES_SAID 10

struct answer {
	struct bsz_input input;
	struct bsz_report report;
	bool complete;
};

/* Text shows the notes itself; other formats are read by programs. */
static void say_notes(const struct bsz_options *options,
    const struct bsz_report *report)
{
	const size_t said = bsz_min(report->note_count, NOTES_SAID);
	const size_t left = report->note_count - said + report->notes_dropped;

	if (options->quiet || options->format == bsz_renderer_find("text"))
		return;
	for (size_t i = 0; i < said; i++) {
		const struct bsz_note *note = &report->notes[i];

		if (note->offset == BSZ_NO_OFFSET)
			bsz_say(report->input, "note: %s", note->text);
		else
			bsz_say(report->input,
			    "note: %s at offset 0x%" PRIx64, note->text,
			    note->offset);
	}
	if (left)
		bsz_say(report->input,
		    "note: and %zu more (--format json lists them)", left);
}

static int analyse(struct answer *answer, const struct bsz_question *question,
    const char *path, const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_report *report = &answer->report;
	int rc = bsz_input_open(&answer->input, path, options, err);

	if (rc)
		return rc;
	struct bsz_artifact *artifact = &answer->input.artifact;
	report->command = question->command;
	report->schema = question->schema;
	report->input = path;
	rc = bsz_analyzer_find(question->analyzer)->run(artifact,
	    &options->query, report, err);
	if (!rc && (report->failed || artifact->failed))
		rc = bsz_fail_memory(err);
	if (!rc)
		bsz_report_artifact(report, artifact);
	return rc;
}

/* Ask one input. The exit status. */
static int ask(struct answer *answer, const struct bsz_question *question,
    const char *path, const struct bsz_options *options)
{
	struct bsz_err err = {0};

	bsz_report_init(&answer->report);
	const int rc = analyse(answer, question, path, options, &err);
	bsz_progress_clear();
	if (rc) {
		bsz_report_release(&answer->report);
		bsz_input_close(&answer->input);
		return bsz_say_error(strcmp(path, "-") == 0 ?
		    "standard input" : path, &err);
	}
	answer->complete = true;
	say_notes(options, &answer->report);
	return 0;
}

/* Write the reports that there are. The exit status. */
static int write_all(const struct bsz_options *options,
    const struct answer *answers, size_t count)
{
	const struct bsz_report **reports =
	    bsz_calloc(count, sizeof(*reports));
	struct bsz_err err = {0};
	size_t complete = 0;
	int status = 0;

	if (!reports) {
		(void)bsz_fail_memory(&err);
		return bsz_say_error(NULL, &err);
	}
	for (size_t i = 0; i < count; i++)
		if (answers[i].complete)
			reports[complete++] = &answers[i].report;
	if (complete)
		status = bsz_output_reports(options, reports, complete);
	bsz_free(reports);
	return status;
}

/* What the options say of the query in other words than its own. */
static int complete_query(struct bsz_options *options,
    struct bsz_filter **filter, struct bsz_err *err)
{
	struct bsz_query *query = &options->query;

	*filter = NULL;
	if (options->filter) {
		*filter = bsz_filter_new(options->filter, err);
		if (!*filter)
			return bsz_wrap(err, "--filter");
	}
	query->filter = *filter;
	/* A folded stack of calls is what the format is for. */
	if (options->format == bsz_renderer_find("folded"))
		for (size_t i = 0; i < query->dim_count; i++)
			if (query->dims[i] == BSZ_INLINE)
				query->chains = true;
	return 0;
}

int bsz_answer(const struct bsz_question *question,
    struct bsz_options *options)
{
	const size_t count = question->input_count;
	struct bsz_filter *filter;
	struct bsz_err err = {0};
	int status = 0;

	if (complete_query(options, &filter, &err))
		return bsz_say_error(NULL, &err);
	struct answer *answers = bsz_calloc(count, sizeof(*answers));
	if (!answers) {
		bsz_filter_free(filter);
		(void)bsz_fail_memory(&err);
		return bsz_say_error(NULL, &err);
	}
	if (!options->quiet && bsz_output_is_watched())
		bsz_progress_enable();
	for (size_t i = 0; i < count; i++) {
		const int failed = ask(&answers[i], question,
		    question->inputs[i], options);

		status = failed > status ? failed : status;
	}
	const int failed = write_all(options, answers, count);
	status = failed > status ? failed : status;
	for (size_t i = 0; i < count; i++)
		if (answers[i].complete) {
			bsz_report_release(&answers[i].report);
			bsz_input_close(&answers[i].input);
		}
	bsz_free(answers);
	bsz_filter_free(filter);
	return status;
}
