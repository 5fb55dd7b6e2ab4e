/*
 * Bazel's execution log as JSON (--execution_log_json_file): objects one
 * after another, an action each. Logs have up to hundreds of gigabytes, so
 * nothing is kept but sums: a step for each kind of action, with the time of
 * all its actions together.
 *
 * What hit the local action cache is not in the log. "internal" actions run
 * inside of Bazel and are no lookups.
 */
#include "objects.h"

/* Kinds of actions; builds have some dozen. */
#define MOST_KINDS 4096

struct spawns {
	struct bsz_record run;
	struct bsz_log_steps steps; /* by kind; wall_ms is a sum */
	int64_t first_ms, last_ms;
	bool some;
};

static struct bsz_step *find_kind(struct spawns *spawns, struct bsz_log *log,
    const char *name)
{
	for (size_t i = spawns->steps.count; i > 0; i--)
		if (strcmp(spawns->steps.items[i - 1].name, name) == 0)
			return &spawns->steps.items[i - 1];
	return spawns->steps.count == MOST_KINDS ?
	    &spawns->steps.items[MOST_KINDS - 1] :
	    bsz_log_steps_add(&spawns->steps, log, name);
}

static bool is_true(const struct bsz_json_value *object, const char *key)
{
	bool truth = false;

	return bsz_json_bool(bsz_json_get(object, key), &truth) && truth;
}

/* A lookup is a spawn that may be cached and was not run inside of Bazel. */
static void count_lookup(struct spawns *spawns,
    const struct bsz_json_value *object)
{
	const char *const runner = bsz_json_string(bsz_json_get(object,
	    "runner"));
	/* As Bazel before 7 calls it, and since. */
	const bool hit = is_true(object, "remoteCacheHit") ||
	    is_true(object, "cacheHit");

	if ((!is_true(object, "cacheable") && !hit) ||
	    (runner && strcmp(runner, "internal") == 0))
		return;
	bsz_log_add(&spawns->run.metrics[BSZ_CACHE_HITS], hit);
	bsz_log_add(&spawns->run.metrics[BSZ_CACHE_LOOKUPS], 1);
}

static void add_times(struct spawns *spawns, struct bsz_step *step,
    const struct bsz_json_value *metrics)
{
	static const struct {
		enum bsz_metric metric;
		const char *key;
	} waits[] = {
		{BSZ_QUEUE_MS, "queueTime"}, {BSZ_FETCH_MS, "fetchTime"},
		{BSZ_UPLOAD_MS, "uploadTime"}, {BSZ_SETUP_MS, "setupTime"},
	};
	const int64_t start = bsz_log_time(bsz_json_get(metrics,
	    "startTime"));
	const int64_t total = bsz_log_seconds(bsz_json_get(metrics,
	    "totalTime"));

	for (size_t i = 0; i < BSZ_COUNTOF(waits); i++)
		bsz_log_add(&spawns->run.metrics[waits[i].metric],
		    bsz_log_seconds(bsz_json_get(metrics, waits[i].key)));
	bsz_log_add(&step->wall_ms, total);
	if (start == BSZ_UNKNOWN)
		return;
	if (step->started_ms == BSZ_UNKNOWN || start < step->started_ms)
		step->started_ms = start;
	if (spawns->first_ms == BSZ_UNKNOWN || start < spawns->first_ms)
		spawns->first_ms = start;
	const int64_t end = start + (total == BSZ_UNKNOWN ? 0 : total);
	spawns->last_ms = end > spawns->last_ms ? end : spawns->last_ms;
}

static int take_spawn(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	struct spawns *const spawns = context;
	const char *const name = bsz_json_string(bsz_json_get(object,
	    "mnemonic"));

	if (!name) {
		bsz_log_refuse(log, line, "is no action: it has no "
		    "\"mnemonic\"");
		return 0;
	}
	struct bsz_step *const step = find_kind(spawns, log, name);
	if (!step)
		return bsz_fail_memory(err);
	spawns->some = true;
	if (bsz_log_whole(bsz_json_get(object, "exitCode")) > 0)
		spawns->run.outcome = BSZ_FAILURE;
	count_lookup(spawns, object);
	add_times(spawns, step, bsz_json_get(object, "metrics"));
	return 0;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct spawns spawns = {.first_ms = BSZ_UNKNOWN,
		.last_ms = BSZ_UNKNOWN};

	bsz_record_init(&spawns.run);
	int rc = bsz_log_objects(log, 0, take_spawn, &spawns, err);
	spawns.run.started_ms = spawns.first_ms;
	spawns.run.metrics[BSZ_WALL_MS] = spawns.run.metrics[BSZ_BUILD_MS] =
	    bsz_log_between(log, spawns.first_ms, spawns.last_ms);
	if (spawns.run.metrics[BSZ_CACHE_LOOKUPS] != BSZ_UNKNOWN)
		spawns.run.formula = "Bazel: cacheable actions, by remote "
		    "and disk cache";
	if (!rc && spawns.some)
		rc = bsz_log_finish(log, &spawns.run, &spawns.steps, NULL, 1,
		    err);
	bsz_log_steps_release(&spawns.steps);
	return rc;
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"commandArgs\"",
		"\"mnemonic\"", NULL};

	return bsz_log_has_words(text, words) ? 70 : 0;
}

const struct bsz_log_format bsz_log_bazel_spawns = {
	.name = "bazel_spawns",
	.brief = "Bazel's execution log as JSON, a step for each kind of "
	    "action",
	.probe = probe,
	.read = read_log,
};
