/*
 * Where a result goes: standard output, or a file that is replaced only when
 * all of it has been written.
 */
#ifndef BINSIZE_OUTPUT_H
#define BINSIZE_OUTPUT_H

#include "options.h"

struct bsz_output {
	struct bsz_buf buf;    /* write here */
	struct bsz_arena arena;
	int fd;
	const char *name;      /* in messages */
	const char *target;    /* what it becomes; NULL: stays as it is */
	char *temporary;
	struct bsz_render_options look; /* width, colour, version */
};

/*
 * Open the output that the options name, in the caller's storage. Must not
 * be moved until closed. BSZ_EOUTPUT, BSZ_ENOMEM.
 */
int bsz_output_open(struct bsz_output *output,
    const struct bsz_options *options, struct bsz_err *err);

/*
 * Write what is left, close, and put a file in its place. BSZ_EOUTPUT or
 * BSZ_ENOMEM when anything failed since the opening; the error has no text
 * when a reader went away.
 */
int bsz_output_close(struct bsz_output *output, struct bsz_err *err);

/* Give up: what was written to a file is removed. */
void bsz_output_discard(struct bsz_output *output);

/* True when people watch standard error, and no CI system does. */
bool bsz_output_is_watched(void);

/* Write a text to standard output. The exit status. */
int bsz_output_text(const char *text, size_t size);
/* The same for a text that was put together; released. */
int bsz_output_release_text(struct bsz_buf *text);

/* Write a document to what the options name. The exit status. */
int bsz_output_reports(const struct bsz_options *options,
    const struct bsz_report *const *reports, size_t count);

/* The same, and to each --report in its format. The exit status, the worst of
 * all. */
int bsz_output_with_sides(const struct bsz_options *options,
    const struct bsz_report *const *reports, size_t count);

#endif
