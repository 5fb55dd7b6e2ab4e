/*
 * Reports are rendered when all inputs are done, because a format is one
 * document. Each input is closed before the next is opened, so what a report
 * borrows from it is copied: many inputs take the memory of the largest, and
 * of the baseline where they are compared with one.
 */
#include "answer.h"

#include "joined.h"
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

/* What a report is about: one artifact, or two. */
struct about {
	const struct bsz_artifact *artifact;
	const char *prefix; /* of its facts */
	bool with_path;     /* notes say which artifact they are about */
};

/* Keys of facts are literals, but with a prefix. */
static struct bsz_fact keep_fact(struct bsz_report *report,
    const char *prefix, const char *key, const char *text)
{
	const char *name = *prefix ?
	    bsz_arena_printf(&report->arena, "%s%s", prefix, key) : key;

	if (!name)
		report->failed = true;
	return (struct bsz_fact){name ? name : key, keep_text(report, text)};
}

static struct bsz_note keep_note(struct bsz_report *report,
    const struct about *about, const struct bsz_note *note)
{
	const char *text = about->with_path ?
	    bsz_arena_printf(&report->arena, "%s: %s", about->artifact->path,
	    note->text) : keep_text(report, note->text);

	if (!text)
		report->failed = true;
	return (struct bsz_note){.text = text, .offset = note->offset};
}

/* Take over facts and notes for good, behind the report's own cautions. */
static void keep_facts(struct bsz_report *report, const struct about *about,
    size_t count)
{
	size_t fact_count = 0, note_count = report->note_count;

	for (size_t i = 0; i < count; i++) {
		fact_count += about[i].artifact->fact_count;
		note_count += about[i].artifact->note_count;
	}
	struct bsz_fact *facts = bsz_arena_alloc(&report->arena,
	    (fact_count + 1) * sizeof(*facts));
	struct bsz_note *notes = bsz_arena_alloc(&report->arena,
	    (note_count + 1) * sizeof(*notes));
	if (!facts || !notes) {
		report->failed = true;
		return;
	}
	if (report->note_count)
		memcpy(notes, report->notes,
		    report->note_count * sizeof(*notes));
	report->facts = facts;
	report->notes = notes;
	for (size_t i = 0; i < count; i++) {
		const struct bsz_artifact *artifact = about[i].artifact;

		for (size_t j = 0; j < artifact->fact_count; j++)
			facts[report->fact_count++] = keep_fact(report,
			    about[i].prefix, artifact->facts[j].key,
			    artifact->facts[j].text);
		for (size_t j = 0; j < artifact->note_count; j++)
			notes[report->note_count++] = keep_note(report,
			    &about[i], &artifact->notes[j]);
		report->notes_dropped += artifact->notes_dropped;
	}
}

/* Of a comparison the document says what the baseline was. */
static void name_baseline(struct bsz_artifact *baseline)
{
	if (!bsz_artifact_find_fact(baseline, "path"))
		bsz_artifact_fact(baseline, "path", "%s", baseline->path);
}

static int compare(struct bsz_artifact *baseline,
    struct bsz_artifact *artifact, const struct bsz_question *question,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	const struct about about[] = {{baseline, "old_", true},
		{artifact, "new_", true}};
	const int rc = bsz_analyzer_find(question->analyzer)->compare(
	    baseline, artifact, query, report, err);

	if (rc)
		return rc;
	name_baseline(baseline);
	keep_facts(report, about, BSZ_COUNTOF(about));
	return baseline->failed ? bsz_fail_memory(err) : 0;
}

static int analyse(struct bsz_artifact *artifact,
    const struct bsz_question *question, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct about about = {artifact, "", false};
	const int rc = bsz_analyzer_find(question->analyzer)->run(artifact,
	    query, report, err);

	if (rc)
		return rc;
	if (question->input_count > 1)
		name_input(report);
	keep_facts(report, &about, 1);
	return 0;
}

/* An image is not mapped into memory, and only an image has a wire. */
static int fit_domains(const struct bsz_artifact *artifact,
    const struct bsz_question *question, struct bsz_query *query,
    struct bsz_err *err)
{
	if (artifact->contents)
		query->domain[BSZ_VM] = false;
	else if (query->domain[BSZ_WIRE] && !question->compresses)
		return bsz_fail(err, BSZ_EUSAGE, "--wire is about images and "
		    "their layers; this is neither");
	if (!query->domain[BSZ_FILE] && !query->domain[BSZ_VM])
		return bsz_fail(err, BSZ_EUSAGE, "an image has no memory: "
		    "leave --domain vm out");
	return 0;
}

/* Ask about one artifact, against the baseline when there is one. */
static int inquire(struct bsz_artifact *baseline,
    struct bsz_artifact *artifact, const struct bsz_question *question,
    const struct bsz_options *options, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_query query = options->query;
	int rc = fit_domains(artifact, question, &query, err);

	query.last = true;
	report->command = question->command;
	report->schema = question->schema;
	report->input = artifact->path;
	if (rc)
		return rc;
	rc = baseline ?
	    compare(baseline, artifact, question, &query, report, err) :
	    analyse(artifact, question, &query, report, err);
	return rc || !(report->failed || artifact->failed) ? rc :
	    bsz_fail_memory(err);
}

static int say_input_error(const char *path, const struct bsz_err *err)
{
	return bsz_say_error(strcmp(path, "-") == 0 ? "standard input" : path,
	    err);
}

/* What a report found: 1 when something that was required is not so. */
static int say_findings(const struct bsz_report *report)
{
	int status = 0;

	for (size_t i = 0; i < report->finding_count; i++) {
		if (!bsz_verdict_is_failure(report->findings[i].verdict))
			continue;
		bsz_say(report->input, "%s", report->findings[i].message);
		status = 1;
	}
	return status;
}

/* Ask one input. The exit status; when it is not 0 there is no report. */
static int ask(const struct bsz_question *question, const char *path,
    struct bsz_input *baseline, const struct bsz_options *options,
    struct bsz_report *report)
{
	struct bsz_input input;
	struct bsz_err err = {0};

	bsz_report_init(report);
	int rc = bsz_input_open_saved(&input, path,
	    question->saved ? question->baselines[0] : NULL, options, &err);
	if (!rc)
		rc = inquire(baseline ? &baseline->artifact : NULL,
		    &input.artifact, question, options, report, &err);
	bsz_input_close(&input);
	bsz_progress_clear();
	if (!rc) {
		say_notes(options, report);
		return 0;
	}
	bsz_report_release(report);
	return say_input_error(path, &err);
}

/* Ask all, write what there is. The exit status, the worst of all. */
static int ask_all(const struct bsz_question *question,
    struct bsz_input *baseline, const struct bsz_options *options,
    struct bsz_report *reports, const struct bsz_report **list)
{
	size_t count = 0;
	int worst = 0;

	for (size_t i = 0; i < question->input_count; i++) {
		struct bsz_report *report = &reports[count];
		const int status = ask(question, question->inputs[i],
		    baseline, options, report);

		worst = status > worst ? status : worst;
		if (status)
			continue;
		const int found = say_findings(report);
		worst = found > worst ? found : worst;
		list[count++] = report;
	}
	const int status =
	    count ? bsz_output_reports(options, list, count) : 0;
	for (size_t i = 0; i < count; i++)
		bsz_report_release(&reports[i]);
	return status > worst ? status : worst;
}

/* The same against the baseline, which stays open meanwhile. */
static int ask_against(const struct bsz_question *question,
    const struct bsz_options *options, struct bsz_report *reports,
    const struct bsz_report **list)
{
	struct bsz_joined joined;
	const char *failed;
	struct bsz_err err = {0};

	if (!question->baseline_count)
		return ask_all(question, NULL, options, reports, list);
	/* Of several builds none tells which result of a document is meant. */
	const char *const like = !question->saved ? NULL :
	    question->input_count == 1 ? question->inputs[0] : "";
	const int status = bsz_joined_open(&joined, question->baselines,
	    question->baseline_count, like, options, &failed, &err) ?
	    say_input_error(failed, &err) :
	    ask_all(question, &joined.inputs[0], options, reports, list);
	bsz_joined_close(&joined);
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
	int status;

	if (complete_query(options, &filter, &err))
		return bsz_say_error(NULL, &err);
	if (!options->quiet && bsz_output_is_watched())
		bsz_progress_enable();
	struct bsz_report *reports = bsz_calloc(count, sizeof(*reports));
	const struct bsz_report **list = bsz_calloc(count, sizeof(*list));
	if (reports && list) {
		status = ask_against(question, options, reports, list);
	} else {
		(void)bsz_fail_memory(&err);
		status = bsz_say_error(NULL, &err);
	}
	bsz_free(reports);
	bsz_free(list);
	bsz_filter_free(filter);
	return status;
}
