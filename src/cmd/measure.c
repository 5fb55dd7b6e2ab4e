/*
 * Each list is an ordinary report by its dimensions with all rows: what a
 * budget is held against is what `binsize report -d` shows.
 */
#include "measure.h"

#include "load.h"

int bsz_wanted_init(struct bsz_wanted *wanted,
    const struct bsz_policy *policy, const char *artifact,
    struct bsz_arena *arena, struct bsz_err *err)
{
	/* Room for those of the caller, too. */
	*wanted = (struct bsz_wanted){.items = bsz_arena_alloc(arena,
	    (policy->budget_count + BSZ_DIMENSIONS) *
	    sizeof(*wanted->items))};
	if (!wanted->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < policy->budget_count; i++) {
		const struct bsz_budget *const budget = &policy->budgets[i];
		const char *dims;

		if (budget->artifact && strcmp(budget->artifact,
		    artifact) != 0)
			continue;
		const int rc = bsz_budget_dims(budget, arena, &dims, err);
		if (rc)
			return rc;
		if (dims)
			bsz_wanted_add(wanted, dims);
	}
	return 0;
}

void bsz_wanted_add(struct bsz_wanted *wanted, const char *dims)
{
	for (size_t i = 0; i < wanted->count; i++)
		if (strcmp(wanted->items[i], dims) == 0)
			return;
	wanted->items[wanted->count++] = dims;
}

/* The dimensions whose names stand in dims, with commas between. */
static void parse_dims(struct bsz_query *query, const char *dims)
{
	for (const char *at = dims; *at; at += *at == ',') {
		const size_t size = strcspn(at, ",");

		for (int i = 0; i < BSZ_DIMENSIONS; i++) {
			const char *const name = bsz_dimension_info(
			    (enum bsz_dimension)i)->name;

			if (strlen(name) == size &&
			    strncmp(name, at, size) == 0)
				query->dims[query->dim_count++] =
				    (enum bsz_dimension)i;
		}
		at += size;
	}
}

static int keep_list(struct bsz_sizes *sizes, struct bsz_artifact *artifact,
    const char *dims, const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_query query = {.domain = {true, true},
		.names = options->query.names, .aliases = BSZ_ALIASES_SPLIT,
		.sort = BSZ_SORT_NAME};
	struct bsz_report report;

	parse_dims(&query, dims);
	bsz_report_init(&report);
	int rc = bsz_analyzer_find("breakdown")->run(artifact, &query,
	    &report, err);
	if (!rc && report.failed)
		rc = bsz_fail_memory(err);
	if (!rc)
		rc = bsz_sizes_keep_table(sizes, dims, &report.tables[0],
		    err);
	bsz_report_release(&report);
	return rc;
}

static int keep_all(struct bsz_sizes *sizes, struct bsz_artifact *artifact,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    struct bsz_err *err)
{
	int rc = 0;

	if (artifact->ops->describe)
		rc = artifact->ops->describe(artifact, err);
	for (size_t i = 0; i < wanted->count && !rc; i++)
		rc = keep_list(sizes, artifact, wanted->items[i], options,
		    err);
	return rc ? rc : bsz_sizes_keep_artifact(sizes, artifact, err);
}

int bsz_measure(struct bsz_sizes *sizes, const char *name, const char *path,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    size_t threads, struct bsz_err *err)
{
	struct bsz_options own = *options;
	struct bsz_input input;
	int rc = bsz_sizes_init(sizes, name, err);

	own.jobs = threads;
	if (rc)
		return rc;
	rc = bsz_input_open(&input, path, &own, err);
	if (rc)
		return rc;
	rc = keep_all(sizes, &input.artifact, wanted, &own, err);
	bsz_input_close(&input);
	return rc;
}
