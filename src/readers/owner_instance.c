/*
 * The instance dimension: who had the code made.
 *
 * Generic code is written in one crate and compiled wherever it is used, once
 * for each set of types; templates likewise. Beside the package dimension,
 * which tells who wrote a function, this one tells who instantiated it.
 *
 * Names of Rust's version 0 scheme hold the crate. Legacy names and those of
 * C++ do not; there the unit tells it, since code is compiled where it was
 * instantiated. What is about code or data follows it. What is left belongs to
 * its package.
 */
#include "owner_map.h"

#include "elf_follow.h"
#include "rust_names.h"

static uint32_t tag_of_instance(struct owners *owners, const char *name,
    size_t size)
{
	struct rust_crate defining, instance;
	struct owner owner = {.language = OWNER_RUST};

	if (!bsz_rust_v0_crates(name, size, &defining, &instance))
		return OWNER_HOLE;
	if (!instance.name.at)
		instance = defining;
	owner.text = instance.name.at;
	owner.size = instance.name.size;
	return bsz_owners_label(owners, &owner);
}

static int own_all(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	struct bsz_map *const settled = artifact->settled[BSZ_INSTANCE];
	const struct bsz_map *symbols =
	    &artifact->settled[BSZ_SYMBOL][BSZ_VM];
	int rc = bsz_owners_prepare(owners, err);

	if (rc != 0)
		return rc;
	bsz_owners_tag_symbols(owners, symbols, tag_of_instance);
	bsz_owners_relabel(owners, symbols, OWNER_SCOPES, &settled[BSZ_VM]);
	if (owners->failed)
		return bsz_fail_memory(err);
	rc = bsz_owners_lay_units(owners, err);
	if (rc == 0)
		rc = bsz_elf_follow(artifact, BSZ_INSTANCE, err);
	return rc == 0 ? bsz_owners_lay_packages(owners, err) : rc;
}

int bsz_owner_scan_instances(struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct owners owners;
	int rc = bsz_owners_require(artifact, BSZ_PACKAGE, bsz_owner_scan,
	    err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_INSTANCE][domain]);
	if (rc != 0)
		return rc;
	bsz_owners_init(&owners, artifact, BSZ_INSTANCE);
	rc = own_all(&owners, err);
	bsz_owners_release(&owners);
	return rc;
}
