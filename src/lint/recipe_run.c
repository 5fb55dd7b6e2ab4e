/*
 * Commands of a RUN: those of a shell, be it the builder's or one that an
 * array names, and those in a here document that a shell reads.
 */
#include "recipe_parts.h"

#include <string.h>

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

void bsz_recipe_commands(struct bsz_recipe *recipe,
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
