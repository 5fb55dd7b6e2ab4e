/*
 * A label is a number of its own artifact, so names of two builds are made
 * numbers of a third table. That hashes nothing again and demangles nothing;
 * only short names, of which several labels may share one, are written out.
 *
 * Rows are told apart by class: code, data, debug information or none of
 * them. Where the query asks for kinds or sections these tell it; otherwise
 * the kind is summed as a hidden last level, for half as much time again. A
 * saved document has the levels it has: its sections are taken for what the
 * other build's are, and without sections and kinds nothing is known.
 */
#include "side.h"

#include <binsize/snapshot.h>

static const char padding_prefix[] = "[padding: ";

/* What is no row of this table is what a format needs for itself. */
static const struct {
	const char *kind;
	enum bsz_class class;
} kinds[] = {
	{"code", BSZ_CLASS_CODE},
	{"data", BSZ_CLASS_DATA},
	{"read-only data", BSZ_CLASS_DATA},
	{"zero-initialised data", BSZ_CLASS_DATA},
	{"appended data", BSZ_CLASS_DATA},
	{"other sections", BSZ_CLASS_DATA},
	{"unknown", BSZ_CLASS_DATA},
	{"debug info", BSZ_CLASS_DEBUG},
	{"padding", BSZ_CLASS_PADDING},
};

static enum bsz_class class_of(struct bsz_label kind)
{
	for (size_t i = 0; i < BSZ_COUNTOF(kinds); i++)
		if (kind.form == BSZ_LABEL_TEXT &&
		    kind.size == strlen(kinds[i].kind) &&
		    memcmp(kind.text, kinds[i].kind, kind.size) == 0)
			return kinds[i].class;
	return BSZ_CLASS_METADATA;
}

enum bsz_class bsz_side_kind_class(const struct bsz_side *side,
    uint32_t label)
{
	return class_of(bsz_labels_get(side->artifact->labels, label));
}

enum bsz_class bsz_side_class(const struct bsz_side *side, uint32_t node)
{
	const struct bsz_node *nodes = side->sums.rollup.nodes;

	while (nodes[node].level > side->class_level)
		node = nodes[node].parent;
	const uint8_t class = side->classes[nodes[node].label];
	return class ? (enum bsz_class)(class - 1) : BSZ_CLASS_UNKNOWN;
}

/* For bsz_namer.gather: padding is one row, and so is metadata. */
static uint32_t gather(void *context, uint32_t label)
{
	const struct bsz_side *side = context;
	const size_t size = sizeof(padding_prefix) - 1;

	if (label < side->gathered_count && side->gathered[label])
		return side->metadata;
	const struct bsz_label text =
	    bsz_labels_get(side->artifact->labels, label);
	if (text.form == BSZ_LABEL_TEXT && text.size > size &&
	    memcmp(text.text, padding_prefix, size) == 0)
		return side->padding;
	return label;
}

uint32_t bsz_side_resolve(struct bsz_side *side, uint32_t label)
{
	const struct bsz_label text =
	    bsz_labels_get(side->artifact->labels, label);

	if (text.form == BSZ_LABEL_GROUP)
		return bsz_side_resolve(side, text.members[0]);
	return bsz_namer_merge(&side->namer, 0, label);
}

/* The labels that parts of metadata have where nothing claims them. */
static bool mark_metadata(struct bsz_side *side)
{
	const struct bsz_artifact *artifact = side->artifact;
	struct bsz_labels *labels = artifact->labels;

	side->padding = bsz_labels_text(labels, "[padding]", 9);
	side->metadata = bsz_labels_text(labels, "[metadata]", 10);
	side->gathered_count = bsz_labels_count(labels);
	side->gathered = bsz_calloc(side->gathered_count, 1);
	if (!side->padding || !side->metadata || !side->gathered)
		return false;
	for (size_t i = 0; !side->by_text && i < artifact->part_count; i++) {
		const struct bsz_part *part = &artifact->parts[i];

		if (class_of(bsz_labels_get(labels, part->kind)) ==
		    BSZ_CLASS_METADATA)
			side->gathered[part->fallback] = 1;
	}
	return true;
}

/* The level of a dimension, or dim_count. */
static size_t find_level(const struct bsz_query *query,
    enum bsz_dimension dim)
{
	size_t level = 0;

	while (level < query->dim_count && query->dims[level] != dim)
		level++;
	return level;
}

/* Sections of one name are of one class; false when they are not. */
static bool classify_sections(struct bsz_side *side)
{
	const struct bsz_artifact *artifact = side->artifact;
	bool same = true;

	for (size_t i = 0; i < artifact->part_count; i++) {
		const struct bsz_part *part = &artifact->parts[i];
		uint8_t *class = &side->classes[gather(side, part->section)];
		const uint8_t found = (uint8_t)(1 +
		    bsz_side_kind_class(side, part->kind));

		same = same && (!*class || *class == found);
		*class = found;
	}
	return same;
}

/* Of two builds one of which is a document: a level that both show. */
static void choose_shown_level(struct bsz_side *side,
    const struct bsz_query *query)
{
	side->class_level = find_level(query, BSZ_KIND);
	if (side->class_level < query->dim_count)
		return;
	side->class_level = find_level(query, BSZ_SECTION);
	if (side->class_level == query->dim_count)
		side->class_level = 0; /* and no label has a class */
	else if (!side->artifact->snapshot)
		(void)classify_sections(side); /* the last of a name counts */
}

/* Choose the level that tells classes. False when memory is short. */
static bool choose_class_level(struct bsz_side *side,
    const struct bsz_query *query)
{
	side->classes = bsz_calloc(bsz_labels_count(side->artifact->labels),
	    1);
	if (!side->classes)
		return false;
	if (side->by_text) {
		choose_shown_level(side, query);
		return true;
	}
	side->class_level = find_level(query, BSZ_SECTION);
	/* Names made short may be joined under any of their labels, and the
	 * sections of an image are those of its programs. */
	if (side->class_level == query->dim_count || side->artifact->contents ||
	    query->names == BSZ_NAMES_SHORT || !classify_sections(side))
		side->class_level = find_level(query, BSZ_KIND);
	return true;
}

/* The class of each kind that has bytes, where kinds tell it. */
static bool classify_kinds(struct bsz_side *side)
{
	const struct bsz_labels *labels = side->artifact->labels;
	const struct bsz_rollup *rollup = &side->sums.rollup;

	bsz_free(side->classes);
	side->classes = bsz_calloc(bsz_labels_count(labels), 1);
	for (size_t i = 0; side->classes && i < rollup->count; i++) {
		const struct bsz_node *node = &rollup->nodes[i];
		uint8_t *class = &side->classes[node->label];

		if (node->level == side->class_level && !*class)
			*class = (uint8_t)(1 +
			    bsz_side_kind_class(side, node->label));
	}
	return side->classes;
}

static bool find_family(struct bsz_side *side)
{
	const struct bsz_rollup *rollup = &side->sums.rollup;
	uint32_t *slots = bsz_malloc((rollup->count + 1) * sizeof(*slots));
	bool fine = slots;

	for (size_t i = 0; slots && i < rollup->count; i++) {
		const struct bsz_node *node = &rollup->nodes[i];

		slots[i] = node->listed ? BSZ_NO_SLOT :
		    node->parent == BSZ_NO_NODE ? 0 :
		    bsz_family_slot(node->parent);
	}
	fine = fine && bsz_family_init(&side->family, slots, rollup->count);
	bsz_free(slots);
	return fine;
}

/* Summing clones under their functions makes names that were none. */
static bool extend_classes(struct bsz_side *side, size_t old_count)
{
	const size_t count = bsz_labels_count(side->artifact->labels);
	uint8_t *classes = bsz_realloc(side->classes, count);

	if (!classes)
		return false;
	side->classes = classes;
	if (count > old_count)
		memset(classes + old_count, 0, count - old_count);
	return true;
}

int bsz_side_init(struct bsz_side *side, const struct bsz_query *query,
    struct bsz_err *err)
{
	struct bsz_query inner = *query;

	bsz_namer_init(&side->namer, side->artifact, query->names);
	side->namer.gather = gather;
	side->namer.context = side;
	side->namer.by_text = side->by_text;
	if (!mark_metadata(side) || !choose_class_level(side, query))
		return bsz_fail_memory(err);
	const bool by_kind = side->class_level == query->dim_count ||
	    query->dims[side->class_level] == BSZ_KIND;
	if (side->class_level == query->dim_count)
		inner.dims[inner.dim_count++] = BSZ_KIND;
	inner.filter = NULL; /* is for pairs */
	inner.chains = false;
	inner.split_clones = !side->by_text; /* one may come or go */
	const size_t label_count = bsz_labels_count(side->artifact->labels);
	const int rc = bsz_sums_init(&side->sums, &side->scope, &inner,
	    &side->namer, err);
	if (rc)
		return rc;
	return (!by_kind || classify_kinds(side)) && find_family(side) &&
	    (!side->by_text || extend_classes(side, label_count)) ? 0 :
	    bsz_fail_memory(err);
}

void bsz_side_release(struct bsz_side *side)
{
	bsz_sums_release(&side->sums);
	bsz_family_release(&side->family);
	bsz_namer_release(&side->namer);
	bsz_scope_release(&side->scope);
	bsz_free(side->keys);
	bsz_free(side->is_alias);
	bsz_free(side->classes);
	bsz_free(side->gathered);
}

int bsz_sides_scope(struct bsz_side sides[2], const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_err errs[2] = {{0}, {0}};
	int rc[2];

	for (int i = 0; i < 2; i++)
		rc[i] = bsz_scope_init(&sides[i].scope, sides[i].artifact,
		    query, report, &errs[i]);
	for (int i = 0; i < 2; i++) {
		if (!rc[i] || (rc[i] == BSZ_EUSAGE && !rc[1 - i]))
			continue;
		*err = errs[i];
		return rc[i];
	}
	return 0;
}

/* The key of a label by its text as it is shown. */
static void number_label(struct bsz_side *side, struct bsz_labels *names,
    uint32_t label)
{
	if (side->keys[label])
		return;
	const size_t size = bsz_namer_write(&side->namer, label);
	side->keys[label] = bsz_labels_copy(names,
	    size ? side->namer.buf.data : "", size);
}

/* The keys of labels in nodes, and of their other names. */
static bool number_shown(struct bsz_side *side, struct bsz_labels *names)
{
	const struct bsz_rollup *rollup = &side->sums.rollup;
	const struct bsz_labels *labels = side->artifact->labels;
	const size_t count = bsz_labels_count(labels);

	side->keys = bsz_calloc(count, sizeof(*side->keys));
	for (size_t i = 0; side->keys && i < rollup->count; i++)
		number_label(side, names, rollup->nodes[i].label);
	for (uint32_t i = 1; side->keys && i < count; i++) {
		if (bsz_labels_form(labels, i) != BSZ_LABEL_GROUP)
			continue;
		const struct bsz_label label = bsz_labels_get(labels, i);
		for (size_t j = 1; j < label.member_count; j++)
			number_label(side, names, label.members[j]);
	}
	return side->keys && !side->namer.failed;
}

/* What the sections of a document are, by the build on the other side. */
static bool share_classes(struct bsz_side sides[2])
{
	uint8_t *known = bsz_calloc(sides[0].key_count, 1);

	for (int i = 0; i < 4 && known; i++) { /* learn, then tell */
		struct bsz_side *side = &sides[i % 2];
		const struct bsz_rollup *rollup = &side->sums.rollup;

		for (size_t j = 0; j < rollup->count; j++) {
			const struct bsz_node *node = &rollup->nodes[j];
			uint8_t *class = &side->classes[node->label];
			uint8_t *of_key = &known[side->keys[node->label]];

			if (node->level != side->class_level)
				continue;
			if (!*class)
				*class = *of_key;
			else if (i < 2)
				*of_key = *class;
		}
	}
	bsz_free(known);
	return known;
}

/* Names that are not charged with bytes, but others for the same bytes. */
static bool find_aliases(struct bsz_side *side)
{
	const struct bsz_labels *labels = side->artifact->labels;
	const size_t count = bsz_labels_count(labels);

	side->is_alias = bsz_calloc(side->key_count, 1);
	if (!side->is_alias)
		return false;
	for (uint32_t i = 1; i < count; i++) {
		const struct bsz_label label = bsz_labels_get(labels, i);

		if (label.form != BSZ_LABEL_GROUP)
			continue;
		for (size_t j = 1; j < label.member_count; j++)
			side->is_alias[side->keys[label.members[j]]] = 1;
	}
	side->is_alias[0] = 0;
	return true;
}

struct bsz_labels *bsz_sides_number(struct bsz_side sides[2],
    enum bsz_names names)
{
	struct bsz_labels *table = bsz_labels_new();
	bool fine = table;

	for (int i = 0; i < 2 && fine; i++) {
		if (sides[i].by_text || names == BSZ_NAMES_SHORT)
			fine = number_shown(&sides[i], table);
		else
			sides[i].keys = bsz_labels_merge(table,
			    sides[i].artifact->labels);
		fine = fine && sides[i].keys && !bsz_labels_failed(table);
	}
	for (int i = 0; i < 2 && fine; i++) {
		sides[i].key_count = bsz_labels_count(table);
		fine = find_aliases(&sides[i]);
	}
	if (fine && sides[0].by_text)
		fine = share_classes(sides);
	if (!fine && table) {
		bsz_labels_free(table);
		table = NULL;
	}
	return table;
}

uint32_t bsz_side_key(const struct bsz_side *side, uint32_t node)
{
	return side->keys[side->sums.rollup.nodes[node].label];
}
