/*
 * A configuration while it is read: its texts become budgets, and what is
 * wrong with one is told with its line.
 */
#ifndef BINSIZE_BUDGET_READING_H
#define BINSIZE_BUDGET_READING_H

#include "budget_file.h"
#include "budget_schema.h"

struct bsz_reading {
	struct bsz_budget_file *file;
	struct bsz_span text;
	unsigned line; /* of what is being read */
	struct bsz_err *err;
};

/* BSZ_EUSAGE: "FILE:LINE:1: KEY: what". */
int bsz_reading_fail(const struct bsz_reading *reading, const char *key,
    const char *what);
/* The same for an error that has its text. */
int bsz_reading_wrap(const struct bsz_reading *reading, const char *key);

/* A text in the file's arena; NULL for NULL, or when memory is short. */
const char *bsz_reading_copy(const struct bsz_reading *reading,
    const char *text);

/* Whether an artifact of this name has been read. O(artifacts). */
bool bsz_reading_has_artifact(const struct bsz_reading *reading,
    const char *name);

/* The number of the count-th line that is "KEY: VALUE", or 1. O(text). */
unsigned bsz_reading_line(struct bsz_span text, const char *key,
    const char *value, size_t count);

/* A size, a count or a share, as the measure has it. BSZ_EUSAGE. */
int bsz_reading_amount(const struct bsz_reading *reading, const char *key,
    const char *text, enum bsz_amount kind, uint64_t *amount);

/* One budget. BSZ_EUSAGE, BSZ_ENOMEM. */
int bsz_reading_budget(struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget);

/* One limit on times. BSZ_EUSAGE, BSZ_ENOMEM. */
int bsz_reading_timing(struct bsz_reading *reading,
    const struct bsz_yaml_timing *from, struct bsz_timing *timing);

/* Budgets for the rules of dive that are on, from budgets[*count] on, where
 * there is room for BSZ_RULES. BSZ_EUSAGE. */
#define BSZ_RULES 3
int bsz_rules_read(struct bsz_reading *reading,
    const struct bsz_yaml_rules *rules, struct bsz_budget *budgets,
    size_t *count);

#endif
