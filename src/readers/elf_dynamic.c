/*
 * What a file without section headers still tells: its dynamic section has
 * the address of the symbol table, and a hash table its length; a segment of
 * its own points to the unwind table.
 *
 * Specification: gABI, "Dynamic Section" and "Hash Table"; DT_GNU_HASH as
 * the GNU linker writes it; LSB 5.0, 10.6.2 (.eh_frame_hdr).
 */
#include "elf_image.h"

#include "cursor.h"

struct bsz_span bsz_elf_vm_bytes(const struct elf_image *image, uint64_t start,
    uint64_t size)
{
	uint64_t file;

	if (!bsz_translate(&image->artifact->translation, start, &file))
		return (struct bsz_span){NULL, 0};
	return bsz_span_part(image->bytes, file, size);
}

/* From an address to the end of what the file backs there. */
static struct bsz_span vm_rest(const struct elf_image *image, uint64_t start)
{
	const struct bsz_translation *all = &image->artifact->translation;

	for (size_t i = 0; i < all->count; i++) {
		const struct bsz_piece *piece = &all->by_vm[i];

		if (start >= piece->vm && start - piece->vm < piece->size)
			return bsz_span_part(image->bytes, piece->file +
			    (start - piece->vm),
			    piece->size - (start - piece->vm));
	}
	return (struct bsz_span){NULL, 0};
}

/* Highest symbol in the chains of a GNU hash table, plus one. */
static uint64_t gnu_hash_count(const struct elf_image *image, uint64_t vm)
{
	const struct bsz_span bytes = vm_rest(image, vm);
	struct cursor at = cursor_on(bytes, image->big);
	const uint32_t buckets = cursor_u32(&at);
	const uint32_t first = cursor_u32(&at);
	const uint32_t bloom = cursor_u32(&at);
	uint32_t last = 0;

	cursor_skip(&at, 4);
	cursor_skip(&at, (uint64_t)bloom * (image->is64 ? 8 : 4));
	for (uint32_t i = 0; i < buckets && !at.failed; i++) {
		const uint32_t bucket = cursor_u32(&at);

		last = bucket > last ? bucket : last;
	}
	if (at.failed || last < first)
		return at.failed ? 0 : first;
	cursor_skip(&at, (uint64_t)(last - first) * 4);
	while (!at.failed) {
		const uint32_t hash = cursor_u32(&at);

		last++;
		if (hash & 1)
			return last;
	}
	return 0;
}

static uint64_t symbol_count(const struct elf_image *image)
{
	uint64_t vm;

	if (bsz_elf_dynamic_value(image, DT_HASH, &vm)) {
		const struct bsz_span words = bsz_elf_vm_bytes(image, vm, 8);

		if (words.data)
			return load32(words.data + 4, image->big);
	}
	if (bsz_elf_dynamic_value(image, DT_GNU_HASH, &vm))
		return gnu_hash_count(image, vm);
	return 0;
}

void bsz_elf_dynamic_symbols(const struct elf_image *image,
    struct bsz_span *entries, struct bsz_span *names)
{
	const uint64_t size = image->is64 ? 24 : 16;
	uint64_t symbols, strings, string_size;

	*entries = *names = (struct bsz_span){NULL, 0};
	if (!bsz_elf_dynamic_value(image, DT_SYMTAB, &symbols) ||
	    !bsz_elf_dynamic_value(image, DT_STRTAB, &strings) ||
	    !bsz_elf_dynamic_value(image, DT_STRSZ, &string_size))
		return;
	*entries = bsz_elf_vm_bytes(image, symbols,
	    bsz_mul(symbol_count(image), size));
	*names = bsz_elf_vm_bytes(image, strings, string_size);
}

struct bsz_span bsz_elf_segment_eh_frame(const struct elf_image *image,
    struct elf_section *section)
{
	const struct elf_segment *segment = bsz_elf_segment_find(image,
	    PT_GNU_EH_FRAME);
	struct bsz_span header, frames;
	uint64_t file;

	if (!segment)
		return (struct bsz_span){NULL, 0};
	header = bsz_elf_vm_bytes(image, segment->vaddr, 8);
	/* version 1; the pointer is a signed word relative to itself */
	if (!header.data || header.data[0] != 1 || header.data[1] != 0x1b)
		return (struct bsz_span){NULL, 0};
	*section = (struct elf_section){.name = ".eh_frame",
	    .vm = segment->vaddr + 4 + (uint64_t)(int64_t)(int32_t)
	    load32(header.data + 4, image->big)};
	frames = vm_rest(image, section->vm);
	if (frames.data && bsz_translate(&image->artifact->translation,
	    section->vm, &file))
		section->offset = file;
	return frames;
}
