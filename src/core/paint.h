/*
 * Claimed ranges painted onto a base: where the base has bytes they carry the
 * claim's tag, elsewhere in the base its own, and nothing outside it appears.
 * So the result covers what the base covers whatever was claimed.
 */
#ifndef BINSIZE_CORE_PAINT_H
#define BINSIZE_CORE_PAINT_H

#include <binsize/map.h>

/*
 * claimed      of the base's domain, or of addresses when translation is set
 * translation  NULL, or the way of claimed into the file domain
 *
 * O(claimed + base + pieces log claimed). BSZ_ENOMEM.
 */
int bsz_map_paint(const struct bsz_map *claimed,
    const struct bsz_translation *translation, const struct bsz_map *base,
    struct bsz_map *out, struct bsz_err *err);

#endif
