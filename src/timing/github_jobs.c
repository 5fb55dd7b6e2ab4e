/*
 * Jobs of GitHub Actions as its API gives them: one document a page, or
 * several one after another. Jobs of a workflow's run (and its attempt) are
 * one run here, and their steps its steps. A skipped job has no times, or
 * those of an earlier attempt: it is left out. Times have whole seconds.
 */
#include "pipeline.h"

#include <inttypes.h>

static const struct {
	const char *word;
	enum bsz_outcome outcome;
} conclusions[] = {
	{"success", BSZ_SUCCESS}, {"neutral", BSZ_SUCCESS},
	{"failure", BSZ_FAILURE}, {"cancelled", BSZ_CANCELLED},
	{"timed_out", BSZ_TIMEOUT}, {"startup_failure", BSZ_FAILURE},
};

/* False for what did not run, or has not ended. */
static bool read_outcome(const struct bsz_json_value *job,
    enum bsz_outcome *outcome)
{
	const char *const word = bsz_json_string(bsz_json_get(job,
	    "conclusion"));

	for (size_t i = 0; word && i < BSZ_COUNTOF(conclusions); i++)
		if (strcmp(conclusions[i].word, word) == 0) {
			*outcome = conclusions[i].outcome;
			return true;
		}
	return false;
}

/* "https://api.github.com/repos/OWNER/NAME/actions/...": OWNER/NAME. */
static int say_project(struct pipeline *pipeline, struct bsz_log *log,
    const struct bsz_json_value *job, struct bsz_err *err)
{
	const char *const url = bsz_json_string(bsz_json_get(job, "run_url"));
	const char *const from = url ? strstr(url, "/repos/") : NULL;
	const char *const end = from ? strstr(from, "/actions/") : NULL;

	if (!end || *pipeline->run.project || *log->defaults->project)
		return 0;
	pipeline->run.project = bsz_arena_copy(log->arena, from + 7,
	    (size_t)(end - from - 7));
	if (pipeline->run.project)
		return 0;
	pipeline->run.project = "";
	return bsz_fail_memory(err);
}

/* The labels that chose the machine, as one word. */
static int say_runner(struct pipeline *pipeline, struct bsz_log *log,
    const struct bsz_json_value *labels, struct bsz_err *err)
{
	const char *joined = pipeline->run.runner;

	if (*joined)
		return 0;
	for (size_t i = 0; i < bsz_json_size(labels) && i < 20; i++) {
		const char *const label = bsz_json_string(bsz_json_at(labels,
		    i));

		joined = label ? bsz_arena_printf(log->arena, "%s%s%s",
		    joined, *joined ? "," : "", label) : joined;
		if (!joined)
			return bsz_fail_memory(err);
	}
	pipeline->run.runner = joined;
	return 0;
}

static int add_step(struct pipeline *pipeline, struct bsz_log *log,
    const char *job, const struct bsz_json_value *object,
    struct bsz_err *err)
{
	const char *const name = bsz_json_string(bsz_json_get(object,
	    "name"));
	const int64_t started = bsz_log_time(bsz_json_get(object,
	    "started_at"));
	const char *const full = job ? bsz_arena_printf(log->arena,
	    "%s / %s", job, name ? name : "") : name ? name : "";
	struct bsz_step *const step = full ? bsz_log_steps_add(
	    &pipeline->steps, log, full) : NULL;

	if (!step)
		return bsz_fail_memory(err);
	step->started_ms = started;
	step->wall_ms = bsz_log_between(log, started, bsz_log_time(
	    bsz_json_get(object, "completed_at")));
	return 0;
}

static int add_steps(struct pipeline *pipeline, struct bsz_log *log,
    const struct bsz_json_value *job, struct bsz_err *err)
{
	const struct bsz_json_value *const steps = bsz_json_get(job,
	    "steps");
	const char *const name = bsz_json_string(bsz_json_get(job, "name"));
	enum bsz_outcome outcome;
	int rc = 0;

	if (!bsz_json_size(steps))
		return add_step(pipeline, log, NULL, job, err);
	for (size_t i = 0; i < bsz_json_size(steps) && !rc; i++)
		if (read_outcome(bsz_json_at(steps, i), &outcome))
			rc = add_step(pipeline, log, name ? name : "",
			    bsz_json_at(steps, i), err);
	return rc;
}

static int take_job(struct pipelines *list, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	const int64_t attempt = bsz_log_whole(bsz_json_get(object,
	    "run_attempt"));
	const int64_t number = bsz_log_whole(bsz_json_get(object, "run_id"));
	struct job job = {
		.started_ms = bsz_log_time(bsz_json_get(object,
		    "started_at")),
		.finished_ms = bsz_log_time(bsz_json_get(object,
		    "completed_at"))};
	char identity[80];

	if (!read_outcome(object, &job.outcome))
		return 0;
	job.queued_ms = bsz_log_between(log, bsz_log_time(bsz_json_get(
	    object, "created_at")), job.started_ms);
	(void)snprintf(identity, sizeof(identity), "github\n%" PRId64 "\n%"
	    PRId64, number, attempt); /* fits */
	struct pipeline *const pipeline = bsz_pipelines_find(list, log,
	    identity, line);
	if (!pipeline)
		return bsz_fail_memory(err);
	bsz_pipeline_add(pipeline, &job);
	int rc = say_project(pipeline, log, object, err);
	rc = rc ? rc : say_runner(pipeline, log, bsz_json_get(object,
	    "labels"), err);
	rc = rc ? rc : bsz_pipeline_say(&pipeline->run.branch, log,
	    bsz_json_get(object, "head_branch"), err);
	rc = rc ? rc : bsz_pipeline_say(&pipeline->run.commit, log,
	    bsz_json_get(object, "head_sha"), err);
	return rc ? rc : add_steps(pipeline, log, object, err);
}

static int take_page(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	const struct bsz_json_value *const jobs = bsz_json_get(object,
	    "jobs");
	int rc = 0;

	if (!jobs)
		return take_job(context, log, object, line, err);
	for (size_t i = 0; i < bsz_json_size(jobs) && !rc; i++)
		rc = take_job(context, log, bsz_json_at(jobs, i), line, err);
	return rc;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct pipelines list = {0};
	const int rc = bsz_log_objects(log, 0, take_page, &list, err);

	return bsz_pipelines_finish(&list, log, rc, err);
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"run_id\"",
		"\"started_at\"", "\"conclusion\""};

	return bsz_log_has_words(text, words) ? 60 : 0;
}

const struct bsz_log_format bsz_log_github_jobs = {
	.name = "github_jobs",
	.brief = "jobs of GitHub Actions by its API, a run for each attempt",
	.probe = probe,
	.read = read_log,
};
