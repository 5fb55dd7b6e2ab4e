/*
 * What a label of a rollup's level is charged to: itself, the leaf of a
 * chain, the primary of a group, and of that what options.keep() says.
 * Remembered in the rollup, so that keep() is asked once.
 */
#ifndef BINSIZE_CORE_KEPT_H
#define BINSIZE_CORE_KEPT_H

#include <binsize/rollup.h>

/* The label to charge is in the low bits; none: its bytes are refused. */
#define BSZ_KEPT_LABEL (BSZ_MAX_LABELS - 1)
/* The label is a group whose members are looked at for each piece. */
#define BSZ_KEPT_GROUP (1u << 30)

/* Memory for labels below count. False when it is short. */
bool bsz_kept_prepare(struct bsz_rollup *rollup, size_t level, size_t count);

/* What to charge instead of a label. O(1), without memory asked each time. */
uint32_t bsz_kept_resolve(struct bsz_rollup *rollup,
    const struct bsz_labels *labels, const struct bsz_rollup_options *options,
    size_t level, uint32_t label);

#endif
