/*
 * The directories and files that one line number program lists, and the
 * labels of those that rows are from.
 */
#ifndef BINSIZE_LINE_FILES_H
#define BINSIZE_LINE_FILES_H

#include "dwarf_charge.h"
#include "line_labels.h"

/* One entry of a table of directories or files. */
struct line_entry {
	struct dwarf_value path;
	uint64_t directory;
	uint32_t label; /* of a file; 0: not made yet */
	uint32_t lines; /* the file's number there; 0: not asked for yet */
};

struct line_entries {
	struct line_entry *items;
	size_t count, room;
};

/* Tables of one worker: of one program at a time, labels of all. */
struct line_files {
	struct dwarf_line_header header; /* of the program at hand */
	struct line_entries directories, files;
	struct line_labels lines;
	struct bsz_buf path; /* scratch */
	uint32_t unknown;    /* label of what no entry tells */
	bool by_directory;   /* a file is its directory */
	bool failed;         /* memory was short */
};

/* Empty tables in the caller's storage, labels in `labels`. It cannot fail:
 * what memory is short for later, files->failed tells. */
void bsz_line_files_init(struct line_files *files, struct bsz_labels *labels,
    bool by_directory);
void bsz_line_files_release(struct line_files *files);

/*
 * Read the header and the tables of a unit's line number program, in place of
 * those before. False when they are damaged, or files->failed. O(entries).
 */
bool bsz_line_files_read(struct line_files *files,
    const struct dwarf_worker *worker, const struct dwarf_unit *unit);

/* The label of a file, as rows number them; of a number that the program does
 * not have, `unknown`. 0 when memory is short. O(1) but for the first time. */
uint32_t bsz_line_files_label(struct line_files *files,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    uint64_t index);

/* The same file's number among those whose lines have labels; 0: no memory. */
uint32_t bsz_line_files_lines(struct line_files *files,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    uint64_t index);

#endif
