/*
 * Go's descriptions of types under the packages that define them.
 *
 * A descriptor and an interface table are one type's. Names and masks of
 * pointers are stored once for all types that need the same; they are of the
 * package of these types, or of none when they have several.
 */
#include "owner_map.h"

#include "go_pclntab.h"
#include "go_types.h"

#include <binsize/sort.h>

struct typing {
	struct owners *owners;
	struct bsz_claims claims;
	struct go_types types;
	struct bsz_keyed *shared, *scratch;
	uint32_t none; /* label of what no package has */
};

/* The shapes that generic functions are made for are of no package. */
static bool is_package(struct go_text name)
{
	static const char shapes[] = "go.shape";

	return name.size && (name.size != sizeof(shapes) - 1 ||
	    memcmp(name.at, shapes, name.size) != 0);
}

static uint32_t tag_of(struct typing *typing, const struct go_piece *piece)
{
	const struct owner owner = {.language = OWNER_GO,
		.text = piece->package.at, .size = piece->package.size};

	return bsz_tag(is_package(piece->package)
	    ? bsz_owners_label(typing->owners, &owner) : typing->none,
	    BSZ_BY_TABLE);
}

/* Pieces [first, end) of the sorted list begin at one place. */
static void claim_shared(struct typing *typing, size_t first, size_t end)
{
	const struct go_piece *pieces = typing->types.pieces;
	const struct bsz_keyed *shared = typing->shared;
	const struct go_piece *piece = &pieces[shared[first].value];
	uint32_t tag = tag_of(typing, piece);
	uint64_t size = piece->size;

	for (size_t i = first + 1; i < end; i++) {
		const struct go_piece *other = &pieces[shared[i].value];

		size = bsz_max(size, other->size);
		if (other->package.at != piece->package.at &&
		    tag_of(typing, other) != tag)
			tag = bsz_tag(typing->none, BSZ_BY_TABLE);
	}
	bsz_claims_push(&typing->claims, BSZ_RANK_NORMAL, piece->vm, size,
	    tag);
}

static bool claim_all(struct typing *typing)
{
	const struct go_types *types = &typing->types;
	size_t count = 0, end;

	typing->shared = bsz_malloc((types->count + 1) *
	    sizeof(*typing->shared));
	typing->scratch = bsz_malloc((types->count + 1) *
	    sizeof(*typing->scratch));
	if (!typing->shared || !typing->scratch)
		return false;
	for (size_t i = 0; i < types->count; i++) {
		const struct go_piece *piece = &types->pieces[i];

		if (piece->is_own)
			bsz_claims_push(&typing->claims, BSZ_RANK_STRONG,
			    piece->vm, piece->size, tag_of(typing, piece));
		else
			typing->shared[count++] = (struct bsz_keyed){
			    piece->vm, i};
	}
	bsz_sort_keyed(typing->shared, typing->scratch, count);
	for (size_t i = 0; i < count; i = end) {
		for (end = i + 1; end < count && typing->shared[end].key ==
		    typing->shared[i].key; end++)
			continue;
		claim_shared(typing, i, end);
	}
	return true;
}

int bsz_owners_lay_types(struct owners *owners, struct bsz_err *err)
{
	static const char none[] = "[Go types]";
	struct bsz_artifact *artifact = owners->artifact;
	struct typing typing = {.owners = owners, .none = bsz_labels_text(
	    owners->labels, none, sizeof(none) - 1)};
	const struct go_functions *go;
	int rc = bsz_go_functions_get(artifact->image, &go, err);

	if (rc != 0 || !go->table)
		return rc;
	rc = bsz_go_types_read(go->table, &typing.types, err);
	if (rc != 0 || !typing.types.count)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &typing.claims);
	rc = claim_all(&typing) ? bsz_artifact_lay(artifact, BSZ_PACKAGE,
	    BSZ_VM, &typing.claims, BSZ_OVER, err) : bsz_fail_memory(err);
	bsz_claims_release(&typing.claims);
	bsz_free(typing.types.pieces);
	bsz_free(typing.shared);
	bsz_free(typing.scratch);
	return rc;
}
