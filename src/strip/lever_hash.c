/*
 * Two hash tables of the dynamic symbols. Loaders of this century read
 * .gnu.hash and pass over .hash. What is behind it moves up, and segments
 * are aligned to pages, so the file gives back its bytes or none.
 */
#include "levers.h"

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	const struct strip_section *old =
	    bsz_strip_section_find(source, ".hash");

	(void)err;
	if (old && bsz_strip_section_find(source, ".gnu.hash"))
		*bytes = bsz_strip_bytes(source, old).size;
	return 0;
}

const struct bsz_lever bsz_lever_hash = {
	.name = "hash",
	.advice = "-Wl,--hash-style=gnu",
	.note = "two hash tables of the same symbols",
	.evidence = BSZ_LEVER_ESTIMATE,
	.of_ld = true,
	.measure = measure,
};
