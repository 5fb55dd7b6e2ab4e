/*
 * What readers of JSON logs share: objects one after another, each parsed by
 * itself, so that a log of any length takes the memory of one; values in the
 * forms that tools write; a list of steps.
 */
#ifndef BINSIZE_OBJECTS_H
#define BINSIZE_OBJECTS_H

#include "log.h"

#include <binsize/json.h>

/* Whether a line near the start begins as JSON, and the first part holds all
 * the words. */
#define BSZ_LOG_WORDS 3
bool bsz_log_has_words(struct bsz_span text,
    const char *const words[BSZ_LOG_WORDS]);

/*
 * Parse each object of log->text from offset on, whatever stands between
 * (newlines, commas, brackets), and give it to take(). What is no object, or
 * no JSON, or is cut off, is refused with its line. An offset that is not 0
 * is that of a list, with which the walk ends. Ends with what take() gave
 * when that is not 0.
 */
typedef int bsz_log_take_object(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err);
int bsz_log_objects(struct bsz_log *log, uint64_t offset,
    bsz_log_take_object *take, void *context, struct bsz_err *err);

/* A time by RFC 3339 in ms from 1970; BSZ_UNKNOWN for none, and for the zero
 * years that stand for none. */
int64_t bsz_log_time(const struct bsz_json_value *value);
/* A whole number, also as a text; BSZ_UNKNOWN for none or a negative one. */
int64_t bsz_log_whole(const struct bsz_json_value *value);
/* Seconds as a number, or as the text "1.5s", in ms. */
int64_t bsz_log_seconds(const struct bsz_json_value *value);

/* end - start; BSZ_UNKNOWN when one is, or time runs backwards, which is
 * counted. */
int64_t bsz_log_between(struct bsz_log *log, int64_t start, int64_t end);

/* Add to a sum that may be unknown; an unknown amount adds nothing. */
void bsz_log_add(int64_t *sum, int64_t amount);

struct bsz_log_steps {
	struct bsz_step *items; /* from bsz_malloc() */
	size_t count, room;
};

/* A new step; its name is copied into the log's arena. NULL when memory is
 * short, or there are more than a million. */
struct bsz_step *bsz_log_steps_add(struct bsz_log_steps *steps,
    struct bsz_log *log, const char *name);
void bsz_log_steps_release(struct bsz_log_steps *steps);

/*
 * Put the steps, which are copied, into a run and hand it on. A run without
 * a start gets its end from the time the log was written. Refuses it at the
 * line when nobody names its project.
 */
int bsz_log_finish(struct bsz_log *log, struct bsz_record *run,
    const struct bsz_log_steps *steps, const char *identity, uint64_t line,
    struct bsz_err *err);

#endif
