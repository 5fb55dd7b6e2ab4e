/*
 * Maps under the labels of owners, laid over each other.
 */
#include "owner_map.h"

#include "go_collections.h"

void bsz_owners_init(struct owners *owners, struct bsz_artifact *artifact,
    enum bsz_dimension dim)
{
	*owners = (struct owners){.artifact = artifact,
	    .labels = artifact->labels, .dim = dim,
	    .has_go = bsz_elf_has_go(artifact->image)};
}

void bsz_owners_release(struct owners *owners)
{
	bsz_free(owners->tags);
	bsz_memo_release(&owners->classes);
	bsz_buf_release(&owners->text);
}

int bsz_owners_prepare(struct owners *owners, struct bsz_err *err)
{
	bsz_free(owners->tags);
	owners->count = bsz_labels_count(owners->labels);
	owners->tags = bsz_calloc(owners->count, sizeof(*owners->tags));
	return owners->tags ? 0 : bsz_fail_memory(err);
}

bool bsz_owners_is_class(struct owners *owners, uint32_t tag)
{
	const uint32_t *found;

	if (owners->classes.count == 0)
		return false;
	found = memo_at(&owners->classes, tag & (BSZ_MAX_LABELS - 1));
	owners->failed |= !found;
	return found && *found;
}

/*
 * Guesses are made again in the dimension itself, where functions that
 * share data may have one owner; modules only name packages.
 */
static bool is_left(const struct owners *owners, enum bsz_evidence evidence)
{
	return evidence == BSZ_BY_GUESS && owners->dim != BSZ_MODULE;
}

void bsz_owners_relabel(struct owners *owners, const struct bsz_map *map,
    enum owner_layer layer, struct bsz_map *out)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *range = &map->ranges[i];
		const uint32_t tag = owners->tags[bsz_range_label(range)];
		const enum bsz_evidence sure = bsz_range_evidence(range);

		if (tag == OWNER_HOLE || is_left(owners, sure) ||
		    bsz_owners_is_class(owners, tag) !=
		    (layer == OWNER_CLASSES))
			continue;
		bsz_map_push(out, range->start, range->size,
		    bsz_tag(tag & (BSZ_MAX_LABELS - 1),
		    tag >> 28 > sure ? (enum bsz_evidence)(tag >> 28) : sure));
	}
	owners->failed |= out->failed;
}

int bsz_owners_lay_packages(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	int rc = 0;

	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++) {
		struct bsz_map *map = &artifact->settled[owners->dim][domain];
		struct bsz_map joined = {0};

		rc = bsz_map_overlay(map,
		    &artifact->settled[BSZ_PACKAGE][domain], &joined, err);
		if (rc == 0) {
			bsz_map_release(map);
			*map = joined;
		}
	}
	return rc;
}

int bsz_owners_require(struct bsz_artifact *artifact, enum bsz_dimension dim,
    int (*scan)(struct bsz_artifact *artifact, struct bsz_err *err),
    struct bsz_err *err)
{
	const int rc = artifact->ready[dim] ? 0 : scan(artifact, err);

	artifact->ready[dim] = rc == 0;
	return rc;
}
