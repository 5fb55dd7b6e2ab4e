/*
 * Tables that decode deflate's prefix codes: one look-up a symbol, two for
 * rare ones.
 */
#ifndef BINSIZE_OCI_HUFFMAN_H
#define BINSIZE_OCI_HUFFMAN_H

#include <binsize/base.h>

/*
 * An entry. Bits 0 to 5: bits of the symbol with its extra bits, or of the
 * first table's index where a second one follows; 8 to 11: those of its code
 * alone, or of the second table's index; 16 to 31: a value.
 */
#define BSZ_ENTRY_LITERAL UINT32_C(0x40) /* value: the byte */
#define BSZ_ENTRY_SPECIAL UINT32_C(0x80) /* one of these: */
#define BSZ_ENTRY_SECOND UINT32_C(0x1000)  /* value: where it begins */
#define BSZ_ENTRY_END UINT32_C(0x2000)     /* of the block */
#define BSZ_ENTRY_BAD UINT32_C(0x4000)     /* no such code */

BSZ_ALWAYS_INLINE unsigned bsz_entry_bits(uint32_t entry)
{
	return entry & 0x3f;
}

BSZ_ALWAYS_INLINE unsigned bsz_entry_code_bits(uint32_t entry)
{
	return entry >> 8 & 0xf;
}

BSZ_ALWAYS_INLINE uint32_t bsz_entry_value(uint32_t entry)
{
	return entry >> 16;
}

#define BSZ_LONGEST_CODE 15

/* What a set of code lengths stands for. */
struct bsz_alphabet {
	const uint32_t *symbols; /* entry of each, without its code's bits */
	size_t count;            /* symbols behind it are bad */
	unsigned index_bits;     /* of the first table */
	size_t room;             /* entries of both tables */
	bool may_be_empty;       /* distances: no code at all is fine */
	bool complete;           /* a single code of one bit is not */
};

/*
 * Build the table of code lengths (0: the symbol has no code). False for
 * lengths that are no prefix code: too many codes, or too few, where only a
 * single code of one bit may be alone.
 */
bool bsz_huffman_build(uint32_t *table, const struct bsz_alphabet *alphabet,
    const uint8_t *lengths, size_t count);

#endif
