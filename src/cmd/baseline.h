/*
 * What builds are compared with: saved sizes from a file or from version
 * control, or an older build itself.
 */
#ifndef BINSIZE_BASELINE_H
#define BINSIZE_BASELINE_H

#include "measure.h"

/* Where a baseline is kept unless something else is said. */
#define BSZ_BASELINE_FILE ".binsize/baseline.json"

struct bsz_baseline {
	struct bsz_sizes *items; /* of bsz_malloc() */
	size_t count;
	bool is_build; /* an older build, whatever its name */
};

/*
 * Read a baseline, in the caller's storage.
 *
 * source  a path, "file:PATH", or "git:REF:PATH" for a file as it is in a
 *         revision (by the git program); a saved document or a program; or
 *         "store:BRANCH", "store:BRANCH@~7d", "store:@COMMIT" for a run that
 *         is in the store; or "release:PATH" for a file as it is at the
 *         tag that comes before what is checked out
 * wanted  the lists to keep when it is a program
 *
 * BSZ_EUSAGE for a source that is none, BSZ_EINPUT, BSZ_ENOMEM. *missing is
 * true when there is no such file: the first build has no baseline.
 */
int bsz_baseline_open(struct bsz_baseline *baseline, const char *source,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    bool *missing, struct bsz_err *err);
void bsz_baseline_close(struct bsz_baseline *baseline);

/* The same of what stands behind "store:". */
int bsz_baseline_from_store(struct bsz_baseline *baseline,
    const char *source, const struct bsz_options *options, bool *missing,
    struct bsz_err *err);

/* The sizes kept of an artifact, or NULL. */
const struct bsz_sizes *bsz_baseline_find(
    const struct bsz_baseline *baseline, const char *name);

#endif
