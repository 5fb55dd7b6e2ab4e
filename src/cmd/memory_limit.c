/*
 * The least of what the machine has, what control groups allow (of version 2;
 * a group inside of another has at most what that one has), and what the
 * shell that started us allows.
 */
#include "memory_limit.h"

#include "control_group.h"

#include <sys/resource.h>
#include <unistd.h>

static uint64_t of_machine(void)
{
	const long pages = sysconf(_SC_PHYS_PAGES);
	const long size = sysconf(_SC_PAGESIZE);

	return pages > 0 && size > 0 ? bsz_mul((uint64_t)pages,
	    (uint64_t)size) : UINT64_MAX;
}

static uint64_t of_process(void)
{
	static const int resources[] = {RLIMIT_AS, RLIMIT_DATA};
	uint64_t least = UINT64_MAX;

	for (size_t i = 0; i < BSZ_COUNTOF(resources); i++) {
		struct rlimit limit;

		if (getrlimit(resources[i], &limit) == 0 &&
		    limit.rlim_cur != RLIM_INFINITY)
			least = bsz_min(least, limit.rlim_cur);
	}
	return least;
}

uint64_t bsz_memory_limit(void)
{
	return bsz_min(of_machine(), bsz_min(of_process(),
	    bsz_control_group_memory()));
}
