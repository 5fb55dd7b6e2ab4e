/*
 * Sizes of string tables. Every linker and strip writes them with merged
 * tails: a name that ends another one takes no bytes of its own.
 */
#ifndef BINSIZE_STRIP_TAILS_H
#define BINSIZE_STRIP_TAILS_H

#include <binsize/arena.h>
#include <binsize/limits.h>

/* A name by its end, because tails are compared from there. */
struct strip_tail {
	const char *end; /* behind the last byte */
	uint64_t size;   /* bytes before end; 0: takes no room */
};

BSZ_ALWAYS_INLINE struct strip_tail strip_tail_of(const char *name)
{
	const uint64_t size = strnlen(name, BSZ_MAX_NAME);

	return (struct strip_tail){name + size, size};
}

/*
 * Sort so that a name stands before all that end with it. BSZ_ENOMEM as
 * false. O(bytes of all names).
 */
bool bsz_strip_tails_sort(struct strip_tail *tails, size_t count);

/* Bytes of a table that holds these names, sorted as above. O(bytes). */
uint64_t bsz_strip_tails_size(const struct strip_tail *tails, size_t count);

/* The same of a text of ours. */
BSZ_ALWAYS_INLINE struct strip_tail strip_tail_literal(const char *text)
{
	const uint64_t size = strlen(text);

	return (struct strip_tail){text + size, size};
}

#endif
