/*
 * The fuzz target over recipes of images, and all rules. Its laws:
 * instructions belong to the stage they stand in, lines ascend, texts are
 * there; findings are of a line of the file.
 */
#include "fuzz.h"

#include <lint/lint.h>
#include <lint/recipe.h>

static bool is_sound(const struct bsz_recipe *recipe, size_t at)
{
	const struct bsz_instruction *const instruction =
	    &recipe->instructions[at];
	bool fine = instruction->text && instruction->name &&
	    instruction->workdir && *instruction->workdir == '/';

	for (size_t i = 0; i < instruction->word_count; i++)
		fine &= instruction->words[i] != NULL;
	for (size_t i = 0; i < instruction->assignment_count; i++)
		fine &= instruction->assignments[i].name != NULL;
	for (size_t i = 0; i < instruction->shell.count; i++)
		fine &= instruction->shell.commands[i].count > 0;
	if (at)
		fine &= instruction->line > instruction[-1].line &&
		    instruction->offset > instruction[-1].offset;
	if (instruction->stage != BSZ_NO_STAGE)
		fine &= at - recipe->stages[instruction->stage].first <
		    recipe->stages[instruction->stage].count;
	return fine;
}

static int run_rules(struct bsz_span bytes, unsigned lines,
    struct bsz_err *err)
{
	const struct bsz_lint_question question = {.path = "input",
		.bytes = bytes};
	struct bsz_report report;
	int rc;

	bsz_report_init(&report);
	rc = bsz_lint(&question, &report, err);
	for (size_t i = 0; i < report.finding_count && !rc; i++)
		if (!report.findings[i].line ||
		    report.findings[i].line > lines ||
		    !report.findings[i].message)
			rc = bsz_fail(err, BSZ_EINVARIANT,
			    "finding %zu is of no line", i);
	bsz_report_release(&report);
	return rc;
}

int fuzz_recipes(struct bsz_span bytes, struct bsz_err *err)
{
	struct bsz_recipe recipe;
	int rc = bsz_recipe_read(&recipe, bytes, NULL, err);

	for (size_t i = 0; i < recipe.count && !rc; i++)
		if (!is_sound(&recipe, i))
			rc = bsz_fail(err, BSZ_EINVARIANT,
			    "instruction %zu is not sound", i);
	const unsigned last = rc ? 0 :
	    recipe.instructions[recipe.count - 1].line;
	bsz_recipe_release(&recipe);
	return rc ? rc : run_rules(bytes, last, err);
}
