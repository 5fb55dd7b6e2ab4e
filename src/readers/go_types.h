/*
 * Go's descriptions of types, which a program holds for interfaces and
 * reflection: where they are, and which package defines each.
 */
#ifndef BINSIZE_GO_TYPES_H
#define BINSIZE_GO_TYPES_H

#include "go_buildinfo.h"
#include "go_table.h"

/* Bytes that one type has, or that several share. */
struct go_piece {
	uint64_t vm;
	uint32_t size;
	bool is_own; /* a descriptor or an interface table; else a name, a mask */
	struct go_text package; /* empty: of no package */
};

struct go_types {
	struct go_piece *pieces; /* bsz_free(); may overlap */
	size_t count;
};

/*
 * Read all types by way of the module's data; none where that was not found.
 * BSZ_ENOMEM. O(bytes of the region).
 */
int bsz_go_types_read(const struct go_table *table, struct go_types *out,
    struct bsz_err *err);

#endif
