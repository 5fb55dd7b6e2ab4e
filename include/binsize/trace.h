/*
 * BINSIZE_TRACE=elf,dwarf,settle prints what the topics do, with times, on
 * standard error. For developers; never part of a report.
 */
#ifndef BINSIZE_TRACE_H
#define BINSIZE_TRACE_H

#include <binsize/base.h>

/* Whether $BINSIZE_TRACE names the topic, or "all". Looks at the environment
 * each time: ask before a loop. */
bool bsz_trace_on(const char *topic);
void bsz_trace(const char *topic, const char *fmt, ...) BSZ_PRINTF(2, 3);

#endif
