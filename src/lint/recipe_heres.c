/*
 * Here documents: words of an instruction announce them, the lines that
 * follow it are theirs.
 */
#include "recipe_parts.h"

#include <string.h>

static const char blanks[] = " \t\v\f\r";

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

void bsz_recipe_heres(struct bsz_recipe *recipe,
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
		struct bsz_here here = {bsz_recipe_keep(recipe, name, name_size), ""};
		if (!bsz_lines_here(lines, here.name, strip_tabs, &body))
			bsz_recipe_note(recipe, instruction->offset,
			    "a here document ends with the file, not with "
			    "'%.60s'", here.name);
		if (body.size)
			here.body = bsz_recipe_keep(recipe, body.data, body.size);
		recipe->failed = recipe->failed || body.failed;
		bsz_buf_release(&body);
		push_here(recipe, instruction, &here);
	}
}
