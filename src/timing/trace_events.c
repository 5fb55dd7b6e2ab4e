/*
 * Trace events (Chrome's format: clang -ftime-trace, Bazel's profile, ninja
 * traces). Events of a thread nest, so the time of each counts for the name
 * of the innermost one, and steps add up to the time of the threads. Of
 * Bazel's profile kinds of events (categories) are steps, since its names
 * are those of targets.
 *
 * Short events may have been dropped by whoever wrote the trace: sums are
 * lower bounds.
 */
#include "objects.h"

#include <math.h>
#include <stdlib.h>

/* Events that are kept, 40 bytes each; and steps, the largest of which are
 * kept. */
#define MOST_EVENTS ((size_t)1 << 23)
#define MOST_NAMES ((size_t)1 << 16)
#define MOST_STEPS 200

struct event {
	double start, end; /* us */
	int64_t thread;
	size_t order; /* in the file: of equal ones the first is outside */
	uint32_t name;
};

struct trace {
	struct event *events;
	size_t count, room;
	struct bsz_samples names; /* only its names are used */
	double *self;             /* us by name */
	double *first;            /* start of the first by name */
	double epoch_us;          /* of the clock; NaN: unknown */
	double waits[BSZ_METRICS];
	bool bazel, full;
};

/* What Bazel's categories say about waiting. */
static const struct {
	const char *category;
	enum bsz_metric metric;
} waits[] = {
	{"critical path component", BSZ_CRITICAL_MS},
	{"remote output download", BSZ_FETCH_MS},
	{"Remote execution queuing time", BSZ_QUEUE_MS},
	{"upload time", BSZ_UPLOAD_MS},
	{"Remote execution upload time", BSZ_UPLOAD_MS},
	{"Remote execution setup", BSZ_SETUP_MS},
};

static bool number_of(const struct bsz_json_value *object, const char *key,
    double *number)
{
	return bsz_json_number(bsz_json_get(object, key), number) &&
	    isfinite(*number) && fabs(*number) < 1e18;
}

static int add_event(struct trace *trace, const char *name, double start,
    double duration, const struct bsz_json_value *object,
    struct bsz_err *err)
{
	double process = 0, thread = 0;

	if (trace->count == trace->room) {
		const size_t room = trace->room ? 2 * trace->room : 1024;
		struct event *const more = bsz_realloc(trace->events,
		    room * sizeof(*more));

		if (!more)
			return bsz_fail_memory(err);
		trace->events = more;
		trace->room = room;
	}
	(void)number_of(object, "pid", &process); /* 0 else */
	(void)number_of(object, "tid", &thread);
	const uint32_t number = bsz_samples_name(&trace->names,
	    &trace->names.projects, trace->names.projects.count < MOST_NAMES ?
	    name : "[others]");
	trace->events[trace->count] = (struct event){start, start + duration,
		(int64_t)(process * 1e6 + thread), trace->count, number};
	trace->count++;
	return trace->names.failed ? bsz_fail_memory(err) : 0;
}

static int take_event(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	struct trace *const trace = context;
	const char *const phase = bsz_json_string(bsz_json_get(object, "ph"));
	const char *name = bsz_json_string(bsz_json_get(object, "name"));
	const char *const category = bsz_json_string(bsz_json_get(object,
	    "cat"));
	double start, duration;

	if (!phase || strcmp(phase, "X") != 0)
		return 0; /* counters, names of threads, instants */
	if (!number_of(object, "ts", &start) ||
	    !number_of(object, "dur", &duration) || duration < 0) {
		bsz_log_refuse(log, line, "an event has no time, or one that "
		    "runs backwards");
		return 0;
	}
	for (size_t i = 0; trace->bazel && category &&
	    i < BSZ_COUNTOF(waits); i++)
		if (strcmp(category, waits[i].category) == 0)
			trace->waits[waits[i].metric] += duration / 1000;
	/* clang sums its events up beside them. */
	if (name && strncmp(name, "Total ", 6) == 0)
		return 0;
	if (trace->bazel && category &&
	    strcmp(category, "critical path component") == 0)
		return 0; /* told twice */
	if (trace->count == MOST_EVENTS) {
		if (!trace->full)
			bsz_log_refuse(log, line, "has more than 8 million "
			    "events: those behind are left out");
		trace->full = true;
		return 0;
	}
	name = trace->bazel && category && *category ? category : name;
	return add_event(trace, name ? name : "[unnamed]", start, duration,
	    object, err);
}

/* --- nesting ------------------------------------------------------------ */

static int compare_events(const void *a, const void *b)
{
	const struct event *const left = a;
	const struct event *const right = b;

	if (left->thread != right->thread)
		return left->thread < right->thread ? -1 : 1;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	if (left->end != right->end)
		return left->end > right->end ? -1 : 1;
	return (left->order > right->order) - (left->order < right->order);
}

/* Each event's time without that of events inside of it. stack has room for
 * all events. */
static void attribute(struct trace *trace, const struct event **stack)
{
	size_t depth = 0;
	double at = 0;

	for (size_t i = 0; i <= trace->count; i++) {
		const struct event *const next = i < trace->count ?
		    &trace->events[i] : NULL;

		/* Leave what has ended before the next begins. */
		while (depth && (!next ||
		    next->thread != stack[depth - 1]->thread ||
		    stack[depth - 1]->end <= next->start)) {
			const struct event *const top = stack[--depth];

			trace->self[top->name] += fmax(top->end - at, 0);
			at = fmax(at, top->end);
		}
		if (!next)
			return;
		if (depth)
			trace->self[stack[depth - 1]->name] +=
			    fmax(next->start - at, 0);
		at = depth ? fmax(at, next->start) : next->start;
		stack[depth++] = next;
	}
}

/* --- the run ------------------------------------------------------------ */

struct ranked {
	uint32_t name;
	double self;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *const left = a;
	const struct ranked *const right = b;

	if (left->self != right->self)
		return left->self < right->self ? 1 : -1;
	return (left->name > right->name) - (left->name < right->name);
}

static int add_steps(struct trace *trace, struct bsz_log *log,
    double shift_ms, struct bsz_log_steps *steps, struct bsz_err *err)
{
	const size_t count = trace->names.projects.count;
	struct ranked *const order = bsz_malloc((count + 1) *
	    sizeof(*order));
	double others = 0;
	int rc = 0;

	if (!order)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		order[i] = (struct ranked){(uint32_t)i, trace->self[i]};
	qsort(order, count, sizeof(*order), compare_ranked);
	for (size_t i = 0; i < count && !rc; i++) {
		struct bsz_step *const step = i < MOST_STEPS ?
		    bsz_log_steps_add(steps, log,
		    trace->names.projects.items[order[i].name]) : NULL;

		others += i < MOST_STEPS ? 0 : order[i].self;
		if (step) {
			step->wall_ms = (int64_t)(order[i].self / 1000 + 0.5);
			step->started_ms = (int64_t)fmax(0, shift_ms +
			    trace->first[order[i].name] / 1000);
		} else if (i < MOST_STEPS) {
			rc = bsz_fail_memory(err);
		}
	}
	bsz_free(order);
	if (rc || count <= MOST_STEPS)
		return rc;
	struct bsz_step *const rest = bsz_log_steps_add(steps, log,
	    "[others]");
	if (rest)
		rest->wall_ms = (int64_t)(others / 1000 + 0.5);
	return rest ? 0 : bsz_fail_memory(err);
}

static int fill_run(struct trace *trace, struct bsz_log *log,
    struct bsz_record *run, struct bsz_log_steps *steps, struct bsz_err *err)
{
	double first = INFINITY, last = -INFINITY;

	for (size_t i = 0; i < trace->names.projects.count; i++)
		trace->first[i] = INFINITY;
	for (size_t i = 0; i < trace->count; i++) {
		const struct event *const event = &trace->events[i];

		first = fmin(first, event->start);
		last = fmax(last, event->end);
		trace->first[event->name] = fmin(trace->first[event->name],
		    event->start);
	}
	const double wall = (last - first) / 1000;
	/* Ours is the time of the file when the trace does not tell. */
	const double started = isnan(trace->epoch_us) ?
	    fmax((double)log->modified_ms - wall, 0) :
	    (trace->epoch_us + first) / 1000;
	run->started_ms = started >= 0 && started < 9e15 ? (int64_t)started :
	    log->modified_ms;
	run->metrics[BSZ_WALL_MS] = run->metrics[BSZ_BUILD_MS] =
	    wall < 9e15 ? (int64_t)(wall + 0.5) : BSZ_UNKNOWN;
	for (size_t i = 0; i < BSZ_COUNTOF(waits); i++)
		if (trace->waits[waits[i].metric] > 0 &&
		    trace->waits[waits[i].metric] < 9e15)
			run->metrics[waits[i].metric] =
			    (int64_t)(trace->waits[waits[i].metric] + 0.5);
	return add_steps(trace, log, (double)run->started_ms - first / 1000,
	    steps, err);
}

static int finish(struct trace *trace, struct bsz_log *log,
    struct bsz_err *err)
{
	const size_t names = trace->names.projects.count;
	const struct event **const stack = bsz_malloc((trace->count + 1) *
	    sizeof(*stack));
	struct bsz_log_steps steps = {0};
	struct bsz_record run;
	int rc = stack ? 0 : bsz_fail_memory(err);

	trace->self = bsz_calloc(2 * names + 1, sizeof(double));
	if (!rc && !trace->self)
		rc = bsz_fail_memory(err);
	if (!rc) {
		trace->first = trace->self + names;
		qsort(trace->events, trace->count, sizeof(*trace->events),
		    compare_events);
		attribute(trace, stack);
		bsz_record_init(&run);
		rc = fill_run(trace, log, &run, &steps, err);
	}
	rc = rc ? rc : bsz_log_finish(log, &run, &steps, NULL, 1, err);
	bsz_log_steps_release(&steps);
	bsz_free((void *)stack);
	bsz_free(trace->self);
	return rc;
}

/* A number behind a key somewhere in the first or last part of the text,
 * where members beside the events stand. */
static bool find_number(struct bsz_span text, const char *key, double *number)
{
	const uint64_t part = bsz_min(text.size, 65536);
	const struct bsz_span parts[] = {bsz_span_part(text, 0, part),
		bsz_span_part(text, text.size - part, part)};
	char digits[40] = "";

	for (size_t i = 0; i < BSZ_COUNTOF(parts); i++) {
		const uint8_t *const at = memmem(parts[i].data, parts[i].size,
		    key, strlen(key));
		const uint64_t from = at ? (uint64_t)(at - parts[i].data) +
		    strlen(key) : 0;
		char *end;

		if (!at)
			continue;
		memcpy(digits, parts[i].data + from, bsz_min(parts[i].size -
		    from, sizeof(digits) - 1));
		const char *const value = digits + strspn(digits, " :\"");
		*number = strtod(value, &end);
		return end != value && *number > 0;
	}
	return false;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	const struct bsz_span text = log->text;
	const uint8_t *const events = memmem(text.data, text.size,
	    "\"traceEvents\"", 13);
	const uint64_t offset = events ? (uint64_t)(events - text.data) + 13 :
	    0;
	const uint8_t *const list = memchr(text.data + offset, '[',
	    text.size - offset);
	struct trace trace = {.epoch_us = NAN};
	double number;

	if (!list)
		return bsz_fail(err, BSZ_EINPUT, "its list of events is cut "
		    "off");
	trace.bazel = memmem(text.data, bsz_min(text.size, 65536),
	    "\"build_id\"", 10);
	if (find_number(text, "\"beginningOfTime\"", &number))
		trace.epoch_us = number;
	else if (find_number(text, "\"profile_start_ts\"", &number))
		trace.epoch_us = number * 1000;
	bsz_samples_init(&trace.names, 0);
	int rc = bsz_log_objects(log, (uint64_t)(list - text.data),
	    take_event, &trace, err);
	if (!rc && trace.count)
		rc = finish(&trace, log, err);
	else if (!rc)
		bsz_log_refuse(log, 1, "has no event with a duration");
	bsz_samples_release(&trace.names);
	bsz_free(trace.events);
	return rc;
}

static int probe(struct bsz_span text)
{
	static const char *const whole[BSZ_LOG_WORDS] = {"\"traceEvents\"",
		NULL, NULL};
	static const char *const list[BSZ_LOG_WORDS] = {"\"ph\"", "\"ts\"",
		"\"name\""};

	return bsz_log_has_words(text, whole) ? 80 :
	    bsz_log_has_words(text, list) ? 50 : 0;
}

const struct bsz_log_format bsz_log_trace_events = {
	.name = "trace_events",
	.brief = "trace events (clang -ftime-trace, Bazel's profile), a step "
	    "for each name",
	.probe = probe,
	.read = read_log,
};
