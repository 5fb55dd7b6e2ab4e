/*
 * The command contract. A command is a const struct that its file registers;
 * help, man pages and shell completion are made from the same struct.
 */
#ifndef BINSIZE_COMMAND_H
#define BINSIZE_COMMAND_H

#include "options.h"

struct bsz_command {
	const char *name;
	const char *brief;    /* one line, no full stop */
	const char *operands; /* "INPUT..." */
	const char *examples; /* lines of "  binsize ..." */
	const char *help;     /* paragraphs */
	const struct bsz_option_table *const *tables; /* NULL behind */
	/* The words an operand is chosen from, for completion; NULL behind
	 * the last. Without it operands are files. */
	const char *(*word)(size_t index);
	size_t operands_min, operands_max;
	/* The exit status. Errors have been said. */
	int (*run)(struct bsz_options *options);
};

#define COMMAND(name) extern const struct bsz_command bsz_command_##name;
#include "list.h"
#undef COMMAND

/* All commands in order, and one by name or NULL. */
const struct bsz_command *const *bsz_commands(size_t *count);
const struct bsz_command *bsz_command_find(const char *name);

/* Name of the command at index, or NULL behind the last. */
const char *bsz_command_word(size_t index);

#endif
