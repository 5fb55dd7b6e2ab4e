/*
 * From a configuration's texts to budgets.
 */
#include "budget_file.h"

#include "baseline.h"
#include "budget_reading.h"

#include <binsize/units.h>
#include <lint/lint.h>
#include <store/store.h>

#include <string.h>

static int read_measure(const struct bsz_reading *reading,
    const struct bsz_yaml_budget *from, struct bsz_budget *budget)
{
	const int found = bsz_measure_find(from->measure ? from->measure :
	    "file");

	if (found < 0)
		return bsz_reading_fail(reading, "measure", "is not one of file, vm, wire, "
		    "stripped, efficiency, user-waste, reuse, count, push-ms");
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
	return bsz_reading_fail(reading, "each", "is no dimension (binsize list shows "
	    "them)");
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

static bool names_artifact(const struct bsz_budget_file *file,
    const char *name)
{
	for (size_t i = 0; i < file->artifact_count; i++)
		if (strcmp(file->artifacts[i].name, name) == 0)
			return true;
	return false;
}

static int read_budget(struct bsz_reading *reading,
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
	if (budget->artifact && !names_artifact(reading->file,
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

static int read_budgets(struct bsz_reading *reading, const struct bsz_yaml *yaml)
{
	struct bsz_budget *const budgets = bsz_arena_alloc(
	    &reading->file->arena,
	    (yaml->budgets_count + BSZ_RULES) * sizeof(*budgets));
	struct bsz_policy *const policy = &reading->file->policy;
	size_t count = yaml->budgets_count;
	int rc = 0;

	policy->against = bsz_arena_alloc(&reading->file->arena,
	    (count + 1) * sizeof(*policy->against));
	if (!budgets || !policy->against)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < yaml->budgets_count && !rc; i++) {
		rc = read_budget(reading, &yaml->budgets[i], &budgets[i]);
		for (size_t j = 0; j < i && !rc; j++)
			if (strcmp(budgets[i].id, budgets[j].id) == 0)
				rc = bsz_reading_fail(reading, budgets[i].id,
				    "is the id of two budgets");
	}
	if (!rc && yaml->rules)
		rc = bsz_rules_read(reading, yaml->rules, budgets, &count);
	reading->file->policy.budgets = budgets;
	reading->file->policy.budget_count = count;
	return rc;
}

static const struct bsz_budget *find_budget(const struct bsz_policy *policy,
    const char *id)
{
	for (size_t i = 0; i < policy->budget_count; i++)
		if (strcmp(policy->budgets[i].id, id) == 0)
			return &policy->budgets[i];
	return NULL;
}

static int read_waiver(struct bsz_reading *reading,
    const struct bsz_yaml_waiver *from, struct bsz_waiver *waiver)
{
	const struct bsz_budget *const budget =
	    find_budget(&reading->file->policy, from->budget);

	*waiver = (struct bsz_waiver){.budget = bsz_reading_copy(reading, from->budget),
		.match = bsz_reading_copy(reading, from->match),
		.until_text = bsz_reading_copy(reading, from->until),
		.owner = bsz_reading_copy(reading, from->owner),
		.reason = bsz_reading_copy(reading, from->reason),
		.line = reading->line};
	if (!waiver->budget || !waiver->until_text || !waiver->owner ||
	    !waiver->reason || (from->match && !waiver->match))
		return bsz_fail_memory(reading->err);
	if (!budget)
		return bsz_reading_fail(reading, "budget", "is the id of no budget");
	if (!bsz_units_parse_day(from->until, &waiver->until))
		return bsz_reading_fail(reading, "until", "is no date (2027-02-01)");
	if (!*from->owner || !*from->reason)
		return bsz_reading_fail(reading, "waivers", "need an owner and a reason");
	return bsz_reading_amount(reading, "allow", from->allow,
	    bsz_measure_info(budget->measure)->amount, &waiver->allow);
}

static int read_waivers(struct bsz_reading *reading, const struct bsz_yaml *yaml)
{
	struct bsz_waiver *const waivers = bsz_arena_alloc(
	    &reading->file->arena,
	    (yaml->waivers_count + 1) * sizeof(*waivers));
	int rc = 0;

	if (!waivers)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < yaml->waivers_count && !rc; i++) {
		size_t before = 0; /* of the same budget */

		for (size_t j = 0; j < i; j++)
			before += strcmp(yaml->waivers[j].budget,
			    yaml->waivers[i].budget) == 0;
		reading->line = bsz_reading_line(reading->text, "budget",
		    yaml->waivers[i].budget, before);
		rc = read_waiver(reading, &yaml->waivers[i], &waivers[i]);
	}
	reading->file->policy.waivers = waivers;
	reading->file->policy.waiver_count = yaml->waivers_count;
	return rc;
}

/* A path of the configuration as it is seen from the working directory. */
static const char *place(const struct bsz_reading *reading, const char *path)
{
	const char *const file = reading->file->policy.file;
	const char *const slash = strrchr(file, '/');

	return *path == '/' || !slash ? bsz_reading_copy(reading, path) :
	    bsz_arena_printf(&reading->file->arena, "%.*s/%s",
	    (int)(slash - file), file, path);
}

static int read_artifacts(struct bsz_reading *reading,
    const struct bsz_yaml *yaml)
{
	struct bsz_budget_file *const file = reading->file;

	file->artifacts = bsz_arena_alloc(&file->arena,
	    (yaml->artifacts_count + 1) * sizeof(*file->artifacts));
	if (!file->artifacts)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < yaml->artifacts_count; i++) {
		const struct bsz_yaml_artifact *const from =
		    &yaml->artifacts[i];
		const struct bsz_artifact_entry entry = {
			.name = bsz_reading_copy(reading, from->name),
			.path = place(reading, from->path),
			.baseline = bsz_reading_copy(reading, from->baseline)};

		reading->line = bsz_reading_line(reading->text, "name", from->name,
		    0);
		if (!entry.name || !entry.path ||
		    (from->baseline && !entry.baseline))
			return bsz_fail_memory(reading->err);
		if (names_artifact(file, entry.name))
			return bsz_reading_fail(reading, entry.name,
			    "is the name of two artifacts");
		file->artifacts[file->artifact_count++] = entry;
	}
	return 0;
}

static bool is_rule(const char *name)
{
	for (size_t i = 0; bsz_lint_rule_name(i); i++)
		if (strcmp(bsz_lint_rule_name(i), name) == 0)
			return true;
	return false;
}

static int read_lint(struct bsz_reading *reading,
    const struct bsz_yaml_lint *lint)
{
	struct bsz_budget_file *const file = reading->file;
	const size_t count = lint ? lint->ignore_count : 0;

	file->lint_ignored = bsz_arena_alloc(&file->arena,
	    (count + 1) * sizeof(*file->lint_ignored));
	if (!file->lint_ignored)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < count; i++) {
		const char *const name = bsz_reading_copy(reading,
		    lint->ignore[i]);

		reading->line = bsz_reading_line(reading->text, "ignore", "",
		    0);
		if (!name)
			return bsz_fail_memory(reading->err);
		if (!is_rule(name))
			return bsz_reading_fail(reading, name, "is no rule of "
			    "lint (binsize list rules shows them)");
		file->lint_ignored[file->lint_ignored_count++] = name;
	}
	return 0;
}

static int read_yaml(struct bsz_reading *reading, const struct bsz_yaml *yaml)
{
	reading->line = bsz_reading_line(reading->text, "schema", "", 0);
	if (!yaml->schema && !yaml->rules)
		return bsz_reading_fail(reading, "schema", "is missing (write schema: 1)");
	if (yaml->schema > 1)
		return bsz_reading_fail(reading, "schema", "only 1 is known (use a newer "
		    "binsize)");
	reading->file->baseline = bsz_reading_copy(reading, yaml->baseline);
	if (yaml->store)
		reading->file->store = bsz_store_is_server(yaml->store) ?
		    bsz_reading_copy(reading, yaml->store) :
		    place(reading, yaml->store);
	if ((yaml->baseline && !reading->file->baseline) ||
	    (yaml->store && !reading->file->store))
		return bsz_fail_memory(reading->err);
	int rc = read_lint(reading, yaml->lint);
	if (!rc)
		rc = read_artifacts(reading, yaml);
	if (!rc)
		rc = read_budgets(reading, yaml);
	return rc ? rc : read_waivers(reading, yaml);
}

static int parse(struct bsz_budget_file *file, struct bsz_span text,
    struct bsz_err *err)
{
	struct bsz_reading reading = {.file = file, .text = text, .err = err};
	struct bsz_yaml_document document;
	struct bsz_err fault;
	const int rc = bsz_yaml_parse(&document, text, &fault);

	if (rc)
		return bsz_fail(err, fault.code, "%.400s:%s",
		    file->policy.file, fault.text);
	const int failed = read_yaml(&reading, document.yaml);
	bsz_yaml_release(&document);
	return failed;
}

int bsz_budget_file_read(struct bsz_budget_file *file, const char *path,
    struct bsz_err *err)
{
	struct bsz_file input;

	*file = (struct bsz_budget_file){0};
	file->policy.file = bsz_arena_copy(&file->arena, path, strlen(path));
	if (!file->policy.file)
		return bsz_fail_memory(err);
	int rc = bsz_file_open(&input, path, err);
	if (rc) {
		rc = bsz_wrap(err, "%.400s", path);
	} else {
		rc = parse(file, input.bytes, err);
		bsz_file_close(&input);
	}
	if (rc)
		bsz_budget_file_release(file);
	return rc;
}

void bsz_budget_file_release(struct bsz_budget_file *file)
{
	bsz_arena_release(&file->arena);
	*file = (struct bsz_budget_file){0};
}
