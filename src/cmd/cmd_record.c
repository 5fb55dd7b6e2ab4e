/*
 * Run a command and keep what it took. Whatever goes wrong with the keeping
 * is said, and the command's own status is returned all the same: a recorder
 * must not break what it watches.
 */
#include "command.h"
#include "control_group.h"
#include "herald.h"
#include "measure.h"
#include "place.h"
#include "process.h"
#include "say.h"
#include "stages.h"
#include "surroundings.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#define CANNOT_RECORD 125 /* as env: we failed, not the command */

struct record {
	struct bsz_options *options;
	struct bsz_record run;
	struct bsz_process process;
	struct bsz_control_group before;
	struct bsz_arena arena;
	const char *identity;
	struct bsz_herald herald;
};

/* --- what the command made ---------------------------------------------- */

/* Bytes of sections with debug information. */
static int64_t sum_debug(const struct bsz_sizes *sizes)
{
	const struct bsz_size_list *const list = bsz_sizes_find(sizes,
	    "section");
	uint64_t sum = 0;

	for (size_t i = 0; list && i < list->count; i++)
		if (strncmp(list->items[i].label, ".debug", 6) == 0 ||
		    strncmp(list->items[i].label, ".zdebug", 7) == 0)
			sum = bsz_add(sum, list->items[i].bytes[BSZ_FILE]);
	return (int64_t)bsz_min(sum, INT64_MAX);
}

/* Sizes of one artifact; what is no program has a size all the same. */
static void size_artifact(const struct record *record, const char *path,
    struct bsz_product *product)
{
	const char *items[1] = {"section"};
	const struct bsz_wanted wanted = {.items = items, .count = 1};
	struct bsz_err err = {0};
	struct bsz_sizes sizes = {0};
	struct stat status;

	*product = (struct bsz_product){path, BSZ_UNKNOWN, BSZ_UNKNOWN,
		BSZ_UNKNOWN, BSZ_UNKNOWN};
	if (stat(path, &status) != 0) {
		bsz_say(path, "cannot be sized: %s", strerror(errno));
		return;
	}
	product->file_bytes = status.st_size;
	if (bsz_measure(&sizes, path, path, &wanted, record->options, 1,
	    &err) == 0)
		product->debug_bytes = sum_debug(&sizes);
	bsz_sizes_release(&sizes);
}

static void add_to(int64_t *sum, int64_t amount)
{
	if (amount != BSZ_UNKNOWN)
		*sum = (*sum == BSZ_UNKNOWN ? 0 : *sum) + amount;
}

static int size_artifacts(struct record *record, struct bsz_err *err)
{
	const struct bsz_timing_options *const timing =
	    &record->options->timing;
	struct bsz_product *const products = bsz_arena_alloc(&record->arena,
	    (timing->artifact_count + 1) * sizeof(*products));
	int64_t file = BSZ_UNKNOWN, debug = BSZ_UNKNOWN;

	if (!products)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < timing->artifact_count; i++) {
		size_artifact(record, timing->artifacts[i], &products[i]);
		add_to(&file, products[i].file_bytes);
		add_to(&debug, products[i].debug_bytes);
	}
	record->run.products = products;
	record->run.product_count = timing->artifact_count;
	record->run.metrics[BSZ_BINARY_BYTES] = file;
	record->run.metrics[BSZ_DEBUG_BYTES] = debug;
	return 0;
}

/* --- keeping ------------------------------------------------------------ */

/* One line at the end of a file, by one write(): other recorders may add to
 * it at the same time. */
static int spool(const struct record *record, struct bsz_err *err)
{
	const char *const path = record->options->timing.spool;
	struct bsz_buf line = {0};
	int number = 0;

	bsz_record_write(&record->run, &line);
	const int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
	    0666);
	if (fd < 0 || (!line.failed && write(fd, line.data, line.size) !=
	    (ssize_t)line.size))
		number = errno ? errno : ENOSPC;
	if (fd >= 0 && (fdatasync(fd) != 0 || close(fd) != 0) && !number &&
	    errno != EINVAL)
		number = errno;
	const bool failed = line.failed;
	bsz_buf_release(&line);
	if (failed)
		return bsz_fail_memory(err);
	return number ? bsz_fail(err, BSZ_EOUTPUT, "%.500s: cannot be "
	    "written: %s", path, strerror(number)) : 0;
}

static int keep(struct record *record, struct bsz_err *err)
{
	struct bsz_ingest ingest = {0};
	struct bsz_sha *const sha = bsz_sha_new(BSZ_SHA256, err);

	if (!sha)
		return err->code;
	int rc = bsz_record_identify(&record->run, record->identity, sha, err);
	bsz_sha_free(sha);
	if (rc)
		return rc;
	if (record->options->timing.spool)
		return spool(record, err);
	struct bsz_store *const store = bsz_place_open(record->options,
	    BSZ_STORE_WRITE, err);
	if (!store)
		return err->code;
	rc = bsz_store_put(store, &record->run, 1, &ingest, err);
	bsz_store_close(store);
	return rc;
}

/* --- the run ------------------------------------------------------------ */

/* Names and amounts that are known before the end. */
static void take_given(struct record *record)
{
	const struct bsz_timing_options *const timing =
	    &record->options->timing;

	for (int i = 0; i < BSZ_METRICS; i++)
		if (timing->metrics[i] != BSZ_UNKNOWN)
			record->run.metrics[i] = timing->metrics[i];
	record->run.warmth = timing->warmth;
	if (timing->language)
		record->run.language = timing->language;
	if (timing->cause)
		record->run.cause = timing->cause;
	if (!*record->run.project)
		record->run.project = "local";
}

/* Should we be killed, it will be known that there was a run. Nothing is said
 * when that goes wrong: the end will, too. */
static void tell_begun(void *context)
{
	struct record *const record = context;
	struct bsz_err ignored = {0};

	if (!bsz_herald_split(&record->herald))
		return;
	record->run.started_ms = record->process.started_ms;
	record->run.outcome = BSZ_UNFINISHED;
	take_given(record);
	(void)keep(record, &ignored);
	bsz_herald_end();
}

static void take_process(struct record *record)
{
	const struct bsz_process *const process = &record->process;
	int64_t *const metrics = record->run.metrics;
	struct bsz_control_group after;

	record->run.started_ms = process->started_ms;
	record->run.outcome = process->status == 0 ? BSZ_SUCCESS :
	    process->signalled ? BSZ_CANCELLED : BSZ_FAILURE;
	metrics[BSZ_WALL_MS] = process->wall_ms;
	metrics[BSZ_CPU_MS] = process->cpu_ms;
	metrics[BSZ_PEAK_BYTES] = process->peak_bytes;
	metrics[BSZ_EXIT_STATUS] = process->status;
	bsz_control_group_read(&after);
	bsz_control_group_charge(&record->run, &record->before, &after);
}

/* The whole command is the build, unless it has been said what took how
 * long. What was given counts more than what was measured. */
static void take_rest(struct record *record)
{
	int64_t *const metrics = record->run.metrics;

	take_given(record);
	if (metrics[BSZ_BUILD_MS] == BSZ_UNKNOWN)
		metrics[BSZ_BUILD_MS] = metrics[BSZ_WALL_MS];
}

/* What held the command up, from what the kernel counted. */
static const char *judge(const struct bsz_record *run)
{
	const int64_t *const metrics = run->metrics;
	const int64_t tenth = metrics[BSZ_WALL_MS] / 10 + 1;

	if (metrics[BSZ_OOM_KILLS] > 0)
		return "; killed for want of memory";
	if (metrics[BSZ_THROTTLED_MS] > tenth)
		return "; throttled by its processor quota";
	if (metrics[BSZ_MEMORY_WAIT_MS] > tenth)
		return "; waited for memory";
	if (metrics[BSZ_IO_WAIT_MS] > 2 * tenth)
		return "; waited for disks";
	return metrics[BSZ_CPU_WAIT_MS] > 5 * tenth ?
	    "; waited for a processor" : "";
}

static void say_run(const struct record *record)
{
	const int64_t *const metrics = record->run.metrics;

	if (record->options->quiet)
		return;
	bsz_say("record", "%" PRId64 ".%03d s, %" PRId64 ".%03d s of "
	    "processor time, %" PRId64 " MB at the peak%s",
	    metrics[BSZ_WALL_MS] / 1000, (int)(metrics[BSZ_WALL_MS] % 1000),
	    metrics[BSZ_CPU_MS] / 1000, (int)(metrics[BSZ_CPU_MS] % 1000),
	    metrics[BSZ_PEAK_BYTES] / 1000000, judge(&record->run));
}

static int64_t now_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int record_run(struct record *record, char *const *argv,
    struct bsz_err *err)
{
	struct bsz_stages stages;
	const char *const job = bsz_surroundings(&record->run,
	    &record->options->timing, &record->arena);

	if (!job)
		return bsz_fail_memory(err);
	/* One job may record several commands, one after another. */
	record->identity = bsz_arena_printf(&record->arena,
	    "%s\n%" PRId64 "\n%ld", job, now_ms(), (long)getpid());
	if (!record->identity)
		return bsz_fail_memory(err);
	bsz_stages_open(&stages);
	bsz_control_group_read(&record->before);
	bsz_process_run(&record->process, argv, tell_begun, record);
	take_process(record);
	int rc = bsz_stages_close(&stages, &record->run, &record->arena, err);
	if (rc || !record->process.started)
		return rc;
	rc = size_artifacts(record, err);
	take_rest(record);
	bsz_herald_await(&record->herald);
	return rc ? rc : keep(record, err);
}

/* A stage of an outer record leaves a line there and no run. */
static void record_stage(struct record *record, char *const *argv)
{
	const char *const name = bsz_stages_enter(
	    record->options->timing.step, &record->arena);
	struct bsz_step step = {.name = name ? name : "",
		.cached = BSZ_UNKNOWN};

	bsz_process_run(&record->process, argv, NULL, NULL);
	step.started_ms = record->process.started_ms;
	step.wall_ms = record->process.wall_ms;
	if (record->process.started && !bsz_stages_tell(&step))
		bsz_say("record", "--step: there is no outer binsize record, "
		    "nothing was kept");
}

static int run(struct bsz_options *options)
{
	struct record record = {.options = options};
	struct bsz_err err = {0};
	char **const argv = bsz_calloc(options->operand_count + 1,
	    sizeof(*argv));

	if (!argv) {
		(void)bsz_fail_memory(&err);
		(void)bsz_say_error(NULL, &err);
		return CANNOT_RECORD;
	}
	for (size_t i = 0; i < options->operand_count; i++)
		argv[i] = (char *)(uintptr_t)options->operands[i];
	bsz_record_init(&record.run);
	if (options->timing.step) {
		record_stage(&record, argv);
	} else if (record_run(&record, argv, &err)) {
		(void)bsz_wrap(&err, "not recorded");
		(void)bsz_say_error("record", &err);
	} else if (record.process.started) {
		say_run(&record);
	}
	bsz_free(argv);
	bsz_arena_release(&record.arena);
	return record.process.status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_store, &bsz_options_spool, &bsz_options_about,
	&bsz_options_measures, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_record = {
	.name = "record",
	.brief = "run a command, and keep what it took and made",
	.operands = "-- COMMAND [ARG...]",
	.examples =
	    "  binsize record --artifact ./server -- make -j8\n"
	    "  binsize record --metric image_bytes=120MB -- ./pipeline\n"
	    "  binsize record --step push -- docker push registry/web:1\n"
	    "  binsize record --spool runs.jsonl -- make",
	.help = "Runs the command and keeps its wall time, processor time, "
	    "peak of memory, status, the sizes of artifacts, and what the "
	    "kernel counted for the control group: limits that were hit, and "
	    "time in which something waited for a processor, disks or memory. "
	    "Project, branch, commit and class of runner come from options or "
	    "from the environment of GitHub Actions, GitLab CI, Buildkite, "
	    "CircleCI or Jenkins.\n\n"
	    "The exit status is the command's own: 128 + N when signal N "
	    "ended it, 126 or 127 when it cannot be run. Signals are handed "
	    "on to it. When the run cannot be kept, that is said and changes "
	    "nothing. Its start is kept at once, so that a run whose recorder "
	    "is killed is known as unfinished; a spool file then has two "
	    "lines of one uid.\n\n"
	    "Inside of the command, binsize record --step NAME -- COMMAND "
	    "times one stage; stages may be nested.\n\n"
	    "A command that pushes an image can tell its sizes with --metric; "
	    "binsize import adds what logs know.",
	.tables = tables,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
