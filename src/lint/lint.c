/*
 * Each rule is shown each instruction; what it finds becomes a finding, unless
 * a comment, an option or the configuration silences it: then it is waived,
 * and still listed.
 */
#include "lint.h"

#include "image_costs.h"
#include "lint_rows.h"
#include "recipe_parts.h"

#include <string.h>

static const struct bsz_rule *const rules[] = {
#define RULE(name) &bsz_rule_##name,
#include "list.h"
#undef RULE
};

const char *bsz_lint_rule_name(size_t index)
{
	return index < BSZ_COUNTOF(rules) ? rules[index]->name : NULL;
}

const char *bsz_lint_rule_reason(size_t index)
{
	return index < BSZ_COUNTOF(rules) ? rules[index]->reason : NULL;
}

const char *bsz_lint_rule_fix(size_t index)
{
	return index < BSZ_COUNTOF(rules) ? rules[index]->fix : NULL;
}

static bool is_rule(const char *name, size_t size)
{
	for (size_t i = 0; i < BSZ_COUNTOF(rules); i++)
		if (strlen(rules[i]->name) == size &&
		    memcmp(rules[i]->name, name, size) == 0)
			return true;
	return false;
}

/* Is a name one of "a,b"? */
static bool is_listed(const char *list, const char *name)
{
	const size_t size = strlen(name);

	for (;;) {
		const size_t part = strcspn(list, ",");

		if (part == size && memcmp(list, name, size) == 0)
			return true;
		if (!list[part])
			return false;
		list += part + 1;
	}
}

static bool is_silent(const struct bsz_lint_question *question,
    const struct bsz_recipe *recipe, const struct bsz_flaw *flaw)
{
	const char *const name = flaw->rule->name;

	for (size_t i = 0; i < question->ignored_count; i++)
		if (is_listed(question->ignored[i], name))
			return true;
	return is_listed(flaw->at->ignored, name) ||
	    is_listed(recipe->ignored, name);
}

/* A comment that names no rule silences nothing, and should not seem to. */
static void check_names(struct bsz_recipe *recipe, const char *list,
    uint64_t offset)
{
	while (*list) {
		const size_t size = strcspn(list, ",");

		if (size && !is_rule(list, size))
			bsz_recipe_note(recipe, offset, "there is no rule "
			    "'%.*s' to ignore", (int)bsz_min(size, 60), list);
		list += size + (list[size] != '\0');
	}
}

static void run_rules(struct bsz_linting *linting)
{
	const struct bsz_recipe *const recipe = linting->recipe;

	for (size_t i = 0; i < recipe->count; i++)
		for (size_t k = 0; k < BSZ_COUNTOF(rules) &&
		    !linting->failed; k++) {
			linting->rule = rules[k];
			rules[k]->check(linting, &recipe->instructions[i]);
		}
	check_names(linting->recipe, recipe->ignored, 0);
	for (size_t i = 0; i < recipe->count; i++)
		check_names(linting->recipe, recipe->instructions[i].ignored,
		    recipe->instructions[i].offset);
	linting->failed = linting->failed || recipe->failed;
}

/* Rules look back, and so find a COPY late. */
static int compare_flaws(const void *a, const void *b)
{
	const struct bsz_flaw *const left = a, *const right = b;

	if (left->at->line != right->at->line)
		return left->at->line < right->at->line ? -1 : 1;
	return strcmp(left->rule->name, right->rule->name);
}

/* What the image tells of the flaws; costs stays NULL without one. */
static int find_costs(const struct bsz_lint_question *question,
    struct bsz_linting *linting, struct bsz_report *report,
    struct bsz_image_cost **costs, struct bsz_err *err)
{
	struct bsz_image_steps steps;
	int rc;

	if (!question->image)
		return 0;
	if (!question->image->contents)
		return bsz_fail(err, BSZ_EUSAGE, "--image takes a container "
		    "image; this is none");
	*costs = bsz_calloc(linting->count + 1, sizeof(**costs));
	if (!*costs)
		return bsz_fail_memory(err);
	rc = bsz_image_steps_match(&steps, linting,
	    question->image->contents, err);
	if (!rc)
		rc = bsz_image_costs_find(linting, &steps, question->image,
		    *costs, err);
	if (!rc)
		bsz_lint_describe_match(report, &steps);
	return rc;
}

static int inspect(const struct bsz_lint_question *question,
    struct bsz_linting *linting, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_image_cost *costs = NULL;
	int rc;

	linting->targets = bsz_calloc(linting->recipe->count,
	    sizeof(*linting->targets));
	if (!linting->targets)
		return bsz_fail_memory(err);
	run_rules(linting);
	if (linting->failed)
		return bsz_fail_memory(err);
	if (linting->count)
		qsort(linting->flaws, linting->count,
		    sizeof(*linting->flaws), compare_flaws);
	for (size_t i = 0; i < linting->count; i++)
		if (is_silent(question, linting->recipe, &linting->flaws[i]))
			linting->flaws[i].weight = BSZ_WAIVED;
	rc = find_costs(question, linting, report, &costs, err);
	if (!rc)
		bsz_lint_rows(report, question, linting, costs);
	bsz_free(costs);
	return rc;
}

int bsz_lint(const struct bsz_lint_question *question,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_recipe recipe;
	struct bsz_build_context context = {0};
	struct bsz_linting linting = {.recipe = &recipe,
		.arena = &report->arena};
	int rc = bsz_recipe_read(&recipe, question->bytes, question->target,
	    err);

	if (!rc && question->context) {
		rc = bsz_build_context_read(&context, question->context,
		    question->path, err);
		linting.context = &context;
	}
	if (!rc)
		rc = inspect(question, &linting, report, err);
	if (!rc && report->failed)
		rc = bsz_fail_memory(err);
	bsz_free(linting.flaws);
	bsz_free(linting.targets);
	bsz_build_context_release(&context);
	bsz_recipe_release(&recipe);
	return rc;
}
