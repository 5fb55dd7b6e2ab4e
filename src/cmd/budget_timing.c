/*
 * One limit on times of a configuration.
 */
#include "budget_reading.h"

#include <stdlib.h>
#include <string.h>

#define RUNS 5
#define WINDOW 30
#define MOST_RUNS 1000

static int read_metric(const struct bsz_reading *reading, const char *text,
    struct bsz_timing *timing)
{
	const int found = bsz_metric_find(text, strlen(text));

	if (found < 0 || bsz_metric_info((enum bsz_metric)found)->unit !=
	    BSZ_UNIT_MS)
		return bsz_reading_fail(reading, "metric", "is no time of runs "
		    "(build_ms, push_ms, wall_ms, queue_ms ...)");
	timing->metric = (enum bsz_metric)found;
	return 0;
}

static int read_count(const struct bsz_reading *reading, const char *key,
    const char *text, size_t least, size_t *count)
{
	uint64_t number;

	if (!text)
		return 0;
	if (bsz_reading_amount(reading, key, text, BSZ_AMOUNT_COUNT, &number))
		return reading->err->code;
	*count = (size_t)number;
	return number >= least && number <= MOST_RUNS ? 0 :
	    bsz_reading_fail(reading, key, least == BSZ_TIMING_RUNS ?
	    "3 to 1000 are wanted: one run says nothing" :
	    "10 to 1000 are wanted");
}

static int read_factor(const struct bsz_reading *reading, const char *key,
    const char *text, double least, double *factor)
{
	char *end;

	if (!text)
		return 0;
	*factor = strtod(text, &end);
	return *text >= '0' && *text <= '9' && !*end && *factor > least &&
	    *factor <= 1000 ? 0 : bsz_reading_fail(reading, key, least > 0 ?
	    "a number above 1 is wanted (1.2)" :
	    "a number above 0 is wanted (4)");
}

int bsz_reading_timing(struct bsz_reading *reading,
    const struct bsz_yaml_timing *from, struct bsz_timing *timing)
{
	reading->line = bsz_reading_line(reading->text, "id", from->id, 0);
	*timing = (struct bsz_timing){
		.id = bsz_reading_copy(reading, from->id),
		.runs = RUNS, .window = WINDOW,
		.advice = bsz_reading_copy(reading, from->message),
		.owner = bsz_reading_copy(reading, from->owner),
		.line = reading->line};
	if (!timing->id || (from->message && !timing->advice) ||
	    (from->owner && !timing->owner))
		return bsz_fail_memory(reading->err);
	if (!from->factor && !from->deviations)
		return bsz_reading_fail(reading, timing->id, "has no limit "
		    "(factor or deviations)");
	int rc = read_metric(reading, from->metric, timing);
	if (!rc)
		rc = read_count(reading, "runs", from->runs, BSZ_TIMING_RUNS,
		    &timing->runs);
	if (!rc)
		rc = read_count(reading, "window", from->window,
		    BSZ_TIMING_WINDOW, &timing->window);
	if (!rc)
		rc = read_factor(reading, "factor", from->factor, 1,
		    &timing->factor);
	if (!rc)
		rc = read_factor(reading, "deviations", from->deviations, 0,
		    &timing->deviations);
	if (!rc && from->ignore_below)
		rc = bsz_reading_amount(reading, "ignore_below",
		    from->ignore_below, BSZ_AMOUNT_TIME,
		    &timing->ignore_below);
	return rc;
}
