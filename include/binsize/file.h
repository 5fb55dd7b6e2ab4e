/*
 * An input file as one read-only span: mapped where that is possible, read
 * into memory where it is not (a pipe, "-" for standard input).
 */
#ifndef BINSIZE_FILE_H
#define BINSIZE_FILE_H

#include <binsize/err.h>

struct bsz_file {
	struct bsz_span bytes; /* valid until bsz_file_close() */
	bool mapped;           /* or from bsz_malloc() */
};

/*
 * Make the bytes of a file readable.
 *
 * file  the caller's storage; filled on success, cleared on failure
 * path  a regular file or a pipe; "-" is standard input. Borrowed for the
 *       call
 *
 * Returns 0, BSZ_ENOMEM, or BSZ_EINPUT when the file is missing, unreadable,
 * a directory, a device, empty, or a pipe with more than BSZ_MAX_PIPE bytes.
 * The text does not hold the path: put it in front with bsz_wrap().
 */
int bsz_file_open(struct bsz_file *file, const char *path,
    struct bsz_err *err);

/*
 * The same of a file that another one names, which nobody may have looked at:
 * regular files alone, so that nothing is waited for; "-" is a name.
 */
int bsz_file_open_regular(struct bsz_file *file, const char *path,
    struct bsz_err *err);

/*
 * Let go of the memory behind part of a mapped file; it is read again when
 * it is touched. For what was walked once: keeps the peak small. Only whole
 * pages inside the part are let go. Never call it for bytes that are not of
 * a mapped file: they would be lost.
 */
void bsz_file_forget(struct bsz_span part);

/* Give the bytes back. A cleared or closed file is fine. */
void bsz_file_close(struct bsz_file *file);

#endif
