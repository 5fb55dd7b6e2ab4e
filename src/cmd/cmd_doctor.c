/*
 * What this build can read, what it found on this machine, and which
 * settings reached it: the first thing to ask for when something is odd.
 */
#include "budget_file.h"
#include "command.h"
#include "discover.h"
#include "output.h"
#include "place.h"
#include "say.h"

#include <binsize/limits.h>
#include <readers/readers.h>

#include <dlfcn.h>
#include <unistd.h>

static const struct bsz_column reader_columns[] = {
	{.key = "name", .title = "INPUT", .kind = BSZ_TEXT},
	{.key = "brief", .title = "WHAT IT IS", .kind = BSZ_TEXT,
		.sentence = true},
};

static const struct bsz_column ability_columns[] = {
	{.key = "name", .title = "LIBRARY", .kind = BSZ_TEXT},
	{.key = "version", .title = "VERSION", .kind = BSZ_TEXT},
	{.key = "use", .title = "USE", .kind = BSZ_TEXT},
};

static const struct bsz_column setting_columns[] = {
	{.key = "name", .title = "SETTING", .kind = BSZ_TEXT},
	{.key = "value", .title = "VALUE", .kind = BSZ_TEXT},
	{.key = "origin", .title = "ORIGIN", .kind = BSZ_TEXT},
};

/* Libraries that are opened when they are needed, and not before. */
static const struct {
	const char *file, *use;
} late[] = {
	{"libpcre2-8.so.0", "--filter, and patterns in budgets"},
	{"liblzma.so.5", "xz inputs, symbols in .gnu_debugdata"},
	{"libcrypto.so.3", "digests of images"},
	{"libarchive.so.13", "layers compressed by xz or bzip2"},
	{"libcurl.so.4", "images in registries"},
	{"libsmartcols.so.1", "aligned tables"},
	{"libsqlite3.so.0", "stores of runs"},
	{"libpq.so.5", "stores of runs on PostgreSQL"},
	{"libcyaml.so.1", "budgets in .binsize.yml"},
};

/* What the environment may set. */
static const char *const variables[] = {
	"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "CI",
	"BINSIZE_CONFIG", "BINSIZE_STORE", "BINSIZE_TRACE", "DOCKER_CONFIG",
	"REGISTRY_AUTH_FILE", "SSL_CERT_FILE",
};

static void push(struct bsz_report *report, struct bsz_table *table,
    const char *const *texts)
{
	union bsz_cell *cell = table ?
	    bsz_table_row(report, table, 0, BSZ_ROW) : NULL;

	for (size_t i = 0; cell && i < table->column_count; i++)
		cell[i].text = texts[i];
}

static void add_readers(struct bsz_report *report)
{
	size_t count;
	const struct bsz_reader *const *readers = bsz_readers(&count);
	struct bsz_table *table = bsz_report_table(report, "inputs",
	    "inputs it reads", reader_columns, BSZ_COUNTOF(reader_columns));

	for (size_t i = 0; i < count; i++) {
		const char *const texts[] = {
			readers[i]->name, readers[i]->brief};

		push(report, table, texts);
	}
	/* Of another layer than the readers. */
	push(report, table, (const char *const[]){"image",
		"container images and layers, docker:// references"});
	if (table)
		table->main = true;
}

static void add_libraries(struct bsz_report *report)
{
	struct bsz_ability abilities[32];
	const size_t count = bsz_min(
	    bsz_readers_abilities(abilities, BSZ_COUNTOF(abilities)),
	    BSZ_COUNTOF(abilities));
	struct bsz_table *table = bsz_report_table(report, "libraries",
	    "optional libraries", ability_columns,
	    BSZ_COUNTOF(ability_columns));

	for (size_t i = 0; i < count; i++) {
		const char *const texts[] = {abilities[i].name,
			abilities[i].version ? abilities[i].version :
			"not built in", abilities[i].use};

		push(report, table, texts);
	}
	for (size_t i = 0; i < BSZ_COUNTOF(late); i++) {
		void *library = dlopen(late[i].file, RTLD_LAZY | RTLD_LOCAL);
		const char *const texts[] = {late[i].file,
			library ? "found" : "not found", late[i].use};

		push(report, table, texts);
		if (library)
			(void)dlclose(library); /* it stays otherwise */
	}
}

static void add_settings(struct bsz_report *report)
{
	struct bsz_table *table = bsz_report_table(report, "settings",
	    "settings", setting_columns, BSZ_COUNTOF(setting_columns));
	const char *const version[] = {"version", PACKAGE_VERSION, "build"};
	const char *processors = bsz_arena_printf(&report->arena, "%ld",
	    sysconf(_SC_NPROCESSORS_ONLN));
	const char *const jobs[] = {"processors", processors, "system"};

	if (!processors)
		report->failed = true;
	push(report, table, version);
	push(report, table, jobs);
	for (size_t i = 0; i < BSZ_COUNTOF(variables); i++) {
		const char *value = getenv(variables[i]);
		const char *const texts[] = {variables[i],
			value ? value : "", value ? "environment" : "unset"};

		push(report, table, texts);
	}
}

/* One setting of a configuration, with the line it stands on. */
static void push_line(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_budget_file *file, const char *name, const char *value,
    unsigned line)
{
	const char *const origin = line ? bsz_arena_printf(&report->arena,
	    "%s:%u", file->policy.file, line) :
	    bsz_arena_printf(&report->arena, "%s", file->policy.file);
	const char *const texts[] = {name, value, origin};

	if (!name || !value || !origin)
		report->failed = true;
	else
		push(report, table, texts);
}

/* "file of package serde of app" */
static const char *describe_budget(struct bsz_report *report,
    const struct bsz_budget *budget)
{
	const char *const of = budget->each_dim ? "each " :
	    budget->select_dim ? "" : "all";

	return bsz_arena_printf(&report->arena, "%s of %s%s%s%s%s%s",
	    bsz_measure_info(budget->measure)->name, of,
	    budget->each_dim ? budget->each_dim : "",
	    budget->select_dim ? budget->each_dim ? ", " : "" : "",
	    budget->select_dim ? budget->select_dim : "",
	    budget->select ? " " : "", budget->select ? budget->select : "");
}

static void add_file(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_budget_file *file)
{
	struct bsz_arena *const arena = &report->arena;

	if (file->baseline)
		push_line(report, table, file, "baseline",
		    bsz_arena_printf(arena, "%s", file->baseline), 0);
	if (file->store)
		push_line(report, table, file, "store",
		    bsz_arena_printf(arena, "%s",
		    bsz_store_shown(file->store)), 0);
	for (size_t i = 0; i < file->artifact_count; i++)
		push_line(report, table, file, bsz_arena_printf(arena,
		    "artifact %s", file->artifacts[i].name),
		    bsz_arena_printf(arena, "%s%s", file->artifacts[i].path,
		    access(file->artifacts[i].path, F_OK) == 0 ? "" :
		    " (not there)"), 0);
	for (size_t i = 0; i < file->policy.budget_count; i++)
		push_line(report, table, file, bsz_arena_printf(arena,
		    "budget %s", file->policy.budgets[i].id),
		    describe_budget(report, &file->policy.budgets[i]),
		    file->policy.budgets[i].line);
	for (size_t i = 0; i < file->policy.timing_count; i++)
		push_line(report, table, file, bsz_arena_printf(arena,
		    "timing %s", file->policy.timings[i].id),
		    bsz_arena_printf(arena, "%s, %zu runs against %zu",
		    bsz_metric_info(file->policy.timings[i].metric)->name,
		    file->policy.timings[i].runs,
		    file->policy.timings[i].window),
		    file->policy.timings[i].line);
	for (size_t i = 0; i < file->policy.waiver_count; i++)
		push_line(report, table, file, bsz_arena_printf(arena,
		    "waiver of %s", file->policy.waivers[i].budget),
		    bsz_arena_printf(arena, "until %s, %s",
		    file->policy.waivers[i].until_text,
		    file->policy.waivers[i].owner),
		    file->policy.waivers[i].line);
}

/* The configuration that check would take; BSZ_EUSAGE for a wrong one. */
static int add_configuration(struct bsz_report *report,
    const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_config_place place;
	int rc = bsz_config_find(&place, options->check.config,
	    &report->arena, err);
	struct bsz_table *const table = bsz_report_table(report,
	    "configuration", "configuration", setting_columns,
	    BSZ_COUNTOF(setting_columns));
	const char *const texts[] = {"file", place.path ? place.path : "",
		place.path ? place.origin : "none found"};
	struct bsz_budget_file file;

	push(report, table, texts);
	if (rc || !place.path)
		return rc;
	rc = bsz_budget_file_read(&file, place.path, err);
	if (rc)
		return rc;
	add_file(report, table, &file);
	bsz_budget_file_release(&file);
	return 0;
}

static int run(struct bsz_options *options)
{
	struct bsz_report report;
	const struct bsz_report *reports[] = {&report};
	struct bsz_err err = {0};

	bsz_report_init(&report);
	report.command = "doctor";
	report.schema = "binsize.doctor";
	report.headline = "binsize " PACKAGE_VERSION;
	add_readers(&report);
	add_libraries(&report);
	add_settings(&report);
	const int rc = add_configuration(&report, options, &err);
	const int status = bsz_output_reports(options, reports, 1);
	bsz_report_release(&report);
	/* The rest helps to find out why. */
	return rc ? bsz_say_error(NULL, &err) : status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_policy, &bsz_options_output, &bsz_options_help, NULL};

const struct bsz_command bsz_command_doctor = {
	.name = "doctor",
	.brief = "show what this build can read and how it is set up",
	.operands = "",
	.examples =
	    "  binsize doctor\n"
	    "  binsize doctor --config ci/size.yml",
	.help = "Lists the inputs this build reads, the optional libraries "
	    "it has or finds, and every setting with where it comes from. "
	    "The configuration of budgets is read as check would read it; a "
	    "wrong one makes the exit status 2.",
	.tables = tables,
	.run = run,
};
