/*
 * What a name tells as the file has it, before it is demangled.
 */
#ifndef BINSIZE_INSTANCE_HINTS_H
#define BINSIZE_INSTANCE_HINTS_H

#include <binsize/base.h>

/* False when no part of a name can be given something: it is no instance.
 * O(size). */
bool bsz_instance_is_possible(const char *name, size_t size);

/* A number that instances of one generic have in common, and most other
 * names do not. O(size). */
uint32_t bsz_instance_hint(const char *name, size_t size);

#endif
