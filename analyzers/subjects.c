/*
 * Lists are sorted by label, so labels of two builds are paired in one walk.
 * A budget with both a selection and an "each" reads a list of two levels,
 * the labels of "each" first; what is selected below one label is summed up.
 * Synthetic labels ("[ELF header]") are no packages or symbols, so "each"
 * passes over them; they can be selected. Layers are told apart by what made
 * them, see layer_pairs.h.
 */
#include "subjects.h"

#include "layer_pairs.h"
#include "pattern.h"

#include <binsize/arena.h>

#include <string.h>

int bsz_budget_dims(const struct bsz_budget *budget, struct bsz_arena *arena,
    const char **dims, struct bsz_err *err)
{
	const char *const each = budget->each_dim;
	const char *const select = budget->select_dim;

	*dims = each && select ?
	    bsz_arena_printf(arena, "%s,%s", each, select) :
	    each ? each : select;
	return *dims || (!each && !select) ? 0 : bsz_fail_memory(err);
}

/* One side, the build or its baseline, while it is summed up. */
struct side {
	const struct bsz_budget *budget;
	const struct bsz_pattern *pattern; /* NULL: all */
	const struct bsz_size_list *list;  /* NULL: totals alone */
	const struct bsz_sizes *sizes;
};

/* What one item adds: bytes, bits on the wire, or itself. */
static uint64_t measure(const struct bsz_budget *budget,
    const uint64_t bytes[BSZ_DOMAINS])
{
	const struct bsz_measure_info *const info =
	    bsz_measure_info(budget->measure);

	return info->amount == BSZ_AMOUNT_COUNT ? 1 : bytes[info->domain];
}

/* The bytes of a sum; bits begin a byte. */
static uint64_t settle(const struct bsz_budget *budget, uint64_t sum)
{
	return budget->measure == BSZ_MEASURE_WIRE ? (sum + 7) / 8 : sum;
}

/* The label that an item is counted under; NULL in a budget without "each",
 * where all are one. */
static const char *group_of(const struct side *side, size_t at)
{
	const struct bsz_size *const item = &side->list->items[at];

	if (!side->budget->each_dim)
		return NULL;
	return item->within ? item->within : item->label;
}

static int compare_groups(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : 0;
}

static bool is_wanted(const struct side *side, const char *group,
    const struct bsz_size *item)
{
	if (group && *group == '[')
		return false;
	return !side->pattern || bsz_pattern_match(side->pattern,
	    item->label);
}

/*
 * Sum what is selected of the next group that has anything, from *at on.
 * False behind the last one.
 */
static bool next_group(const struct side *side, size_t *at,
    const char **label, uint64_t *value)
{
	bool any = false;

	*value = 0;
	for (; *at < side->list->count; (*at)++) {
		const char *const group = group_of(side, *at);
		const struct bsz_size *const item = &side->list->items[*at];

		if (any && compare_groups(group, *label) != 0)
			break;
		if (!is_wanted(side, group, item))
			continue;
		any = true;
		*label = group;
		*value = bsz_add(*value, measure(side->budget, item->bytes));
	}
	return any;
}

/* A list that a budget needs, of one side; false when it was not kept. */
static bool find_list(struct side *side, const char *dims)
{
	side->list = dims && side->sizes ?
	    bsz_sizes_find(side->sizes, dims) : NULL;
	return side->sizes && (!dims || side->list);
}

static void pair_totals(struct bsz_subjects *subjects,
    const struct side *now, const struct side *before)
{
	struct bsz_subject *const subject = &subjects->items[0];

	subjects->count = 1;
	subject->value = settle(now->budget, measure(now->budget,
	    now->sizes->total));
	if (subjects->has_baseline) {
		subject->baseline = settle(now->budget, measure(now->budget,
		    before->sizes->total));
		subject->was_there = true;
	}
}

/* Both lists side by side. */
static void pair_groups(struct bsz_subjects *subjects,
    const struct side *now, const struct side *before)
{
	const char *label = NULL, *old_label = NULL;
	uint64_t value, old_value = 0;
	size_t at = 0, old_at = 0;
	bool old = subjects->has_baseline &&
	    next_group(before, &old_at, &old_label, &old_value);

	while (next_group(now, &at, &label, &value)) {
		struct bsz_subject *const subject =
		    &subjects->items[subjects->count++];

		*subject = (struct bsz_subject){.label = label,
			.value = settle(now->budget, value)};
		while (old && compare_groups(old_label, label) < 0) {
			subjects->removed++;
			old = next_group(before, &old_at, &old_label,
			    &old_value);
		}
		if (!old || compare_groups(old_label, label) != 0)
			continue;
		subject->baseline = settle(now->budget, old_value);
		subject->was_there = true;
		old = next_group(before, &old_at, &old_label, &old_value);
	}
	for (; old; old = next_group(before, &old_at, &old_label, &old_value))
		subjects->removed++;
}

/* Labels and sums of one side's layers. */
struct layers {
	const char **labels;
	uint64_t *values;
	size_t count;
};

/* BSZ_ENOMEM. Released by the caller in any case. */
static int collect_layers(struct layers *layers, const struct side *side,
    struct bsz_err *err)
{
	const size_t room = (side->list ? side->list->count : 0) + 1;
	size_t at = 0;

	*layers = (struct layers){
		.labels = bsz_malloc(room * sizeof(*layers->labels)),
		.values = bsz_malloc(room * sizeof(*layers->values))};
	if (!layers->labels || !layers->values)
		return bsz_fail_memory(err);
	while (side->list && next_group(side, &at,
	    &layers->labels[layers->count], &layers->values[layers->count]))
		layers->count++;
	return 0;
}

static int join_layers(struct bsz_subjects *subjects, const struct side *now,
    const struct layers *new, const struct layers *old, struct bsz_err *err)
{
	size_t *const partner = bsz_malloc((new->count + 1) *
	    sizeof(*partner));
	bool *const taken = bsz_malloc((old->count + 1) * sizeof(*taken));
	const bool fits = partner && taken;

	if (fits)
		bsz_layer_pair(new->labels, new->count, old->labels,
		    old->count, partner, taken);
	for (size_t i = 0; fits && i < new->count; i++) {
		const size_t at = partner[i];

		subjects->items[i] = (struct bsz_subject){
			.label = new->labels[i],
			.value = settle(now->budget, new->values[i]),
			.baseline = at == SIZE_MAX ? 0 :
			    settle(now->budget, old->values[at]),
			.was_there = at != SIZE_MAX};
	}
	for (size_t i = 0; fits && i < old->count; i++)
		subjects->removed += !taken[i];
	subjects->count = fits ? new->count : 0;
	bsz_free(partner);
	bsz_free(taken);
	return fits ? 0 : bsz_fail_memory(err);
}

/* Labels of layers hold their digests, so they are paired by what they say. */
static int pair_layers(struct bsz_subjects *subjects, const struct side *now,
    const struct side *before, struct bsz_err *err)
{
	struct layers new, old = {0};
	int rc = collect_layers(&new, now, err);

	if (!rc && subjects->has_baseline)
		rc = collect_layers(&old, before, err);
	if (!rc)
		rc = join_layers(subjects, now, &new, &old, err);
	bsz_free((void *)new.labels);
	bsz_free(new.values);
	bsz_free((void *)old.labels);
	bsz_free(old.values);
	return rc;
}

static bool is_of_layers(const struct side *side)
{
	return side->budget->each_dim && strcmp(side->budget->each_dim,
	    bsz_dimension_info(BSZ_LAYER)->name) == 0;
}

/* One size of an artifact as a whole, or NULL. */
static const struct bsz_size *find_whole(const struct side *side)
{
	const struct bsz_size_list *const list = side->sizes ?
	    bsz_sizes_find(side->sizes, BSZ_SIZES_WHOLE) : NULL;

	return list ? bsz_size_list_find(list, NULL,
	    bsz_measure_info(side->budget->measure)->name) : NULL;
}

/* Bytes of blobs, and of those that the baseline has. */
static bool share_reused(const struct bsz_sizes *now,
    const struct bsz_sizes *before, uint64_t *share)
{
	const struct bsz_size_list *const blobs =
	    bsz_sizes_find(now, BSZ_SIZES_BLOBS);
	const struct bsz_size_list *const old = before ?
	    bsz_sizes_find(before, BSZ_SIZES_BLOBS) : NULL;
	uint64_t all = 0, reused = 0;

	for (size_t i = 0; blobs && i < blobs->count; i++) {
		const uint64_t bytes = blobs->items[i].bytes[BSZ_FILE];

		all = bsz_add(all, bytes);
		if (old && bsz_size_list_find(old, NULL,
		    blobs->items[i].label))
			reused = bsz_add(reused, bytes);
	}
	*share = all ? (uint64_t)((double)reused / (double)all *
	    BSZ_WHOLE_SHARE) : 0;
	return all && old;
}

/* What of an image is in the baseline; all of it comes from both. */
static int pair_reuse(struct bsz_subjects *subjects, const struct side *now,
    const struct side *before, struct bsz_err *err)
{
	subjects->items = bsz_calloc(1, sizeof(*subjects->items));
	if (!subjects->items)
		return bsz_fail_memory(err);
	subjects->unknown = !now->sizes ||
	    !bsz_sizes_find(now->sizes, BSZ_SIZES_BLOBS);
	if (subjects->unknown)
		return 0;
	subjects->has_baseline = share_reused(now->sizes, before->sizes,
	    &subjects->items[0].value);
	subjects->count = subjects->has_baseline;
	return 0;
}

static int pair_wholes(struct bsz_subjects *subjects, const struct side *now,
    const struct side *before, struct bsz_err *err)
{
	const struct bsz_size *const size = find_whole(now);
	const struct bsz_size *const old_size = find_whole(before);

	subjects->items = bsz_calloc(1, sizeof(*subjects->items));
	if (!subjects->items)
		return bsz_fail_memory(err);
	subjects->unknown = !size;
	subjects->has_baseline = old_size;
	if (!size)
		return 0;
	subjects->items[subjects->count++] = (struct bsz_subject){
		.value = size->bytes[BSZ_FILE],
		.baseline = old_size ? old_size->bytes[BSZ_FILE] : 0,
		.was_there = old_size};
	return 0;
}

/* What an artifact weighs on the wire is known of images alone. */
static bool is_unknown(const struct side *side)
{
	return side->budget->measure == BSZ_MEASURE_WIRE &&
	    !side->sizes->total[BSZ_WIRE];
}

static int pair(struct bsz_subjects *subjects, struct side *now,
    struct side *before, const char *dims, struct bsz_err *err)
{
	if (now->budget->measure == BSZ_MEASURE_REUSE)
		return pair_reuse(subjects, now, before, err);
	if (bsz_measure_info(now->budget->measure)->is_whole)
		return pair_wholes(subjects, now, before, err);
	subjects->unknown = is_unknown(now);
	const bool measured = find_list(now, dims);

	subjects->has_baseline = find_list(before, dims) &&
	    (dims || measure(before->budget, before->sizes->total));
	subjects->items = bsz_calloc((now->list ? now->list->count : 0) + 1,
	    sizeof(*subjects->items));
	if (!subjects->items)
		return bsz_fail_memory(err);
	if (subjects->unknown)
		return 0;
	if (now->list && is_of_layers(now))
		return pair_layers(subjects, now, before, err);
	if (now->list)
		pair_groups(subjects, now, before);
	else if (measured)
		pair_totals(subjects, now, before);
	return 0;
}

int bsz_subjects_init(struct bsz_subjects *subjects,
    const struct bsz_budget *budget, const struct bsz_checked *checked,
    struct bsz_err *err)
{
	struct bsz_pattern pattern = {0};
	struct bsz_arena arena = {0};
	const char *dims;

	*subjects = (struct bsz_subjects){0};
	int rc = bsz_budget_dims(budget, &arena, &dims, err);
	if (!rc && budget->select)
		rc = bsz_pattern_init(&pattern, budget->select, err);
	struct side now = {.budget = budget, .sizes = checked->sizes,
		.pattern = budget->select ? &pattern : NULL};
	struct side before = now;
	before.sizes = checked->baseline;
	if (!rc)
		rc = pair(subjects, &now, &before, dims, err);
	bsz_pattern_release(&pattern);
	bsz_arena_release(&arena);
	return rc;
}

void bsz_subjects_release(struct bsz_subjects *subjects)
{
	bsz_free(subjects->items);
}
