/*
 * Labels as the texts a report shows, and rows joined by those texts.
 */
#ifndef BINSIZE_NAMER_H
#define BINSIZE_NAMER_H

#include <binsize/analyzer.h>

struct bsz_namer {
	const struct bsz_artifact *artifact;
	enum bsz_names names;
	/* When set: the label that another is shown as, by
	 * bsz_namer_merge(). */
	uint32_t (*gather)(void *context, uint32_t label);
	void *context;             /* of gather */
	bool by_text;              /* joins equal texts of any style */
	struct bsz_buf buf;        /* the name written last */
	struct bsz_labels *texts;  /* names met by bsz_namer_merge() */
	uint32_t *stand_in;        /* by label of texts */
	size_t stand_in_room;
	bool failed;               /* memory was short */
};

/* A namer in the caller's storage; artifact borrowed until the release. */
void bsz_namer_init(struct bsz_namer *namer,
    const struct bsz_artifact *artifact, enum bsz_names names);
void bsz_namer_release(struct bsz_namer *namer);

/*
 * The text of a label: namer->buf.data, not NUL-terminated, valid until the
 * next call. Returns its size, at most BSZ_MAX_SHOWN_NAME and an ellipsis.
 */
size_t bsz_namer_write(struct bsz_namer *namer, uint32_t label);

/* The text of a label in an arena; NULL when memory is short. */
const char *bsz_namer_text(struct bsz_namer *namer,
    struct bsz_arena *arena, uint32_t label);

/*
 * What gather says; then, of short names or by text, the first label met with
 * the same text; for bsz_rollup_options.keep with
 * the namer as context. BSZ_NO_LABEL when memory is short.
 */
uint32_t bsz_namer_merge(void *namer, size_t level, uint32_t label);

#endif
