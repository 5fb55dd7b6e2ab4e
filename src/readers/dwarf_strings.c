/*
 * Who owns each debug string.
 *
 * A bitmap marks where strings begin; a running count a word turns an offset
 * into the number of its string, so owners need 4 bytes a string and not a
 * byte. Linkers share tails, so a reference into the middle counts for the
 * whole string.
 */
#include "dwarf_charge.h"

#define SHARED UINT32_MAX

/* Bit i set: byte i of the word is zero. Little-endian order of bytes. */
static uint64_t zero_bytes(uint64_t word)
{
	const uint64_t low7 = UINT64_C(0x7f7f7f7f7f7f7f7f);
	const uint64_t zeros = ~(((word & low7) + low7) | word | low7);

	/* gather bit 7 of each byte into one byte */
	return (zeros >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* Set bits; written out because the baseline has no instruction for it. */
static uint32_t count_bits(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	    (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (uint32_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

static uint64_t zero_mask(const uint8_t *at)
{
	uint64_t mask = 0;

	for (unsigned i = 0; i < 8; i++)
		mask |= zero_bytes(load64(at + 8 * i, false)) << 8 * i;
	return mask;
}

/* A string begins at 0 and behind each NUL that is not the last byte. */
static void find_starts(struct dwarf_strings *strings, size_t words)
{
	const uint64_t size = strings->bytes.size;
	uint64_t carry = 1;

	for (size_t i = 0; i < words; i++) {
		uint8_t tail[64];
		const uint8_t *at = strings->bytes.data + i * 64;
		uint64_t zeros;

		if (size - i * 64 < 64) {
			memset(tail, 1, sizeof(tail));
			memcpy(tail, at, size - i * 64);
			at = tail;
		}
		zeros = zero_mask(at);
		strings->words[i].starts = zeros << 1 | carry;
		carry = zeros >> 63;
		strings->words[i].rank = (uint32_t)strings->count;
		strings->count += count_bits(strings->words[i].starts);
	}
}

bool bsz_dwarf_strings_init(struct dwarf_strings *strings,
    struct bsz_span bytes)
{
	const size_t words = (bytes.size + 63) / 64;

	*strings = (struct dwarf_strings){.bytes = bytes};
	if (bytes.size == 0)
		return true;
	strings->words = bsz_malloc(words * sizeof(*strings->words));
	if (!strings->words)
		return false;
	find_starts(strings, words);
	strings->owners = bsz_calloc(strings->count + 1,
	    sizeof(*strings->owners));
	return strings->owners != NULL;
}

void bsz_dwarf_strings_release(struct dwarf_strings *strings)
{
	bsz_free(strings->words);
	bsz_free(strings->owners);
	*strings = (struct dwarf_strings){0};
}

static void mark_owner(uint32_t *owner, const struct dwarf_unit *units,
    const struct dwarf_unit *unit)
{
	const uint32_t me = unit->index + 1;
	uint32_t now = __atomic_load_n(owner, __ATOMIC_RELAXED);

	for (;;) {
		uint32_t next = me;

		if (now == me || now == SHARED ||
		    (now && units[now - 1].label == unit->label))
			return;
		if (now)
			next = SHARED;
		if (__atomic_compare_exchange_n(owner, &now, next, false,
		    __ATOMIC_RELAXED, __ATOMIC_RELAXED))
			return;
	}
}

void bsz_dwarf_strings_mark(struct dwarf_strings *strings,
    const struct dwarf_unit *units, const struct dwarf_unit *unit,
    struct dwarf_string_batch *batch)
{
	size_t kept = 0;

	for (size_t i = 0; i < batch->count; i++) {
		const uint64_t offset = batch->offsets[i];

		if (offset >= strings->bytes.size)
			continue;
		__builtin_prefetch(&strings->words[offset / 64]);
		batch->offsets[kept++] = offset;
	}
	for (size_t i = 0; i < kept; i++) {
		const uint64_t offset = batch->offsets[i];
		const struct dwarf_string_word word =
		    strings->words[offset / 64];

		batch->offsets[i] = word.rank + count_bits(word.starts &
		    (UINT64_MAX >> (63 - offset % 64))) - 1;
		__builtin_prefetch(&strings->owners[batch->offsets[i]]);
	}
	for (size_t i = 0; i < kept; i++)
		mark_owner(&strings->owners[batch->offsets[i]], units, unit);
	batch->count = 0;
}

void bsz_dwarf_strings_charge(const struct dwarf_strings *strings,
    const struct dwarf *dwarf, struct bsz_claims *file,
    enum dwarf_section_id id, uint32_t shared)
{
	const uint64_t size = strings->bytes.size;
	uint32_t label = 0;
	uint64_t start = 0;
	size_t number = 0;

	for (size_t i = 0; i < (size + 63) / 64; i++) {
		for (uint64_t bits = strings->words[i].starts; bits;
		    bits &= bits - 1) {
			const uint64_t at = i * 64 +
			    (uint64_t)__builtin_ctzll(bits);
			const uint32_t owner = strings->owners[number++];
			const uint32_t next = owner == 0 ? 0
			    : owner == SHARED ? shared
			    : dwarf->units[owner - 1].label;

			if (next == label)
				continue;
			if (label)
				bsz_dwarf_charge(dwarf, file, id, start,
				    bsz_min(at, size), label);
			label = next;
			start = at;
		}
	}
	if (label && start < size)
		bsz_dwarf_charge(dwarf, file, id, start, size, label);
}
