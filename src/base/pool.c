/*
 * Workers: each takes the next index from one shared counter until none is
 * left. The caller works too, so a pool of one is a plain loop.
 */
#include <binsize/pool.h>

#include <binsize/limits.h>

#include <pthread.h>
#include <stdatomic.h>

struct pool {
	atomic_size_t next;
	size_t count;
	void (*job)(void *context, size_t index, size_t worker);
	void *context;
};

struct worker {
	struct pool *pool;
	size_t number;
};

static void *work(void *argument)
{
	const struct worker *const worker = argument;
	struct pool *const pool = worker->pool;
	size_t index;

	for (;;) {
		index = atomic_fetch_add(&pool->next, 1);
		if (index >= pool->count)
			return NULL;
		pool->job(pool->context, index, worker->number);
	}
}

void bsz_pool_run(size_t workers, size_t count,
    void (*job)(void *context, size_t index, size_t worker), void *context)
{
	struct pool pool = {.count = count, .job = job, .context = context};
	struct worker all[BSZ_MAX_JOBS];
	pthread_t threads[BSZ_MAX_JOBS];
	size_t wanted = workers < count ? workers : count;
	size_t started = 1;

	if (wanted > BSZ_MAX_JOBS)
		wanted = BSZ_MAX_JOBS;
	for (size_t i = 0; i < BSZ_MAX_JOBS; i++)
		all[i] = (struct worker){&pool, i};
	while (started < wanted &&
	    !pthread_create(&threads[started], NULL, work, &all[started]))
		started++;
	(void)work(&all[0]); /* always NULL */
	while (started > 1)
		(void)pthread_join(threads[--started], NULL); /* ours */
}
