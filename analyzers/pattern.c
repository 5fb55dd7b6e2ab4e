/*
 * A glob is the whole label, a pattern any part of it.
 */
#include "pattern.h"

#include <fnmatch.h>
#include <string.h>

#define FILTER_PREFIX "re:"

int bsz_pattern_init(struct bsz_pattern *pattern, const char *text,
    struct bsz_err *err)
{
	*pattern = (struct bsz_pattern){0};
	if (strncmp(text, FILTER_PREFIX, strlen(FILTER_PREFIX)) != 0) {
		pattern->glob = text;
		return 0;
	}
	pattern->filter = bsz_filter_new(text + strlen(FILTER_PREFIX), err);
	return pattern->filter ? 0 : (int)err->code;
}

void bsz_pattern_release(struct bsz_pattern *pattern)
{
	bsz_filter_free(pattern->filter);
}

bool bsz_pattern_match(const struct bsz_pattern *pattern, const char *label)
{
	/* Labels such as "[ELF header]" are written as they are shown. */
	if (pattern->glob)
		return strcmp(pattern->glob, label) == 0 ||
		    fnmatch(pattern->glob, label, FNM_NOESCAPE) == 0;
	return bsz_filter_match(pattern->filter, label, strlen(label));
}
