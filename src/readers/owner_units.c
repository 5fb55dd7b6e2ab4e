/*
 * What compile units tell of owners: the package or crate they were compiled
 * from, else the source directory.
 */
#include "owner_map.h"

#include "source_path.h"

static uint32_t directory_of(struct owners *owners,
    const struct dwarf_unit *unit)
{
	struct bsz_buf *text = &owners->text;
	size_t size;

	bsz_source_path_join(text, unit->comp_dir, NULL, unit->name,
	    owners->artifact->prefix_maps, owners->artifact->prefix_map_count);
	size = text->failed || text->size == 0 ? 0
	    : bsz_source_path_directory(text->data, text->size);
	return size ? bsz_labels_copy(owners->labels, text->data, size)
		    : OWNER_HOLE;
}

/* The directory above two: they were compiled under one relative name. */
static uint32_t common_directory(struct owners *owners, uint32_t one,
    uint32_t other)
{
	const struct bsz_label a = bsz_labels_get(owners->labels, one);
	const struct bsz_label b = bsz_labels_get(owners->labels, other);
	size_t same = 0, size = 0;

	while (same < a.size && same < b.size && a.text[same] == b.text[same])
		same++;
	if ((same == a.size || a.text[same] == '/') &&
	    (same == b.size || b.text[same] == '/'))
		size = same;
	else
		size = bsz_source_path_directory(a.text, same);
	return size ? bsz_tag(bsz_labels_copy(owners->labels, a.text, size),
	    BSZ_BY_INFERENCE) : OWNER_HOLE;
}

static uint32_t tag_of_unit(struct owners *owners,
    const struct dwarf_unit *unit)
{
	const struct owner owner = bsz_owner_of_unit(unit);

	if (!unit->name || unit->damaged)
		return OWNER_HOLE;
	if (owner.language == OWNER_NONE)
		return directory_of(owners, unit);
	return bsz_tag(bsz_owners_label(owners, &owner),
	    owner.inferred ? BSZ_BY_INFERENCE : BSZ_BY_FORMAT);
}

/*
 * Fill tags by label of unit. Labels like "[shared strings]", which are no
 * unit's, stand for themselves.
 */
static void tag_units(struct owners *owners, const struct dwarf *dwarf)
{
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const struct dwarf_unit *unit = &dwarf->units[i];
		uint32_t *tag = &owners->tags[unit->label];
		const uint32_t label = *tag & (BSZ_MAX_LABELS - 1);
		uint32_t found;

		if (unit->section != DWARF_INFO || unit->label == 0)
			continue;
		found = tag_of_unit(owners, unit);
		if (*tag == 0 || *tag == OWNER_HOLE)
			*tag = found;
		else if (found != OWNER_HOLE &&
		    (found & (BSZ_MAX_LABELS - 1)) != label)
			*tag = common_directory(owners, label,
			    found & (BSZ_MAX_LABELS - 1));
	}
}

static uint32_t tag_of_rest(struct owners *owners, uint32_t label)
{
	static const char unnamed[] = "[unit at ";
	const struct bsz_label name = bsz_labels_get(owners->labels, label);

	if (name.form == BSZ_LABEL_TEXT && name.size > sizeof(unnamed) &&
	    name.text[0] == '[' &&
	    memcmp(name.text, unnamed, sizeof(unnamed) - 1) != 0)
		return label;
	return OWNER_HOLE;
}

static void tag_rest(struct owners *owners, const struct bsz_map *units)
{
	for (size_t i = 0; i < units->count; i++) {
		const uint32_t label = bsz_range_label(&units->ranges[i]);

		if (owners->tags[label] == 0)
			owners->tags[label] = tag_of_rest(owners, label);
	}
}

int bsz_owners_lay_units(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	struct elf_image *image = artifact->image;
	int rc = 0;

	bsz_memo_clear(&owners->classes);
	if (!image->dwarf || image->dwarf->unit_count == 0)
		return 0;
	rc = bsz_owners_prepare(owners, err);
	if (rc == 0)
		tag_units(owners, image->dwarf);
	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++) {
		const struct bsz_map *units =
		    &artifact->settled[BSZ_UNIT][domain];
		struct bsz_map map = {0};

		tag_rest(owners, units);
		bsz_owners_relabel(owners, units, OWNER_SCOPES, &map);
		if (owners->failed) {
			bsz_map_release(&map);
			return bsz_fail_memory(err);
		}
		rc = bsz_map_lay(&artifact->settled[owners->dim][domain],
		    &map, BSZ_UNDER, err);
	}
	return rc;
}
