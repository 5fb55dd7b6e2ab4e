/*
 * Reports are rendered when all inputs are done, because a format is one
 * document. Each input is closed before the next is opened, so what a report
 * borrows from it is copied: many inputs take the memory of the largest.
 */
#include "answer.h"

#include "load.h"
#include "output.h"
#include "say.h"

#include <binsize/progress.h>

#include <inttypes.h>

#define NOTES_SAID 10

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

/* Of several reports each says which input it is about. */
static void name_input(struct bsz_report *report)
{
	const char *text = report->headline ?
	    bsz_arena_printf(&report->arena, "%s: %s", report->input,
	    report->headline) : report->input;

	report->headline = text;
	if (!text)
		report->failed = true;
}

/* A text in the report's own memory. */
static const char *keep_text(struct bsz_report *report, const char *text)
{
	const char *copy = bsz_arena_copy(&report->arena, text,
	    strlen(text));

	if (!copy)
		report->failed = true;
	return copy;
}

/* Take over facts and notes for good. Keys of facts are literals. */
static void keep_facts(struct bsz_report *report,
    const struct bsz_artifact *artifact)
{
	struct bsz_fact *facts = bsz_arena_alloc(&report->arena,
	    (artifact->fact_count + 1) * sizeof(*facts));
	struct bsz_note *notes = bsz_arena_alloc(&report->arena,
	    (artifact->note_count + 1) * sizeof(*notes));

	bsz_report_artifact(report, artifact);
	report->facts = facts;
	report->notes = notes;
	if (!facts || !notes) {
		report->failed = true;
		return;
	}
	for (size_t i = 0; i < artifact->fact_count; i++)
		facts[i] = (struct bsz_fact){artifact->facts[i].key,
			keep_text(report, artifact->facts[i].text)};
	for (size_t i = 0; i < artifact->note_count; i++)
		notes[i] = (struct bsz_note){
			keep_text(report, artifact->notes[i].text),
			artifact->notes[i].offset};
}

static int analyse(struct bsz_artifact *artifact,
    const struct bsz_question *question, const struct bsz_options *options,
    struct bsz_report *report, struct bsz_err *err)
{
	report->command = question->command;
	report->schema = question->schema;
	report->input = artifact->path;
	int rc = bsz_analyzer_find(question->analyzer)->run(artifact,
	    &options->query, report, err);
	if (!rc && question->input_count > 1)
		name_input(report);
	if (!rc)
		keep_facts(report, artifact);
	if (!rc && (report->failed || artifact->failed))
		rc = bsz_fail_memory(err);
	return rc;
}

/* Ask one input. The exit status; when it is not 0 there is no report. */
static int ask(const struct bsz_question *question, const char *path,
    const struct bsz_options *options, struct bsz_report *report)
{
	struct bsz_input input;
	struct bsz_err err = {0};

	bsz_report_init(report);
	int rc = bsz_input_open(&input, path, options, &err);
	if (!rc)
		rc = analyse(&input.artifact, question, options, report,
		    &err);
	bsz_input_close(&input);
	bsz_progress_clear();
	if (!rc) {
		say_notes(options, report);
		return 0;
	}
	bsz_report_release(report);
	return bsz_say_error(strcmp(path, "-") == 0 ? "standard input" : path,
	    &err);
}

/* Ask all, write what there is. The exit status, the worst of all. */
static int ask_all(const struct bsz_question *question,
    const struct bsz_options *options, struct bsz_report *reports,
    const struct bsz_report **list)
{
	size_t count = 0;
	int worst = 0;

	for (size_t i = 0; i < question->input_count; i++) {
		struct bsz_report *report = &reports[count];
		const int status = ask(question, question->inputs[i],
		    options, report);

		worst = status > worst ? status : worst;
		if (!status)
			list[count++] = report;
	}
	const int status =
	    count ? bsz_output_reports(options, list, count) : 0;
	for (size_t i = 0; i < count; i++)
		bsz_report_release(&reports[i]);
	return status > worst ? status : worst;
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
	int status;

	if (complete_query(options, &filter, &err))
		return bsz_say_error(NULL, &err);
	if (!options->quiet && bsz_output_is_watched())
		bsz_progress_enable();
	struct bsz_report *reports = bsz_calloc(count, sizeof(*reports));
	const struct bsz_report **list = bsz_calloc(count, sizeof(*list));
	if (reports && list) {
		status = ask_all(question, options, reports, list);
	} else {
		(void)bsz_fail_memory(&err);
		status = bsz_say_error(NULL, &err);
	}
	bsz_free(reports);
	bsz_free(list);
	bsz_filter_free(filter);
	return status;
}
