/*
 * The package dimension: the settled symbols and units under the labels of
 * their owners.
 *
 * Four layers, strongest first: symbols whose name tells an owner; Go's
 * functions in assembly, by the folder their table tells; units, by the
 * package, crate or source directory they were compiled from; and C++ classes
 * of no namespace, which are an owner only where no directory is known.
 * Bytes of a group of aliases with several owners carry a group of
 * those. Unwind entries follow the code they describe.
 */
#include "owner_map.h"

#include "go_pclntab.h"

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
	if (map.failed) {
		bsz_map_release(&map);
		return bsz_fail_memory(err);
	}
	return bsz_map_lay(&artifact->settled[BSZ_PACKAGE][BSZ_VM], &map,
	    BSZ_UNDER, err);
}

/* Unwind entries: their code's. */
static int own_frames(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct elf_image *image = artifact->image;
	const struct elf_section *eh = bsz_elf_section_find(image, ".eh_frame");
	const struct bsz_map *settled =
	    &artifact->settled[BSZ_PACKAGE][BSZ_VM];
	struct bsz_claims claims;
	struct elf_fde *fdes;
	size_t count;
	int rc;

	if (!eh || !eh->mapped || image->type == ET_REL)
		return 0;
	rc = bsz_elf_unwind_read(image, eh, bsz_elf_section_bytes(image, eh),
	    true,
	    &fdes, &count, err);
	if (rc != 0)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &claims);
	for (size_t i = 0; i < count; i++) {
		const struct bsz_range *code = bsz_map_find(settled,
		    fdes[i].start);

		if (code)
			bsz_claims_push(&claims, BSZ_RANK_NORMAL,
			    eh->vm + fdes[i].offset, fdes[i].length,
			    bsz_tag(bsz_range_label(code), BSZ_BY_UNWIND));
	}
	rc = bsz_artifact_lay(artifact, BSZ_PACKAGE, BSZ_VM, &claims,
	    BSZ_OVER, err);
	bsz_claims_release(&claims);
	return rc;
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
		rc = bsz_owners_lay_units(owners, err);
	if (rc == 0)
		rc = bsz_map_lay(&settled[BSZ_VM], &classes, BSZ_UNDER, err);
	return rc == 0 ? own_frames(artifact, err) : rc;
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
