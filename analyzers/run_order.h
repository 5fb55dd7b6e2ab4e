/*
 * Runs in the order of time, project by project, and the periods they are
 * in.
 */
#ifndef BINSIZE_RUN_ORDER_H
#define BINSIZE_RUN_ORDER_H

#include <binsize/runs.h>

struct run_order {
	uint32_t *rows; /* by project, then start, then as they came */
	size_t count;
};

/* BSZ_ENOMEM. O(count). */
int bsz_run_order_init(struct run_order *order,
    const struct bsz_samples *samples, struct bsz_err *err);
void bsz_run_order_release(struct run_order *order);

/* Room for the text of a period, with its NUL. */
#define RUN_PERIOD_ROOM 32
/* "2026-09-21", "2026-W39", "2026-09", "2026-09-21 14:13:20". */
char *bsz_run_period_text(int64_t ms, enum bsz_period period,
    char text[RUN_PERIOD_ROOM]);

/* Room for a text as bsz_run_line() makes it, with its NUL. */
#define RUN_LINE_MOST 24
#define RUN_LINE_ROOM (RUN_LINE_MOST * 3 + 1)
/* At most RUN_LINE_MOST values as blocks of eight heights; a blank for NaN. */
char *bsz_run_line(const double *values, size_t count,
    char text[RUN_LINE_ROOM]);

#endif
