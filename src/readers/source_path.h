/*
 * Paths of source files as one text: directories joined, "." and ".." taken
 * out, prefixes mapped.
 */
#ifndef BINSIZE_SOURCE_PATH_H
#define BINSIZE_SOURCE_PATH_H

#include <binsize/artifact.h>

/*
 * Write the path of `name` in `directory` in `base` into out, which is
 * emptied first. Any of the three may be NULL; one that begins with a slash
 * makes those before it void, and one that begins with "./" a relative base:
 * prefix maps of the compiler have shortened both. maps: the first whose old prefix fits at a
 * border of a component is applied.
 */
void bsz_source_path_join(struct bsz_buf *out, const char *base,
    const char *directory, const char *name,
    const struct bsz_prefix_map *maps, size_t map_count);

/* Length of the directory part of a path: without the last slash. */
size_t bsz_source_path_directory(const char *path, size_t size);

#endif
