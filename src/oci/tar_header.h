/*
 * One block of 512 bytes as a tar header.
 */
#ifndef BINSIZE_OCI_TAR_HEADER_H
#define BINSIZE_OCI_TAR_HEADER_H

#include <binsize/buf.h>
#include <binsize/image.h>

#define BSZ_TAR_BLOCK ((size_t)512)

struct bsz_tar_header {
	char type;
	enum bsz_tar_format format; /* pax: told by what stands before */
	uint64_t size;
	uint32_t mode, uid, gid;
	int64_t mtime_s;
	uint64_t device;
	uint64_t apparent;  /* of GNU's sparse files */
	bool is_extended;   /* blocks of a map follow (the same) */
};

/* Whether a block ends the archive: all of its bytes are 0. */
bool bsz_tar_is_zero(const uint8_t block[BSZ_TAR_BLOCK]);

/* False when the checksum is wrong or the size cannot be read. */
bool bsz_tar_parse(const uint8_t block[BSZ_TAR_BLOCK],
    struct bsz_tar_header *header);

/* The names in a header, appended. */
void bsz_tar_names(const uint8_t block[BSZ_TAR_BLOCK],
    const struct bsz_tar_header *header, struct bsz_buf *path,
    struct bsz_buf *target);

#endif
