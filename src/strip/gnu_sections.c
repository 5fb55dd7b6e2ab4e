/*
 * Which sections of the input are sections of the output, and how large.
 *
 * The first symbol table, its names, the names of sections and the table of
 * extended section numbers are no sections to the tool: it writes new ones.
 * Relocation sections that name the symbol table and a target are part of
 * their target.
 */
#include "gnu.h"

#include <binsize/limits.h>

/* Names that mean debug information, in sections that are not loaded. */
static const char *const debug_prefixes[] = {".debug", ".zdebug",
	".gnu.debuglto_.debug_", ".gnu.linkonce.wi.", ".line", ".stab"};

static bool is_debug_name(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(debug_prefixes); i++)
		if (strip_has_prefix(name, debug_prefixes[i]))
			return true;
	return strcmp(name, ".gdb_index") == 0;
}

/* Names whose type the ABI gives, whatever the input says. */
static bool has_typed_name(const char *name)
{
	static const char *const prefixes[] = {".init_array", ".fini_array",
		".preinit_array", ".rela", ".rel.", ".gnu.version"};
	static const char *const names[] = {".dynamic", ".dynstr", ".dynsym",
		".hash", ".gnu.hash", ".relr.dyn", ".strtab", ".symtab",
		".shstrtab", ".gnu.liblist"};

	for (size_t i = 0; i < BSZ_COUNTOF(prefixes); i++) {
		const size_t size = strlen(prefixes[i]);

		if (strncmp(name, prefixes[i], size) != 0)
			continue;
		/* .init_array and .init_array.5, not .init_arrays */
		if (i > 2 || !name[size] || name[size] == '.')
			return true;
	}
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	const size_t size = strlen(name);
	return strip_has_prefix(name, ".stab") && size > 3 &&
	    strcmp(name + size - 3, "str") == 0;
}

/*
 * Sections without contents, as debug files have them, may get room in the
 * file again: in objects those whose name has a type of its own, in linked
 * files those that are not loaded, for such ones count as part of PT_NOTE.
 */
static bool is_revived(const struct gnu *gnu,
    const struct strip_section *section)
{
	const struct strip_source *source = gnu->source;

	if (!source->linked)
		return has_typed_name(section->name);
	if (section->flags & SHF_ALLOC)
		return false;
	for (uint32_t i = 0; i < source->segment_count; i++)
		if (source->segments[i].type == PT_NOTE)
			return true;
	return false;
}

/* The section a relocation section belongs to, or 0. */
static uint32_t reloc_target(const struct gnu *gnu,
    const struct strip_section *section)
{
	const struct strip_source *source = gnu->source;

	if (!strip_is_reloc(section) ||
	    (source->linked && section->flags & SHF_ALLOC))
		return 0;
	if (section->link == 0 || section->link != gnu->symbols->table)
		return 0;
	if (section->info == 0 || section->info >= source->section_count ||
	    strip_is_reloc(&source->sections[section->info]))
		return 0;
	return section->info;
}

/* Tables the tool writes anew. */
static bool is_made_anew(const struct gnu *gnu, uint32_t index)
{
	const struct strip_source *source = gnu->source;
	const struct strip_section *section = &source->sections[index];
	const uint32_t table = gnu->symbols->table;

	switch (section->type) {
	case SHT_NULL:
	case SHT_SYMTAB:
	case SHT_SYMTAB_SHNDX:
		return true;
	case SHT_STRTAB:
		return index == source->names_index ||
		    (table && index == source->sections[table].link);
	}
	return false;
}

static void list_section(struct gnu *gnu, uint32_t index)
{
	struct gnu_section *out = &gnu->sections[index];

	if (out->real || is_made_anew(gnu, index))
		return;
	out->real = true;
	gnu->order[gnu->count++] = index;
}

/* A relocation section brings the sections it names into the list, before
 * itself: patchelf leaves dynamic symbols behind. */
static void visit(struct gnu *gnu, uint32_t index)
{
	const struct strip_section *section = &gnu->source->sections[index];

	if (!strip_is_reloc(section)) {
		list_section(gnu, index);
		return;
	}
	const uint32_t target = reloc_target(gnu, section);
	if (!target) {
		if (section->link < gnu->source->section_count &&
		    gnu->source->sections[section->link].type == SHT_DYNSYM)
			list_section(gnu, section->link);
		list_section(gnu, index);
		return;
	}
	list_section(gnu, target);
	struct gnu_relocs *relocs = &gnu->sections[target].relocs[
	    section->type == SHT_RELA ? GNU_RELA : GNU_REL];
	if (!relocs->section) {
		relocs->section = index;
		gnu->has_relocs = true;
	}
}

/* A power of two that is no smaller, as far as the address allows. */
static uint64_t output_align(const struct strip_section *section)
{
	uint64_t align = 1;

	while (align < section->align && align < UINT64_C(1) << 62)
		align <<= 1;
	align |= section->addr;
	return align & -align;
}

static bool is_removed(const struct gnu *gnu, uint32_t index)
{
	const struct gnu_section *out = &gnu->sections[index];

	if (gnu->options.remove &&
	    strcmp(out->name, gnu->options.remove) == 0)
		return true;
	switch (gnu->options.level) {
	case GNU_COPY:
	case GNU_ONLY_DEBUG:
		return false;
	case GNU_ALL:
	case GNU_DEBUG:
	case GNU_UNNEEDED:
		break;
	}
	return out->debug;
}

/* What the section itself becomes. */
static void decide(struct gnu *gnu, uint32_t index)
{
	const struct strip_source *source = gnu->source;
	const struct strip_section *section = &source->sections[index];
	struct gnu_section *out = &gnu->sections[index];
	const bool loaded = section->flags & SHF_ALLOC;

	out->name = section->name;
	out->size = section->size;
	out->align = output_align(section);
	out->debug = !loaded && is_debug_name(section->name);
	if (strip_is_reloc(section) && !loaded && section->info &&
	    section->info < source->section_count) {
		const struct strip_section *target =
		    &source->sections[section->info];

		out->debug |= !(target->flags & SHF_ALLOC) &&
		    is_debug_name(target->name);
	}
	out->nobits = section->type == SHT_NOBITS && !is_revived(gnu, section);
	if (gnu->options.level == GNU_ONLY_DEBUG && loaded &&
	    section->type != SHT_NOTE && section->type != SHT_GROUP)
		out->nobits = true;
	out->removed = is_removed(gnu, index);
	if (gnu->options.merge_notes && section->type == SHT_NOTE &&
	    strip_has_prefix(section->name, ".gnu.build.attributes") &&
	    !out->relocs[GNU_REL].section && !out->relocs[GNU_RELA].section)
		out->size = bsz_strip_gnu_notes(gnu, section);
}

static void decide_relocs(struct gnu *gnu, uint32_t index)
{
	const struct strip_source *source = gnu->source;
	struct gnu_section *out = &gnu->sections[index];
	uint64_t count = 0;

	for (int kind = 0; kind < GNU_RELOC_KINDS; kind++) {
		struct gnu_relocs *relocs = &out->relocs[kind];
		const struct strip_section *section =
		    &source->sections[relocs->section];
		const uint64_t entry =
		    (kind == GNU_RELA ? 3 : 2) * source->word;

		if (!relocs->section)
			continue;
		relocs->size = out->size == 0 ? 0 :
		    section->size / entry * entry;
		relocs->kept = gnu->options.level != GNU_ALL &&
		    !(gnu->options.remove && strcmp(section->name,
		    gnu->options.remove) == 0);
		count += relocs->size;
	}
	if (count == 0 && out->size != 0)
		out->relocs[GNU_REL].kept = out->relocs[GNU_RELA].kept = false;
}

/* Bytes a group loses with one of its members. */
static uint64_t lost_with_member(const struct gnu *gnu, uint32_t member,
    bool *alive)
{
	const struct gnu_section *out = &gnu->sections[member];
	uint64_t lost = 0;

	if (!out->real)
		return 0;
	*alive |= !out->removed;
	if (out->removed)
		lost += 4;
	for (int kind = 0; kind < GNU_RELOC_KINDS; kind++) {
		const uint32_t relocs = out->relocs[kind].section;

		if (relocs && gnu->source->sections[relocs].flags &
		    SHF_GROUP && (out->removed || !out->relocs[kind].size))
			lost += 4;
	}
	return lost;
}

static void decide_group(struct gnu *gnu, uint32_t index)
{
	const struct strip_source *source = gnu->source;
	const struct strip_section *section = &source->sections[index];
	const struct bsz_span members = bsz_strip_bytes(source, section);
	struct gnu_section *out = &gnu->sections[index];
	uint64_t lost = 0;
	bool alive = false;

	if (gnu->options.level == GNU_ALL || section->info == 0 ||
	    section->info >= gnu->symbols->count ||
	    section->link != gnu->symbols->table) {
		out->removed = true;
		return;
	}
	for (uint64_t at = 4; at + 4 <= members.size; at += 4) {
		const uint32_t member = bsz_strip_u32(source,
		    members.data + at);

		if (member < source->section_count)
			lost += lost_with_member(gnu, member, &alive);
	}
	if (gnu->options.level == GNU_ONLY_DEBUG)
		return;
	out->removed |= !alive;
	out->size = lost < section->size ? section->size - lost : 0;
	if (out->size <= 4)
		out->size = 0;
}

/* Groups stand in front of all other sections. */
static int move_groups(struct gnu *gnu)
{
	const struct strip_section *const sections = gnu->source->sections;
	uint32_t *const sorted = bsz_arena_alloc(&gnu->arena,
	    ((size_t)gnu->count + 1) * sizeof(*sorted));
	uint32_t count = 0;

	if (!sorted)
		return bsz_fail_memory(gnu->err);
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < gnu->count; i++)
			if ((sections[gnu->order[i]].type != SHT_GROUP) ==
			    pass)
				sorted[count++] = gnu->order[i];
	gnu->order = sorted;
	return 0;
}

int bsz_strip_gnu_sections(struct gnu *gnu)
{
	const struct strip_source *source = gnu->source;

	for (uint32_t i = 1; i < source->section_count; i++)
		visit(gnu, i);
	const int rc = move_groups(gnu);
	if (rc)
		return rc;
	for (uint32_t i = 0; i < gnu->count; i++)
		decide(gnu, gnu->order[i]);
	for (uint32_t i = 0; i < gnu->count; i++)
		decide_relocs(gnu, gnu->order[i]);
	for (uint32_t i = 0; i < gnu->count; i++)
		if (source->sections[gnu->order[i]].type == SHT_GROUP)
			decide_group(gnu, gnu->order[i]);
	return 0;
}
