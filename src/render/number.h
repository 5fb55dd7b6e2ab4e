/*
 * Numbers as text: rounded for people, exact for machines. Every rounding is
 * to the nearest, halves up, and always from the exact value.
 */
#ifndef BINSIZE_NUMBER_H
#define BINSIZE_NUMBER_H

#include <binsize/table.h>

/* Enough for any of these texts. They are not NUL-terminated. */
#define BSZ_NUMBER_ROOM 32

/*
 * A cell that is not BSZ_TEXT, written to out[BSZ_NUMBER_ROOM]. Returns the
 * number of characters.
 *
 * people: BSZ_BYTES and BSZ_BITS "123 B", "1.23 MiB"; BSZ_COUNT "1,234";
 * BSZ_SHARE "12.3%"; BSZ_ADDRESS "0x401000"; BSZ_SIGNED_BYTES "+123 B", "-1.23 MiB";
 * BSZ_GROWTH "+12.3%", "-100.0%", "new"; BSZ_REAL four digits;
 * BSZ_DURATION "187 ms", "24.1 s", "14m22s"; BSZ_RATE "38.7%"; BSZ_SIZE "41.7 MB";
 * BSZ_FORESEEN and BSZ_FORESEEN_CHANGE as bytes; "-" for what is unknown.
 * machine: decimal digits, a minus in front of a loss; a share or a growth as
 * a fraction of at most 12 decimals, "null" for growth from nothing and what
 * is unknown; of other real numbers six digits, or all when they are whole.
 */
size_t bsz_number_people(enum bsz_column_kind kind, union bsz_cell cell,
    char *out);
size_t bsz_number_machine(enum bsz_column_kind kind, union bsz_cell cell,
    char *out);

/* "0x" and hexadecimal digits. */
size_t bsz_number_address(uint64_t value, char *out);

#endif
