/*
 * Bazel's build events (--build_event_json_file): one object a line, of which
 * those that start and finish the build and its metrics count. It is JSON of
 * protocol buffers: 64-bit numbers are texts, durations "1.5s", zeros are
 * left out, which here means 0 and not unknown.
 */
#include "objects.h"

struct build {
	struct bsz_record run;
	struct bsz_log_steps steps;
	const char *identity;
	int64_t finished_ms;
	bool begun, finished;
};

static const struct bsz_json_value *at(const struct bsz_json_value *value,
    const char *key, const char *other)
{
	return bsz_json_get(bsz_json_get(value, key), other);
}

static int64_t time_of(const struct bsz_json_value *event, const char *text,
    const char *number)
{
	const int64_t ms = bsz_log_time(bsz_json_get(event, text));

	return ms != BSZ_UNKNOWN ? ms :
	    bsz_log_whole(bsz_json_get(event, number));
}

static int64_t or_zero(int64_t amount)
{
	return amount == BSZ_UNKNOWN ? 0 : amount;
}

static int take_started(struct build *build, struct bsz_log *log,
    const struct bsz_json_value *event, struct bsz_err *err)
{
	const char *const uuid = bsz_json_string(bsz_json_get(event,
	    "uuid"));

	build->begun = true;
	build->run.started_ms = time_of(event, "startTime",
	    "startTimeMillis");
	build->identity = bsz_arena_printf(log->arena, "bazel\n%s",
	    uuid ? uuid : "");
	if (!uuid)
		build->identity = NULL;
	return uuid && !build->identity ? bsz_fail_memory(err) : 0;
}

static void take_finished(struct build *build,
    const struct bsz_json_value *event)
{
	const struct bsz_json_value *const exit = bsz_json_get(event,
	    "exitCode");
	const char *const name = bsz_json_string(bsz_json_get(exit, "name"));
	const int64_t code = or_zero(bsz_log_whole(bsz_json_get(exit,
	    "code")));

	build->finished = true;
	build->finished_ms = time_of(event, "finishTime",
	    "finishTimeMillis");
	build->run.metrics[BSZ_EXIT_STATUS] = code;
	build->run.outcome = !code ? BSZ_SUCCESS : name &&
	    strcmp(name, "INTERRUPTED") == 0 ? BSZ_CANCELLED : BSZ_FAILURE;
}

/* A step for each kind of action: from its first start to its last end. */
static int take_actions(struct build *build, struct bsz_log *log,
    const struct bsz_json_value *actions, struct bsz_err *err)
{
	for (size_t i = 0; i < bsz_json_size(actions); i++) {
		const struct bsz_json_value *const action =
		    bsz_json_at(actions, i);
		const char *const name = bsz_json_string(bsz_json_get(action,
		    "mnemonic"));
		struct bsz_step *const step = bsz_log_steps_add(
		    &build->steps, log, name ? name : "[unnamed]");

		if (!step)
			return bsz_fail_memory(err);
		step->started_ms = bsz_log_whole(bsz_json_get(action,
		    "firstStartedMs"));
		step->wall_ms = bsz_log_between(log, step->started_ms,
		    bsz_log_whole(bsz_json_get(action, "lastEndedMs")));
	}
	return 0;
}

static int take_metrics(struct build *build, struct bsz_log *log,
    const struct bsz_json_value *event, struct bsz_err *err)
{
	const struct bsz_json_value *const summary = bsz_json_get(event,
	    "actionSummary");
	const struct bsz_json_value *const cache = bsz_json_get(summary,
	    "actionCacheStatistics");
	const struct bsz_json_value *const timing = bsz_json_get(event,
	    "timingMetrics");
	int64_t *const metrics = build->run.metrics;
	const int64_t hits = or_zero(bsz_log_whole(bsz_json_get(cache,
	    "hits")));
	const int64_t misses = or_zero(bsz_log_whole(bsz_json_get(cache,
	    "misses")));

	metrics[BSZ_WALL_MS] = bsz_log_whole(bsz_json_get(timing,
	    "wallTimeInMs"));
	metrics[BSZ_CPU_MS] = bsz_log_whole(bsz_json_get(timing,
	    "cpuTimeInMs"));
	metrics[BSZ_CRITICAL_MS] = bsz_log_seconds(bsz_json_get(timing,
	    "criticalPathTime"));
	metrics[BSZ_BINARY_BYTES] = bsz_log_whole(bsz_json_get(at(event,
	    "artifactMetrics", "topLevelArtifacts"), "sizeInBytes"));
	if (hits + misses) {
		metrics[BSZ_CACHE_HITS] = hits;
		metrics[BSZ_CACHE_LOOKUPS] = hits + misses;
		build->run.formula = "Bazel: local action cache";
	}
	return take_actions(build, log, bsz_json_get(summary, "actionData"),
	    err);
}

static int take_event(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	struct build *const build = context;
	const struct bsz_json_value *const started = bsz_json_get(object,
	    "started");
	const struct bsz_json_value *const finished = bsz_json_get(object,
	    "finished");
	const struct bsz_json_value *const metrics = bsz_json_get(object,
	    "buildMetrics");

	(void)line;
	if (started)
		return take_started(build, log, started, err);
	if (finished)
		take_finished(build, finished);
	return metrics ? take_metrics(build, log, metrics, err) : 0;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct build build = {.finished_ms = BSZ_UNKNOWN};
	int64_t *const metrics = build.run.metrics;

	bsz_record_init(&build.run);
	int rc = bsz_log_objects(log, 0, take_event, &build, err);
	if (metrics[BSZ_WALL_MS] == BSZ_UNKNOWN)
		metrics[BSZ_WALL_MS] = bsz_log_between(log,
		    build.run.started_ms, build.finished_ms);
	metrics[BSZ_BUILD_MS] = metrics[BSZ_WALL_MS];
	if (!build.finished)
		build.run.outcome = BSZ_CANCELLED;
	if (!rc && build.begun)
		rc = bsz_log_finish(log, &build.run, &build.steps,
		    build.identity, 1, err);
	else if (!rc)
		bsz_log_refuse(log, 1, "no build starts here");
	bsz_log_steps_release(&build.steps);
	return rc;
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"started\"",
		"\"uuid\"", "\"children\""};

	return bsz_log_has_words(text, words) ? 70 : 0;
}

const struct bsz_log_format bsz_log_bazel_events = {
	.name = "bazel_events",
	.brief = "Bazel's build events as JSON, a run for each file",
	.probe = probe,
	.read = read_log,
};
