/*
 * The labels of lines that one worker has met, by file and number.
 *
 * Neighbouring rows are a few lines apart. So the labels of 16 lines in a row
 * stand in a block, one line of the cache, and a file has a list of its
 * blocks: no hashing, and little memory for headers of which few lines are
 * code. Files are known by their label, so units share what they include.
 */
#ifndef BINSIZE_LINE_LABELS_H
#define BINSIZE_LINE_LABELS_H

#include "memo.h"

#include <binsize/labels.h>

#define LINE_BLOCK 16

struct line_file {
	uint32_t label;
	uint32_t *blocks; /* by line / LINE_BLOCK: number + 1, or 0 */
	uint32_t room;    /* of blocks */
	bool closed;      /* blocks stays as it is: a limit was met */
};

struct line_labels {
	struct line_file *files;
	size_t file_count, file_room;
	uint32_t (*blocks)[LINE_BLOCK]; /* labels, or 0 */
	size_t block_count, block_room;
	uint64_t listed;     /* room of all lists of blocks */
	struct memo by_file; /* label of a file to its number + 1 */
	bool failed;         /* memory was short */
};

/* An empty table in the caller's storage. It cannot fail. */
void bsz_line_labels_init(struct line_labels *lines);
void bsz_line_labels_release(struct line_labels *lines);

/* The number + 1 of a file; 0 when memory is short (remembered). */
uint32_t bsz_line_labels_file(struct line_labels *lines, uint32_t label);

/* A line that has no label yet, or is outside of what blocks hold. */
uint32_t bsz_line_labels_make(struct line_labels *lines,
    struct bsz_labels *labels, uint32_t file, uint32_t line);

/*
 * The label of a line. file: what bsz_line_labels_file() gave, not 0.
 * BSZ_NO_LABEL when memory is short (remembered).
 */
BSZ_ALWAYS_INLINE uint32_t line_labels_at(struct line_labels *lines,
    struct bsz_labels *labels, uint32_t file, uint32_t line)
{
	const struct line_file *const at = &lines->files[file - 1];
	const uint32_t block = line / LINE_BLOCK;

	if (BSZ_LIKELY(block < at->room && at->blocks[block])) {
		const uint32_t label =
		    lines->blocks[at->blocks[block] - 1][line % LINE_BLOCK];

		if (BSZ_LIKELY(label))
			return label;
	}
	return bsz_line_labels_make(lines, labels, file, line);
}

#endif
