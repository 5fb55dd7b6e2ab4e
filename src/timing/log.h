/*
 * What readers of logs share: lines, and the ways a run leaves.
 */
#ifndef BINSIZE_LOG_H
#define BINSIZE_LOG_H

#include "timing.h"

/* The line at *at without its end, and *at moved behind it; false at the end
 * of the text. A last line may lack its newline. */
bool bsz_log_line(struct bsz_span text, uint64_t *at, struct bsz_span *line);

/* Count and note a part that is left out. */
void bsz_log_refuse(struct bsz_log *log, uint64_t line, const char *why);

/* Fill what the log did not say from the defaults. */
void bsz_log_complete(const struct bsz_log *log, struct bsz_record *run);

/* Identify a run and hand it on. */
int bsz_log_take(struct bsz_log *log, struct bsz_record *run,
    const char *identity, struct bsz_err *err);

#endif
