/*
 * What a check is about, from a configuration or from options, and the sizes
 * of it: common to check, baseline and budget.
 */
#ifndef BINSIZE_CHECK_SETUP_H
#define BINSIZE_CHECK_SETUP_H

#include "baseline.h"
#include "budget_file.h"

struct bsz_check_setup {
	struct bsz_budget_file file;
	struct bsz_sizes *sizes;     /* of each artifact, of bsz_malloc() */
	struct bsz_err *failures;    /* of each; code 0: it was measured */
	struct bsz_wanted *wanted;   /* of each, in the arena of file */
};

/*
 * Read the configuration, or make one of --max, --max-growth and --baseline.
 * Operands choose artifacts of a configuration by name ("NAME", or
 * "NAME=PATH" to have another file checked under that name); without one they
 * are the artifacts. The store that it names goes into the options. Errors
 * name the file. BSZ_EUSAGE, BSZ_EINPUT,
 * BSZ_ENOMEM. Released by the caller in any case.
 */
int bsz_check_setup_init(struct bsz_check_setup *setup,
    struct bsz_options *options, struct bsz_err *err);
void bsz_check_setup_release(struct bsz_check_setup *setup);

/*
 * Measure all artifacts, several at once; one that cannot be measured has
 * its failure kept and the others go on. BSZ_ENOMEM.
 */
int bsz_check_setup_measure(struct bsz_check_setup *setup,
    const struct bsz_options *options, struct bsz_err *err);

/* Today, counted from 1970-01-01: --now, SOURCE_DATE_EPOCH, or the clock. */
int64_t bsz_check_today(const struct bsz_options *options);

#endif
