/*
 * Why a tool does not even open a file, in its words, or "not foreseen: ..."
 * where that is not known either; NULL: it does. Static text. O(sections).
 */
#ifndef BINSIZE_STRIP_REFUSALS_H
#define BINSIZE_STRIP_REFUSALS_H

#include "source.h"

const char *bsz_strip_gnu_refusal(const struct strip_source *source);
const char *bsz_strip_eu_refusal(const struct strip_source *source);
const char *bsz_strip_llvm_refusal(const struct strip_source *source);

#endif
