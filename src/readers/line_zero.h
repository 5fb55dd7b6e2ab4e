/*
 * Code of line 0: what compilers made up, which no line of a source says.
 */
#ifndef BINSIZE_LINE_ZERO_H
#define BINSIZE_LINE_ZERO_H

#include "dwarf.h"

/* Stretches of code with line 0. */
struct line_zero {
	struct line_zero_place {
		uint64_t start, size; /* addresses */
	} *items;
	size_t count, room;
	bool failed; /* memory was short */
};

/* Add a stretch. Amortised O(1). */
void bsz_line_zero_push(struct line_zero *zero, uint64_t start,
    uint64_t size);
/* Add all of another list. */
void bsz_line_zero_add(struct line_zero *zero, const struct line_zero *other);
void bsz_line_zero_release(struct line_zero *zero);

/*
 * Charge all to the file, the directory or line 0 of the file in which the
 * function around begins; dim is BSZ_SOURCE_FILE, BSZ_DIR or BSZ_LINE, which
 * has been settled. Code outside of functions stays without a label.
 * O(n log symbols). BSZ_ENOMEM and what bsz_elf_symbols_get() returns.
 */
int bsz_line_zero_lay(const struct line_zero *zero,
    struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err);

#endif
