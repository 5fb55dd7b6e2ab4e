/*
 * Places in the output. Segments keep their inside, so a section of one
 * moves with it; the others follow by their old places.
 */
#include "llvm.h"

#include "tails.h"

#include <binsize/sort.h>

/* The smallest offset from `from` on that is congruent to an address. */
static uint64_t congruent(uint64_t from, uint64_t address, uint64_t align)
{
	if (align <= 1)
		return from;
	const uint64_t skew = address % align;
	const uint64_t base = from / align * align + skew;

	return base >= from ? base : bsz_add(base, align);
}

static uint64_t place_segments(struct llvm *llvm)
{
	uint64_t end = 0;

	for (uint32_t i = 0; i < llvm->segment_count; i++) {
		struct llvm_segment *segment =
		    &llvm->segments[llvm->order[i]];

		if (segment->parent != LLVM_NONE) {
			const struct llvm_segment *parent =
			    &llvm->segments[segment->parent];

			segment->offset = parent->offset +
			    (segment->from - parent->from);
		} else {
			segment->offset = congruent(end, segment->vaddr,
			    segment->align);
		}
		end = bsz_max(end,
		    bsz_add(segment->offset, segment->file_size));
	}
	return end;
}

/* The kept sections by their places in the input; NULL when memory is
 * short. */
static struct bsz_keyed *sort_sections(struct llvm *llvm, size_t *count)
{
	const struct strip_source *source = llvm->source;
	const size_t room = (size_t)source->section_count + 1;
	struct bsz_keyed *keys = bsz_arena_alloc(&llvm->arena,
	    room * sizeof(*keys));
	struct bsz_keyed *scratch = bsz_arena_alloc(&llvm->arena,
	    room * sizeof(*scratch));

	*count = 0;
	if (!keys || !scratch)
		return NULL;
	for (uint32_t i = 1; i < source->section_count; i++)
		if (!llvm->sections[i].removed)
			keys[(*count)++] = (struct bsz_keyed){
			    source->sections[i].offset, i};
	bsz_sort_keyed(keys, scratch, *count);
	return keys;
}

/* Sections outside of segments. */
static int place_others(struct llvm *llvm, uint64_t *end)
{
	size_t count;
	const struct bsz_keyed *keys = sort_sections(llvm, &count);

	if (!keys)
		return bsz_fail_memory(llvm->err);
	for (size_t i = 0; i < count; i++) {
		const struct llvm_section *out =
		    &llvm->sections[keys[i].value];

		if (out->parent != LLVM_NONE)
			continue;
		*end = bsz_align_up(*end, out->align);
		if (!out->nobits)
			*end = bsz_add(*end, out->size);
	}
	return 0;
}

/* The first section of the segment that is loaded with this one in it; where
 * another segment begins at the same place, that one may hold the section. */
static uint32_t head_of(const struct llvm *llvm,
    const struct llvm_section *out)
{
	return out->parent == LLVM_NONE || llvm->source->segments[
	    out->parent].type != PT_LOAD ? LLVM_NONE :
	    llvm->segments[out->parent].first;
}

/* --only-keep-debug: what is loaded has no room but its alignment. */
static int place_debug_file(struct llvm *llvm, uint64_t *end)
{
	const struct strip_source *source = llvm->source;
	uint64_t off = source->header_size +
	    (uint64_t)source->segment_count * source->phdr_size;
	size_t count;
	const struct bsz_keyed *keys = sort_sections(llvm, &count);

	*end = off;
	if (!keys)
		return bsz_fail_memory(llvm->err);
	for (size_t k = 0; k < count; k++) {
		const uint32_t i = (uint32_t)keys[k].value;
		struct llvm_section *out = &llvm->sections[i];
		const struct strip_section *section = &source->sections[i];
		const uint32_t head = head_of(llvm, out);

		if (head == i)
			off = congruent(off, section->addr,
			    source->segments[out->parent].align);
		if (out->nobits) {
			out->offset = off;
			continue;
		}
		if (head == LLVM_NONE)
			off = bsz_align_up(off, out->align);
		else if (head != i)
			off = llvm->sections[head].offset +
			    (section->offset - source->sections[head].offset);
		out->offset = off;
		off = bsz_add(off, out->size);
		*end = bsz_max(*end, off);
	}
	*end = bsz_max(*end, off);
	return 0;
}

/* Names of the sections, and of symbols where one table holds both. */
static int size_names(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;
	const uint32_t table = llvm->symbols->table;
	const bool has_table = table && !llvm->sections[table].removed;
	const uint32_t link = has_table ? source->sections[table].link : 0;
	const uint32_t shared = link == source->names_index ? link : 0;
	struct strip_tail *tails = bsz_arena_alloc(&llvm->arena,
	    ((size_t)source->section_count + (shared ?
	    llvm->symbols->count : 0) + 1) * sizeof(*tails));
	size_t count = 0;

	if (!tails)
		return bsz_fail_memory(llvm->err);
	for (uint32_t i = 1; i < source->section_count; i++)
		if (!llvm->sections[i].removed)
			tails[count++] =
			    strip_tail_of(source->sections[i].name);
	for (uint32_t i = 1; shared && i < llvm->symbols->count; i++) {
		uint32_t size;
		const char *name = bsz_strip_symbol_name(llvm->symbols, i,
		    &size);

		if (llvm->keep[i] == STRIP_NAMED && size)
			tails[count++] = (struct strip_tail){name + size,
			    size};
	}
	if (!bsz_strip_tails_sort(tails, count))
		return bsz_fail_memory(llvm->err);
	const uint64_t names = bsz_strip_tails_size(tails, count);
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (section->type == SHT_STRTAB &&
		    !(section->flags & SHF_ALLOC))
			llvm->sections[i].size = 1;
	}
	if (source->names_index && source->names_index <
	    source->section_count)
		llvm->sections[source->names_index].size = names;
	return has_table && link && !shared && link < source->section_count &&
	    !(source->sections[link].flags & SHF_ALLOC) ?
	    bsz_strip_symbols_names(llvm->symbols, llvm->keep,
	    &llvm->sections[link].size, llvm->err) : 0;
}

int bsz_strip_llvm_layout(struct llvm *llvm, uint64_t *size)
{
	const struct strip_source *source = llvm->source;
	uint64_t end = 0, count = 1;
	int rc = size_names(llvm);

	if (rc)
		return rc;
	if (llvm->level == LLVM_ONLY_DEBUG) {
		rc = place_debug_file(llvm, &end);
	} else {
		end = place_segments(llvm);
		if (llvm->level != LLVM_SECTIONS)
			rc = place_others(llvm, &end);
	}
	for (uint32_t i = 1; i < source->section_count; i++)
		count += !llvm->sections[i].removed;
	if (llvm->level != LLVM_SECTIONS && source->section_count)
		end = bsz_add(bsz_align_up(end, source->word),
		    count * source->shdr_size);
	*size = end;
	return rc;
}
