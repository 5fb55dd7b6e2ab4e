/*
 * Values of options: one of several words, or a number.
 */
#ifndef BINSIZE_OPTION_VALUES_H
#define BINSIZE_OPTION_VALUES_H

#include "options.h"

/*
 * The index of the first size bytes of value among the words of an option.
 * BSZ_EUSAGE, which says what there is.
 */
int bsz_option_choose(const struct bsz_option *option, const char *value,
    size_t size, struct bsz_err *err);

/* The BSZ_EUSAGE of a value that is none of an option's words. */
int bsz_option_refuse(const struct bsz_option *option, const char *value,
    size_t size, struct bsz_err *err);

/* A whole number, digits only. BSZ_EUSAGE. */
int bsz_option_count(const struct bsz_option *option, const char *value,
    size_t *count, struct bsz_err *err);

/* Keeps the path of -o. BSZ_EUSAGE. */
int bsz_option_set_output(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err);

/* Defines bsz_options_NAME from the array `name` of rows. */
#define BSZ_OPTION_TABLE(name, heading) \
	const struct bsz_option_table bsz_options_##name = { \
		.title = (heading), .options = name, \
		.count = BSZ_COUNTOF(name)}

#endif
