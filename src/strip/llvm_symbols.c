/*
 * -g drops the names of source files, --strip-unneeded what nothing refers
 * to; both drop symbols of sections that are gone.
 */
#include "llvm.h"

#include "relocs.h"

enum { REFERRED = 1 };

/* Symbols that relocations and groups of the output name. */
static bool mark_referred(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;
	bool relocs = false;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];
		const struct bsz_span bytes = bsz_strip_bytes(source, section);
		const uint64_t entry = strip_reloc_size(source, section);

		if (llvm->sections[i].removed || section->flags & SHF_ALLOC)
			continue;
		if (section->type == SHT_GROUP &&
		    section->info < llvm->symbols->count)
			llvm->keep[section->info] = REFERRED;
		if (!strip_is_reloc(section))
			continue;
		relocs = true;
		for (uint64_t at = 0; at + entry <= bytes.size; at += entry) {
			const uint32_t symbol = bsz_strip_reloc_symbol(
			    source, bytes.data + at);

			if (symbol < llvm->symbols->count)
				llvm->keep[symbol] = REFERRED;
		}
	}
	return relocs;
}

/* $a, $t, $d and $x of ARM and AArch64 objects. */
static bool is_mapping(const struct llvm *llvm, uint32_t index)
{
	const uint16_t machine = llvm->source->machine;
	uint32_t size;
	const char *name = bsz_strip_symbol_name(llvm->symbols, index, &size);

	if (llvm->source->type != ET_REL ||
	    (machine != EM_ARM && machine != EM_AARCH64))
		return false;
	if (size < 2 || name[0] != '$' || (size > 2 && name[2] != '.'))
		return false;
	return strchr(machine == EM_ARM ? "atd" : "xd", name[1]) != NULL;
}

static bool is_homeless(const struct llvm *llvm,
    const struct strip_symbol *symbol)
{
	return !symbol->special && symbol->section &&
	    symbol->section < llvm->source->section_count &&
	    llvm->sections[symbol->section].removed;
}

static bool is_wanted(const struct llvm *llvm, uint32_t index,
    const struct strip_symbol *symbol, bool bare)
{
	if (is_homeless(llvm, symbol))
		return false;
	if (llvm->level == LLVM_DEBUG)
		return symbol->type != STT_FILE;
	if (llvm->level != LLVM_UNNEEDED)
		return true;
	/* In sections for threads they count as variables. */
	if (llvm->keep[index] == REFERRED || (symbol->type == STT_NOTYPE &&
	    is_mapping(llvm, index)))
		return true;
	if (bare)
		return false;
	const bool undefined = !symbol->special && symbol->section == 0;
	return symbol->type == STT_SECTION ||
	    (symbol->bind != STB_LOCAL && !undefined);
}

/* The symbol table goes with its last symbol, and its names with it. */
static void drop_table(struct llvm *llvm)
{
	const struct strip_source *source = llvm->source;
	const uint32_t table = llvm->symbols->table;
	const uint32_t names = source->sections[table].link;

	llvm->sections[table].removed = true;
	for (uint32_t i = 1; i < source->section_count; i++)
		if (source->sections[i].type == SHT_SYMTAB_SHNDX)
			llvm->sections[i].removed = true;
	if (names && names < source->section_count &&
	    names != source->names_index &&
	    !(source->sections[names].flags & SHF_ALLOC))
		llvm->sections[names].removed = true;
}

void bsz_strip_llvm_symbols(struct llvm *llvm)
{
	const uint32_t table = llvm->symbols->table;

	if (!table || llvm->sections[table].removed)
		return;
	if (llvm->symbols->count == 0)
		llvm->refusal = "not foreseen: its symbol table is empty";
	if (llvm->symbols->lost_names)
		llvm->refusal = "a name is past the end of the string table";
	const bool relocs = mark_referred(llvm);
	/* A linked file without relocations needs none. */
	const bool bare = llvm->source->linked && !relocs;

	for (uint32_t i = 1; i < llvm->symbols->count; i++) {
		const struct strip_symbol symbol =
		    bsz_strip_symbol(llvm->symbols, i);
		const bool kept = is_wanted(llvm, i, &symbol, bare);

		if (!kept && llvm->keep[i] == REFERRED &&
		    is_homeless(llvm, &symbol))
			llvm->refusal = "a section cannot be removed: "
			    "relocations refer to its symbols";

		llvm->keep[i] = kept ? STRIP_NAMED : STRIP_DROPPED;
		llvm->kept += kept;
	}
	if (llvm->symbols->count)
		llvm->keep[0] = STRIP_DROPPED;
	llvm->sections[table].size = llvm->source->sym_size *
	    (llvm->kept + 1);
	if (bare && llvm->level == LLVM_UNNEEDED && llvm->kept == 0)
		drop_table(llvm);
}
