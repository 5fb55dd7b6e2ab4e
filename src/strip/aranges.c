/*
 * Which code was compiled together with the program, as far as debug
 * information tells: that of a distribution's static libraries has none.
 *
 * Specification: DWARF 5, section 6.1.2 (the format is that of version 2).
 */
#include "aranges.h"

#include "codec.h"
#include "levers.h"

#include <binsize/limits.h>

/* Pairs of one unit behind its header; they end with two zeros. */
static size_t read_pairs(const struct strip_source *source,
    struct bsz_span pairs, struct bsz_keyed *out)
{
	const uint64_t word = source->word;
	size_t count = 0;

	for (uint64_t at = 0; at + 2 * word <= pairs.size; at += 2 * word) {
		const uint64_t start = bsz_strip_word(source,
		    pairs.data + at);
		const uint64_t size = bsz_strip_word(source,
		    pairs.data + at + word);

		if (size && start)
			out[count++] = (struct bsz_keyed){start, size};
	}
	return count;
}

/* Room for one range in each two words of bytes. */
static size_t read_units(const struct strip_source *source,
    struct bsz_span bytes, struct bsz_keyed *out)
{
	uint64_t at = 0;
	size_t count = 0;

	while (bytes.size - at >= 12) {
		const uint64_t length = bsz_strip_u32(source,
		    bytes.data + at);
		const struct bsz_span unit = bsz_span_part(bytes, at + 4,
		    length);
		/* Version, offset, sizes; pairs begin at an even place. */
		const uint64_t header = bsz_align_up(12,
		    2 * (uint64_t)source->word);

		if (!unit.data || length < header ||
		    bsz_strip_u16(source, unit.data) != 2 ||
		    unit.data[6] != source->word)
			break;
		count += read_pairs(source, bsz_span_part(bytes, at + header,
		    length + 4 - header), out + count);
		at += 4 + length;
	}
	return count;
}

static int unpacked(const struct strip_source *source,
    const struct strip_section *section, struct bsz_span *bytes,
    uint8_t **owned, struct bsz_err *err)
{
	const struct strip_packed packed = bsz_strip_packed(source, section);
	uint64_t budget = bsz_add(BSZ_MAX_INFLATED_BASE,
	    bsz_mul(BSZ_MAX_INFLATED_RATIO, source->bytes.size));

	*bytes = packed.payload;
	*owned = NULL;
	if (packed.codec == STRIP_RAW)
		return 0;
	const int rc = bsz_strip_unpack(&packed, &budget, owned, err);
	*bytes = (struct bsz_span){*owned, rc ? 0 : packed.size};
	return rc == BSZ_EINPUT ? 0 : rc;
}

int bsz_strip_aranges(const struct strip_source *source,
    struct bsz_keyed **out, size_t *count, struct bsz_err *err)
{
	const struct strip_section *const section =
	    bsz_strip_section_find(source, ".debug_aranges");
	struct bsz_span bytes;
	uint8_t *owned;

	*out = NULL;
	*count = 0;
	if (!section)
		return 0;
	const int rc = unpacked(source, section, &bytes, &owned, err);
	if (rc)
		return rc;
	const size_t room = bytes.size / (2 * source->word) + 1;
	struct bsz_keyed *const scratch = bsz_malloc(
	    room * sizeof(*scratch));
	*out = bsz_malloc(room * sizeof(**out));
	const bool fine = *out && scratch;
	if (fine) {
		*count = read_units(source, bytes, *out);
		bsz_sort_keyed(*out, scratch, *count);
	}
	bsz_free(scratch);
	bsz_free(owned);
	return fine ? 0 : bsz_fail_memory(err);
}

bool bsz_strip_aranges_hold(const struct bsz_keyed *ranges, size_t count,
    uint64_t start, uint64_t end)
{
	size_t low = 0, high = count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (ranges[middle].key <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low && end - ranges[low - 1].key <= ranges[low - 1].value;
}
