/*
 * BINSIZE_TRACE=elf,dwarf,settle prints what the topics do, with times, on
 * standard error. For developers; never part of a report.
 */
#ifndef BINSIZE_TRACE_H
#define BINSIZE_TRACE_H

#include <binsize/base.h>

bool bsz_trace_on(const char *topic);
void bsz_trace(const char *topic, const char *fmt, ...) BSZ_PRINTF(2, 3);

#endif
