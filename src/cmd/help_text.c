/*
 * argp lays out the option lists (its format is what users of GNU programs
 * know); examples come before them, explanations behind.
 */
#include "help_text.h"

#define WIDTH 76

void bsz_help_program(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);

	bsz_buf_text(buf,
	    "binsize says where the bytes of a program are.\n\n"
	    "  binsize report ./program\n"
	    "  binsize report -d section,symbol ./program\n\n"
	    "Usage: binsize COMMAND [OPTION...] INPUT...\n\n"
	    "Commands:\n");
	for (size_t i = 0; i < count; i++)
		bsz_buf_printf(buf, "  %-12s%s\n", commands[i]->name,
		    commands[i]->brief);
	bsz_buf_text(buf, "\nMore: binsize help COMMAND, or one of\n");
	for (size_t i = 0; bsz_topic(i); i++)
		bsz_buf_printf(buf, "  binsize help %-13s%s\n",
		    bsz_topic(i)->name, bsz_topic(i)->brief);
	if (sizeof(PACKAGE_BUGREPORT) > 1)
		bsz_buf_text(buf,
		    "\nReport bugs to: " PACKAGE_BUGREPORT "\n");
}

/* Text in lines of at most WIDTH columns, indented but for the first. */
static void wrap(struct bsz_buf *buf, const char *text, size_t indent)
{
	size_t column = indent;

	while (*text) {
		const size_t word = strcspn(text, " ");

		if (column > indent && column + 1 + word > WIDTH) {
			bsz_buf_printf(buf, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			bsz_buf_char(buf, ' ');
			column++;
		}
		bsz_buf_push(buf, text, word);
		column += word;
		text += word + strspn(text + word, " ");
	}
	bsz_buf_char(buf, '\n');
}

void bsz_help_topic(const struct bsz_topic *topic, struct bsz_buf *buf)
{
	size_t widest = 0;

	for (size_t i = 0; i < topic->count; i++)
		widest = bsz_max(widest, strlen(topic->rows[i].word));
	bsz_buf_printf(buf, "%s:\n\n", topic->brief);
	for (size_t i = 0; i < topic->count; i++) {
		bsz_buf_printf(buf, "  %-*s", (int)widest + 2,
		    topic->rows[i].word);
		wrap(buf, topic->rows[i].text, widest + 4);
	}
}

/* Have argp write its help; false when memory is short. */
static bool write_argp(const struct argp *argp, const char *name,
    struct bsz_buf *buf)
{
	char *text = NULL;
	char title[64];
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	if (!stream)
		return false;
	/* Without the note on "mandatory arguments to long options"; a
	 * failure would only show it. */
	(void)setenv("ARGP_HELP_FMT", "no-dup-args-note", 0);
	/* Our own names: they fit, and argp only reads the title. */
	(void)snprintf(title, sizeof(title), "binsize %s", name);
	argp_help(argp, stream, ARGP_HELP_SHORT_USAGE | ARGP_HELP_PRE_DOC |
	    ARGP_HELP_LONG | ARGP_HELP_POST_DOC, title);
	const bool complete = fclose(stream) == 0;
	if (complete)
		bsz_buf_push(buf, text, size);
	free(text); /* the stream's, so not bsz_free() */
	return complete;
}

void bsz_help_command(const struct bsz_command *command, struct bsz_buf *buf)
{
	struct bsz_buf doc = {0};
	struct argp_option *options = bsz_options_argp(command);

	bsz_buf_printf(&doc, "binsize %s: %s.\n\nExamples:\n%s\n\v%s",
	    command->name, command->brief, command->examples,
	    command->help);
	bsz_buf_char(&doc, '\0');
	const struct argp argp = {.options = options,
		.args_doc = command->operands, .doc = doc.data};
	if (!options || doc.failed || !write_argp(&argp, command->name, buf))
		buf->failed = true;
	bsz_buf_release(&doc);
	bsz_free(options);
}
