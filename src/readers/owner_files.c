/*
 * Owners of last resort: the source files that a symbol table names.
 *
 * Assemblers put the name of the source (STT_FILE) before the local symbols
 * of an object, and linkers keep that order; global symbols stand behind all
 * of them and have no file. But an object's code lies together: a global
 * symbol between two of one file is of that file too.
 *
 * Compilers mostly write the last part of the path. Where there is more, the
 * directory is the owner, as it is of compile units.
 */
#include "owner_map.h"

#include "elf_companion.h"
#include "elf_symtab.h"
#include "source_path.h"

#include <stdlib.h>

struct place {
	uint64_t start, size;
	uint32_t section;
	uint32_t owner; /* label; 0: not known */
};

struct places {
	struct place *items;
	size_t count;
};

/* The owner by a FILE symbol; none for what link-time optimisation makes up
 * and for the empty name that ends the files. */
static uint32_t owner_of_file(struct owners *owners, const char *name)
{
	struct bsz_buf *const text = &owners->text;
	size_t size;

	if (name[0] == 0 || name[0] == '<' || strcmp(name, "ld-temp.o") == 0)
		return BSZ_NO_LABEL;
	bsz_source_path_join(text, NULL, NULL, name,
	    owners->artifact->prefix_maps, owners->artifact->prefix_map_count);
	if (text->failed || text->size == 0)
		return BSZ_NO_LABEL;
	size = bsz_source_path_directory(text->data, text->size);
	return bsz_labels_copy(owners->labels, text->data,
	    size ? size : text->size);
}

static void read_places(struct owners *owners, const struct elf_symtab *symtab,
    struct places *places)
{
	uint32_t owner = BSZ_NO_LABEL;

	for (size_t i = 1; i < symtab->count; i++) {
		struct elf_entry entry = {.name = ""};
		const enum elf_entry_kind kind = bsz_elf_symtab_read(symtab,
		    i, &entry);

		if (entry.type == STT_FILE && kind == ELF_ENTRY_OTHER)
			owner = owner_of_file(owners, entry.name);
		if (kind == ELF_ENTRY_PLACE)
			places->items[places->count++] = (struct place){
				entry.start, entry.size, entry.section,
				entry.bind == STB_LOCAL ? owner
				: BSZ_NO_LABEL};
	}
}

static int compare_places(const void *left, const void *right)
{
	const struct place *const a = left, *const b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	return (a->owner > b->owner) - (a->owner < b->owner);
}

static void push(struct bsz_claims *claims, const struct place *place,
    uint32_t owner, enum bsz_evidence evidence)
{
	if (place->size)
		bsz_claims_push(claims, evidence == BSZ_BY_SYMBOL ?
		    BSZ_RANK_STRONG : BSZ_RANK_NORMAL, place->start,
		    place->size, bsz_tag(owner, evidence));
}

/* What is known, and what stands between two places of one owner. */
static void claim_places(const struct places *places,
    struct bsz_claims *claims)
{
	const struct place *last = NULL;

	for (size_t i = 0; i < places->count; i++) {
		const struct place *const place = &places->items[i];

		if (place->owner == BSZ_NO_LABEL)
			continue;
		if (last && last->owner == place->owner &&
		    last->section == place->section)
			for (const struct place *between = last + 1;
			    between < place; between++)
				push(claims, between, place->owner,
				    BSZ_BY_INFERENCE);
		push(claims, place, place->owner, BSZ_BY_SYMBOL);
		last = place;
	}
}

/* The symbol table that names files: of a stripped file, the debug file's. */
static int choose_table(struct elf_image *image, struct elf_symtab *symtab,
    struct bsz_err *err)
{
	struct elf_image *debug = NULL;
	const int rc = bsz_elf_has_symtab(image) ? 0
	    : bsz_elf_debug_file(image, &debug, err);

	*symtab = bsz_elf_symtab_choose(debug ? debug : image);
	return rc;
}

int bsz_owners_lay_files(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *const artifact = owners->artifact;
	struct elf_symtab symtab;
	int rc = choose_table(artifact->image, &symtab, err);
	struct places places = {rc ? NULL : bsz_calloc(symtab.count + 1,
	    sizeof(*places.items)), 0};
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	struct bsz_map map = {0};

	if (!places.items)
		return rc ? rc : bsz_fail_memory(err);
	read_places(owners, &symtab, &places);
	qsort(places.items, places.count, sizeof(*places.items),
	    compare_places);
	claim_places(&places, &claims);
	bsz_free(places.items);
	rc = bsz_settle(list, 1, &map, err);
	bsz_claims_release(&claims);
	return rc == 0 ? bsz_map_lay(&artifact->settled[owners->dim][BSZ_VM],
	    &map, BSZ_UNDER, err) : rc;
}
