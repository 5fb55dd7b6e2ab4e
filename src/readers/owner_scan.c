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
 *
 * That a scope is a class one name seldom proves, but all names together do:
 * its constructor or its type information gives it away. So a first pass
 * over the symbols finds classes.
 */
#include "owner.h"

#include "go_pclntab.h"
#include "memo.h"
#include "source_path.h"

/* No owner: the bytes are left to a weaker layer. */
#define HOLE UINT32_MAX

/* Owners that the names of one group may have; as many as it has names. */
#define MAX_MEMBERS 64

struct owners {
	struct bsz_artifact *artifact;
	struct bsz_labels *labels;
	bool has_go;
	/* By label of a symbol or unit: label of its owner, with
	 * BSZ_BY_INFERENCE above it when it is inferred; 0: not yet known. */
	uint32_t *tags;
	size_t count;
	struct memo classes; /* label of a C++ scope: 1 when it is a class */
	struct bsz_buf text;
	bool failed;
};

/* --- labels --- */

static uint32_t label_of(struct owners *owners, const struct owner *owner)
{
	struct bsz_buf *text = &owners->text;

	text->size = 0;
	bsz_owner_write(owner, owners->has_go, text);
	return bsz_labels_copy(owners->labels, text->data, text->size);
}

static uint32_t tag_of_name(struct owners *owners, const char *name,
    size_t size)
{
	static const char fill[] = "[padding: code fill]";
	const struct owner owner = bsz_owner_of_name(name, size,
	    owners->has_go);
	uint32_t label;

	if (size == sizeof(fill) - 1 && memcmp(name, fill, size) == 0)
		return bsz_labels_text(owners->labels, fill, size);
	if (owner.language == OWNER_NONE)
		return HOLE;
	label = label_of(owners, &owner);
	if (owner.is_class) {
		uint32_t *is_class = memo_at(&owners->classes, label);

		if (is_class)
			*is_class = 1;
		else
			owners->failed = true;
	}
	return owner.inferred ? bsz_tag(label, BSZ_BY_INFERENCE) : label;
}

/* Several names: one owner, or a group of them in the order of the names. */
static uint32_t tag_of_group(struct owners *owners,
    const struct bsz_label *group)
{
	uint32_t members[MAX_MEMBERS], tag = HOLE;
	size_t count = 0;

	for (size_t i = 0; i < group->member_count && count < MAX_MEMBERS;
	    i++) {
		const struct bsz_label name = bsz_labels_get(owners->labels,
		    group->members[i]);
		const uint32_t found = tag_of_name(owners, name.text,
		    name.size);
		const uint32_t label = found & (BSZ_MAX_LABELS - 1);
		size_t known = 0;

		if (found == HOLE)
			continue;
		while (known < count && members[known] != label)
			known++;
		if (known < count)
			continue;
		members[count++] = label;
		tag = tag == HOLE ? found : tag | found;
	}
	if (count < 2)
		return tag;
	return bsz_labels_group(owners->labels, members, count) |
	    (tag & ~(BSZ_MAX_LABELS - 1));
}

static uint32_t tag_of_symbol(struct owners *owners, uint32_t label)
{
	const struct bsz_label name = bsz_labels_get(owners->labels, label);

	if (name.form == BSZ_LABEL_GROUP)
		return tag_of_group(owners, &name);
	return tag_of_name(owners, name.text, name.size);
}

/* --- units --- */

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
		    : HOLE;
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
	    BSZ_BY_INFERENCE) : HOLE;
}

static uint32_t tag_of_unit(struct owners *owners,
    const struct dwarf_unit *unit)
{
	const struct owner owner = bsz_owner_of_unit(unit);

	if (!unit->name || unit->damaged)
		return HOLE;
	if (owner.language == OWNER_NONE)
		return directory_of(owners, unit);
	return bsz_tag(label_of(owners, &owner),
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
		if (*tag == 0 || *tag == HOLE)
			*tag = found;
		else if (found != HOLE &&
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
	return HOLE;
}

/* --- maps --- */

typedef uint32_t tag_maker(struct owners *owners, uint32_t label);

/* Room for tags of all labels there are now. */
static bool prepare_tags(struct owners *owners)
{
	bsz_free(owners->tags);
	owners->count = bsz_labels_count(owners->labels);
	owners->tags = bsz_calloc(owners->count, sizeof(*owners->tags));
	return owners->tags != NULL;
}

static void fill_tags(struct owners *owners, const struct bsz_map *map,
    tag_maker *make)
{
	for (size_t i = 0; i < map->count; i++) {
		const uint32_t label = bsz_range_label(&map->ranges[i]);

		if (owners->tags[label] == 0)
			owners->tags[label] = make(owners, label);
	}
}

static bool is_class(struct owners *owners, uint32_t tag)
{
	const uint32_t *found;

	if (owners->classes.count == 0)
		return false;
	found = memo_at(&owners->classes, tag & (BSZ_MAX_LABELS - 1));
	owners->failed |= !found;
	return found && *found;
}

enum layer { SCOPES, CLASSES };

/* The ranges of map whose owner is of a layer, under the owner's label. */
static void relabel(struct owners *owners, const struct bsz_map *map,
    enum layer layer, struct bsz_map *out)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *range = &map->ranges[i];
		const uint32_t tag = owners->tags[bsz_range_label(range)];
		const enum bsz_evidence sure = bsz_range_evidence(range);

		if (tag == HOLE ||
		    is_class(owners, tag) != (layer == CLASSES))
			continue;
		bsz_map_push(out, range->start, range->size,
		    bsz_tag(tag & (BSZ_MAX_LABELS - 1),
		    tag >> 28 > sure ? (enum bsz_evidence)(tag >> 28) : sure));
	}
	owners->failed |= out->failed;
}

/* Scan another dimension, unless that was done. */
static int require(struct bsz_artifact *artifact, enum bsz_dimension dim,
    int (*scan)(struct bsz_artifact *artifact, struct bsz_err *err),
    struct bsz_err *err)
{
	const int rc = artifact->ready[dim] ? 0 : scan(artifact, err);

	artifact->ready[dim] = rc == 0;
	return rc;
}

/* What names tell: scopes to strong, classes to weak. */
static int own_symbols(struct owners *owners, struct bsz_map *strong,
    struct bsz_map *weak, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	const struct bsz_map *symbols =
	    &artifact->settled[BSZ_SYMBOL][BSZ_VM];

	if (!prepare_tags(owners))
		return bsz_fail_memory(err);
	fill_tags(owners, symbols, tag_of_symbol);
	relabel(owners, symbols, SCOPES, strong);
	if (owners->classes.count)
		relabel(owners, symbols, CLASSES, weak);
	return owners->failed ? bsz_fail_memory(err) : 0;
}

/* What units tell, below what is settled. */
static int own_units(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	struct elf_image *image = artifact->image;
	int rc = 0;

	bsz_memo_clear(&owners->classes);
	if (!image->dwarf || image->dwarf->unit_count == 0)
		return 0;
	if (!prepare_tags(owners))
		return bsz_fail_memory(err);
	tag_units(owners, image->dwarf);
	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++) {
		const struct bsz_map *units =
		    &artifact->settled[BSZ_UNIT][domain];
		struct bsz_map map = {0};

		fill_tags(owners, units, tag_of_rest);
		relabel(owners, units, SCOPES, &map);
		if (owners->failed) {
			bsz_map_release(&map);
			return bsz_fail_memory(err);
		}
		rc = bsz_map_lay(&artifact->settled[BSZ_PACKAGE][domain],
		    &map, BSZ_UNDER, err);
	}
	return rc;
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
		struct owner owner = bsz_owner_of_go(function->name,
		    strlen(function->name));

		if (owner.language == OWNER_NONE && function->file)
			owner = bsz_owner_of_go_file(function->file);
		if (owner.language != OWNER_NONE)
			bsz_map_push(&map, function->start, function->size,
			    bsz_tag(label_of(owners, &owner), BSZ_BY_TABLE));
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

static bool has_go(const struct elf_image *image)
{
	static const char *const sections[] = {".gopclntab",
		".data.rel.ro.gopclntab", ".go.buildinfo",
		".note.go.buildid"};

	for (size_t i = 0; i < BSZ_COUNTOF(sections); i++) {
		if (bsz_elf_section_find(image, sections[i]))
			return true;
	}
	return false;
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
		rc = own_units(owners, err);
	if (rc == 0)
		rc = bsz_map_lay(&settled[BSZ_VM], &classes, BSZ_UNDER, err);
	return rc == 0 ? own_frames(artifact, err) : rc;
}

int bsz_owner_scan(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct owners owners = {.artifact = artifact,
	    .labels = artifact->labels, .has_go = has_go(artifact->image)};
	int rc = require(artifact, BSZ_SYMBOL, bsz_elf_scan_symbols, err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_PACKAGE][domain]);
	if (rc == 0)
		rc = require(artifact, BSZ_UNIT, bsz_dwarf_scan_units, err);
	if (rc == 0)
		rc = own_all(&owners, err);
	bsz_free(owners.tags);
	bsz_memo_release(&owners.classes);
	bsz_buf_release(&owners.text);
	return rc;
}
