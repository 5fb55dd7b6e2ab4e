/*
 * Sections that loadable segments hold: which they are, and where they come
 * to stand. The place of a section inside a segment follows from its address,
 * so gaps between addresses stay, while bytes of a segment that no section
 * covers are lost.
 */
#include "gnu_layout.h"

#include <binsize/limits.h>

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

uint64_t bsz_strip_gnu_congruent(uint64_t from, uint64_t address,
    uint64_t align)
{
	if (align <= 1)
		return from;
	const uint64_t ahead = (address - from) % align;
	/* Unsigned wrap is fine for powers of two; others are made fit. */
	return bsz_add(from, (align & (align - 1)) == 0 ?
	    (address - from) & (align - 1) : ahead);
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
static bool keeps_start(const struct gnu_layout *layout,
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
static uint32_t find_lowest(const struct gnu_layout *layout,
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

/* Whether PT_PHDR lies in it, and not behind the ELF header: BOLT makes such
 * files. The tool gives the segment another address: that of its place. */
static bool has_moved_headers(const struct strip_source *source,
    const struct strip_segment *segment)
{
	for (uint32_t i = 0; i < source->segment_count; i++)
		if (source->segments[i].type == PT_PHDR &&
		    source->phoff != source->header_size &&
		    source->segments[i].offset >= segment->offset &&
		    source->segments[i].offset - segment->offset <
		    segment->file_size)
			return true;
	return false;
}

/*
 * Where a segment's lowest section stands. There may be room in front of it,
 * as patchelf leaves for program headers; it counts twice when that section
 * has lost its contents, which makes a debug file that the tool complains of.
 */
static uint64_t place_lowest(const struct gnu_layout *layout,
    const struct strip_segment *segment, uint32_t index)
{
	const struct gnu *const gnu = layout->gnu;
	const struct strip_section *const section =
	    &gnu->source->sections[index];
	const uint64_t ahead = load_address(segment, section) - segment->paddr;

	if (!keeps_start(layout, segment))
		return bsz_strip_gnu_congruent(layout->end, section->addr,
		    segment->align);
	if (has_moved_headers(gnu->source, segment))
		return bsz_add(layout->end, ahead);
	return bsz_add(bsz_strip_gnu_congruent(layout->end, segment->vaddr,
	    segment->align),
	    gnu->sections[index].nobits ? bsz_add(ahead, ahead) : ahead);
}

/*
 * Sections of one loadable segment, in the order of the file's table. Each
 * stands as far behind the one before as its address does, or right behind
 * it; one without contents takes room when one with contents follows.
 */
static void place_load(struct gnu_layout *layout,
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
			if (has_moved_headers(source, segment) &&
			    segment->align &&
			    (first - segment->paddr) % segment->align)
				gnu->refusal = "not foreseen: the program "
				    "headers stand elsewhere, in front of a "
				    "section that is not on a page";
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

int bsz_strip_gnu_place_loads(struct gnu_layout *layout)
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
