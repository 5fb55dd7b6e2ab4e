/*
 * .dockerignore: a pattern a line, '#' a comment, '!' takes back what earlier
 * lines kept out. A pattern matches a path, or a folder that it lies in.
 */
#include "build_context.h"

#include "glob.h"

#include <binsize/limits.h>

#include <string.h>

/* Without white space around, "./" and slashes at its ends. */
static struct bsz_span trimmed(struct bsz_span line)
{
	while (line.size && strchr(" \t\r", (char)line.data[0])) {
		line.data++;
		line.size--;
	}
	while (line.size && strchr(" \t\r", (char)line.data[line.size - 1]))
		line.size--;
	return line;
}

static struct bsz_span cleaned(struct bsz_span line)
{
	while (line.size && (line.data[0] == '/' || (line.data[0] == '.' &&
	    line.size > 1 && line.data[1] == '/'))) {
		const size_t taken = line.data[0] == '.' ? 2 : 1;

		line.data += taken;
		line.size -= taken;
	}
	while (line.size > 1 && line.data[line.size - 1] == '/')
		line.size--;
	return line;
}

static size_t count_lines(struct bsz_span bytes)
{
	size_t count = 1;

	for (uint64_t i = 0; i < bytes.size; i++)
		count += bytes.data[i] == '\n';
	return count;
}

static bool add_line(struct bsz_ignored *ignored, struct bsz_arena *arena,
    struct bsz_span line)
{
	struct bsz_ignore *const item = &ignored->items[ignored->count];

	line = trimmed(line);
	if (!line.size || line.data[0] == '#')
		return true;
	item->again = line.data[0] == '!';
	if (item->again)
		line = trimmed((struct bsz_span){line.data + 1,
		    line.size - 1});
	line = cleaned(line);
	item->pattern = bsz_arena_copy(arena, (const char *)line.data,
	    (size_t)line.size);
	ignored->has_exceptions = ignored->has_exceptions || item->again;
	ignored->count += line.size > 0;
	return item->pattern != NULL;
}

int bsz_ignored_read(struct bsz_ignored *ignored, struct bsz_arena *arena,
    struct bsz_span bytes, struct bsz_err *err)
{
	const size_t most = bsz_min(count_lines(bytes), BSZ_MAX_IGNORES);

	*ignored = (struct bsz_ignored){.items = bsz_arena_alloc(arena,
	    most * sizeof(*ignored->items))};
	if (!ignored->items)
		return bsz_fail_memory(err);
	if (bytes.size >= 3 && memcmp(bytes.data, "\xef\xbb\xbf", 3) == 0)
		bytes = bsz_span_part(bytes, 3, bytes.size - 3);
	while (bytes.size && ignored->count < most) {
		const uint8_t *const end = memchr(bytes.data, '\n',
		    (size_t)bytes.size);
		const uint64_t size = end ? (uint64_t)(end - bytes.data) :
		    bytes.size;

		if (!add_line(ignored, arena, (struct bsz_span){bytes.data,
		    size}))
			return bsz_fail_memory(err);
		bytes = bsz_span_part(bytes, size + (end != NULL),
		    bytes.size - size - (end != NULL));
	}
	return 0;
}

/* The path, or a folder that it lies in. */
static bool matches(const char *pattern, const char *path)
{
	for (const char *at = path; *at; at++)
		if (*at == '/' && bsz_glob_matches(pattern, path,
		    (size_t)(at - path)))
			return true;
	return bsz_glob_matches(pattern, path, strlen(path));
}

bool bsz_ignored_has(const struct bsz_ignored *ignored, const char *path)
{
	for (size_t i = ignored->count; i-- > 0;)
		if (matches(ignored->items[i].pattern, path))
			return !ignored->items[i].again;
	return false;
}
