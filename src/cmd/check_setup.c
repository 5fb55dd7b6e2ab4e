/*
 * Artifacts are measured by a pool, each by one thread, unless there is only
 * one: three hundred of a monorepo keep all processors busy.
 */
#include "check_setup.h"

#include "discover.h"
#include "load.h"
#include "trailers.h"

#include <binsize/pool.h>

#define SECONDS_A_DAY 86400

int64_t bsz_check_today(const struct bsz_options *options)
{
	const char *const epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;

	if (options->check.has_today)
		return options->check.today;
	if (epoch && *epoch >= '0' && *epoch <= '9') {
		const unsigned long long seconds = strtoull(epoch, &end, 10);

		if (!*end)
			return (int64_t)(seconds / SECONDS_A_DAY);
	}
	return (int64_t)(time(NULL) / SECONDS_A_DAY);
}

/* Where no file names artifacts, operands are those. */
static int take_operands(struct bsz_budget_file *file,
    const struct bsz_options *options, struct bsz_err *err)
{
	file->artifacts = bsz_arena_alloc(&file->arena,
	    (options->operand_count + 1) * sizeof(*file->artifacts));
	if (!file->artifacts)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < options->operand_count; i++)
		file->artifacts[file->artifact_count++] =
		    (struct bsz_artifact_entry){.name = options->operands[i],
			.path = options->operands[i]};
	/* Times of runs are of no artifact. */
	return file->artifact_count || (file->policy.timing_count &&
	    !file->policy.budget_count) ? 0 : bsz_fail(err, BSZ_EUSAGE,
	    "nothing says what to check: give an INPUT");
}

/* Limits of the command line as budgets about every operand. */
static int make_policy(struct bsz_check_setup *setup,
    const struct bsz_options *options, struct bsz_err *err)
{
	const struct bsz_check_options *const check = &options->check;
	struct bsz_budget_file *const file = &setup->file;
	struct bsz_budget *const budget = bsz_arena_alloc(&file->arena,
	    sizeof(*budget));

	if (!budget)
		return bsz_fail_memory(err);
	*budget = (struct bsz_budget){.id = "command-line",
		.has = {[BSZ_LIMIT_MAX] = check->has_max,
			[BSZ_LIMIT_GROWTH] = check->has_max_growth},
		.limit = {[BSZ_LIMIT_MAX] = check->max,
			[BSZ_LIMIT_GROWTH] = check->max_growth}};
	file->policy = (struct bsz_policy){.budgets = budget,
		.budget_count = 1};
	file->baseline = check->baseline;
	return take_operands(file, options, err);
}

static struct bsz_artifact_entry *find_entry(struct bsz_budget_file *file,
    const char *name, size_t size)
{
	for (size_t i = 0; i < file->artifact_count; i++)
		if (strlen(file->artifacts[i].name) == size &&
		    strncmp(file->artifacts[i].name, name, size) == 0)
			return &file->artifacts[i];
	return NULL;
}

/* Keep the artifacts that the operands name, in their order. */
static int choose_artifacts(struct bsz_budget_file *file,
    const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_artifact_entry *const chosen = bsz_arena_alloc(
	    &file->arena, (options->operand_count + 1) * sizeof(*chosen));

	if (!chosen)
		return bsz_fail_memory(err);
	if (!file->artifact_count)
		return take_operands(file, options, err);
	for (size_t i = 0; i < options->operand_count; i++) {
		const char *const operand = options->operands[i];
		const size_t size = strcspn(operand, "=");
		const struct bsz_artifact_entry *const entry =
		    find_entry(file, operand, size);

		if (!entry)
			return bsz_fail(err, BSZ_EUSAGE, "'%.*s' is not one of "
			    "the artifacts of %.300s (write NAME=PATH for "
			    "another file of that name)",
			    (int)bsz_min(size, 200), operand,
			    file->policy.file);
		chosen[i] = *entry;
		if (operand[size])
			chosen[i].path = operand + size + 1;
	}
	if (options->operand_count) {
		file->artifacts = chosen;
		file->artifact_count = options->operand_count;
	}
	return 0;
}

static int read_policy(struct bsz_check_setup *setup,
    const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_arena arena = {0};
	struct bsz_config_place place;
	int rc = bsz_config_find(&place, options->check.config, &arena, err);

	if (!rc && !place.path)
		rc = bsz_fail(err, BSZ_EUSAGE, "no .binsize.yml here or above "
		    "(binsize budget init INPUT writes one; --max and "
		    "--max-growth need none)");
	if (!rc)
		rc = bsz_budget_file_read(&setup->file, place.path, err);
	bsz_arena_release(&arena);
	if (!rc && options->check.waiver_trailers)
		rc = bsz_trailers_read(&setup->file,
		    options->check.waiver_trailers, err);
	if (!rc && options->check.baseline)
		setup->file.baseline = options->check.baseline;
	return rc ? rc : choose_artifacts(&setup->file, options, err);
}

int bsz_check_setup_init(struct bsz_check_setup *setup,
    struct bsz_options *options, struct bsz_err *err)
{
	const struct bsz_check_options *const check = &options->check;

	*setup = (struct bsz_check_setup){0};
	int rc = check->has_max || check->has_max_growth ?
	    make_policy(setup, options, err) :
	    read_policy(setup, options, err);
	const size_t count = setup->file.artifact_count;
	if (rc)
		return rc;
	options->timing.config_store = setup->file.store;
	setup->sizes = bsz_calloc(count + 1, sizeof(*setup->sizes));
	setup->failures = bsz_calloc(count + 1, sizeof(*setup->failures));
	setup->wanted = bsz_arena_alloc(&setup->file.arena,
	    (count + 1) * sizeof(*setup->wanted));
	if (!setup->sizes || !setup->failures || !setup->wanted)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count && !rc; i++)
		rc = bsz_wanted_init(&setup->wanted[i], &setup->file.policy,
		    setup->file.artifacts[i].name, &setup->file.arena, err);
	return rc;
}

void bsz_check_setup_release(struct bsz_check_setup *setup)
{
	for (size_t i = 0; setup->sizes && i < setup->file.artifact_count;
	    i++)
		bsz_sizes_release(&setup->sizes[i]);
	bsz_free(setup->sizes);
	bsz_free(setup->failures);
	bsz_budget_file_release(&setup->file);
}

struct measuring {
	struct bsz_check_setup *setup;
	const struct bsz_options *options;
	size_t threads; /* for one artifact */
};

static void measure_one(void *context, size_t index, size_t worker)
{
	const struct measuring *const measuring = context;
	struct bsz_check_setup *const setup = measuring->setup;
	const struct bsz_artifact_entry *const entry =
	    &setup->file.artifacts[index];

	(void)worker; /* each result has a place of its own */
	(void)bsz_measure(&setup->sizes[index], entry->name, entry->path,
	    &setup->wanted[index], measuring->options, measuring->threads,
	    &setup->failures[index]); /* told by its code */
}

int bsz_check_setup_measure(struct bsz_check_setup *setup,
    const struct bsz_options *options, struct bsz_err *err)
{
	const size_t count = setup->file.artifact_count;
	const size_t threads = bsz_input_threads(options);
	struct measuring measuring = {.setup = setup, .options = options,
		.threads = count > 1 ? 1 : threads};

	bsz_pool_run(count > 1 ? threads : 1, count, measure_one, &measuring);
	for (size_t i = 0; i < count; i++)
		if (setup->failures[i].code == BSZ_ENOMEM)
			return bsz_fail_memory(err);
	return 0;
}
