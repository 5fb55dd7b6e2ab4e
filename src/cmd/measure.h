/*
 * Sizes of an artifact as a policy asks for them.
 */
#ifndef BINSIZE_MEASURE_H
#define BINSIZE_MEASURE_H

#include "options.h"

#include <binsize/budget.h>

/* Lists of dimensions that are to be kept: "section", "package,section". */
struct bsz_wanted {
	const char **items; /* in an arena, each once */
	size_t count;
	bool measures[BSZ_MEASURES];
};

/* What the budgets about an artifact need. BSZ_ENOMEM. */
int bsz_wanted_init(struct bsz_wanted *wanted,
    const struct bsz_policy *policy, const char *artifact,
    struct bsz_arena *arena, struct bsz_err *err);

/* One more list, unless it is there. wanted->items must have room. */
void bsz_wanted_add(struct bsz_wanted *wanted, const char *dims);

/*
 * Open an input and keep its facts, totals and lists, in the caller's
 * storage, which is released by the caller in any case. threads: how many a
 * scan may use. BSZ_EINPUT, BSZ_ENOMEM, BSZ_EINVARIANT.
 */
int bsz_measure(struct bsz_sizes *sizes, const char *name, const char *path,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    size_t threads, struct bsz_err *err);

#endif
