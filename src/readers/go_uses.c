/*
 * Sizes of what Go's table of functions refers to. A text, a table of values
 * and most function data say where they end, and none goes on where something
 * else is referred to.
 */
#include "go_uses.h"

#include "elf_image.h"

/* Function data (FUNCDATA_...), by the numbers of 1.16 and later; the first two
 * are older. */
enum { DATA_ARGS, DATA_LOCALS, DATA_OBJECTS, DATA_TREE, DATA_DEFER,
	DATA_ARG_INFO, DATA_ARG_LIVE, DATA_WRAP };

/* Data whose size nobody tells, where no other follows. */
#define UNTOLD 64

/* Bytes at an address up to a limit, inside of its section. */
static struct bsz_span bytes_at(struct go_uses *uses, uint64_t vm,
    uint64_t limit)
{
	const struct elf_image *image = uses->table->image;
	const struct elf_section *section = uses->section;

	for (size_t i = 0; i < image->section_count && (!section ||
	    !section->mapped || vm < section->vm ||
	    vm - section->vm >= section->file_size); i++)
		section = &image->sections[i];
	if (!section || !section->mapped || vm < section->vm ||
	    vm - section->vm >= section->file_size)
		return (struct bsz_span){NULL, 0};
	uses->section = section;
	return bsz_elf_vm_bytes(image, vm, bsz_min(limit,
	    section->file_size - (vm - section->vm)));
}

static uint64_t text_size(struct bsz_span bytes)
{
	const uint8_t *end = bytes.size ? memchr(bytes.data, 0, bytes.size)
	    : NULL;

	return end ? (uint64_t)(end - bytes.data) + 1 : 0;
}

/* Tables of values stand without a gap, so one before another in use, which
 * ends as it must, need not be read: a fifth of the time. */
static uint64_t values_size(const struct go_table *table, uint64_t vm,
    struct bsz_span bytes, bool is_last)
{
	struct go_values at = bsz_go_values(table, vm - table->vm -
	    table->pcs);

	if (!bytes.size || at.at.failed)
		return 0;
	if (!is_last && bytes.data[bytes.size - 1] == 0)
		return bytes.size;
	at.at.end = at.at.at + bytes.size;
	while (bsz_go_values_next(&at))
		continue;
	return at.at.failed ? 0 : (uint64_t)(at.at.at - bytes.data);
}

/* The size of function data, as far as it says it itself. */
static uint64_t data_size(const struct go_table *table, unsigned which,
    struct bsz_span bytes, bool is_last)
{
	struct cursor at = cursor_on(bytes, table->big);
	const uint8_t *end;
	uint64_t count, size = 0;

	if (table->layout == GO_1_2 && which > DATA_LOCALS)
		return is_last ? bsz_min(UNTOLD, bytes.size) : bytes.size;
	switch (which) {
	case DATA_ARGS:
	case DATA_LOCALS: /* count, bits of each, and these */
		count = cursor_u32(&at);
		size = bsz_add(8, bsz_mul(count,
		    ((uint64_t)cursor_u32(&at) + 7) / 8));
		break;
	case DATA_OBJECTS: /* count, and as many records of 16 bytes */
		count = cursor_uint(&at, table->word);
		size = bsz_add(table->word, bsz_mul(count,
		    table->layout == GO_1_16 ? 2 * table->word
		    : 16));
		break;
	case DATA_ARG_INFO: /* up to the mark of its end */
		end = bytes.size ? memchr(bytes.data, 0xff, bytes.size)
		    : NULL;
		size = end ? (uint64_t)(end - bytes.data) + 1 : 0;
		break;
	case DATA_WRAP:
		size = 4;
		break;
	default:
		size = is_last ? UNTOLD : bytes.size;
		break;
	}
	return bsz_min(size, bytes.size);
}

uint64_t bsz_go_use_size(struct go_uses *uses, uint64_t use,
    const uint64_t *next)
{
	const struct go_table *table = uses->table;
	const uint64_t vm = go_use_place(table, use);
	const uint64_t limit = next ? go_use_place(table, *next) - vm
	    : UINT64_MAX;
	const unsigned kind = go_use_kind(use);
	const struct bsz_span bytes = bytes_at(uses, vm, limit);
	const uint64_t offset = vm - table->vm;
	const bool is_last = bytes.size < limit || go_use_kind(*next) != kind;

	switch (kind) {
	case USE_NAME:
	case USE_FILE:
		return text_size(bytes);
	case USE_UNIT:
		return table->files > offset
		    ? bsz_min(bytes.size, table->files - offset) : 0;
	case USE_VALUES:
		return values_size(table, vm, bytes, is_last);
	}
	return data_size(table, kind - USE_DATA, bytes,
	    bytes.size < limit);
}
