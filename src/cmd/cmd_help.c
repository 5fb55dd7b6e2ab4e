/*
 * Help on commands and topics.
 */
#include "command.h"
#include "help_text.h"
#include "output.h"
#include "say.h"
#include "suggest.h"

static size_t count_commands(void)
{
	size_t count;

	(void)bsz_commands(&count); /* only counted */
	return count;
}

/* Commands, then topics. */
static const char *word(size_t index)
{
	const size_t commands = count_commands();
	const struct bsz_topic *topic;

	if (index < commands)
		return bsz_command_word(index);
	topic = bsz_topic(index - commands);
	return topic ? topic->name : NULL;
}

static int refuse(const char *name)
{
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];

	bsz_suggest_init(&suggestion, name, strlen(name));
	for (size_t i = 0; word(i); i++)
		bsz_suggest_offer(&suggestion, word(i));
	bsz_say(NULL, "there is no help on '%s'%s", name,
	    bsz_suggest_text(&suggestion, room));
	return bsz_exit_status(BSZ_EUSAGE);
}

static int run(struct bsz_options *options)
{
	const char *name =
	    options->operand_count ? options->operands[0] : NULL;
	const struct bsz_command *command =
	    name ? bsz_command_find(name) : NULL;
	const struct bsz_topic *topic = name ? bsz_topic_find(name) : NULL;
	struct bsz_buf buf = {0};

	if (name && !command && !topic)
		return refuse(name);
	if (command)
		bsz_help_command(command, &buf);
	else if (topic)
		bsz_help_topic(topic, &buf);
	else
		bsz_help_program(&buf);
	return bsz_output_release_text(&buf);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_help = {
	.name = "help",
	.brief = "explain a command or a topic",
	.operands = "[COMMAND|TOPIC]",
	.examples =
	    "  binsize help report\n"
	    "  binsize help exit-status",
	.help = "Topics: exit-status, evidence, labels.",
	.tables = tables,
	.word = word,
	.operands_max = 1,
	.run = run,
};
