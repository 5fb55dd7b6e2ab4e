/*
 * Jobs of pipelines, as CI systems export them, put together to runs: a run
 * for each pipeline, a step for each job or step of one.
 */
#ifndef BINSIZE_PIPELINE_H
#define BINSIZE_PIPELINE_H

#include "objects.h"

struct pipeline {
	const char *identity; /* in the log's arena */
	uint64_t line;
	struct bsz_record run;
	struct bsz_log_steps steps;
	int64_t last_ms; /* end of its last job */
};

struct pipelines {
	struct pipeline *items; /* from bsz_malloc() */
	size_t count, room;
};

/* The one with an identity, made when it is new; the newest are looked at
 * first. NULL when memory is short. Valid until the next call. */
struct pipeline *bsz_pipelines_find(struct pipelines *list,
    struct bsz_log *log, const char *identity, uint64_t line);

/* A job: its times count for the whole; what is unknown is BSZ_UNKNOWN. */
struct job {
	int64_t queued_ms, started_ms, finished_ms;
	enum bsz_outcome outcome;
};
void bsz_pipeline_add(struct pipeline *pipeline, const struct job *job);

/* Keep a text in the log's arena unless there is one already. BSZ_ENOMEM. */
int bsz_pipeline_say(const char **text, struct bsz_log *log,
    const struct bsz_json_value *value, struct bsz_err *err);

/* Hand all runs on; then they are released, whatever is returned. */
int bsz_pipelines_finish(struct pipelines *list, struct bsz_log *log,
    int rc, struct bsz_err *err);

#endif
