/*
 * What is said of stripping in a line or two.
 */
#ifndef BINSIZE_STRIPPING_H
#define BINSIZE_STRIPPING_H

#include <binsize/strip.h>
#include <binsize/table.h>

/* Remarks: what GNU strip would save of a file, or why nothing is foreseen,
 * and a payload that no tool would keep. */
void bsz_stripping_remark(struct bsz_report *report,
    const struct bsz_artifact *artifact, struct bsz_strip *strip);

#endif
