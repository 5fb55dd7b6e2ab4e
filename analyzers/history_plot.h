/*
 * How figures went, as drawings.
 */
#ifndef BINSIZE_HISTORY_PLOT_H
#define BINSIZE_HISTORY_PLOT_H

#include "run_slice.h"

/*
 * A plot of a series in a project: its runs, as far as they are kept, the
 * typical value of each period as a line, and of times a band up to the 95th
 * percentile. False when the report has as many plots as it can hold. work
 * has room for a value of each row.
 */
bool bsz_history_plot(const struct run_slice *project,
    const struct series *series, const struct bsz_samples *samples,
    enum bsz_period period, double *work, struct bsz_report *report);

#endif
