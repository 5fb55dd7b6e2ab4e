/*
 * Logs of builds and pipelines to runs. Which format a log has is recognised
 * by its content, never by its name.
 */
#ifndef BINSIZE_TIMING_H
#define BINSIZE_TIMING_H

#include <binsize/series.h>

/* A log that is read. The caller fills all but the counts. */
struct bsz_log {
	struct bsz_span text; /* the whole of it; large ones are mapped */
	bool mapped;          /* text may be forgotten where it was walked */
	int64_t modified_ms;  /* when the file was last written */
	const char *map;      /* KEY=COLUMN,...; or NULL */
	/* What is taken where the log does not say it. */
	const struct bsz_record *defaults;
	struct bsz_sha *sha;
	/* Where texts of runs go. The sink may empty it. */
	struct bsz_arena *arena;
	/* Takes a run, whose texts lie in the arena. 0, or a code that ends
	 * the reading. */
	int (*take)(void *context, const struct bsz_record *run,
	    struct bsz_err *err);
	/* Hears of a part that was left out: its line, and why. */
	void (*note)(void *context, uint64_t line, const char *text);
	void *context;
	uint64_t taken, refused; /* runs */
	uint64_t reversed; /* intervals that end before they begin */
};

struct bsz_log_format {
	const char *name;
	const char *brief;
	/* How sure the format is of a text: 0 not at all, 100 quite. */
	int (*probe)(struct bsz_span text);
	/* A damaged part costs that part, is noted and counted. Fails for
	 * what makes all of it useless, and with what take() gave. */
	int (*read)(struct bsz_log *log, struct bsz_err *err);
};

#define LOG_FORMAT(name) extern const struct bsz_log_format bsz_log_##name;
#include "list.h"
#undef LOG_FORMAT

/* All formats in order. */
const struct bsz_log_format *const *bsz_log_formats(size_t *count);

/* The format of a log. NULL with BSZ_EINPUT when none knows it. */
const struct bsz_log_format *bsz_log_probe(struct bsz_span text,
    struct bsz_err *err);

#endif
