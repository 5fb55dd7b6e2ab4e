/*
 * Bytes that fill space between functions: no-operations, traps and zeros,
 * as assemblers and linkers of each machine write them.
 */
#include "elf_image.h"

#include "cursor.h"

/* Fill words of machines with fixed or half-word instructions. */
static const struct {
	uint16_t machine;
	uint8_t size;
	uint32_t word;
} words[] = {
	{EM_AARCH64, 4, 0xd503201f},
	{EM_ARM, 4, 0xe320f000},
	{EM_ARM, 4, 0xe1a00000},
	{EM_ARM, 2, 0xbf00},
	{EM_ARM, 2, 0x46c0},
	{EM_RISCV, 4, 0x00000013},
	{EM_RISCV, 2, 0x0001},
	{EM_PPC, 4, 0x60000000},
	{EM_PPC64, 4, 0x60000000},
	{EM_S390, 2, 0x0707},
	{EM_LOONGARCH, 4, 0x03400000},
};

/* Length of the no-operation at `at`, or 0, if it has more than one byte. x86:
 * Intel SDM, NOP and LEA. */
static size_t x86_nop(const uint8_t *at, size_t left)
{
	static const struct {
		uint8_t bytes[4], size, length;
	} leas[] = {
		{{0x8d, 0x76, 0x00}, 3, 3},
		{{0x8d, 0x74, 0x26, 0x00}, 4, 4},
		{{0x8d, 0xb6}, 2, 6},
		{{0x8d, 0xb4, 0x26}, 3, 7},
		{{0x8d, 0xbc, 0x27}, 3, 7},
	};
	size_t prefix = 0;

	while (prefix < left && prefix < 14 &&
	    (at[prefix] == 0x66 || at[prefix] == 0x2e))
		prefix++;
	at += prefix;
	left -= prefix;
	if (left >= 1 && at[0] == 0x90)
		return prefix + 1;
	if (left >= 3 && at[0] == 0x0f && at[1] == 0x1f) {
		const uint8_t mod = at[2] >> 6, rm = at[2] & 7;
		const size_t length = 3u + (rm == 4) +
		    (mod == 1 ? 1u : mod == 2 ? 4u : 0u);

		return length <= left ? prefix + length : 0;
	}
	for (size_t i = 0; i < BSZ_COUNTOF(leas) && prefix == 0; i++) {
		if (left >= leas[i].length &&
		    memcmp(at, leas[i].bytes, leas[i].size) == 0)
			return leas[i].length;
	}
	return 0;
}

static size_t word_fill(const struct elf_image *image, const uint8_t *at,
    size_t left)
{
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		if (words[i].machine != image->machine ||
		    words[i].size > left)
			continue;
		if (words[i].size == 2
		    ? load16(at, image->big) == words[i].word
		    : load32(at, image->big) == words[i].word)
			return words[i].size;
	}
	return at[0] == 0 ? 1 : 0;
}

bool bsz_elf_is_fill(const struct elf_image *image, struct bsz_span bytes)
{
	const bool x86 = image->machine == EM_386 ||
	    image->machine == EM_X86_64;

	for (uint64_t at = 0; at < bytes.size;) {
		/* nearly all there is */
		const bool single = x86 && (bytes.data[at] == 0xcc ||
		    bytes.data[at] == 0x90 || bytes.data[at] == 0);
		const size_t length = single ? 1 : x86
		    ? x86_nop(bytes.data + at, bytes.size - at)
		    : word_fill(image, bytes.data + at, bytes.size - at);

		if (length == 0)
			return false;
		at += length;
	}
	return bytes.size != 0;
}
