/*
 * eu-strip (elfutils 0.188). It drops sections that are not loaded, then
 * takes back those that others still need. What is loaded keeps its place;
 * string tables of symbols are kept byte for byte.
 *
 * With -f what was dropped goes into a debug file that has all headers, but
 * contents only for what is not in the stripped one.
 */
#include "refusals.h"
#include "session.h"

#include "tails.h"

enum variant { PLAIN, DEBUG, SPLIT, SPLIT_FILE };

enum { NONE = UINT32_MAX };

struct eu {
	const struct strip_source *source;
	const struct strip_symbols *symbols;
	enum variant variant;
	bool *kept;          /* by section: in the stripped file */
	bool *filled;        /* by section: has contents in the debug file */
	uint32_t *first, *next; /* relocation sections, by target */
	uint32_t *group;     /* by member */
	uint32_t *todo;      /* kept, but what they need is not yet */
	uint32_t todo_count;
	struct bsz_arena arena;
};

/* "-g" knows them by name. */
static bool is_debug_name(const char *name)
{
	static const char *const names[] = {".debug_abbrev", ".debug_addr",
		".debug_aranges", ".debug_frame", ".debug_funcnames",
		".debug_info", ".debug_line", ".debug_line_str", ".debug_loc",
		".debug_loclists", ".debug_macinfo", ".debug_macro",
		".debug_names", ".debug_pubnames", ".debug_pubtypes",
		".debug_ranges", ".debug_rnglists", ".debug_sfnames",
		".debug_srcinfo", ".debug_str", ".debug_str_offsets",
		".debug_types", ".debug_typenames", ".debug_varnames",
		".debug_weaknames", ".debug", ".line", ".gdb_index"};
	static const char lto[] = ".gnu.debuglto_";

	if (strip_has_prefix(name, lto))
		name += strlen(lto);
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		if (strcmp(name, names[i]) == 0)
			return true;
		if (strip_has_prefix(name, ".z") &&
		    strip_has_prefix(names[i], ".debug_") &&
		    strcmp(name + 2, names[i] + 1) == 0)
			return true;
	}
	return false;
}

static bool is_removable(const struct eu *eu, uint32_t index)
{
	const struct strip_source *source = eu->source;
	const struct strip_section *section = &source->sections[index];

	if (index == source->names_index)
		return false;
	if (eu->variant == DEBUG) {
		if (strip_is_reloc(section) &&
		    !(section->flags & SHF_ALLOC) && section->info &&
		    section->info < source->section_count)
			section = &source->sections[section->info];
		return section->type == SHT_GROUP ||
		    ((section->type == SHT_PROGBITS ||
		    section->type == SHT_MIPS_DWARF) &&
		    is_debug_name(section->name));
	}
	return !(section->flags & SHF_ALLOC) && section->type != SHT_NOTE &&
	    (section->type != SHT_PROGBITS ||
	    (!strip_has_prefix(section->name, ".gnu.warning.") &&
	    strcmp(section->name, ".comment") != 0));
}

static void keep(struct eu *eu, uint32_t index)
{
	if (index == 0 || index >= eu->source->section_count ||
	    eu->kept[index])
		return;
	eu->kept[index] = true;
	eu->todo[eu->todo_count++] = index;
}

static bool names_section(const struct strip_section *section)
{
	return strip_is_reloc(section) || section->flags & SHF_INFO_LINK;
}

/* Whom each section would bring back. */
static void index_needs(struct eu *eu)
{
	const struct strip_source *source = eu->source;
	const uint32_t count = source->section_count;

	for (uint32_t i = 0; i < count; i++)
		eu->first[i] = eu->next[i] = eu->group[i] = NONE;
	for (uint32_t i = 1; i < count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (strip_is_reloc(section) && section->info &&
		    section->info < count) {
			eu->next[i] = eu->first[section->info];
			eu->first[section->info] = i;
		}
		if (section->type == SHT_SYMTAB_SHNDX &&
		    section->link && section->link < count) {
			eu->next[i] = eu->first[section->link];
			eu->first[section->link] = i;
		}
		if (section->type != SHT_GROUP)
			continue;
		const struct bsz_span members = bsz_strip_bytes(source,
		    section);
		for (uint64_t at = 4; at + 4 <= members.size; at += 4) {
			const uint32_t member = bsz_strip_u32(source,
			    members.data + at);

			if (member < count)
				eu->group[member] = i;
		}
	}
}

/* Take back what is needed, and what that needs. */
static void keep_needed(struct eu *eu)
{
	while (eu->todo_count) {
		const uint32_t index = eu->todo[--eu->todo_count];
		const struct strip_section *section =
		    &eu->source->sections[index];

		keep(eu, section->link);
		if (names_section(section))
			keep(eu, section->info);
		for (uint32_t i = eu->first[index]; i != NONE;
		    i = eu->next[i])
			keep(eu, i);
		if (eu->group[index] != NONE)
			keep(eu, eu->group[index]);
	}
}

/* What the debug file must hold: all that is gone and what that links to. */
static void fill_needed(struct eu *eu)
{
	const struct strip_source *source = eu->source;
	uint32_t count = 0;

	for (uint32_t i = 1; i < source->section_count; i++) {
		eu->filled[i] = !eu->kept[i] ||
		    source->sections[i].type == SHT_NOTE ||
		    source->sections[i].type == SHT_GROUP;
		if (!eu->kept[i])
			eu->todo[count++] = i;
	}
	while (count) {
		const uint32_t link =
		    source->sections[eu->todo[--count]].link;

		if (link && link < source->section_count &&
		    !eu->filled[link]) {
			eu->filled[link] = true;
			eu->todo[count++] = link;
		}
	}
}

static int prepare(struct eu *eu, struct bsz_err *err)
{
	const size_t count = (size_t)eu->source->section_count + 1;

	eu->kept = bsz_arena_alloc(&eu->arena, count);
	eu->filled = bsz_arena_alloc(&eu->arena, count);
	eu->first = bsz_arena_alloc(&eu->arena, count * sizeof(*eu->first));
	eu->next = bsz_arena_alloc(&eu->arena, count * sizeof(*eu->next));
	eu->group = bsz_arena_alloc(&eu->arena, count * sizeof(*eu->group));
	eu->todo = bsz_arena_alloc(&eu->arena, count * sizeof(*eu->todo));
	if (!eu->kept || !eu->filled || !eu->first || !eu->next ||
	    !eu->group || !eu->todo)
		return bsz_fail_memory(err);
	memset(eu->kept, 0, count);
	index_needs(eu);
	for (uint32_t i = 1; i < eu->source->section_count; i++)
		if (!is_removable(eu, i))
			keep(eu, i);
	keep_needed(eu);
	fill_needed(eu);
	return 0;
}

/*
 * Whether one table holds the names of sections and of symbols (clang's
 * objects): it stays for the symbols, and a new one is made for the sections.
 */
static bool shares_names(const struct eu *eu)
{
	const uint32_t table = eu->symbols->table;

	return table && (eu->kept[table] || eu->variant == SPLIT_FILE) &&
	    eu->source->sections[table].link == eu->source->names_index;
}

/* Bytes of a symbol table less those of symbols whose section is gone. */
static uint64_t symbols_size(const struct eu *eu, uint64_t entry)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < eu->symbols->count; i++) {
		const struct strip_symbol symbol =
		    bsz_strip_symbol(eu->symbols, i);

		count += symbol.special || symbol.section == 0 ||
		    symbol.section >= eu->source->section_count ||
		    (eu->kept[symbol.section] &&
		    (symbol.section != eu->source->names_index ||
		    shares_names(eu)));
	}
	return count * entry;
}

static uint64_t output_size(const struct eu *eu, uint32_t index)
{
	const struct strip_section *section = &eu->source->sections[index];

	if (section->type == SHT_NOBITS)
		return 0;
	if (index == eu->symbols->table)
		return symbols_size(eu, eu->source->sym_size);
	if (section->type == SHT_SYMTAB_SHNDX &&
	    section->link == eu->symbols->table)
		return symbols_size(eu, 4);
	return section->size;
}

static uint64_t output_align(const struct eu *eu, uint32_t index)
{
	const struct strip_section *section = &eu->source->sections[index];

	return section->flags & SHF_COMPRESSED ?
	    bsz_max(section->align, eu->source->word) : section->align;
}

/* The names of sections: of those that are kept, or of all. */
static int names_size(struct eu *eu, bool with_link, uint64_t *size,
    struct bsz_err *err)
{
	const struct strip_source *source = eu->source;
	struct strip_tail *tails = bsz_arena_alloc(&eu->arena,
	    ((size_t)source->section_count + 2) * sizeof(*tails));
	size_t count = 0;

	if (!tails)
		return bsz_fail_memory(err);
	for (uint32_t i = 1; i < source->section_count; i++)
		if ((eu->kept[i] || eu->variant == SPLIT_FILE) &&
		    (i != source->names_index || shares_names(eu)))
			tails[count++] =
			    strip_tail_of(source->sections[i].name);
	tails[count++] = strip_tail_literal(".shstrtab");
	if (with_link)
		tails[count++] = strip_tail_literal(".gnu_debuglink");
	if (!bsz_strip_tails_sort(tails, count))
		return bsz_fail_memory(err);
	*size = bsz_strip_tails_size(tails, count);
	return 0;
}

/* The end of what keeps its place in a linked file. A section without
 * contents that has no place (mold's have offset 0) gets one, aligned. */
static uint64_t end_of_loaded(const struct eu *eu)
{
	const struct strip_source *source = eu->source;
	uint64_t end = source->header_size +
	    (uint64_t)source->segment_count * source->phdr_size;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (!eu->kept[i] || !(section->flags & SHF_ALLOC))
			continue;
		if (section->type == SHT_NOBITS && section->offset < end)
			end = bsz_align_up(end, output_align(eu, i));
		end = bsz_max(end, bsz_add(section->offset,
		    output_size(eu, i)));
	}
	return end;
}

static void place(uint64_t *end, uint64_t align, uint64_t size)
{
	*end = bsz_add(bsz_align_up(*end, align), size);
}

static int stripped_size(struct eu *eu, const char *name, uint64_t *size,
    struct bsz_err *err)
{
	const struct strip_source *source = eu->source;
	const bool fixed = source->segment_count > 0;
	const bool link = eu->variant == SPLIT;
	uint64_t end = fixed ? end_of_loaded(eu) : source->header_size;
	uint64_t count = 2 + link; /* null, .shstrtab, .gnu_debuglink */
	uint64_t names = 0;

	for (uint32_t i = 1; i < source->section_count; i++) {
		if (!eu->kept[i] ||
		    (i == source->names_index && !shares_names(eu)))
			continue;
		count++;
		if (!fixed || !(source->sections[i].flags & SHF_ALLOC))
			place(&end, output_align(eu, i), output_size(eu, i));
	}
	if (link) /* the name with its NUL, padded, and a checksum */
		place(&end, 4, bsz_align_up(strlen(name) +
		    strlen(".debug") + 1, 4) + 4);
	const int rc = names_size(eu, link, &names, err);
	place(&end, 1, names);
	place(&end, source->word, count * source->shdr_size);
	*size = end;
	return rc;
}

static uint64_t debug_file_size(const struct eu *eu)
{
	const struct strip_source *source = eu->source;
	uint64_t end = source->header_size +
	    (uint64_t)source->segment_count * source->phdr_size;

	/* Names of sections stay as they are, too. */
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];
		uint64_t bytes = eu->filled[i] || i == source->names_index ?
		    section->size : 0;

		if (section->type == SHT_NOBITS)
			bytes = 0;
		place(&end, output_align(eu, i), bytes);
	}
	place(&end, source->word,
	    (uint64_t)source->section_count * source->shdr_size);
	return end;
}

static bool removes_nothing(const struct eu *eu)
{
	for (uint32_t i = 1; i < eu->source->section_count; i++)
		if (!eu->kept[i])
			return false;
	return true;
}

static int forecast_size(struct eu *eu, const char *name,
    struct bsz_strip_forecast *forecast, struct bsz_err *err)
{
	uint64_t size = eu->source->bytes.size;
	const char *const refusal = bsz_strip_eu_refusal(eu->source);

	if (refusal)
		return bsz_strip_refuse(forecast, refusal);
	if (eu->symbols->lost_names)
		return bsz_strip_refuse(forecast, "not foreseen: names of "
		    "symbols are lost");
	int rc = prepare(eu, err);

	if (rc)
		return rc;
	if (removes_nothing(eu)) {
		if (eu->variant == SPLIT_FILE)
			return bsz_strip_refuse(forecast, "there is nothing "
			    "to strip: no debug file is written");
		return bsz_strip_forecast(forecast, size);
	}
	if (eu->variant == SPLIT_FILE)
		size = debug_file_size(eu);
	else
		rc = stripped_size(eu, name, &size, err);
	return rc ? rc : bsz_strip_forecast(forecast, size);
}

static int predict(struct bsz_strip *strip, const struct bsz_strip_mode *mode,
    struct bsz_strip_forecast *forecast, struct bsz_err *err)
{
	struct eu eu = {.source = &strip->source,
		.variant = (enum variant)mode->variant};
	int rc = bsz_strip_symbols(strip, &eu.symbols, err);

	if (rc)
		return rc;
	bsz_arena_init(&eu.arena);
	rc = forecast_size(&eu, strip->name, forecast, err);
	bsz_arena_release(&eu.arena);
	return rc;
}

#define EU_MODE(symbol, words, number) \
	const struct bsz_strip_mode bsz_strip_##symbol = { \
		.name = #symbol, \
		.tool = "eu-strip", \
		.release = "0.188", \
		.command = words, \
		.variant = number, \
		.debug_file = (number) == SPLIT_FILE, \
		.archives = BSZ_STRIP_ARCHIVES_REFUSED, \
		.predict = predict, \
	}

EU_MODE(eu_strip, "eu-strip", PLAIN);
EU_MODE(eu_strip_debug, "eu-strip -g", DEBUG);
EU_MODE(eu_strip_split, "eu-strip -f FILE.debug", SPLIT);
EU_MODE(eu_strip_split_file, "eu-strip -f FILE.debug: the debug file",
    SPLIT_FILE);
