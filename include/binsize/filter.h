/*
 * A user's pattern (PCRE2), with limits on what one match may cost.
 */
#ifndef BINSIZE_FILTER_H
#define BINSIZE_FILTER_H

#include <binsize/err.h>

struct bsz_filter;

/* NULL with err filled (BSZ_EUSAGE with the column, BSZ_ENOMEM). */
struct bsz_filter *bsz_filter_new(const char *pattern, struct bsz_err *err);
void bsz_filter_free(struct bsz_filter *filter);

/*
 * True when the pattern matches anywhere in text. A match that exceeds its
 * limits counts as none. Not for use by two threads at once.
 */
bool bsz_filter_match(const struct bsz_filter *filter, const char *text,
    size_t size);

#endif
