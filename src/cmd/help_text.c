/*
 * argp lays out the option lists (its format is what users of GNU programs
 * know); examples come before them, explanations behind.
 */
#include "help_text.h"

#define WIDTH 76

/* Commands in the order of list.h, and what begins with which of them. */
static const struct {
	const char *command, *title;
} headings[] = {
	{"report", "Programs and images:"},
	{"reuse", "Images:"},
	{"check", "Budgets:"},
	{"record", "Runs of builds and pipelines:"},
	{"map", "Single bytes:"},
	{"list", "About binsize:"},
};

static void put_heading(struct bsz_buf *buf, const char *command)
{
	for (size_t i = 0; i < BSZ_COUNTOF(headings); i++)
		if (strcmp(headings[i].command, command) == 0)
			bsz_buf_printf(buf, "\n%s\n", headings[i].title);
}

void bsz_help_program(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);

	bsz_buf_text(buf,
	    "binsize says which bytes are in a program or an image, whose "
	    "they are\nand what they cost.\n\n"
	    "  binsize report ./program\n"
	    "  binsize report -d section,symbol ./program\n"
	    "  binsize diff ./before ./after\n\n"
	    "Usage: binsize COMMAND [OPTION...] INPUT...\n");
	for (size_t i = 0; i < count; i++) {
		put_heading(buf, commands[i]->name);
		bsz_buf_printf(buf, "  %-12s%s\n", commands[i]->name,
		    commands[i]->brief);
	}
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

/* argp fills lines up to their end with blanks, and begins another one when
 * a text just fits: neither is kept. */
static void push_trimmed(struct bsz_buf *buf, const char *text, size_t size)
{
	const char *const end = text + size;

	while (text < end) {
		const char *const stop = memchr(text, '\n',
		    (size_t)(end - text));
		const char *const next = stop ? stop + 1 : end;
		size_t kept = (size_t)((stop ? stop : end) - text);
		const bool was_empty = !kept;

		while (kept && text[kept - 1] == ' ')
			kept--;
		bsz_buf_push(buf, text, kept);
		if (kept || was_empty)
			bsz_buf_char(buf, '\n');
		text = next;
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
		push_trimmed(buf, text, size);
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
		.args_doc = *command->operands ? command->operands : NULL,
		.doc = doc.data};
	if (!options || doc.failed || !write_argp(&argp, command->name, buf))
		buf->failed = true;
	bsz_buf_release(&doc);
	bsz_free(options);
}
