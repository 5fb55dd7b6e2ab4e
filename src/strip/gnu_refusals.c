/*
 * What GNU strip does not take. It checks section headers when it opens a
 * file; one that fails makes the whole file one that it does not recognise.
 * Found by changing one field after another and running it.
 */
#include "refusals.h"

static const char unrecognised[] = "file format not recognized";
static const char no_sections[] = "it has no section headers";
static const char no_names[] = "corrupt string table index";
static const char odd_align[] = "a program header with invalid alignment";
static const char no_machine[] = "unable to recognise the format: no machine "
    "it knows";
static const char no_type[] = "unable to recognise the format: a section of "
    "an unknown type";

/* Entries of tables have one size. */
static bool has_odd_entries(const struct strip_source *source,
    const struct strip_section *section)
{
	switch (section->type) {
	case SHT_SYMTAB:
	case SHT_DYNSYM:
		return section->entsize != source->sym_size;
	case SHT_REL:
		return section->entsize != 2 * source->word;
	case SHT_RELA:
		return section->entsize != 3 * source->word;
	case SHT_RELR:
		return section->entsize != source->word;
	case SHT_GNU_versym:
		return section->entsize != 2;
	}
	return false;
}

/* Numbers of sections and symbols that are not there. */
static bool points_nowhere(const struct strip_source *source,
    const struct strip_section *section)
{
	if (section->link >= source->section_count)
		return true;
	if (section->type == SHT_SYMTAB || section->type == SHT_DYNSYM)
		return section->size && section->info >
		    section->size / source->sym_size;
	return strip_is_reloc(section) &&
	    section->info >= source->section_count;
}

/* Types that a processor gives, where they are known here. */
static bool is_unknown_of_processor(uint16_t machine, uint32_t type)
{
	return machine == EM_386 ||
	    (machine == EM_X86_64 && type != SHT_X86_64_UNWIND);
}

static bool is_unknown_type(const struct strip_source *source,
    const struct strip_section *section)
{
	const uint32_t type = section->type;

	if (type >= SHT_LOUSER)
		return section->flags & SHF_ALLOC;
	if (type >= SHT_LOPROC)
		return is_unknown_of_processor(source->machine, type);
	return type > SHT_RELR && type < SHT_LOOS;
}

/* Relocations of what is no section to the tool. */
static bool has_odd_target(const struct strip_source *source,
    const struct strip_section *section)
{
	if (!strip_is_reloc(section) || section->flags & SHF_ALLOC ||
	    source->sections[section->link].type != SHT_SYMTAB)
		return false;
	const uint32_t target = source->sections[section->info].type;
	return section->info &&
	    (target == SHT_NULL || target == SHT_SYMTAB_SHNDX);
}

static const char *section_refusal(const struct strip_source *source,
    const struct strip_section *section)
{
	/* SHT_NULL with odd fields is passed over. */
	if (section->type == SHT_NULL)
		return NULL;
	if (strip_is_beyond_end(source, section))
		return "a section extends past the end of the file";
	if (section->lost_name || points_nowhere(source, section) ||
	    has_odd_entries(source, section) ||
	    has_odd_target(source, section))
		return unrecognised;
	if (section->type == SHT_SYMTAB && section->size < source->sym_size)
		return "not foreseen: its symbol table is empty";
	return is_unknown_type(source, section) ? no_type : NULL;
}

static const char *segment_refusal(const struct strip_source *source)
{
	for (uint32_t i = 0; i < source->segment_count; i++)
		if (source->segments[i].align &
		    (source->segments[i].align - 1))
			return odd_align;
	return NULL;
}

static const char *header_refusal(const struct strip_source *source)
{
	if (source->section_count == 0)
		return no_sections;
	if (source->bytes.data[EI_VERSION] != EV_CURRENT)
		return unrecognised;
	if (source->type == ET_CORE)
		return "not foreseen: it is a core file";
	if (source->machine == EM_NONE || (source->machine >= EM_NUM &&
	    source->machine != EM_LOONGARCH && source->machine != EM_ALPHA))
		return no_machine;
	if (source->names_index == SHN_UNDEF ||
	    source->names_index >= source->section_count ||
	    source->sections[source->names_index].type != SHT_STRTAB)
		return no_names;
	if (source->lost_segments)
		return unrecognised;
	return segment_refusal(source);
}

const char *bsz_strip_gnu_refusal(const struct strip_source *source)
{
	const char *refusal = header_refusal(source);

	for (uint32_t i = 1; i < source->section_count && !refusal; i++)
		refusal = section_refusal(source, &source->sections[i]);
	return refusal ? refusal : bsz_strip_oddity(source);
}

bool bsz_strip_gnu_is_foreign(const char *refusal)
{
	return refusal == unrecognised || refusal == no_sections ||
	    refusal == no_names || refusal == no_machine || refusal == odd_align ||
	    refusal == no_type;
}
