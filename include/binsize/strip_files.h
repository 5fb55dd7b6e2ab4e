/*
 * What stripping would save of many files, and its table: one row a file, the
 * largest saving first. Each gets the stripping that leaves it good for what
 * it is for: programs and libraries lose all symbols, objects and archives
 * their debug information.
 */
#ifndef BINSIZE_STRIP_FILES_H
#define BINSIZE_STRIP_FILES_H

#include <binsize/strip.h>
#include <binsize/table.h>

struct bsz_strip_file;

struct bsz_strip_files {
	struct bsz_strip_file *items;
	size_t count, room;
};

/*
 * Forecast one file. The name is borrowed until the release, the bytes only
 * for the call; note is static text about it, or NULL. BSZ_EINPUT when it is
 * neither an ELF file nor an archive of some; BSZ_ENOMEM.
 */
int bsz_strip_files_add(struct bsz_strip_files *files, const char *name,
    const char *note, struct bsz_span bytes, struct bsz_err *err);

/* The table and a remark, for a report. BSZ_ENOMEM. */
int bsz_strip_files_table(struct bsz_strip_files *files,
    struct bsz_report *report, struct bsz_err *err);

/* Free the rows; the tables made of them stay. */
void bsz_strip_files_release(struct bsz_strip_files *files);

#endif
