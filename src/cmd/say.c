/*
 * One line and one write(2) a message, so that messages of processes that
 * share a log do not mix. Works when memory is short.
 */
#include "say.h"

#include <stdarg.h>
#include <unistd.h>

#define MAX_LINE 4096

struct line {
	char text[MAX_LINE];
	size_t size;
};

/* One byte, or its escape; what does not fit is left out. */
static void push(struct line *line, unsigned char c, bool plain)
{
	static const char digits[] = "0123456789abcdef";
	char *at = line->text + line->size;

	if (plain && line->size + 1 < MAX_LINE) {
		*at = (char)c;
		line->size++;
	} else if (!plain && line->size + 4 < MAX_LINE) {
		at[0] = '\\';
		at[1] = 'x';
		at[2] = digits[c >> 4];
		at[3] = digits[c & 15];
		line->size += 4;
	}
}

/* Length of the UTF-8 sequence at text, or 0 when it is none that may be
 * shown. C1 controls (U+0080 to U+009F) and the bidirectional ones (U+202A
 * to U+202E, U+2066 to U+2069) may not. */
static size_t sequence(const unsigned char *text)
{
	const size_t size = text[0] < 0xc2 ? 0 : text[0] < 0xe0 ? 2 :
	    text[0] < 0xf0 ? 3 : text[0] < 0xf5 ? 4 : 0;

	for (size_t i = 1; i < size; i++)
		if ((text[i] & 0xc0) != 0x80)
			return 0;
	if (text[0] == 0xc2 && text[1] < 0xa0)
		return 0;
	if (text[0] == 0xe2 && text[1] == 0x80 && text[2] >= 0xaa &&
	    text[2] <= 0xae)
		return 0;
	if (text[0] == 0xe2 && text[1] == 0x81 && text[2] >= 0xa6 &&
	    text[2] <= 0xa9)
		return 0;
	return size;
}

static void push_text(struct line *line, const char *text)
{
	const unsigned char *c = (const unsigned char *)text;

	while (*c) {
		const size_t size = *c < 0x80 ? 0 : sequence(c);

		if (!size) {
			push(line, *c, *c >= 0x20 && *c < 0x7f);
			c++;
		}
		for (size_t i = 0; i < size; i++)
			push(line, *c++, true);
	}
}

void bsz_say(const char *subject, const char *fmt, ...)
{
	struct line line = {.size = 0};
	char text[MAX_LINE];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args); /* cut */
	va_end(args);
	push_text(&line, "binsize: ");
	if (subject) {
		push_text(&line, *subject ? subject : "''");
		push_text(&line, ": ");
	}
	push_text(&line, text);
	line.text[line.size++] = '\n';
	if (write(STDERR_FILENO, line.text, line.size) < 0)
		return; /* there is nobody else to tell */
}

int bsz_say_error(const char *subject, const struct bsz_err *err)
{
	if (err->text[0])
		bsz_say(subject, "%s%s",
		    err->code == BSZ_EINVARIANT ? "internal error: " : "",
		    err->text);
	return bsz_exit_status(err->code);
}
