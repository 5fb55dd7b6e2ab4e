/*
 * A reading of sh that is good for lists of commands: words, quotes, the
 * operators between commands, redirections, comments. Grammar beyond that
 * (loops, conditions, functions) is read as the commands in it.
 */
#include "shell.h"

#include "characters.h"

#include <binsize/buf.h>

#include <string.h>

/* Bytes of a folder's path that "cd" adds to. */
#define MAX_FOLDER 4096

/* Deeper ones share their folder. */
#define MAX_SUBSHELLS 8

/* A text while it is read. */
struct reading {
	struct bsz_shell *shell;
	struct bsz_arena *arena;
	const char *at;
	struct bsz_buf word;
	bool has_word;     /* "" in quotes is one, too */
	bool drops_word;   /* a redirection's */
	const char **words; /* of the command at hand */
	size_t count, room;
	const char *folder;
	const char *outer[MAX_SUBSHELLS]; /* folders outside of "(" */
	size_t depth;
};

/* What stands in front of a program without being one. */
static const char *const prefixes[] = {"then", "do", "else", "elif", "if",
	"while", "until", "!", "{", "}", "fi", "done", "time", "sudo", "exec",
	"command", "env", "nice", "eatmydata", "-E"};

static bool is_prefix(const char *word)
{
	for (size_t i = 0; i < BSZ_COUNTOF(prefixes); i++)
		if (strcmp(word, prefixes[i]) == 0)
			return true;
	return false;
}

/* "NAME=VALUE"? */
static bool is_assignment(const char *word)
{
	const size_t size = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789_");

	return size && word[size] == '=' && !bsz_is_digit(word[0]);
}

static const char *program_of(const char *word)
{
	const char *const slash = strrchr(word, '/');

	return slash && slash[1] ? slash + 1 : word;
}

/* Room for one more. Sizes double, as an arena frees nothing alone. */
static struct bsz_shell_command *grow(struct bsz_shell *shell,
    struct bsz_arena *arena)
{
	if (shell->count == shell->room) {
		const size_t room = 2 * shell->room + 4;
		struct bsz_shell_command *const grown = bsz_arena_alloc(
		    arena, room * sizeof(*grown));

		if (!grown) {
			shell->failed = true;
			return NULL;
		}
		if (shell->count)
			memcpy(grown, shell->commands,
			    shell->count * sizeof(*grown));
		shell->commands = grown;
		shell->room = room;
	}
	return &shell->commands[shell->count];
}

static bool push_word(struct reading *reading, const char *word)
{
	if (reading->count == reading->room) {
		const size_t room = 2 * reading->room + 16;
		const char **const words = bsz_realloc(reading->words,
		    room * sizeof(*words));

		if (!words)
			return false;
		reading->words = words;
		reading->room = room;
	}
	reading->words[reading->count++] = word;
	return true;
}

static void end_word(struct reading *reading)
{
	const char *copy;

	if (!reading->has_word)
		return;
	reading->has_word = false;
	if (reading->drops_word) {
		reading->drops_word = false;
		reading->word.size = 0;
		return;
	}
	copy = bsz_arena_copy(reading->arena, reading->word.size ?
	    reading->word.data : "", reading->word.size);
	reading->word.size = 0;
	if (!copy || !push_word(reading, copy))
		reading->shell->failed = true;
}

/* A command of words: assignments and prefixes apart. */
static void add_command(struct bsz_shell *shell, struct bsz_arena *arena,
    const char *const *words, size_t count, const char *folder)
{
	struct bsz_shell_command *const command = grow(shell, arena);
	const char **const kept = bsz_arena_alloc(arena,
	    (count + 1) * sizeof(*kept));
	size_t first = 0, assigned = 0;

	if (!command || !kept) {
		shell->failed = true;
		return;
	}
	for (; first < count; first++) {
		if (is_assignment(words[first]))
			kept[assigned++] = words[first];
		else if (!is_prefix(words[first]))
			break;
	}
	for (size_t i = first; i < count; i++)
		kept[assigned + i - first] = words[i];
	if (first == count)
		return;
	kept[assigned] = program_of(kept[assigned]);
	*command = (struct bsz_shell_command){kept + assigned, count - first,
		kept, assigned, folder};
	shell->count++;
}

static void change_folder(struct reading *reading, const char *to)
{
	/* Of a path that grows and grows the end will do. */
	if (reading->folder && !strchr("/$~`-", *to) &&
	    strlen(reading->folder) < MAX_FOLDER) {
		to = bsz_arena_printf(reading->arena, "%s/%s",
		    reading->folder, to);
		reading->shell->failed = reading->shell->failed || !to;
	}
	reading->folder = to;
}

static void end_command(struct reading *reading)
{
	end_word(reading);
	reading->drops_word = false;
	if (!reading->count)
		return;
	add_command(reading->shell, reading->arena, reading->words,
	    reading->count, reading->folder);
	if (strcmp(reading->words[0], "cd") == 0 && reading->count == 2)
		change_folder(reading, reading->words[1]);
	reading->count = 0;
}

static void end_subshell(struct reading *reading)
{
	if (reading->depth && reading->depth-- <= MAX_SUBSHELLS)
		reading->folder = reading->outer[reading->depth];
}

static void begin_subshell(struct reading *reading)
{
	if (reading->depth < MAX_SUBSHELLS)
		reading->outer[reading->depth] = reading->folder;
	reading->depth++;
}

static void take(struct reading *reading, size_t size)
{
	reading->has_word = true;
	bsz_buf_push(&reading->word, reading->at, size);
	reading->at += size;
}

/* Up to the quote that ends it; the quotes are not of the word. */
static void take_quoted(struct reading *reading)
{
	const char quote = *reading->at++;

	reading->has_word = true;
	while (*reading->at && *reading->at != quote) {
		if (quote == '"' && *reading->at == '\\' && reading->at[1])
			reading->at++;
		take(reading, 1);
	}
	reading->at += *reading->at != '\0';
}

/* "$(...)" or "`...`" as it is written. */
static void take_substitution(struct reading *reading)
{
	const char end = *reading->at == '`' ? '`' : ')';
	unsigned depth = 0;

	take(reading, *reading->at == '`' ? 1 : 2);
	for (; *reading->at; take(reading, 1)) {
		if (*reading->at == end && !depth--)
			break;
		depth += end == ')' && *reading->at == '(';
	}
	if (*reading->at)
		take(reading, 1);
}

/* ">", "2>>", "<", "<<-": the file's name is the next word. */
static void take_redirection(struct reading *reading)
{
	bool is_number = reading->word.size > 0;

	for (size_t i = 0; i < reading->word.size; i++)
		is_number = is_number &&
		    bsz_is_digit(reading->word.data[i]);
	if (is_number) {
		reading->word.size = 0;
		reading->has_word = false;
	}
	end_word(reading);
	reading->at += strspn(reading->at, "<>&|-");
	reading->drops_word = true;
}

static void take_character(struct reading *reading)
{
	const char *const at = reading->at;

	switch (*at) {
	case '\\':
		reading->at += at[1] ? 1 : 0;
		if (at[1] == '\n')
			reading->at++;
		else
			take(reading, 1);
		break;
	case '"':
	case '\'':
		take_quoted(reading);
		break;
	case '`':
		take_substitution(reading);
		break;
	case '<':
	case '>':
		take_redirection(reading);
		break;
	case ' ':
	case '\t':
	case '\r':
		end_word(reading);
		reading->at++;
		break;
	case '&':
		if (at[1] == '>') {
			take_redirection(reading);
			break;
		}
		/* fall through */
	case ';':
	case '|':
	case '(':
	case ')':
	case '\n':
		end_command(reading);
		if (*at == '(')
			begin_subshell(reading);
		if (*at == ')')
			end_subshell(reading);
		reading->at++;
		break;
	case '#':
		if (!reading->has_word)
			reading->at += strcspn(at, "\n");
		else
			take(reading, 1);
		break;
	case '$':
		if (at[1] == '(') {
			take_substitution(reading);
			break;
		}
		/* fall through */
	default:
		take(reading, 1);
	}
}

void bsz_shell_add(struct bsz_shell *shell, struct bsz_arena *arena,
    const char *text)
{
	struct reading reading = {.shell = shell, .arena = arena, .at = text};

	while (*reading.at && !shell->failed)
		take_character(&reading);
	end_command(&reading);
	shell->failed = shell->failed || reading.word.failed;
	bsz_buf_release(&reading.word);
	bsz_free(reading.words);
}

void bsz_shell_add_words(struct bsz_shell *shell, struct bsz_arena *arena,
    const char *const *words, size_t count)
{
	if (count)
		add_command(shell, arena, words, count, NULL);
}

bool bsz_shell_runs(const struct bsz_shell_command *command,
    const char *program, const char *word)
{
	if (strcmp(command->words[0], program) != 0)
		return false;
	for (size_t i = 1; word && i < command->count; i++)
		if (command->words[i][0] != '-' &&
		    command->words[i][0] != '+')
			return strcmp(command->words[i], word) == 0;
	return !word;
}

bool bsz_shell_has(const struct bsz_shell_command *command, const char *word)
{
	for (size_t i = 1; i < command->count; i++)
		if (strcmp(command->words[i], word) == 0)
			return true;
	return false;
}

bool bsz_shell_mentions(const struct bsz_shell_command *command,
    const char *text)
{
	for (size_t i = 0; i < command->count; i++)
		if (strstr(command->words[i], text))
			return true;
	return false;
}

const struct bsz_shell_command *bsz_shell_find(const struct bsz_shell *shell,
    const char *program, const char *word)
{
	for (size_t i = 0; i < shell->count; i++)
		if (bsz_shell_runs(&shell->commands[i], program, word))
			return &shell->commands[i];
	return NULL;
}

const struct bsz_shell_command *bsz_shell_first(const struct bsz_shell *shell,
    bool (*is_one)(const struct bsz_shell_command *command))
{
	for (size_t i = 0; i < shell->count; i++)
		if (is_one(&shell->commands[i]))
			return &shell->commands[i];
	return NULL;
}
