/*
 * Names of entries as paths of one tree.
 */
#ifndef BINSIZE_OCI_TAR_PATH_H
#define BINSIZE_OCI_TAR_PATH_H

#include "tar.h"

/*
 * A name made plain and kept in the tar's arena: "./a", "/a", "a/", "b/../a"
 * are all "a"; the root is "". What would lead out of the tree stays in it
 * and is counted. For an entry, names of whiteouts decide its kind and
 * become what they delete. NULL when memory is short.
 */
const char *bsz_path_keep(struct bsz_tar *tar, const struct bsz_buf *name,
    struct bsz_entry *entry);

#endif
