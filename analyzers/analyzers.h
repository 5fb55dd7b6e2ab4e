/*
 * What the analyzers' own files register.
 */
#ifndef BINSIZE_ANALYZERS_H
#define BINSIZE_ANALYZERS_H

#include <binsize/analyzer.h>

#define ANALYZER(name) extern const struct bsz_analyzer bsz_analyzer_##name;
#include "list.h"
#undef ANALYZER

#endif
