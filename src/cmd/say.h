/*
 * Lines for people on standard error.
 */
#ifndef BINSIZE_SAY_H
#define BINSIZE_SAY_H

#include <binsize/err.h>

/*
 * "binsize: SUBJECT: text", or without the subject when it is NULL. Bytes
 * that a terminal would obey are written as \x1b. Needs no memory; cut to
 * some thousand bytes.
 */
void bsz_say(const char *subject, const char *fmt, ...) BSZ_PRINTF(2, 3);

/*
 * The same for an error. One without a text is not said (a reader of our
 * output that went away). Returns the exit status.
 */
int bsz_say_error(const char *subject, const struct bsz_err *err);

#endif
