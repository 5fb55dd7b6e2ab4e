/*
 * The steps of one run in time: how long some step ran at all, and the chain
 * of steps that decided when the last one ended.
 */
#ifndef BINSIZE_STEP_PATH_H
#define BINSIZE_STEP_PATH_H

#include <binsize/series.h>

struct step_path {
	double busy_ms;     /* union of all steps */
	double critical_ms; /* of the chain */
	bool known;         /* some step has both a start and a duration */
};

/*
 * Steps first to first + count - 1, all of one run. on_path gets a mark for
 * each step of the chain, by its index. BSZ_ENOMEM. O(count log count).
 */
int bsz_step_path(const struct bsz_step_samples *steps, size_t first,
    size_t count, bool *on_path, struct step_path *path,
    struct bsz_err *err);

#endif
