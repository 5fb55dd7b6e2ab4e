/*
 * ARM's unwind tables: rows of .ARM.exidx, and what they point to in
 * .ARM.extab, follow their functions.
 *
 * An extab entry's length is not written down where its personality routine
 * is not ARM's own, so each ends where the next one begins.
 *
 * Specification: Exception Handling ABI for the Arm Architecture, 6 and 7.
 */
#include "elf_follow.h"

#include "cursor.h"

#include <binsize/sort.h>

#define ROW_SIZE 8
#define CANT_UNWIND 1u
#define INLINE_ENTRY 0x80000000u

/* A 31-bit offset relative to its own place. */
static uint64_t target_of(uint32_t word, uint64_t place)
{
	const uint32_t wide = word << 1;

	return (place + (uint64_t)(int64_t)((int32_t)wide >> 1)) & UINT32_MAX;
}

static void claim_entries(struct elf_follow *follow,
    const struct elf_section *section, const struct bsz_keyed *entries,
    size_t count)
{
	for (size_t i = 0, end; i < count; i = end) {
		const uint64_t vm = entries[i].key;
		uint32_t tag = (uint32_t)entries[i].value;

		for (end = i + 1; end < count && entries[end].key == vm; end++)
			tag = bsz_elf_follow_common(tag,
			    (uint32_t)entries[end].value);
		if (vm >= section->vm)
			bsz_elf_follow_claim(follow, section, vm - section->vm,
			    end < count ? entries[end].key - vm : UINT64_MAX,
			    tag);
	}
}

/* Claim the rows; returns how many entries of extab they point to. */
static size_t follow_rows(struct elf_follow *follow,
    const struct elf_section *section, struct bsz_keyed *entries)
{
	const struct elf_image *image = follow->image;
	const struct bsz_span bytes = bsz_elf_section_bytes(image, section);
	size_t count = 0;

	for (uint64_t at = 0; at + ROW_SIZE <= bytes.size; at += ROW_SIZE) {
		const uint64_t place = section->vm + at;
		const uint32_t second = load32(bytes.data + at + 4,
		    image->big);
		const uint32_t tag = bsz_elf_follow_owner(follow, BSZ_VM,
		    target_of(load32(bytes.data + at, image->big), place));

		bsz_elf_follow_claim(follow, section, at, ROW_SIZE, tag);
		if (second != CANT_UNWIND && !(second & INLINE_ENTRY))
			entries[count++] = (struct bsz_keyed){
			    target_of(second, place + 4), tag};
	}
	return count;
}

int bsz_elf_follow_exidx(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_image *image = follow->image;
	const struct elf_section *rows = bsz_elf_section_find(image,
	    ".ARM.exidx");
	const struct elf_section *extab = bsz_elf_section_find(image,
	    ".ARM.extab");
	const size_t room = rows ? rows->file_size / ROW_SIZE + 1 : 0;
	struct bsz_keyed *entries;
	size_t count;

	if (!rows || image->machine != EM_ARM || image->type == ET_REL ||
	    !rows->mapped)
		return 0;
	entries = bsz_malloc(2 * room * sizeof(*entries));
	if (!entries)
		return bsz_fail_memory(err);
	count = follow_rows(follow, rows, entries);
	bsz_sort_keyed(entries, entries + room, count);
	if (extab && extab->mapped)
		claim_entries(follow, extab, entries, count);
	bsz_free(entries);
	return 0;
}
