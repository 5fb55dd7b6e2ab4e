/*
 * Masks, after Go's own (runtime/mbitmap.go): a bit a word, the lowest first,
 * up to the last pointer; until 1.23 of large values, a program that makes
 * these bits, behind its length.
 *
 * Nothing but an address says that there is a mask. So one must be what a
 * compiler writes: the last bit is set and those behind it are not; a program
 * ends with its length, and makes no bit too few or too many.
 */
#include "go_masks.h"

#include "cursor.h"
#include "go_words.h"

/* Larger masks are programs (maxPtrmaskBytes). */
#define LARGEST_BITS 2048

static uint64_t bits_size(const struct elf_image *image, uint64_t vm,
    uint64_t words)
{
	const uint64_t size = (words + 7) / 8;
	const struct bsz_span bytes = bsz_elf_vm_bytes(image, vm,
	    bsz_min(size, LARGEST_BITS));
	const unsigned last = (unsigned)(words - 1) % 8;

	return bytes.size == size && bytes.data[size - 1] >> last == 1
	    ? size : 0;
}

/* One instruction; returns how many bits there are behind it. */
static uint64_t run(struct cursor *at, unsigned code, uint64_t bits)
{
	uint64_t repeated = code & 0x7f;

	if (code < 0x80) {
		cursor_skip(at, (code + 7) / 8);
		return bits + code;
	}
	if (repeated == 0)
		repeated = cursor_uleb(at);
	if (repeated > bits)
		cursor_fail(at);
	return bsz_add(bits, bsz_mul(repeated, cursor_uleb(at)));
}

static uint64_t program_size(const struct elf_image *image, uint64_t vm,
    uint64_t words)
{
	const uint64_t size = bsz_go_number(image, vm, 4);
	struct cursor at = cursor_on(bsz_elf_vm_bytes(image, bsz_add(vm, 4),
	    size), image->big);
	uint64_t bits = 0;
	unsigned code;

	if (size == 0 || cursor_left(&at) != size)
		return 0;
	while ((code = cursor_u8(&at)) != 0 && bits <= words)
		bits = run(&at, code, bits);
	return at.failed || cursor_left(&at) || bits != words ? 0 : 4 + size;
}

uint64_t bsz_go_mask_size(const struct elf_image *image, uint64_t vm,
    uint64_t words, enum go_mask form)
{
	if (words == 0 || bsz_elf_code_find(image, vm))
		return 0;
	return form == GO_MASK_PROGRAM ? program_size(image, vm, words)
	    : bits_size(image, vm, words);
}
