/*
 * An archive (.a, .rlib) as GNU strip rewrites it.
 */
#ifndef BINSIZE_STRIP_ARCHIVE_H
#define BINSIZE_STRIP_ARCHIVE_H

#include "session.h"

#include <binsize/ar.h>

/*
 * Open all members of bytes, for which bsz_ar_is() or bsz_ar_is_thin() holds.
 * *out is the arena's and must be closed, also after a failure; NULL then
 * when there is none. BSZ_ENOMEM.
 */
int bsz_strip_archive_open(struct strip_archive **out, struct bsz_span bytes,
    struct bsz_arena *arena, struct bsz_err *err);
size_t bsz_strip_archive_elf_count(const struct strip_archive *archive);
void bsz_strip_archive_close(struct strip_archive *archive);

/* What the mode would make of the archive. BSZ_ENOMEM. */
int bsz_strip_archive_predict(const struct strip_archive *archive,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err);

#endif
