/*
 * Summing up: each value becomes a number and a bucket, and sorted pairs are
 * counted. Sums are whole numbers, so that their order does not matter.
 */
#include <binsize/day.h>

#include <binsize/sort.h>

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Values by the number of what they are of, and what is summed of each. */
struct tally {
	struct bsz_keyed *values; /* number << 32 | bucket */
	size_t count;
	struct bsz_day_sum *sums;
};

static void tally_add(struct tally *tally, size_t number, double value)
{
	const uint64_t whole = value > 0 ? (uint64_t)value : 0;
	struct bsz_day_sum *const sum = &tally->sums[number];

	sum->runs++;
	sum->total = bsz_add(sum->total, whole);
	tally->values[tally->count++].key =
	    (uint64_t)number << 32 | bsz_sketch_bucket(whole);
}

/* Give each sum its buckets. */
static int tally_close(struct tally *tally, struct bsz_arena *arena,
    struct bsz_err *err)
{
	struct bsz_bucket *const buckets = bsz_arena_alloc(arena,
	    (tally->count + 1) * sizeof(*buckets));
	size_t used = 0;

	if (!buckets)
		return bsz_fail_memory(err);
	bsz_sort_keyed(tally->values, tally->values + tally->count,
	    tally->count);
	for (size_t i = 0; i < tally->count; i++) {
		const uint64_t key = tally->values[i].key;
		struct bsz_day_sum *const sum = &tally->sums[key >> 32];

		if (i && key == tally->values[i - 1].key) {
			buckets[used - 1].count++;
			continue;
		}
		if (!sum->buckets)
			sum->buckets = &buckets[used];
		buckets[used++] = (struct bsz_bucket){(uint32_t)key, 1};
		sum->bucket_count++;
	}
	return 0;
}

/* Room for values of numbers below a bound; released by the caller. */
static int tally_open(struct tally *tally, size_t values, size_t numbers,
    struct bsz_arena *arena, struct bsz_err *err)
{
	*tally = (struct tally){
		.values = bsz_malloc((2 * values + 1) *
		    sizeof(*tally->values)),
		.sums = bsz_arena_alloc(arena, (numbers + 1) *
		    sizeof(*tally->sums))};
	if (!tally->values || !tally->sums)
		return bsz_fail_memory(err);
	memset(tally->sums, 0, (numbers + 1) * sizeof(*tally->sums));
	return 0;
}

/* Leave out what no run knew. */
static size_t pack(struct bsz_day_sum *sums, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (sums[i].runs || sums[i].lookups)
			sums[kept++] = sums[i];
	return kept;
}

static void count_ratio(const struct bsz_samples *samples,
    struct bsz_day_sum *sum)
{
	const double *const hits = samples->metrics[BSZ_CACHE_HITS];
	const double *const lookups = samples->metrics[BSZ_CACHE_LOOKUPS];

	for (size_t i = 0; i < samples->count; i++) {
		if (samples->outcome[i] != BSZ_SUCCESS || isnan(hits[i]) ||
		    !(lookups[i] > 0))
			continue;
		sum->hits += (uint64_t)hits[i];
		sum->lookups += (uint64_t)lookups[i];
	}
}

static int sum_metrics(struct bsz_day *day,
    const struct bsz_samples *samples, struct bsz_arena *arena,
    struct bsz_err *err)
{
	struct tally tally;
	int rc = tally_open(&tally, samples->count * BSZ_METRICS,
	    BSZ_METRICS, arena, err);

	for (size_t i = 0; i < BSZ_METRICS && !rc; i++) {
		const double *const values = samples->metrics[i];

		tally.sums[i].name = bsz_metric_info((enum bsz_metric)i)->name;
		for (size_t j = 0; j < samples->count; j++)
			if (samples->outcome[j] == BSZ_SUCCESS &&
			    !isnan(values[j]))
				tally_add(&tally, i, values[j]);
	}
	if (!rc) {
		count_ratio(samples, &tally.sums[BSZ_CACHE_LOOKUPS]);
		rc = tally_close(&tally, arena, err);
		day->metrics = tally.sums;
		day->metric_count = pack(tally.sums, BSZ_METRICS);
	}
	bsz_free(tally.values);
	return rc;
}

/* The steps of one run, from at on; those of one name are summed up. Returns
 * where those of the next run begin. */
static size_t add_run(struct tally *tally, const struct bsz_samples *samples,
    double *time, size_t at)
{
	const struct bsz_step_samples *const steps = &samples->steps;
	const uint32_t run = steps->run[at];
	size_t end = at;

	for (; end < steps->count && steps->run[end] == run; end++) {
		struct bsz_day_sum *const sum = &tally->sums[steps->name[end]];

		if (samples->outcome[run] != BSZ_SUCCESS)
			continue;
		sum->hits += steps->cached[end] == 1;
		sum->lookups += steps->cached[end] >= 0;
		if (!isnan(steps->wall_ms[end]))
			time[steps->name[end]] = steps->wall_ms[end] +
			    (isnan(time[steps->name[end]]) ? 0 :
			    time[steps->name[end]]);
	}
	for (size_t i = at; i < end; i++) {
		const uint32_t name = steps->name[i];

		if (!isnan(time[name]))
			tally_add(tally, name, time[name]);
		time[name] = NAN;
	}
	return end;
}

static int sum_steps(struct bsz_day *day, const struct bsz_samples *samples,
    struct bsz_arena *arena, struct bsz_err *err)
{
	const struct bsz_names_list *const names = &samples->steps.names;
	double *const time = bsz_malloc((names->count + 1) * sizeof(*time));
	struct tally tally;
	int rc = tally_open(&tally, samples->steps.count, names->count, arena,
	    err);

	if (!time && !rc)
		rc = bsz_fail_memory(err);
	for (size_t i = 0; i < names->count && !rc; i++) {
		tally.sums[i].name = names->items[i];
		time[i] = NAN;
	}
	for (size_t at = 0; at < samples->steps.count && !rc;) {
		const size_t before = tally.count;

		at = add_run(&tally, samples, time, at);
		day->stepped += tally.count > before;
	}
	if (!rc) {
		rc = tally_close(&tally, arena, err);
		day->steps = tally.sums;
		day->step_count = pack(tally.sums, names->count);
	}
	bsz_free(tally.values);
	bsz_free(time);
	return rc;
}

int bsz_day_sum_up(struct bsz_day *day, const struct bsz_samples *samples,
    struct bsz_arena *arena, struct bsz_err *err)
{
	*day = (struct bsz_day){.runs = samples->count};
	for (size_t i = 0; i < samples->count; i++) {
		const uint8_t outcome = samples->outcome[i];

		day->failed += outcome == BSZ_FAILURE ||
		    outcome == BSZ_TIMEOUT;
		day->cancelled += outcome == BSZ_CANCELLED ||
		    outcome == BSZ_UNFINISHED;
	}
	const int rc = sum_metrics(day, samples, arena, err);
	return rc ? rc : sum_steps(day, samples, arena, err);
}

/* --- writing ------------------------------------------------------------ */

static void write_sum(const struct bsz_day_sum *sum, struct bsz_buf *out)
{
	bsz_buf_text(out, "{\"name\":");
	bsz_record_write_text(sum->name, out);
	bsz_buf_printf(out, ",\"runs\":%" PRIu64 ",\"total\":%" PRIu64,
	    sum->runs, sum->total);
	if (sum->lookups)
		bsz_buf_printf(out, ",\"hits\":%" PRIu64 ",\"lookups\":%"
		    PRIu64, sum->hits, sum->lookups);
	bsz_buf_text(out, ",\"buckets\":[");
	for (size_t i = 0; i < sum->bucket_count; i++)
		bsz_buf_printf(out, "%s%" PRIu32 ",%" PRIu64, i ? "," : "",
		    sum->buckets[i].at, sum->buckets[i].count);
	bsz_buf_text(out, "]}");
}

static void write_sums(const char *key, const struct bsz_day_sum *sums,
    size_t count, struct bsz_buf *out)
{
	bsz_buf_printf(out, ",\"%s\":[", key);
	for (size_t i = 0; i < count; i++) {
		bsz_buf_text(out, i ? "," : "");
		write_sum(&sums[i], out);
	}
	bsz_buf_char(out, ']');
}

void bsz_day_write(const struct bsz_day *day, struct bsz_buf *out)
{
	bsz_buf_printf(out, "{\"runs\":%" PRIu64 ",\"failed\":%" PRIu64
	    ",\"cancelled\":%" PRIu64 ",\"stepped\":%" PRIu64, day->runs,
	    day->failed, day->cancelled, day->stepped);
	write_sums("metrics", day->metrics, day->metric_count, out);
	write_sums("steps", day->steps, day->step_count, out);
	bsz_buf_char(out, '}');
}
