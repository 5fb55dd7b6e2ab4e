/*
 * Data for the scripts of a page.
 */
#ifndef BINSIZE_HTML_PACKED_H
#define BINSIZE_HTML_PACKED_H

#include <binsize/buf.h>
#include <binsize/err.h>

/* Append the base64 of a text as gzip has it. BSZ_ENOMEM, also for a text of
 * 4 GiB or more. O(size). */
int bsz_html_packed(const struct bsz_buf *text, struct bsz_buf *out,
    struct bsz_err *err);

#endif
