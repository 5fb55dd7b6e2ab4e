/*
 * libcyaml forgets where a value stood, so the line of a budget is found again
 * by its id, which is written once.
 */
#include "budget_reading.h"

#include <binsize/units.h>

#include <string.h>

#define NS_A_MS 1000000

int bsz_reading_fail(const struct bsz_reading *reading, const char *key,
    const char *what)
{
	return bsz_fail(reading->err, BSZ_EUSAGE, "%.400s:%u:1: %s: %s",
	    reading->file->policy.file, reading->line, key, what);
}

/* The same for an error that has its text. */
int bsz_reading_wrap(const struct bsz_reading *reading, const char *key)
{
	return bsz_wrap(reading->err, "%.400s:%u:1: %s",
	    reading->file->policy.file, reading->line, key);
}

const char *bsz_reading_copy(const struct bsz_reading *reading,
    const char *text)
{
	return text ? bsz_arena_copy(&reading->file->arena, text,
	    strlen(text)) : NULL;
}

bool bsz_reading_has_artifact(const struct bsz_reading *reading,
    const char *name)
{
	const struct bsz_budget_file *const file = reading->file;

	for (size_t i = 0; i < file->artifact_count; i++)
		if (strcmp(file->artifacts[i].name, name) == 0)
			return true;
	return false;
}

/* Whether a line is "KEY: VALUE", perhaps in a list or in quotes. */
static bool line_is(const char *line, size_t size, const char *key,
    const char *value)
{
	const size_t key_size = strlen(key), value_size = strlen(value);
	const char *const end = line + size;

	while (line < end && strchr(" -{\"\t", *line))
		line++;
	if ((size_t)(end - line) <= key_size ||
	    strncmp(line, key, key_size) != 0)
		return false;
	line += key_size;
	while (line < end && strchr(" :\"'\t", *line))
		line++;
	return (size_t)(end - line) >= value_size &&
	    strncmp(line, value, value_size) == 0 &&
	    (line + value_size == end ||
	    strchr(" \"',}#\t\r", line[value_size]));
}

/* The number of the count-th line that is "KEY: VALUE", or 1. */
unsigned bsz_reading_line(struct bsz_span text, const char *key,
    const char *value, size_t count)
{
	const char *at = (const char *)text.data;
	const char *const end = at + text.size;
	unsigned number = 1;

	for (; at < end; number++) {
		const char *const stop = memchr(at, '\n', (size_t)(end - at));
		const size_t size = (size_t)((stop ? stop : end) - at);

		if (line_is(at, size, key, value) && count-- == 0)
			return number;
		at += size + 1;
	}
	return 1;
}

/* A size, a count, a share or a time, as the measure has it. */
int bsz_reading_amount(const struct bsz_reading *reading, const char *key,
    const char *text, enum bsz_amount kind, uint64_t *amount)
{
	double share = 0;
	uint64_t ns = 0;
	char *end;

	switch (kind) {
	case BSZ_AMOUNT_COUNT:
		*amount = strtoull(text, &end, 10);
		return *text >= '0' && *text <= '9' && !*end ? 0 :
		    bsz_reading_fail(reading, key, "a number without a unit is wanted");
	case BSZ_AMOUNT_SHARE:
		if (bsz_units_parse_share(text, &share, reading->err))
			return bsz_reading_wrap(reading, key);
		*amount = (uint64_t)(share * BSZ_WHOLE_SHARE + 0.5);
		return 0;
	case BSZ_AMOUNT_TIME:
		if (bsz_units_parse_duration(text, &ns, reading->err))
			return bsz_reading_wrap(reading, key);
		*amount = (ns + NS_A_MS / 2) / NS_A_MS;
		return 0;
	case BSZ_AMOUNT_BYTES:
		break;
	}
	return bsz_units_parse_size(text, amount, reading->err) ?
	    bsz_reading_wrap(reading, key) : 0;
}
