/*
 * Runs from logs. They go into the store some hundred at a time: one
 * transaction for each would wait for the disk each time, and one for all
 * would keep other writers waiting.
 */
#include "command.h"
#include "place.h"
#include "say.h"

#include <binsize/file.h>
#include <timing/timing.h>

#include <inttypes.h>
#include <sys/stat.h>

#define BATCH 200
#define NOTES_SAID 10
/* Clocks of machines differ by minutes; more is a wrong one, or a time of
 * another zone. */
#define SKEW_MS INT64_C(3600000)

struct import {
	const struct bsz_options *options;
	struct bsz_store *store;
	const char *path;
	struct bsz_arena arena; /* of the runs that wait */
	struct bsz_record runs[BATCH];
	size_t waiting;
	struct bsz_ingest ingest; /* of this log */
	uint64_t notes;
	int64_t now_ms;
	uint64_t ahead;    /* runs that start later than now */
	int64_t newest_ms; /* of those */
};

static int flush(struct import *import, struct bsz_err *err)
{
	const int rc = import->waiting ? bsz_store_put(import->store,
	    import->runs, import->waiting, &import->ingest, err) : 0;

	import->waiting = 0;
	bsz_arena_release(&import->arena);
	bsz_arena_init(&import->arena);
	return rc;
}

static int take(void *context, const struct bsz_record *run,
    struct bsz_err *err)
{
	struct import *const import = context;

	if (run->started_ms > import->now_ms + SKEW_MS) {
		import->ahead++;
		import->newest_ms = bsz_max(import->newest_ms,
		    run->started_ms);
	}
	import->runs[import->waiting++] = *run;
	return import->waiting == BATCH ? flush(import, err) : 0;
}

static void note(void *context, uint64_t line, const char *text)
{
	struct import *const import = context;

	if (import->notes++ < NOTES_SAID)
		bsz_say(import->path, "line %" PRIu64 ": %s", line, text);
}

/* What the command line says of all runs. */
static struct bsz_record take_defaults(const struct bsz_timing_options *timing)
{
	struct bsz_record run;

	bsz_record_init(&run);
	run.project = timing->project ? timing->project : "";
	run.branch = timing->branch ? timing->branch : "";
	run.commit = timing->commit ? timing->commit : "";
	run.runner = timing->runner ? timing->runner : "";
	run.language = timing->language ? timing->language : "";
	run.cause = timing->cause ? timing->cause : "";
	run.warmth = timing->warmth;
	memcpy(run.metrics, timing->metrics, sizeof(run.metrics));
	return run;
}

static int64_t now_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t modified_ms(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 ?
	    (int64_t)status.st_mtim.tv_sec * 1000 +
	    status.st_mtim.tv_nsec / 1000000 : 0;
}

/* What clocks that disagree have left in a log. */
static void say_skew(const struct import *import, const struct bsz_log *log)
{
	char time[BSZ_PLACE_TIME_ROOM];

	if (import->ahead)
		bsz_say(import->path, "%" PRIu64 " runs start in the future, "
		    "up to %s: is a clock wrong? They are kept as they are",
		    import->ahead, bsz_place_time(import->newest_ms, time));
	if (log->reversed)
		bsz_say(import->path, "%" PRIu64 " intervals end before they "
		    "begin: what they took is unknown", log->reversed);
}

static void summarise(const struct import *import,
    const struct bsz_log *log, const struct bsz_log_format *format)
{
	const struct bsz_ingest *const ingest = &import->ingest;

	if (import->notes > NOTES_SAID)
		bsz_say(import->path, "and %" PRIu64 " more such lines",
		    import->notes - NOTES_SAID);
	if (log->refused)
		bsz_say(import->path, "%" PRIu64 " parts were left out",
		    log->refused);
	say_skew(import, log);
	if (ingest->differ)
		bsz_say(import->path, "%" PRIu64 " runs are in the store "
		    "with other values, which stay", ingest->differ);
	if (import->options->quiet)
		return;
	if (ingest->completed)
		bsz_say(import->path, "%" PRIu64 " unfinished runs are whole "
		    "now", ingest->completed);
	bsz_say(import->path, "%s: %" PRIu64 " runs added, %" PRIu64
	    " known", format->name, ingest->added, ingest->known);
}

/* One log. The exit status. */
static int import_log(struct import *import, struct bsz_sha *sha)
{
	const struct bsz_record defaults =
	    take_defaults(&import->options->timing);
	struct bsz_log log = {.modified_ms = modified_ms(import->path),
		.map = import->options->timing.map, .defaults = &defaults,
		.sha = sha, .arena = &import->arena, .take = take,
		.note = note, .context = import};
	const struct bsz_log_format *format = NULL;
	struct bsz_file file;
	struct bsz_err err = {0};
	int rc = bsz_file_open(&file, import->path, &err);

	if (rc)
		return bsz_say_error(import->path, &err);
	log.text = file.bytes;
	log.mapped = file.mapped;
	import->ingest = (struct bsz_ingest){0};
	import->notes = 0;
	import->ahead = 0;
	import->newest_ms = 0;
	format = bsz_log_probe(file.bytes, &err);
	rc = format ? format->read(&log, &err) : err.code;
	/* What was read before a failure is whole, and kept. */
	struct bsz_err late = {0};
	const int flushed = flush(import, &late);
	bsz_file_close(&file);
	if (rc || flushed)
		return bsz_say_error(import->path, rc ? &err : &late);
	summarise(import, &log, format);
	return log.refused ? bsz_exit_status(BSZ_EINPUT) : 0;
}

static int import_all(struct import *import)
{
	const struct bsz_options *const options = import->options;
	struct bsz_err err = {0};
	int worst = 0;
	struct bsz_sha *const sha = bsz_sha_new(BSZ_SHA256, &err);

	if (sha)
		import->store = bsz_place_open(options, BSZ_STORE_WRITE,
		    &err);
	if (!import->store) {
		bsz_sha_free(sha);
		return bsz_say_error(NULL, &err);
	}
	for (size_t i = 0; i < options->operand_count; i++) {
		import->path = options->operands[i];
		const int status = import_log(import, sha);

		worst = status > worst ? status : worst;
	}
	bsz_store_close(import->store);
	bsz_sha_free(sha);
	return worst;
}

static int run(struct bsz_options *options)
{
	struct import *const import = bsz_calloc(1, sizeof(*import));
	struct bsz_err err = {0};
	int status;

	if (!import) {
		(void)bsz_fail_memory(&err);
		return bsz_say_error(NULL, &err);
	}
	import->options = options;
	import->now_ms = now_ms();
	status = import_all(import);
	bsz_arena_release(&import->arena);
	bsz_free(import);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_mapping, &bsz_options_about,
	&bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_import = {
	.name = "import",
	.brief = "take runs of builds and pipelines from logs",
	.operands = "LOG...",
	.examples =
	    "  binsize import runs.jsonl\n"
	    "  binsize import --project web --map push_ms=Push runs.csv\n"
	    "  binsize import --project web build/.ninja_log\n"
	    "  binsize import --project web buildkit.log events.json\n"
	    "  gh api repos/OWNER/NAME/actions/runs/ID/jobs | binsize import -",
	.help = "The kind of a log is recognised by its content: JSON lines "
	    "with binsize's own keys (spool files and exports); CSV with a "
	    "heading; .ninja_log; BuildKit's progress (--progress=rawjson) "
	    "and the file of docker buildx --metadata-file; Bazel's build "
	    "events, execution log and profile, as JSON; jobs of GitHub "
	    "Actions and GitLab CI as their APIs give them; trace events "
	    "(clang -ftime-trace). Compressed ones come through a pipe: zcat "
	    "command.profile.gz | binsize import --project NAME -.\n\n"
	    "What a log does not tell is unknown, never 0. Runs that are in "
	    "the store already stay as they are: importing twice does no "
	    "harm. Runs that start in the future by this machine's clock are "
	    "named and kept as they are; what ends before it begins has no "
	    "known duration.\n\n"
	    "A line that cannot be taken is named and left out, the others "
	    "are imported, and the exit status is 3.",
	.tables = tables,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
