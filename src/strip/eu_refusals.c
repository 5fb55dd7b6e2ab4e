/*
 * What eu-strip does not take. Found by changing one field after another and
 * running it.
 */
#include "refusals.h"

/* Tables of entries; others are not looked at that way. */
static bool is_table(const struct strip_section *section)
{
	return strip_is_reloc(section) || section->type == SHT_SYMTAB ||
	    section->type == SHT_DYNSYM || section->type == SHT_GNU_versym;
}

static bool is_odd(const struct strip_source *source,
    const struct strip_section *section)
{
	if (strip_is_beyond_end(source, section) || (section->align == 0 &&
	    section->size && section->type != SHT_NULL &&
	    section->type != SHT_NOBITS))
		return true;
	if (section->type == SHT_NOBITS && section->entsize &&
	    section->size % section->entsize)
		return true;
	if (is_table(section) && (!section->entsize || !section->size))
		return true;
	return section->type == SHT_SYMTAB_SHNDX && (!section->link ||
	    section->flags & SHF_ALLOC);
}

/* It ends where it comes to a field that is odd, or leaves the file alone;
 * which of both depends on much, so nothing is foreseen. */
static bool has_odd_section(const struct strip_source *source)
{
	for (uint32_t i = 1; i < source->section_count; i++)
		if (is_odd(source, &source->sections[i]))
			return true;
	return false;
}

/* Sizes of entries are not taken from the header, and so not believed. */
static bool has_odd_entries(const struct strip_source *source)
{
	return (source->shoff && source->shentsize != source->shdr_size) ||
	    (source->segment_field && source->phoff &&
	    source->phentsize != source->phdr_size);
}

const char *bsz_strip_eu_refusal(const struct strip_source *source)
{
	if (source->bytes.data[EI_VERSION] != EV_CURRENT)
		return "file format not recognized";
	if (source->phoff > source->bytes.size)
		return "it cannot get the number of program headers";
	if (source->shoff && source->section_count == 0)
		return "not foreseen: the section headers are lost";
	if (has_odd_entries(source))
		return "not foreseen: sizes of entries in the ELF header are "
		    "odd";
	if (source->lost_segments && source->phoff)
		return "it cannot get the program headers";
	if (source->section_count && (source->names_index == 0 ||
	    source->names_index >= source->section_count))
		return "not foreseen: the names of sections are lost";
	if (source->segment_count && source->phoff != source->header_size)
		return "not foreseen: the program headers do not stand behind "
		    "the ELF header (BOLT)";
	if (source->machine == EM_MIPS && source->is64 && !source->linked)
		return "not foreseen: relocations of 64-bit MIPS have an "
		    "order of their own";
	return has_odd_section(source) ? "not foreseen: a section header is "
	    "damaged" : bsz_strip_oddity(source);
}
