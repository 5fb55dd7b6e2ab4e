/*
 * Owners of last resort: the source files that a symbol table names.
 *
 * Assemblers put the name of the source (STT_FILE) before the local symbols
 * of an object, and linkers keep that order; global symbols stand behind all
 * of them and have no file. But a local symbol can be referred to by its own
 * object alone, so that a function which refers to one file's is of that
 * file; and an object's code lies together: a global symbol between two of
 * one file is of that file too.
 *
 * Compilers mostly write the last part of the path. Where there is more, the
 * directory is the owner, as it is of compile units. rustc writes the name of
 * a codegen unit, which tells the crate.
 */
#include "owner_map.h"

#include "elf_companion.h"
#include "elf_data.h"
#include "elf_symtab.h"
#include "source_path.h"

#include <stdlib.h>

struct place {
	uint64_t start, size;
	uint32_t section;
	uint32_t owner; /* label; 0: not known */
	uint32_t met;   /* owner of what it refers to; SEVERAL */
	bool is_local;
};

#define SEVERAL UINT32_MAX

struct places {
	struct place *items;
	size_t count;
};

/* Names of no file: link-time optimisation's, and the one that Go's linker
 * puts before the local symbols of all packages. */
static const char *const made_up[] = {"ld-temp.o", "go.go"};

/* The owner by a FILE symbol; none for what linkers make up and for the empty
 * name that ends the files. */
static uint32_t owner_of_file(struct owners *owners, const char *name)
{
	const struct owner crate = bsz_owner_of_codegen_unit(name);
	struct bsz_buf *const text = &owners->text;
	size_t size;

	if (crate.language != OWNER_NONE)
		return bsz_owners_label(owners, &crate);
	if (name[0] == 0 || name[0] == '<')
		return BSZ_NO_LABEL;
	for (size_t i = 0; i < BSZ_COUNTOF(made_up); i++)
		if (strcmp(name, made_up[i]) == 0)
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
				.start = entry.start, .size = entry.size,
				.section = entry.section,
				.owner = entry.bind == STB_LOCAL ? owner
				: BSZ_NO_LABEL,
				.is_local = entry.bind == STB_LOCAL};
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

/* --- references --- */

/* Extents of the places whose file is known, sorted and disjoint. */
static bool find_known(const struct places *places, struct elf_gaps *out)
{
	out->items = bsz_calloc(places->count + 1, sizeof(*out->items));
	for (size_t i = 0; out->items && i < places->count; i++) {
		const struct place *const place = &places->items[i];
		const uint64_t end = bsz_add(place->start, place->size);
		struct elf_gap *const last = out->count
		    ? &out->items[out->count - 1] : NULL;

		if (place->owner == BSZ_NO_LABEL || place->size == 0)
			continue;
		if (last && place->start < last->end)
			last->end = bsz_max(last->end, end);
		else
			out->items[out->count++] = (struct elf_gap){
			    place->start, end, false};
	}
	return out->items != NULL;
}

/* The first of the places that begin last at or before an address, when that
 * one holds it; NULL otherwise. */
static struct place *place_at(const struct places *places, uint64_t address)
{
	size_t low = 0, high = places->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (places->items[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low || address - places->items[low - 1].start >=
	    places->items[low - 1].size)
		return NULL;
	while (low > 1 && places->items[low - 2].start ==
	    places->items[low - 1].start)
		low--;
	return &places->items[low - 1];
}

/* A function refers to something of a file: all of its names do. */
static void meet(const struct places *places, struct place *from,
    uint32_t owner)
{
	const struct place *const end = places->items + places->count;

	for (struct place *at = from; at < end && at->start == from->start;
	    at++) {
		if (at->met && at->met != owner)
			at->met = SEVERAL;
		else
			at->met = owner;
	}
}

static void use_references(struct places *places,
    const struct bsz_keyed *references, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct place *const target = place_at(places,
		    references[i].key);
		struct place *const from = place_at(places,
		    references[i].value);

		if (target && from && target->is_local && target->owner &&
		    !from->is_local)
			meet(places, from, target->owner);
	}
	for (size_t i = 0; i < places->count; i++) {
		struct place *const place = &places->items[i];

		if (!place->owner && !place->is_local &&
		    place->met != SEVERAL)
			place->owner = place->met;
	}
}

/* Global functions by what they refer to. Debug information would tell more,
 * and does: where there is some this is not worth decoding the code. */
static int find_by_references(struct elf_image *image, struct places *places,
    struct bsz_err *err)
{
	struct elf_gaps known = {NULL, 0};
	struct bsz_keyed *references = NULL;
	size_t count = 0;
	int rc = 0;

	if ((image->dwarf && image->dwarf->unit_count) ||
	    image->type == ET_REL || (image->machine != EM_X86_64 &&
	    image->machine != EM_AARCH64))
		return 0;
	if (!find_known(places, &known))
		return bsz_fail_memory(err);
	if (known.count)
		rc = bsz_elf_references_find(image, &known, &references,
		    &count, err);
	if (rc == 0)
		use_references(places, references, count);
	bsz_free(references);
	bsz_free(known.items);
	return rc;
}

/* --- claims --- */

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
		push(claims, place, place->owner, place->is_local
		    ? BSZ_BY_SYMBOL : BSZ_BY_INFERENCE);
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
	rc = find_by_references(artifact->image, &places, err);
	claim_places(&places, &claims);
	bsz_free(places.items);
	if (rc == 0)
		rc = bsz_settle(list, 1, &map, err);
	bsz_claims_release(&claims);
	return rc == 0 ? bsz_map_lay(&artifact->settled[owners->dim][BSZ_VM],
	    &map, BSZ_UNDER, err) : rc;
}
