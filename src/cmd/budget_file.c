/*
 * From a configuration's texts to artifacts, budgets and waivers.
 */
#include "budget_file.h"

#include "budget_reading.h"

#include <binsize/units.h>
#include <lint/lint.h>
#include <store/store.h>

#include <string.h>

static int read_budgets(struct bsz_reading *reading,
    const struct bsz_yaml *yaml)
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
		rc = bsz_reading_budget(reading, &yaml->budgets[i],
		    &budgets[i]);
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

static int read_timings(struct bsz_reading *reading,
    const struct bsz_yaml *yaml)
{
	struct bsz_policy *const policy = &reading->file->policy;
	struct bsz_timing *const timings = bsz_arena_alloc(
	    &reading->file->arena,
	    (yaml->timing_count + 1) * sizeof(*timings));
	int rc = timings ? 0 : bsz_fail_memory(reading->err);

	for (size_t i = 0; i < yaml->timing_count && !rc; i++) {
		rc = bsz_reading_timing(reading, &yaml->timing[i],
		    &timings[i]);
		if (!rc && find_budget(policy, timings[i].id))
			rc = bsz_reading_fail(reading, timings[i].id,
			    "is the id of a budget, too");
		for (size_t j = 0; j < i && !rc; j++)
			if (strcmp(timings[i].id, timings[j].id) == 0)
				rc = bsz_reading_fail(reading, timings[i].id,
				    "is the id of two timings");
	}
	policy->timings = timings;
	policy->timing_count = yaml->timing_count;
	return rc;
}

static int read_waiver(struct bsz_reading *reading,
    const struct bsz_yaml_waiver *from, struct bsz_waiver *waiver)
{
	const struct bsz_budget *const budget =
	    find_budget(&reading->file->policy, from->budget);

	*waiver = (struct bsz_waiver){
		.budget = bsz_reading_copy(reading, from->budget),
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

static int read_waivers(struct bsz_reading *reading,
    const struct bsz_yaml *yaml)
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
		if (bsz_reading_has_artifact(reading, entry.name))
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
	if (!rc)
		rc = read_timings(reading, yaml);
	return rc ? rc : read_waivers(reading, yaml);
}

static int parse(struct bsz_budget_file *file, struct bsz_span text,
    struct bsz_err *err)
{
	struct bsz_reading reading = {.file = file, .text = text, .err = err};
	struct bsz_yaml_document document;
	struct bsz_err fault;
	const int rc = bsz_yaml_parse(&document, text, &fault);

	if (rc == BSZ_ENOMEM)
		return bsz_fail_memory(err);
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
