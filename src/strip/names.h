/*
 * String tables as binutils writes them: names in the order in which they
 * were added, each once, and those that end another one inside of it.
 */
#ifndef BINSIZE_STRIP_NAMES_H
#define BINSIZE_STRIP_NAMES_H

#include <binsize/arena.h>
#include <binsize/err.h>

struct strip_name {
	const char *text;
	uint32_t size;   /* bytes; the NUL comes behind them */
	uint32_t offset; /* in the table; set by bsz_strip_names_settle() */
	uint32_t index;  /* in the order of adding; likewise */
	bool inside;     /* of another one; likewise */
};

/*
 * Give each name its offset; the array keeps its order. *size is that of the
 * table. BSZ_ENOMEM.
 */
int bsz_strip_names_settle(struct strip_name *names, size_t count,
    uint64_t *size, struct bsz_err *err);

/* Write the table of settled names over zeros. */
void bsz_strip_names_write(const struct strip_name *names, size_t count,
    uint8_t *out);

#endif
