/*
 * Words of Go's data as the program sees them once it is loaded.
 */
#ifndef BINSIZE_GO_WORDS_H
#define BINSIZE_GO_WORDS_H

#include "elf_image.h"

/* Relocations without a symbol: a place and what is stored there. */
struct go_words {
	struct bsz_keyed *places; /* sorted by place (key) */
	size_t count;
};

/* Collected on first use, owned by the artifact's arena. BSZ_ENOMEM. */
int bsz_go_words_get(struct elf_image *image, const struct go_words **out,
    struct bsz_err *err);

/*
 * The pointer at an address: what a relocation stores there, else what the
 * file holds; 0 where it holds nothing. O(log relocations).
 */
uint64_t bsz_go_word(const struct elf_image *image,
    const struct go_words *words, uint64_t vm);

/* A number of 1, 2, 4 or 8 bytes at an address; 0 outside of the file. */
uint64_t bsz_go_number(const struct elf_image *image, uint64_t vm,
    unsigned size);

#endif
