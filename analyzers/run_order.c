#include "run_order.h"

#include <binsize/sort.h>

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

const char *const bsz_period_words[] = {"day", "week", "month", "run", NULL};

static const char *const formats[] = {
	[BSZ_BY_DAY] = "%F",
	[BSZ_BY_WEEK] = "%G-W%V",
	[BSZ_BY_MONTH] = "%Y-%m",
	[BSZ_BY_RUN] = "%F %T",
};

int bsz_run_order_init(struct run_order *order,
    const struct bsz_samples *samples, struct bsz_err *err)
{
	const size_t count = samples->count;
	struct bsz_keyed *const keyed = bsz_calloc(2 * count + 1,
	    sizeof(*keyed));

	*order = (struct run_order){.count = count};
	order->rows = bsz_malloc((count + 1) * sizeof(*order->rows));
	if (!keyed || !order->rows) {
		bsz_free(keyed);
		return bsz_fail_memory(err);
	}
	for (size_t i = 0; i < count; i++)
		keyed[i] = (struct bsz_keyed){
			(uint64_t)samples->started_ms[i], i};
	bsz_sort_keyed(keyed, keyed + count, count);
	for (size_t i = 0; i < count; i++)
		keyed[i].key = samples->project[keyed[i].value];
	bsz_sort_keyed(keyed, keyed + count, count);
	for (size_t i = 0; i < count; i++)
		order->rows[i] = (uint32_t)keyed[i].value;
	bsz_free(keyed);
	return 0;
}

void bsz_run_order_release(struct run_order *order)
{
	bsz_free(order->rows);
	*order = (struct run_order){0};
}

char *bsz_run_period_text(int64_t ms, enum bsz_period period,
    char text[RUN_PERIOD_ROOM])
{
	const time_t seconds = (time_t)(ms / 1000);
	struct tm parts;

	if (ms < 0 || !gmtime_r(&seconds, &parts) ||
	    !strftime(text, RUN_PERIOD_ROOM, formats[period], &parts))
		(void)snprintf(text, RUN_PERIOD_ROOM, "unknown"); /* fits */
	return text;
}

char *bsz_run_line(const double *values, size_t count, char text[RUN_LINE_ROOM])
{
	double low = INFINITY, high = -INFINITY;
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		low = values[i] < low ? values[i] : low;
		high = values[i] > high ? values[i] : high;
	}
	for (size_t i = 0; i < count && i < RUN_LINE_MOST; i++) {
		if (isnan(values[i])) {
			text[size++] = ' ';
			continue;
		}
		/* U+2581 to U+2588. */
		const int height = high > low ?
		    (int)((values[i] - low) / (high - low) * 7 + 0.5) : 3;

		text[size++] = '\xe2';
		text[size++] = '\x96';
		text[size++] = (char)(0x81 + height);
	}
	while (size && text[size - 1] == ' ')
		size--;
	text[size] = '\0';
	return text;
}
