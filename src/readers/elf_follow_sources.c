/*
 * Data that debug information tells a value of, and no place: constants of
 * C++ that the compiler knew at every use (DW_AT_const_value), whose tables
 * are in the program all the same.
 *
 * Assemblers put the name of the source (STT_FILE) before the local symbols
 * of an object, and linkers keep that order. So a local symbol that no unit
 * claims is of the unit of that source, where only one has the name.
 */
#include "elf_follow.h"

#include "dwarf.h"
#include "elf_symtab.h"
#include "memo.h"

#include <binsize/limits.h>

#define SEVERAL UINT32_MAX

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static uint64_t hash_of(const char *text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; text[i] && i < BSZ_MAX_NAME; i++)
		hash = (hash ^ (uint8_t)text[i]) *
		    UINT64_C(0x100000001b3);
	return hash;
}

/* Units by the last part of their names. False when memory is short. */
static bool list_units(const struct dwarf *dwarf, struct memo *units)
{
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const struct dwarf_unit *unit = &dwarf->units[i];
		uint32_t *label;

		if (unit->section != DWARF_INFO || !unit->label ||
		    !unit->name)
			continue;
		label = memo_at(units, hash_of(last_part(unit->name)));
		if (!label)
			return false;
		*label = *label && *label != unit->label ? SEVERAL
		    : unit->label;
	}
	return true;
}

static bool is_unclaimed_data(struct elf_follow *follow,
    const struct elf_entry *entry)
{
	return entry->bind == STB_LOCAL && entry->type == STT_OBJECT &&
	    !entry->executable && entry->size &&
	    !bsz_elf_follow_owner(follow, BSZ_VM, entry->start);
}

static bool claim_data(struct elf_follow *follow,
    const struct elf_symtab *symtab, struct memo *units)
{
	uint32_t unit = BSZ_NO_LABEL;

	for (size_t i = 1; i < symtab->count; i++) {
		struct elf_entry entry = {.name = ""};
		const enum elf_entry_kind kind = bsz_elf_symtab_read(symtab,
		    i, &entry);

		if (entry.type == STT_FILE && kind == ELF_ENTRY_OTHER) {
			const uint32_t *label = memo_at(units,
			    hash_of(last_part(entry.name)));

			if (!label)
				return false;
			unit = *label == SEVERAL ? BSZ_NO_LABEL : *label;
		}
		if (unit && kind == ELF_ENTRY_PLACE &&
		    is_unclaimed_data(follow, &entry))
			bsz_claims_push(&follow->claims[BSZ_VM],
			    BSZ_RANK_WEAK, entry.start, entry.size,
			    bsz_tag(unit, BSZ_BY_INFERENCE));
	}
	return true;
}

int bsz_elf_follow_sources(struct elf_follow *follow, struct bsz_err *err)
{
	struct elf_image *const image = follow->image;
	struct memo units = {.generation = 1};
	struct elf_symtab symtab;
	bool done;

	if (follow->dim != BSZ_UNIT || !image->dwarf)
		return 0;
	symtab = bsz_elf_symtab_choose(image->debug ? image->debug : image);
	done = list_units(image->dwarf, &units) &&
	    claim_data(follow, &symtab, &units);
	bsz_memo_release(&units);
	return done ? bsz_elf_follow_lay_under(follow, err)
	    : bsz_fail_memory(err);
}
