/*
 * Where builds leave what they make.
 */
#ifndef BINSIZE_LINT_BUILD_RULES_H
#define BINSIZE_LINT_BUILD_RULES_H

#include "rule.h"

/* A RUN of the image whose build's folder stays in its layer. */
void bsz_build_dir_of_run(struct bsz_linting *linting,
    const struct bsz_instruction *run);

/* A COPY from a stage that takes the folder of its build along. */
void bsz_build_dir_of_copy(struct bsz_linting *linting,
    const struct bsz_instruction *copy);

#endif
