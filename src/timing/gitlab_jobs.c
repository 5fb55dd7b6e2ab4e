/*
 * Jobs of GitLab CI as its API gives them: arrays, one or several after
 * another. Jobs of a pipeline are one run, each of them a step. Durations
 * and queues are seconds with decimals; null where a job has not run.
 */
#include "pipeline.h"

#include <inttypes.h>

static const struct {
	const char *word;
	enum bsz_outcome outcome;
} states[] = {
	{"success", BSZ_SUCCESS}, {"failed", BSZ_FAILURE},
	{"canceled", BSZ_CANCELLED},
};

/* False for what was skipped, waits for somebody, or has not ended. */
static bool read_outcome(const struct bsz_json_value *job,
    enum bsz_outcome *outcome)
{
	const char *const word = bsz_json_string(bsz_json_get(job,
	    "status"));
	const char *const reason = bsz_json_string(bsz_json_get(job,
	    "failure_reason"));
	bool allowed = false;

	for (size_t i = 0; word && i < BSZ_COUNTOF(states); i++) {
		if (strcmp(states[i].word, word) != 0)
			continue;
		*outcome = states[i].outcome;
		if (reason && strcmp(reason, "job_execution_timeout") == 0)
			*outcome = BSZ_TIMEOUT;
		/* One that may fail does not fail its pipeline. */
		if (bsz_json_bool(bsz_json_get(job, "allow_failure"),
		    &allowed) && allowed)
			*outcome = BSZ_SUCCESS;
		return true;
	}
	return false;
}

static int add_step(struct pipeline *pipeline, struct bsz_log *log,
    const struct bsz_json_value *object, const struct job *job,
    struct bsz_err *err)
{
	const char *const stage = bsz_json_string(bsz_json_get(object,
	    "stage"));
	const char *const name = bsz_json_string(bsz_json_get(object,
	    "name"));
	const char *const full = bsz_arena_printf(log->arena, "%s / %s",
	    stage ? stage : "", name ? name : "");
	struct bsz_step *const step = full ? bsz_log_steps_add(
	    &pipeline->steps, log, full) : NULL;

	if (!step)
		return bsz_fail_memory(err);
	step->started_ms = job->started_ms;
	step->wall_ms = bsz_log_seconds(bsz_json_get(object, "duration"));
	if (step->wall_ms == BSZ_UNKNOWN)
		step->wall_ms = bsz_log_between(log, job->started_ms,
		    job->finished_ms);
	return 0;
}

static int take_job(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	const struct bsz_json_value *const of = bsz_json_get(object,
	    "pipeline");
	struct job job = {
		.started_ms = bsz_log_time(bsz_json_get(object,
		    "started_at")),
		.finished_ms = bsz_log_time(bsz_json_get(object,
		    "finished_at")),
		.queued_ms = bsz_log_seconds(bsz_json_get(object,
		    "queued_duration"))};
	char identity[80];

	if (!read_outcome(object, &job.outcome))
		return 0;
	(void)snprintf(identity, sizeof(identity), "gitlab\n%" PRId64 "\n%"
	    PRId64, bsz_log_whole(bsz_json_get(of, "project_id")),
	    bsz_log_whole(bsz_json_get(of, "id"))); /* fits */
	struct pipeline *const pipeline = bsz_pipelines_find(context, log,
	    identity, line);
	if (!pipeline)
		return bsz_fail_memory(err);
	bsz_pipeline_add(pipeline, &job);
	int rc = bsz_pipeline_say(&pipeline->run.branch, log,
	    bsz_json_get(of, "ref"), err);
	rc = rc ? rc : bsz_pipeline_say(&pipeline->run.commit, log,
	    bsz_json_get(of, "sha"), err);
	rc = rc ? rc : bsz_pipeline_say(&pipeline->run.runner, log,
	    bsz_json_get(bsz_json_get(object, "runner"), "description"),
	    err);
	return rc ? rc : add_step(pipeline, log, object, &job, err);
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct pipelines list = {0};
	const int rc = bsz_log_objects(log, 0, take_job, &list, err);

	return bsz_pipelines_finish(&list, log, rc, err);
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"pipeline\"",
		"\"queued_duration\"", "\"stage\""};

	return bsz_log_has_words(text, words) ? 60 : 0;
}

const struct bsz_log_format bsz_log_gitlab_jobs = {
	.name = "gitlab_jobs",
	.brief = "jobs of GitLab CI by its API, a run for each pipeline",
	.probe = probe,
	.read = read_log,
};
