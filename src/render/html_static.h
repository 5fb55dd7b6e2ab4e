/*
 * What a page shows without a script: tables, and the first level of one as
 * areas.
 */
#ifndef BINSIZE_HTML_STATIC_H
#define BINSIZE_HTML_STATIC_H

#include <binsize/buf.h>
#include <binsize/err.h>
#include <binsize/table.h>

/* A table as HTML; its longest part is left out, and that is said. scratch
 * is for texts. */
void bsz_html_table(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_buf *scratch);

/* The rows of the first level as an SVG treemap; nothing for a table without
 * sizes. BSZ_ENOMEM is remembered in out. */
void bsz_html_map(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_buf *scratch);

/* A plot as SVG, in a figure. */
void bsz_html_plot(const struct bsz_plot *plot, struct bsz_buf *out,
    struct bsz_buf *scratch);

/* The numbers of all plots, one or more, in the order of the figures, as
 * bsz_html_packed() writes them. BSZ_ENOMEM. */
int bsz_html_plot_data(const struct bsz_report *const *reports, size_t count,
    struct bsz_buf *out, struct bsz_err *err);

#endif
