/*
 * An error is a value: a code that decides the exit status and one line of
 * text. It is filled once, where the failure is seen, into the caller's
 * storage; a layer border may put its context in front.
 */
#ifndef BINSIZE_ERR_H
#define BINSIZE_ERR_H

#include <binsize/base.h>

enum bsz_code {
	BSZ_OK = 0,
	BSZ_EUSAGE = -1,    /* command line or configuration; exit 2 */
	BSZ_EINPUT = -2,    /* this input cannot be read; exit 3 */
	BSZ_ENOMEM = -3,    /* out of memory; exit 3 */
	BSZ_EOUTPUT = -4,   /* the output cannot be written; exit 4 */
	BSZ_EINVARIANT = -5, /* our own sum does not hold; exit 70 */
	BSZ_ESTORE = -6,    /* store or network; exit 4 */
	BSZ_ENODATA = -7    /* not enough data for an answer; exit 5 */
};

struct bsz_err {
	enum bsz_code code;
	char text[1024];
};

/*
 * Fill an error. Returns code, so that `return bsz_fail(err, ...)` ends a
 * function. The text is cut to the array. Names from inputs must be passed
 * through bsz_safe_text() first, or shown by a caller that escapes.
 */
int bsz_fail(struct bsz_err *err, enum bsz_code code, const char *fmt, ...)
    BSZ_PRINTF(3, 4);

/* Put "context: " in front of an error's text. Returns the error's code. */
int bsz_wrap(struct bsz_err *err, const char *fmt, ...) BSZ_PRINTF(2, 3);

/* bsz_fail() for a failed allocation. */
int bsz_fail_memory(struct bsz_err *err);

/* Exit status of a code, DESIGN's table: 0, 2, 3, 4, 5 or 70. */
int bsz_exit_status(enum bsz_code code);

#endif
