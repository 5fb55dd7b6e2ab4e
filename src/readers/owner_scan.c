/*
 * The package dimension: the settled symbols and units under the labels of
 * their owners.
 *
 * Six layers, strongest first: symbols whose name tells an owner; Go's
 * functions in assembly, by the folder their table tells; units, by the
 * package, crate or source directory they were compiled from; C++ classes of
 * no namespace, which are an owner only where no directory is known to have
 * them; the source files that the symbol table names; and code that Go's
 * table, which knows all of Go's, does not know. Bytes of a group of aliases
 * with several owners carry a group of those. What tables of the format say of
 * an owned place follows it.
 */
#include "owner_map.h"

#include "elf_follow.h"
#include "go_collections.h"
#include "go_pclntab.h"
#include "go_table.h"

/* What names tell: scopes to strong, classes to weak. */
static int own_symbols(struct owners *owners, struct bsz_map *strong,
    struct bsz_map *weak, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	const struct bsz_map *symbols =
	    &artifact->settled[BSZ_SYMBOL][BSZ_VM];

	if (bsz_owners_prepare(owners, err) != 0)
		return BSZ_ENOMEM;
	bsz_owners_tag_symbols(owners, symbols, bsz_owners_tag_name);
	bsz_owners_relabel(owners, symbols, OWNER_SCOPES, strong);
	if (owners->classes.count)
		bsz_owners_relabel(owners, symbols, OWNER_CLASSES, weak);
	return owners->failed ? bsz_fail_memory(err) : 0;
}

/* What is known of owners by less than what is settled. */
static int lay_under(struct bsz_artifact *artifact, struct bsz_map *map,
    struct bsz_err *err)
{
	if (map->failed) {
		bsz_map_release(map);
		return bsz_fail_memory(err);
	}
	return bsz_map_lay(&artifact->settled[BSZ_PACKAGE][BSZ_VM], map,
	    BSZ_UNDER, err);
}

/*
 * Functions of Go whose name has no package: assembly, mostly. Stripped or
 * not, the table tells the same of them.
 */
static int own_go_files(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	const struct go_functions *go;
	struct bsz_map map = {0};
	int rc = owners->has_go ? bsz_go_functions_get(artifact->image, &go,
	    err)
	    : 1;

	if (rc != 0)
		return rc < 0 ? rc : 0;
	for (size_t i = 0; i < go->count; i++) {
		const struct go_function *function = &go->items[i];
		const struct owner owner = bsz_owner_of_go_function(function);

		if (owner.language != OWNER_NONE)
			bsz_map_push(&map, function->start, function->size,
			    bsz_tag(bsz_owners_label(owners, &owner),
			    BSZ_BY_TABLE));
	}
	return lay_under(artifact, &map, err);
}

/* Sections that have one symbol for all of them, until that is stripped. */
static void claim_go_sections(const struct elf_image *image,
    struct bsz_claims *claims, uint32_t label)
{
	static const char *const names[] = {".typelink", ".itablink",
		".go.buildinfo", ".go.fipsinfo"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const struct elf_section *section =
		    bsz_elf_section_find(image, names[i]);

		if (section && section->mapped)
			bsz_claims_push(claims, BSZ_RANK_NORMAL, section->vm,
			    section->size, bsz_tag(label, BSZ_BY_FORMAT));
	}
}

/* What Go's table of functions has of no function in particular, and its
 * other tables. */
static int own_go_tables(struct owners *owners, struct bsz_err *err)
{
	static const char data[] = "[Go data]";
	struct bsz_artifact *artifact = owners->artifact;
	const uint32_t label = bsz_labels_text(owners->labels, data,
	    sizeof(data) - 1);
	struct bsz_claims claims;
	const struct go_functions *go;
	int rc = bsz_go_functions_get(artifact->image, &go, err);

	if (rc != 0 || !go->table)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &claims);
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, go->table->vm,
	    go->table->size, bsz_tag(label, BSZ_BY_TABLE));
	claim_go_sections(artifact->image, &claims, label);
	rc = bsz_artifact_lay(artifact, BSZ_PACKAGE, BSZ_VM, &claims,
	    BSZ_UNDER, err);
	bsz_claims_release(&claims);
	return rc;
}

static void push_part(const struct elf_image *image, struct bsz_map *map,
    uint64_t start, uint64_t end, uint32_t tag)
{
	if (start < end && !bsz_elf_is_fill(image, bsz_elf_vm_bytes(image,
	    start, end - start)))
		bsz_map_push(map, start, end - start, tag);
}

/* Code in front of Go's and behind it, but stubs for imports. */
static void push_beside(const struct elf_image *image,
    const struct go_functions *go, uint32_t tag, struct bsz_map *map)
{
	const uint64_t first = go->items[0].start;

	for (size_t i = 0; i < image->code_count; i++) {
		const struct elf_extent *extent = &image->code[i];

		if (extent->section && strncmp(image->sections[
		    extent->section].name, ".plt", 4) == 0)
			continue;
		push_part(image, map, extent->start,
		    bsz_min(extent->end, first), tag);
		push_part(image, map, bsz_max(extent->start, go->end),
		    extent->end, tag);
	}
}

/* What stripped programs still tell of the C code that cgo links. */
static int own_beside_go(struct owners *owners, struct bsz_err *err)
{
	static const char beside[] = "[code beside Go]";
	struct bsz_artifact *artifact = owners->artifact;
	const struct go_functions *go;
	struct bsz_map map = {0};
	int rc = bsz_go_functions_get(artifact->image, &go, err);

	if (rc != 0 || !go->end)
		return rc;
	push_beside(artifact->image, go, bsz_tag(bsz_labels_text(
	    owners->labels, beside, sizeof(beside) - 1), BSZ_BY_TABLE), &map);
	return lay_under(artifact, &map, err);
}

/* Literals of Go that nobody refers to, several packages, or code that is not
 * understood. */
static int own_go_strings(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	static const char strings[] = "[Go strings]";
	const struct bsz_map *symbols =
	    &artifact->settled[BSZ_SYMBOL][BSZ_VM];
	struct bsz_map map = {0};

	for (size_t i = 0; i < symbols->count && owners->has_go; i++) {
		const struct bsz_range *range = &symbols->ranges[i];
		const uint32_t label = bsz_range_label(range);

		if (bsz_go_collection_of(owners->labels, label) == GO_STRINGS)
			bsz_map_push(&map, range->start, range->size,
			    bsz_tag(bsz_labels_text(
			    owners->labels, strings, sizeof(strings) - 1),
			    bsz_range_evidence(range)));
	}
	return lay_under(artifact, &map, err);
}

static int own_all(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	struct bsz_map *const settled = artifact->settled[BSZ_PACKAGE];
	BSZ_AUTO(bsz_map_release) struct bsz_map classes = {0};
	int rc = own_symbols(owners, &settled[BSZ_VM], &classes, err);

	if (rc == 0)
		rc = own_go_files(owners, err);
	if (rc == 0)
		rc = own_go_tables(owners, err);
	if (rc == 0)
		rc = bsz_owners_lay_types(owners, err);
	if (rc == 0)
		rc = bsz_owners_lay_units(owners, err);
	if (rc == 0)
		rc = bsz_owners_house_classes(owners, &classes, err);
	if (rc == 0)
		rc = bsz_map_lay(&settled[BSZ_VM], &classes, BSZ_UNDER, err);
	if (rc == 0)
		rc = bsz_owners_lay_files(owners, err);
	if (rc == 0)
		rc = own_beside_go(owners, err);
	if (rc == 0)
		rc = bsz_elf_follow(artifact, BSZ_PACKAGE, err);
	return rc == 0 ? own_go_strings(owners, err) : rc;
}

int bsz_owner_scan(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct owners owners;
	int rc = bsz_owners_require(artifact, BSZ_SYMBOL,
	    bsz_elf_scan_symbols, err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_PACKAGE][domain]);
	if (rc == 0)
		rc = bsz_owners_require(artifact, BSZ_UNIT,
		    bsz_dwarf_scan_units, err);
	bsz_owners_init(&owners, artifact, BSZ_PACKAGE);
	if (rc == 0)
		rc = own_all(&owners, err);
	bsz_owners_release(&owners);
	return rc;
}
