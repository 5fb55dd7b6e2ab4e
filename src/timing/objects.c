#include "objects.h"

#include <binsize/file.h>
#include <binsize/units.h>

#include <stdlib.h>

/* Bytes of one object; those of BuildKit with a compiler's output have some
 * megabytes. */
#define LONGEST ((uint64_t)64 << 20)
/* What tells the format stands within so many bytes. */
#define BEGINNING 65536
/* Memory of a mapped log is given back in parts of this size. */
#define PART ((uint64_t)8 << 20)
#define MOST_STEPS ((size_t)1 << 20)

bool bsz_log_has_words(struct bsz_span text,
    const char *const words[BSZ_LOG_WORDS])
{
	const struct bsz_span start = bsz_span_part(text, 0,
	    bsz_min(text.size, BEGINNING));
	struct bsz_span line = {NULL, 0};
	uint64_t at = 0;

	/* Lines of other programs may stand in front. */
	while (bsz_log_line(start, &at, &line) && !(line.size &&
	    (line.data[0] == '{' || line.data[0] == '[')))
		line.size = 0;
	if (!line.size)
		return false;
	for (size_t i = 0; i < BSZ_LOG_WORDS && words[i]; i++)
		if (!memmem(start.data, start.size, words[i],
		    strlen(words[i])))
			return false;
	return true;
}

/* The end of the object at the start of text, or 0 when it is cut off. */
static uint64_t find_end(struct bsz_span text)
{
	uint64_t depth = 0;
	bool quoted = false;

	for (uint64_t i = 0; i < text.size; i++) {
		const uint8_t c = text.data[i];

		if (quoted) {
			if (c == '\\')
				i++;
			quoted = c != '"';
		} else if (c == '"') {
			quoted = true;
		} else if (c == '{') {
			depth++;
		} else if (c == '}' && --depth == 0) {
			return i + 1;
		}
	}
	return 0;
}

struct walk {
	uint64_t at, line, forgotten;
	/* Bytes that were looked at for nothing. Lines of opening brackets
	 * would make us read the rest of the log for each of them. */
	uint64_t wasted;
};

#define MOST_WASTED ((uint64_t)256 << 20)

static void skip_line(struct walk *walk, struct bsz_span text)
{
	const uint8_t *const end = memchr(text.data + walk->at, '\n',
	    text.size - walk->at);

	walk->at = end ? (uint64_t)(end - text.data) : text.size;
}

static uint64_t count_lines(struct bsz_span text)
{
	uint64_t lines = 0;

	for (uint64_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

static void forget(const struct bsz_log *log, struct walk *walk)
{
	if (!log->mapped || walk->at - walk->forgotten < PART)
		return;
	bsz_file_forget(bsz_span_part(log->text, walk->forgotten,
	    walk->at - walk->forgotten));
	walk->forgotten = walk->at;
}

/* The object at walk->at. */
static int take_object(struct bsz_log *log, struct walk *walk,
    bsz_log_take_object *take, void *context, struct bsz_err *err)
{
	const struct bsz_span rest = bsz_span_part(log->text, walk->at,
	    bsz_min(log->text.size - walk->at, LONGEST));
	const uint64_t size = find_end(rest);
	struct bsz_err failure = {0};

	if (!size) {
		walk->wasted += rest.size;
		bsz_log_refuse(log, walk->line, "an object is cut off, or "
		    "has more than 64 MiB");
		skip_line(walk, log->text);
		return 0;
	}
	const struct bsz_span object = bsz_span_part(rest, 0, size);
	struct bsz_json *const document = bsz_json_parse(object, &failure);
	const uint64_t line = walk->line;
	if (!document && failure.code != BSZ_EINPUT) {
		*err = failure;
		return err->code;
	}
	if (!document) {
		/* What looks like one object may be a torn one and others. */
		walk->wasted += size;
		bsz_log_refuse(log, line, failure.text);
		skip_line(walk, log->text);
		return 0;
	}
	walk->at += size;
	walk->line += count_lines(object);
	const int rc = take(context, log, bsz_json_root(document), line, err);
	bsz_json_free(document);
	return rc;
}

int bsz_log_objects(struct bsz_log *log, uint64_t offset,
    bsz_log_take_object *take, void *context, struct bsz_err *err)
{
	const struct bsz_span text = log->text;
	const bool is_list = offset && text.data[offset] == '[';
	struct walk walk = {.at = offset, .forgotten = offset,
		.line = 1 + count_lines(bsz_span_part(text, 0, offset))};
	int rc = 0;

	while (!rc && walk.at < text.size) {
		if (walk.wasted > MOST_WASTED) {
			bsz_log_refuse(log, walk.line, "too much is damaged: "
			    "nothing behind is read");
			break;
		}
		const uint8_t c = text.data[walk.at];

		if (c == '{') {
			rc = take_object(log, &walk, take, context, err);
			forget(log, &walk);
		} else if (c == ']' && is_list) {
			break;
		} else if (c == '\n') {
			walk.line++;
			walk.at++;
		} else if (c && strchr(" \t\r,[]}", c)) {
			walk.at++;
		} else {
			bsz_log_refuse(log, walk.line, "is no JSON");
			skip_line(&walk, text);
		}
	}
	return rc;
}

/* --- values ------------------------------------------------------------- */

/* "Z", "+02:00" or "-0530" as minutes. */
static bool read_zone(const char *text, int *minutes)
{
	int hour, minute;
	char sign;

	*minutes = 0;
	if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0 ||
	    strcmp(text, " UTC") == 0)
		return true;
	if (sscanf(text, "%c%2d:%2d", &sign, &hour, &minute) != 3 &&
	    sscanf(text, "%c%2d%2d", &sign, &hour, &minute) != 3)
		return false;
	*minutes = (sign == '-' ? -1 : 1) * (hour * 60 + minute);
	return sign == '-' || sign == '+';
}

int64_t bsz_log_time(const struct bsz_json_value *value)
{
	const char *const text = bsz_json_string(value);
	int hour, minute, second, zone, size = 0;
	char date[11], separator;
	int64_t day, ms = 0, digit = 100;

	if (!text || strlen(text) < 19)
		return BSZ_UNKNOWN;
	memcpy(date, text, 10);
	date[10] = '\0';
	if (!bsz_units_parse_day(date, &day) || day < 365)
		return BSZ_UNKNOWN;
	if (sscanf(text + 10, "%c%2d:%2d:%2d%n", &separator, &hour, &minute,
	    &second, &size) != 4 || size != 9 || hour > 24 || minute > 59 ||
	    second > 60 || hour < 0 || minute < 0 || second < 0)
		return BSZ_UNKNOWN;
	const char *rest = text + 19;
	if (*rest == '.')
		for (rest++; *rest >= '0' && *rest <= '9'; rest++) {
			ms += (*rest - '0') * digit;
			digit /= 10;
		}
	if (!read_zone(rest, &zone))
		return BSZ_UNKNOWN;
	return (((day * 24 + hour) * 60 + minute - zone) * 60 + second) *
	    1000 + ms;
}

/* Rounded to the nearest; below 2^53. */
static int64_t to_whole(double real)
{
	return real >= 0 && real < 9007199254740992.0 ?
	    (int64_t)(real + 0.5) : BSZ_UNKNOWN;
}

int64_t bsz_log_whole(const struct bsz_json_value *value)
{
	const char *const text = bsz_json_string(value);
	double real;
	char *end;

	if (bsz_json_number(value, &real))
		return to_whole(real);
	if (!text || !*text)
		return BSZ_UNKNOWN;
	real = strtod(text, &end);
	return *end ? BSZ_UNKNOWN : to_whole(real);
}

int64_t bsz_log_seconds(const struct bsz_json_value *value)
{
	const char *const text = bsz_json_string(value);
	double real;
	char *end;

	if (bsz_json_number(value, &real))
		return to_whole(real * 1000);
	if (!text || !*text)
		return BSZ_UNKNOWN;
	real = strtod(text, &end);
	return strcmp(end, "s") == 0 && end != text ? to_whole(real * 1000) :
	    BSZ_UNKNOWN;
}

int64_t bsz_log_between(struct bsz_log *log, int64_t start, int64_t end)
{
	if (start == BSZ_UNKNOWN || end == BSZ_UNKNOWN)
		return BSZ_UNKNOWN;
	log->reversed += end < start;
	return end < start ? BSZ_UNKNOWN : end - start;
}

void bsz_log_add(int64_t *sum, int64_t amount)
{
	if (amount != BSZ_UNKNOWN)
		*sum = *sum == BSZ_UNKNOWN ? amount : *sum + amount;
}

/* --- steps and runs ----------------------------------------------------- */

struct bsz_step *bsz_log_steps_add(struct bsz_log_steps *steps,
    struct bsz_log *log, const char *name)
{
	if (steps->count == steps->room) {
		const size_t room = steps->room ? 2 * steps->room : 64;
		struct bsz_step *const more = room > MOST_STEPS ? NULL :
		    bsz_realloc(steps->items, room * sizeof(*more));

		if (!more)
			return NULL;
		steps->items = more;
		steps->room = room;
	}
	const char *const copy = bsz_arena_copy(log->arena, name,
	    strlen(name));
	if (!copy)
		return NULL;
	struct bsz_step *const step = &steps->items[steps->count++];
	*step = (struct bsz_step){copy, BSZ_UNKNOWN, BSZ_UNKNOWN,
		BSZ_UNKNOWN};
	return step;
}

void bsz_log_steps_release(struct bsz_log_steps *steps)
{
	bsz_free(steps->items);
	*steps = (struct bsz_log_steps){0};
}

int bsz_log_finish(struct bsz_log *log, struct bsz_record *run,
    const struct bsz_log_steps *steps, const char *identity, uint64_t line,
    struct bsz_err *err)
{
	bsz_log_complete(log, run);
	if (!*run->project) {
		bsz_log_refuse(log, line, "names no project (--project "
		    "gives one)");
		return 0;
	}
	if (run->started_ms == BSZ_UNKNOWN)
		run->started_ms = log->modified_ms -
		    (run->metrics[BSZ_WALL_MS] > 0 &&
		    run->metrics[BSZ_WALL_MS] < log->modified_ms ?
		    run->metrics[BSZ_WALL_MS] : 0);
	struct bsz_step *const copy = bsz_arena_alloc(log->arena,
	    (steps->count + 1) * sizeof(*copy));
	if (!copy)
		return bsz_fail_memory(err);
	if (steps->count)
		memcpy(copy, steps->items, steps->count * sizeof(*copy));
	run->steps = copy;
	run->step_count = steps->count;
	return bsz_log_take(log, run, identity, err);
}
