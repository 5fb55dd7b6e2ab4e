/*
 * What the files of the layout share: the parts that labels of the layout
 * stand for, and its steps in their order.
 */
#ifndef BINSIZE_ELF_LAYOUT_H
#define BINSIZE_ELF_LAYOUT_H

#include "elf_image.h"

/* Parts that are not sections. */
enum fixed_part {
	PART_NONE,
	PART_ELF_HEADER,
	PART_PROGRAM_HEADERS,
	PART_SECTION_HEADERS,
	PART_SECTION_PADDING,
	PART_PAGE_PADDING,
	PART_APPENDED,
	PART_UNKNOWN,
	PART_FIXED_COUNT /* then one a section, then one a segment */
};

static inline uint32_t section_part(size_t index)
{
	return (uint32_t)(PART_FIXED_COUNT + index);
}

static inline uint32_t segment_part(const struct elf_image *image,
    size_t index)
{
	return (uint32_t)(PART_FIXED_COUNT + image->section_count + index);
}

/* Whether segments say what memory looks like. */
bool bsz_elf_has_loads(const struct elf_image *image);

/* First: give each section its part, and its place in the VM domain if it
 * has one. */
void bsz_elf_place_sections(struct elf_image *image);

/* Then names and kinds of all parts; appended: what is behind the file's
 * structure. BSZ_ENOMEM. */
int bsz_elf_name_parts(struct elf_image *image, const char *appended,
    struct bsz_err *err);

/* Last, of a file whose own layout is there: translation, the layout of the
 * VM domain, its total, and image->code. BSZ_ENOMEM. */
int bsz_elf_lay_out_vm(struct elf_image *image, struct bsz_err *err);

#endif
