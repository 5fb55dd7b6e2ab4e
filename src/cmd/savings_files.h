/*
 * What stripping would save of all files below folders.
 */
#ifndef BINSIZE_SAVINGS_FILES_H
#define BINSIZE_SAVINGS_FILES_H

#include "options.h"

/* One document, a row a file, the largest saving first. The exit status. */
int bsz_savings_files(const struct bsz_options *options);

#endif
