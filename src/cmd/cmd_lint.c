/*
 * Are there habits in a Dockerfile that cost bytes, cache or time? The exit
 * status says whether one is a failure.
 */
#include "budget_file.h"
#include "command.h"
#include "discover.h"
#include "load.h"
#include "output.h"
#include "say.h"
#include "walk.h"

#include <lint/lint.h>

#include <unistd.h>

/* One file while it is asked about. */
struct inspected {
	const char *path;   /* a folder was replaced by the file in it */
	const char *folder; /* that it is built in; NULL: there is none */
	struct bsz_file file;
	bool open;
};

/* The file in a folder, as builders look for it. */
static int find_in_folder(struct inspected *inspected,
    struct bsz_arena *arena, struct bsz_err *err)
{
	static const char *const names[] = {"Dockerfile", "Containerfile"};
	const char *const folder = inspected->path;

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const char *const path = strcmp(folder, ".") == 0 ? names[i] :
		    bsz_arena_printf(arena, "%s/%s", folder, names[i]);

		if (!path)
			return bsz_fail_memory(err);
		inspected->path = path;
		if (access(path, F_OK) == 0)
			return 0;
	}
	inspected->path = folder;
	return bsz_fail(err, BSZ_EINPUT, "there is no Dockerfile and no "
	    "Containerfile in it");
}

/* The folder that a file lies in; standard input lies in none. */
static const char *folder_of(const char *path, struct bsz_arena *arena)
{
	const char *const slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return bsz_arena_copy(arena, path, slash == path ? 1 :
	    (size_t)(slash - path));
}

static int open_inspected(struct inspected *inspected,
    struct bsz_options *options, struct bsz_err *err)
{
	int rc = bsz_walk_is_folder(inspected->path) ?
	    find_in_folder(inspected, &options->arena, err) : 0;

	if (!rc)
		rc = bsz_file_open(&inspected->file, inspected->path, err);
	if (rc)
		return rc;
	inspected->open = true;
	inspected->folder = options->lint.context;
	if (!inspected->folder && strcmp(inspected->path, "-") != 0) {
		inspected->folder = folder_of(inspected->path,
		    &options->arena);
		if (!inspected->folder)
			return bsz_fail_memory(err);
	}
	return 0;
}

/* Notes that text shows itself. */
static void say_notes(const struct bsz_options *options,
    const struct bsz_report *report)
{
	if (options->quiet || options->format == bsz_renderer_find("text"))
		return;
	for (size_t i = 0; i < report->note_count; i++)
		bsz_say(report->input, "note: %s", report->notes[i].text);
}

/* The exit status; when it is not 0 there is no report. */
static int inspect(const char *path, struct bsz_options *options,
    struct bsz_input *image, struct bsz_report *report)
{
	struct inspected inspected = {.path = path};
	struct bsz_err err = {0};
	int rc = open_inspected(&inspected, options, &err);
	const struct bsz_lint_question question = {.path = inspected.path,
		.bytes = inspected.file.bytes,
		.target = options->lint.target, .context = inspected.folder,
		.image = image ? &image->artifact : NULL,
		.ignored = options->lint.ignored,
		.ignored_count = options->lint.ignored_count};

	bsz_report_init(report);
	report->command = "lint";
	report->schema = "binsize.lint";
	report->input = inspected.path;
	if (!rc)
		rc = bsz_lint(&question, report, &err);
	if (inspected.open)
		bsz_file_close(&inspected.file);
	if (!rc) {
		say_notes(options, report);
		return 0;
	}
	bsz_report_release(report);
	return bsz_say_error(strcmp(path, "-") == 0 ? "standard input" :
	    inspected.path, &err);
}

static int status_of(const struct bsz_report *report,
    enum bsz_fail_on fail_on)
{
	for (size_t i = 0; i < report->finding_count; i++) {
		const enum bsz_verdict verdict = report->findings[i].verdict;

		if ((fail_on != BSZ_FAIL_ON_NEVER &&
		    bsz_verdict_is_failure(verdict)) ||
		    (fail_on == BSZ_FAIL_ON_WARN && verdict == BSZ_WARNED))
			return 1;
	}
	return 0;
}

/* Each file, in order, and one document of all reports. */
static int inspect_all(const char *const *paths, size_t path_count,
    struct bsz_options *options, struct bsz_input *image)
{
	struct bsz_report *const reports = bsz_calloc(path_count,
	    sizeof(*reports));
	const struct bsz_report **const list = bsz_calloc(path_count,
	    sizeof(*list));
	struct bsz_err err = {0};
	size_t count = 0;
	int worst = 0;

	if (!reports || !list) {
		(void)bsz_fail_memory(&err);
		worst = bsz_say_error(NULL, &err);
	}
	for (size_t i = 0; i < path_count && reports && list; i++) {
		int status = inspect(paths[i], options, image,
		    &reports[count]);

		if (!status) {
			status = status_of(&reports[count],
			    options->check.fail_on);
			list[count] = &reports[count];
			count++;
		}
		worst = status > worst ? status : worst;
	}
	const int status = count ?
	    bsz_output_with_sides(options, list, count) : 0;
	for (size_t i = 0; i < count; i++)
		bsz_report_release(&reports[i]);
	bsz_free(reports);
	bsz_free(list);
	return status > worst ? status : worst;
}

/* Rules that the configuration leaves out, beside those of the options. */
static int take_configuration(struct bsz_options *options,
    struct bsz_budget_file *file, struct bsz_err *err)
{
	struct bsz_lint_options *const lint = &options->lint;
	struct bsz_config_place place;
	const char **ignored;
	int rc = bsz_config_find(&place, options->check.config,
	    &options->arena, err);

	if (rc || !place.path)
		return rc;
	rc = bsz_budget_file_read(file, place.path, err);
	if (rc)
		return rc;
	ignored = bsz_arena_alloc(&options->arena, (lint->ignored_count +
	    file->lint_ignored_count + 1) * sizeof(*ignored));
	if (!ignored)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < lint->ignored_count; i++)
		ignored[i] = lint->ignored[i];
	for (size_t i = 0; i < file->lint_ignored_count; i++)
		ignored[lint->ignored_count++] = file->lint_ignored[i];
	lint->ignored = ignored;
	return 0;
}

static int inspect_paths(struct bsz_options *options)
{
	static const char *const here[] = {"."};
	const char *const *const paths = options->operand_count ?
	    options->operands : here;
	const size_t count = options->operand_count ? options->operand_count :
	    1;
	struct bsz_input image;
	struct bsz_err err = {0};

	if (!options->lint.image)
		return inspect_all(paths, count, options, NULL);
	if (count > 1) {
		(void)bsz_fail(&err, BSZ_EUSAGE, "--image is of one file, not "
		    "of %zu", count);
		return bsz_say_error(NULL, &err);
	}
	options->query.domain[BSZ_WIRE] = true;
	if (bsz_input_open(&image, options->lint.image, options, &err))
		return bsz_say_error(options->lint.image, &err);
	const int status = inspect_all(paths, count, options, &image);
	bsz_input_close(&image);
	return status;
}

static int run(struct bsz_options *options)
{
	struct bsz_budget_file file = {0};
	struct bsz_err err = {0};
	const int status = take_configuration(options, &file, &err) ?
	    bsz_say_error(NULL, &err) : inspect_paths(options);

	bsz_budget_file_release(&file);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_lint, &bsz_options_policy, &bsz_options_images,
	&bsz_options_reporting,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_lint = {
	.name = "lint",
	.brief = "find build habits in Dockerfiles that cost bytes or cache",
	.operands = "[DOCKERFILE...]",
	.examples =
	    "  binsize lint\n"
	    "  binsize lint --context . docker/Dockerfile\n"
	    "  binsize lint --image app.tar Dockerfile\n"
	    "  binsize lint --format github --ignore base-unpinned",
	.help = "Holds a Dockerfile or Containerfile against rules of size, "
	    "reuse and time; binsize list rules names them, each with its "
	    "reason. A folder stands for the file in it; without an operand "
	    "the current folder is taken.\n\n"
	    "Rules that cost bytes of the image look at the stage that is "
	    "built and those it is made of; rules of the cache at all stages. "
	    "What lies in the folder of the build and is not named in "
	    ".dockerignore counts, too.\n\n"
	    "With --image the layers are matched with the instructions that "
	    "made them, by the image's history, and each finding tells what "
	    "it costs there: bytes of the tar, and bytes of the wire. Bytes "
	    "that strip would save are exact, their share of the wire is an "
	    "estimate.\n\n"
	    "A comment \"# binsize: ignore=RULE,RULE why\" in front of an "
	    "instruction silences rules for it, \"ignore-file=\" anywhere for "
	    "the whole file, and the key lint of .binsize.yml (lint: {ignore: "
	    "[RULE]}) in the whole project. What is silenced is still listed, "
	    "as waived.\n\n"
	    "The exit status is 1 when a rule fails; rules that only warn "
	    "count with --fail-on warn.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = SIZE_MAX,
	.run = run,
};
