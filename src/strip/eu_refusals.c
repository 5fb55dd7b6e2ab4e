/*
 * What eu-strip does not take. Found by changing one field after another and
 * running it.
 */
#include "refusals.h"

/* It ends where it comes to a field that is odd, or leaves the file alone;
 * which of both depends on much, so nothing is foreseen. */
static bool has_odd_section(const struct strip_source *source)
{
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *const section =
		    &source->sections[i];

		if (section->lost_name ||
		    strip_is_beyond_end(source, section) ||
		    section->link >= source->section_count ||
		    (strip_is_reloc(section) &&
		    section->info >= source->section_count) ||
		    section->align & (section->align - 1) ||
		    section->align > UINT32_MAX || (section->entsize &&
		    section->type != SHT_NOBITS &&
		    section->size % section->entsize))
			return true;
	}
	return false;
}

const char *bsz_strip_eu_refusal(const struct strip_source *source)
{
	if (source->bytes.data[EI_VERSION] != EV_CURRENT)
		return "file format not recognized";
	if (source->lost_segments)
		return "it cannot get the program headers";
	if (source->names_index >= source->section_count &&
	    source->section_count)
		return "not foreseen: the names of sections are lost";
	if (source->machine == EM_MIPS && source->is64 && !source->linked)
		return "not foreseen: relocations of 64-bit MIPS have an "
		    "order of their own";
	return has_odd_section(source) ? "not foreseen: a section header is "
	    "damaged" : NULL;
}
