/*
 * Slots: words that hold one address each, in sections that are made of
 * them. A slot follows what it points to: a constructor's word its
 * constructor, a word of the global offset table the symbol that it is for,
 * be it imported or the file's own.
 *
 * What a slot holds is told by the relocation that is applied to it, else
 * by the word itself, which linkers fill in where they can.
 *
 * Specification: gABI, "Special Sections", for the arrays. Tables of Linux
 * and its modules: their entries begin with the place in the code they are
 * about, relative to themselves where they have four bytes for it. Unwind
 * entries of Linux (ORC) stand in a table of their own, in the same order.
 */
#include "elf_follow.h"

#include "elf_reloc.h"
#include "elf_symtab.h"

#include <binsize/file.h>

static const struct kind {
	const char *prefix; /* of the section's name; or by type */
	uint32_t type;
	uint8_t entry;      /* bytes; 0: an address, and nothing else */
	const char *beside; /* section with an entry for each of these */
	uint8_t beside_entry;
} kinds[] = {
	{NULL, SHT_INIT_ARRAY, 0, NULL, 0},
	{NULL, SHT_FINI_ARRAY, 0, NULL, 0},
	{NULL, SHT_PREINIT_ARRAY, 0, NULL, 0},
	{".init_array", 0, 0, NULL, 0},
	{".fini_array", 0, 0, NULL, 0},
	{".ctors", 0, 0, NULL, 0},
	{".dtors", 0, 0, NULL, 0},
	{".got", 0, 0, NULL, 0},
	{".igot", 0, 0, NULL, 0},
	{"__mcount_loc", 0, 0, NULL, 0},
	{"__patchable_function_entries", 0, 0, NULL, 0},
	{"__ex_table", 0, 12, NULL, 0},
	{"__bug_table", 0, 12, NULL, 0},
	{"__jump_table", 0, 16, NULL, 0},
	{".orc_unwind_ip", 0, 4, ".orc_unwind", 6},
	{".return_sites", 0, 4, NULL, 0},
	{".retpoline_sites", 0, 4, NULL, 0},
	{".call_sites", 0, 4, NULL, 0},
	{".ibt_endbr_seal", 0, 4, NULL, 0},
	{".smp_locks", 0, 4, NULL, 0},
	{".static_call_sites", 0, 8, NULL, 0},
};

/* The kind of slots that a section is made of, or NULL. */
static const struct kind *kind_of(const struct elf_section *section)
{
	for (size_t i = 0; i < BSZ_COUNTOF(kinds); i++) {
		const bool is_it = kinds[i].prefix
		    ? strncmp(section->name, kinds[i].prefix,
		    strlen(kinds[i].prefix)) == 0
		    : section->type == kinds[i].type;

		if (is_it && section->mapped && !section->executable &&
		    section->file_size && section->type != SHT_NOBITS)
			return &kinds[i];
	}
	return NULL;
}

/* Bytes a slot of a section, 0 when it is not made of slots. */
static uint64_t entry_of(const struct elf_image *image,
    const struct elf_section *section)
{
	const struct kind *kind = kind_of(section);

	/* where relocations have been applied, entries are read in passing */
	if (!kind || (kind->entry && image->type != ET_REL))
		return 0;
	return kind->entry ? kind->entry : image->is64 ? 8 : 4;
}

/* The number of tables that begin at an address or before it. */
static size_t count_before(const struct elf_slots *slots, uint64_t vm)
{
	size_t low = 0, high = slots->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (slots->tables[middle].section->vm <= vm)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct elf_slot *bsz_elf_slots_find(const struct elf_slots *slots,
    uint64_t vm)
{
	const size_t before = count_before(slots, vm);
	const struct elf_slot_table *table;
	uint64_t offset;

	if (before == 0)
		return NULL;
	table = &slots->tables[before - 1];
	offset = vm - table->section->vm;
	return offset < table->count * table->entry &&
	    offset % table->entry == 0 ? &table->items[offset / table->entry]
	    : NULL;
}

uint64_t bsz_elf_slots_until(const struct elf_slots *slots, uint64_t vm)
{
	const size_t before = count_before(slots, vm);
	const struct elf_slot_table *const table = before
	    ? &slots->tables[before - 1] : NULL;

	if (table && vm - table->section->vm < table->count * table->entry)
		return 1;
	return (before < slots->count ? slots->tables[before].section->vm
	    : UINT64_MAX) - vm;
}

/* What the words themselves hold. */
static void read_words(const struct elf_image *image,
    struct elf_slot_table *table)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(image,
	    table->section);
	const unsigned word = image->is64 ? 8 : 4;
	struct cursor at = cursor_on(bytes, image->big);

	for (size_t i = 0; i < table->count; i++) {
		table->items[i] = (struct elf_slot){0, NULL};
		if (image->type != ET_REL)
			table->items[i].target = cursor_uint(&at, word);
	}
}

static bool add_table(struct elf_image *image, struct elf_slots *slots,
    const struct elf_section *section, uint64_t entry)
{
	struct elf_slot_table table = {section, NULL,
	    (size_t)(section->file_size / entry), entry};
	size_t at = slots->count;

	table.items = bsz_arena_alloc(&image->artifact->arena,
	    (table.count + 1) * sizeof(*table.items));
	if (!table.items)
		return false;
	read_words(image, &table);
	/* sections are in order already, but for odd ones */
	for (; at > 0 && slots->tables[at - 1].section->vm > section->vm;
	    at--)
		slots->tables[at] = slots->tables[at - 1];
	slots->tables[at] = table;
	slots->count++;
	return true;
}

/* What an entry of a relocation table puts into its place. */
static void resolve(const struct elf_symtab *symtab,
    const struct elf_reloc *reloc, struct elf_slot *slot)
{
	const struct elf_image *image = symtab->image;
	struct elf_entry entry;

	if (reloc->symbol == 0) {
		if (reloc->has_addend)
			slot->target = (uint64_t)reloc->addend;
		return;
	}
	if (reloc->symbol >= symtab->count)
		return;
	switch (bsz_elf_symtab_read(symtab, reloc->symbol, &entry)) {
	case ELF_ENTRY_PLACE:
		slot->target = entry.start + (uint64_t)reloc->addend;
		return;
	case ELF_ENTRY_IMPORT:
		slot->import = entry.name;
		return;
	case ELF_ENTRY_OUTSIDE:
	case ELF_ENTRY_OTHER:
		break;
	}
	if (entry.type == STT_SECTION && entry.section < image->section_count)
		slot->target = image->sections[entry.section].vm +
		    (uint64_t)reloc->addend;
}

/* Address of section offsets of a relocation table: objects count from the
 * section that is relocated. */
static uint64_t base_of(const struct elf_image *image,
    const struct elf_section *table)
{
	return image->type == ET_REL && table->info < image->section_count
	    ? image->sections[table->info].vm : 0;
}

static void apply_table(const struct elf_image *image,
    const struct elf_slots *slots, const struct elf_section *table)
{
	const struct elf_symtab symtab = table->link < image->section_count
	    ? bsz_elf_symtab_open(image, table->link)
	    : (struct elf_symtab){.image = image};
	const uint64_t size = elf_reloc_size(image, table);
	const uint64_t base = base_of(image, table);
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, table),
	    image->big);

	while (cursor_left(&at) >= size) {
		const struct elf_reloc reloc = elf_reloc_read(image, &at,
		    table->type == SHT_RELA);
		struct elf_slot *slot = bsz_elf_slots_find(slots,
		    base + reloc.offset);

		if (slot)
			resolve(&symtab, &reloc, slot);
	}
}

/* Whether a table relocates what is mapped. */
static bool is_applied(const struct elf_image *image,
    const struct elf_section *table)
{
	if (!elf_reloc_is_table(table) || !table->file_size)
		return false;
	if (image->type != ET_REL)
		return table->mapped;
	return table->info && table->info < image->section_count &&
	    entry_of(image, &image->sections[table->info]);
}

int bsz_elf_slots_get(struct elf_image *image, const struct elf_slots **out,
    struct bsz_err *err)
{
	struct bsz_arena *arena = &image->artifact->arena;
	struct elf_slots *slots;
	size_t count = 0;

	*out = image->slots;
	if (image->slots)
		return 0;
	for (size_t i = 1; i < image->section_count; i++)
		count += entry_of(image, &image->sections[i]) != 0;
	slots = bsz_arena_alloc(arena, sizeof(*slots));
	if (slots)
		*slots = (struct elf_slots){bsz_arena_alloc(arena,
		    (count + 1) * sizeof(*slots->tables)), 0};
	if (!slots || !slots->tables)
		return bsz_fail_memory(err);
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		const uint64_t entry = entry_of(image, section);

		if (entry && !add_table(image, slots, section, entry))
			return bsz_fail_memory(err);
	}
	for (size_t i = 1; i < image->section_count && slots->count; i++)
		if (is_applied(image, &image->sections[i]))
			apply_table(image, slots, &image->sections[i]);
	*out = image->slots = slots;
	return 0;
}

uint32_t bsz_elf_follow_slot(struct elf_follow *follow,
    const struct elf_slot *slot)
{
	if (slot->import)
		return bsz_elf_follow_import(follow, slot->import);
	return slot->target ? bsz_elf_follow_owner(follow, BSZ_VM,
	    slot->target) : BSZ_NO_LABEL;
}

/* Owners of `count` rows from a first one on; without items they begin with a
 * place relative to themselves. */
static void find_owners(struct elf_follow *follow,
    const struct elf_section *section, const struct elf_slot *items,
    uint64_t entry, uint64_t first, size_t count, uint32_t *tags)
{
	const bool big = follow->image->big;
	const uint8_t *at;
	uint64_t place = section->vm + first * entry;

	for (size_t i = 0; items && i < count; i++)
		tags[i] = bsz_elf_follow_slot(follow, &items[first + i]);
	if (items)
		return;
	at = bsz_elf_section_bytes(follow->image, section).data +
	    first * entry;
	for (size_t i = 0; i < count; i++, at += entry, place += entry)
		tags[i] = bsz_elf_follow_owner(follow, BSZ_VM, place +
		    (uint64_t)(int64_t)(int32_t)load32(at, big));
}

/* The section with an entry for each of `count` others, or NULL. */
static const struct elf_section *find_beside(const struct elf_image *image,
    const struct kind *kind, uint64_t count)
{
	const struct elf_section *const other = kind->beside
	    ? bsz_elf_section_find(image, kind->beside) : NULL;

	return other && other->mapped &&
	    other->file_size == count * kind->beside_entry ? other : NULL;
}

/* Claim the entries of a section, and those of the one beside it. */
static void follow_section(struct elf_follow *follow,
    const struct elf_section *section, const struct elf_slot *items,
    uint64_t entry)
{
	const struct kind *const kind = kind_of(section);
	const uint64_t count = section->file_size / entry;
	const struct elf_section *const other = find_beside(follow->image,
	    kind, count);
	uint32_t tags[ELF_FOLLOW_ROWS];

	for (uint64_t i = 0; i < count; i += ELF_FOLLOW_ROWS) {
		const size_t some = (size_t)bsz_min(count - i,
		    ELF_FOLLOW_ROWS);

		find_owners(follow, section, items, entry, i, some, tags);
		bsz_elf_follow_rows(follow, section, i, entry, tags, some);
		if (other)
			bsz_elf_follow_rows(follow, other, i,
			    kind->beside_entry, tags, some);
	}
}

int bsz_elf_follow_slots(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_image *const image = follow->image;
	const struct elf_slots *slots;
	const int rc = bsz_elf_slots_get(follow->image, &slots, err);

	for (size_t i = 0; rc == 0 && i < slots->count; i++)
		follow_section(follow, slots->tables[i].section,
		    slots->tables[i].items, slots->tables[i].entry);
	for (size_t i = 1; rc == 0 && image->type != ET_REL &&
	    i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		const struct kind *kind = kind_of(section);

		if (!kind || !kind->entry)
			continue;
		follow_section(follow, section, NULL, kind->entry);
		if (image->mapped)
			bsz_file_forget(bsz_elf_section_bytes(image, section));
	}
	return rc;
}
