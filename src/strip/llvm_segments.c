/*
 * Segments nest: PT_DYNAMIC lies inside a PT_LOAD, and moves with it. The
 * headers of the file count as two more segments.
 */
#include "llvm.h"

/*
 * Order of packing: by place in the file, of equal places as the release
 * does it. Releases up to 18 take the first of the file, later ones the one
 * with the larger alignment.
 */
static bool comes_before(const struct llvm *llvm, const struct llvm_segment *a,
    const struct llvm_segment *b)
{
	if (a->from != b->from)
		return a->from < b->from;
	if (llvm->release >= 19 && a->align != b->align)
		return a->align > b->align;
	return a->number < b->number;
}

/* Whether the place where b begins lies in a. */
static bool overlaps(const struct llvm_segment *a,
    const struct llvm_segment *b)
{
	return a->from <= b->from && b->from - a->from < a->file_size;
}

static void find_parent(struct llvm *llvm, uint32_t index)
{
	struct llvm_segment *segment = &llvm->segments[index];

	segment->parent = LLVM_NONE;
	for (uint32_t i = 0; i < llvm->segment_count; i++) {
		const struct llvm_segment *other = &llvm->segments[i];

		if (i == index || !overlaps(other, segment) ||
		    !comes_before(llvm, other, segment))
			continue;
		if (segment->parent == LLVM_NONE || comes_before(llvm, other,
		    &llvm->segments[segment->parent]))
			segment->parent = i;
	}
}

static void sort_segments(struct llvm *llvm)
{
	for (uint32_t i = 0; i < llvm->segment_count; i++) {
		uint32_t at = i;

		for (; at > 0 && comes_before(llvm, &llvm->segments[i],
		    &llvm->segments[llvm->order[at - 1]]); at--)
			llvm->order[at] = llvm->order[at - 1];
		llvm->order[at] = i;
	}
}

static bool holds(const struct strip_segment *segment,
    const struct strip_section *section)
{
	/* An empty one counts as one byte. */
	const uint64_t size = section->size ? section->size : 1;

	if (section->type == SHT_NOBITS)
		return section->flags & SHF_ALLOC &&
		    (segment->type == PT_TLS) ==
		    ((section->flags & SHF_TLS) != 0) &&
		    segment->vaddr <= section->addr &&
		    bsz_add(segment->vaddr, segment->vm_size) >=
		    bsz_add(section->addr, size);
	return segment->offset <= section->offset &&
	    bsz_add(segment->offset, segment->file_size) >=
	    bsz_add(section->offset, size);
}

/* The first one that begins earliest; and whether it is the first one of
 * those that hold it. */
static void find_holder(struct llvm *llvm, uint32_t index)
{
	const struct strip_source *source = llvm->source;
	const struct strip_section *section = &source->sections[index];
	struct llvm_section *out = &llvm->sections[index];

	out->parent = LLVM_NONE;
	for (uint32_t i = 0; i < source->segment_count; i++) {
		struct llvm_segment *const segment = &llvm->segments[i];

		if (!holds(&source->segments[i], section))
			continue;
		if (segment->first == LLVM_NONE || section->offset <
		    source->sections[segment->first].offset)
			segment->first = index;
		if (out->parent == LLVM_NONE || segment->from <
		    llvm->segments[out->parent].from)
			out->parent = i;
	}
}

int bsz_strip_llvm_segments(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;
	const uint32_t count = source->segment_count;

	llvm->segment_count = count + 2;
	llvm->segments = bsz_arena_alloc(&llvm->arena,
	    ((size_t)count + 2) * sizeof(*llvm->segments));
	llvm->order = bsz_arena_alloc(&llvm->arena,
	    ((size_t)count + 2) * sizeof(*llvm->order));
	if (!llvm->segments || !llvm->order)
		return bsz_fail_memory(llvm->err);
	for (uint32_t i = 0; i < count; i++)
		llvm->segments[i] = (struct llvm_segment){
		    .from = source->segments[i].offset,
		    .file_size = source->segments[i].file_size,
		    .vaddr = source->segments[i].vaddr,
		    .align = source->segments[i].align, .number = i,
		    .first = LLVM_NONE};
	llvm->segments[count] = (struct llvm_segment){
	    .file_size = source->header_size, .number = count};
	llvm->segments[count + 1] = (struct llvm_segment){
	    .from = source->phoff, .vaddr = source->phoff,
	    .file_size = (uint64_t)count * source->phdr_size,
	    .align = source->word, .number = count + 1};
	for (uint32_t i = 0; i < llvm->segment_count; i++)
		find_parent(llvm, i);
	sort_segments(llvm);
	for (uint32_t i = 1; i < source->section_count; i++)
		find_holder(llvm, i);
	return 0;
}
