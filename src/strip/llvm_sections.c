/*
 * What a level removes, and what goes along with it: relocations of what is
 * gone, groups without members, symbol tables without symbols.
 */
#include "llvm.h"

#include "codec.h"

#include <binsize/limits.h>

#define SHT_ATTRIBUTES 0x70000003 /* of ARM and RISC-V */

/* Whatever its flags say. */
static bool is_debug_name(const struct llvm *llvm, const char *name)
{
	return strip_has_prefix(name, ".debug") ||
	    (llvm->release < 15 && strip_has_prefix(name, ".zdebug")) ||
	    strcmp(name, ".gdb_index") == 0;
}

static bool removes_all(const struct llvm *llvm, uint32_t index)
{
	const struct strip_section *section = &llvm->source->sections[index];

	return !(section->flags & SHF_ALLOC) &&
	    llvm->sections[index].parent == LLVM_NONE &&
	    section->type != SHT_ATTRIBUTES &&
	    !strip_has_prefix(section->name, ".gnu.warning") &&
	    !(llvm->release >= 19 &&
	    strcmp(section->name, ".gnu_debuglink") == 0);
}

static bool is_removed(const struct llvm *llvm, uint32_t index)
{
	const struct strip_section *section = &llvm->source->sections[index];
	const bool loaded = section->flags & SHF_ALLOC;

	if (section->type == SHT_NULL && llvm->level != LLVM_ALL)
		return false;
	if (index == llvm->source->names_index)
		return llvm->level == LLVM_SECTIONS;
	switch (llvm->level) {
	case LLVM_ALL:
		return removes_all(llvm, index);
	case LLVM_DEBUG:
	case LLVM_UNNEEDED:
		return is_debug_name(llvm, section->name);
	case LLVM_ALL_GNU:
		return is_debug_name(llvm, section->name) ||
		    (!loaded && (section->type == SHT_SYMTAB ||
		    section->type == SHT_STRTAB || strip_is_reloc(section)));
	case LLVM_SECTIONS:
		return llvm->sections[index].parent == LLVM_NONE;
	case LLVM_ONLY_DEBUG:
	case LLVM_ZLIB:
		break;
	}
	return false;
}

/* Relocations go with their target. */
static void remove_relocs(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (strip_is_reloc(section) &&
		    !(section->flags & SHF_ALLOC) && section->info &&
		    section->info < source->section_count &&
		    llvm->sections[section->info].removed)
			llvm->sections[i].removed = true;
	}
}

/* Members of a group that are not removed. */
static uint64_t count_alive(const struct llvm *llvm, uint32_t index)
{
	const struct strip_source *source = llvm->source;
	const struct bsz_span members = bsz_strip_bytes(source,
	    &source->sections[index]);
	uint64_t alive = 0;

	for (uint64_t at = 4; at + 4 <= members.size; at += 4) {
		const uint32_t member = bsz_strip_u32(source,
		    members.data + at);

		if (member < source->section_count &&
		    !llvm->sections[member].removed)
			alive++;
	}
	return alive;
}

/* A group goes with its last member. Relocations of members, which are
 * members, are not gone yet when releases before 19 look. */
static void remove_groups(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	for (uint32_t i = 1; i < source->section_count; i++)
		if (source->sections[i].type == SHT_GROUP &&
		    source->sections[i].size > 4 && !count_alive(llvm, i))
			llvm->sections[i].removed = true;
}

static void shrink_groups(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	for (uint32_t i = 1; i < source->section_count; i++) {
		if (source->sections[i].type != SHT_GROUP ||
		    (llvm->release >= 19 && llvm->sections[i].removed))
			continue;
		llvm->sections[i].size = 4 + 4 * count_alive(llvm, i);
		if (llvm->level == LLVM_ALL_GNU)
			llvm->refusal = "its groups need the symbol table "
			    "that would be removed";
	}
}

static bool is_compressed_here(const struct llvm *llvm, uint32_t index)
{
	const struct strip_section *section = &llvm->source->sections[index];

	return llvm->level == LLVM_ZLIB &&
	    strip_has_prefix(section->name, ".debug") &&
	    !(section->flags & (SHF_COMPRESSED | SHF_ALLOC)) &&
	    !strip_is_reloc(section) && section->type != SHT_NOBITS;
}

static int compress(struct llvm *llvm, uint32_t index)
{
	const struct bsz_span bytes = bsz_strip_bytes(llvm->source,
	    &llvm->source->sections[index]);
	uint64_t size = 0;
	const int rc = bsz_strip_pack(STRIP_ZLIB, bytes, &size, llvm->err);

	if (rc)
		return rc;
	llvm->by_codec = true;
	/* Before 16 a header of ELF64 in front, whatever the class; its
	 * alignment in all. */
	const bool wide = llvm->release < 16 || llvm->source->is64;
	llvm->sections[index].size = size +
	    (wide ? sizeof(Elf64_Chdr) : sizeof(Elf32_Chdr));
	llvm->sections[index].align = 8;
	return 0;
}

static void decide(struct llvm *llvm, uint32_t index)
{
	const struct strip_section *section = &llvm->source->sections[index];
	struct llvm_section *out = &llvm->sections[index];

	out->size = section->size;
	out->align = section->align;
	out->nobits = section->type == SHT_NOBITS;
	out->removed = is_removed(llvm, index);
	if (llvm->level == LLVM_ONLY_DEBUG && section->flags & SHF_ALLOC &&
	    section->type != SHT_NOTE)
		out->nobits = true;
	if (!(section->flags & SHF_ALLOC) &&
	    (strip_is_reloc(section) || section->type == SHT_SYMTAB))
		out->align = llvm->source->word;
}

/* What patchelf moved across the end of a segment is in none, and loaded
 * sections still refer to it. Symbol tables do not count. */
static bool is_needed(const struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (!llvm->sections[i].removed &&
		    section->flags & SHF_ALLOC && section->link &&
		    section->link < source->section_count &&
		    source->sections[section->link].type != SHT_SYMTAB &&
		    llvm->sections[section->link].removed)
			return true;
	}
	return false;
}

/* Relocations must name a symbol table: loaded ones the loaded one. */
static bool is_readable(const struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (!strip_is_reloc(section) || section->link == 0)
			continue;
		if (section->link >= source->section_count ||
		    source->sections[section->link].type !=
		    (section->flags & SHF_ALLOC ? SHT_DYNSYM : SHT_SYMTAB))
			return false;
	}
	return true;
}

int bsz_strip_llvm_sections(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;

	if (!is_readable(llvm)) {
		llvm->refusal = "a relocation section names a symbol table "
		    "that is not there";
		return 0;
	}
	for (uint32_t i = 1; i < source->section_count; i++)
		decide(llvm, i);
	if (llvm->release < 19)
		remove_groups(llvm);
	remove_relocs(llvm);
	if (llvm->release >= 19)
		remove_groups(llvm);
	shrink_groups(llvm);
	if (llvm->level == LLVM_SECTIONS && is_needed(llvm))
		llvm->refusal = "a section cannot be removed because another "
		    "one refers to it";
	for (uint32_t i = 1; i < source->section_count; i++) {
		const int rc = is_compressed_here(llvm, i) ?
		    compress(llvm, i) : 0;

		if (rc)
			return rc;
	}
	return 0;
}
