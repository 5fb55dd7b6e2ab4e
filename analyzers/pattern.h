/*
 * A pattern on labels as people write it in a configuration: a glob, in which
 * * also matches '/', or "re:" and a PCRE2 pattern.
 */
#ifndef BINSIZE_PATTERN_H
#define BINSIZE_PATTERN_H

#include <binsize/filter.h>

struct bsz_pattern {
	const char *glob;          /* NULL: a filter */
	struct bsz_filter *filter;
};

/* text stays borrowed. BSZ_EUSAGE, BSZ_ENOMEM. */
int bsz_pattern_init(struct bsz_pattern *pattern, const char *text,
    struct bsz_err *err);
void bsz_pattern_release(struct bsz_pattern *pattern);
bool bsz_pattern_match(const struct bsz_pattern *pattern, const char *label);

#endif
