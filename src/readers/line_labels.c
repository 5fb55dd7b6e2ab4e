/*
 * Making labels of lines; looking them up is in the header.
 *
 * A line is made here once and never looked for in the table of labels. What
 * the blocks do not hold, for a number that no file has or in an input that
 * claims such numbers for thousands of files, is interned instead; a file
 * that met that limit once is closed, so that no line is made both ways.
 */
#include "line_labels.h"

#include <binsize/limits.h>

#define FIRST_FILES ((size_t)64)
#define FIRST_BLOCKS ((size_t)256)

void bsz_line_labels_init(struct line_labels *lines)
{
	*lines = (struct line_labels){.by_file.generation = 1};
}

void bsz_line_labels_release(struct line_labels *lines)
{
	for (size_t i = 0; i < lines->file_count; i++)
		bsz_free(lines->files[i].blocks);
	bsz_free(lines->files);
	bsz_free(lines->blocks);
	bsz_memo_release(&lines->by_file);
	*lines = (struct line_labels){0};
}

static bool grow_files(struct line_labels *lines)
{
	const size_t room = lines->file_room ? 2 * lines->file_room
	    : FIRST_FILES;
	struct line_file *const files = bsz_realloc(lines->files,
	    room * sizeof(*files));

	if (!files)
		return false;
	lines->files = files;
	lines->file_room = room;
	return true;
}

uint32_t bsz_line_labels_file(struct line_labels *lines, uint32_t label)
{
	uint32_t *const number = memo_at(&lines->by_file, label);

	if (number && *number)
		return *number;
	if (!number || (lines->file_count == lines->file_room &&
	    !grow_files(lines))) {
		lines->failed = true;
		return 0;
	}
	lines->files[lines->file_count++] = (struct line_file){.label = label};
	*number = (uint32_t)lines->file_count;
	return *number;
}

/* Make a file's list reach a block. False: it will not, or memory is short. */
static bool reach_block(struct line_labels *lines, struct line_file *file,
    uint32_t block)
{
	const uint32_t room = (uint32_t)bsz_max(2 * (uint64_t)file->room,
	    block + UINT64_C(16));
	uint32_t *blocks;

	if (file->closed || block >= BSZ_MAX_LINE / LINE_BLOCK ||
	    lines->listed + room - file->room > BSZ_MAX_LINE_BLOCKS) {
		file->closed = true;
		return false;
	}
	blocks = bsz_realloc(file->blocks, room * sizeof(*blocks));
	if (!blocks) {
		lines->failed = true;
		return false;
	}
	memset(blocks + file->room, 0, (room - file->room) * sizeof(*blocks));
	lines->listed += room - file->room;
	file->blocks = blocks;
	file->room = room;
	return true;
}

/* The number + 1 of a new block; 0 when memory is short. */
static uint32_t new_block(struct line_labels *lines)
{
	if (lines->block_count == lines->block_room) {
		const size_t room = lines->block_room
		    ? 2 * lines->block_room : FIRST_BLOCKS;
		uint32_t (*const blocks)[LINE_BLOCK] = bsz_realloc(
		    lines->blocks, room * sizeof(*blocks));

		if (!blocks) {
			lines->failed = true;
			return 0;
		}
		lines->blocks = blocks;
		lines->block_room = room;
	}
	memset(lines->blocks[lines->block_count], 0, sizeof(*lines->blocks));
	return (uint32_t)++lines->block_count;
}

uint32_t bsz_line_labels_make(struct line_labels *lines,
    struct bsz_labels *labels, uint32_t number, uint32_t line)
{
	struct line_file *const file = &lines->files[number - 1];
	const uint32_t block = line / LINE_BLOCK;
	uint32_t label;

	if (block >= file->room && !reach_block(lines, file, block))
		return lines->failed ? BSZ_NO_LABEL : bsz_labels_pair(labels,
		    BSZ_LABEL_LINE, file->label, line);
	if (!file->blocks[block])
		file->blocks[block] = new_block(lines);
	if (!file->blocks[block])
		return BSZ_NO_LABEL;
	label = bsz_labels_line(labels, file->label, line);
	lines->blocks[file->blocks[block] - 1][line % LINE_BLOCK] = label;
	return label;
}
