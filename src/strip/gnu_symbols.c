/*
 * Which symbols stay. What a relocation of a kept section names must stay,
 * and so must signatures of groups; the rest depends on the level.
 */
#include "gnu.h"

#include "relocs.h"

enum { MARKED = 1 };

static void mark_relocs(struct gnu *gnu, const struct gnu_relocs *relocs,
    uint32_t words)
{
	const struct strip_source *source = gnu->source;
	const struct bsz_span bytes = bsz_strip_bytes(source,
	    &source->sections[relocs->section]);
	const uint64_t entry = words * source->word;

	for (uint64_t at = 0; at + entry <= bytes.size; at += entry) {
		const uint32_t symbol = bsz_strip_reloc_symbol(source,
		    bytes.data + at);

		if (symbol < gnu->symbols->count)
			gnu->keep[symbol] = MARKED;
		else
			gnu->refusal = "a relocation has an invalid symbol "
			    "index";
	}
}

/* Mark what is named by what stays. */
static void mark_needed(struct gnu *gnu)
{
	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct strip_section *section =
		    &gnu->source->sections[index];
		const struct gnu_section *out = &gnu->sections[index];

		if (out->removed)
			continue;
		if (section->type == SHT_GROUP &&
		    section->info < gnu->symbols->count)
			gnu->keep[section->info] = MARKED;
		if (out->relocs[GNU_REL].kept)
			mark_relocs(gnu, &out->relocs[GNU_REL], 2);
		if (out->relocs[GNU_RELA].kept)
			mark_relocs(gnu, &out->relocs[GNU_RELA], 3);
	}
}

/* $a, $t, $d and $x of ARM: they say how to read the code. */
static bool is_mapping(const struct gnu *gnu, uint32_t index)
{
	const uint16_t machine = gnu->source->machine;
	uint32_t size;
	const char *name = bsz_strip_symbol_name(gnu->symbols, index, &size);

	if (machine != EM_ARM && machine != EM_AARCH64)
		return false;
	if (size < 2 || name[0] != '$' || (size > 2 && name[2] != '.'))
		return false;
	return strchr(machine == EM_ARM ? "atd" : "xd", name[1]) != NULL;
}

static bool is_wanted(const struct gnu *gnu, uint32_t index,
    const struct strip_symbol *symbol)
{
	const enum gnu_level level = gnu->options.level;
	const bool undefined = !symbol->special &&
	    symbol->section == SHN_UNDEF;
	const bool common = symbol->special && symbol->section == SHN_COMMON;
	const bool weak = symbol->bind == STB_WEAK;
	const bool global = symbol->bind == STB_GLOBAL;

	if (gnu->keep[index] == MARKED)
		return true;
	if (!gnu->source->linked) {
		const bool absolute = symbol->special &&
		    symbol->section == SHN_ABS;

		if (gnu->source->type == ET_REL && !absolute &&
		    is_mapping(gnu, index))
			return true;
		if (weak || common || (global && !undefined))
			return true;
	}
	if (global || weak || undefined || common)
		return level != GNU_UNNEEDED;
	if (symbol->type == STT_SECTION || symbol->type == STT_FILE)
		return level == GNU_COPY || level == GNU_ONLY_DEBUG;
	return level != GNU_UNNEEDED;
}

/* Whether the section it is defined in is gone. */
static bool is_homeless(const struct gnu *gnu,
    const struct strip_symbol *symbol)
{
	if (symbol->special || symbol->section == SHN_UNDEF ||
	    symbol->section >= gnu->source->section_count)
		return false;
	const struct gnu_section *home = &gnu->sections[symbol->section];
	return home->real ? home->removed : symbol->type == STT_SECTION;
}

/* Linked files of these have symbols only of sections that relocations name,
 * those of other machines have one of every section. */
static bool is_x86(const struct gnu *gnu)
{
	const uint16_t machine = gnu->source->machine;

	return machine == EM_X86_64 || machine == EM_386;
}

static uint64_t count_output_sections(const struct gnu *gnu)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < gnu->count; i++)
		count += !gnu->sections[gnu->order[i]].removed;
	return count;
}

int bsz_strip_gnu_symbols(struct gnu *gnu)
{
	const uint32_t count = gnu->symbols->count;
	uint64_t others = 0, sections = 0;

	gnu->kept = 0;
	gnu->names = 1;
	if (gnu->options.level == GNU_ALL)
		return 0;
	mark_needed(gnu);
	if (gnu->symbols->lost_names && !gnu->refusal)
		gnu->refusal = "not foreseen: names of symbols are lost";
	if (count == 0 || gnu->refusal)
		return 0;
	for (uint32_t i = 1; i < count; i++) {
		const struct strip_symbol symbol =
		    bsz_strip_symbol(gnu->symbols, i);
		const bool homeless = is_homeless(gnu, &symbol);
		const bool kept = is_wanted(gnu, i, &symbol) && !homeless;
		const bool section = symbol.type == STT_SECTION &&
		    symbol.bind == STB_LOCAL;

		if (homeless && gnu->keep[i] == MARKED)
			gnu->refusal = "a symbol that relocations need goes "
			    "with its section";
		gnu->keep[i] = !kept ? STRIP_DROPPED :
		    section ? STRIP_NAMELESS : STRIP_NAMED;
		others += kept && symbol.type != STT_SECTION;
		sections += kept && symbol.type == STT_SECTION;
	}
	gnu->keep[0] = STRIP_DROPPED;
	if (gnu->source->linked && is_x86(gnu))
		sections = gnu->has_relocs ? sections : 0;
	else if (gnu->source->linked && others + sections)
		sections = count_output_sections(gnu);
	gnu->kept = others + sections;
	return bsz_strip_symbols_names(gnu->symbols, gnu->keep, &gnu->names,
	    gnu->err);
}
