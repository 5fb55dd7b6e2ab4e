/*
 * The folder that a build reads its files from, as far as it matters here:
 * what lies in it that no build needs, and whether .dockerignore keeps it out.
 */
#ifndef BINSIZE_LINT_BUILD_CONTEXT_H
#define BINSIZE_LINT_BUILD_CONTEXT_H

#include <binsize/arena.h>
#include <binsize/err.h>

/* Patterns of an ignore file; a later one wins over an earlier one. */
struct bsz_ignored {
	struct bsz_ignore {
		const char *pattern; /* "" for what is not one */
		bool again;          /* "!": not ignored after all */
	} *items;
	size_t count;
	bool has_exceptions;
};

/* Something in the folder that no build needs. */
struct bsz_heavy {
	const char *name;  /* ".git" */
	const char *what;  /* "the repository's history" */
	uint64_t bytes, files; /* that are not ignored */
};

#define BSZ_MAX_HEAVY 16

struct bsz_build_context {
	struct bsz_arena arena;
	const char *folder;
	const char *ignore_file; /* its name, or NULL: there is none */
	struct bsz_ignored ignored;
	struct bsz_heavy heavy[BSZ_MAX_HEAVY];
	size_t heavy_count;
	bool has_cargo; /* there is a Cargo.toml */
	bool strips;    /* it, or .cargo/config.toml, says so of releases */
};

/* Read patterns; nothing is borrowed. BSZ_ENOMEM. */
int bsz_ignored_read(struct bsz_ignored *ignored, struct bsz_arena *arena,
    struct bsz_span bytes, struct bsz_err *err);

/* Is a path, relative to the folder, kept out? */
bool bsz_ignored_has(const struct bsz_ignored *ignored, const char *path);

/*
 * Look at a folder, which the recipe at a path is built in. What cannot be
 * read is taken as not there. O(files). BSZ_EINPUT when folder is none,
 * BSZ_ENOMEM.
 */
int bsz_build_context_read(struct bsz_build_context *context,
    const char *folder, const char *recipe, struct bsz_err *err);
void bsz_build_context_release(struct bsz_build_context *context);

#endif
