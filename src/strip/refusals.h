/*
 * Why a tool does not even open a file, in its words, or "not foreseen: ..."
 * where that is not known either; NULL: it does. Static text. O(sections).
 */
#ifndef BINSIZE_STRIP_REFUSALS_H
#define BINSIZE_STRIP_REFUSALS_H

#include "source.h"

/* Why GNU strip refuses a file, or why nothing is foreseen. NULL: it takes
 * the file, and what it writes is foreseen. */
const char *bsz_strip_gnu_refusal(const struct strip_source *source);
/* It is no object to the tool, which copies it as a member of an archive. */
bool bsz_strip_gnu_is_foreign(const char *refusal);
const char *bsz_strip_eu_refusal(const struct strip_source *source);
/* "not foreseen: ..." where the headers are none that a tool writes; for all
 * tools, behind their own refusals. */
const char *bsz_strip_oddity(const struct strip_source *source);
/* symbols: entries of the symbol table, 0 when there is none. */
const char *bsz_strip_llvm_refusal(const struct strip_source *source,
    uint32_t symbols);

#endif
