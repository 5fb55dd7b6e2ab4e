/*
 * Whether there is Go in a file, and the symbols that its linker puts before
 * many things of one kind, which have none of their own.
 */
#ifndef BINSIZE_GO_COLLECTIONS_H
#define BINSIZE_GO_COLLECTIONS_H

#include "elf_image.h"

/* By its sections, or its note. */
bool bsz_elf_has_go(const struct elf_image *image);

enum go_collection {
	GO_NO_COLLECTION,
	GO_STRINGS, /* literals, each once for all packages */
	GO_NUMBERS, /* masks and the like: no word of them points */
	GO_FUNCTION_DATA /* neither does one of these */
};

/* By a symbol's name. */
enum go_collection bsz_go_collection(const char *name, size_t size);

/* By a label. A section's mark may be an alias. */
enum go_collection bsz_go_collection_of(const struct bsz_labels *labels,
    uint32_t label);

#endif
