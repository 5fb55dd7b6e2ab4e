/*
 * From the lines of a file to the texts of instructions.
 *
 * A line that ends in the escape character goes on in the next; lines that
 * are comments do not count even there, nor do empty ones. Directives are
 * comments of the form KEY=VALUE in front of anything else. Line ends may be
 * CR LF.
 *
 * Comments that begin with "binsize:" are kept: they silence rules.
 */
#include "recipe_parts.h"

#include "characters.h"

#include <string.h>
#include <strings.h>

static struct bsz_span trim_left(struct bsz_span line)
{
	while (line.size && bsz_is_blank((char)line.data[0])) {
		line.data++;
		line.size--;
	}
	return line;
}

/* The next line without its end; false behind the last. */
static bool take_line(struct bsz_lines *lines, struct bsz_span *line)
{
	const uint8_t *const from = lines->bytes.data + lines->at;
	const uint64_t left = lines->bytes.size - lines->at;

	if (!left)
		return false;
	const uint8_t *const end = memchr(from, '\n', (size_t)left);
	line->data = from;
	line->size = end ? (uint64_t)(end - from) : left;
	lines->at += line->size + (end != NULL);
	lines->line++;
	while (line->size && from[line->size - 1] == '\r')
		line->size--;
	return true;
}

static bool begins(struct bsz_span line, const char *text)
{
	const size_t size = strlen(text);

	return line.size >= size &&
	    strncasecmp((const char *)line.data, text, size) == 0;
}

static struct bsz_span behind(struct bsz_span line, const char *text)
{
	const size_t size = strlen(text);

	return trim_left((struct bsz_span){line.data + size,
	    line.size - size});
}

/* "# binsize: ignore=RULE,RULE why": the names go to a list. */
static void take_comment(struct bsz_lines *lines, struct bsz_span line)
{
	struct bsz_span rest = behind(line, "#");
	struct bsz_buf *list;
	size_t size = 0;

	if (!begins(rest, "binsize:"))
		return;
	rest = behind(rest, "binsize:");
	if (begins(rest, "ignore=")) {
		rest = behind(rest, "ignore=");
		list = &lines->ignored;
	} else if (begins(rest, "ignore-file=")) {
		rest = behind(rest, "ignore-file=");
		list = &lines->ignored_file;
	} else {
		return;
	}
	while (size < rest.size && !bsz_is_blank((char)rest.data[size]))
		size++;
	if (list->size)
		bsz_buf_char(list, ',');
	bsz_buf_push(list, rest.data, size);
}

/* "escape=`": a directive takes the whole of a comment. */
static bool take_directive(struct bsz_lines *lines, struct bsz_span line)
{
	const struct bsz_span key = behind(line, "#");
	size_t size = 0;

	while (size < key.size && (bsz_is_letter((char)key.data[size]) ||
	    (size && bsz_is_digit((char)key.data[size]))))
		size++;
	const struct bsz_span rest = trim_left(bsz_span_part(key, size,
	    key.size - size));
	if (!size || !rest.size || rest.data[0] != '=')
		return false;
	const struct bsz_span value = behind(rest, "=");
	if (size == 6 && begins(key, "escape") && value.size &&
	    (value.data[0] == '`' || value.data[0] == '\\'))
		lines->escape = (char)value.data[0];
	return value.size > 0;
}

void bsz_lines_init(struct bsz_lines *lines, struct bsz_span bytes)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct bsz_span line;

	*lines = (struct bsz_lines){.bytes = bytes, .line = 1,
		.escape = '\\'};
	if (bytes.size >= 3 && memcmp(bytes.data, mark, 3) == 0)
		lines->at = 3;
	for (;;) {
		const struct bsz_lines before = *lines;

		if (!take_line(lines, &line))
			return;
		line = trim_left(line);
		if (!line.size || line.data[0] != '#' ||
		    !take_directive(lines, line)) {
			*lines = before;
			return;
		}
	}
}

void bsz_lines_release(struct bsz_lines *lines)
{
	bsz_buf_release(&lines->ignored);
	bsz_buf_release(&lines->ignored_file);
	bsz_buf_release(&lines->text);
}

/* Add a line; true when the next one belongs to it. Two escape characters at
 * the end are no continuation. */
static bool add_line(struct bsz_lines *lines, struct bsz_span line)
{
	uint64_t size = line.size;

	while (size && bsz_is_blank((char)line.data[size - 1]))
		size--;
	if (size && line.data[size - 1] == (uint8_t)lines->escape &&
	    (size == 1 || line.data[size - 2] != (uint8_t)lines->escape)) {
		bsz_buf_push(&lines->text, line.data, (size_t)(size - 1));
		return true;
	}
	bsz_buf_push(&lines->text, line.data, (size_t)line.size);
	return false;
}

bool bsz_lines_next(struct bsz_lines *lines)
{
	struct bsz_span line;
	bool goes_on = false, begun = false;

	lines->text.size = 0;
	for (;;) {
		const uint64_t offset = lines->at;
		const uint32_t number = lines->line;

		if (!take_line(lines, &line))
			break;
		const struct bsz_span bare = trim_left(line);
		if (bare.size && bare.data[0] == '#') {
			take_comment(lines, bare);
			continue;
		}
		if (!bare.size)
			continue;
		if (!begun) {
			lines->first_line = number;
			lines->first_offset = offset +
			    (uint64_t)(bare.data - line.data);
		}
		goes_on = add_line(lines, begun ? line : bare);
		begun = true;
		if (!goes_on)
			break;
	}
	bsz_buf_char(&lines->text, '\0');
	return begun && !lines->text.failed;
}

bool bsz_lines_here(struct bsz_lines *lines, const char *name,
    bool strip_tabs, struct bsz_buf *body)
{
	const size_t size = strlen(name);
	struct bsz_span line;

	while (take_line(lines, &line)) {
		while (strip_tabs && line.size && line.data[0] == '\t') {
			line.data++;
			line.size--;
		}
		if (line.size == size && memcmp(line.data, name, size) == 0)
			return true;
		bsz_buf_push(body, line.data, (size_t)line.size);
		bsz_buf_char(body, '\n');
	}
	return false;
}
