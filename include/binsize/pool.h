/*
 * A fixed number of workers over a numbered list of jobs.
 */
#ifndef BINSIZE_POOL_H
#define BINSIZE_POOL_H

#include <binsize/base.h>

/*
 * Run job(context, index, worker) for every index below count, on at most
 * workers threads (worker counts from 0; the calling thread is worker 0).
 * Jobs are handed out in order of index, one at a time. With one worker no
 * thread is started. A thread that cannot be started is done without.
 * Returns when all jobs have ended.
 */
void bsz_pool_run(size_t workers, size_t count,
    void (*job)(void *context, size_t index, size_t worker), void *context);

#endif
