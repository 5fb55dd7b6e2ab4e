/*
 * What the entries of a symbol table say.
 *
 * A value is brought into the VM domain: TLS offsets, Thumb bits, function
 * descriptors, private addresses of relocatable files. What is not the
 * address of something is told from what is: files, sections, marks of
 * linkers and assemblers, absolute numbers.
 *
 * Specification: gABI, "Symbol Table"; the processor supplements for
 * descriptors and mapping symbols.
 */
#include "elf_symtab.h"

#include "cursor.h"

#include <binsize/limits.h>

/* Marks that linkers set at the borders of sections, which own nothing; in
 * order of their bytes. */
static const char *const borders[] = {
	"__FRAME_END__", "__GNU_EH_FRAME_HDR", "__TMC_END__", "__bss_end__",
	"__bss_start", "__bss_start__", "__data_start", "__dso_handle_end",
	"__end__", "__etext", "__executable_start", "__fini_array_end",
	"__fini_array_start", "__init_array_end", "__init_array_start",
	"__preinit_array_end", "__preinit_array_start", "__rela_iplt_end",
	"__rela_iplt_start", "_bss_end__", "_edata", "_end", "_etext",
	"_sdata", "_stext", "data_start", "edata", "end", "etext",
};

static int compare_name(const void *name, const void *border)
{
	return strcmp(name, *(const char *const *)border);
}

/* What stands behind their underscores: most other names have another one. */
static bool may_be_border(const char *name)
{
	name += name[0] == '_';
	name += name[0] == '_';
	return name[0] && strchr("FGTbdefips", name[0]);
}

static bool is_border(const char *name)
{
	return may_be_border(name) && bsearch(name, borders, BSZ_COUNTOF(borders),
	    sizeof(*borders), compare_name) != NULL;
}

/* $a, $t, $d, $x with or without a dot: they mark what bytes are. */
static bool is_mapping(const struct elf_image *image, const char *name)
{
	switch (image->machine) {
	case EM_ARM:
	case EM_AARCH64:
	case EM_RISCV:
	case EM_CSKY:
		return name[0] == '$' && name[1] &&
		    strchr("atdx", name[1]) &&
		    (name[2] == 0 || name[2] == '.' ||
		    image->machine == EM_RISCV);
	}
	return false;
}

static uint64_t descriptor_target(const struct elf_image *image,
    uint64_t value)
{
	const struct bsz_span word = bsz_elf_vm_bytes(image, value, 8);

	return word.data ? load64(word.data, image->big) : value;
}

/* Without section headers: inside what is mapped. */
static bool locate_in_segments(const struct elf_image *image,
    struct elf_entry *entry, uint64_t value)
{
	const struct bsz_range *range;

	if (image->machine == EM_ARM && entry->type == STT_FUNC)
		value &= ~UINT64_C(1);
	range = bsz_map_find(&image->artifact->layout[BSZ_VM], value);
	if (!range || entry->type == STT_TLS)
		return false;
	entry->start = value;
	entry->limit = bsz_range_end(range);
	entry->size = bsz_min(entry->size, entry->limit - value);
	entry->executable = bsz_elf_code_find(image, value) != NULL;
	return true;
}

/*
 * A descriptor's code in place of the descriptor (PowerPC64, ELF v1), and the
 * section of it. A debug file has no descriptors, nor perhaps that section:
 * the artifact's own image does.
 */
static const struct elf_section *follow_descriptor(
    const struct elf_image *image, const struct elf_section *section,
    struct elf_entry *entry, uint64_t *value)
{
	const struct elf_image *const own = image->artifact->image;
	const struct elf_extent *extent;
	uint64_t code;

	if (strcmp(section->name, ".opd") != 0)
		return section;
	code = descriptor_target(own, *value);
	extent = bsz_elf_code_find(own, code);
	if (!extent)
		return section;
	entry->section = extent->section;
	*value = code;
	return &own->sections[extent->section];
}

/* Where a symbol of a section is in the VM domain. */
static enum elf_entry_kind locate(const struct elf_image *image,
    struct elf_entry *entry, uint64_t value)
{
	const struct elf_section *section;
	uint64_t inside;

	if (image->section_count <= 1)
		return locate_in_segments(image, entry, value)
		    ? ELF_ENTRY_PLACE : ELF_ENTRY_OTHER;
	if (entry->section >= image->section_count)
		return ELF_ENTRY_OTHER;
	section = &image->sections[entry->section];
	if (!section->mapped)
		return ELF_ENTRY_OTHER;
	if (image->machine == EM_ARM && entry->type == STT_FUNC)
		value &= ~UINT64_C(1);
	if (image->machine == EM_PPC64 && image->type != ET_REL &&
	    entry->type != STT_TLS)
		section = follow_descriptor(image, section, entry, &value);
	if (image->type == ET_REL)
		inside = value;
	else if (entry->type != STT_TLS)
		inside = value - section->addr;
	else if (image->tls)
		inside = image->tls->vaddr + value - section->addr;
	else
		return ELF_ENTRY_OTHER;
	entry->start = value;
	if (inside > section->size || (inside == section->size &&
	    entry->size))
		return ELF_ENTRY_OUTSIDE;
	entry->start = section->vm + inside;
	entry->size = bsz_min(entry->size, section->size - inside);
	entry->limit = section->vm + section->size;
	entry->executable = section->executable;
	return inside < section->size ? ELF_ENTRY_PLACE : ELF_ENTRY_OTHER;
}

static bool is_place(const struct elf_image *image,
    const struct elf_entry *entry)
{
	switch (entry->type) {
	case STT_NOTYPE:
	case STT_OBJECT:
	case STT_FUNC:
	case STT_COMMON:
	case STT_TLS:
	case STT_GNU_IFUNC:
		break;
	default:
		return false;
	}
	if (entry->name[0] == 0 || is_mapping(image, entry->name))
		return false;
	return entry->size || !is_border(entry->name);
}

/* Decode an entry; its value is returned beside it. */
static uint64_t decode(const struct elf_image *image,
    const uint8_t *at, struct elf_entry *entry, uint32_t *name)
{
	const bool big = image->big;
	uint8_t info;
	uint64_t value;

	*name = load32(at, big);
	if (image->is64) {
		info = at[4];
		entry->section = load16(at + 6, big);
		value = load64(at + 8, big);
		entry->size = load64(at + 16, big);
	} else {
		value = load32(at + 4, big);
		entry->size = load32(at + 8, big);
		info = at[12];
		entry->section = load16(at + 14, big);
	}
	entry->type = info & 0xf;
	entry->bind = info >> 4;
	entry->by_table = false;
	return value;
}

/* Section numbers too large for a symbol, of one symbol table. */
static struct bsz_span extended_sections(const struct elf_image *image,
    size_t symtab)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->type == SHT_SYMTAB_SHNDX &&
		    section->link == symtab)
			return bsz_elf_section_bytes(image, section);
	}
	return (struct bsz_span){NULL, 0};
}

/* Count the entries; cut names behind the last that ends. */
static void complete(struct elf_symtab *symtab)
{
	struct bsz_span *names = &symtab->names;

	symtab->entry_size = symtab->image->is64 ? 24 : 16;
	symtab->count = symtab->entries.size / symtab->entry_size;
	if (names->size && names->data[names->size - 1] != 0) {
		const uint8_t *nul = memrchr(names->data, 0, names->size);

		names->size = nul ? (uint64_t)(nul - names->data) + 1 : 0;
		symtab->cut = true;
	}
}

struct elf_symtab bsz_elf_symtab_open(const struct elf_image *image,
    size_t section)
{
	const struct elf_section *table = &image->sections[section];
	struct elf_symtab symtab = {.image = image, .section = section,
	    .entries = bsz_elf_section_bytes(image, table),
	    .extended = extended_sections(image, section)};

	if (table->link < image->section_count) {
		symtab.strings = table->link;
		symtab.names = bsz_elf_section_bytes(image,
		    &image->sections[table->link]);
	}
	complete(&symtab);
	return symtab;
}

struct elf_symtab bsz_elf_symtab_choose(const struct elf_image *image)
{
	struct elf_symtab symtab = {.image = image};
	size_t chosen = 0;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->type == SHT_SYMTAB && section->file_size) {
			chosen = i;
			break;
		}
		if (section->type == SHT_DYNSYM && section->file_size &&
		    !chosen)
			chosen = i;
	}
	if (chosen)
		return bsz_elf_symtab_open(image, chosen);
	if (image->section_count <= 1)
		bsz_elf_dynamic_symbols(image, &symtab.entries, &symtab.names);
	complete(&symtab);
	return symtab;
}

uint32_t bsz_elf_symtab_name(const struct elf_symtab *symtab, size_t index)
{
	return load32(symtab->entries.data + index * symtab->entry_size,
	    symtab->image->big);
}

/* Section of an entry; false when it has none that is one. */
static bool find_section(const struct elf_symtab *symtab, size_t index,
    struct elf_entry *entry)
{
	if (entry->section == SHN_XINDEX) {
		const struct bsz_span word = bsz_span_part(symtab->extended,
		    index * 4, 4);

		if (word.data)
			entry->section = load32(word.data,
			    symtab->image->big);
		return word.data != NULL;
	}
	return entry->section < SHN_LORESERVE;
}

enum elf_entry_kind bsz_elf_symtab_read(const struct elf_symtab *symtab,
    size_t index, struct elf_entry *out)
{
	const struct elf_image *image = symtab->image;
	uint32_t name;
	const uint64_t value = decode(image, symtab->entries.data +
	    index * symtab->entry_size, out, &name);

	if (name >= symtab->names.size)
		return ELF_ENTRY_OTHER;
	out->name = (const char *)symtab->names.data + name;
	if (out->section == SHN_UNDEF)
		return out->name[0] ? ELF_ENTRY_IMPORT : ELF_ENTRY_OTHER;
	if (!find_section(symtab, index, out) || !is_place(image, out))
		return ELF_ENTRY_OTHER;
	return locate(image, out, value);
}

bool bsz_elf_symtab_place(const struct elf_symtab *symtab, size_t index,
    struct elf_entry *out)
{
	uint32_t name;
	uint64_t value;

	if (index >= symtab->count)
		return false;
	value = decode(symtab->image, symtab->entries.data +
	    index * symtab->entry_size, out, &name);
	out->name = NULL;
	return find_section(symtab, index, out) &&
	    locate(symtab->image, out, value) == ELF_ENTRY_PLACE;
}

bool bsz_elf_symtab_is_label(const struct elf_symtab *symtab,
    const struct elf_entry *entry)
{
	return (symtab->image->type == ET_REL || !entry->executable) &&
	    entry->size == 0 && entry->name[0] == '.' &&
	    entry->name[1] == 'L';
}

bool bsz_elf_symtab_is_empty(const struct elf_entry *entry)
{
	static const char *const compiled[] = {"_R", "_Z", "anon."};

	if (entry->size || entry->executable || entry->type != STT_OBJECT)
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(compiled); i++)
		if (strncmp(entry->name, compiled[i], strlen(compiled[i])) ==
		    0)
			return true;
	return strstr(entry->name, ".llvm.") != NULL;
}
