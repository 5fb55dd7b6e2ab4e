/*
 * Our own tables only, so strings are ASCII with at most quotes, backslashes
 * and newlines in them.
 */
#include "dump.h"

#include "command.h"
#include "topics.h"

/* Write the comma between items: none before the first. */
static void next(struct bsz_buf *buf, bool *first)
{
	bsz_buf_text(buf, *first ? "" : ",\n");
	*first = false;
}

static void put_string(struct bsz_buf *buf, const char *text)
{
	bsz_buf_char(buf, '"');
	for (; *text; text++) {
		if (*text == '\n') {
			bsz_buf_text(buf, "\\n");
			continue;
		}
		if (*text == '"' || *text == '\\')
			bsz_buf_char(buf, '\\');
		bsz_buf_char(buf, *text);
	}
	bsz_buf_char(buf, '"');
}

static void put_field(struct bsz_buf *buf, const char *key, const char *text)
{
	bsz_buf_printf(buf, "\"%s\": ", key);
	put_string(buf, text);
}

static void put_option(struct bsz_buf *buf, const struct bsz_option *option)
{
	const int key = option->argp.key;
	const char letter[] = {key < 128 ? (char)key : '\0', '\0'};

	bsz_buf_text(buf, "{");
	put_field(buf, "long", option->argp.name);
	if (letter[0]) {
		bsz_buf_text(buf, ", ");
		put_field(buf, "short", letter);
	}
	if (option->argp.arg) {
		bsz_buf_text(buf, ", ");
		put_field(buf, "argument", option->argp.arg);
	}
	bsz_buf_text(buf, ", ");
	put_field(buf, "doc", option->argp.doc);
	if (bsz_option_word(option, 0)) {
		bsz_buf_text(buf, ", \"words\": [");
		for (size_t i = 0; bsz_option_word(option, i); i++) {
			bsz_buf_text(buf, i ? ", " : "");
			put_string(buf, bsz_option_word(option, i));
		}
		bsz_buf_text(buf, "]");
	}
	if (option->is_list)
		bsz_buf_text(buf, ", \"list\": true");
	bsz_buf_text(buf, "}");
}

static void put_options(struct bsz_buf *buf,
    const struct bsz_command *command)
{
	bool first_group = true;

	bsz_buf_text(buf, "  \"groups\": [\n");
	for (size_t i = 0; command->tables[i]; i++) {
		const struct bsz_option_table *table = command->tables[i];
		bool first = true;

		next(buf, &first_group);
		bsz_buf_text(buf, "   {");
		put_field(buf, "title", table->title ? table->title : "");
		bsz_buf_text(buf, ", \"options\": [\n");
		for (size_t j = 0; j < table->count; j++) {
			next(buf, &first);
			bsz_buf_text(buf, "    ");
			put_option(buf, &table->options[j]);
		}
		bsz_buf_text(buf, "]}");
	}
	bsz_buf_text(buf, "]");
}

static void put_command(struct bsz_buf *buf,
    const struct bsz_command *command)
{
	bsz_buf_text(buf, " {");
	put_field(buf, "name", command->name);
	bsz_buf_text(buf, ",\n  ");
	put_field(buf, "brief", command->brief);
	bsz_buf_text(buf, ",\n  ");
	put_field(buf, "operands", command->operands);
	bsz_buf_text(buf, ",\n  ");
	put_field(buf, "examples", command->examples);
	bsz_buf_text(buf, ",\n  ");
	put_field(buf, "help", command->help);
	bsz_buf_text(buf, ",\n");
	if (command->word) {
		bool first = true;

		bsz_buf_text(buf, "  \"words\": [");
		for (size_t i = 0; command->word(i); i++) {
			bsz_buf_text(buf, first ? "" : ", ");
			first = false;
			put_string(buf, command->word(i));
		}
		bsz_buf_text(buf, "],\n");
	}
	put_options(buf, command);
	bsz_buf_text(buf, "}");
}

static void put_topic(struct bsz_buf *buf, const struct bsz_topic *topic)
{
	bool first = true;

	bsz_buf_text(buf, " {");
	put_field(buf, "name", topic->name);
	bsz_buf_text(buf, ", ");
	put_field(buf, "brief", topic->brief);
	bsz_buf_text(buf, ", \"rows\": [\n");
	for (size_t i = 0; i < topic->count; i++) {
		next(buf, &first);
		bsz_buf_text(buf, "  {");
		put_field(buf, "word", topic->rows[i].word);
		bsz_buf_text(buf, ", ");
		put_field(buf, "text", topic->rows[i].text);
		bsz_buf_text(buf, "}");
	}
	bsz_buf_text(buf, "]}");
}

void bsz_dump_cli(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);
	bool first = true;

	bsz_buf_text(buf, "{");
	put_field(buf, "name", "binsize");
	bsz_buf_text(buf, ", ");
	put_field(buf, "version", PACKAGE_VERSION);
	bsz_buf_text(buf, ", ");
	put_field(buf, "bugs", PACKAGE_BUGREPORT);
	bsz_buf_text(buf, ",\n\"commands\": [\n");
	for (size_t i = 0; i < count; i++) {
		next(buf, &first);
		put_command(buf, commands[i]);
	}
	bsz_buf_text(buf, "],\n\"topics\": [\n");
	first = true;
	for (size_t i = 0; bsz_topic(i); i++) {
		next(buf, &first);
		put_topic(buf, bsz_topic(i));
	}
	bsz_buf_text(buf, "]}\n");
}
