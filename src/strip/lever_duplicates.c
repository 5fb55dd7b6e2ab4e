/*
 * Functions, and objects that nobody writes to, with the same bytes at several
 * places: all but one of each are counted. Folding them is the linker's
 * business (--icf), which knows their relocations: bodies that differ only in the distance of a call are equal
 * to it and not to us, and equal bytes may call different functions.
 */
#include "levers.h"

#include <binsize/sort.h>

/* FNV-1a over words: bodies are compared in full, so it need not be strong. */
static uint64_t hash_body(const uint8_t *data, uint64_t size)
{
	uint64_t hash = 0xcbf29ce484222325u ^ size;

	for (; size >= 8; data += 8, size -= 8) {
		uint64_t word;

		memcpy(&word, data, sizeof(word));
		hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 32;
	}
	for (; size > 0; data++, size--)
		hash = (hash ^ *data) * 0x100000001b3u;
	return hash;
}

/* Bodies of one type of symbol: STT_FUNC, STT_OBJECT. */
struct bodies {
	const struct bsz_strip *strip;
	uint8_t type;
};

/* The bytes of a function or object; empty when the symbol is none, lies
 * badly or can be written to. */
static struct bsz_span body_of(const struct bodies *bodies, uint32_t index)
{
	const struct bsz_strip *strip = bodies->strip;
	const struct strip_source *source = &strip->source;
	const struct strip_symbol symbol =
	    bsz_strip_symbol(&strip->symbols, index);
	const uint8_t *at = strip->symbols.entries.data +
	    (uint64_t)index * source->sym_size;
	const uint64_t value = bsz_strip_word(source,
	    at + (source->is64 ? 8 : 4));
	const uint64_t size = bsz_strip_word(source,
	    at + (source->is64 ? 16 : 8));

	if (symbol.type != bodies->type || symbol.special || symbol.section == 0 ||
	    symbol.section >= source->section_count)
		return (struct bsz_span){NULL, 0};
	const struct strip_section *section =
	    &source->sections[symbol.section];
	if (section->flags & SHF_WRITE || !(section->flags & SHF_ALLOC))
		return (struct bsz_span){NULL, 0};
	return bsz_span_part(bsz_strip_bytes(source, section),
	    value - section->addr, size);
}

static bool is_same_body(struct bsz_span a, struct bsz_span b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* Bodies in the order of their hashes, of equal ones by place: aliases are
 * neighbours, and count once. */
static uint64_t count_copies(const struct bodies *bodies,
    const struct bsz_keyed *sorted, size_t count)
{
	uint64_t copies = 0;
	struct bsz_span first = {NULL, 0};
	const uint8_t *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct bsz_span body = body_of(bodies,
		    (uint32_t)sorted[i].value);

		if (i == 0 || sorted[i].key != sorted[i - 1].key ||
		    !is_same_body(first, body))
			first = body;
		else if (body.data != newest)
			copies = bsz_add(copies, body.size);
		newest = body.data;
	}
	return copies;
}

/* Symbols by the places of their bodies; then each place is hashed once,
 * and no byte more than once: overlapping bodies are left out. */
static size_t collect(const struct bodies *bodies, struct bsz_keyed *sorted,
    struct bsz_keyed *scratch)
{
	const uint8_t *const start = bodies->strip->source.bytes.data;
	size_t count = 0, kept = 0;
	uint64_t end = 0;

	for (uint32_t i = 1; i < bodies->strip->symbols.count; i++) {
		const struct bsz_span body = body_of(bodies, i);

		if (body.data && body.size)
			sorted[count++] = (struct bsz_keyed){
			    (uint64_t)(body.data - start), i};
	}
	bsz_sort_keyed(sorted, scratch, count);
	for (size_t i = 0; i < count; i++) {
		const struct bsz_span body = body_of(bodies,
		    (uint32_t)sorted[i].value);

		if (sorted[i].key < end)
			continue;
		end = sorted[i].key + body.size;
		sorted[kept++] = (struct bsz_keyed){
		    hash_body(body.data, body.size), sorted[i].value};
	}
	return kept;
}

static int measure(struct bsz_strip *strip, uint8_t type, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct bodies bodies = {strip, type};
	const struct strip_symbols *symbols;
	const int rc = bsz_strip_symbols(strip, &symbols, err);

	if (rc || symbols->count == 0)
		return rc;
	struct bsz_keyed *sorted = bsz_malloc(
	    symbols->count * sizeof(*sorted));
	struct bsz_keyed *scratch = bsz_malloc(
	    symbols->count * sizeof(*scratch));
	const bool fine = sorted && scratch;
	if (fine) {
		const size_t count = collect(&bodies, sorted, scratch);

		bsz_sort_keyed(sorted, scratch, count);
		*bytes = count_copies(&bodies, sorted, count);
	}
	bsz_free(sorted);
	bsz_free(scratch);
	return fine ? 0 : bsz_fail_memory(err);
}

static int measure_functions(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, STT_FUNC, bytes, err);
}

static int measure_data(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, STT_OBJECT, bytes, err);
}

const struct bsz_lever bsz_lever_duplicates = {
	.name = "duplicates",
	.advice = "-fuse-ld=lld -Wl,--icf=safe",
	.note = "functions of equal bytes, all but one of each",
	.evidence = BSZ_LEVER_ESTIMATE,
	.of_ld = true,
	.measure = measure_functions,
};

const struct bsz_lever bsz_lever_duplicate_data = {
	.name = "duplicate_data",
	.advice = "one definition of equal constant tables",
	.note = "read-only objects of equal bytes, all but one of each",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure_data,
};
