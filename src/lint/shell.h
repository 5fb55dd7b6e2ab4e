/*
 * The commands of a shell's text, as far as one can tell without running it:
 * words with their quotes taken away. What is computed ($(...), variables)
 * stays as it is written.
 */
#ifndef BINSIZE_LINT_SHELL_H
#define BINSIZE_LINT_SHELL_H

#include <binsize/arena.h>

struct bsz_shell_command {
	/* words[0] names the program, without its folder; assignments and
	 * words as "sudo", "then" in front are left out, redirections, too. */
	const char *const *words;
	size_t count;      /* 1 at least */
	/* "NAME=VALUE" in front. */
	const char *const *assigned;
	size_t assigned_count;
	const char *folder; /* where "cd" has led to before it, or NULL */
};

struct bsz_shell {
	struct bsz_shell_command *commands;
	size_t count, room;
	bool failed; /* memory was short */
};

/* Add the commands of a text; all of it goes to the arena. O(bytes). */
void bsz_shell_add(struct bsz_shell *shell, struct bsz_arena *arena,
    const char *text);
/* One command whose words are known. */
void bsz_shell_add_words(struct bsz_shell *shell, struct bsz_arena *arena,
    const char *const *words, size_t count);

/* Does the command run PROGRAM, or PROGRAM WORD where word is the first that
 * is no option? word may be NULL. */
bool bsz_shell_runs(const struct bsz_shell_command *command,
    const char *program, const char *word);

/* Is it one of its words? */
bool bsz_shell_has(const struct bsz_shell_command *command,
    const char *word);

/* Is a text in one of its words? */
bool bsz_shell_mentions(const struct bsz_shell_command *command,
    const char *text);

/* The first command of a shell that runs that, or NULL. */
const struct bsz_shell_command *bsz_shell_find(const struct bsz_shell *shell,
    const char *program, const char *word);
/* The first command of a shell that is such a one, or NULL. */
const struct bsz_shell_command *bsz_shell_first(const struct bsz_shell *shell,
    bool (*is_one)(const struct bsz_shell_command *command));

#endif
