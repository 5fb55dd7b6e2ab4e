/*
 * The fuzz target over the formats of logs: each reads any bytes, whether it
 * would take them or not, and what it hands on must be a run as the store
 * wants it: with a start and a project, and amounts that are unknown or not
 * negative.
 */
#include "fuzz.h"

#include <binsize/day.h>
#include <timing/timing.h>

static bool is_amount(int64_t amount)
{
	return amount == BSZ_UNKNOWN || amount >= 0;
}

static int take(void *context, const struct bsz_record *run,
    struct bsz_err *err)
{
	bool fine = run->started_ms >= 0 && *run->project;

	(void)context;
	for (int i = 0; i < BSZ_METRICS; i++)
		fine &= is_amount(run->metrics[i]);
	for (size_t i = 0; i < run->step_count; i++)
		fine &= run->steps[i].name &&
		    is_amount(run->steps[i].started_ms) &&
		    is_amount(run->steps[i].wall_ms) &&
		    run->steps[i].cached >= BSZ_UNKNOWN &&
		    run->steps[i].cached <= 1;
	return fine ? 0 : bsz_fail(err, BSZ_EINVARIANT,
	    "a log gave a run that is none");
}

static void note(void *context, uint64_t line, const char *text)
{
	(void)context;
	(void)line;
	(void)text;
}

/* Sums of a day, as a damaged store may hold them: what is read can be
 * merged. */
static int fuzz_day(struct bsz_span bytes, struct bsz_err *err)
{
	struct bsz_sketch *const sketch = bsz_calloc(1, sizeof(*sketch));
	struct bsz_arena arena = {0};
	struct bsz_day day;
	const char *const text = bsz_arena_copy(&arena,
	    (const char *)bytes.data, bytes.size);
	int rc = sketch && text ? bsz_day_read(&day, text, &arena, err) :
	    bsz_fail_memory(err);

	for (size_t i = 0; !rc && i < day.metric_count; i++)
		bsz_sketch_merge(sketch, day.metrics[i].buckets,
		    day.metrics[i].bucket_count);
	if (!rc && sketch->values && !(bsz_sketch_quantile(sketch, 0.95) >= 0))
		rc = bsz_fail(err, BSZ_EINVARIANT, "a sketch has no quantile");
	bsz_arena_release(&arena);
	bsz_free(sketch);
	return rc;
}

int fuzz_logs(struct bsz_span bytes, struct bsz_err *err)
{
	struct bsz_sha *const sha = bsz_sha_new(BSZ_SHA256, err);
	struct bsz_record defaults;
	size_t count;
	const struct bsz_log_format *const *const formats =
	    bsz_log_formats(&count);
	int rc = sha ? 0 : err->code;

	bsz_record_init(&defaults);
	defaults.project = "fuzz";
	for (size_t i = 0; i < count && (!rc || rc == BSZ_EINPUT); i++) {
		struct bsz_arena arena = {0};
		struct bsz_log log = {.text = bytes, .modified_ms = 1000,
			.defaults = &defaults, .sha = sha, .arena = &arena,
			.take = take, .note = note};

		(void)formats[i]->probe(bytes); /* any answer will do */
		rc = formats[i]->read(&log, err);
		bsz_arena_release(&arena);
	}
	bsz_sha_free(sha);
	if ((!rc || rc == BSZ_EINPUT) && bytes.size && *bytes.data == '{')
		rc = fuzz_day(bytes, err);
	return rc;
}
