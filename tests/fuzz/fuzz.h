/*
 * What the fuzz targets and their replay share.
 */
#ifndef BINSIZE_FUZZ_H
#define BINSIZE_FUZZ_H

#include <binsize/err.h>

/*
 * Open bytes with whichever reader takes them, map every dimension in both
 * domains, prove the maps and write every label's name in every style. All
 * of it is released again. Scans use as many threads as jobs says.
 *
 * Returns 0, or the code of what ended it: BSZ_EINPUT when no reader takes
 * the bytes, BSZ_ENOMEM, BSZ_EINVARIANT when a law is broken.
 */
int fuzz_readers(struct bsz_span bytes, size_t jobs, struct bsz_err *err);

/*
 * Read bytes with every format of logs, with their law: BSZ_EINVARIANT when
 * it is broken, BSZ_ENOMEM, BSZ_EINPUT or 0.
 */
int fuzz_logs(struct bsz_span bytes, struct bsz_err *err);

/* Read bytes as a Dockerfile. The same. */
int fuzz_recipes(struct bsz_span bytes, struct bsz_err *err);

#endif
