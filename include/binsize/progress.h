/*
 * One status line on standard error for what takes longer than half a
 * second, and only on a terminal. Readers tell how far they are; the command
 * layer decides whether anybody sees it.
 */
#ifndef BINSIZE_PROGRESS_H
#define BINSIZE_PROGRESS_H

#include <binsize/base.h>

/* Where progress goes; NULL functions: nowhere. Set once by the commands. */
void bsz_progress_enable(void);

/* Phase `what` has done `done` of `total` steps. Cheap; any thread. */
void bsz_progress(const char *what, size_t done, size_t total);

/* Erase the line, if one was written. */
void bsz_progress_clear(void);

#endif
