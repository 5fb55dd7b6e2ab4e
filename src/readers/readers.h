/*
 * Face of the readers layer: bytes of an input become claims.
 */
#ifndef BINSIZE_READERS_H
#define BINSIZE_READERS_H

#include <binsize/artifact.h>

struct bsz_reader {
	const char *name;  /* "elf" */
	const char *brief;
	/* How sure it is that these bytes are its format: 0 no, 100 yes. */
	int (*probe)(struct bsz_span bytes);
	/*
	 * Lay out an initialised artifact: facts, parts, layout, translation,
	 * totals, ops. BSZ_EINPUT when the input as a whole cannot be
	 * analysed; what is merely odd becomes a note.
	 */
	int (*open)(struct bsz_artifact *artifact, struct bsz_err *err);
};

/* All readers, in probing order. */
const struct bsz_reader *const *bsz_readers(size_t *count);

/*
 * Choose the reader for artifact->bytes and open it. BSZ_EINPUT says what
 * the bytes are when no reader takes them (empty, text, gzip, Mach-O ...).
 */
int bsz_readers_open(struct bsz_artifact *artifact, struct bsz_err *err);

/* The reader that takes these bytes, or NULL. */
const struct bsz_reader *bsz_readers_find(struct bsz_span bytes);

/*
 * Why no reader takes these bytes: fills err (BSZ_EINPUT), see above. For
 * readers that find other bytes inside of theirs.
 */
int bsz_readers_refuse(struct bsz_span bytes, struct bsz_err *err);

/* Optional abilities of this build for `binsize doctor`: "zstd", "1.5.4". */
struct bsz_ability {
	const char *name;
	const char *version; /* NULL: not built in */
	const char *use;
};
size_t bsz_readers_abilities(struct bsz_ability *out, size_t room);

#endif
