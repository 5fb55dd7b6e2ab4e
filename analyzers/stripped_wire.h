/*
 * What stripping saves of a file when it is compressed.
 */
#ifndef BINSIZE_STRIPPED_WIRE_H
#define BINSIZE_STRIPPED_WIRE_H

#include <binsize/analyzer.h>

/* Add the table of compressed sizes. Takes the codec's time for each row.
 * BSZ_ENOMEM. */
int bsz_stripped_wire_table(struct bsz_report *report,
    struct bsz_strip *strip, struct bsz_span bytes,
    const struct bsz_query *query, struct bsz_err *err);

#endif
