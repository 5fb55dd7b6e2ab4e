/*
 * Instructions of a recipe, one after the other: keyword, flags, words, here
 * documents, and what holds at that place (stage, folder, variables).
 *
 * A part that makes no sense costs that part, and leaves a note.
 */
#include "recipe_parts.h"

#include <binsize/limits.h>

#include <stdarg.h>
#include <string.h>
#include <strings.h>

static const char blanks[] = " \t\v\f\r";

/* How the arguments of a keyword are read. */
enum form { FORM_TEXT, FORM_WORDS, FORM_PAIRS, FORM_NESTED };

static const struct {
	const char *name;
	enum form form;
	bool has_heres;
} keywords[] = {
	[BSZ_ADD] = {"ADD", FORM_WORDS, true},
	[BSZ_ARG] = {"ARG", FORM_PAIRS, false},
	[BSZ_CMD] = {"CMD", FORM_TEXT, false},
	[BSZ_COPY] = {"COPY", FORM_WORDS, true},
	[BSZ_ENTRYPOINT] = {"ENTRYPOINT", FORM_TEXT, false},
	[BSZ_ENV] = {"ENV", FORM_PAIRS, false},
	[BSZ_EXPOSE] = {"EXPOSE", FORM_TEXT, false},
	[BSZ_FROM] = {"FROM", FORM_WORDS, false},
	[BSZ_HEALTHCHECK] = {"HEALTHCHECK", FORM_TEXT, false},
	[BSZ_LABEL] = {"LABEL", FORM_TEXT, false},
	[BSZ_MAINTAINER] = {"MAINTAINER", FORM_TEXT, false},
	[BSZ_ONBUILD] = {"ONBUILD", FORM_NESTED, false},
	[BSZ_RUN] = {"RUN", FORM_WORDS, true},
	[BSZ_SHELL] = {"SHELL", FORM_TEXT, false},
	[BSZ_STOPSIGNAL] = {"STOPSIGNAL", FORM_TEXT, false},
	[BSZ_USER] = {"USER", FORM_TEXT, false},
	[BSZ_VOLUME] = {"VOLUME", FORM_TEXT, false},
	[BSZ_WORKDIR] = {"WORKDIR", FORM_WORDS, false},
};

void bsz_recipe_note(struct bsz_recipe *recipe, uint64_t offset,
    const char *fmt, ...)
{
	char text[256];
	va_list args;

	if (recipe->note_count == BSZ_MAX_RECIPE_NOTES)
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	const char *const copy = bsz_arena_copy(&recipe->arena, text,
	    strlen(text));
	recipe->failed = recipe->failed || !copy;
	if (copy)
		recipe->notes[recipe->note_count++] =
		    (struct bsz_recipe_note){copy, offset};
}

static enum bsz_keyword find_keyword(const char *text, size_t size)
{
	for (size_t i = 0; i < BSZ_COUNTOF(keywords); i++)
		if (strlen(keywords[i].name) == size &&
		    strncasecmp(keywords[i].name, text, size) == 0)
			return (enum bsz_keyword)i;
	return BSZ_UNKNOWN;
}

const char *bsz_recipe_keep(struct bsz_recipe *recipe, const char *text,
    size_t size)
{
	const char *const copy = bsz_arena_copy(&recipe->arena, text, size);

	recipe->failed = recipe->failed || !copy;
	return copy ? copy : "";
}

/* "--NAME=VALUE" of a given size. */
static struct bsz_flag read_flag(struct bsz_recipe *recipe,
    const struct bsz_instruction *instruction, const char *text, size_t size)
{
	const char *const equals = memchr(text, '=', size);
	const size_t name = equals ? (size_t)(equals - text) : size;

	return (struct bsz_flag){bsz_recipe_keep(recipe, text + 2, name - 2),
		!equals ? "" : bsz_recipe_expanded(recipe, instruction,
		bsz_recipe_keep(recipe, equals + 1, size - name - 1))};
}

/* Flags in front of the other words; returns what is behind them. */
static const char *read_flags(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, const char *text)
{
	struct bsz_flag *flags;
	size_t most = 0;

	text += strspn(text, blanks);
	for (const char *at = text; strncmp(at, "--", 2) == 0;
	    at += strspn(at, blanks)) {
		at += strcspn(at, blanks);
		most++;
	}
	flags = bsz_arena_alloc(&recipe->arena,
	    (most + 1) * sizeof(*flags));
	recipe->failed = recipe->failed || !flags;
	for (size_t i = 0; flags && i < most; i++) {
		const size_t size = strcspn(text, blanks);

		if (size > 2)
			flags[instruction->flag_count++] = read_flag(recipe,
			    instruction, text, size);
		text += size;
		text += strspn(text, blanks);
	}
	instruction->flags = flags;
	return text;
}

/* What is behind the keyword, by its form. */
static void read_arguments(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, const char *text,
    struct bsz_lines *lines)
{
	size_t size;

	text = read_flags(recipe, instruction, text);
	size = strlen(text);
	while (size && strchr(" \t\v\f\r\n", text[size - 1]))
		size--;
	instruction->text = bsz_recipe_keep(recipe, text, size);
	if (keywords[instruction->keyword].form == FORM_WORDS)
		bsz_recipe_words(recipe, instruction);
	if (keywords[instruction->keyword].form == FORM_PAIRS)
		bsz_recipe_assignments(recipe, instruction);
	if (keywords[instruction->keyword].has_heres && !instruction->is_json)
		bsz_recipe_heres(recipe, instruction, lines);
	if (instruction->keyword == BSZ_RUN)
		bsz_recipe_commands(recipe, instruction);
}

/* The keyword, also behind ONBUILD; NULL when there is none that is known. */
static const char *read_keyword(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, const char *text)
{
	for (;;) {
		const size_t size = strcspn(text, blanks);

		instruction->keyword = find_keyword(text, size);
		instruction->name = bsz_recipe_keep(recipe, text, size);
		text += size;
		if (instruction->keyword == BSZ_UNKNOWN) {
			bsz_recipe_note(recipe, instruction->offset,
			    "line %u: there is no instruction '%.40s'",
			    instruction->line, instruction->name);
			return NULL;
		}
		if (keywords[instruction->keyword].form != FORM_NESTED)
			return text;
		text += strspn(text, blanks);
		if (instruction->on_build || !*text)
			return NULL;
		instruction->on_build = true;
	}
}

static void read_instruction(struct bsz_recipe *recipe,
    struct bsz_lines *lines)
{
	struct bsz_instruction *const instruction =
	    &recipe->instructions[recipe->count];
	const char *text;

	*instruction = (struct bsz_instruction){.line = lines->first_line,
		.offset = lines->first_offset, .text = "", .ignored = "",
		.stage = recipe->stage_count ? recipe->stage_count - 1 :
		    BSZ_NO_STAGE};
	if (lines->ignored.size)
		instruction->ignored = bsz_recipe_keep(recipe, lines->ignored.data,
		    lines->ignored.size);
	lines->ignored.size = 0;
	text = read_keyword(recipe, instruction, lines->text.data);
	if (!text)
		return;
	instruction->workdir = recipe->count && !(instruction->keyword ==
	    BSZ_FROM && !instruction->on_build) ? bsz_recipe_folder(recipe,
	    &recipe->instructions[recipe->count - 1]) : "/";
	read_arguments(recipe, instruction, text, lines);
	if (instruction->keyword == BSZ_FROM && !instruction->on_build)
		bsz_recipe_begin_stage(recipe, instruction);
	if (instruction->stage == BSZ_NO_STAGE &&
	    instruction->keyword != BSZ_ARG)
		bsz_recipe_note(recipe, instruction->offset, "line %u: %s "
		    "stands in front of the first FROM", instruction->line,
		    keywords[instruction->keyword].name);
	recipe->count++;
	if (instruction->stage != BSZ_NO_STAGE)
		recipe->stages[instruction->stage].count =
		    recipe->count - recipe->stages[instruction->stage].first;
}

/* Room for one more. BSZ_ENOMEM, BSZ_EINPUT. */
static int make_room(struct bsz_recipe *recipe, struct bsz_err *err)
{
	const size_t room = 2 * recipe->room + 32;
	struct bsz_instruction *grown;

	if (recipe->count == BSZ_MAX_INSTRUCTIONS)
		return bsz_fail(err, BSZ_EINPUT, "more than %zu instructions",
		    BSZ_MAX_INSTRUCTIONS);
	if (recipe->count < recipe->room)
		return 0;
	grown = bsz_realloc(recipe->instructions, room * sizeof(*grown));
	if (!grown)
		return bsz_fail_memory(err);
	recipe->instructions = grown;
	recipe->room = room;
	return 0;
}

static int read_all(struct bsz_recipe *recipe, struct bsz_lines *lines,
    struct bsz_err *err)
{
	int rc = 0;

	recipe->escape = lines->escape;
	while (!rc && !recipe->failed && bsz_lines_next(lines)) {
		rc = make_room(recipe, err);
		if (!rc)
			read_instruction(recipe, lines);
	}
	recipe->ignored = bsz_recipe_keep(recipe, lines->ignored_file.size ?
	    lines->ignored_file.data : "", lines->ignored_file.size);
	if (!rc && (recipe->failed || lines->text.failed ||
	    lines->ignored.failed || lines->ignored_file.failed))
		rc = bsz_fail_memory(err);
	return rc;
}

int bsz_recipe_read(struct bsz_recipe *recipe, struct bsz_span bytes,
    const char *target, struct bsz_err *err)
{
	struct bsz_lines lines;
	int rc;

	*recipe = (struct bsz_recipe){.ignored = ""};
	if (bytes.size > BSZ_MAX_RECIPE)
		return bsz_fail(err, BSZ_EINPUT, "is larger than a Dockerfile "
		    "may be (%llu bytes)",
		    (unsigned long long)BSZ_MAX_RECIPE);
	if (!bytes.size || memchr(bytes.data, '\0', (size_t)bytes.size))
		return bsz_fail(err, BSZ_EINPUT, "is no Dockerfile: no text");
	bsz_lines_init(&lines, bytes);
	rc = read_all(recipe, &lines, err);
	bsz_lines_release(&lines);
	if (rc)
		return rc;
	if (!recipe->stage_count)
		return bsz_fail(err, BSZ_EINPUT, "is no Dockerfile: there is "
		    "no FROM in it");
	return bsz_recipe_reach(recipe, target, err);
}

void bsz_recipe_release(struct bsz_recipe *recipe)
{
	bsz_free(recipe->instructions);
	bsz_free(recipe->stages);
	bsz_arena_release(&recipe->arena);
	*recipe = (struct bsz_recipe){0};
}
