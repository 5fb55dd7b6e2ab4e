/*
 * The array that list.h spells.
 */
#include "command.h"

static const struct bsz_command *const commands[] = {
#define COMMAND(name) &bsz_command_##name,
#include "list.h"
#undef COMMAND
};

const struct bsz_command *const *bsz_commands(size_t *count)
{
	*count = BSZ_COUNTOF(commands);
	return commands;
}

const struct bsz_command *bsz_command_find(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(commands); i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

const char *bsz_command_word(size_t index)
{
	return index < BSZ_COUNTOF(commands) ? commands[index]->name : NULL;
}
