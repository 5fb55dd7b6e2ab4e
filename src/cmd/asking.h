/*
 * The way of every command that asks about runs: read, analyse, render.
 */
#ifndef BINSIZE_ASKING_H
#define BINSIZE_ASKING_H

#include "options.h"

/* As those of <binsize/runs.h>. A positive number is the exit status after
 * the report was written. */
typedef int bsz_run_question(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

#define BSZ_ALL_METRICS (BSZ_METRIC_BIT(BSZ_METRICS) - 1)

/* Unless a seed was given, make one from the command's name and what the
 * options ask. */
void bsz_ask_seed(struct bsz_options *options, const char *command);

/*
 * Ask the runs that the options mean, and write the answer. wanted: as for
 * bsz_samples_init(). What goes wrong is said; an answer that says what is
 * missing (BSZ_ENODATA, and tables) is written before. Returns the exit status.
 */
int bsz_ask(const struct bsz_options *options, const char *command,
    const char *schema, uint64_t wanted, bsz_run_question *question);

#endif
