/*
 * BuildKit's progress as JSON (--progress=rawjson, buildctl --trace): a
 * status a line, about vertexes (steps) and what happens inside of them. A
 * vertex is told several times, later ones say more, "cached" stays, and it
 * may run more than once: its time is the union of its intervals.
 *
 * Which vertexes could have been cached is decided by their names, as
 * BuildKit itself does: not what is internal, not the export, and a base
 * image (FROM) is pulled, not built.
 */
#include "vertexes.h"

struct build {
	struct vertexes vertexes;
	struct vertexes statuses; /* of exports: by vertex and status */
	bool cancelled;
};

/* --- reading ------------------------------------------------------------ */

static const char *text_of(const struct bsz_json_value *object,
    const char *key)
{
	const char *const text = bsz_json_string(bsz_json_get(object, key));

	return text ? text : "";
}

static int take_inputs(struct vertex *vertex, struct bsz_log *log,
    const struct bsz_json_value *inputs, struct bsz_err *err)
{
	const size_t count = bsz_json_size(inputs);

	if (!count || vertex->inputs)
		return 0;
	vertex->inputs = bsz_arena_alloc(log->arena,
	    count * sizeof(*vertex->inputs));
	for (size_t i = 0; vertex->inputs && i < count; i++) {
		const char *const digest = bsz_json_string(bsz_json_at(
		    inputs, i));

		vertex->inputs[i] = bsz_arena_copy(log->arena, digest ?
		    digest : "", digest ? strlen(digest) : 0);
		if (!vertex->inputs[i])
			return bsz_fail_memory(err);
		vertex->input_count = i + 1;
	}
	return vertex->inputs ? 0 : bsz_fail_memory(err);
}

/* The name and the interval that an object tells. */
static int take_common(struct vertex *vertex, struct bsz_log *log,
    const struct bsz_json_value *object, const char *name,
    struct bsz_err *err)
{
	if (*name && strcmp(vertex->name, name) != 0) {
		vertex->name = bsz_arena_copy(log->arena, name, strlen(name));
		if (!vertex->name) {
			vertex->name = "";
			return bsz_fail_memory(err);
		}
	}
	const int64_t start = bsz_log_time(bsz_json_get(object, "started"));
	const int64_t end = bsz_log_time(bsz_json_get(object, "completed"));

	(void)bsz_log_between(log, start, end); /* counts what is reversed */
	return bsz_vertex_add_span(vertex, start, end, err);
}

static int take_vertex(struct build *build, struct bsz_log *log,
    const struct bsz_json_value *object, struct bsz_err *err)
{
	struct vertex *const vertex = bsz_vertexes_find(&build->vertexes, log,
	    text_of(object, "digest"), "");
	const char *const error = text_of(object, "error");
	bool cached = false;

	if (!vertex)
		return bsz_fail_memory(err);
	(void)bsz_json_bool(bsz_json_get(object, "cached"), &cached);
	vertex->cached |= cached;
	vertex->failed |= *error;
	build->cancelled |= strstr(error, "context canceled") != NULL;
	const int rc = take_inputs(vertex, log, bsz_json_get(object,
	    "inputs"), err);
	return rc ? rc : take_common(vertex, log, object, text_of(object,
	    "name"), err);
}

/* What happens while an image goes out. Others (bytes of a pull, of the
 * context) are many, and part of their vertex. */
static bool is_export(const char *id)
{
	static const char *const beginnings[] = {"pushing ", "exporting ",
		"unpacking to ", "rewriting layers ", "sending tarball",
		"preparing build cache ", "writing layer "};

	for (size_t i = 0; i < BSZ_COUNTOF(beginnings); i++)
		if (strncmp(id, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

static int take_status(struct build *build, struct bsz_log *log,
    const struct bsz_json_value *object, struct bsz_err *err)
{
	const char *const id = text_of(object, "id");
	const char *const name = text_of(object, "name");

	if (!is_export(id))
		return 0;
	struct vertex *const status = bsz_vertexes_find(&build->statuses,
	    log, text_of(object, "vertex"), id);
	return status ? take_common(status, log, object, *name ? name : id,
	    err) : bsz_fail_memory(err);
}

static int take_line(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	const struct bsz_json_value *const vertexes = bsz_json_get(object,
	    "vertexes");
	const struct bsz_json_value *const statuses = bsz_json_get(object,
	    "statuses");
	int rc = 0;

	(void)line;
	for (size_t i = 0; i < bsz_json_size(vertexes) && !rc; i++)
		rc = take_vertex(context, log, bsz_json_at(vertexes, i), err);
	for (size_t i = 0; i < bsz_json_size(statuses) && !rc; i++)
		rc = take_status(context, log, bsz_json_at(statuses, i), err);
	return rc;
}

/* --- the run ------------------------------------------------------------ */

/* Steps that a cache may hold: not what BuildKit does for itself. */
static bool is_cacheable(const char *name)
{
	static const char *const others[] = {"[internal]", "[auth]",
		"importing cache", "exporting ", "importing to "};

	for (size_t i = 0; i < BSZ_COUNTOF(others); i++)
		if (strncmp(name, others[i], strlen(others[i])) == 0)
			return false;
	/* "[build 1/4] FROM docker.io/..." */
	const char *const end = *name == '[' ? strchr(name, ']') : NULL;
	return *name && !(end && strncmp(end, "] FROM ", 7) == 0);
}

static int add_step(struct bsz_log_steps *steps, struct bsz_log *log,
    struct vertex *vertex, int64_t cached, struct bsz_err *err)
{
	const int64_t wall = bsz_vertex_union(vertex);
	struct bsz_step *const step = bsz_log_steps_add(steps, log,
	    *vertex->name ? vertex->name : vertex->digest);

	if (!step)
		return bsz_fail_memory(err);
	step->wall_ms = wall;
	step->started_ms = vertex->count ? vertex->spans[0].start :
	    BSZ_UNKNOWN;
	step->cached = cached;
	return 0;
}

/* The time of a vertex that its exports do not tell by themselves. */
static int leave_exports(struct build *build, const struct vertex *vertex,
    struct bsz_step *step, struct bsz_err *err)
{
	struct vertex told = {0};
	int rc = 0;

	for (size_t i = 0; i < build->statuses.count && !rc; i++) {
		const struct vertex *const status = &build->statuses.items[i];

		if (strcmp(status->digest, vertex->digest) != 0)
			continue;
		for (size_t j = 0; j < status->count && !rc; j++)
			rc = bsz_vertex_add_span(&told, status->spans[j].start,
			    status->spans[j].end, err);
	}
	const int64_t sum = bsz_vertex_union(&told);
	if (sum != BSZ_UNKNOWN && step->wall_ms != BSZ_UNKNOWN)
		step->wall_ms -= sum < step->wall_ms ? sum : step->wall_ms;
	bsz_free(told.spans);
	return rc;
}

static int take_steps(struct build *build, struct bsz_log *log,
    struct bsz_record *run, struct bsz_log_steps *steps, struct bsz_err *err)
{
	int64_t *const metrics = run->metrics;
	struct vertex all = {0};
	int rc = 0;

	for (size_t i = 0; i < build->vertexes.count && !rc; i++) {
		struct vertex *const vertex = &build->vertexes.items[i];
		const bool counts = is_cacheable(vertex->name) &&
		    (vertex->count || vertex->cached);

		if (counts) {
			bsz_log_add(&metrics[BSZ_CACHE_HITS], vertex->cached);
			bsz_log_add(&metrics[BSZ_CACHE_LOOKUPS], 1);
		}
		if (vertex->failed || vertex->open)
			run->outcome = BSZ_FAILURE;
		rc = add_step(steps, log, vertex, counts ? vertex->cached :
		    BSZ_UNKNOWN, err);
		if (!rc && !is_cacheable(vertex->name))
			rc = leave_exports(build, vertex,
			    &steps->items[steps->count - 1], err);
		for (size_t j = 0; j < vertex->count && !rc; j++)
			rc = bsz_vertex_add_span(&all, vertex->spans[j].start,
			    vertex->spans[j].end, err);
	}
	(void)bsz_vertex_union(&all); /* orders them */
	for (size_t i = 0; i < all.count; i++) {
		const int64_t wall = all.spans[i].end - all.spans[0].start;

		metrics[BSZ_WALL_MS] = wall > metrics[BSZ_WALL_MS] ? wall :
		    metrics[BSZ_WALL_MS];
	}
	run->started_ms = all.count ? all.spans[0].start : BSZ_UNKNOWN;
	bsz_free(all.spans);
	return rc;
}

/* Of the time in which something is pushed only the union is known: layers
 * go out side by side. */
static int take_push(struct build *build, struct bsz_record *run,
    struct bsz_err *err)
{
	struct vertex pushes = {0};
	int rc = 0;

	for (size_t i = 0; i < build->statuses.count && !rc; i++) {
		const struct vertex *const status = &build->statuses.items[i];

		if (strncmp(status->id, "pushing ", 8) != 0)
			continue;
		for (size_t j = 0; j < status->count && !rc; j++)
			rc = bsz_vertex_add_span(&pushes,
			    status->spans[j].start, status->spans[j].end,
			    err);
	}
	run->metrics[BSZ_PUSH_MS] = bsz_vertex_union(&pushes);
	bsz_free(pushes.spans);
	return rc;
}

static int finish(struct build *build, struct bsz_log *log,
    struct bsz_err *err)
{
	struct bsz_log_steps steps = {0};
	struct bsz_record run;
	int64_t *const metrics = run.metrics;

	bsz_record_init(&run);
	int rc = take_steps(build, log, &run, &steps, err);
	rc = rc ? rc : take_push(build, &run, err);
	for (size_t i = 0; i < build->statuses.count && !rc; i++)
		rc = add_step(&steps, log, &build->statuses.items[i],
		    BSZ_UNKNOWN, err);
	if (metrics[BSZ_CACHE_LOOKUPS] != BSZ_UNKNOWN)
		run.formula = "BuildKit: steps but FROM";
	metrics[BSZ_CRITICAL_MS] = bsz_vertexes_critical(&build->vertexes);
	metrics[BSZ_BUILD_MS] = metrics[BSZ_PUSH_MS] == BSZ_UNKNOWN ?
	    metrics[BSZ_WALL_MS] : bsz_log_between(log,
	    metrics[BSZ_PUSH_MS], metrics[BSZ_WALL_MS]);
	if (build->cancelled)
		run.outcome = BSZ_CANCELLED;
	if (!rc && run.started_ms == BSZ_UNKNOWN)
		bsz_log_refuse(log, 1, "no step has both a start and an end");
	else if (!rc)
		rc = bsz_log_finish(log, &run, &steps, NULL, 1, err);
	bsz_log_steps_release(&steps);
	return rc;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct build build = {0};
	int rc = bsz_log_objects(log, 0, take_line, &build, err);

	if (!rc)
		rc = finish(&build, log, err);
	bsz_vertexes_release(&build.vertexes);
	bsz_vertexes_release(&build.statuses);
	return rc;
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"vertexes\"",
		"\"digest\"", NULL};

	return bsz_log_has_words(text, words) ? 60 : 0;
}

const struct bsz_log_format bsz_log_buildkit = {
	.name = "buildkit",
	.brief = "BuildKit's progress (--progress=rawjson), a step for each "
	    "vertex and export",
	.probe = probe,
	.read = read_log,
};
