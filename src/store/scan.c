/*
 * Reading: project by project in the order of their names, rows in the order
 * of the key. That needs no sorting, and is the same on every engine.
 */
#include "schema.h"
#include "store.h"

/* Columns of `run` before the metrics. */
enum { UID, DIGEST, BRANCH, COMMIT, RUNNER, LANGUAGE, CAUSE, FORMULA,
	STARTED, OUTCOME, CACHE, METRICS };

#define HEAD "run_uid,run_digest,branch,commit_id,runner,language,cause," \
	"cache_formula,started_ms,outcome,cache"

struct scan {
	struct bsz_store *store;
	const struct bsz_selection *selection;
	const char *name; /* of the project that is read */
	int64_t project;
	int (*row)(struct scan *scan, struct bsz_statement *statement,
	    struct bsz_err *err);
	uint64_t wanted; /* metrics */
	struct bsz_samples *samples;
	uint32_t project_index;
	size_t at; /* row that the steps read now belong to, or one before */
	bsz_store_visit *visit;
	void *context;
};

/* Columns that steps have, too, are the run's. */
static void write_condition(const struct bsz_selection *wanted,
    struct bsz_buf *sql)
{
	bsz_buf_text(sql, " WHERE project_id = ?1");
	bsz_buf_text(sql, wanted->branch ? " AND branch = ?2" : "");
	bsz_buf_text(sql, wanted->runner ? " AND runner = ?3" : "");
	bsz_buf_text(sql, wanted->since_ms != BSZ_UNKNOWN ?
	    " AND run.started_ms >= ?4" : "");
	bsz_buf_text(sql, wanted->until_ms != BSZ_UNKNOWN ?
	    " AND run.started_ms < ?5" : "");
}

/* SELECT with the metrics that are wanted; NULL when memory is short. */
static char *write_query(const struct scan *scan)
{
	const struct bsz_selection *const wanted = scan->selection;
	struct bsz_buf sql = {0};

	bsz_buf_text(&sql, "SELECT " HEAD);
	for (int i = 0; i < BSZ_METRICS; i++)
		if (scan->wanted & BSZ_METRIC_BIT(i))
			bsz_buf_printf(&sql, ",%s",
			    bsz_metric_info((enum bsz_metric)i)->name);
	bsz_buf_text(&sql, " FROM run");
	write_condition(wanted, &sql);
	bsz_buf_text(&sql, " ORDER BY project_id, run_uid");
	bsz_buf_char(&sql, '\0');
	if (!sql.failed)
		return sql.data;
	bsz_buf_release(&sql);
	return NULL;
}

static char *write_step_query(const struct scan *scan)
{
	struct bsz_buf sql = {0};

	bsz_buf_text(&sql, "SELECT run_uid,name,step.started_ms,step.wall_ms,"
	    "cached FROM run JOIN step USING(project_id, run_uid)");
	write_condition(scan->selection, &sql);
	bsz_buf_text(&sql, " ORDER BY project_id, run_uid, step_no");
	bsz_buf_char(&sql, '\0');
	if (!sql.failed)
		return sql.data;
	bsz_buf_release(&sql);
	return NULL;
}

static int scan_rows(struct scan *scan, struct bsz_statement *statement,
    struct bsz_err *err)
{
	const struct bsz_selection *const wanted = scan->selection;
	int rc;

	bsz_sql_amount(scan->store, statement, 1, scan->project);
	if (wanted->branch)
		bsz_sql_text(scan->store, statement, 2, wanted->branch);
	if (wanted->runner)
		bsz_sql_text(scan->store, statement, 3, wanted->runner);
	if (wanted->since_ms != BSZ_UNKNOWN)
		bsz_sql_amount(scan->store, statement, 4,
		    wanted->since_ms);
	if (wanted->until_ms != BSZ_UNKNOWN)
		bsz_sql_amount(scan->store, statement, 5,
		    wanted->until_ms);
	while ((rc = bsz_sql_step(scan->store, statement, "runs", err)) ==
	    1) {
		rc = scan->row(scan, statement, err);
		if (rc)
			return rc;
	}
	return rc;
}

/* Run a query for the project at hand; takes sql. */
static int scan_query(struct scan *scan, char *sql, struct bsz_err *err)
{
	struct bsz_statement *const statement = sql ?
	    bsz_sql_stream(scan->store, sql, err) : NULL;
	int rc;

	bsz_free(sql);
	if (!sql)
		return bsz_fail_memory(err);
	if (!statement)
		return err->code;
	rc = scan_rows(scan, statement, err);
	bsz_sql_free(scan->store, statement);
	return rc;
}

static int add_step(struct scan *scan, struct bsz_statement *statement,
    struct bsz_err *err);

/* Runs first, then their steps, which come in the same order. */
static int scan_project(struct scan *scan, struct bsz_err *err)
{
	struct scan steps = *scan;
	int rc = scan_query(scan, write_query(scan), err);

	if (!rc && scan->samples && (scan->samples->wanted & BSZ_WANT_DAYS))
		rc = bsz_days_read(scan->store, scan->project,
		    scan->project_index, scan->selection, scan->samples, err);
	if (rc || !scan->samples || !(scan->samples->wanted & BSZ_WANT_STEPS))
		return rc;
	steps.row = add_step;
	steps.at = scan->at;
	scan->at = scan->samples->count;
	return scan_query(&steps, write_step_query(scan), err);
}

static int scan_projects(struct scan *scan, struct bsz_err *err)
{
	struct bsz_statement *const projects = bsz_sql_new(scan->store,
	    "SELECT name, project_id FROM project ORDER BY name", err);
	int rc;

	if (!projects)
		return err->code;
	while ((rc = bsz_sql_step(scan->store, projects, "projects",
	    err)) == 1) {
		scan->name = bsz_sql_column_text(scan->store, projects, 0);
		scan->project = bsz_sql_column_amount(scan->store,
		    projects, 1);
		if (scan->selection->project &&
		    strcmp(scan->selection->project, scan->name) != 0)
			continue;
		if (scan->samples)
			scan->project_index = bsz_samples_name(scan->samples,
			    &scan->samples->projects, scan->name);
		rc = scan_project(scan, err);
		if (rc)
			break;
	}
	bsz_sql_free(scan->store, projects);
	return rc;
}

/* All in one transaction: what others write meanwhile is not seen. */
static int scan_all(struct scan *scan, struct bsz_err *err)
{
	int rc = bsz_sql_run(scan->store,
	    scan->store->engine->begin_read, err);

	if (rc)
		return rc;
	rc = scan_projects(scan, err);
	bsz_sql_undo(scan->store); /* nothing was written */
	return rc;
}

/* What a damaged file may hold stays inside the words. */
static uint8_t read_word(struct bsz_store *store, struct bsz_statement *statement,
    int column, int64_t count)
{
	const int64_t word = bsz_sql_column_amount(store, statement,
	    column);

	return (uint8_t)(word >= 0 && word < count ? word : 0);
}

static void read_blob(struct bsz_store *store, struct bsz_statement *statement,
    int column, uint8_t out[BSZ_RECORD_UID])
{
	size_t size;
	const void *const data = bsz_sql_column_blob(store, statement, column,
	    &size);

	memset(out, 0, BSZ_RECORD_UID);
	if (data && size == BSZ_RECORD_UID)
		memcpy(out, data, BSZ_RECORD_UID);
}

static int add_step(struct scan *scan, struct bsz_statement *statement,
    struct bsz_err *err)
{
	struct bsz_samples *const samples = scan->samples;
	struct bsz_store *const store = scan->store;
	uint8_t uid[BSZ_RECORD_UID];
	const struct bsz_step step = {
		.name = bsz_sql_column_text(store, statement, 1),
		.started_ms = bsz_sql_column_amount(store, statement, 2),
		.wall_ms = bsz_sql_column_amount(store, statement, 3),
		.cached = bsz_sql_column_amount(store, statement, 4)};

	read_blob(store, statement, 0, uid);
	while (scan->at < samples->count &&
	    memcmp(samples->uid[scan->at], uid, sizeof(uid)) != 0)
		scan->at++;
	if (scan->at == samples->count)
		return bsz_fail(err, BSZ_ESTORE, "holds steps of no run");
	return bsz_samples_add_step(samples, scan->at, &step) ? 0 :
	    bsz_samples_fail(samples, err);
}

static int add_sample(struct scan *scan, struct bsz_statement *statement,
    struct bsz_err *err)
{
	struct bsz_samples *const samples = scan->samples;
	struct bsz_store *const store = scan->store;
	const size_t at = bsz_samples_add(samples);
	int column = METRICS;

	if (at == SIZE_MAX)
		return bsz_samples_fail(samples, err);
	samples->project[at] = scan->project_index;
	const struct {
		int column;
		struct bsz_names_list *names;
		uint32_t *index;
	} texts[] = {
		{BRANCH, &samples->branches, &samples->branch[at]},
		{RUNNER, &samples->runners, &samples->runner[at]},
		{LANGUAGE, &samples->languages, &samples->language[at]},
		{CAUSE, &samples->causes, &samples->cause[at]},
		{FORMULA, &samples->formulas, &samples->formula[at]},
	};
	for (size_t i = 0; i < BSZ_COUNTOF(texts); i++)
		*texts[i].index = bsz_samples_name(samples, texts[i].names,
		    bsz_sql_column_text(store, statement,
		    texts[i].column));
	samples->started_ms[at] = bsz_sql_column_amount(store, statement,
	    STARTED);
	samples->outcome[at] = read_word(store, statement, OUTCOME,
	    BSZ_OUTCOMES);
	if (samples->uid)
		read_blob(store, statement, UID, samples->uid[at]);
	if (samples->commit)
		samples->commit[at] = bsz_samples_text(samples,
		    bsz_sql_column_text(store, statement, COMMIT));
	samples->warmth[at] = read_word(store, statement, CACHE, BSZ_WARMTHS);
	for (int i = 0; i < BSZ_METRICS; i++) {
		if (!samples->metrics[i])
			continue;
		const int64_t amount = bsz_sql_column_amount(store,
		    statement, column++);

		if (amount != BSZ_UNKNOWN)
			samples->metrics[i][at] = (double)amount;
	}
	return samples->failed ? bsz_samples_fail(samples, err) : 0;
}

static int scan_samples(struct bsz_store *store,
    const struct bsz_selection *selection, struct bsz_samples *samples,
    int (*go)(struct scan *scan, struct bsz_err *err), struct bsz_err *err)
{
	struct scan scan = {.store = store, .selection = selection,
		.row = add_sample, .samples = samples};

	if (samples->failed)
		return bsz_fail_memory(err);
	for (int i = 0; i < BSZ_METRICS; i++)
		if (samples->metrics[i])
			scan.wanted |= BSZ_METRIC_BIT(i);
	return go(&scan, err);
}

int bsz_store_scan(struct bsz_store *store,
    const struct bsz_selection *selection, struct bsz_samples *samples,
    struct bsz_err *err)
{
	return scan_samples(store, selection, samples, scan_all, err);
}

int bsz_scan_inside(struct bsz_store *store,
    const struct bsz_selection *selection, struct bsz_samples *samples,
    struct bsz_err *err)
{
	return scan_samples(store, selection, samples, scan_projects, err);
}

/* --- whole runs --------------------------------------------------------- */

/* The rows of a child table, by number of columns of amounts behind a name,
 * as one array in the arena. */
struct child {
	const char *name;
	int64_t amounts[4];
};

static int read_children(struct scan *scan, enum bsz_statement_text which,
    int amounts, const struct bsz_record *run, struct bsz_arena *arena,
    struct child **children, size_t *count, struct bsz_err *err)
{
	struct bsz_store *const store = scan->store;
	struct bsz_statement *const read = bsz_sql_prepare(store, which, err);
	size_t room = 0;
	int rc;

	*children = NULL;
	*count = 0;
	if (!read)
		return err->code;
	bsz_sql_amount(store, read, 1, scan->project);
	bsz_sql_blob(store, read, 2, run->uid, sizeof(run->uid));
	while ((rc = bsz_sql_step(store, read, "a run", err)) == 1) {
		const char *const name = bsz_sql_column_text(store, read,
		    0);

		if (*count == room) {
			room = room ? 2 * room : 16;
			struct child *const more = bsz_arena_alloc(arena,
			    room * sizeof(*more));
			if (!more)
				return bsz_fail_memory(err);
			if (*count)
				memcpy(more, *children,
				    *count * sizeof(*more));
			*children = more;
		}
		struct child *const child = &(*children)[(*count)++];
		child->name = bsz_arena_copy(arena, name, strlen(name));
		if (!child->name)
			return bsz_fail_memory(err);
		for (int i = 0; i < amounts; i++)
			child->amounts[i] = bsz_sql_column_amount(store,
			    read, 1 + i);
	}
	return rc;
}

static int read_lists(struct scan *scan, struct bsz_record *run,
    struct bsz_arena *arena, struct bsz_err *err)
{
	struct child *children;
	size_t count;
	int rc = read_children(scan, BSZ_READ_STEPS, 3, run, arena, &children,
	    &count, err);

	if (rc)
		return rc;
	struct bsz_step *const steps = bsz_arena_alloc(arena,
	    (count + 1) * sizeof(*steps));
	if (!steps)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		steps[i] = (struct bsz_step){children[i].name,
			children[i].amounts[0], children[i].amounts[1],
			children[i].amounts[2]};
	run->steps = steps;
	run->step_count = count;
	rc = read_children(scan, BSZ_READ_ARTIFACTS, 4, run, arena, &children,
	    &count, err);
	if (rc)
		return rc;
	struct bsz_product *const products = bsz_arena_alloc(arena,
	    (count + 1) * sizeof(*products));
	if (!products)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		products[i] = (struct bsz_product){children[i].name,
			children[i].amounts[0], children[i].amounts[1],
			children[i].amounts[2], children[i].amounts[3]};
	run->products = products;
	run->product_count = count;
	return 0;
}

static int visit_run(struct scan *scan, struct bsz_statement *statement,
    struct bsz_err *err)
{
	struct bsz_store *const store = scan->store;
	struct bsz_arena arena = {0};
	struct bsz_record run;

	bsz_record_init(&run);
	read_blob(store, statement, UID, run.uid);
	read_blob(store, statement, DIGEST, run.digest);
	run.project = scan->name;
	run.branch = bsz_sql_column_text(store, statement, BRANCH);
	run.commit = bsz_sql_column_text(store, statement, COMMIT);
	run.runner = bsz_sql_column_text(store, statement, RUNNER);
	run.language = bsz_sql_column_text(store, statement, LANGUAGE);
	run.cause = bsz_sql_column_text(store, statement, CAUSE);
	run.formula = bsz_sql_column_text(store, statement, FORMULA);
	run.started_ms = bsz_sql_column_amount(store, statement, STARTED);
	run.outcome = (enum bsz_outcome)read_word(store, statement, OUTCOME,
	    BSZ_OUTCOMES);
	run.warmth = (enum bsz_warmth)read_word(store, statement, CACHE,
	    BSZ_WARMTHS);
	for (int i = 0; i < BSZ_METRICS; i++)
		run.metrics[i] = bsz_sql_column_amount(store, statement,
		    METRICS + i);
	int rc = read_lists(scan, &run, &arena, err);
	rc = rc ? rc : scan->visit(scan->context, &run, err);
	bsz_arena_release(&arena);
	return rc;
}

int bsz_store_walk(struct bsz_store *store,
    const struct bsz_selection *selection, bsz_store_visit *visit,
    void *context, struct bsz_err *err)
{
	struct scan scan = {.store = store, .selection = selection,
		.row = visit_run, .visit = visit, .context = context,
		.wanted = BSZ_METRIC_BIT(BSZ_METRICS) - 1};

	return scan_all(&scan, err);
}
