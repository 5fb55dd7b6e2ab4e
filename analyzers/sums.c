/*
 * One domain after the other, VM first, so that the maps of only one are in
 * memory at a time.
 *
 * A pattern keeps a leaf when it matches the label of any level on the way
 * to it. That is decided after summing, on the nodes: there are far fewer of
 * them than ranges, and an inner node is what its kept leaves add up to.
 */
#include "sums.h"

#include <binsize/clones.h>

static int add_domain(struct bsz_sums *sums, const struct bsz_scope *scope,
    const struct bsz_query *query, enum bsz_domain domain,
    const struct bsz_rollup_options *options, struct bsz_err *err)
{
	struct bsz_map maps[BSZ_MAX_NESTING] = {{0}};
	const struct bsz_map *levels[BSZ_MAX_NESTING];
	const size_t count = query->dim_count + (options->class_of != NULL);
	int rc = 0;

	for (size_t i = 0; i < count && !rc; i++) {
		rc = bsz_scope_map(scope, i < query->dim_count ?
		    query->dims[i] : BSZ_KIND, domain, &maps[i], err);
		levels[i] = &maps[i];
	}
	if (!rc)
		rc = bsz_rollup_add(&sums->rollup, scope->artifact->labels,
		    domain, levels, query->dim_count, options, err);
	for (size_t i = 0; i < count; i++)
		bsz_map_release(&maps[i]);
	return rc;
}

/* What a node is known to be while a pattern is applied. */
enum { HIT = 1, INNER = 2, KEPT = 4 };

/* Whether the pattern matches each label: 0 unknown, 1 no, 2 yes. */
static bool is_match(struct bsz_namer *namer, const struct bsz_filter *filter,
    uint8_t *known, uint32_t label)
{
	if (!known[label]) {
		const size_t size = bsz_namer_write(namer, label);
		const char *text = size ? namer->buf.data : "";

		known[label] = bsz_filter_match(filter, text, size) ? 2 : 1;
	}
	return known[label] == 2;
}

/* From the first level down: which paths the pattern matches. */
static void find_hits(const struct bsz_rollup *rollup,
    struct bsz_namer *namer, const struct bsz_filter *filter,
    uint8_t *known, uint8_t *marks)
{
	for (size_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *node = &rollup->nodes[i];
		uint8_t above = 0;

		if (node->parent != BSZ_NO_NODE) {
			above = marks[node->parent] & HIT;
			marks[node->parent] |= INNER;
		}
		marks[i] |= above;
		if (!above && is_match(namer, filter, known, node->label))
			marks[i] |= HIT;
	}
}

/* From the leaves up: sum what is kept. */
static void sum_kept(struct bsz_rollup *rollup, uint8_t *marks)
{
	for (size_t i = rollup->count; i-- > 0;) {
		struct bsz_node *node = &rollup->nodes[i];

		if ((marks[i] & (HIT | INNER)) == HIT)
			marks[i] |= KEPT;
		if (!(marks[i] & KEPT)) {
			node->label = BSZ_NO_LABEL;
			continue;
		}
		if (node->parent == BSZ_NO_NODE)
			continue;
		marks[node->parent] |= KEPT;
		if (node->listed)
			continue;
		struct bsz_node *parent = &rollup->nodes[node->parent];
		parent->bytes[BSZ_FILE] += node->bytes[BSZ_FILE];
		parent->bytes[BSZ_VM] += node->bytes[BSZ_VM];
		parent->bytes[BSZ_WIRE] += node->bytes[BSZ_WIRE];
	}
}

static int apply_filter(struct bsz_sums *sums, const struct bsz_filter *filter,
    struct bsz_namer *namer, struct bsz_err *err)
{
	struct bsz_rollup *rollup = &sums->rollup;
	uint8_t *known = bsz_calloc(
	    bsz_labels_count(namer->artifact->labels) + 1, 1);
	uint8_t *marks = bsz_calloc(rollup->count + 1, 1);

	if (known && marks) {
		find_hits(rollup, namer, filter, known, marks);
		for (size_t i = 0; i < rollup->count; i++)
			if (marks[i] & INNER)
				memset(rollup->nodes[i].bytes, 0,
				    sizeof(rollup->nodes[i].bytes));
		sum_kept(rollup, marks);
	}
	const bool failed = !known || !marks || namer->failed;
	bsz_free(known);
	bsz_free(marks);
	return failed ? bsz_fail_memory(err) : 0;
}

/* What the kept nodes add up to, and what that leaves out. */
static void sum_totals(struct bsz_sums *sums)
{
	const struct bsz_rollup *rollup = &sums->rollup;

	for (size_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *node = &rollup->nodes[i];

		if (node->parent != BSZ_NO_NODE || node->listed ||
		    node->label == BSZ_NO_LABEL)
			continue;
		sums->total[BSZ_FILE] += node->bytes[BSZ_FILE];
		sums->total[BSZ_VM] += node->bytes[BSZ_VM];
		sums->total[BSZ_WIRE] += node->bytes[BSZ_WIRE];
	}
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		sums->filtered[domain] =
		    rollup->total[domain] - sums->total[domain];
}

/* What a label is summed under. */
struct keeper {
	struct bsz_namer *namer;
	const struct bsz_query *query;
	bool merge;            /* by the text it is shown with */
	bool join;             /* clones, under their function's name */
	bool *is_fallback;     /* by label; NULL: no such row */
	size_t label_count;    /* of those; later labels are none */
	uint32_t unclaimed;    /* label of that row */
};

/* The label of the function that a clone was made of; most are none. */
static uint32_t without_clone(const struct keeper *keeper, uint32_t label)
{
	struct bsz_labels *const labels = keeper->namer->artifact->labels;
	const struct bsz_label name = bsz_labels_get(labels, label);
	const size_t stem = name.form == BSZ_LABEL_TEXT && name.size &&
	    name.text[0] != '[' ? bsz_clone_stem(name.text, name.size)
	    : name.size;

	if (stem == name.size)
		return label;
	label = bsz_labels_text(labels, name.text, stem);
	keeper->namer->failed |= label == BSZ_NO_LABEL;
	return label;
}

static uint32_t keep_label(void *context, size_t level, uint32_t label)
{
	const struct keeper *keeper = context;

	if (keeper->join && keeper->query->dims[level] == BSZ_SYMBOL)
		label = without_clone(keeper, label);
	if (label < keeper->label_count && keeper->is_fallback[label])
		return keeper->unclaimed;
	return keeper->merge ? bsz_namer_merge(keeper->namer, level, label)
			     : label;
}

/* Which labels the layout falls back to. False when memory is short. */
static bool find_fallbacks(struct keeper *keeper, const char *name)
{
	const struct bsz_artifact *artifact = keeper->namer->artifact;

	keeper->unclaimed = bsz_labels_text(artifact->labels, name,
	    strlen(name));
	keeper->label_count = bsz_labels_count(artifact->labels);
	keeper->is_fallback = bsz_calloc(keeper->label_count,
	    sizeof(*keeper->is_fallback));
	if (!keeper->is_fallback || !keeper->unclaimed)
		return false;
	for (size_t i = 0; i < artifact->part_count; i++)
		if (artifact->parts[i].fallback)
			keeper->is_fallback[artifact->parts[i].fallback] =
			    true;
	return true;
}

/* A row for each function that was inlined, own bytes or not. */
static int touch_inlined(struct bsz_sums *sums,
    const struct bsz_query *query, struct bsz_namer *namer,
    struct bsz_err *err)
{
	const struct bsz_artifact *artifact = namer->artifact;
	uint32_t *list = bsz_malloc((artifact->inline_count + 1) *
	    sizeof(*list));

	if (!list)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < artifact->inline_count; i++) {
		list[i] = artifact->inlines[i].function;
		if (namer->by_text || query->names == BSZ_NAMES_SHORT)
			list[i] = bsz_namer_merge(namer, 0, list[i]);
	}
	const int rc = bsz_rollup_touch(&sums->rollup, artifact->labels,
	    list, artifact->inline_count, err);
	bsz_free(list);
	return rc;
}

int bsz_sums_init_classed(struct bsz_sums *sums,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_namer *namer, const struct bsz_kind_classes *classes,
    struct bsz_err *err)
{
	static const enum bsz_domain order[] = {BSZ_VM, BSZ_FILE, BSZ_WIRE};
	struct keeper keeper = {.namer = namer, .query = query,
		.merge = query->names == BSZ_NAMES_SHORT || namer->gather};
	struct bsz_rollup_options options = {.aliases = query->aliases,
		.context = &keeper, .chains = query->chains,
		.class_of = classes->class_of,
		.class_context = classes->context};
	int rc = 0;

	*sums = (struct bsz_sums){0};
	if (query->unclaimed && !find_fallbacks(&keeper, query->unclaimed))
		rc = bsz_fail_memory(err);
	for (size_t i = 0; i < query->dim_count; i++)
		keeper.join |= !query->split_clones &&
		    query->dims[i] == BSZ_SYMBOL;
	if (keeper.merge || keeper.join || keeper.is_fallback)
		options.keep = keep_label;
	for (size_t i = 0; i < BSZ_COUNTOF(order) && !rc; i++)
		if (query->domain[order[i]])
			rc = add_domain(sums, scope, query, order[i],
			    &options, err);
	if (!rc && query->dim_count == 1 && query->dims[0] == BSZ_INLINE &&
	    !query->chains && !classes->class_of)
		rc = touch_inlined(sums, query, namer, err);
	if (!rc && namer->failed)
		rc = bsz_fail_memory(err);
	if (!rc && query->filter)
		rc = apply_filter(sums, query->filter, namer, err);
	if (rc)
		bsz_sums_release(sums);
	else
		sum_totals(sums);
	bsz_free(keeper.is_fallback);
	return rc;
}

int bsz_sums_init(struct bsz_sums *sums, const struct bsz_scope *scope,
    const struct bsz_query *query, struct bsz_namer *namer,
    struct bsz_err *err)
{
	static const struct bsz_kind_classes none = {0};

	return bsz_sums_init_classed(sums, scope, query, namer, &none, err);
}

void bsz_sums_release(struct bsz_sums *sums)
{
	bsz_rollup_release(&sums->rollup);
}
