/*
 * Reading sums back. A store may be damaged, so buckets are checked: each
 * exists, they ascend, and none is empty.
 */
#include <binsize/day.h>

#include <binsize/json.h>

#include <string.h>

struct reading {
	struct bsz_arena *arena;
	struct bsz_err *err;
};

static int fail(const struct reading *reading, const char *key)
{
	return bsz_fail(reading->err, BSZ_EINPUT, "\"%s\" of a day is "
	    "damaged", key);
}

static int read_count(const struct reading *reading,
    const struct bsz_json_value *object, const char *key, uint64_t *count)
{
	const struct bsz_json_value *const value = bsz_json_get(object, key);

	*count = 0;
	return !value || bsz_json_count(value, count) ? 0 :
	    fail(reading, key);
}

static int read_buckets(const struct reading *reading,
    const struct bsz_json_value *array, struct bsz_day_sum *sum)
{
	const size_t count = bsz_json_size(array) / 2;
	struct bsz_bucket *const buckets = bsz_arena_alloc(reading->arena,
	    (count + 1) * sizeof(*buckets));
	uint64_t at, number;

	if (!buckets)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < count; i++) {
		if (!bsz_json_count(bsz_json_at(array, 2 * i), &at) ||
		    !bsz_json_count(bsz_json_at(array, 2 * i + 1), &number) ||
		    at >= BSZ_SKETCH_BUCKETS || !number ||
		    (i && at <= buckets[i - 1].at))
			return fail(reading, "buckets");
		buckets[i] = (struct bsz_bucket){(uint32_t)at, number};
	}
	sum->buckets = buckets;
	sum->bucket_count = count;
	return 0;
}

static int read_sum(const struct reading *reading,
    const struct bsz_json_value *object, struct bsz_day_sum *sum)
{
	const char *const name = bsz_json_string(bsz_json_get(object,
	    "name"));

	*sum = (struct bsz_day_sum){0};
	if (!name)
		return fail(reading, "name");
	sum->name = bsz_arena_copy(reading->arena, name, strlen(name));
	if (!sum->name)
		return bsz_fail_memory(reading->err);
	int rc = read_count(reading, object, "runs", &sum->runs);
	rc = rc ? rc : read_count(reading, object, "total", &sum->total);
	rc = rc ? rc : read_count(reading, object, "hits", &sum->hits);
	rc = rc ? rc : read_count(reading, object, "lookups", &sum->lookups);
	return rc ? rc : read_buckets(reading, bsz_json_get(object,
	    "buckets"), sum);
}

static int read_sums(const struct reading *reading,
    const struct bsz_json_value *root, const char *key,
    struct bsz_day_sum **sums, size_t *count)
{
	const struct bsz_json_value *const array = bsz_json_get(root, key);
	const size_t size = bsz_json_size(array);

	*sums = bsz_arena_alloc(reading->arena, (size + 1) * sizeof(**sums));
	if (!*sums)
		return bsz_fail_memory(reading->err);
	for (*count = 0; *count < size; (*count)++) {
		const int rc = read_sum(reading, bsz_json_at(array, *count),
		    &(*sums)[*count]);

		if (rc)
			return rc;
	}
	return 0;
}

static int read_day(const struct reading *reading,
    const struct bsz_json_value *root, struct bsz_day *day)
{
	int rc = read_count(reading, root, "runs", &day->runs);

	rc = rc ? rc : read_count(reading, root, "failed", &day->failed);
	rc = rc ? rc : read_count(reading, root, "cancelled",
	    &day->cancelled);
	rc = rc ? rc : read_count(reading, root, "stepped", &day->stepped);
	rc = rc ? rc : read_sums(reading, root, "metrics", &day->metrics,
	    &day->metric_count);
	return rc ? rc : read_sums(reading, root, "steps", &day->steps,
	    &day->step_count);
}

int bsz_day_read(struct bsz_day *day, const char *text,
    struct bsz_arena *arena, struct bsz_err *err)
{
	const struct reading reading = {arena, err};
	struct bsz_json *const document = bsz_json_parse((struct bsz_span){
	    (const uint8_t *)text, strlen(text)}, err);

	*day = (struct bsz_day){0};
	if (!document)
		return err->code;
	const int rc = read_day(&reading, bsz_json_root(document), day);
	bsz_json_free(document);
	return rc;
}

const struct bsz_day_sum *bsz_day_find(const struct bsz_day_sum *sums,
    size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(sums[i].name, name) == 0)
			return &sums[i];
	return NULL;
}
