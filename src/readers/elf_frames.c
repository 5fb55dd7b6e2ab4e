/*
 * Unwind tables that follow their functions: entries of .eh_frame, their
 * words in the search table of .eh_frame_hdr, and exception tables.
 *
 * An exception table (LSDA) says how long its call sites and types are, and
 * never reaches into the next one. One that functions of different owners
 * share stays with the section, as CIEs do, which serve all.
 *
 * Specification: LSB 5.0, 10.6; the Itanium C++ ABI's exception handling,
 * level 2, for the header of an LSDA.
 */
#include "elf_follow.h"

#include "cursor.h"

#include <binsize/sort.h>

#define PE_ABSENT 0xff

/* Encodings of the search table that linkers write: its count as a word, its
 * rows as two words relative to the section. */
#define PE_UDATA4 0x03
#define PE_DATAREL_SDATA4 0x3b

#define HEADER_SIZE 12
#define ROW_SIZE 8

static void follow_header(struct elf_follow *follow)
{
	const struct elf_image *image = follow->image;
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".eh_frame_hdr");
	struct bsz_span bytes;
	uint64_t count;

	if (!section || !section->mapped || image->type == ET_REL)
		return;
	bytes = bsz_elf_section_bytes(image, section);
	if (bytes.size < HEADER_SIZE || bytes.data[0] != 1 ||
	    bytes.data[2] != PE_UDATA4 || bytes.data[3] != PE_DATAREL_SDATA4)
		return;
	count = bsz_min(load32(bytes.data + 8, image->big),
	    (bytes.size - HEADER_SIZE) / ROW_SIZE);
	for (uint64_t i = 0; i < count; i++) {
		const uint64_t offset = HEADER_SIZE + i * ROW_SIZE;
		const int32_t start = (int32_t)load32(bytes.data + offset,
		    image->big);
		const uint64_t vm = section->vm + (uint64_t)(int64_t)start;

		bsz_elf_follow_claim(follow, section, offset, ROW_SIZE,
		    bsz_elf_follow_owner(follow, BSZ_VM, image->is64 ? vm
		    : vm & UINT32_MAX));
	}
}

static void skip_encoded(struct cursor *at, uint8_t encoding, bool is64)
{
	switch (encoding & 0x0f) {
	case 0x01:
	case 0x09:
		(void)cursor_uleb(at);
		return;
	case 0x02:
	case 0x0a:
		cursor_skip(at, 2);
		return;
	case 0x03:
	case 0x0b:
		cursor_skip(at, 4);
		return;
	case 0x04:
	case 0x0c:
		cursor_skip(at, 8);
		return;
	}
	cursor_skip(at, is64 ? 8 : 4);
}

/* Length of the exception table at the start of bytes; all of them when its
 * header cannot be read. */
static uint64_t lsda_length(const struct elf_image *image,
    struct bsz_span bytes)
{
	struct cursor at = cursor_on(bytes, image->big);
	const uint8_t start = cursor_u8(&at);
	uint64_t length = 0;
	uint8_t types;

	if (start != PE_ABSENT)
		skip_encoded(&at, start, image->is64);
	types = cursor_u8(&at);
	if (types != PE_ABSENT)
		length = cursor_uleb(&at); /* to the end of the types */
	else
		(void)cursor_u8(&at); /* encoding of call sites */
	if (types == PE_ABSENT)
		length = cursor_uleb(&at);
	cursor_skip(&at, length);
	return at.failed ? bytes.size : bytes.size - cursor_left(&at);
}

static const struct elf_section *section_around(const struct elf_image *image,
    uint64_t vm)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped && vm >= section->vm &&
		    vm - section->vm < section->file_size)
			return section;
	}
	return NULL;
}

/* Exception tables, each for the owner of the functions that point to it. */
static void claim_lsdas(struct elf_follow *follow,
    const struct bsz_keyed *tables, size_t count)
{
	const struct elf_section *section = NULL;

	for (size_t i = 0, end; i < count; i = end) {
		const uint64_t vm = tables[i].key;
		uint32_t tag = (uint32_t)tables[i].value;
		uint64_t offset, limit;

		for (end = i + 1; end < count && tables[end].key == vm; end++)
			tag = bsz_elf_follow_common(tag,
			    (uint32_t)tables[end].value);
		if (!section || vm < section->vm ||
		    vm - section->vm >= section->file_size)
			section = section_around(follow->image, vm);
		if (!section || section->executable)
			continue;
		offset = vm - section->vm;
		limit = section->file_size - offset;
		if (end < count)
			limit = bsz_min(limit, tables[end].key - vm);
		bsz_elf_follow_claim(follow, section, offset,
		    lsda_length(follow->image, bsz_span_part(
		    bsz_elf_section_bytes(follow->image, section), offset,
		    limit)), tag);
	}
}

static int follow_lsdas(struct elf_follow *follow,
    const struct elf_frames *frames, struct bsz_err *err)
{
	struct bsz_keyed *tables;
	size_t count = 0;

	for (size_t i = 0; i < frames->count; i++)
		count += frames->items[i].lsda != 0;
	if (count == 0)
		return 0;
	tables = bsz_malloc(2 * count * sizeof(*tables));
	if (!tables)
		return bsz_fail_memory(err);
	count = 0;
	for (size_t i = 0; i < frames->count; i++) {
		const struct elf_fde *fde = &frames->items[i];

		if (fde->lsda)
			tables[count++] = (struct bsz_keyed){fde->lsda,
			    bsz_elf_follow_owner(follow, BSZ_VM, fde->start)};
	}
	bsz_sort_keyed(tables, tables + count, count);
	claim_lsdas(follow, tables, count);
	bsz_free(tables);
	return 0;
}

int bsz_elf_follow_frames(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_frames *frames;
	int rc = bsz_elf_frames_get(follow->image, &frames, err);

	for (size_t i = 0; rc == 0 && i < frames->count; i++) {
		const struct elf_fde *fde = &frames->items[i];

		bsz_elf_follow_claim(follow, &frames->section, fde->offset,
		    fde->length, bsz_elf_follow_owner(follow, BSZ_VM,
		    fde->start));
	}
	if (rc != 0)
		return rc;
	follow_header(follow);
	return follow_lsdas(follow, frames, err);
}
