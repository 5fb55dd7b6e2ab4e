/*
 * Words of an instruction: the elements of a JSON array, what stands between
 * white space, or pairs of name and value.
 */
#include "recipe_parts.h"

#include "characters.h"

#include <string.h>

static const char blanks[] = " \t\v\f\r";

/* Words that come together. */
struct words {
	struct bsz_recipe *recipe;
	const char **items;
	size_t count, room;
};

static void push(struct words *words, const char *word)
{
	if (words->count == words->room) {
		const size_t room = 2 * words->room + 8;
		const char **const items = bsz_realloc(words->items,
		    room * sizeof(*items));

		if (!items) {
			words->recipe->failed = true;
			return;
		}
		words->items = items;
		words->room = room;
	}
	words->items[words->count++] = word;
}

/* Hand them to the instruction, in the arena. */
static void give(struct words *words, struct bsz_instruction *instruction)
{
	const size_t size = words->count * sizeof(*words->items);
	const char **const kept = bsz_arena_alloc(&words->recipe->arena,
	    size + sizeof(*kept));

	words->recipe->failed = words->recipe->failed || !kept;
	if (kept && words->count) {
		memcpy(kept, words->items, size);
		instruction->words = kept;
		instruction->word_count = words->count;
	}
	bsz_free(words->items);
}

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t\v\f\r\n");
}

/* "\u00e9" from its digits on, as UTF-8; returns what is behind them. */
static const char *take_code(const char *text, struct bsz_buf *out)
{
	unsigned code = 0;

	for (int i = 0; i < 4; i++, text++) {
		const char digit = *text | 0x20;

		if (bsz_is_digit(*text))
			code = 16 * code + (unsigned)(*text - '0');
		else if (digit >= 'a' && digit <= 'f')
			code = 16 * code + (unsigned)(digit - 'a') + 10;
		else
			return NULL;
	}
	if (code < 0x80) {
		bsz_buf_char(out, code ? (char)code : '?');
	} else if (code < 0x800) {
		bsz_buf_char(out, (char)(0xc0 | code >> 6));
		bsz_buf_char(out, (char)(0x80 | (code & 0x3f)));
	} else if (code >= 0xd800 && code < 0xe000) {
		bsz_buf_char(out, '?'); /* halves of pairs */
	} else {
		bsz_buf_char(out, (char)(0xe0 | code >> 12));
		bsz_buf_char(out, (char)(0x80 | (code >> 6 & 0x3f)));
		bsz_buf_char(out, (char)(0x80 | (code & 0x3f)));
	}
	return text;
}

/* A string behind its quote; NULL when it is none. */
static const char *take_string(const char *text, struct bsz_buf *out)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";

	while (text && *text != '"') {
		const char *name = NULL;

		if (!*text)
			return NULL;
		if (*text != '\\') {
			bsz_buf_char(out, *text++);
			continue;
		}
		if (text[1] == 'u') {
			text = take_code(text + 2, out);
			continue;
		}
		name = text[1] ? strchr(names, text[1]) : NULL;
		if (!name)
			return NULL;
		bsz_buf_char(out, values[name - names]);
		text += 2;
	}
	return text ? text + 1 : NULL;
}

/* An array of strings and nothing else. */
static bool take_array(struct words *words, const char *text)
{
	struct bsz_buf out = {0};
	bool fine = false;

	text = skip_blanks(text + 1);
	while (text && (*text == '"' || (*text == ']' && !words->count))) {
		if (*text == ']') {
			fine = !*skip_blanks(text + 1);
			break;
		}
		out.size = 0;
		text = take_string(text + 1, &out);
		bsz_buf_char(&out, '\0');
		if (!text || out.failed)
			break;
		const char *const word = bsz_arena_copy(&words->recipe->arena,
		    out.data, out.size - 1);
		if (!word)
			break;
		push(words, word);
		text = skip_blanks(text);
		if (*text == ']') {
			fine = !*skip_blanks(text + 1);
			break;
		}
		text = *text == ',' ? skip_blanks(text + 1) : NULL;
	}
	words->recipe->failed = words->recipe->failed || out.failed;
	bsz_buf_release(&out);
	return fine;
}

void bsz_recipe_words(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction)
{
	struct words words = {.recipe = recipe};
	const char *text = instruction->text;

	if (*text == '[' && take_array(&words, text)) {
		instruction->is_json = true;
		text = "";
	} else {
		words.count = 0;
	}
	if (instruction->keyword == BSZ_RUN)
		text = ""; /* a shell's */
	for (text += strspn(text, blanks); *text;
	    text += strspn(text, blanks)) {
		const size_t size = strcspn(text, blanks);
		const char *const word = bsz_arena_copy(&recipe->arena, text,
		    size);

		recipe->failed = recipe->failed || !word;
		push(&words, word ? word : "");
		text += size;
	}
	for (size_t i = 0; instruction->keyword != BSZ_RUN &&
	    i < words.count; i++)
		words.items[i] = bsz_recipe_expanded(recipe, instruction,
		    words.items[i]);
	give(&words, instruction);
}

/* The end of a word in which quotes and escapes hold white space. */
static size_t word_size(const char *text, char escape)
{
	size_t size = 0;
	char quote = 0;

	for (; text[size]; size++) {
		if (text[size] == escape && quote != '\'' && text[size + 1])
			size++;
		else if (text[size] == quote)
			quote = 0;
		else if (!quote && (text[size] == '"' || text[size] == '\''))
			quote = text[size];
		else if (!quote && strchr(blanks, text[size]))
			break;
	}
	return size;
}

/* One pair of a text that is the arena's own; NAME alone has no value. */
static struct bsz_assignment split_pair(struct bsz_recipe *recipe,
    const struct bsz_instruction *instruction, char *text)
{
	char *const equals = strchr(text, '=');
	struct bsz_assignment pair = {text, NULL};

	if (equals) {
		*equals = '\0';
		pair.value = bsz_recipe_expanded(recipe, instruction,
		    equals + 1);
	}
	return pair;
}

/* "ENV NAME VALUE", whose value is the rest of the line. */
static bool is_old_form(const struct bsz_instruction *instruction)
{
	const size_t size = strcspn(instruction->text, blanks);

	return instruction->keyword == BSZ_ENV && instruction->text[size] &&
	    !memchr(instruction->text, '=', size);
}

static size_t count_pairs(const char *text, char escape)
{
	size_t count = 0;

	for (text += strspn(text, blanks); *text;
	    text += strspn(text, blanks)) {
		text += word_size(text, escape);
		count++;
	}
	return count;
}

void bsz_recipe_assignments(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction)
{
	const char *text = instruction->text + strspn(instruction->text,
	    blanks);
	const bool is_old = is_old_form(instruction);
	const size_t most = is_old ? 1 : count_pairs(text, recipe->escape);
	struct bsz_assignment *const pairs = bsz_arena_alloc(&recipe->arena,
	    (most + 1) * sizeof(*pairs));
	size_t count = 0;

	for (; pairs && count < most; text += strspn(text, blanks)) {
		const size_t size = is_old ? strlen(text) :
		    word_size(text, recipe->escape);
		char *const copy = bsz_arena_copy(&recipe->arena, text, size);

		if (!copy)
			break;
		if (is_old)
			copy[strcspn(copy, blanks)] = '=';
		pairs[count++] = split_pair(recipe, instruction, copy);
		text += size;
	}
	recipe->failed = recipe->failed || count < most || !pairs;
	recipe->assignments += count;
	instruction->assignments = pairs;
	instruction->assignment_count = count;
}
