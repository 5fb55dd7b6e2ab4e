/*
 * .ninja_log: one line for each output, written as its command ends, with
 * times in milliseconds from the start of ninja. Commands end in order, so a
 * time that goes back begins another build. Each build is a run and each
 * output a step.
 *
 * Ninja rewrites its log now and then and keeps the newest line of each
 * output; builds before that cannot be told apart any more and show as runs
 * with fewer steps.
 */
#include "log.h"

#include <inttypes.h>

#define HEADER "# ninja log v"

/* Lines of one build; the largest have a few hundred thousand. */
#define MOST_STEPS ((size_t)1 << 20)

struct builds {
	struct bsz_log *log;
	struct bsz_step *steps;
	size_t count, room;
	uint64_t first, last; /* ms, of the build that is gathered */
	int64_t newest_ms;    /* when an output was written; 0: not known */
	size_t number;
};

static int probe(struct bsz_span text)
{
	return text.size >= strlen(HEADER) &&
	    memcmp(text.data, HEADER, strlen(HEADER)) == 0 ? 100 : 0;
}

/* Digits up to a tab; false when something else stands there. */
static bool take_number(struct bsz_span *line, uint64_t *number)
{
	uint64_t i = 0;

	*number = 0;
	for (; i < line->size && line->data[i] != '\t'; i++) {
		if (line->data[i] < '0' || line->data[i] > '9' ||
		    *number > UINT64_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (uint64_t)(line->data[i] - '0');
	}
	if (!i || i == line->size)
		return false;
	*line = bsz_span_part(*line, i + 1, line->size - i - 1);
	return true;
}

/* Seconds in old logs, nanoseconds in new ones. */
static int64_t modified_ms(uint64_t stamp)
{
	if (stamp > UINT64_C(100000000000000000))
		return (int64_t)(stamp / 1000000);
	return stamp < UINT64_C(100000000000) ? (int64_t)stamp * 1000 : 0;
}

static int end_build(struct builds *builds, struct bsz_err *err)
{
	struct bsz_log *const log = builds->log;
	const int64_t wall = (int64_t)(builds->last - builds->first);
	struct bsz_record run;

	if (!builds->count)
		return 0;
	struct bsz_step *const steps = bsz_arena_alloc(log->arena,
	    builds->count * sizeof(*steps));
	if (!steps)
		return bsz_fail_memory(err);
	bsz_record_init(&run);
	bsz_log_complete(log, &run);
	const int64_t end = builds->newest_ms ? builds->newest_ms :
	    log->modified_ms;
	run.started_ms = end > wall ? end - wall : 0;
	run.metrics[BSZ_BUILD_MS] = wall;
	memcpy(steps, builds->steps, builds->count * sizeof(*steps));
	for (size_t i = 0; i < builds->count; i++)
		steps[i].started_ms += run.started_ms -
		    (int64_t)builds->first;
	run.steps = steps;
	run.step_count = builds->count;
	builds->count = 0;
	builds->last = 0;
	builds->newest_ms = 0;
	builds->number++;
	return bsz_log_take(log, &run, NULL, err);
}

static bool grow(struct builds *builds)
{
	const size_t room = builds->room ? 2 * builds->room : 256;
	struct bsz_step *const more = bsz_realloc(builds->steps,
	    room * sizeof(*more));

	if (!more)
		return false;
	builds->steps = more;
	builds->room = room;
	return true;
}

static int add_step(struct builds *builds, struct bsz_span name,
    uint64_t start, uint64_t end, struct bsz_err *err)
{
	if (builds->count == MOST_STEPS)
		return bsz_fail(err, BSZ_EINPUT,
		    "one build has more than a million steps");
	if (builds->count == builds->room && !grow(builds))
		return bsz_fail_memory(err);
	struct bsz_step *const step = &builds->steps[builds->count];
	step->name = bsz_arena_copy(builds->log->arena,
	    (const char *)name.data, name.size);
	step->started_ms = (int64_t)start;
	step->wall_ms = (int64_t)(end - start);
	step->cached = BSZ_UNKNOWN;
	builds->first = builds->count ? bsz_min(builds->first, start) :
	    start;
	builds->last = end;
	builds->count++;
	return step->name ? 0 : bsz_fail_memory(err);
}

static int read_line(struct builds *builds, struct bsz_span line,
    uint64_t number, struct bsz_err *err)
{
	uint64_t start, end, stamp;

	if (!take_number(&line, &start) || !take_number(&line, &end) ||
	    !take_number(&line, &stamp)) {
		bsz_log_refuse(builds->log, number, "is not START, END, "
		    "MTIME, OUTPUT, HASH with tabs between");
		return 0;
	}
	const uint8_t *const tab = memchr(line.data, '\t', line.size);
	if (!tab || tab == line.data) {
		bsz_log_refuse(builds->log, number, "names no output, or is "
		    "cut off");
		return 0;
	}
	if (start > end || end > INT32_MAX) {
		bsz_log_refuse(builds->log, number, "ends before it starts, "
		    "or after weeks");
		return 0;
	}
	if (end < builds->last) {
		const int rc = end_build(builds, err);

		if (rc)
			return rc;
	}
	if (modified_ms(stamp) > builds->newest_ms)
		builds->newest_ms = modified_ms(stamp);
	return add_step(builds, bsz_span_part(line, 0,
	    (uint64_t)(tab - line.data)), start, end, err);
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct builds builds = {.log = log};
	struct bsz_span line;
	uint64_t at = 0, number = 0;
	int rc = 0;

	if (!*log->defaults->project)
		return bsz_fail(err, BSZ_EUSAGE, "a log of ninja does not "
		    "name its project (--project does)");
	while (!rc && bsz_log_line(log->text, &at, &line)) {
		number++;
		if (line.size && line.data[0] != '#')
			rc = read_line(&builds, line, number, err);
	}
	rc = rc ? rc : end_build(&builds, err);
	bsz_free(builds.steps);
	return rc;
}

const struct bsz_log_format bsz_log_ninja_log = {
	.name = "ninja_log",
	.brief = ".ninja_log, a run for each build and a step for each output",
	.probe = probe,
	.read = read_log,
};
