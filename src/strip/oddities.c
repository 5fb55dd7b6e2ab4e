/*
 * Headers as no compiler, linker or strip writes them. What a tool makes of
 * those follows from its inside and not from rules, so nothing is foreseen.
 * Found by changing fields at random and running the tools.
 */
#include "refusals.h"

#include <binsize/limits.h>

#define MANY_SEGMENTS 1000

/* What forecasts were held against the tools for. */
static bool is_known_machine(uint16_t machine)
{
	static const uint16_t known[] = {EM_X86_64, EM_386, EM_AARCH64,
		EM_ARM, EM_RISCV, EM_S390, EM_PPC64, EM_PPC, EM_MIPS};

	for (size_t i = 0; i < BSZ_COUNTOF(known); i++)
		if (known[i] == machine)
			return true;
	return false;
}

static bool has_odd_names(const struct strip_source *source)
{
	if (source->names_index >= source->section_count)
		return source->section_count > 0;
	if (source->names_index == 0)
		return false;
	const struct bsz_span bytes = bsz_strip_bytes(source,
	    &source->sections[source->names_index]);
	return bytes.size == 0 || bytes.data[bytes.size - 1];
}

static const char *header_oddity(const struct strip_source *source)
{
	/* Each is looked at for each section. */
	if (source->segment_count > MANY_SEGMENTS)
		return "not foreseen: it has more segments than programs do";
	if (!is_known_machine(source->machine))
		return "not foreseen: its machine was not tried";
	if (source->odd_header || source->version != EV_CURRENT ||
	    source->phoff % source->word)
		return "not foreseen: the ELF header is odd";
	if (source->segment_field && source->phoff &&
	    source->phentsize != source->phdr_size)
		return "not foreseen: the size of program headers is odd";
	if (!source->linked && source->segment_field)
		return "not foreseen: an object with segments";
	if (source->linked && source->segment_count == 0)
		return "not foreseen: it is linked and has no segments";
	if (source->section_count && source->sections[0].type != SHT_NULL)
		return "not foreseen: the first section is none of nothing";
	return has_odd_names(source) ? "not foreseen: the names of sections "
	    "have no end" : NULL;
}

static bool holds_place(const struct strip_segment *segment,
    const struct strip_section *section)
{
	return section->offset >= segment->offset &&
	    section->offset - segment->offset < segment->file_size;
}

static bool holds_address(const struct strip_segment *segment,
    const struct strip_section *section)
{
	return section->addr >= segment->vaddr &&
	    section->addr - segment->vaddr < segment->vm_size;
}

/* Whether it lies in one that is loaded by other distances. */
static bool is_moved_alone(const struct strip_source *source,
    const struct strip_segment *inner)
{
	for (uint32_t i = 0; inner->file_size && i < source->segment_count;
	    i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];

		if (segment->type == PT_LOAD && inner->type != PT_LOAD &&
		    inner->offset >= segment->offset &&
		    inner->offset - segment->offset < segment->file_size)
			return inner->paddr - inner->vaddr !=
			    segment->paddr - segment->vaddr;
	}
	return false;
}

/* Segments that are loaded have the addresses of their bytes, and are told
 * in the order of the file. */
static const char *segment_oddity(const struct strip_source *source)
{
	const struct strip_segment *last = NULL;

	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];

		if (segment->align & (segment->align - 1) ||
		    (segment->type > PT_TLS && segment->type < PT_LOOS))
			return "not foreseen: a segment's type or alignment "
			    "is odd";
		if (is_moved_alone(source, segment))
			return "not foreseen: a part of a segment is loaded "
			    "elsewhere";
		if (segment->type != PT_LOAD)
			continue;
		if (segment->file_size > segment->vm_size ||
		    (segment->file_size && segment->align > 1 &&
		    (segment->offset - segment->vaddr) %
		    segment->align))
			return "not foreseen: a segment cannot be loaded";
		if (last && (segment->offset < last->offset) !=
		    (segment->paddr < last->paddr))
			return "not foreseen: segments are loaded in another "
			    "order than they stand";
		last = segment;
	}
	return NULL;
}

/* Whether a segment that is loaded has the headers that PT_PHDR speaks of. */
static bool loads_headers(const struct strip_source *source,
    const struct strip_segment *headers)
{
	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];

		if (segment->type == PT_LOAD &&
		    headers->vaddr >= segment->vaddr &&
		    headers->vaddr - segment->vaddr < segment->vm_size)
			return true;
	}
	return false;
}

/* What the tools look for in certain segments. */
static const char *content_oddity(const struct strip_source *source)
{
	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];
		bool dynamic = segment->type != PT_DYNAMIC;

		if (segment->type == PT_PHDR &&
		    !loads_headers(source, segment))
			return "not foreseen: no segment loads the program "
			    "headers";
		for (uint32_t k = 1; !dynamic && k < source->section_count;
		    k++)
			dynamic = source->sections[k].addr ==
			    segment->vaddr && strcmp(
			    source->sections[k].name, ".dynamic") == 0;
		if (!dynamic && source->section_count)
			return "not foreseen: PT_DYNAMIC is without .dynamic";
	}
	return NULL;
}

/* A section between the places of segments and their addresses. */
static bool is_astray(const struct strip_source *source,
    const struct strip_section *section)
{
	const bool loaded = section->flags & SHF_ALLOC;
	bool has_address = false, has_place = false;

	/* The compiler's notes about what it built have one, loaded or not. */
	if (source->linked && !loaded && section->addr)
		return section->type != SHT_NOTE || !strip_has_prefix(
		    section->name, ".gnu.build.attributes");
	if (!source->linked || section->type == SHT_NOBITS ||
	    section->type == SHT_NULL || section->size == 0)
		return false;
	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];

		if (segment->type != PT_LOAD)
			continue;
		has_address |= holds_address(segment, section);
		if (!holds_place(segment, section))
			continue;
		has_place = true;
		if (!loaded || !holds_address(segment, section) ||
		    section->offset - segment->offset !=
		    section->addr - segment->vaddr)
			return true;
	}
	return loaded && has_address && !has_place;
}

/* The size of a table's entries, or 0 where it does not matter. */
static uint64_t entry_size(const struct strip_source *source,
    const struct strip_section *section)
{
	switch (section->type) {
	case SHT_SYMTAB:
	case SHT_DYNSYM:
		return source->sym_size;
	case SHT_REL:
		return 2 * (uint64_t)source->word;
	case SHT_RELA:
		return 3 * (uint64_t)source->word;
	case SHT_GROUP:
	case SHT_SYMTAB_SHNDX:
		return 4;
	}
	return 0;
}

/* Flag and sections of a group. */
static bool is_odd_group(const struct strip_source *source,
    const struct strip_section *section)
{
	const struct bsz_span members = bsz_strip_bytes(source, section);

	if (section->align != 4)
		return true;
	for (uint64_t at = 4; at + 4 <= members.size; at += 4)
		if (bsz_strip_u32(source, members.data + at) >=
		    source->section_count)
			return true;
	return false;
}

/* ".rela.text" and ".text" */
static bool is_named_after(const char *name, const char *target)
{
	const size_t size = strnlen(name, BSZ_MAX_NAME);
	const size_t end = strnlen(target, BSZ_MAX_NAME);

	return end < size && memcmp(name + size - end, target, end) == 0;
}

/* Which sections it names, of which kind. */
static bool has_odd_links(const struct strip_source *source,
    const struct strip_section *section)
{
	const struct strip_section *const sections = source->sections;

	if (section->link >= source->section_count)
		return true;
	if (section->type == SHT_SYMTAB || section->type == SHT_DYNSYM)
		return sections[section->link].type != SHT_STRTAB &&
		    sections[section->link].type != SHT_NOBITS;
	if (!strip_is_reloc(section))
		return section->type == SHT_PROGBITS && section->link &&
		    !(section->flags & SHF_LINK_ORDER) &&
		    sections[section->link].type != SHT_STRTAB;
	if (section->info >= source->section_count)
		return true;
	const struct strip_section *const target = &sections[section->info];
	if (section->flags & SHF_ALLOC)
		return section->info && !(target->flags & SHF_ALLOC);
	return sections[section->link].type != SHT_SYMTAB ||
	    !is_named_after(section->name, target->name);
}

static bool has_odd_flags(const struct strip_source *source,
    const struct strip_section *section)
{
	const struct bsz_span bytes = bsz_strip_bytes(source, section);

	if (section->flags & SHF_TLS && section->type != SHT_NOBITS &&
	    section->type != SHT_PROGBITS &&
	    section->type < SHT_INIT_ARRAY)
		return true;
	if (strip_is_reloc(section) && !source->linked &&
	    section->flags & (SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR))
		return true;
	if (!(section->flags & SHF_COMPRESSED) ||
	    section->type == SHT_NOBITS)
		return false;
	/* Of a processor: MIPS has a type for debug sections. */
	if ((section->type != SHT_PROGBITS && section->type < SHT_LOPROC) ||
	    section->flags & SHF_ALLOC || bytes.size < 3 * (uint64_t)source->word)
		return true;
	const uint32_t type = bsz_strip_u32(source, bytes.data);
	return type != ELFCOMPRESS_ZLIB && type != ELFCOMPRESS_ZSTD;
}

static bool is_odd_type(uint32_t type)
{
	return type == SHT_SHLIB || type == 12 || type == 13 ||
	    type >= SHT_LOUSER || (type > SHT_RELR && type < SHT_LOOS);
}

static const char *section_oddity(const struct strip_source *source,
    const struct strip_section *section)
{
	const uint64_t entry = entry_size(source, section);

	if (section->lost_name || section->align & (section->align - 1) ||
	    section->align > UINT32_MAX)
		return "not foreseen: a section's name or alignment is odd";
	if (section->type != SHT_NOBITS && (section->size > INT64_MAX ||
	    (entry && (section->entsize != entry || section->size % entry)) ||
	    (section->entsize && section->size % section->entsize)))
		return "not foreseen: entries of a section are odd";
	if (is_odd_type(section->type))
		return "not foreseen: a section of an unknown type";
	if (has_odd_links(source, section) ||
	    (section->type == SHT_GROUP && is_odd_group(source, section)))
		return "not foreseen: a section names odd sections";
	if (has_odd_flags(source, section) || is_astray(source, section))
		return "not foreseen: a section is not where it says";
	return NULL;
}

const char *bsz_strip_oddity(const struct strip_source *source)
{
	const char *oddity = header_oddity(source);

	if (!oddity)
		oddity = segment_oddity(source);
	if (!oddity)
		oddity = content_oddity(source);
	for (uint32_t i = 1; i < source->section_count && !oddity; i++)
		if (source->sections[i].type != SHT_NULL)
			oddity = section_oddity(source, &source->sections[i]);
	return oddity;
}
