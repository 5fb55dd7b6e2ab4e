/*
 * BINSIZE_TRACE: a comma list of topics, or "all". The environment is asked
 * each time: traces mark phases, not loops, and so nothing is kept here but
 * the time of the first one.
 */
#include <binsize/trace.h>

#include <stdarg.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

bool bsz_trace_on(const char *topic)
{
	const char *list = getenv("BINSIZE_TRACE");
	const size_t size = strlen(topic);

	while (list && *list) {
		const size_t word = strcspn(list, ",");

		if (word == 3 && !memcmp(list, "all", 3))
			return true;
		if (word == size && !memcmp(list, topic, size))
			return true;
		list += word + (list[word] == ',');
	}
	return false;
}

static uint64_t now_us(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now))
		return 0;
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Microseconds since the first trace. */
static uint64_t elapsed_us(void)
{
	static _Atomic uint64_t origin;
	const uint64_t now = now_us();
	uint64_t first = 0;

	return atomic_compare_exchange_strong(&origin, &first, now) ? 0
	    : now - first;
}

void bsz_trace(const char *topic, const char *fmt, ...)
{
	char line[1024];
	const uint64_t at = bsz_trace_on(topic) ? elapsed_us() : UINT64_MAX;
	va_list args;
	int head, size;

	if (at == UINT64_MAX)
		return;
	head = snprintf(line, sizeof(line), "[%6llu.%03llu ms] %s: ",
	    (unsigned long long)(at / 1000), (unsigned long long)(at % 1000),
	    topic);
	if (head < 0 || (size_t)head >= sizeof(line) - 1)
		return;
	va_start(args, fmt);
	size = vsnprintf(line + head, sizeof(line) - 1 - (size_t)head, fmt,
	    args);
	va_end(args);
	if (size < 0)
		return;
	size = (int)strlen(line);
	line[size] = '\n';
	/* One write, so that lines of workers do not mix; best effort. */
	if (write(STDERR_FILENO, line, (size_t)size + 1) < 0)
		return;
}
