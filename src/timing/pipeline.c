#include "pipeline.h"

/* Pipelines of one export that may still get jobs. */
#define MOST_OPEN 1000

struct pipeline *bsz_pipelines_find(struct pipelines *list,
    struct bsz_log *log, const char *identity, uint64_t line)
{
	for (size_t i = list->count; i > 0 && list->count - i < MOST_OPEN;
	    i--)
		if (strcmp(list->items[i - 1].identity, identity) == 0)
			return &list->items[i - 1];
	if (list->count == list->room) {
		const size_t room = list->room ? 2 * list->room : 16;
		struct pipeline *const more = bsz_realloc(list->items,
		    room * sizeof(*more));

		if (!more)
			return NULL;
		list->items = more;
		list->room = room;
	}
	struct pipeline *const new = &list->items[list->count];
	*new = (struct pipeline){.line = line, .last_ms = BSZ_UNKNOWN,
		.identity = bsz_arena_copy(log->arena, identity,
		    strlen(identity))};
	bsz_record_init(&new->run);
	if (!new->identity)
		return NULL;
	list->count++;
	return new;
}

/* The worst of all: a failure before a time-out before a cancellation. */
static enum bsz_outcome worse(enum bsz_outcome one, enum bsz_outcome other)
{
	static const int badness[BSZ_OUTCOMES] = {
		[BSZ_SUCCESS] = 0, [BSZ_CANCELLED] = 1, [BSZ_TIMEOUT] = 2,
		[BSZ_FAILURE] = 3, [BSZ_UNFINISHED] = 1};

	return badness[other] > badness[one] ? other : one;
}

void bsz_pipeline_add(struct pipeline *pipeline, const struct job *job)
{
	struct bsz_record *const run = &pipeline->run;

	run->outcome = worse(run->outcome, job->outcome);
	bsz_log_add(&run->metrics[BSZ_QUEUE_MS], job->queued_ms);
	if (job->started_ms != BSZ_UNKNOWN &&
	    (run->started_ms == BSZ_UNKNOWN ||
	    job->started_ms < run->started_ms))
		run->started_ms = job->started_ms;
	if (job->started_ms != BSZ_UNKNOWN &&
	    job->finished_ms >= job->started_ms &&
	    job->finished_ms > pipeline->last_ms)
		pipeline->last_ms = job->finished_ms;
}

int bsz_pipeline_say(const char **text, struct bsz_log *log,
    const struct bsz_json_value *value, struct bsz_err *err)
{
	const char *const said = bsz_json_string(value);
	const char *const copy = said && !**text ? bsz_arena_copy(log->arena,
	    said, strlen(said)) : *text;

	if (!copy)
		return bsz_fail_memory(err);
	*text = copy;
	return 0;
}

int bsz_pipelines_finish(struct pipelines *list, struct bsz_log *log,
    int rc, struct bsz_err *err)
{
	for (size_t i = 0; i < list->count; i++) {
		struct pipeline *const pipeline = &list->items[i];
		struct bsz_record *const run = &pipeline->run;

		run->metrics[BSZ_WALL_MS] = run->metrics[BSZ_BUILD_MS] =
		    bsz_log_between(log, run->started_ms,
		    pipeline->last_ms);
		if (!rc && run->started_ms == BSZ_UNKNOWN)
			bsz_log_refuse(log, pipeline->line, "no job of this "
			    "pipeline has a start");
		else if (!rc)
			rc = bsz_log_finish(log, run, &pipeline->steps,
			    pipeline->identity, pipeline->line, err);
		bsz_log_steps_release(&pipeline->steps);
	}
	bsz_free(list->items);
	*list = (struct pipelines){0};
	return rc;
}
