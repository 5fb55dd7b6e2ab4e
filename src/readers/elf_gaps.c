/*
 * What symbols leave of the data sections.
 *
 * Sections are what is mapped and neither code nor made for the linker or the
 * unwinder: kinds of bytes as elf_kinds.c tells them. Go's string literals
 * have one symbol for all, which tells no more of one than none would.
 */
#include "elf_data.h"

#include "go_collections.h"

/* Up to this many zeros between symbols are alignment, where relocations have
 * been applied; of places that are aligned to pages, as many as that needs. */
#define LARGEST_FILL 64
#define PAGE 4096

static bool is_data(const struct elf_section *section)
{
	static const char *const kinds[] = {"data", "read-only data",
		"zero-initialised data"};
	const char *kind;

	if (!section->mapped || !section->size || section->executable ||
	    section->flags & SHF_TLS || (section->type != SHT_PROGBITS &&
	    section->type != SHT_NOBITS))
		return false;
	kind = bsz_elf_section_kind(section);
	for (size_t i = 0; i < BSZ_COUNTOF(kinds); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}

/* Data sections by address; returns how many. */
static size_t list_sections(const struct elf_image *image,
    struct bsz_keyed *list)
{
	size_t count = 0;

	for (size_t i = 1; i < image->section_count; i++)
		if (is_data(&image->sections[i]))
			list[count++] = (struct bsz_keyed){
			    image->sections[i].vm, i};
	bsz_sort_keyed(list, list + image->section_count, count);
	return count;
}

static bool is_zero(struct bsz_span bytes)
{
	for (uint64_t i = 0; i < bytes.size; i++)
		if (bytes.data[i])
			return false;
	return true; /* what the file does not have is zero, too */
}

/* What lies between a symbol and the next place that is aligned. A kernel
 * aligns parts of .bss to 2 MiB. */
static bool is_fill(const struct elf_image *image,
    const struct elf_section *section, uint64_t start, uint64_t end)
{
	const uint64_t aligned = end & -end;
	const bool is_last = end == section->vm + section->size;
	const uint64_t limit = aligned >= PAGE && start != section->vm
	    ? aligned : is_last ? 0 : LARGEST_FILL;

	return image->type != ET_REL && end - start < limit &&
	    is_zero(bsz_elf_vm_bytes(image, start, end - start));
}

static void add_gap(const struct elf_image *image,
    const struct elf_section *section, uint64_t start, uint64_t end,
    struct elf_gaps *out)
{
	if (start >= end || is_fill(image, section, start, end))
		return;
	out->items[out->count++] = (struct elf_gap){start, end,
	    (section->flags & SHF_STRINGS) && section->entsize == 1};
}

/* Gaps of sections in order of their addresses. */
static void sweep(const struct elf_image *image,
    const struct elf_symbols *symbols, const struct bsz_keyed *list,
    size_t sections, struct elf_gaps *out)
{
	uint64_t covered = 0;
	size_t next = 0;

	for (size_t i = 0; i < sections; i++) {
		const struct elf_section *section =
		    &image->sections[list[i].value];
		const uint64_t end = bsz_add(section->vm, section->size);

		covered = bsz_max(covered, section->vm);
		for (; next < symbols->count &&
		    symbols->items[next].start < end; next++) {
			const struct elf_symbol *symbol =
			    &symbols->items[next];

			if (!symbol->is_code && bsz_go_collection_of(
			    image->artifact->labels, symbol->label) ==
			    GO_STRINGS)
				continue;
			add_gap(image, section, covered,
			    bsz_min(symbol->start, end), out);
			covered = bsz_max(covered,
			    symbol->start + symbol->size);
		}
		add_gap(image, section, covered, end, out);
		covered = bsz_max(covered, end);
	}
}

int bsz_elf_gaps_find(struct elf_image *image, struct elf_gaps *out,
    struct bsz_err *err)
{
	const struct elf_symbols *symbols;
	struct bsz_keyed *list;
	size_t sections;
	int rc = bsz_elf_symbols_get(image, &symbols, err);

	*out = (struct elf_gaps){NULL, 0};
	if (rc != 0)
		return rc;
	list = bsz_malloc(2 * image->section_count * sizeof(*list));
	if (!list)
		return bsz_fail_memory(err);
	sections = list_sections(image, list);
	out->items = bsz_malloc((symbols->count + sections + 1) *
	    sizeof(*out->items));
	if (out->items)
		sweep(image, symbols, list, sections, out);
	bsz_free(list);
	return out->items ? 0 : bsz_fail_memory(err);
}
