/*
 * Variables of a recipe: ARG and ENV, as far as they are told by the file.
 * What is not (an argument of the build, the base image's own variables)
 * stays as it is written.
 *
 * Values may name values, and so double from line to line; what all of them
 * come to is bounded (BSZ_MAX_EXPANDED), and so is the search.
 */
#include "recipe_parts.h"

#include "characters.h"

#include <binsize/limits.h>

#include <string.h>

/* Of "${A:-${B}}". */
#define MAX_DEPTH 8

struct expanding {
	const struct bsz_recipe *recipe;
	const struct bsz_instruction *at;
	struct bsz_buf *out;
	unsigned depth;
};

static bool is_named(const struct bsz_assignment *assignment,
    const char *name, size_t size)
{
	return strncmp(assignment->name, name, size) == 0 &&
	    !assignment->name[size];
}

/* What the instruction gives to a variable; NULL: nothing. */
static const struct bsz_assignment *find_in(
    const struct bsz_instruction *instruction, const char *name, size_t size)
{
	for (size_t i = instruction->assignment_count; i-- > 0;)
		if (is_named(&instruction->assignments[i], name, size))
			return &instruction->assignments[i];
	return NULL;
}

/* The argument in front of all stages. */
static const char *find_global(const struct bsz_recipe *recipe,
    const char *name, size_t size)
{
	const char *value = NULL;

	for (size_t i = 0; i < recipe->count &&
	    recipe->instructions[i].stage == BSZ_NO_STAGE; i++) {
		const struct bsz_assignment *const found = find_in(
		    &recipe->instructions[i], name, size);

		value = found && found->value ? found->value : value;
	}
	return value;
}

const char *bsz_recipe_variable(const struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *name, size_t size)
{
	size_t i = (size_t)(at - recipe->instructions);
	size_t stage = at->stage;
	bool inherited = false;

	if (stage == BSZ_NO_STAGE || at->keyword == BSZ_FROM)
		return find_global(recipe, name, size);
	while (stage != BSZ_NO_STAGE) {
		for (; i-- > recipe->stages[stage].first;) {
			const struct bsz_instruction *const from =
			    &recipe->instructions[i];
			const struct bsz_assignment *const found =
			    inherited && from->keyword != BSZ_ENV ? NULL :
			    find_in(from, name, size);

			if (found)
				return found->value ? found->value :
				    find_global(recipe, name, size);
		}
		stage = recipe->stages[stage].parent;
		inherited = true;
		if (stage != BSZ_NO_STAGE)
			i = recipe->stages[stage].first +
			    recipe->stages[stage].count;
	}
	return NULL;
}

static size_t name_size(const char *text)
{
	size_t size = 0;

	while (text[size] == '_' || bsz_is_letter(text[size]) ||
	    (size && bsz_is_digit(text[size])))
		size++;
	return size;
}

static const char *expand(struct expanding *expanding, const char *text,
    char end);

/* Where "...}" ends, braces in it skipped; its end when there is none. */
static const char *skip_braces(const char *text)
{
	unsigned depth = 0;

	for (; *text; text++) {
		if (*text == '}' && !depth--)
			break;
		depth += *text == '{';
	}
	return text;
}

/* "${NAME:-WORD}" from its NAME on; returns what is behind the brace. */
static const char *expand_braced(struct expanding *expanding,
    const char *text)
{
	const size_t size = name_size(text);
	const char *const value = bsz_recipe_variable(expanding->recipe,
	    expanding->at, text, size);
	const char *word = text + size;
	const char *const end = skip_braces(word);
	const bool takes_empty = *word != ':';

	word += *word == ':';
	const bool is_set = value && (*value || takes_empty);
	if (size && *end && expanding->depth < MAX_DEPTH &&
	    (*word == '+' || *word == '-') && is_set == (*word == '+')) {
		expanding->depth++;
		(void)expand(expanding, word + 1, '}'); /* ends at end */
		expanding->depth--;
	} else if (value && *word != '+') {
		bsz_buf_text(expanding->out, value);
	} else if (*word != '+') {
		bsz_buf_printf(expanding->out, "$%.*s", (int)size, text);
	}
	return *end ? end + 1 : end;
}

/* A variable behind its '$'; returns what is behind it. */
static const char *expand_variable(struct expanding *expanding,
    const char *text)
{
	const size_t size = name_size(text);
	const char *value;

	if (*text == '{')
		return expand_braced(expanding, text + 1);
	value = size ? bsz_recipe_variable(expanding->recipe, expanding->at,
	    text, size) : NULL;
	if (value)
		bsz_buf_text(expanding->out, value);
	else
		bsz_buf_printf(expanding->out, "$%.*s", (int)size, text);
	return text + size;
}

/* Up to the character end that is not in quotes; where that is. */
static const char *expand(struct expanding *expanding, const char *text,
    char end)
{
	const char escape = expanding->recipe->escape;
	char quote = 0;

	while (*text && (*text != end || quote) && expanding->out->size <
	    BSZ_MAX_EXPANDED_VALUE) {
		if (*text == quote || (!quote &&
		    (*text == '"' || *text == '\''))) {
			quote = quote ? 0 : *text;
			text++;
		} else if (*text == '$' && quote != '\'') {
			text = expand_variable(expanding, text + 1);
		} else {
			if (*text == escape && quote != '\'' && text[1])
				text++;
			bsz_buf_char(expanding->out, *text++);
		}
	}
	return text;
}

void bsz_recipe_expand(const struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *text, struct bsz_buf *out)
{
	struct expanding expanding = {recipe, at, out, 0};

	(void)expand(&expanding, text, '\0'); /* all of it */
}

/* Steps of looking for the variables of a text: each looks at all that stands
 * before it. */
static uint64_t search_cost(const struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *text)
{
	uint64_t dollars = 0;

	for (text = strchr(text, '$'); text; text = strchr(text + 1, '$'))
		dollars++;
	return dollars * ((uint64_t)(at - recipe->instructions) +
	    recipe->assignments);
}

const char *bsz_recipe_expanded(struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *text)
{
	struct bsz_buf out = {0};
	const char *copy;

	if (!strpbrk(text, "$\"'\\`"))
		return text;
	recipe->expanded += search_cost(recipe, at, text);
	if (recipe->expanded > BSZ_MAX_EXPANDED)
		return text;
	bsz_recipe_expand(recipe, at, text, &out);
	recipe->expanded += out.size;
	copy = out.failed ? NULL : bsz_arena_copy(&recipe->arena,
	    out.size ? out.data : "", out.size);
	bsz_buf_release(&out);
	recipe->failed = recipe->failed || !copy;
	return copy ? copy : "";
}
