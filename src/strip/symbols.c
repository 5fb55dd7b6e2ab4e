/*
 * Names are taken in the order of their places in the string table, so that
 * each byte of it is looked at once, however many symbols point into one
 * long string. They are sorted once, too; each mode then walks the order and
 * leaves out what it drops.
 */
#include "symbols.h"

#include "tails.h"

#include <binsize/sort.h>

struct strip_symbol bsz_strip_symbol(const struct strip_symbols *symbols,
    uint32_t index)
{
	const struct strip_source *source = symbols->source;
	const uint8_t *at = symbols->entries.data +
	    (uint64_t)index * source->sym_size;
	const uint8_t info = at[source->is64 ? 4 : 12];
	uint32_t section = bsz_strip_u16(source,
	    at + (source->is64 ? 6 : 14));
	bool special = section >= SHN_LORESERVE;

	if (section == SHN_XINDEX &&
	    symbols->shndx.size >= ((uint64_t)index + 1) * 4) {
		section = bsz_strip_u32(source,
		    symbols->shndx.data + (uint64_t)index * 4);
		special = false;
	}
	return (struct strip_symbol){section, info >> 4, info & 15, special};
}

const char *bsz_strip_symbol_name(const struct strip_symbols *symbols,
    uint32_t index, uint32_t *size)
{
	*size = symbols->size_of[index];
	return *size ? symbols->ends[symbols->end_of[index]] - *size : "";
}

/* Give each symbol its end; keys are sorted by place. */
static void find_ends(struct strip_symbols *symbols, struct bsz_span table,
    const struct bsz_keyed *keys)
{
	const char *text = (const char *)table.data;
	uint64_t end = 0; /* behind the NUL of the newest end */

	for (uint32_t i = 0; i < symbols->count; i++) {
		const uint64_t start = keys[i].key;
		const uint32_t symbol = (uint32_t)keys[i].value;

		symbols->lost_names |= start > 0 && start >= table.size;
		if (start == 0 || start >= table.size)
			continue;
		if (start >= end) {
			const char *nul = memchr(text + start, 0,
			    table.size - start);

			end = nul ? (uint64_t)(nul - text) + 1 :
			    table.size + 1;
			symbols->lost_names |= !nul;
			symbols->ends[symbols->end_count++] = text + end - 1;
			symbols->longest[symbols->end_count - 1] = 0;
		}
		symbols->end_of[symbol] = symbols->end_count - 1;
		symbols->size_of[symbol] = (uint32_t)(end - 1 - start);
		symbols->longest[symbols->end_count - 1] = (uint32_t)bsz_max(
		    symbols->longest[symbols->end_count - 1],
		    symbols->size_of[symbol]);
	}
}

static int sort_ends(struct strip_symbols *symbols, struct bsz_err *err)
{
	const uint32_t count = symbols->end_count;
	struct strip_tail *tails = bsz_malloc((count + 1) * sizeof(*tails));
	bool fine = tails;

	for (uint32_t i = 0; fine && i < count; i++)
		tails[i] = (struct strip_tail){symbols->ends[i],
		    symbols->longest[i]};
	fine = fine && bsz_strip_tails_sort(tails, count);
	/* Ends ascend by place, so a place finds its number again. */
	for (uint32_t i = 0; fine && i < count; i++) {
		uint32_t low = 0, high = count;

		while (high - low > 1) {
			const uint32_t middle = low + (high - low) / 2;

			if (symbols->ends[middle] <= tails[i].end)
				low = middle;
			else
				high = middle;
		}
		symbols->order[i] = low;
	}
	bsz_free(tails);
	return fine ? 0 : bsz_fail_memory(err);
}

static int read_names(struct strip_symbols *symbols, struct bsz_span table,
    struct bsz_err *err)
{
	const struct strip_source *source = symbols->source;
	const uint32_t count = symbols->count;
	struct bsz_keyed *keys = bsz_malloc(count * sizeof(*keys));
	struct bsz_keyed *scratch = bsz_malloc(count * sizeof(*scratch));
	const bool fine = keys && scratch;

	if (fine) {
		for (uint32_t i = 0; i < count; i++)
			keys[i] = (struct bsz_keyed){bsz_strip_u32(source,
			    symbols->entries.data + (uint64_t)i *
			    source->sym_size), i};
		bsz_sort_keyed(keys, scratch, count);
		find_ends(symbols, table, keys);
	}
	bsz_free(keys);
	bsz_free(scratch);
	return fine ? sort_ends(symbols, err) : bsz_fail_memory(err);
}

static int allocate(struct strip_symbols *symbols, struct bsz_arena *arena,
    struct bsz_err *err)
{
	const size_t bytes = symbols->count * sizeof(uint32_t);

	symbols->end_of = bsz_arena_alloc(arena, bytes);
	symbols->size_of = bsz_arena_alloc(arena, bytes);
	symbols->longest = bsz_arena_alloc(arena, bytes);
	symbols->order = bsz_arena_alloc(arena, bytes);
	symbols->chosen = bsz_arena_alloc(arena, bytes);
	symbols->ends = bsz_arena_alloc(arena,
	    symbols->count * sizeof(*symbols->ends));
	if (!symbols->end_of || !symbols->size_of || !symbols->longest ||
	    !symbols->order || !symbols->chosen || !symbols->ends)
		return bsz_fail_memory(err);
	memset(symbols->end_of, 0, bytes);
	memset(symbols->size_of, 0, bytes);
	return 0;
}

int bsz_strip_symbols_read(struct strip_symbols *symbols,
    const struct strip_source *source, struct bsz_arena *arena,
    struct bsz_err *err)
{
	struct bsz_span names = {NULL, 0};

	*symbols = (struct strip_symbols){.source = source};
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (section->type == SHT_SYMTAB && !symbols->table)
			symbols->table = i;
		if (section->type == SHT_SYMTAB_SHNDX && !symbols->shndx.data)
			symbols->shndx = bsz_strip_bytes(source, section);
	}
	if (!symbols->table)
		return 0;
	const struct strip_section *table =
	    &source->sections[symbols->table];
	symbols->entries = bsz_strip_bytes(source, table);
	symbols->count = (uint32_t)bsz_min(
	    symbols->entries.size / source->sym_size, UINT32_MAX - 1);
	if (symbols->count == 0)
		return 0;
	if (table->link < source->section_count)
		names = bsz_strip_bytes(source,
		    &source->sections[table->link]);
	const int rc = allocate(symbols, arena, err);
	return rc ? rc : read_names(symbols, names, err);
}

/* The chosen names, sorted anew: some are tails of what was sorted. */
static int sort_chosen(const struct strip_symbols *symbols, uint64_t *size,
    struct bsz_err *err)
{
	struct strip_tail *tails = bsz_malloc(
	    (symbols->end_count + 1) * sizeof(*tails));
	size_t count = 0;

	if (!tails)
		return bsz_fail_memory(err);
	for (uint32_t i = 0; i < symbols->end_count; i++)
		if (symbols->chosen[i])
			tails[count++] = (struct strip_tail){
			    symbols->ends[i], symbols->chosen[i]};
	const bool fine = bsz_strip_tails_sort(tails, count);
	if (fine)
		*size = bsz_strip_tails_size(tails, count);
	bsz_free(tails);
	return fine ? 0 : bsz_fail_memory(err);
}

int bsz_strip_symbols_names(const struct strip_symbols *symbols,
    const uint8_t *keep, uint64_t *size, struct bsz_err *err)
{
	struct strip_tail pair[2] = {{"", 0}, {"", 0}};
	bool cut = false;

	*size = 1;
	if (symbols->end_count == 0)
		return 0;
	memset(symbols->chosen, 0,
	    symbols->end_count * sizeof(*symbols->chosen));
	for (uint32_t i = 1; i < symbols->count; i++) {
		uint32_t *chosen = &symbols->chosen[symbols->end_of[i]];

		if (keep[i] == STRIP_NAMED && symbols->size_of[i] > *chosen)
			*chosen = symbols->size_of[i];
	}
	for (uint32_t i = 0; i < symbols->end_count && !cut; i++)
		cut = symbols->chosen[i] &&
		    symbols->chosen[i] != symbols->longest[i];
	if (cut)
		return sort_chosen(symbols, size, err);
	/* Two neighbours at a time: a name's size, less the empty one. */
	for (uint32_t i = 0; i < symbols->end_count; i++) {
		const uint32_t end = symbols->order[i];

		if (!symbols->chosen[end])
			continue;
		pair[0] = pair[1];
		pair[1] = (struct strip_tail){symbols->ends[end],
		    symbols->chosen[end]};
		*size += bsz_strip_tails_size(pair, 2) -
		    bsz_strip_tails_size(pair + 1, 1);
	}
	*size += bsz_strip_tails_size(pair + 1, 1) - 1;
	return 0;
}
