/*
 * The origin dimension: whose code it is as it was written, wherever the
 * compiler put it.
 *
 * The package dimension goes by symbols: a function inlined into another is
 * part of that one. Here bytes of an inlined call belong to the owner of the
 * function that was called last: by its name, else to the directory of the
 * source that its lines are in. What was not inlined is its package's.
 */
#include "owner_map.h"

/* The function inlined last; 0: not inlined. */
static uint32_t inlined(const struct bsz_labels *labels, uint32_t label)
{
	struct bsz_label_pair pair = {0, 0};

	if (bsz_labels_form(labels, label) == BSZ_LABEL_CHAIN)
		pair = bsz_labels_parts(labels, label);
	return pair.parent ? pair.leaf : 0;
}

/* Tags of functions that were inlined; of all symbols too, since they prove
 * what is a class. */
static int tag_functions(struct owners *owners, struct bsz_err *err)
{
	const struct bsz_artifact *const artifact = owners->artifact;
	const struct bsz_map *const map = &artifact->settled[BSZ_INLINE][BSZ_VM];

	if (bsz_owners_prepare(owners, err) != 0)
		return BSZ_ENOMEM;
	bsz_owners_tag_symbols(owners, &artifact->settled[BSZ_SYMBOL][BSZ_VM],
	    bsz_owners_tag_name);
	for (size_t i = 0; i < map->count; i++) {
		const uint32_t leaf = inlined(owners->labels,
		    bsz_range_label(&map->ranges[i]));
		const struct bsz_label name = bsz_labels_get(owners->labels,
		    leaf);

		if (leaf && !owners->tags[leaf])
			owners->tags[leaf] = name.form == BSZ_LABEL_TEXT ?
			    bsz_owners_tag_name(owners, name.text, name.size)
			    : OWNER_HOLE;
	}
	return owners->failed ? bsz_fail_memory(err) : 0;
}

/* Inlined ranges: those whose owner the name tells, and the others. */
static void split(struct owners *owners, struct bsz_map *named,
    struct bsz_map *unnamed)
{
	const struct bsz_map *const map =
	    &owners->artifact->settled[BSZ_INLINE][BSZ_VM];

	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];
		const uint32_t leaf = inlined(owners->labels,
		    bsz_range_label(range));
		const uint32_t tag = owners->tags[leaf];

		if (!leaf)
			continue;
		if (tag == OWNER_HOLE || bsz_owners_is_class(owners, tag))
			bsz_map_push(unnamed, range->start, range->size,
			    range->tag);
		else
			bsz_map_push(named, range->start, range->size,
			    bsz_tag(tag & (BSZ_MAX_LABELS - 1),
			    bsz_max(tag >> 28, bsz_range_evidence(range))));
	}
	owners->failed |= named->failed || unnamed->failed;
}

static int own_all(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *const artifact = owners->artifact;
	struct bsz_map *const settled =
	    &artifact->settled[BSZ_ORIGIN][BSZ_VM];
	BSZ_AUTO(bsz_map_release) struct bsz_map unnamed = {0};
	struct bsz_map lines = {0};
	int rc = tag_functions(owners, err);

	if (rc != 0)
		return rc;
	split(owners, settled, &unnamed);
	if (owners->failed)
		return bsz_fail_memory(err);
	rc = bsz_map_clip(&artifact->settled[BSZ_DIR][BSZ_VM], &unnamed,
	    &lines, err);
	if (rc == 0)
		rc = bsz_map_lay(settled, &lines, BSZ_UNDER, err);
	bsz_map_release(&lines);
	return rc == 0 ? bsz_owners_lay_packages(owners, err) : rc;
}

int bsz_owner_scan_origins(struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct owners owners;
	int rc = bsz_owners_require(artifact, BSZ_PACKAGE, bsz_owner_scan,
	    err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_ORIGIN][domain]);
	if (rc == 0)
		rc = bsz_owners_require(artifact, BSZ_INLINE,
		    bsz_dwarf_scan_inlines, err);
	if (rc == 0)
		rc = bsz_owners_require(artifact, BSZ_DIR,
		    bsz_dwarf_scan_dirs, err);
	if (rc != 0)
		return rc;
	bsz_owners_init(&owners, artifact, BSZ_ORIGIN);
	rc = own_all(&owners, err);
	bsz_owners_release(&owners);
	return rc;
}
