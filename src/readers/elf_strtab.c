/*
 * Symbol table entries follow their symbols, and with them what else the
 * file keeps for each entry: its name, its version, its words in the hash
 * tables.
 *
 * A name may be the end of a longer one. Then its bytes belong to the symbol
 * that the whole string was stored for; only when nobody uses that are they
 * its own.
 *
 * Specification: gABI, "String Table", "Symbol Table", "Hash Table"; DT_GNU_HASH
 * and symbol versions as the GNU linker writes them.
 */
#include "elf_follow.h"

#include "cursor.h"
#include "elf_symtab.h"

#include <binsize/file.h>
#include <binsize/limits.h>

/* Owners of the entries of one table. */
struct entries {
	struct elf_symtab symtab;
	const struct elf_section *table, *names;
	uint32_t *tags; /* an entry */
};

/* Whether a label is that of a name, under whatever version. */
static bool is_named(struct bsz_label label, const char *name, size_t size)
{
	return label.size >= size && memcmp(label.text, name, size) == 0 &&
	    (label.size == size || label.text[size] == '@');
}

/*
 * Whoever owns the first byte of a symbol; as symbols go, the symbol itself
 * where another one of its own size begins at that byte, too.
 */
static uint32_t owner_of(struct elf_follow *follow,
    const struct elf_entry *entry)
{
	struct bsz_labels *labels = follow->image->artifact->labels;
	const uint32_t tag = bsz_elf_follow_owner(follow, BSZ_VM,
	    entry->start);
	struct bsz_label label;
	size_t size;

	if (follow->dim != BSZ_SYMBOL || !entry->size || !tag)
		return tag;
	label = bsz_labels_get(labels, tag & (BSZ_MAX_LABELS - 1));
	/* most labels have borrowed this very name */
	if (label.form != BSZ_LABEL_TEXT || label.text == entry->name)
		return tag;
	size = strnlen(entry->name, BSZ_MAX_NAME);
	return is_named(label, entry->name, size) ? tag
	    : bsz_tag(bsz_labels_text(labels, entry->name, size),
	    BSZ_BY_TABLE);
}

static void find_owners(struct elf_follow *follow, struct entries *entries)
{
	size_t file = 0; /* a mark "the next ones are of this file" */

	entries->tags[0] = BSZ_NO_LABEL;
	for (size_t i = 1; i < entries->symtab.count; i++) {
		struct elf_entry entry;
		uint32_t *tag = &entries->tags[i];

		*tag = BSZ_NO_LABEL;
		switch (bsz_elf_symtab_read(&entries->symtab, i, &entry)) {
		case ELF_ENTRY_PLACE:
			*tag = owner_of(follow, &entry);
			if (file && entry.bind == STB_LOCAL)
				entries->tags[file] = *tag;
			file = 0;
			break;
		case ELF_ENTRY_IMPORT:
			*tag = bsz_elf_follow_import(follow, entry.name);
			break;
		case ELF_ENTRY_OUTSIDE:
			break;
		case ELF_ENTRY_OTHER:
			if (entry.type == STT_FILE)
				file = follow->dim == BSZ_SYMBOL ? 0 : i;
			break;
		}
	}
}

static void claim_name(struct elf_follow *follow,
    const struct entries *entries, uint32_t name, uint32_t tag)
{
	const struct bsz_span names = entries->symtab.names;
	const struct elf_section *section = entries->names;
	const bool whole = name == 0 || names.data[name - 1] == 0;
	const char *text = (const char *)names.data + name;

	if (!tag || !*text)
		return;
	bsz_claims_push(&follow->claims[section->mapped ? BSZ_VM : BSZ_FILE],
	    whole ? BSZ_RANK_NORMAL : BSZ_RANK_WEAK, name +
	    (section->mapped ? section->vm : section->offset),
	    strnlen(text, BSZ_MAX_NAME) + 1, tag);
}

static void claim_entries(struct elf_follow *follow,
    const struct entries *entries)
{
	const struct elf_symtab *symtab = &entries->symtab;

	for (size_t i = 1; i < symtab->count; i++)
		bsz_elf_follow_claim(follow, entries->table,
		    i * symtab->entry_size, symtab->entry_size,
		    entries->tags[i]);
	for (size_t i = 1; i < symtab->count && entries->names; i++) {
		const uint32_t name = bsz_elf_symtab_name(symtab, i);

		if (name < symtab->names.size)
			claim_name(follow, entries, name, entries->tags[i]);
	}
}

/* A table of words, one a symbol from a first one on. */
static void claim_words(struct elf_follow *follow,
    const struct entries *entries, const struct elf_section *section,
    uint64_t offset, uint64_t first, uint64_t word)
{
	for (uint64_t i = first; i < entries->symtab.count; i++)
		bsz_elf_follow_claim(follow, section,
		    offset + (i - first) * word, word, entries->tags[i]);
}

/* Chains of hash tables; their buckets serve several symbols. */
static void claim_hash(struct elf_follow *follow,
    const struct entries *entries, const struct elf_section *section)
{
	const struct elf_image *image = follow->image;
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, section),
	    image->big);
	const uint64_t buckets = cursor_u32(&at);
	const uint64_t second = cursor_u32(&at);
	const uint64_t bloom = cursor_u32(&at);

	if (at.failed && section->type == SHT_GNU_HASH)
		return;
	if (section->type == SHT_GNU_HASH)
		claim_words(follow, entries, section, 16 + bloom *
		    (image->is64 ? 8 : 4) + buckets * 4, second, 4);
	else if (section->entsize == 4)
		claim_words(follow, entries, section, 8 + buckets * 4, 0, 4);
}

/* What other sections keep for the entries of the table at an index. */
static void claim_beside(struct elf_follow *follow,
    const struct entries *entries)
{
	const struct elf_image *image = follow->image;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->link != entries->symtab.section)
			continue;
		if (section->type == SHT_GNU_versym)
			claim_words(follow, entries, section, 0, 0, 2);
		else if (section->type == SHT_SYMTAB_SHNDX)
			claim_words(follow, entries, section, 0, 0, 4);
		else if (section->type == SHT_HASH ||
		    section->type == SHT_GNU_HASH)
			claim_hash(follow, entries, section);
	}
}

static int follow_table(struct elf_follow *follow, size_t index,
    struct bsz_err *err)
{
	const struct elf_image *image = follow->image;
	struct entries entries = {bsz_elf_symtab_open(image, index),
	    &image->sections[index], NULL, NULL};

	if (entries.symtab.count < 2)
		return 0;
	if (entries.symtab.strings)
		entries.names = &image->sections[entries.symtab.strings];
	entries.tags = bsz_malloc(entries.symtab.count *
	    sizeof(*entries.tags));
	if (!entries.tags)
		return bsz_fail_memory(err);
	find_owners(follow, &entries);
	claim_entries(follow, &entries);
	claim_beside(follow, &entries);
	bsz_free(entries.tags);
	if (image->mapped)
		bsz_file_forget(entries.symtab.entries);
	return 0;
}

int bsz_elf_follow_symtabs(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_image *image = follow->image;
	int rc = 0;

	for (size_t i = 1; i < image->section_count && rc == 0; i++) {
		const uint32_t type = image->sections[i].type;

		if (type == SHT_SYMTAB || type == SHT_DYNSYM)
			rc = follow_table(follow, i, err);
	}
	return rc;
}
