/*
 * Patterns of paths, as .dockerignore has them: '*' and '?' do not match a
 * slash, "**" matches any number of folders, [a-z] a class, '\' takes the
 * next character as it is.
 */
#ifndef BINSIZE_LINT_GLOB_H
#define BINSIZE_LINT_GLOB_H

#include <binsize/base.h>

/* Does the pattern match all of a path of so many bytes? Bounded work: each
 * star is tried at each place once. O(pattern * path). */
bool bsz_glob_matches(const char *pattern, const char *path, size_t size);

#endif
