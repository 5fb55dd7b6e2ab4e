/*
 * Debug information about code that is not there.
 */
#ifndef BINSIZE_READERS_DWARF_DEAD_H
#define BINSIZE_READERS_DWARF_DEAD_H

#include "dwarf.h"

/*
 * Bytes of the file that describe functions without code; 0 for object files
 * and where debug information is elsewhere. Damaged units count as far as
 * they can be read. BSZ_ENOMEM. O(entries).
 */
int bsz_dwarf_dead_bytes(struct bsz_artifact *artifact, uint64_t *bytes,
    struct bsz_err *err);

#endif
