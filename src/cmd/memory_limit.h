/*
 * How much memory this process may have, which is less than the machine's
 * where it runs in a container or under ulimit.
 */
#ifndef BINSIZE_MEMORY_LIMIT_H
#define BINSIZE_MEMORY_LIMIT_H

#include <binsize/base.h>

/* In bytes; UINT64_MAX when nobody says so. */
uint64_t bsz_memory_limit(void);

#endif
