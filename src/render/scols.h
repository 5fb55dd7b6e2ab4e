/*
 * Small tables by libsmartcols, which is loaded when the first one is
 * written: csv and json must not pay for it when the program starts.
 */
#ifndef BINSIZE_SCOLS_H
#define BINSIZE_SCOLS_H

#include "grid.h"

/* The library at work; NULL when it is not there. */
struct bsz_scols *bsz_scols_open(void);
void bsz_scols_close(struct bsz_scols *scols);

/*
 * Write a table, the same bytes as bsz_grid_write(). BSZ_ENOMEM. O(cells),
 * with all of them in memory.
 */
int bsz_scols_write(const struct bsz_scols *scols,
    const struct bsz_grid *grid, struct bsz_buf *out, struct bsz_err *err);

/* True when it would: a table that is small and has no cell to stick out. */
bool bsz_scols_suits(const struct bsz_grid *grid);

#endif
