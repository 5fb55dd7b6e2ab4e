/*
 * The configuration of `binsize check` and lint: .binsize.yml, or the same as
 * options.
 */
#ifndef BINSIZE_BUDGET_FILE_H
#define BINSIZE_BUDGET_FILE_H

#include <binsize/budget.h>
#include <binsize/file.h>

struct bsz_artifact_entry {
	const char *name;
	const char *path;     /* as it is to be opened */
	const char *baseline; /* source of its own, or NULL */
};

struct bsz_budget_file {
	struct bsz_policy policy;
	struct bsz_artifact_entry *artifacts;
	size_t artifact_count;
	const char *baseline; /* source, or NULL */
	const char **lint_ignored; /* rules of lint that keep silent */
	size_t lint_ignored_count;
	const char *store;    /* of runs, or NULL */
	struct bsz_arena arena;
};

/*
 * Read a configuration, in the caller's storage.
 *
 * Paths in the file are relative to its folder. BSZ_EUSAGE with
 * "path:line:column: what" for what is wrong with the text, or when libcyaml
 * is not installed; BSZ_EINPUT with the path when it cannot be read;
 * BSZ_ENOMEM.
 */
int bsz_budget_file_read(struct bsz_budget_file *file, const char *path,
    struct bsz_err *err);
void bsz_budget_file_release(struct bsz_budget_file *file);

#endif
