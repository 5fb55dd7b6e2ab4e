/*
 * Data between references.
 *
 * A reference into a string tells of a tail: linkers keep one copy of
 * "closed" and "enclosed". Its bytes are also those of the strings that it
 * is the end of. Strings of Rust and Go have no end, and no tails; where there
 * are some of C besides, their ends count as strings. All else is aligned by
 * Go's linker: a reference to another place is one into a datum.
 */
#include "elf_data.h"

#include "go_collections.h"
#include "go_data.h"

/* Bytes that any reference is enough for; variables that are larger compilers
 * of C align, at least to this. */
#define MOST_BY_WORDS 4096
#define LEAST_ALIGNMENT 16

/* Whether bytes before `end` belong to a string that goes on there. */
static bool goes_on(struct bsz_span bytes, uint64_t end)
{
	if (end >= bytes.size || memchr(bytes.data, 0, (size_t)end + 1))
		return false;
	for (uint64_t i = 0; i <= end; i++)
		if (!elf_data_is_text(bytes.data[i]))
			return false;
	return true;
}

/* End of a datum in a gap: behind the NUL of a string. */
static uint64_t end_of(const struct elf_image *image,
    const struct elf_gap *gap, uint64_t start, uint64_t end)
{
	const struct bsz_span bytes = gap->strings
	    ? bsz_elf_vm_bytes(image, start, end - start)
	    : (struct bsz_span){NULL, 0};
	const uint8_t *nul = bytes.size ? memchr(bytes.data, 0,
	    (size_t)bytes.size) : NULL;

	return nul ? start + (uint64_t)(nul - bytes.data) + 1 : end;
}

static void add(const struct elf_image *image, const struct elf_gap *gap,
    struct elf_data *data, struct elf_datum datum)
{
	const struct elf_datum *last = data->count
	    ? &data->items[data->count - 1] : NULL;

	datum.end = end_of(image, gap, datum.start, datum.end);
	if (data->has_tails && last && last->end == datum.start &&
	    last->start >= gap->start)
		datum.is_tail = goes_on(bsz_elf_vm_bytes(image, last->start,
		    datum.end - last->start), datum.start - last->start);
	data->items[data->count++] = datum;
}

/* What lies behind a place inside of a datum is that datum's, too. */
static void prolong(const struct elf_gap *gap, struct elf_data *data,
    uint64_t start, uint64_t end)
{
	struct elf_datum *last = data->count ? &data->items[data->count - 1]
	    : NULL;

	if (last && last->end == start && last->start >= gap->start)
		last->end = end;
}

/*
 * Whether references are not enough for so much. Into zeros they may lead
 * behind a small variable's start, or into the middle of a large one. And
 * words that only look like addresses are none at all for more
 * than a few bytes: code is sure of what it refers to, relocations too, and
 * Go's linker says which words are addresses.
 */
static bool is_doubtful(const struct elf_image *image,
    const struct elf_data *data, size_t first, size_t count, uint64_t size)
{
	const uint64_t target = data->references[first].key;

	if (size <= MOST_BY_WORDS || image->type == ET_REL ||
	    bsz_elf_has_go(image))
		return false;
	if (data->has_tails && target % LEAST_ALIGNMENT &&
	    !bsz_elf_vm_bytes(image, target, 1).size)
		return true;
	if (image->type != ET_EXEC)
		return false;
	for (size_t i = 0; i < count; i++)
		if (bsz_elf_code_find(image, data->references[first + i]
		    .value))
			return false;
	return true;
}

static void divide(const struct elf_image *image, const struct elf_gaps *gaps,
    const struct go_data *go, struct elf_data *data, size_t references)
{
	const struct elf_gap *gap = gaps->items;

	for (size_t i = 0, next; i < references; i = next) {
		const uint64_t start = data->references[i].key;
		uint64_t end;

		for (next = i + 1; next < references &&
		    data->references[next].key == start; next++)
			continue;
		while (gap->end <= start)
			gap++;
		end = next < references ? bsz_min(gap->end,
		    data->references[next].key) : gap->end;
		if (is_doubtful(image, data, i, next - i, end - start))
			continue;
		if (bsz_go_data_may_begin(go, start, end - start))
			add(image, gap, data, (struct elf_datum){start, end,
			    (uint32_t)i, (uint32_t)(next - i) & INT32_MAX,
			    false});
		else
			prolong(gap, data, start, end);
	}
}

/* Many references share a target. */
static size_t count_targets(const struct bsz_keyed *references, size_t count)
{
	size_t targets = 0;

	for (size_t i = 0; i < count; i++)
		targets += !i || references[i].key != references[i - 1].key;
	return targets;
}

static int build(struct elf_image *image, struct elf_data *data,
    struct bsz_err *err)
{
	struct bsz_arena *arena = &image->artifact->arena;
	struct bsz_keyed *found = NULL;
	static const struct go_data no_go;
	const struct go_data *go = &no_go;
	struct elf_gaps gaps;
	size_t count = 0;
	int rc = bsz_elf_gaps_find(image, &gaps, err);

	if (rc == 0 && bsz_elf_has_go(image))
		rc = bsz_go_data_get(image, &go, err);
	if (rc == 0 && gaps.count)
		rc = bsz_elf_references_find(image, &gaps, &found, &count,
		    err);
	if (rc == 0 && count) {
		data->references = bsz_arena_alloc(arena,
		    count * sizeof(*data->references));
		data->items = bsz_arena_alloc(arena,
		    count_targets(found, count) * sizeof(*data->items));
		if (data->references && data->items) {
			memcpy(data->references, found,
			    count * sizeof(*found));
			divide(image, &gaps, go, data, count);
		} else {
			rc = bsz_fail_memory(err);
		}
	}
	bsz_free(found);
	bsz_free(gaps.items);
	return rc;
}

int bsz_elf_data_get(struct elf_image *image, const struct elf_data **out,
    struct bsz_err *err)
{
	struct elf_data *data = image->data;
	int rc = 0;

	if (!data) {
		data = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*data));
		if (!data)
			return bsz_fail_memory(err);
		*data = (struct elf_data){.has_tails =
		    !bsz_elf_has_go(image) && !bsz_elf_has_rust(image)};
		if (image->type == ET_REL || image->machine == EM_X86_64 ||
		    image->machine == EM_AARCH64)
			rc = build(image, data, err);
		if (rc == 0)
			image->data = data;
	}
	*out = data;
	return rc;
}
