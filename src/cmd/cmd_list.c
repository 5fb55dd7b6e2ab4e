/*
 * What this build knows: dimensions, analyzers, formats and the closed lists
 * of words.
 */
#include "command.h"
#include "output.h"
#include "say.h"
#include "suggest.h"
#include "topics.h"

#include <lint/lint.h>

static const struct bsz_column columns[] = {
	{.key = "name", .title = "NAME", .kind = BSZ_TEXT},
	{.key = "brief", .title = "WHAT IT IS", .kind = BSZ_TEXT,
		.sentence = true},
};

static void push(struct bsz_report *report, struct bsz_table *table,
    const char *name, const char *brief)
{
	union bsz_cell *cell = bsz_table_row(report, table, 0, BSZ_ROW);

	if (!cell)
		return;
	cell[0].text = name;
	cell[1].text = brief;
}

static void fill_dimensions(struct bsz_report *report,
    struct bsz_table *table)
{
	for (int i = 0; i < BSZ_DIMENSIONS; i++) {
		const struct bsz_dimension_info *info =
		    bsz_dimension_info((enum bsz_dimension)i);

		push(report, table, info->name, info->brief);
	}
}

static void fill_analyzers(struct bsz_report *report, struct bsz_table *table)
{
	size_t count;
	const struct bsz_analyzer *const *all = bsz_analyzers(&count);

	for (size_t i = 0; i < count; i++)
		push(report, table, all[i]->name, all[i]->brief);
}

static void fill_formats(struct bsz_report *report, struct bsz_table *table)
{
	size_t count;
	const struct bsz_renderer *const *all = bsz_renderers(&count);

	for (size_t i = 0; i < count; i++)
		push(report, table, all[i]->name, all[i]->brief);
}

static void fill_topic(struct bsz_report *report, struct bsz_table *table)
{
	const struct bsz_topic *topic = bsz_topic_find(table->key);

	for (size_t i = 0; i < topic->count; i++)
		push(report, table, topic->rows[i].word,
		    topic->rows[i].text);
}

static void fill_rules(struct bsz_report *report, struct bsz_table *table)
{
	for (size_t i = 0; bsz_lint_rule_name(i); i++) {
		const char *const text = bsz_arena_printf(&report->arena,
		    "%s %s", bsz_lint_rule_reason(i), bsz_lint_rule_fix(i));

		report->failed = report->failed || !text;
		push(report, table, bsz_lint_rule_name(i), text ? text : "");
	}
}

static const struct subject {
	const char *key, *title;
	void (*fill)(struct bsz_report *report, struct bsz_table *table);
} subjects[] = {
	{"dimensions", "dimensions (-d)", fill_dimensions},
	{"analyzers", "analyzers", fill_analyzers},
	{"formats", "formats (--format)", fill_formats},
	{"evidence", "evidence, surest first", fill_topic},
	{"labels", "labels that are not in the input", fill_topic},
	{"rules", "rules of lint", fill_rules},
};

static const char *word(size_t index)
{
	return index < BSZ_COUNTOF(subjects) ? subjects[index].key : NULL;
}

static int add_subjects(const struct bsz_options *options,
    struct bsz_report *report, struct bsz_err *err)
{
	const char *wanted =
	    options->operand_count ? options->operands[0] : NULL;
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];

	bsz_suggest_init(&suggestion, wanted ? wanted : "",
	    wanted ? strlen(wanted) : 0);
	for (size_t i = 0; i < BSZ_COUNTOF(subjects); i++) {
		const struct subject *subject = &subjects[i];

		bsz_suggest_offer(&suggestion, subject->key);
		if (wanted && strcmp(wanted, subject->key) != 0)
			continue;
		struct bsz_table *table = bsz_report_table(report,
		    subject->key, subject->title, columns,
		    BSZ_COUNTOF(columns));
		if (!table)
			return bsz_fail_memory(err);
		table->main = report->table_count == 1;
		subject->fill(report, table);
	}
	if (!report->table_count)
		return bsz_fail(err, BSZ_EUSAGE, "there is no list '%.200s'%s",
		    wanted, suggestion.best ?
		    bsz_suggest_text(&suggestion, room) :
		    " (binsize list shows all)");
	return report->failed ? bsz_fail_memory(err) : 0;
}

static int run(struct bsz_options *options)
{
	struct bsz_report report;
	const struct bsz_report *reports[] = {&report};
	struct bsz_err err = {0};

	bsz_report_init(&report);
	report.command = "list";
	report.schema = "binsize.list";
	const int rc = add_subjects(options, &report, &err);
	const int status = rc ? bsz_say_error(NULL, &err) :
	    bsz_output_reports(options, reports, 1);
	bsz_report_release(&report);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_output, &bsz_options_help, NULL};

const struct bsz_command bsz_command_list = {
	.name = "list",
	.brief = "show what binsize knows: dimensions, formats, labels",
	.operands = "[LIST]",
	.examples =
	    "  binsize list\n"
	    "  binsize list dimensions",
	.help = "The words that options take and that results use, each with "
	    "its meaning.",
	.tables = tables,
	.word = word,
	.operands_max = 1,
	.run = run,
};
