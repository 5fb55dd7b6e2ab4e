/*
 * A label is a number of its own artifact, so names of two builds are made
 * numbers of a third table. That hashes nothing again and demangles nothing;
 * only short names, of which several labels may share one, are written out.
 */
#include "side.h"

#include "side_classes.h"

#include <binsize/snapshot.h>

static const char padding_prefix[] = "[padding: ";

uint32_t bsz_side_gather(void *context, uint32_t label)
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

		if (bsz_side_kind_class(side, part->kind) ==
		    BSZ_CLASS_METADATA)
			side->gathered[part->fallback] = 1;
	}
	return true;
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

int bsz_side_init(struct bsz_side *side, const struct bsz_query *query,
    struct bsz_err *err)
{
	struct bsz_query inner = *query;

	bsz_namer_init(&side->namer, side->artifact, query->names);
	side->namer.gather = bsz_side_gather;
	side->namer.context = side;
	side->namer.by_text = side->by_text;
	if (!mark_metadata(side) || !bsz_side_choose_classes(side, query))
		return bsz_fail_memory(err);
	const bool hidden = side->class_level == query->dim_count;
	const bool by_kind = !hidden &&
	    query->dims[side->class_level] == BSZ_KIND;
	const struct bsz_kind_classes classes = {
		hidden ? bsz_side_class_of_kind : NULL, side};
	inner.filter = NULL; /* is for pairs */
	inner.chains = false;
	inner.split_clones = !side->by_text; /* one may come or go */
	const size_t label_count = bsz_labels_count(side->artifact->labels);
	const int rc = bsz_sums_init_classed(&side->sums, &side->scope,
	    &inner, &side->namer, &classes, err);
	if (rc)
		return rc;
	return (!by_kind || bsz_side_classify_kinds(side)) && find_family(side) &&
	    (!side->by_text || bsz_side_extend_classes(side, label_count)) ? 0 :
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
		fine = bsz_sides_share_classes(sides);
	if (!fine && table) {
		bsz_labels_free(table);
		table = NULL;
	}
	return table;
}
