/*
 * The JSON Schemas that this build's output keeps to.
 */
#include "command.h"
#include "output.h"
#include "say.h"
#include "schema_data.h"
#include "suggest.h"

static const struct {
	const char *name;
	const char *text;
} schemas[] = {
	{"report", bsz_schema_report},
};

static const char *word(size_t index)
{
	return index < BSZ_COUNTOF(schemas) ? schemas[index].name : NULL;
}

static int run(struct bsz_options *options)
{
	const char *wanted = options->operands[0];
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];

	bsz_suggest_init(&suggestion, wanted, strlen(wanted));
	for (size_t i = 0; i < BSZ_COUNTOF(schemas); i++) {
		if (strcmp(schemas[i].name, wanted) == 0)
			return bsz_output_text(schemas[i].text,
			    strlen(schemas[i].text));
		bsz_suggest_offer(&suggestion, schemas[i].name);
	}
	bsz_say(NULL, "there is no schema '%s'%s", wanted, suggestion.best ?
	    bsz_suggest_text(&suggestion, room) :
	    " (report is the schema of all commands)");
	return bsz_exit_status(BSZ_EUSAGE);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_schema = {
	.name = "schema",
	.brief = "print the JSON Schema of an output",
	.operands = "NAME",
	.examples = "  binsize schema report > report.schema.json",
	.help = "There is one schema, report: what any command writes with "
	    "--format json keeps to it. Within a major version fields are "
	    "only added; readers should ignore those they do not know.",
	.tables = tables,
	.word = word,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
