/*
 * Fits as plots.
 */
#ifndef BINSIZE_MODEL_PLOT_H
#define BINSIZE_MODEL_PLOT_H

#include "model_fit.h"

/* Push and build times against sizes, as far as there are lines. */
void bsz_model_plots(const struct model_fit *fit, struct bsz_report *report);

#endif
