/*
 * Texts that stand in read-only data more than once. Linkers merge those that
 * compilers put into sections for texts; what is left stands in arrays of
 * characters, in languages that do not mark their texts, and in links
 * without optimisation (-Wl,-O0).
 */
#include "levers.h"

#include <binsize/sort.h>

#define SHORTEST 4 /* letters: shorter ones are chance */

struct texts {
	struct bsz_keyed *items; /* hash, place in the file */
	size_t count, room;
};

static bool is_letter(uint8_t byte)
{
	return (byte >= 0x20 && byte < 0x7f) || byte == '\t' || byte == '\n';
}

/* The end of a text that begins here; NULL when it is none. */
static const uint8_t *text_end(const uint8_t *at, const uint8_t *end)
{
	const uint8_t *start = at;

	while (at < end && is_letter(*at))
		at++;
	return at < end && *at == 0 && at - start >= SHORTEST ? at : NULL;
}

static uint64_t hash_text(const uint8_t *at, const uint8_t *end)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; at < end; at++)
		hash = (hash ^ *at) * 0x100000001b3u;
	return hash;
}

static bool push(struct texts *texts, uint64_t hash, uint64_t place)
{
	if (texts->count == texts->room) {
		const size_t room = 2 * texts->room + 1024;
		struct bsz_keyed *const items = bsz_realloc(texts->items,
		    room * sizeof(*items));

		if (!items)
			return false;
		texts->items = items;
		texts->room = room;
	}
	texts->items[texts->count++] = (struct bsz_keyed){hash, place};
	return true;
}

/* A text begins behind a NUL, or with its section. */
static bool collect(struct texts *texts, const uint8_t *base,
    struct bsz_span bytes)
{
	const uint8_t *const end = bytes.data + bytes.size;

	for (const uint8_t *at = bytes.data; at < end;) {
		const uint8_t *const stop = text_end(at, end);

		if (stop && !push(texts, hash_text(at, stop),
		    (uint64_t)(at - base)))
			return false;
		const uint8_t *const nul = stop ? stop :
		    memchr(at, 0, (size_t)(end - at));
		if (!nul)
			return true;
		at = nul + 1;
	}
	return true;
}

/* What equal ones take, but the first of each. Of texts with equal hashes,
 * those that differ from the first are left out. */
static uint64_t count_copies(const struct texts *texts, const char *base)
{
	uint64_t copies = 0;
	const char *first = NULL;

	for (size_t i = 0; i < texts->count; i++) {
		const char *const text = base + texts->items[i].value;

		if (i == 0 || texts->items[i].key != texts->items[i - 1].key)
			first = text;
		else if (strcmp(first, text) == 0)
			copies += strlen(text) + 1;
	}
	return copies;
}

static bool is_searched(const struct strip_section *section)
{
	return section->type == SHT_PROGBITS && section->flags & SHF_ALLOC &&
	    !(section->flags & (SHF_WRITE | SHF_EXECINSTR)) &&
	    strip_has_prefix(section->name, ".rodata");
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	const uint8_t *const base = source->bytes.data;
	struct texts texts = {0};
	bool fine = true;
	uint64_t end = 0; /* of what was searched: no byte twice */

	for (uint32_t i = 1; i < source->section_count && fine; i++) {
		const struct strip_section *const section =
		    &source->sections[i];

		if (!is_searched(section) || section->offset < end)
			continue;
		end = bsz_add(section->offset, section->size);
		fine = collect(&texts, base, bsz_strip_bytes(source,
		    section));
	}
	struct bsz_keyed *const scratch = fine ? bsz_malloc(
	    (texts.count + 1) * sizeof(*scratch)) : NULL;
	fine = scratch;
	if (fine) {
		bsz_sort_keyed(texts.items, scratch, texts.count);
		*bytes = count_copies(&texts, (const char *)base);
	}
	bsz_free(scratch);
	bsz_free(texts.items);
	return fine ? 0 : bsz_fail_memory(err);
}

const struct bsz_lever bsz_lever_strings = {
	.name = "strings",
	.advice = "one definition of equal texts",
	.note = "texts in read-only data, all but one of each",
	.evidence = BSZ_LEVER_ESTIMATE,
	.of_ld = true,
	.measure = measure,
};
