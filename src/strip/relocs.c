/*
 * What all tools read alike of a relocation: which symbol it names.
 */
#include "relocs.h"

uint32_t bsz_strip_reloc_symbol(const struct strip_source *source,
    const uint8_t *at)
{
	const uint64_t info = bsz_strip_word(source, at + source->word);

	if (!source->is64)
		return (uint32_t)(info >> 8);
	/* MIPS64 has a 32-bit symbol first, in its own byte order. */
	if (source->machine == EM_MIPS)
		return bsz_strip_u32(source, at + 8);
	return (uint32_t)(info >> 32);
}

bool bsz_strip_relocs_are_sound(const struct strip_source *source,
    const struct strip_section *section, uint32_t count)
{
	const struct bsz_span bytes = bsz_strip_bytes(source, section);
	const uint64_t entry = strip_reloc_size(source, section);

	for (uint64_t at = 0; at + entry <= bytes.size; at += entry) {
		const uint32_t symbol = bsz_strip_reloc_symbol(source,
		    bytes.data + at);

		if (symbol && symbol >= count)
			return false;
	}
	return true;
}
