/*
 * Where the output's parts come to stand, and so how large it is.
 *
 * An object is packed in the order of its sections, relocations last. In a
 * linked file the loadable segments come first: the place of a section inside
 * one follows from its address, so gaps between addresses stay, while bytes
 * of a segment that no section covers are lost.
 */
#include "gnu.h"

#include "tails.h"

#include <binsize/limits.h>

#define MANY_SECTIONS 0xfefe /* above: section numbers need their own table */
#define SMALLEST_PAGE 0x1000

bool bsz_strip_gnu_covers(const struct strip_segment *segment,
    const struct strip_section *section)
{
	const bool tls = section->flags & SHF_TLS;
	const bool alloc = section->flags & SHF_ALLOC;
	const uint64_t size = tls && section->type == SHT_NOBITS &&
	    segment->type != PT_TLS ? 0 : section->size;

	if (tls ? segment->type != PT_TLS && segment->type != PT_LOAD &&
	    segment->type != PT_GNU_RELRO :
	    segment->type == PT_TLS || segment->type == PT_PHDR)
		return false;
	if (!alloc && (segment->type == PT_LOAD ||
	    segment->type == PT_DYNAMIC || segment->type == PT_GNU_EH_FRAME ||
	    segment->type == PT_GNU_STACK || segment->type == PT_GNU_RELRO ||
	    segment->type == PT_GNU_PROPERTY))
		return false;
	if (section->type != SHT_NOBITS &&
	    (section->offset < segment->offset ||
	    section->offset - segment->offset > segment->file_size ||
	    size > segment->file_size -
	    (section->offset - segment->offset)))
		return false;
	if (alloc && (section->addr < segment->vaddr ||
	    section->addr - segment->vaddr > segment->vm_size ||
	    size > segment->vm_size - (section->addr - segment->vaddr)))
		return false;
	if ((segment->type == PT_DYNAMIC || segment->type == PT_NOTE) &&
	    section->size == 0 && segment->vm_size) {
		if (section->type != SHT_NOBITS &&
		    (section->offset == segment->offset ||
		    section->offset - segment->offset >= segment->file_size))
			return false;
		if (alloc && (section->addr == segment->vaddr ||
		    section->addr - segment->vaddr >= segment->vm_size))
			return false;
	}
	return true;
}

/* The smallest offset from `from` on that is congruent to an address. */
static uint64_t congruent(uint64_t from, uint64_t address, uint64_t align)
{
	if (align <= 1)
		return from;
	const uint64_t ahead = (address - from) % align;
	/* Unsigned wrap is fine for powers of two; others are made fit. */
	return bsz_add(from, (align & (align - 1)) == 0 ?
	    (address - from) & (align - 1) : ahead);
}

struct layout {
	struct gnu *gnu;
	uint64_t end;      /* of what was placed */
	uint64_t count;    /* section headers, the null one included */
	struct strip_tail *names;
	size_t name_count;
	bool *placed;      /* by index of the input */
	bool copied;       /* program headers are taken over unchanged */
};

static void add_name(struct layout *layout, const char *name)
{
	layout->names[layout->name_count++] = strip_tail_of(name);
	layout->count++;
}

/* ".rela" in front of a name; the new name contains the old one. */
static void add_reloc_name(struct layout *layout, const char *prefix,
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
static void name_sections(struct layout *layout)
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

static bool has_headers(const struct strip_source *source,
    const struct strip_segment *segment)
{
	return segment->offset == 0 &&
	    segment->file_size >= source->header_size;
}

/* Where a section is loaded from: by its place, or where it has none. */
static uint64_t load_address(const struct strip_segment *segment,
    const struct strip_section *section)
{
	return segment->paddr + (section->type == SHT_NOBITS ?
	    section->addr - segment->vaddr :
	    section->offset - segment->offset);
}

/* Bytes of the segment a section takes: none for what only threads have. */
static uint64_t loaded_size(const struct strip_section *section,
    const struct gnu_section *out)
{
	return section->flags & SHF_TLS && section->type == SHT_NOBITS ? 0 :
	    out->size;
}

/* Whether a segment begins where it did: not when its first section goes. */
static bool keeps_start(const struct layout *layout,
    const struct strip_segment *segment)
{
	const struct gnu *const gnu = layout->gnu;

	for (uint32_t i = 0; i < gnu->count && !layout->copied; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *const section =
		    &gnu->source->sections[index];

		if (!layout->placed[index] && section->flags & SHF_ALLOC &&
		    bsz_strip_gnu_covers(segment, section))
			return !gnu->sections[index].removed;
	}
	return true;
}

/* Whether a page or more lies between two sections: where the first one goes
 * the tool may make two segments of it. */
static bool has_hole(const struct gnu *gnu,
    const struct strip_segment *segment)
{
	const struct strip_source *const source = gnu->source;
	uint64_t end = UINT64_MAX;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *const section =
		    &source->sections[index];

		if (gnu->sections[index].removed ||
		    !(section->flags & SHF_ALLOC) ||
		    !bsz_strip_gnu_covers(segment, section))
			continue;
		if (section->addr > end &&
		    section->addr - end >= SMALLEST_PAGE)
			return true;
		end = bsz_add(section->addr, section->size);
	}
	return false;
}

/* The section with the lowest address of those that a segment loads. */
static uint32_t find_lowest(const struct layout *layout,
    const struct strip_segment *segment, uint32_t lowest)
{
	const struct gnu *const gnu = layout->gnu;
	const struct strip_section *const sections = gnu->source->sections;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];

		if (!gnu->sections[index].removed && !layout->placed[index] &&
		    sections[index].flags & SHF_ALLOC &&
		    bsz_strip_gnu_covers(segment, &sections[index]) &&
		    load_address(segment, &sections[index]) <
		    load_address(segment, &sections[lowest]))
			lowest = index;
	}
	return lowest;
}

/*
 * Where a segment's lowest section stands. There may be room in front of it,
 * as patchelf leaves for program headers; it counts twice when that section
 * has lost its contents, which makes a debug file that the tool complains of.
 */
static uint64_t place_lowest(const struct layout *layout,
    const struct strip_segment *segment, uint32_t index)
{
	const struct gnu *const gnu = layout->gnu;
	const struct strip_section *const section =
	    &gnu->source->sections[index];
	const uint64_t ahead = load_address(segment, section) - segment->paddr;

	if (!keeps_start(layout, segment))
		return congruent(layout->end, section->addr, segment->align);
	return bsz_add(congruent(layout->end, segment->vaddr, segment->align),
	    gnu->sections[index].nobits ? bsz_add(ahead, ahead) : ahead);
}

/*
 * Sections of one loadable segment, in the order of the file's table. Each
 * stands as far behind the one before as its address does, or right behind
 * it; one without contents takes room when one with contents follows.
 */
static void place_load(struct layout *layout,
    const struct strip_segment *segment)
{
	struct gnu *gnu = layout->gnu;
	const struct strip_source *source = gnu->source;
	const bool fixed = has_headers(source, segment);
	uint64_t base = 0, first = segment->paddr, at = first;
	uint64_t end = layout->end;
	bool begun = fixed;

	if (fixed)
		at += layout->end; /* the headers */
	if (!keeps_start(layout, segment) && has_hole(gnu, segment))
		gnu->refusal = "not foreseen: a segment with a hole of a page "
		    "loses its first section";
	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *section =
		    &source->sections[index];
		const struct gnu_section *out = &gnu->sections[index];

		if (out->removed || layout->placed[index] ||
		    !(section->flags & SHF_ALLOC) ||
		    !bsz_strip_gnu_covers(segment, section))
			continue;
		if (!begun) {
			const uint32_t lowest = find_lowest(layout, segment,
			    index);
			first = at = load_address(segment,
			    &source->sections[lowest]);
			base = place_lowest(layout, segment, lowest);
			begun = true;
		}
		layout->placed[index] = true;
		at = bsz_max(at, load_address(segment, section));
		/* Those of a table in another order than the addresses. */
		const uint64_t ahead = bsz_min(at, bsz_max(first,
		    load_address(segment, section))) - first;
		/* Without contents it stands where the others end, or where
		 * the segment begins. */
		gnu->places.sections[index] = !out->nobits ?
		    bsz_add(base, ahead) : bsz_max(end,
		    base - bsz_min(base, first - segment->paddr));
		if (!out->nobits)
			end = bsz_max(end, bsz_add(base + ahead, out->size));
		at = bsz_add(at, loaded_size(section, out));
	}
	layout->end = end;
}

/* Loadable segments: the one with the file's header, then by address. */
static int place_loads(struct layout *layout)
{
	const struct strip_source *source = layout->gnu->source;
	uint32_t *loads = bsz_arena_alloc(&layout->gnu->arena,
	    (source->segment_count + 1) * sizeof(*loads));
	uint32_t count = 0;

	if (!loads)
		return bsz_fail_memory(layout->gnu->err);
	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *segment = &source->segments[i];
		uint32_t at = count;

		if (segment->type != PT_LOAD)
			continue;
		if (has_headers(source, segment)) {
			at = 0;
		} else {
			while (at > 0 && !has_headers(source,
			    &source->segments[loads[at - 1]]) &&
			    source->segments[loads[at - 1]].paddr >
			    segment->paddr)
				at--;
		}
		memmove(&loads[at + 1], &loads[at],
		    (count - at) * sizeof(*loads));
		loads[at] = i;
		count++;
	}
	for (uint32_t i = 0; i < count; i++)
		place_load(layout, &source->segments[loads[i]]);
	return 0;
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
static void place_rest(struct layout *layout)
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
			layout->end = congruent(layout->end, section->addr,
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
static uint64_t place(struct layout *layout, uint64_t align, uint64_t size)
{
	const uint64_t start = bsz_align_up(layout->end, align);

	layout->end = bsz_add(start, size);
	return start;
}

/* Relocations of all sections, behind the symbols. */
static void place_relocs(struct layout *layout)
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

static void place_symbols(struct layout *layout)
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
static uint64_t count_segments(const struct layout *layout)
{
	const struct strip_source *const source = layout->gnu->source;
	uint64_t count = 0;

	for (uint32_t i = 0; i < source->segment_count; i++)
		count += layout->copied || !is_emptied(layout->gnu,
		    &source->segments[i]);
	return count;
}

static int lay_out(struct layout *layout, uint64_t *size)
{
	struct gnu *gnu = layout->gnu;
	const struct strip_source *source = gnu->source;

	layout->end = source->header_size;
	if (source->linked) {
		layout->copied = segments_stay(gnu);
		layout->end += count_segments(layout) * source->phdr_size;
		const int rc = place_loads(layout);

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
	struct layout layout = {.gnu = gnu};

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
