/*
 * Rows are told apart by class: code, data, debug information or none of
 * them. Where the query asks for kinds or sections these tell it; otherwise
 * the classes of kinds are summed beside the rows. A saved document has the
 * levels it has: its sections are taken for what the other build's are, and
 * without sections and kinds nothing is known.
 */
#include "side_classes.h"

#include <binsize/snapshot.h>

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

/* The class of a node by its label at the class level. */
static enum bsz_class class_at_level(const struct bsz_side *side,
    uint32_t node)
{
	const struct bsz_node *nodes = side->sums.rollup.nodes;

	while (nodes[node].level > side->class_level)
		node = nodes[node].parent;
	const uint8_t class = side->classes[nodes[node].label];
	return class ? (enum bsz_class)(class - 1) : BSZ_CLASS_UNKNOWN;
}

void bsz_side_classes(const struct bsz_side *side, uint32_t node,
    enum bsz_domain domain, uint64_t bytes[BSZ_CLASSES])
{
	const struct bsz_rollup *rollup = &side->sums.rollup;

	memset(bytes, 0, BSZ_CLASSES * sizeof(*bytes));
	if (rollup->nodes[node].level >= side->class_level)
		bytes[class_at_level(side, node)] =
		    rollup->nodes[node].bytes[domain];
	else if (node < rollup->class_room[domain])
		memcpy(bytes, rollup->by_class[domain][node],
		    sizeof(rollup->by_class[domain][node]));
}

bool bsz_sides_are_same(const struct bsz_side sides[2],
    const uint32_t node[2])
{
	const struct bsz_rollup *x = &sides[0].sums.rollup;
	const struct bsz_rollup *y = &sides[1].sums.rollup;
	const size_t level = x->nodes[node[0]].level;
	/* a section may be of several classes on one side only */
	bool same = sides[0].class_level == sides[1].class_level &&
	    memcmp(x->nodes[node[0]].bytes, y->nodes[node[1]].bytes,
	    sizeof(x->nodes->bytes)) == 0;

	for (int domain = 0; domain < BSZ_DOMAINS && same; domain++)
		if (node[0] < x->class_room[domain] &&
		    node[1] < y->class_room[domain])
			same = memcmp(x->by_class[domain][node[0]],
			    y->by_class[domain][node[1]],
			    sizeof(*x->by_class[domain])) == 0;
	return same && (level < sides[0].class_level ||
	    class_at_level(&sides[0], node[0]) ==
	    class_at_level(&sides[1], node[1]));
}

uint8_t bsz_side_class_of_kind(void *context, uint32_t label)
{
	return (uint8_t)bsz_side_kind_class(context, label);
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
		uint8_t *class =
		    &side->classes[bsz_side_gather(side, part->section)];
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

bool bsz_side_choose_classes(struct bsz_side *side,
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

bool bsz_side_classify_kinds(struct bsz_side *side)
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

bool bsz_side_extend_classes(struct bsz_side *side, size_t old_count)
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

bool bsz_sides_share_classes(struct bsz_side sides[2])
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
