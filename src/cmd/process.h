/*
 * A command that is run in our place: it has our streams and gets our
 * signals, and we end as it ends.
 */
#ifndef BINSIZE_PROCESS_H
#define BINSIZE_PROCESS_H

#include <binsize/err.h>

struct bsz_process {
	int status;          /* 0 to 255; 128 + N for signal N; 126, 127 when
	    it could not be started */
	bool started, signalled;
	int64_t started_ms;  /* from 1970 */
	int64_t wall_ms, cpu_ms, peak_bytes;
};

/* Run argv to its end. Says on standard error why it cannot be started. As
 * soon as it has started, begun is called, unless it is NULL. */
void bsz_process_run(struct bsz_process *process, char *const *argv,
    void (*begun)(void *context), void *context);

#endif
