/*
 * Clones of functions: what compilers split off, or copy, and name after the
 * function with a word behind a dot ("work.cold", "work.constprop.0.isra.0").
 */
#ifndef BINSIZE_CLONES_H
#define BINSIZE_CLONES_H

#include <binsize/base.h>

/*
 * The size of a symbol's name without the words of clones at its end; size
 * when there are none. O(size).
 */
size_t bsz_clone_stem(const char *name, size_t size);

#endif
