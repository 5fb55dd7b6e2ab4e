/*
 * Who refers to data that has no symbol: instructions of functions, and
 * addresses in data, which dynamic relocations tell; in a program that is
 * not position-independent there are none, and any aligned word that is such
 * an address counts.
 */
#include "elf_data.h"

#include "code_refs.h"
#include "elf_reloc.h"
#include "go_collections.h"
#include "go_data.h"
#include "go_pclntab.h"

#include <binsize/file.h>

/* Bytes of code between two times of giving its pages back. */
#define FORGET_AFTER (UINT64_C(2) << 20)

/* Bytes behind a function that a decoder may look at. */
#define SLACK 32

#ifndef SHT_RELR
#define SHT_RELR 19
#endif

static const struct {
	uint16_t machine;
	void (*find)(struct code_refs *refs, struct bsz_span code,
	    uint64_t size, uint64_t vm);
	void (*end)(struct code_refs *refs); /* of what may have to wait */
} decoders[] = {
	{EM_X86_64, bsz_x86_references, bsz_x86_references_end},
	{EM_AARCH64, bsz_a64_references, NULL},
};

/* --- code --- */

/* Nothing of the code from start to end is needed any more. */
static void leave(const struct elf_image *image, struct code_refs *refs,
    size_t decoder, uint64_t start, uint64_t end)
{
	if (decoders[decoder].end)
		decoders[decoder].end(refs);
	if (image->mapped && start < end)
		bsz_file_forget(bsz_elf_vm_bytes(image, start, end - start));
}

/* Code from a place on, with some bytes more where there are any. */
static struct bsz_span code_at(const struct elf_image *image, uint64_t start,
    uint64_t size)
{
	const struct bsz_span more = bsz_elf_vm_bytes(image, start,
	    size + SLACK);

	return more.size ? more : bsz_elf_vm_bytes(image, start, size);
}

static void find_in_code(const struct elf_image *image,
    const struct elf_symbols *symbols, struct code_refs *refs)
{
	uint64_t covered = 0, read = 0;
	size_t decoder = 0;

	while (decoders[decoder].machine != image->machine)
		decoder++;
	for (size_t i = 0; i < symbols->count; i++) {
		const struct elf_symbol *symbol = &symbols->items[i];
		const uint64_t start = bsz_max(symbol->start, covered);
		uint64_t end = symbol->start + symbol->size;
		struct bsz_span code;

		if (!symbol->is_code || start >= end)
			continue;
		/* of nested ones the later start counts */
		if (i + 1 < symbols->count &&
		    symbols->items[i + 1].start > start)
			end = bsz_min(end, symbols->items[i + 1].start);
		code = code_at(image, start, end - start);
		if (code.size)
			decoders[decoder].find(refs, code, end - start,
			    start);
		covered = end;
		if (start - read >= FORGET_AFTER) {
			leave(image, refs, decoder, read, covered);
			read = covered;
		}
	}
	leave(image, refs, decoder, read, covered);
}

/* --- data --- */

static uint64_t word_at(const struct elf_image *image, uint64_t vm)
{
	const unsigned word = image->is64 ? 8 : 4;
	const struct bsz_span bytes = bsz_elf_vm_bytes(image, vm, word);
	struct cursor at = cursor_on(bytes, image->big);

	return bytes.size == word ? cursor_uint(&at, word) : 0;
}

static void find_in_table(const struct elf_image *image,
    const struct elf_section *table, struct code_refs *refs)
{
	const uint64_t size = elf_reloc_size(image, table);
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, table),
	    image->big);

	while (cursor_left(&at) >= size) {
		const struct elf_reloc reloc = elf_reloc_read(image, &at,
		    table->type == SHT_RELA);

		if (reloc.symbol == 0)
			code_refs_add(refs, reloc.has_addend
			    ? (uint64_t)reloc.addend
			    : word_at(image, reloc.offset), reloc.offset);
	}
}

static void find_in_packed(const struct elf_image *image,
    const struct elf_section *table, struct code_refs *refs)
{
	const unsigned word = image->is64 ? 8 : 4;
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, table),
	    image->big);
	uint64_t next = 0;

	while (cursor_left(&at) >= word) {
		const uint64_t value = cursor_uint(&at, word);

		if (!(value & 1)) {
			code_refs_add(refs, word_at(image, value), value);
			next = value + word;
			continue;
		}
		for (unsigned bit = 1; bit < 8 * word; bit++) {
			const uint64_t place = next + (bit - 1) * word;

			if (value >> bit & 1)
				code_refs_add(refs, word_at(image, place),
				    place);
		}
		next += (8 * word - 1) * word;
	}
}

/* Go's sections of nothing that points anywhere. */
static bool has_pointers(const struct elf_section *section)
{
	static const char *const without[] = {".noptrdata", ".gopclntab"};

	for (size_t i = 0; i < BSZ_COUNTOF(without); i++)
		if (strcmp(section->name, without[i]) == 0)
			return false;
	return true;
}

/* Places where words that look like addresses are none. */
struct numbers {
	const struct elf_image *image;
	const struct go_data *go; /* NULL: not of Go */
	struct elf_gap items[8];
	size_t count;
};

/* By Go's symbols; data of functions by its table, where they are stripped. */
static int find_numbers(struct elf_image *image,
    const struct elf_symbols *symbols, struct numbers *out,
    struct bsz_err *err)
{
	bool has_function_data = false;
	int rc = bsz_go_data_get(image, &out->go, err);

	for (size_t i = 0; i < symbols->count &&
	    out->count + 1 < BSZ_COUNTOF(out->items); i++) {
		const struct elf_symbol *symbol = &symbols->items[i];
		const enum go_collection found = symbol->is_code
		    ? GO_NO_COLLECTION : bsz_go_collection_of(
		    image->artifact->labels, symbol->label);

		if (found != GO_NUMBERS && found != GO_FUNCTION_DATA)
			continue;
		has_function_data |= found == GO_FUNCTION_DATA;
		out->items[out->count++] = (struct elf_gap){symbol->start,
		    bsz_add(symbol->start, symbol->size), false};
	}
	if (rc == 0 && !has_function_data)
		rc = bsz_go_function_data(image, &out->items[out->count++],
		    err);
	return rc;
}

static bool is_number(const struct numbers *numbers, uint64_t place)
{
	for (size_t i = 0; i < numbers->count; i++)
		if (place >= numbers->items[i].start &&
		    place < numbers->items[i].end)
			return true;
	return numbers->go && !bsz_go_data_may_point(numbers->image,
	    numbers->go, place);
}

/* Go's constants do not point to variables that are zero at first, but hashes
 * and sizes in them look like it. */
static bool is_constant_to_zeros(const struct numbers *numbers,
    const struct elf_section *section, uint64_t target)
{
	return numbers->go && !(section->flags & SHF_WRITE) &&
	    !bsz_elf_vm_bytes(numbers->image, target, 1).size;
}

/* As much of a text is looked at as four characters, of which two words in a
 * row seldom look like one by chance. */
#define CHECKED 8

static bool is_text_at(const struct elf_image *image, uint64_t vm)
{
	for (unsigned i = 0; i < CHECKED; i++) {
		const struct bsz_span byte = bsz_elf_vm_bytes(image, vm + i,
		    1);

		if (!byte.size || !elf_data_is_text(byte.data[0]))
			return i > 0 && byte.size && byte.data[0] == 0;
	}
	return true;
}

/*
 * Whether a word of a program that is not of Go may be what it looks like.
 * "abc" and five zeros are, to programs that begin at 4 MiB, an address; but
 * what is no text is aligned.
 */
static bool is_plausible(const struct numbers *numbers, uint64_t target)
{
	return numbers->go || target % 4 == 0 ||
	    is_text_at(numbers->image, target);
}

/* Words of a section that are in an area, which are few. */
BSZ_ALWAYS_INLINE void find_words(const struct elf_section *section,
    struct bsz_span bytes, bool big, const struct numbers *numbers,
    struct code_refs *refs)
{
	const struct code_refs_area near = refs->areas[0];
	const struct code_refs_area far = refs->areas[refs->area_count - 1];
	const uint64_t near_span = near.last - near.first;
	const uint64_t far_span = far.last - far.first;

	for (uint64_t at = -section->vm & 7; at + 8 <= bytes.size; at += 8) {
		const uint64_t word = load64(bytes.data + at, big);

		if (BSZ_UNLIKELY(word - near.first <= near_span ||
		    word - far.first <= far_span) &&
		    code_refs_wants(refs, word) &&
		    !is_number(numbers, section->vm + at) &&
		    !is_constant_to_zeros(numbers, section, word) &&
		    is_plausible(numbers, word))
			bsz_code_refs_keep(refs, word, section->vm + at);
	}
}

static void find_in_words(const struct elf_image *image,
    const struct elf_section *section, const struct numbers *numbers,
    struct code_refs *refs)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(image, section);

	/* a loop for each order of bytes */
	if (image->big)
		find_words(section, bytes, true, numbers, refs);
	else
		find_words(section, bytes, false, numbers, refs);
	if (image->mapped)
		bsz_file_forget(bytes);
}

static int find_in_data(struct elf_image *image,
    const struct elf_symbols *symbols, struct code_refs *refs,
    struct bsz_err *err)
{
	struct numbers numbers = {.image = image};
	const int rc = refs->absolute && bsz_elf_has_go(image) ?
	    find_numbers(image, symbols, &numbers, err) : 0;

	for (size_t i = 1; i < image->section_count && !rc; i++) {
		const struct elf_section *section = &image->sections[i];

		if (!section->mapped)
			continue;
		if (elf_reloc_is_table(section))
			find_in_table(image, section, refs);
		else if (section->type == SHT_RELR)
			find_in_packed(image, section, refs);
		else if (section->type == SHT_PROGBITS && refs->absolute &&
		    !section->executable && image->is64 &&
		    has_pointers(section))
			find_in_words(image, section, &numbers, refs);
	}
	return rc;
}

int bsz_elf_references_find(struct elf_image *image,
    const struct elf_gaps *gaps, struct bsz_keyed **out, size_t *count,
    struct bsz_err *err)
{
	struct code_refs refs = {0};
	const struct elf_symbols *symbols;
	int rc = bsz_elf_symbols_get(image, &symbols, err);

	if (rc == 0)
		rc = bsz_code_refs_init(&refs, gaps, err);
	if (rc == 0) {
		/* Go's compiler addresses data by RIP alone, and has C
		 * compilers do so, too */
		refs.absolute = image->type == ET_EXEC &&
		    !bsz_elf_has_go(image);
		if (image->type == ET_REL) {
			bsz_elf_object_references(image, symbols, &refs);
		} else {
			find_in_code(image, symbols, &refs);
			refs.absolute = image->type == ET_EXEC;
			rc = find_in_data(image, symbols, &refs, err);
		}
		rc = rc ? rc : bsz_code_refs_settle(&refs, err);
	}
	if (rc == 0) {
		*out = refs.items;
		*count = refs.count;
		refs.items = NULL;
	}
	bsz_code_refs_release(&refs);
	return rc;
}
