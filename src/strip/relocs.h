/*
 * Entries of relocation sections.
 */
#ifndef BINSIZE_STRIP_RELOCS_H
#define BINSIZE_STRIP_RELOCS_H

#include "source.h"

/* The number of the symbol that an entry names. */
uint32_t bsz_strip_reloc_symbol(const struct strip_source *source,
    const uint8_t *at);

/* Bytes of an entry of a section of type SHT_REL or SHT_RELA. */
BSZ_ALWAYS_INLINE uint64_t strip_reloc_size(const struct strip_source *source,
    const struct strip_section *section)
{
	return (uint64_t)source->word * (section->type == SHT_RELA ? 3 : 2);
}

/* Whether all entries name one of `count` symbols. O(entries). */
bool bsz_strip_relocs_are_sound(const struct strip_source *source,
    const struct strip_section *section, uint32_t count);

#endif
