/*
 * One entry of a relocation table (REL or RELA).
 */
#ifndef BINSIZE_ELF_RELOC_H
#define BINSIZE_ELF_RELOC_H

#include "cursor.h"
#include "elf_image.h"

struct elf_reloc {
	uint64_t offset;
	uint32_t type, symbol;
	int64_t addend;
	bool has_addend;
};

BSZ_ALWAYS_INLINE bool elf_reloc_is_table(const struct elf_section *section)
{
	return section->type == SHT_REL || section->type == SHT_RELA;
}

/* Bytes of an entry. */
BSZ_ALWAYS_INLINE uint64_t elf_reloc_size(const struct elf_image *image,
    const struct elf_section *table)
{
	return (image->is64 ? 16u : 8u) + (table->type == SHT_RELA
	    ? (image->is64 ? 8u : 4u) : 0u);
}

/* The entry at a cursor, which has room for one. */
BSZ_ALWAYS_INLINE struct elf_reloc elf_reloc_read(
    const struct elf_image *image, struct cursor *at, bool has_addend)
{
	struct elf_reloc entry = {.has_addend = has_addend};
	uint64_t info;

	if (BSZ_LIKELY(image->is64 && image->machine != EM_MIPS &&
	    cursor_left(at) >= 24)) {
		const uint8_t *bytes = at->at;

		info = load64(bytes + 8, image->big);
		cursor_skip(at, has_addend ? 24 : 16);
		return (struct elf_reloc){load64(bytes, image->big),
		    (uint32_t)info, (uint32_t)(info >> 32), has_addend
		    ? (int64_t)load64(bytes + 16, image->big) : 0, has_addend};
	}
	entry.offset = cursor_uint(at, image->is64 ? 8 : 4);
	if (image->is64 && image->machine == EM_MIPS && !image->big) {
		/* MIPS64 little endian: symbol, then four type bytes */
		entry.symbol = cursor_u32(at);
		entry.type = cursor_u32(at) >> 24;
	} else {
		info = cursor_uint(at, image->is64 ? 8 : 4);
		entry.symbol = (uint32_t)(image->is64 ? info >> 32
						      : info >> 8);
		entry.type = image->is64 ? (uint32_t)info : info & 0xff;
		if (image->is64 && image->machine == EM_MIPS)
			entry.type &= 0xff;
	}
	if (has_addend)
		entry.addend = image->is64 ? (int64_t)cursor_u64(at)
		    : (int32_t)cursor_u32(at);
	return entry;
}

#endif
