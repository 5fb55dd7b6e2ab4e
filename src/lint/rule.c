/*
 * Questions that several rules ask about an instruction.
 */
#include "rule.h"

#include <binsize/limits.h>

#include <stdarg.h>
#include <string.h>
#include <strings.h>

struct bsz_flaw *bsz_flaw_add(struct bsz_linting *linting,
    const struct bsz_instruction *at, const char *fmt, ...)
{
	char text[1024];
	struct bsz_flaw *flaw;
	va_list args;

	if (linting->count == linting->room) {
		const size_t room = 2 * linting->room + 16;
		struct bsz_flaw *const flaws = bsz_realloc(linting->flaws,
		    room * sizeof(*flaws));

		if (!flaws) {
			linting->failed = true;
			return NULL;
		}
		linting->flaws = flaws;
		linting->room = room;
	}
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	flaw = &linting->flaws[linting->count];
	*flaw = (struct bsz_flaw){.rule = linting->rule, .at = at,
		.costs = at, .weight = linting->rule->weight,
		.message = bsz_arena_copy(linting->arena, text,
		    strlen(text))};
	if (!flaw->message) {
		linting->failed = true;
		return NULL;
	}
	linting->count++;
	return flaw;
}

bool bsz_rule_affords(struct bsz_linting *linting, uint64_t steps)
{
	linting->effort = bsz_add(linting->effort, steps);
	return linting->effort <= BSZ_MAX_RECIPE_EFFORT;
}

static const struct bsz_stage *stage_of(const struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	return at->stage == BSZ_NO_STAGE ? NULL :
	    &linting->recipe->stages[at->stage];
}

bool bsz_rule_ships(const struct bsz_linting *linting,
    const struct bsz_instruction *at, enum bsz_keyword keyword)
{
	const struct bsz_stage *const stage = stage_of(linting, at);

	return at->keyword == keyword && !at->on_build && stage &&
	    stage->ships;
}

bool bsz_rule_serves(const struct bsz_linting *linting,
    const struct bsz_instruction *at, enum bsz_keyword keyword)
{
	const struct bsz_stage *const stage = stage_of(linting, at);

	return at->keyword == keyword && !at->on_build && stage &&
	    (stage->ships || stage->feeds);
}

const struct bsz_instruction *bsz_rule_before(
    const struct bsz_linting *linting, const struct bsz_instruction *at)
{
	const struct bsz_recipe *const recipe = linting->recipe;
	const struct bsz_stage *stage = stage_of(linting, at);

	if (!stage)
		return NULL;
	if (at > &recipe->instructions[stage->first])
		return at - 1;
	if (stage->parent == BSZ_NO_STAGE)
		return NULL;
	stage = &recipe->stages[stage->parent];
	return &recipe->instructions[stage->first + stage->count - 1];
}

/* The part of "type=cache,target=/x" behind a key, up to the comma. */
static size_t mount_value(const char *mount, const char *key,
    const char **value)
{
	const char *const found = strstr(mount, key);

	if (!found)
		return 0;
	*value = found + strlen(key);
	return strcspn(*value, ",");
}

static bool is_scratch(const struct bsz_flag *flag)
{
	return strcasecmp(flag->name, "mount") == 0 &&
	    (strstr(flag->value, "type=cache") ||
	    strstr(flag->value, "type=tmpfs"));
}

bool bsz_rule_mounts(const struct bsz_instruction *run, const char *path)
{
	static const char *const keys[] = {"target=", "dst=", "destination="};

	for (size_t i = 0; i < run->flag_count; i++) {
		const char *value = NULL;
		size_t size = 0;

		if (!is_scratch(&run->flags[i]))
			continue;
		for (size_t k = 0; k < BSZ_COUNTOF(keys) && !size; k++)
			size = mount_value(run->flags[i].value, keys[k],
			    &value);
		while (size && value[size - 1] == '/')
			size--;
		/* Of a folder above, or of one in it. */
		if (size && (strncmp(path, value, strlen(path)) == 0 ||
		    strncmp(path, value, size) == 0))
			return true;
	}
	return false;
}

bool bsz_rule_caches(const struct bsz_instruction *run)
{
	for (size_t i = 0; i < run->flag_count; i++)
		if (is_scratch(&run->flags[i]))
			return true;
	return false;
}

bool bsz_rule_removes(const struct bsz_instruction *run, const char *text)
{
	static const char *const programs[] = {"rm", "find", "rmdir",
		"unlink"};

	for (size_t i = 0; i < run->shell.count; i++)
		for (size_t k = 0; k < BSZ_COUNTOF(programs); k++)
			if (bsz_shell_runs(&run->shell.commands[i],
			    programs[k], NULL) && bsz_shell_mentions(
			    &run->shell.commands[i], text))
				return true;
	return false;
}

/* A text of the recipe's arena, or "". */
static const char *kept(struct bsz_linting *linting, const char *text)
{
	linting->failed = linting->failed || !text;
	return text ? text : "";
}

const char *bsz_rule_path(struct bsz_linting *linting,
    const struct bsz_instruction *at,
    const struct bsz_shell_command *command, const char *word)
{
	struct bsz_recipe *const recipe = linting->recipe;
	const char *folder = at->workdir;

	/* What a shell computes tells no place. */
	if (!bsz_rule_affords(linting, 1024) || *word == '~' ||
	    *word == '`' || strncmp(word, "$(", 2) == 0)
		return word;
	word = bsz_recipe_expanded(recipe, at, word);
	if (*word == '$')
		return word;
	if (*word != '/' && command && command->folder)
		folder = kept(linting, bsz_recipe_path(&recipe->arena,
		    folder, bsz_recipe_expanded(recipe, at,
		    command->folder)));
	linting->failed = linting->failed || recipe->failed;
	return kept(linting, bsz_recipe_path(&recipe->arena, folder, word));
}

bool bsz_path_is_in(const char *path, const char *folder)
{
	const size_t size = strlen(folder);

	return strncmp(path, folder, size) == 0 && (!path[size] ||
	    path[size] == '/' || (size && folder[size - 1] == '/'));
}

/* Sources and a target, but for here documents. */
static bool is_copy(const struct bsz_instruction *at)
{
	return (at->keyword == BSZ_COPY || at->keyword == BSZ_ADD) &&
	    at->word_count >= 2;
}

bool bsz_copies_context(const struct bsz_instruction *at)
{
	if (!is_copy(at) || bsz_instruction_flag(at, "from"))
		return false;
	for (size_t i = 0; i + 1 < at->word_count; i++) {
		const char *word = at->words[i];

		while (strncmp(word, "./", 2) == 0 || *word == '/')
			word += *word == '/' ? 1 : 2;
		if (!*word || strcmp(word, ".") == 0 ||
		    strcmp(word, "*") == 0)
			return true;
	}
	return false;
}

size_t bsz_copy_count(const struct bsz_instruction *at)
{
	return is_copy(at) ? at->word_count - 1 : 0;
}

/* Where one source goes. */
static const char *find_target(struct bsz_linting *linting,
    const struct bsz_instruction *at, size_t source)
{
	struct bsz_arena *const arena = &linting->recipe->arena;
	const char *const target = at->words[at->word_count - 1];
	const char *const from = at->words[source];
	const size_t size = strlen(target);
	const char *const slash = strrchr(from, '/');
	const char *const name = slash ? slash + 1 : from;
	const char *const folder = kept(linting, bsz_recipe_path(arena,
	    at->workdir, target));

	/* A folder is copied by what is in it, so its own name is not there;
	 * that of a file has a dot in nearly all cases. */
	if ((size && target[size - 1] != '/' && strcmp(target, ".") != 0 &&
	    at->word_count == 2) || !strchr(name, '.') ||
	    strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return folder;
	return kept(linting, bsz_recipe_path(arena, folder, name));
}

const char *bsz_copy_target(struct bsz_linting *linting,
    const struct bsz_instruction *at, size_t source)
{
	const char *const **const kept_at =
	    &linting->targets[at - linting->recipe->instructions];
	const size_t count = bsz_copy_count(at);

	if (!*kept_at) {
		const char **const targets = bsz_arena_alloc(
		    &linting->recipe->arena, count * sizeof(*targets));

		for (size_t i = 0; targets && i < count; i++)
			targets[i] = find_target(linting, at, i);
		*kept_at = targets;
	}
	return *kept_at ? (*kept_at)[source] : kept(linting, NULL);
}

const char *bsz_rule_variable(const struct bsz_linting *linting,
    const struct bsz_instruction *at, const char *name)
{
	return bsz_recipe_variable(linting->recipe, at, name, strlen(name));
}

const struct bsz_instruction *bsz_rule_carrier(
    const struct bsz_linting *linting, const struct bsz_instruction *at)
{
	const struct bsz_recipe *const recipe = linting->recipe;

	if (recipe->stages[at->stage].ships)
		return at;
	for (size_t i = 0; i < recipe->count; i++) {
		const struct bsz_instruction *const copy =
		    &recipe->instructions[i];
		const char *const from = bsz_instruction_flag(copy, "from");

		if (from && copy->stage != BSZ_NO_STAGE &&
		    recipe->stages[copy->stage].ships && bsz_recipe_stage(
		    recipe, from, copy->stage) == at->stage)
			return copy;
	}
	return NULL;
}
