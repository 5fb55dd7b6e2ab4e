/*
 * Records of a pax header (POSIX.1-2001) that matter to a layer.
 */
#ifndef BINSIZE_OCI_TAR_PAX_H
#define BINSIZE_OCI_TAR_PAX_H

#include "tar.h"

struct bsz_pax {
	bool has_path, has_target; /* told already by what counts more */
	uint64_t xattrs;       /* hash of all of them in any order; 0: none */
	uint64_t coded_xattrs; /* of those that libarchive writes its own way */
	uint64_t apparent;     /* size of a sparse file */
	bool is_sparse;
};

/*
 * Apply records to an entry: path and link go to the tar's buffers unless the
 * pax says that they are told, size, owner and time to the entry. False when a record cannot be read.
 */
bool bsz_pax_apply(const struct bsz_buf *records, struct bsz_pax *pax,
    struct bsz_tar *tar, struct bsz_entry *entry);

#endif
