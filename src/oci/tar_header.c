/*
 * Fields of the header as POSIX.1-1988 (ustar) and GNU tar have them.
 * Numbers are octal text, or, with the first bit set, big-endian binary.
 */
#include "tar_header.h"

#include <string.h>

enum {
	NAME = 0, MODE = 100, UID = 108, GID = 116, SIZE = 124, MTIME = 136,
	CHECKSUM = 148, TYPE = 156, LINK = 157, MAGIC = 257, MAJOR = 329,
	MINOR = 337, PREFIX = 345, GNU_EXTENDED = 482, GNU_APPARENT = 483
};

bool bsz_tar_is_zero(const uint8_t block[BSZ_TAR_BLOCK])
{
	return block[0] == 0 &&
	    memcmp(block, block + 1, BSZ_TAR_BLOCK - 1) == 0;
}

/* Binary: the first bit is a mark, the second the sign. */
static bool parse_binary(const uint8_t *field, size_t size, int64_t *value)
{
	const bool negative = field[0] & 0x40;
	uint64_t bits = negative ? UINT64_MAX : 0;

	for (size_t i = 0; i < size; i++) {
		const uint8_t byte = i ? field[i] : negative ? field[0] :
		    field[0] & 0x7f;

		if (i + 8 < size && byte != (negative ? 0xff : 0))
			return false;
		bits = bits << 8 | byte;
	}
	*value = (int64_t)bits;
	return (*value < 0) == negative;
}

static bool parse_number(const uint8_t *field, size_t size, int64_t *value)
{
	uint64_t number = 0;
	size_t i = 0;

	if (field[0] & 0x80)
		return parse_binary(field, size, value);
	while (i < size && (field[i] == ' ' || field[i] == 0))
		i++;
	for (; i < size && field[i] != ' ' && field[i] != 0; i++) {
		if (field[i] < '0' || field[i] > '7' || number >> 60)
			return false;
		number = number << 3 | (uint64_t)(field[i] - '0');
	}
	*value = (int64_t)number;
	return true;
}

/* Of a field that nobody needs to believe: 0 when it cannot be read. */
static int64_t number_or_zero(const uint8_t *field, size_t size)
{
	int64_t value;

	return parse_number(field, size, &value) ? value : 0;
}

/* Old tars summed bytes as signed. */
static bool is_checked(const uint8_t block[BSZ_TAR_BLOCK])
{
	int64_t unsigned_sum = 0, signed_sum = 0, want;

	for (size_t i = 0; i < BSZ_TAR_BLOCK; i++) {
		const uint8_t byte = i >= CHECKSUM && i < TYPE ? ' ' :
		    block[i];

		unsigned_sum += byte;
		signed_sum += (int8_t)byte;
	}
	return parse_number(block + CHECKSUM, TYPE - CHECKSUM, &want) &&
	    (want == unsigned_sum || want == signed_sum);
}

static enum bsz_tar_format find_format(const uint8_t block[BSZ_TAR_BLOCK])
{
	if (memcmp(block + MAGIC, "ustar ", 6) == 0)
		return BSZ_TAR_GNU;
	return memcmp(block + MAGIC, "ustar", 6) == 0 ? BSZ_TAR_USTAR :
	    BSZ_TAR_V7;
}

bool bsz_tar_parse(const uint8_t block[BSZ_TAR_BLOCK],
    struct bsz_tar_header *header)
{
	int64_t size;

	if (!is_checked(block) || !parse_number(block + SIZE, 12, &size) ||
	    size < 0)
		return false;
	*header = (struct bsz_tar_header){
		.type = (char)block[TYPE],
		.format = find_format(block),
		.size = (uint64_t)size,
		.mode = (uint32_t)number_or_zero(block + MODE, 8) & 07777,
		.uid = (uint32_t)number_or_zero(block + UID, 8),
		.gid = (uint32_t)number_or_zero(block + GID, 8),
		.mtime_s = number_or_zero(block + MTIME, 12),
	};
	if (header->type == '3' || header->type == '4')
		header->device =
		    (uint64_t)number_or_zero(block + MAJOR, 8) << 32 |
		    (uint32_t)number_or_zero(block + MINOR, 8);
	if (header->type == 'S' && header->format == BSZ_TAR_GNU) {
		header->apparent = (uint64_t)number_or_zero(
		    block + GNU_APPARENT, 12);
		header->is_extended = block[GNU_EXTENDED];
	}
	return true;
}

static void push_field(struct bsz_buf *buf, const uint8_t *field, size_t size)
{
	bsz_buf_push(buf, field, strnlen((const char *)field, size));
}

void bsz_tar_names(const uint8_t block[BSZ_TAR_BLOCK],
    const struct bsz_tar_header *header, struct bsz_buf *path,
    struct bsz_buf *target)
{
	if (header->format == BSZ_TAR_USTAR && block[PREFIX]) {
		push_field(path, block + PREFIX, 155);
		bsz_buf_char(path, '/');
	}
	push_field(path, block + NAME, 100);
	push_field(target, block + LINK, 100);
}
