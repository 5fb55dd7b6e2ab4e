/*
 * One budget of a configuration: what it is about, and its limits. Each key
 * is read and checked by itself, then how they go together.
 */
#include "budget_reading.h"

#include "baseline.h"

#include <binsize/units.h>

#include <string.h>

static int read_measure(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	const int found = bsz_measure_find(from->measure ? from->measure :
	    "file");

	if (found < 0)
		return bsz_reading_fail(reading, "measure", "is not one of "
		    "file, vm, wire, stripped, gzip, zstd, efficiency, "
		    "user-waste, reuse, count, push-ms");
	budget->measure = (enum bsz_measure)found;
	return 0;
}

static int read_each(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	if (!from->each)
		return 0;
	for (int i = 0; i < BSZ_DIMENSIONS; i++)
		if (strcmp(from->each, bsz_dimension_info(
		    (enum bsz_dimension)i)->name) == 0) {
			budget->each_dim = bsz_dimension_info(
			    (enum bsz_dimension)i)->name;
			return 0;
		}
	return bsz_reading_fail(reading, "each", "is no dimension (binsize "
	    "list dimensions shows them)");
}

static int read_select(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	for (int i = 0; from->select && i < BSZ_DIMENSIONS; i++) {
		if (!from->select[i])
			continue;
		if (budget->select)
			return bsz_reading_fail(reading, "select", "takes one dimension");
		budget->select_dim = bsz_dimension_info(
		    (enum bsz_dimension)i)->name;
		budget->select = bsz_reading_copy(reading, from->select[i]);
		if (!budget->select)
			return bsz_fail_memory(reading->err);
	}
	if (from->select && !budget->select)
		return bsz_reading_fail(reading, "select", "names no dimension");
	if (budget->each_dim && budget->select_dim &&
	    strcmp(budget->each_dim, budget->select_dim) == 0)
		return bsz_reading_fail(reading, "select", "is of the dimension of each");
	if (bsz_measure_info(budget->measure)->is_whole &&
	    (budget->select || budget->each_dim))
		return bsz_reading_fail(reading, "measure", "is of whole artifacts, "
		    "without select or each");
	if (budget->measure == BSZ_MEASURE_COUNT && !budget->select_dim)
		return bsz_reading_fail(reading, "measure", "to count there must be a "
		    "select, whose labels are counted");
	return 0;
}

static int read_percent(const struct bsz_reading *reading, const char *text,
    struct bsz_budget *budget)
{
	const char *const sign = strchr(text, '%') ? "" : "%";
	const char *const share = bsz_arena_printf(&reading->file->arena,
	    "%s%s", text, sign);

	if (!share)
		return bsz_fail_memory(reading->err);
	budget->has[BSZ_LIMIT_GROWTH_PERCENT] = true;
	return bsz_units_parse_share(share, &budget->growth_share,
	    reading->err) ? bsz_reading_wrap(reading, "growth.percent") : 0;
}

/* Limits that are sizes or counts. */
static int read_limits(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	const struct bsz_yaml_growth none = {0};
	const struct bsz_yaml_growth *const growth =
	    from->growth ? from->growth : &none;
	const struct {
		const char *key, *text;
		enum bsz_limit limit;
	} limits[] = {
		{"warn", from->warn, BSZ_LIMIT_WARN},
		{"max", from->max, BSZ_LIMIT_MAX},
		{"min", from->min, BSZ_LIMIT_MIN},
		{"growth.max", growth->max, BSZ_LIMIT_GROWTH},
		{"growth.new", growth->fresh, BSZ_LIMIT_NEW},
	};
	const enum bsz_amount kind =
	    bsz_measure_info(budget->measure)->amount;
	int rc = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(limits) && !rc; i++) {
		if (!limits[i].text)
			continue;
		budget->has[limits[i].limit] = true;
		rc = bsz_reading_amount(reading, limits[i].key, limits[i].text,
		    kind, &budget->limit[limits[i].limit]);
	}
	if (!rc && growth->percent)
		rc = read_percent(reading, growth->percent, budget);
	if (!rc && growth->ignore_below)
		rc = bsz_reading_amount(reading, "growth.ignore_below",
		    growth->ignore_below, kind, &budget->ignore_below);
	return rc;
}

static int check_limits(const struct bsz_reading *reading,
    const struct bsz_budget *budget)
{
	bool any = false;

	for (int i = 0; i < BSZ_LIMITS; i++)
		any = any || budget->has[i];
	if (!any)
		return bsz_reading_fail(reading, budget->id, "has no limit (warn, max, "
		    "min or growth)");
	if (budget->has[BSZ_LIMIT_WARN] && budget->has[BSZ_LIMIT_MAX] &&
	    budget->limit[BSZ_LIMIT_WARN] >= budget->limit[BSZ_LIMIT_MAX])
		return bsz_reading_fail(reading, "warn", "must be below max");
	if (budget->has[BSZ_LIMIT_MIN] && budget->has[BSZ_LIMIT_MAX] &&
	    budget->limit[BSZ_LIMIT_MIN] > budget->limit[BSZ_LIMIT_MAX])
		return bsz_reading_fail(reading, "min", "is above max");
	return 0;
}

/* The file of the common baseline, as a revision would have it. */
static const char *baseline_file(const char *source)
{
	static const char git[] = "git:", file[] = "file:", store[] = "store:";
	const char *colon;

	if (!source || strncmp(source, store, strlen(store)) == 0)
		return BSZ_BASELINE_FILE;
	if (strncmp(source, file, strlen(file)) == 0)
		return source + strlen(file);
	if (strncmp(source, git, strlen(git)) != 0)
		return source;
	colon = strchr(source + strlen(git), ':');
	return colon ? colon + 1 : BSZ_BASELINE_FILE;
}

/* What growth is against, where that is not the artifact's baseline. */
static int read_against(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	struct bsz_policy *const policy = &reading->file->policy;
	const char *source;

	if (!from->against)
		return 0;
	source = strcmp(from->against, "release") == 0 ?
	    bsz_arena_printf(&reading->file->arena, "release:%s",
	    baseline_file(reading->file->baseline)) :
	    bsz_reading_copy(reading, from->against);
	if (!source)
		return bsz_fail_memory(reading->err);
	while (budget->against < policy->against_count &&
	    strcmp(policy->against[budget->against], source) != 0)
		budget->against++;
	if (budget->against == policy->against_count)
		policy->against[policy->against_count++] = source;
	budget->against++;
	return 0;
}

int bsz_reading_budget(struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	reading->line = bsz_reading_line(reading->text, "id", from->id, 0);
	*budget = (struct bsz_budget){.id = bsz_reading_copy(reading, from->id),
		.artifact = bsz_reading_copy(reading, from->artifact),
		.advice = bsz_reading_copy(reading, from->message),
		.owner = bsz_reading_copy(reading, from->owner),
		.optional = from->required && !*from->required,
		.line = reading->line};
	if (!budget->id || (from->artifact && !budget->artifact))
		return bsz_fail_memory(reading->err);
	if (budget->artifact && !bsz_reading_has_artifact(reading,
	    budget->artifact))
		return bsz_reading_fail(reading, "artifact", "is not the name of an "
		    "artifact in artifacts");
	int rc = read_measure(reading, from, budget);
	if (!rc)
		rc = read_each(reading, from, budget);
	if (!rc)
		rc = read_select(reading, from, budget);
	if (!rc)
		rc = read_limits(reading, from, budget);
	if (!rc)
		rc = read_against(reading, from, budget);
	return rc ? rc : check_limits(reading, budget);
}
