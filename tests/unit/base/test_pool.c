/*
 * The pool: each index once, each worker with its own number.
 */
#include <binsize/pool.h>

#include <binsize/limits.h>

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>

#include <cmocka.h>

#define JOBS 2000

struct seen {
	atomic_int times[JOBS];
	size_t last[BSZ_MAX_JOBS]; /* index + 1 of a worker's last job */
	atomic_int disorder;
	size_t workers;
	pthread_t caller;
	atomic_int strangers;
};

static void job(void *context, size_t index, size_t worker)
{
	struct seen *const seen = context;

	seen->times[index]++;
	seen->disorder += worker >= seen->workers;
	seen->disorder += seen->last[worker] > index;
	seen->last[worker] = index + 1;
	if (!pthread_equal(pthread_self(), seen->caller))
		seen->strangers++;
	else
		seen->disorder += worker != 0;
}

static void run(size_t workers, size_t jobs, struct seen *seen)
{
	memset(seen, 0, sizeof(*seen));
	seen->workers = workers ? workers : 1;
	if (seen->workers > BSZ_MAX_JOBS)
		seen->workers = BSZ_MAX_JOBS;
	seen->caller = pthread_self();
	bsz_pool_run(workers, jobs, job, seen);
	for (size_t i = 0; i < JOBS; i++)
		assert_int_equal(seen->times[i], i < jobs);
	assert_int_equal(seen->disorder, 0);
}

static void each_index_runs_once(void **state)
{
	static const size_t workers[] = {0, 1, 2, 3, 8, 64, 1000};
	static const size_t jobs[] = {0, 1, 2, 7, JOBS};
	static struct seen seen;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(workers); i++)
		for (size_t j = 0; j < BSZ_COUNTOF(jobs); j++)
			run(workers[i], jobs[j], &seen);
}

static void one_worker_starts_no_thread(void **state)
{
	static struct seen seen;

	(void)state;
	run(1, JOBS, &seen);
	assert_int_equal(seen.strangers, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_index_runs_once),
		cmocka_unit_test(one_worker_starts_no_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
