/*
 * The status line. Its whole state is two atomics: when the next line may be
 * written (0: nobody looks), and whether one stands. A worker that finds the
 * time has come moves it on by a tenth of a second; whoever wins writes one
 * line with one write(2), the others go on with their work.
 */
#include <binsize/progress.h>

#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#define QUIET_NS UINT64_C(500000000)
#define EVERY_NS UINT64_C(100000000)

struct progress {
	_Atomic uint64_t next_ns;
	atomic_bool shown;
};

static struct progress *progress(void)
{
	static struct progress state;

	return &state;
}

static uint64_t now_ns(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now))
		return 0;
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static void put(const char *text, size_t size)
{
	/* Best effort: nothing depends on this line. */
	if (write(STDERR_FILENO, text, size) < 0)
		return;
}

void bsz_progress_enable(void)
{
	atomic_store(&progress()->next_ns, now_ns() + QUIET_NS);
}

static void show(const char *what, size_t done, size_t total)
{
	char line[100];
	const size_t percent = total
	    ? (size_t)(100.0 * (double)done / (double)total) : 0;
	int size;

	/* \r: to the line's start; \033[K: erase what stood behind. */
	if (total)
		size = snprintf(line, sizeof(line), "\r%.40s: %zu %%\033[K",
		    what, percent < 100 ? percent : 100);
	else
		size = snprintf(line, sizeof(line), "\r%.40s: %zu\033[K",
		    what, done);
	if (size > 0 && (size_t)size < sizeof(line))
		put(line, (size_t)size);
}

void bsz_progress(const char *what, size_t done, size_t total)
{
	struct progress *const state = progress();
	uint64_t next = atomic_load_explicit(&state->next_ns,
	    memory_order_relaxed);
	uint64_t now;

	if (BSZ_LIKELY(!next))
		return;
	now = now_ns();
	if (now < next || !atomic_compare_exchange_strong(&state->next_ns,
	    &next, now + EVERY_NS))
		return;
	atomic_store(&state->shown, true);
	show(what, done, total);
}

void bsz_progress_clear(void)
{
	static const char erase[] = "\r\033[K";

	if (atomic_exchange(&progress()->shown, false))
		put(erase, sizeof(erase) - 1);
}
