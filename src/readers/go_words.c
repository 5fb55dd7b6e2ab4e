/*
 * Words of Go's data as the program sees them once it is loaded.
 *
 * Position-independent files are relocated when they start. Where entries
 * hold their addend themselves (RELA), the word in the file is 0, so Go's
 * tables can only be followed by way of those entries. Where they do not
 * (REL, RELR), the word in the file is the addend.
 *
 * Only entries without a symbol are taken: Go's own data needs no others.
 */
#include <binsize/sort.h>

#include "go_words.h"

#include "cursor.h"

static uint64_t entry_size(const struct elf_image *image)
{
	return image->is64 ? 24 : 12;
}

static bool holds_addends(const struct elf_section *section)
{
	return section->type == SHT_RELA && section->flags & SHF_ALLOC;
}

static size_t count_entries(const struct elf_image *image)
{
	uint64_t count = 0;

	for (size_t i = 1; i < image->section_count; i++) {
		if (holds_addends(&image->sections[i]))
			count += bsz_elf_section_bytes(image,
			    &image->sections[i]).size / entry_size(image);
	}
	return (size_t)count;
}

/* False for an entry with a symbol. */
static bool read_entry(const struct elf_image *image, const uint8_t *at,
    struct bsz_keyed *out)
{
	if (image->is64) {
		out->key = load64(at, image->big);
		out->value = load64(at + 16, image->big);
		return load64(at + 8, image->big) >> 32 == 0;
	}
	out->key = load32(at, image->big);
	out->value = load32(at + 8, image->big);
	return load32(at + 4, image->big) >> 8 == 0;
}

static size_t read_entries(const struct elf_image *image,
    struct bsz_keyed *out)
{
	const uint64_t size = entry_size(image);
	size_t count = 0;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		struct bsz_span bytes;

		if (!holds_addends(section))
			continue;
		bytes = bsz_elf_section_bytes(image, section);
		for (uint64_t at = 0; at + size <= bytes.size; at += size)
			count += read_entry(image, bytes.data + at,
			    &out[count]);
	}
	return count;
}

int bsz_go_words_get(struct elf_image *image, const struct go_words **out,
    struct bsz_err *err)
{
	struct bsz_arena *arena = &image->artifact->arena;
	struct go_words *words = image->go_words;
	struct bsz_keyed *scratch;
	size_t room;

	*out = words;
	if (words)
		return 0;
	room = count_entries(image);
	words = bsz_arena_alloc(arena, sizeof(*words));
	scratch = bsz_malloc((room + 1) * sizeof(*scratch));
	if (words) {
		words->places = bsz_arena_alloc(arena,
		    (room + 1) * sizeof(*words->places));
		words->count = words->places && scratch
		    ? read_entries(image, words->places) : 0;
	}
	if (!words || !words->places || !scratch) {
		bsz_free(scratch);
		return bsz_fail_memory(err);
	}
	bsz_sort_keyed(words->places, scratch, words->count);
	bsz_free(scratch);
	*out = image->go_words = words;
	return 0;
}

uint64_t bsz_go_number(const struct elf_image *image, uint64_t vm,
    unsigned size)
{
	struct cursor at = cursor_on(bsz_elf_vm_bytes(image, vm, size),
	    image->big);

	return at.failed ? 0 : cursor_uint(&at, size);
}

uint64_t bsz_go_word(const struct elf_image *image,
    const struct go_words *words, uint64_t vm)
{
	size_t low = 0, high = words->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (words->places[middle].key < vm)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < words->count && words->places[low].key == vm)
		return words->places[low].value;
	return bsz_go_number(image, vm, image->is64 ? 8 : 4);
}
