/*
 * Looking after the store: one word, one deed.
 */
#include "command.h"
#include "output.h"
#include "place.h"
#include "say.h"

#include <inttypes.h>

#define DAY_MS INT64_C(86400000)
#define KEEP_DAYS 90

static const struct bsz_column columns[] = {
	{.key = "name", .title = "WHAT", .kind = BSZ_TEXT},
	{.key = "value", .title = "VALUE", .kind = BSZ_TEXT},
};

static void push(struct bsz_report *report, struct bsz_table *table,
    const char *name, const char *value)
{
	union bsz_cell *const cell = table ?
	    bsz_table_row(report, table, 0, BSZ_ROW) : NULL;

	if (!cell)
		return;
	cell[0].text = name;
	cell[1].text = bsz_arena_copy(&report->arena, value, strlen(value));
	if (!cell[1].text)
		report->failed = true;
}

static void push_number(struct bsz_report *report, struct bsz_table *table,
    const char *name, int64_t number)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%" PRId64, number); /* fits */
	push(report, table, name, text);
}

static int info(struct bsz_store *store, const struct bsz_options *options,
    struct bsz_err *err)
{
	struct bsz_store_facts facts;
	struct bsz_report report;
	const struct bsz_report *reports[] = {&report};
	char time[BSZ_PLACE_TIME_ROOM];
	const int rc = bsz_store_describe(store, &facts, err);

	if (rc)
		return rc;
	bsz_report_init(&report);
	report.command = "store";
	report.schema = "binsize.store";
	report.input = bsz_place_path(options);
	struct bsz_table *const table = bsz_report_table(&report, "rows",
	    "store", columns, BSZ_COUNTOF(columns));
	if (table)
		table->main = true;
	push_number(&report, table, "schema", facts.version);
	push_number(&report, table, "projects", facts.projects);
	push_number(&report, table, "runs", facts.runs);
	push_number(&report, table, "unfinished", facts.unfinished);
	push_number(&report, table, "steps", facts.steps);
	push_number(&report, table, "artifacts", facts.artifacts);
	push_number(&report, table, "pruned_days", facts.days);
	push_number(&report, table, "pruned_runs", facts.pruned_runs);
	push(&report, table, "first", bsz_place_time(facts.first_ms, time));
	push(&report, table, "last", bsz_place_time(facts.last_ms, time));
	push_number(&report, table, "bytes", facts.file_bytes);
	const int status = bsz_output_reports(options, reports, 1);
	bsz_report_release(&report);
	return status ? bsz_fail(err, BSZ_EOUTPUT, "%s", "") : 0;
}

static int prune(struct bsz_store *store, const struct bsz_options *options,
    struct bsz_err *err)
{
	const int64_t days = options->timing.has_keep_days ?
	    (int64_t)options->timing.keep_days : KEEP_DAYS;
	uint64_t removed = 0;
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail */
	const int64_t today = (int64_t)now.tv_sec * 1000 / DAY_MS;
	const int rc = bsz_store_prune(store, (today - days) * DAY_MS,
	    &removed, err);
	if (!rc && !options->quiet)
		bsz_say(bsz_place_path(options), "%" PRIu64 " runs removed, "
		    "whose days are kept", removed);
	return rc;
}

static int write_line(void *context, const struct bsz_record *run,
    struct bsz_err *err)
{
	struct bsz_output *const output = context;

	bsz_record_write(run, &output->buf);
	return output->buf.failed ? bsz_fail_memory(err) : 0;
}

/* Lines are of runs; what is left of pruned ones are sums of days. */
static int say_pruned(struct bsz_store *store,
    const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_store_facts facts;
	const int rc = bsz_store_describe(store, &facts, err);

	if (!rc && facts.pruned_runs && !options->quiet)
		bsz_say(bsz_place_path(options), "%llu pruned runs are not "
		    "exported: their days alone are kept (store merge takes "
		    "those along)", (unsigned long long)facts.pruned_runs);
	return rc;
}

static int export(struct bsz_store *store, const struct bsz_options *options,
    struct bsz_err *err)
{
	const struct bsz_selection selection = bsz_place_selection(options);
	struct bsz_output output;
	int rc = bsz_output_open(&output, options, err);

	if (rc)
		return rc;
	rc = bsz_store_walk(store, &selection, write_line, &output, err);
	if (!rc)
		rc = bsz_output_close(&output, err);
	else
		bsz_output_discard(&output);
	return rc ? rc : say_pruned(store, options, err);
}

struct merge {
	struct bsz_store *store;
	struct bsz_ingest ingest;
};

static int put_line(void *context, const struct bsz_record *run,
    struct bsz_err *err)
{
	struct merge *const merge = context;

	return bsz_store_put(merge->store, run, 1, &merge->ingest, err);
}

static int merge_one(struct merge *merge, const char *path,
    const struct bsz_options *options, struct bsz_err *err)
{
	const struct bsz_selection selection = bsz_place_selection(options);
	struct bsz_store *const other = bsz_store_open(path, BSZ_STORE_READ,
	    err);

	if (!other)
		return err->code;
	merge->ingest = (struct bsz_ingest){0};
	struct bsz_ingest days = {0};
	int rc = bsz_store_walk(other, &selection, put_line, merge, err);
	rc = rc ? rc : bsz_store_merge_days(merge->store, other, &selection,
	    &days, err);
	bsz_store_close(other);
	if (!rc && days.differ)
		bsz_say(path, "%" PRIu64 " days of pruned runs left out: some "
		    "of the runs are here already", days.differ);
	if (!rc && !options->quiet && days.added + days.known)
		bsz_say(path, "%" PRIu64 " days of pruned runs added, %"
		    PRIu64 " known", days.added, days.known);
	if (!rc && !options->quiet)
		bsz_say(path, "%" PRIu64 " runs added, %" PRIu64 " known, %"
		    PRIu64 " known with other values", merge->ingest.added,
		    merge->ingest.known, merge->ingest.differ);
	return rc;
}

static int merge(struct bsz_store *store, const struct bsz_options *options,
    struct bsz_err *err)
{
	struct merge merge = {.store = store};
	int rc = 0;

	if (options->operand_count < 2)
		return bsz_fail(err, BSZ_EUSAGE,
		    "store merge needs another store's FILE");
	for (size_t i = 1; i < options->operand_count && !rc; i++)
		rc = merge_one(&merge, options->operands[i], options, err);
	return rc;
}

static int vacuum(struct bsz_store *store, const struct bsz_options *options,
    struct bsz_err *err)
{
	(void)options;
	return bsz_store_vacuum(store, err);
}

static const struct {
	const char *name;
	enum bsz_store_access access;
	int (*run)(struct bsz_store *store,
	    const struct bsz_options *options, struct bsz_err *err);
} deeds[] = {
	{"info", BSZ_STORE_READ, info},
	{"prune", BSZ_STORE_READ, prune},
	{"merge", BSZ_STORE_WRITE, merge},
	{"export", BSZ_STORE_READ, export},
	{"vacuum", BSZ_STORE_READ, vacuum},
};

static const char *deed_word(size_t index)
{
	return index < BSZ_COUNTOF(deeds) ? deeds[index].name : NULL;
}

static int run(struct bsz_options *options)
{
	struct bsz_err err = {0};
	size_t i = 0;

	while (i < BSZ_COUNTOF(deeds) &&
	    strcmp(deeds[i].name, options->operands[0]) != 0)
		i++;
	if (i == BSZ_COUNTOF(deeds)) {
		bsz_say(NULL, "store has no '%s' (info, prune, merge, export "
		    "or vacuum)", options->operands[0]);
		return bsz_exit_status(BSZ_EUSAGE);
	}
	struct bsz_store *const store = bsz_place_open(options,
	    deeds[i].access, &err);
	if (!store)
		return bsz_say_error(NULL, &err);
	const int rc = deeds[i].run(store, options, &err);
	bsz_store_close(store);
	return rc ? bsz_say_error(err.text[0] ? bsz_place_path(options) :
	    NULL, &err) : 0;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_keeping, &bsz_options_runs,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_store = {
	.name = "store",
	.brief = "look after the store of runs",
	.operands = "info|prune|merge|export|vacuum [FILE...]",
	.examples =
	    "  binsize store info\n"
	    "  binsize store export --since 2027-01-01 -o runs.jsonl\n"
	    "  binsize store merge --store all.db team1.db team2.db\n"
	    "  binsize store prune --keep 90",
	.help = "info says what the store holds. export writes runs as lines "
	    "of JSON, which import reads. merge adds the runs of other stores. "
	    "prune removes old runs and leaves the sums and "
	    "sketches of their days, which history and steps read, and which "
	    "merge takes along but export does not; --keep is "
	    "in days that have ended. vacuum checks the file and gives unused "
	    "pages back.\n\n"
	    "The store is a SQLite file in write-ahead mode: many processes of "
	    "one machine may use it at once. Its schema is described in "
	    "binsize-store(5).",
	.tables = tables,
	.word = deed_word,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
