/*
 * What llvm-objcopy and llvm-strip do not take: they check every field when
 * they open a file, and say which one is odd. Found by changing one field
 * after another and running them.
 */
#include "refusals.h"

#include "relocs.h"

/* A table of names, which must end with one. */
static const char *names_refusal(const struct strip_source *source,
    uint32_t index)
{
	const struct strip_section *const section = &source->sections[index];
	const struct bsz_span bytes = bsz_strip_bytes(source, section);

	if (section->type != SHT_STRTAB)
		return NULL;
	if (bytes.size == 0)
		return "a string table is empty";
	return bytes.data[bytes.size - 1] ?
	    "a string table is not null-terminated" : NULL;
}

/* Fields of tables: entries, and the sections they belong to. */
static const char *table_refusal(const struct strip_source *source,
    const struct strip_section *section)
{
	const bool symbols = section->type == SHT_SYMTAB;
	const bool relocs = strip_is_reloc(section) &&
	    !(section->flags & SHF_ALLOC);
	const uint64_t entry = symbols ? source->sym_size :
	    (uint64_t)source->word * (section->type == SHT_RELA ? 3 : 2);

	if (strip_is_reloc(section) &&
	    section->info >= source->section_count)
		return "a relocation section's Info field is invalid";
	if (!symbols && !relocs)
		return NULL;
	if (section->entsize != entry)
		return "a section has an invalid sh_entsize";
	if (section->size % entry)
		return "a section's sh_size is not a multiple of its "
		    "sh_entsize";
	if (!symbols || section->link >= source->section_count)
		return NULL;
	return source->sections[section->link].type != SHT_STRTAB ?
	    "a symbol table has a link index which is not a string table" :
	    names_refusal(source, section->link);
}

static const char *section_refusal(const struct strip_source *source,
    const struct strip_section *section)
{
	if (section->lost_name)
		return "a section's name is past the end of the names";
	if (strip_is_beyond_end(source, section))
		return "a section is past the end of the file";
	if (section->type != SHT_STRTAB && section->type != SHT_NULL &&
	    (section->link >= source->section_count ||
	    (section->type == SHT_SYMTAB_SHNDX && section->link == 0)))
		return "a section's Link field is invalid";
	return table_refusal(source, section);
}

static const char *header_refusal(const struct strip_source *source)
{
	if (source->shoff && source->shentsize != source->shdr_size)
		return "invalid e_shentsize in the ELF header";
	if (source->shoff && source->section_count == 0 &&
	    source->section_field)
		return "the section header table is past the end of the file";
	if (source->names_index && source->names_index >=
	    source->section_count)
		return "e_shstrndx is invalid";
	if (source->names_index && source->sections[
	    source->names_index].type != SHT_STRTAB)
		return "e_shstrndx does not reference a string table";
	for (uint32_t i = 0; i < source->segment_count; i++)
		if (bsz_add(source->segments[i].offset,
		    source->segments[i].file_size) > source->bytes.size)
			return "a program header goes past the end of the "
			    "file";
	if (source->segment_field &&
	    source->phentsize != source->phdr_size)
		return "invalid e_phentsize";
	return source->lost_segments || source->phoff > source->bytes.size ?
	    "program headers are past the end of the file" : NULL;
}

/* Relocations that are not loaded are read, whatever becomes of them. */
static const char *reloc_refusal(const struct strip_source *source,
    uint32_t symbols)
{
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *const section =
		    &source->sections[i];

		if (strip_is_reloc(section) && section->link &&
		    !(section->flags & SHF_ALLOC) &&
		    !bsz_strip_relocs_are_sound(source, section, symbols))
			return "invalid symbol index";
	}
	return NULL;
}

const char *bsz_strip_llvm_refusal(const struct strip_source *source,
    uint32_t symbols)
{
	const char *refusal = header_refusal(source);

	for (uint32_t i = 1; i < source->section_count && !refusal; i++)
		refusal = section_refusal(source, &source->sections[i]);
	if (!refusal && source->section_count && source->names_index)
		refusal = names_refusal(source, source->names_index);
	if (!refusal)
		refusal = reloc_refusal(source, symbols);
	return refusal ? refusal : bsz_strip_oddity(source);
}
