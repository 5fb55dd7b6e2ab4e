/*
 * What a check leaves behind for the CI system it runs in.
 */
#ifndef BINSIZE_CI_H
#define BINSIZE_CI_H

#include "options.h"

/*
 * Write the files that the CI system of the environment reads, and the lines
 * that it obeys on standard output; say on standard error what was written.
 * Nothing outside of such a system. The exit status.
 */
int bsz_ci_write(const struct bsz_options *options,
    const struct bsz_report *report);

#endif
