/*
 * From a path to an artifact that can be asked.
 */
#ifndef BINSIZE_LOAD_H
#define BINSIZE_LOAD_H

#include "options.h"

#include <binsize/file.h>

struct bsz_input {
	struct bsz_file file;
	struct bsz_debug_search debug_search;
	struct bsz_artifact artifact;
	bool open;
};

/*
 * Map a file and open it with the reader that knows its format, in the
 * caller's storage. path and options stay borrowed until the closing.
 * BSZ_EINPUT, BSZ_ENOMEM.
 */
int bsz_input_open(struct bsz_input *input, const char *path,
    const struct bsz_options *options, struct bsz_err *err);

/*
 * The same, but what report or baseline saved as JSON will do, too (see
 * snapshot.h for like).
 */
int bsz_input_open_saved(struct bsz_input *input, const char *path,
    const char *like, const struct bsz_options *options, struct bsz_err *err);

/* Threads that the options ask for, else one for each processor. */
size_t bsz_input_threads(const struct bsz_options *options);

/* One that could not be opened is fine. */
void bsz_input_close(struct bsz_input *input);

#endif
