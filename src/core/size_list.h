/*
 * A list of sizes while it is made.
 */
#ifndef BINSIZE_SIZE_LIST_H
#define BINSIZE_SIZE_LIST_H

#include <binsize/sizes.h>

/* A new empty list at the end of sizes->lists, with room for count items;
 * NULL when memory is short. Valid until the next call. */
struct bsz_size_list *bsz_size_list_new(struct bsz_sizes *sizes,
    const char *dims, size_t count);

/* Add an item; texts are borrowed from the arena of the list's sizes. */
void bsz_size_list_push(struct bsz_size_list *list, struct bsz_size size);

/* Sort a list; items of the same label are summed up. */
void bsz_size_list_settle(struct bsz_size_list *list);

#endif
