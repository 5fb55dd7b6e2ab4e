/*
 * Estimates as rows of a table, and as words.
 */
#ifndef BINSIZE_MODEL_WORDS_H
#define BINSIZE_MODEL_WORDS_H

#include "model_fit.h"

enum model_unit {
	MODEL_MS_PER_MB,
	MODEL_MS,
	MODEL_MB,
	MODEL_FACTOR,
	MODEL_SHARE,
	MODEL_PER_HOUR,
	MODEL_COUNT,
	MODEL_P
};

extern const char *const bsz_model_unit_words[];

/* A value with its unit, in the report's arena; "-" for NaN. */
const char *bsz_model_text(struct bsz_report *report, enum model_unit unit,
    double value);
/* The same with a sign, for changes. */
const char *bsz_model_change_text(struct bsz_report *report,
    enum model_unit unit, double value);
/* "281..365"; "-" when there is none. */
const char *bsz_model_interval_text(struct bsz_report *report,
    enum model_unit unit, struct bsz_interval interval);

/* "ok", or what is missing: "needs 200, has 64; at 9 a day: 16 days".
 * per_day: rows that come in a day, 0 when that is not known. */
const char *bsz_model_standing_text(struct bsz_report *report,
    const struct bsz_effect *effect, double per_day);

/* A word for what an effect lacks; "" for nothing. */
const char *bsz_model_lack_word(const struct bsz_effect *effect);

/* A text in the arena; "" when memory is short (remembered). */
const char *bsz_model_printf(struct bsz_report *report, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

/* A fact of the report. */
void bsz_model_fact(struct bsz_report *report, const char *key,
    const char *text);

/* Remarks on what was left out of both, and which size it was. */
void bsz_model_tell_rows(const struct model_fit *fit,
    struct bsz_report *report);

/* "40 runs of 2 projects, 2026-09-10 to 2026-09-30". */
void bsz_model_headline(const struct bsz_samples *samples,
    struct bsz_report *report);

#endif
