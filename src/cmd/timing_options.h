/*
 * What commands about timings are told.
 */
#ifndef BINSIZE_TIMING_OPTIONS_H
#define BINSIZE_TIMING_OPTIONS_H

#include <binsize/runs.h>

struct bsz_timing_options {
	const char *store;    /* path, or NULL */
	const char *config_store; /* that a configuration names, or NULL */
	const char *spool;    /* file that lines are added to, or NULL */
	const char *project, *branch, *commit, *runner; /* NULL: not said */
	const char *language, *cause;
	const char *step;     /* name of a stage of a recorded command */
	const char *map;      /* columns of CSV, or NULL */
	const char **artifacts;
	size_t artifact_count;
	int64_t metrics[BSZ_METRICS]; /* given; BSZ_UNKNOWN */
	enum bsz_warmth warmth;
	int64_t since_ms, until_ms;
	struct bsz_run_query query; /* metrics to show, and by what */
	uint64_t keep_days;
	bool has_keep_days;
	bool document;
};

#endif
