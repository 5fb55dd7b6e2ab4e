/*
 * Functions with the same bytes at several places: all but one of each are
 * counted. Folding them is the linker's business (--icf), which knows their
 * relocations: bodies that differ only in the distance of a call are equal
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

/* The bytes of a function; empty when it is none or lies badly. */
static struct bsz_span body_of(const struct bsz_strip *strip, uint32_t index)
{
	const struct strip_source *source = &strip->source;
	const struct strip_symbol symbol =
	    bsz_strip_symbol(&strip->symbols, index);
	const uint8_t *at = strip->symbols.entries.data +
	    (uint64_t)index * source->sym_size;
	const uint64_t value = bsz_strip_word(source,
	    at + (source->is64 ? 8 : 4));
	const uint64_t size = bsz_strip_word(source,
	    at + (source->is64 ? 16 : 8));

	if (symbol.type != STT_FUNC || symbol.special || symbol.section == 0 ||
	    symbol.section >= source->section_count)
		return (struct bsz_span){NULL, 0};
	const struct strip_section *section =
	    &source->sections[symbol.section];
	return bsz_span_part(bsz_strip_bytes(source, section),
	    value - section->addr, size);
}

static bool is_same_body(struct bsz_span a, struct bsz_span b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* Bodies in the order of their hashes, of equal ones by place: aliases are
 * neighbours, and count once. */
static uint64_t count_copies(const struct bsz_strip *strip,
    const struct bsz_keyed *bodies, size_t count)
{
	uint64_t copies = 0;
	struct bsz_span first = {NULL, 0};
	const uint8_t *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct bsz_span body = body_of(strip,
		    (uint32_t)bodies[i].value);

		if (i == 0 || bodies[i].key != bodies[i - 1].key ||
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
static size_t collect(const struct bsz_strip *strip, struct bsz_keyed *bodies,
    struct bsz_keyed *scratch)
{
	const uint8_t *const start = strip->source.bytes.data;
	size_t count = 0, kept = 0;
	uint64_t end = 0;

	for (uint32_t i = 1; i < strip->symbols.count; i++) {
		const struct bsz_span body = body_of(strip, i);

		if (body.data && body.size)
			bodies[count++] = (struct bsz_keyed){
			    (uint64_t)(body.data - start), i};
	}
	bsz_sort_keyed(bodies, scratch, count);
	for (size_t i = 0; i < count; i++) {
		const struct bsz_span body = body_of(strip,
		    (uint32_t)bodies[i].value);

		if (bodies[i].key < end)
			continue;
		end = bodies[i].key + body.size;
		bodies[kept++] = (struct bsz_keyed){
		    hash_body(body.data, body.size), bodies[i].value};
	}
	return kept;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_symbols *symbols;
	const int rc = bsz_strip_symbols(strip, &symbols, err);

	if (rc || symbols->count == 0)
		return rc;
	struct bsz_keyed *bodies = bsz_malloc(
	    symbols->count * sizeof(*bodies));
	struct bsz_keyed *scratch = bsz_malloc(
	    symbols->count * sizeof(*scratch));
	const bool fine = bodies && scratch;
	if (fine) {
		const size_t count = collect(strip, bodies, scratch);

		bsz_sort_keyed(bodies, scratch, count);
		*bytes = count_copies(strip, bodies, count);
	}
	bsz_free(bodies);
	bsz_free(scratch);
	return fine ? 0 : bsz_fail_memory(err);
}

const struct bsz_lever bsz_lever_duplicates = {
	.name = "duplicates",
	.advice = "-fuse-ld=lld -Wl,--icf=safe",
	.note = "functions of equal bytes, all but one of each",
	.evidence = BSZ_LEVER_ESTIMATE,
	.of_ld = true,
	.measure = measure,
};
