/*
 * What Go's module data tells of data: the borders of what Go's linker laid
 * out, which words are pointers, and tables that no symbol of a stripped
 * program names.
 */
#ifndef BINSIZE_GO_DATA_H
#define BINSIZE_GO_DATA_H

#include "elf_data.h"

/* A table of the linker's, under the name of its symbol. */
struct go_mark {
	const char *name;
	uint64_t vm, size;
};

/* Data or zeros, with pointers or without. */
struct go_area {
	uint64_t start, end; /* VM; empty: not known */
	uint64_t alignment;  /* of whatever has so many bytes */
};

#define GO_DATA_AREAS 4
#define GO_MARKS 3

struct go_data {
	struct go_area areas[GO_DATA_AREAS];
	struct go_area functions; /* their table */
	const uint8_t *pointers; /* a bit for each word of the second */
	uint64_t pointer_count;  /* bits; 0: not known */
	struct go_mark marks[GO_MARKS];
	size_t mark_count;
};

/*
 * Read on first use; empty where the module's data was not found, which is
 * so of all programs of Go 1.15 and older. Borders that make no sense leave
 * their part out. BSZ_ENOMEM. O(bytes of data).
 */
int bsz_go_data_get(struct elf_image *image, const struct go_data **out,
    struct bsz_err *err);

/* Whether a place of data may hold an address; true where nothing tells. */
bool bsz_go_data_may_point(const struct elf_image *image,
    const struct go_data *data, uint64_t place);

/*
 * Whether something of a size may begin at an address. False only where
 * Go's linker would have aligned it, so that something else goes on there.
 */
bool bsz_go_data_may_begin(const struct go_data *data, uint64_t vm,
    uint64_t size);

#endif
