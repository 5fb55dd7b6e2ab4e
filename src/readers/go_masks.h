/*
 * Masks of Go's types: which words of a value are pointers.
 */
#ifndef BINSIZE_GO_MASKS_H
#define BINSIZE_GO_MASKS_H

#include "elf_image.h"

enum go_mask { GO_MASK_BITS, GO_MASK_PROGRAM };

/*
 * Bytes of the mask at an address, for values whose last pointer is the
 * word before `words`; 0 where none is.
 * O(bytes).
 */
uint64_t bsz_go_mask_size(const struct elf_image *image, uint64_t vm,
    uint64_t words, enum go_mask form);

#endif
