/*
 * Where the output's parts come to stand, and so how large it is.
 *
 * An object is packed in the order of its sections, relocations last. In a
 * linked file the loadable segments come first: the place of a section inside
 * one follows from its address, so gaps between addresses stay, while bytes
 * of a segment that no section covers are lost.
 */
#include "gnu_layout.h"

#include "tails.h"

#include <binsize/limits.h>

#define MANY_SECTIONS 0xfefe /* above: section numbers need their own table */

static void add_name(struct gnu_layout *layout, const char *name)
{
	layout->names[layout->name_count++] = strip_tail_of(name);
	layout->count++;
}

/* ".rela" in front of a name; the new name contains the old one. */
static void add_reloc_name(struct gnu_layout *layout, const char *prefix,
    const char *name)
{
	const char *full = bsz_arena_printf(&layout->gnu->arena, "%s%.*s",
	    prefix, BSZ_MAX_NAME - 8, name);

	if (full)
		add_name(layout, full);
	else
		layout->gnu->failed = true;
}

/* Headers and names of the output, groups first. */
static void name_sections(struct gnu_layout *layout)
{
	struct gnu *gnu = layout->gnu;
	static const char *const prefixes[] = {".rel", ".rela"};

	layout->count = 1;
	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct gnu_section *out = &gnu->sections[gnu->order[i]];

		if (out->removed)
			continue;
		add_name(layout, out->name);
		for (int kind = GNU_RELOC_KINDS; kind-- > 0;)
			if (out->relocs[kind].kept)
				add_reloc_name(layout, prefixes[kind],
				    out->name);
	}
}

/* Whether program headers can stay as they are. */
static bool segments_stay(const struct gnu *gnu)
{
	const struct strip_source *source = gnu->source;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *section =
		    &source->sections[index];
		const struct gnu_section *out = &gnu->sections[index];

		if (!out->removed && out->size == section->size)
			continue;
		for (uint32_t j = 0; j < source->segment_count; j++)
			if (bsz_strip_gnu_covers(&source->segments[j],
			    section))
				return false;
	}
	return true;
}

static uint64_t page_size(uint16_t machine)
{
	static const uint16_t large[] = {EM_AARCH64, EM_ARM, EM_PPC64, EM_PPC,
		EM_MIPS};

	for (size_t i = 0; i < BSZ_COUNTOF(large); i++)
		if (large[i] == machine)
			return 0x10000;
	return 0x1000;
}

/* What no segment loads, in order. */
static void place_rest(struct gnu_layout *layout)
{
	struct gnu *gnu = layout->gnu;
	const struct strip_source *source = gnu->source;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *section =
		    &source->sections[index];
		const struct gnu_section *out = &gnu->sections[index];

		if (out->removed || layout->placed[index])
			continue;
		if (source->linked && section->flags & SHF_ALLOC) {
			if (out->size == 0 || out->nobits)
				continue;
			layout->end = bsz_strip_gnu_congruent(layout->end, section->addr,
			    page_size(source->machine));
		} else {
			layout->end = bsz_align_up(layout->end, out->align);
		}
		gnu->places.sections[index] = layout->end;
		if (!out->nobits)
			layout->end = bsz_add(layout->end, out->size);
	}
}

/* Returns where it stands. */
static uint64_t place(struct gnu_layout *layout, uint64_t align, uint64_t size)
{
	const uint64_t start = bsz_align_up(layout->end, align);

	layout->end = bsz_add(start, size);
	return start;
}

/* Relocations of all sections, behind the symbols. */
static void place_relocs(struct gnu_layout *layout)
{
	struct gnu *gnu = layout->gnu;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct gnu_section *out = &gnu->sections[gnu->order[i]];

		for (int kind = 0; kind < GNU_RELOC_KINDS; kind++)
			if (!out->removed && out->relocs[kind].kept)
				(void)place(layout, gnu->source->word,
				    out->relocs[kind].size); /* of objects */
	}
}

static bool keeps_relocs(const struct gnu *gnu)
{
	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct gnu_section *out = &gnu->sections[gnu->order[i]];

		if (!out->removed && (out->relocs[GNU_REL].kept ||
		    out->relocs[GNU_RELA].kept))
			return true;
	}
	return false;
}

static void place_symbols(struct gnu_layout *layout)
{
	struct gnu *gnu = layout->gnu;
	const struct strip_source *source = gnu->source;

	if (gnu->kept == 0 &&
	    !(source->type == ET_REL && keeps_relocs(gnu)))
		return;
	const bool many = layout->count > MANY_SECTIONS;
	add_name(layout, ".symtab");
	if (many)
		add_name(layout, ".symtab_shndx");
	add_name(layout, ".strtab");
	gnu->places.symbols = place(layout, source->word,
	    source->sym_size * (gnu->kept + 1));
	if (many)
		(void)place(layout, 4, 4 * (gnu->kept + 1)); /* no image */
	gnu->places.symbol_names = place(layout, 1, gnu->names);
}

/* Whether all that a segment covers is removed; one that covers nothing
 * (PT_GNU_STACK) stays. */
static bool is_emptied(const struct gnu *gnu,
    const struct strip_segment *segment)
{
	const struct strip_section *const sections = gnu->source->sections;
	bool any = false;

	if (segment->type == PT_LOAD)
		return false;
	for (uint32_t i = 0; i < gnu->count; i++) {
		if (!bsz_strip_gnu_covers(segment, &sections[gnu->order[i]]))
			continue;
		if (!gnu->sections[gnu->order[i]].removed)
			return false;
		any = true;
	}
	return any;
}

/* Program headers that are written. */
static uint64_t count_segments(const struct gnu_layout *layout)
{
	const struct strip_source *const source = layout->gnu->source;
	uint64_t count = 0;

	for (uint32_t i = 0; i < source->segment_count; i++)
		count += layout->copied || !is_emptied(layout->gnu,
		    &source->segments[i]);
	return count;
}

static int lay_out(struct gnu_layout *layout, uint64_t *size)
{
	struct gnu *gnu = layout->gnu;
	const struct strip_source *source = gnu->source;

	layout->end = source->header_size;
	if (source->linked) {
		layout->copied = segments_stay(gnu);
		layout->end += count_segments(layout) * source->phdr_size;
		const int rc = bsz_strip_gnu_place_loads(layout);

		if (rc)
			return rc;
	}
	place_rest(layout);
	name_sections(layout);
	place_symbols(layout);
	place_relocs(layout);
	add_name(layout, ".shstrtab");
	if (gnu->failed || !bsz_strip_tails_sort(layout->names,
	    layout->name_count))
		return bsz_fail_memory(gnu->err);
	gnu->places.copied = layout->copied;
	gnu->places.names_size = bsz_strip_tails_size(layout->names,
	    layout->name_count);
	gnu->places.names = place(layout, 1, gnu->places.names_size);
	gnu->places.headers = place(layout, source->word,
	    layout->count * source->shdr_size);
	*size = layout->end;
	return 0;
}

int bsz_strip_gnu_layout(struct gnu *gnu, uint64_t *size)
{
	struct gnu_layout layout = {.gnu = gnu};

	layout.names = bsz_arena_alloc(&gnu->arena,
	    ((size_t)gnu->count * 3 + 4) * sizeof(*layout.names));
	layout.placed = bsz_arena_alloc(&gnu->arena,
	    gnu->source->section_count + 1);
	gnu->places.sections = bsz_arena_alloc(&gnu->arena,
	    ((size_t)gnu->source->section_count + 1) *
	    sizeof(*gnu->places.sections));
	if (!layout.names || !layout.placed || !gnu->places.sections)
		return bsz_fail_memory(gnu->err);
	memset(gnu->places.sections, 0,
	    ((size_t)gnu->source->section_count + 1) *
	    sizeof(*gnu->places.sections));
	memset(layout.placed, 0, gnu->source->section_count + 1);
	return lay_out(&layout, size);
}
