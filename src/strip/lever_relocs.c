/*
 * Relocations that a linked file kept for tools that rewrite it later. No
 * loader reads them. Their section headers and names go with them.
 */
#include "levers.h"

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;

	(void)err;
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (strip_is_reloc(section) && !(section->flags & SHF_ALLOC))
			*bytes = bsz_add(*bytes, bsz_strip_bytes(source,
			    section).size + source->shdr_size);
	}
	return 0;
}

const struct bsz_lever bsz_lever_relocs = {
	.name = "relocs",
	.advice = "link without --emit-relocs",
	.note = "relocations that nothing reads when the program runs",
	.evidence = BSZ_LEVER_AT_LEAST,
	.measure = measure,
};
