/*
 * What this build can read, what it found on this machine, and which
 * settings reached it: the first thing to ask for when something is odd.
 */
#include "command.h"
#include "output.h"
#include "say.h"

#include <binsize/limits.h>
#include <readers/readers.h>

#include <dlfcn.h>
#include <unistd.h>

static const struct bsz_column reader_columns[] = {
	{.key = "name", .title = "INPUT", .kind = BSZ_TEXT},
	{.key = "brief", .title = "WHAT IT IS", .kind = BSZ_TEXT},
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
	{"liblzma.so.5", "xz inputs, symbols in .gnu_debugdata"},
	{"libcrypto.so.3", "digests of images"},
	{"libarchive.so.13", "layers compressed by xz or bzip2"},
	{"libsmartcols.so.1", "aligned tables"},
	{"libsqlite3.so.0", "stores of runs"},
	{"libcyaml.so.1", "budgets in .binsize.yml"},
};

/* What the environment may set. */
static const char *const variables[] = {
	"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "CI",
	"BINSIZE_STORE", "BINSIZE_TRACE",
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

static int run(struct bsz_options *options)
{
	struct bsz_report report;
	const struct bsz_report *reports[] = {&report};

	bsz_report_init(&report);
	report.command = "doctor";
	report.schema = "binsize.doctor";
	report.headline = "binsize " PACKAGE_VERSION;
	add_readers(&report);
	add_libraries(&report);
	add_settings(&report);
	const int status = bsz_output_reports(options, reports, 1);
	bsz_report_release(&report);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_output, &bsz_options_help, NULL};

const struct bsz_command bsz_command_doctor = {
	.name = "doctor",
	.brief = "show what this build can read and how it is set up",
	.operands = "",
	.examples = "  binsize doctor",
	.help = "Lists the inputs this build reads, the optional libraries "
	    "it has or finds, and every setting with where it comes from.",
	.tables = tables,
	.run = run,
};
