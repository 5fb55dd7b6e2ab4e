/*
 * What growth is measured against, as a file that is committed: facts, totals
 * and lists of each artifact. It is a document like any other, one row a
 * line, so that it can be merged and read.
 *
 * The file is a ratchet: what has shrunk is written at once, what has grown
 * only with a reason, which stays in the file.
 */
#include "check_setup.h"
#include "command.h"
#include "output.h"
#include "say.h"

#include <sys/stat.h>

#define DEFAULT_FILE BSZ_BASELINE_FILE

/* Kept of each artifact besides what budgets need. */
static const char *const always[] = {"section", "package"};

static const struct bsz_column columns[] = {
	{.key = "label", .title = "LABEL", .kind = BSZ_TEXT},
	{.key = "vm_bytes", .title = "VM SIZE", .kind = BSZ_BYTES},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "wire_bits", .title = "WIRE SIZE", .kind = BSZ_BITS},
};

static const char *const verbs[] = {"show", "update"};

static const char *verb_word(size_t index)
{
	return index < BSZ_COUNTOF(verbs) ? verbs[index] : NULL;
}

static void push_row(struct bsz_report *report, struct bsz_table *table,
    uint32_t level, const char *label, const uint64_t bytes[BSZ_DOMAINS])
{
	union bsz_cell *const cell = bsz_table_row(report, table, level,
	    BSZ_ROW);

	if (!cell)
		return;
	cell[0].text = label;
	cell[1].number = bytes[BSZ_VM];
	cell[2].number = bytes[BSZ_FILE];
	if (table->column_count == BSZ_COUNTOF(columns))
		cell[3].number = bytes[BSZ_WIRE];
}

/* The bytes of the items below one label, from at on. */
static void sum_within(const struct bsz_size_list *list, size_t at,
    uint64_t bytes[BSZ_DOMAINS])
{
	const char *const within = list->items[at].within;

	for (; at < list->count && strcmp(list->items[at].within,
	    within) == 0; at++)
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			bytes[domain] = bsz_add(bytes[domain],
			    list->items[at].bytes[domain]);
}

/* "section,package" as the keys of two levels. */
static const char *const *split_dims(struct bsz_report *report,
    const char *dims, size_t *levels)
{
	const size_t size = strcspn(dims, ",");
	const char **const keys = bsz_arena_alloc(&report->arena,
	    2 * sizeof(*keys));

	*levels = dims[size] ? 2 : 1;
	if (!keys)
		return NULL;
	keys[0] = bsz_arena_copy(&report->arena, dims, size);
	keys[1] = dims[size] ? dims + size + 1 : NULL;
	return keys[0] ? keys : NULL;
}

static void add_list(struct bsz_report *report,
    const struct bsz_sizes *sizes, const struct bsz_size_list *list)
{
	/* What travels is known of images. */
	struct bsz_table *const table = bsz_report_table(report, list->dims,
	    list->dims, columns, BSZ_COUNTOF(columns) -
	    !sizes->total[BSZ_WIRE]);
	const char *within = NULL;

	if (!table)
		return;
	table->level_keys = split_dims(report, list->dims, &table->levels);
	if (!table->level_keys) {
		report->failed = true;
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		const struct bsz_size *const item = &list->items[i];

		if (item->within && (!within || strcmp(within,
		    item->within) != 0)) {
			uint64_t sum[BSZ_DOMAINS] = {0};

			sum_within(list, i, sum);
			push_row(report, table, 0, item->within, sum);
			within = item->within;
		}
		push_row(report, table, item->within != NULL, item->label,
		    item->bytes);
	}
	table->main = strcmp(list->dims, always[0]) == 0;
}

/* A report of kept sizes; texts stay borrowed from them. */
static int fill_report(struct bsz_report *report,
    const struct bsz_sizes *sizes, const char *reason, struct bsz_err *err)
{
	struct bsz_fact *const facts = bsz_arena_alloc(&report->arena,
	    (sizes->fact_count + 1) * sizeof(*facts));

	if (!facts)
		return bsz_fail_memory(err);
	report->command = "baseline";
	report->schema = "binsize.baseline";
	report->input = sizes->name;
	report->headline = sizes->name;
	report->facts = facts;
	/* The first of equal facts counts: the new reason, else the old. */
	if (reason)
		facts[report->fact_count++] = (struct bsz_fact){"reason",
			reason};
	for (size_t i = 0; i < sizes->fact_count; i++)
		facts[report->fact_count++] = sizes->facts[i];
	for (size_t i = 0; i < sizes->list_count; i++)
		add_list(report, sizes, &sizes->lists[i]);
	return report->failed ? bsz_fail_memory(err) : 0;
}

/* Write documents of these sizes; reasons may be NULL. The exit status. */
static int write_sizes(const struct bsz_options *options,
    const struct bsz_sizes *const *sizes, const char *const *reasons,
    size_t count)
{
	struct bsz_report *const reports = bsz_calloc(count + 1,
	    sizeof(*reports));
	const struct bsz_report **const list = bsz_calloc(count + 1,
	    sizeof(*list));
	struct bsz_err err = {0};
	int rc = reports && list ? 0 : bsz_fail_memory(&err);

	for (size_t i = 0; i < count && !rc; i++) {
		bsz_report_init(&reports[i]);
		list[i] = &reports[i];
		rc = fill_report(&reports[i], sizes[i], reasons ?
		    reasons[i] : NULL, &err);
	}
	const int status = rc ? bsz_say_error(NULL, &err) :
	    bsz_output_reports(options, list, count);
	for (size_t i = 0; reports && i < count; i++)
		bsz_report_release(&reports[i]);
	bsz_free(reports);
	bsz_free((void *)list);
	return status;
}

/* Where the baseline of a configuration is written: the path behind "git:",
 * "file:" or nothing. */
static const char *target(const struct bsz_check_setup *setup,
    const struct bsz_options *options)
{
	const char *const source = setup->file.baseline;
	const char *colon;

	if (options->output)
		return options->output;
	if (!source)
		return DEFAULT_FILE;
	if (strncmp(source, "git:", 4) == 0) {
		colon = strchr(source + 4, ':');
		return colon ? colon + 1 : DEFAULT_FILE;
	}
	return strncmp(source, "file:", 5) == 0 ? source + 5 : source;
}

/* What is written of each artifact: the new sizes, or the old ones where
 * that is what the options want. */
struct update {
	const struct bsz_check_setup *setup;
	const struct bsz_options *options;
	struct bsz_baseline old;
	const struct bsz_sizes **kept;
	const char **reasons;
};

static int decide(struct update *update, size_t at, struct bsz_err *err)
{
	const struct bsz_check_options *const check = &update->options->check;
	const struct bsz_sizes *const now = &update->setup->sizes[at];
	const struct bsz_sizes *const before =
	    bsz_baseline_find(&update->old, now->name);

	update->kept[at] = now;
	if (!before || now->total[BSZ_FILE] <= before->total[BSZ_FILE])
		return 0;
	if (check->only_shrink)
		update->kept[at] = before;
	else if (check->reason)
		update->reasons[at] = check->reason;
	else
		return bsz_fail(err, BSZ_EUSAGE, "%s has grown from %llu to "
		    "%llu bytes (say why with --reason, or keep the old "
		    "sizes with --only-shrink)", now->name,
		    (unsigned long long)before->total[BSZ_FILE],
		    (unsigned long long)now->total[BSZ_FILE]);
	return 0;
}

static int decide_all(struct update *update, const char *path,
    struct bsz_err *err)
{
	const struct bsz_wanted none = {0};
	const size_t count = update->setup->file.artifact_count;
	bool missing;
	int rc = bsz_baseline_open(&update->old, path, &none, update->options,
	    &missing, err);

	if (rc && !missing)
		return rc;
	update->kept = bsz_calloc(count + 1, sizeof(*update->kept));
	update->reasons = bsz_calloc(count + 1, sizeof(*update->reasons));
	if (!update->kept || !update->reasons)
		return bsz_fail_memory(err);
	rc = 0;
	for (size_t i = 0; i < count && !rc; i++) {
		if (update->setup->failures[i].code) {
			*err = update->setup->failures[i];
			rc = bsz_wrap(err, "%s",
			    update->setup->file.artifacts[i].path);
		} else {
			rc = decide(update, i, err);
		}
	}
	return rc;
}

/* The folder of the default is made with the first baseline. Whether that
 * worked is told by the writing. */
static void make_folder(const char *path)
{
	const char *const slash = strrchr(path, '/');
	char folder[sizeof(DEFAULT_FILE)];

	if (strcmp(path, DEFAULT_FILE) != 0)
		return;
	memcpy(folder, path, (size_t)(slash - path));
	folder[slash - path] = '\0';
	(void)mkdir(folder, 0777);
}

static int update(const struct bsz_check_setup *setup,
    const struct bsz_options *options)
{
	struct update update = {.setup = setup, .options = options};
	struct bsz_options out = *options;
	struct bsz_err err = {0};
	int status;

	out.output = target(setup, options);
	out.format = bsz_renderer_find("json");
	make_folder(out.output);
	if (decide_all(&update, out.output, &err))
		status = bsz_say_error(NULL, &err);
	else
		status = write_sizes(&out, update.kept, update.reasons,
		    setup->file.artifact_count);
	if (!status && !options->quiet)
		bsz_say(out.output, "written");
	bsz_baseline_close(&update.old);
	bsz_free((void *)update.kept);
	bsz_free((void *)update.reasons);
	return status;
}

static int show(const struct bsz_check_setup *setup,
    const struct bsz_options *options)
{
	const struct bsz_wanted none = {0};
	const struct bsz_sizes **list = NULL;
	struct bsz_baseline baseline;
	struct bsz_err err = {0};
	bool missing;
	int status;

	if (bsz_baseline_open(&baseline, setup->file.baseline ?
	    setup->file.baseline : DEFAULT_FILE, &none, options, &missing,
	    &err))
		return bsz_say_error(NULL, &err);
	list = bsz_calloc(baseline.count + 1, sizeof(*list));
	for (size_t i = 0; list && i < baseline.count; i++)
		list[i] = &baseline.items[i];
	if (list)
		status = write_sizes(options, list, NULL, baseline.count);
	else
		status = bsz_exit_status(BSZ_ENOMEM);
	bsz_free((void *)list);
	bsz_baseline_close(&baseline);
	return status;
}

static int measure(struct bsz_check_setup *setup,
    const struct bsz_options *options, struct bsz_err *err)
{
	for (size_t i = 0; i < setup->file.artifact_count; i++)
		for (size_t j = 0; j < BSZ_COUNTOF(always); j++)
			bsz_wanted_add(&setup->wanted[i], always[j]);
	return bsz_check_setup_measure(setup, options, err);
}

static int run(struct bsz_options *options)
{
	struct bsz_check_setup setup;
	struct bsz_err err = {0};
	const char *const verb = options->operands[0];
	const bool shows = strcmp(verb, verbs[0]) == 0;
	int status;

	if (!shows && strcmp(verb, verbs[1]) != 0) {
		bsz_say(NULL, "baseline has no '%s' (show or update)", verb);
		return bsz_exit_status(BSZ_EUSAGE);
	}
	options->operands++; /* artifacts are behind it */
	options->operand_count--;
	int rc = bsz_check_setup_init(&setup, options, &err);
	if (!rc && !shows)
		rc = measure(&setup, options, &err);
	if (rc)
		status = bsz_say_error(NULL, &err);
	else
		status = shows ? show(&setup, options) :
		    update(&setup, options);
	bsz_check_setup_release(&setup);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_policy, &bsz_options_baseline, &bsz_options_ratchet,
	&bsz_options_output,
	&bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_baseline = {
	.name = "baseline",
	.brief = "show or update what growth is measured against",
	.operands = "show|update [ARTIFACT...]",
	.examples =
	    "  binsize baseline update\n"
	    "  binsize baseline update --only-shrink\n"
	    "  binsize baseline update --reason \"TLS 1.3, #412\"\n"
	    "  binsize baseline show",
	.help = "update measures the artifacts of .binsize.yml and writes "
	    "their sizes to the file that its baseline names (or to "
	    DEFAULT_FILE "), in which each row is a line; commit it. "
	    "Artifacts that have grown are refused without --reason, whose "
	    "text stays in the file; --only-shrink keeps their old sizes and "
	    "writes those of the others.\n\n"
	    "show prints what the baseline holds.",
	.tables = tables,
	.word = verb_word,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
