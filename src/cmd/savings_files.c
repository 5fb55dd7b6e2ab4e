/*
 * Files are opened one after the other and only a row of each is kept.
 */
#include "savings_files.h"

#include "output.h"
#include "say.h"
#include "walk.h"

#include <binsize/file.h>
#include <binsize/progress.h>
#include <binsize/strip_files.h>

/*
 * Add a file's row. Files found below a folder are of all kinds: of them only
 * those that cannot be read are said. BSZ_ENOMEM.
 */
static int add_file(const struct bsz_walked *walked,
    struct bsz_strip_files *files, int *status, struct bsz_err *err)
{
	struct bsz_file file;
	int rc = bsz_file_open(&file, walked->path, err);
	const bool unread = rc == BSZ_EINPUT;

	if (!rc) {
		rc = bsz_strip_files_add(files, walked->path, NULL,
		    file.bytes, err);
		bsz_file_close(&file);
	}
	if (rc != BSZ_EINPUT)
		return rc;
	if (unread || walked->given) {
		bsz_progress_clear();
		*status = bsz_say_error(walked->path, err);
	}
	*err = (struct bsz_err){0};
	return 0;
}

static int add_all(struct bsz_walk *walk, const struct bsz_options *options,
    struct bsz_strip_files *files, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < options->operand_count && !rc; i++)
		rc = bsz_walk_add(walk, options->operands[i], err);
	if (!rc)
		bsz_walk_settle(walk);
	for (size_t i = 0; i < walk->count && !rc; i++) {
		bsz_progress("files", i, walk->count);
		rc = add_file(&walk->files[i], files, &walk->status, err);
	}
	bsz_progress_clear();
	return rc;
}

int bsz_savings_files(const struct bsz_options *options)
{
	struct bsz_report report;
	const struct bsz_report *const reports[] = {&report};
	struct bsz_strip_files files = {0};
	struct bsz_walk walk = {0};
	struct bsz_err err = {0};

	if (!options->quiet && bsz_output_is_watched())
		bsz_progress_enable();
	bsz_arena_init(&walk.arena);
	bsz_report_init(&report);
	report.command = "savings";
	report.schema = "binsize.savings";
	report.input = options->operands[0];
	int rc = add_all(&walk, options, &files, &err);
	if (!rc)
		rc = bsz_strip_files_table(&files, &report, &err);
	int status = rc ? bsz_say_error(NULL, &err) :
	    bsz_output_reports(options, reports, 1);
	status = status ? status : walk.status;
	bsz_report_release(&report);
	bsz_strip_files_release(&files);
	bsz_walk_release(&walk);
	return status;
}
