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

static const char *keep(struct bsz_recipe *recipe, const char *text,
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

	return (struct bsz_flag){keep(recipe, text + 2, name - 2),
		!equals ? "" : bsz_recipe_expanded(recipe, instruction,
		keep(recipe, equals + 1, size - name - 1))};
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

/* The name of a here document that a word begins ("0<<-'EOF'"); 0: none. */
static size_t here_name(const char *word, size_t size, bool *strip_tabs,
    const char **name)
{
	size_t at = strspn(word, "0123456789");

	if (size < at + 3 || strncmp(word + at, "<<", 2) != 0)
		return 0;
	at += 2;
	*strip_tabs = word[at] == '-';
	at += *strip_tabs;
	size -= at;
	word += at;
	if (size > 2 && (*word == '"' || *word == '\'') &&
	    word[size - 1] == *word) {
		word++;
		size -= 2;
	}
	*name = word;
	return size && !memchr(word, '<', size) ? size : 0;
}

static void push_here(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, const struct bsz_here *here)
{
	const size_t count = instruction->here_count;
	struct bsz_here *const heres = bsz_arena_alloc(&recipe->arena,
	    (count + 1) * sizeof(*heres));

	if (!heres) {
		recipe->failed = true;
		return;
	}
	if (count)
		memcpy(heres, instruction->heres, count * sizeof(*heres));
	heres[count] = *here;
	instruction->heres = heres;
	instruction->here_count++;
}

/* One here document is in a thousand lines; more than these are hostile. */
#define MAX_HERES 32

/* The here documents that the text announces, from the lines behind it. */
static void read_heres(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, struct bsz_lines *lines)
{
	const char *name = NULL;
	bool strip_tabs = false;

	for (const char *text = instruction->text; *text &&
	    instruction->here_count < MAX_HERES;
	    text += strspn(text, blanks)) {
		const size_t size = strcspn(text, blanks);
		const size_t name_size = here_name(text, size, &strip_tabs,
		    &name);
		struct bsz_buf body = {0};

		text += size;
		if (!name_size)
			continue;
		struct bsz_here here = {keep(recipe, name, name_size), ""};
		if (!bsz_lines_here(lines, here.name, strip_tabs, &body))
			bsz_recipe_note(recipe, instruction->offset,
			    "a here document ends with the file, not with "
			    "'%.60s'", here.name);
		if (body.size)
			here.body = keep(recipe, body.data, body.size);
		recipe->failed = recipe->failed || body.failed;
		bsz_buf_release(&body);
		push_here(recipe, instruction, &here);
	}
}

/* The words of a JSON form in front of which no shell stands. */
static void read_exec_form(struct bsz_recipe *recipe,
    struct bsz_instruction *run)
{
	const char *const *const words = run->words;
	const char *const slash = run->word_count ?
	    strrchr(words[0], '/') : NULL;
	const char *const program = slash ? slash + 1 :
	    run->word_count ? words[0] : "";

	if (run->word_count == 3 && words[1][0] == '-' &&
	    strchr(words[1], 'c') && strlen(program) >= 2 &&
	    strcmp(program + strlen(program) - 2, "sh") == 0)
		bsz_shell_add(&run->shell, &recipe->arena, words[2]);
	else
		bsz_shell_add_words(&run->shell, &recipe->arena, words,
		    run->word_count);
}

/* Whether here documents of a RUN are a shell's: "<<EOF", "sh <<EOF". */
static bool is_script(const struct bsz_instruction *run)
{
	static const char *const shells[] = {"sh", "bash", "ash", "dash",
		"zsh"};

	if (run->text[0] == '<')
		return true;
	for (size_t i = 0; i < BSZ_COUNTOF(shells); i++)
		if (run->shell.count == 1 && bsz_shell_runs(
		    &run->shell.commands[0], shells[i], NULL))
			return true;
	return false;
}

static void read_commands(struct bsz_recipe *recipe,
    struct bsz_instruction *run)
{
	if (run->is_json)
		read_exec_form(recipe, run);
	else
		bsz_shell_add(&run->shell, &recipe->arena, run->text);
	if (run->here_count && is_script(run))
		for (size_t i = 0; i < run->here_count; i++)
			if (strncmp(run->heres[i].body, "#!", 2) != 0 ||
			    strstr(run->heres[i].body, "sh\n"))
				bsz_shell_add(&run->shell, &recipe->arena,
				    run->heres[i].body);
	recipe->failed = recipe->failed || run->shell.failed;
}

/* Where WORKDIR has led to behind an instruction. */
static const char *folder_behind(struct bsz_recipe *recipe,
    const struct bsz_instruction *last)
{
	const char *folder;

	if (last->keyword != BSZ_WORKDIR || last->on_build ||
	    !last->word_count)
		return last->workdir;
	folder = bsz_recipe_path(&recipe->arena, last->workdir,
	    last->words[0]);
	recipe->failed = recipe->failed || !folder;
	return folder ? folder : "/";
}

static void begin_stage(struct bsz_recipe *recipe,
    struct bsz_instruction *from)
{
	struct bsz_stage *stage;

	if (recipe->stage_count == recipe->stage_room) {
		const size_t room = 2 * recipe->stage_room + 8;
		struct bsz_stage *const stages = bsz_realloc(recipe->stages,
		    room * sizeof(*stages));

		if (!stages) {
			recipe->failed = true;
			return;
		}
		recipe->stages = stages;
		recipe->stage_room = room;
	}
	stage = &recipe->stages[recipe->stage_count];
	*stage = (struct bsz_stage){.base = from->word_count ?
		from->words[0] : "", .first = recipe->count};
	if (from->word_count >= 3 && strcasecmp(from->words[1], "as") == 0)
		stage->name = from->words[2];
	stage->parent = bsz_recipe_stage(recipe, stage->base,
	    recipe->stage_count);
	/* A number is an image's name here. */
	if (stage->parent != BSZ_NO_STAGE && !recipe->stages[
	    stage->parent].name)
		stage->parent = BSZ_NO_STAGE;
	if (stage->parent != BSZ_NO_STAGE) {
		const struct bsz_stage *const parent =
		    &recipe->stages[stage->parent];

		from->workdir = folder_behind(recipe, &recipe->instructions[
		    parent->first + parent->count - 1]);
	}
	from->stage = recipe->stage_count++;
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
	instruction->text = keep(recipe, text, size);
	if (keywords[instruction->keyword].form == FORM_WORDS)
		bsz_recipe_words(recipe, instruction);
	if (keywords[instruction->keyword].form == FORM_PAIRS)
		bsz_recipe_assignments(recipe, instruction);
	if (keywords[instruction->keyword].has_heres && !instruction->is_json)
		read_heres(recipe, instruction, lines);
	if (instruction->keyword == BSZ_RUN)
		read_commands(recipe, instruction);
}

/* The keyword, also behind ONBUILD; NULL when there is none that is known. */
static const char *read_keyword(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, const char *text)
{
	for (;;) {
		const size_t size = strcspn(text, blanks);

		instruction->keyword = find_keyword(text, size);
		instruction->name = keep(recipe, text, size);
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
		instruction->ignored = keep(recipe, lines->ignored.data,
		    lines->ignored.size);
	lines->ignored.size = 0;
	text = read_keyword(recipe, instruction, lines->text.data);
	if (!text)
		return;
	instruction->workdir = recipe->count && !(instruction->keyword ==
	    BSZ_FROM && !instruction->on_build) ? folder_behind(recipe,
	    &recipe->instructions[recipe->count - 1]) : "/";
	read_arguments(recipe, instruction, text, lines);
	if (instruction->keyword == BSZ_FROM && !instruction->on_build)
		begin_stage(recipe, instruction);
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
	recipe->ignored = keep(recipe, lines->ignored_file.size ?
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
