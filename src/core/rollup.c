/*
 * Maps of one base walked side by side: a piece ends where any of them has a
 * border, and its bytes go to one path of nodes, one a level.
 *
 * What a label is charged to is found once and remembered (kept.c).
 */
#include <binsize/rollup.h>

#include <binsize/arena.h>

#include "adding.h"
#include "emit.h"
#include "kept.h"
#include "single.h"
#include "stripes.h"

#include <assert.h>

/* What a label of a level is charged to; see kept.h. */
static uint32_t resolve(struct adding *add, size_t level, uint32_t label)
{
	return bsz_kept_resolve(add->rollup, add->labels, add->options, level,
	    label);
}

/* Charge another label of a level from now on. */
static void choose(struct adding *add, size_t level, uint32_t label)
{
	if (add->chosen[level] == label)
		return;
	add->chosen[level] = label;
	if (add->valid > level)
		add->valid = level;
}

/* The node of the chosen label of the last level: most labels have one, below
 * the same parent as the last time. */
static uint32_t find_leaf(struct adding *add, size_t level)
{
	const uint32_t label = add->chosen[level];
	uint32_t *const leaf = label < add->label_count ? &add->leaves[label]
	    : NULL;
	uint32_t node;

	if (leaf && *leaf && add->rollup->nodes[*leaf - 1].parent ==
	    add->path[level - 1])
		return *leaf - 1;
	node = bsz_nodes_below(add->rollup, add->path[level - 1], label);
	if (leaf)
		*leaf = node + 1;
	return node;
}

/* Find the nodes of the first count levels of the path. */
static bool find_path(struct adding *add, size_t count)
{
	struct bsz_rollup *const rollup = add->rollup;

	for (size_t level = add->valid; level < count; level++) {
		add->path[level] = !level
		    ? bsz_nodes_first(rollup, &add->first, add->chosen[0])
		    : level + 1 == add->levels && add->leaves
		    ? find_leaf(add, level)
		    : bsz_nodes_below(rollup, add->path[level - 1],
		    add->chosen[level]);
		if (rollup->failed)
			return false;
		add->valid = level + 1;
	}
	return true;
}

static void charge_path(struct adding *add, uint64_t size)
{
	if (!find_path(add, add->levels))
		return;
	for (size_t level = 0; level < add->levels; level++)
		add->rollup->nodes[add->path[level]].bytes[add->domain] +=
		    size;
	if (add->maps > add->levels)
		bsz_nodes_add_class(add->rollup, add->path[add->levels - 1],
		    add->domain, add->class, size);
	add->total += size;
	add->by_evidence[add->evidence] += size;
}

static struct bsz_label group_at(const struct adding *add, size_t level)
{
	return bsz_labels_get(add->labels, add->cursors[level].group);
}

static void spread(struct adding *add, size_t level, uint64_t size);

/* Choose a label for this level and go on with the next. */
static void spread_to(struct adding *add, size_t level, uint32_t label,
    uint64_t size)
{
	choose(add, level, label & BSZ_KEPT_LABEL);
	if (label & BSZ_KEPT_LABEL)
		spread(add, level + 1, size);
	else
		add->filtered += size;
}

/* Charge a piece that stands on groups: each member its share, the first
 * ones what is left; or all to the primary. Depth: levels. */
static void spread(struct adding *add, size_t level, uint64_t size)
{
	struct bsz_label group;
	size_t count;

	while (level < add->levels && !(add->groups >> level & 1))
		level++;
	if (level == add->levels) {
		charge_path(add, size);
		return;
	}
	group = group_at(add, level);
	count = add->options->aliases == BSZ_ALIASES_SPLIT
	    ? group.member_count : 1;
	for (size_t i = 0; i < count; i++) {
		const uint64_t share = size / count + (i < size % count);

		if (share)
			spread_to(add, level, resolve(add, level,
			    group.members[i]), share);
	}
}

/* Show the other names of a level's group beside its primary. */
static void list_level(struct adding *add, size_t level, uint64_t size)
{
	struct bsz_rollup *const rollup = add->rollup;
	const struct bsz_label group = group_at(add, level);

	for (size_t i = 0; i < level; i++)
		if (!add->chosen[i])
			return;
	for (size_t i = 1; i < group.member_count; i++) {
		const uint32_t label = resolve(add, level, group.members[i]) &
		    BSZ_KEPT_LABEL;
		uint32_t node;

		if (!label || !find_path(add, level))
			continue;
		node = bsz_nodes_listed(rollup, level ? add->path[level - 1]
		    : BSZ_NO_NODE, label);
		if (node != BSZ_NO_NODE)
			rollup->nodes[node].bytes[add->domain] += size;
	}
}

void bsz_adding_charge(struct adding *add, uint64_t size)
{
	if (add->refused) {
		add->filtered += size;
		return;
	}
	if (BSZ_LIKELY(!add->groups)) {
		charge_path(add, size);
		return;
	}
	spread(add, 0, size);
	if (add->options->aliases != BSZ_ALIASES_LIST)
		return;
	for (size_t level = 0; level < add->levels; level++)
		if (add->groups >> level & 1)
			list_level(add, level, size);
}

void bsz_adding_enter(struct adding *add, size_t level)
{
	struct cursor *const cursor = &add->cursors[level];

	if (level == add->levels) {
		add->class = add->options->class_of(
		    add->options->class_context, bsz_range_label(cursor->at));
		return;
	}
	const uint32_t kept = resolve(add, level,
	    bsz_range_label(cursor->at));
	const unsigned bit = 1u << level;

	add->evidence = bsz_range_evidence(add->cursors[add->levels - 1].at);
	add->groups &= ~bit;
	add->refused &= ~bit;
	if (kept & BSZ_KEPT_GROUP) {
		cursor->group = kept & BSZ_KEPT_LABEL;
		add->groups |= bit;
		return;
	}
	choose(add, level, kept & BSZ_KEPT_LABEL);
	if (!(kept & BSZ_KEPT_LABEL))
		add->refused |= bit;
}

int bsz_adding_fail(const struct adding *add, uint64_t place,
    struct bsz_err *err)
{
	return bsz_fail(err, BSZ_EINVARIANT, "rollup: the maps of the %s "
	    "domain cover different bytes at 0x%llx (this is a bug in "
	    "binsize; please report it with the file)",
	    bsz_domain_name(add->domain), (unsigned long long)place);
}

/* Two levels: what is known is added at once. False when the levels do not
 * agree where the next piece starts. */
static bool sum_known(struct adding *add, uint64_t *place)
{
	struct cursor *const narrow = &add->cursors[1 - add->wide];
	const struct bsz_range *const before = narrow->at;

	bsz_stripes_sum(add, place);
	if (narrow->at == before)
		return true;
	if (narrow->at == narrow->stop || narrow->at->start != *place)
		return false;
	bsz_adding_enter(add, 1 - add->wide);
	return true;
}

/* Leave the piece that ended; false when the levels do not agree where the
 * next one starts. */
static bool step(struct adding *add, uint64_t *place)
{
	const uint64_t end = *place;

	for (size_t level = 0; level < add->maps; level++) {
		struct cursor *const cursor = &add->cursors[level];

		if (bsz_range_end(cursor->at) > end)
			continue;
		if (++cursor->at == cursor->stop)
			continue;
		*place = bsz_max(*place, cursor->at->start);
		bsz_adding_enter(add, level);
	}
	for (size_t level = 0; level < add->maps; level++) {
		const struct cursor *const cursor = &add->cursors[level];
		const bool ended = cursor->at == cursor->stop;

		if (ended != (add->cursors[0].at == add->cursors[0].stop))
			return false;
		if (!ended && (cursor->at->start > *place ||
		    bsz_range_end(cursor->at) <= *place ||
		    (*place > end && cursor->at->start != *place)))
			return false;
	}
	return true;
}

static int add_nested(struct adding *add, struct bsz_err *err)
{
	const struct cursor *const cursors = add->cursors;
	uint64_t place = cursors[0].at->start;

	for (size_t level = 0; level < add->maps; level++) {
		if (cursors[level].at->start != place)
			return bsz_adding_fail(add, place, err);
		bsz_adding_enter(add, level);
	}
	while (cursors[0].at < cursors[0].stop && !add->rollup->failed) {
		uint64_t end = UINT64_MAX;

		if (add->maps == 2 && !sum_known(add, &place))
			return bsz_adding_fail(add, place, err);
		for (size_t level = 0; level < add->maps; level++)
			end = bsz_min(end, bsz_range_end(cursors[level].at));
		bsz_adding_charge(add, end - place);
		if (add->maps == 2)
			bsz_stripes_remember(add);
		place = end;
		if (!step(add, &place))
			return bsz_adding_fail(add, place, err);
	}
	return 0;
}

/* File bytes are what the evidence is about, once there are any. */
static void add_sums(const struct adding *add)
{
	struct bsz_rollup *const rollup = add->rollup;
	const bool has_file = rollup->total[BSZ_FILE] ||
	    rollup->filtered[BSZ_FILE];

	if (add->domain == BSZ_FILE && !has_file)
		memset(rollup->by_evidence, 0, sizeof(rollup->by_evidence));
	if (add->domain == BSZ_FILE || !has_file)
		for (size_t i = 0; i < BSZ_EVIDENCES; i++)
			rollup->by_evidence[i] += add->by_evidence[i];
	rollup->total[add->domain] += add->total;
	rollup->filtered[add->domain] += add->filtered;
}

static int run(struct adding *add, struct bsz_err *err)
{
	int result = 0;

	/* With one level each label is asked about once anyway. */
	if (add->levels > 1 || add->options->keep)
		for (size_t level = 0; level < add->levels; level++)
			if (!bsz_kept_prepare(add->rollup, level,
			    add->label_count))
				return bsz_fail_memory(err);
	if (!bsz_first_nodes_init(&add->first, add->rollup, add->label_count))
		return bsz_fail_memory(err);
	if (add->maps > 2) /* two have stripes in its place */
		add->leaves = bsz_calloc(add->label_count,
		    sizeof(*add->leaves));
	if (add->maps > 2 && !add->leaves)
		result = bsz_fail_memory(err);
	else if (add->levels == 1)
		result = bsz_single_add(add, err);
	else if (add->cursors[0].at < add->cursors[0].stop)
		result = add_nested(add, err);
	bsz_first_nodes_release(&add->first);
	bsz_free(add->leaves);
	if (!result && add->rollup->failed)
		result = bsz_fail_memory(err);
	return result;
}

int bsz_rollup_add(struct bsz_rollup *rollup, const struct bsz_labels *labels,
    enum bsz_domain domain, const struct bsz_map *const *maps, size_t levels,
    const struct bsz_rollup_options *options, struct bsz_err *err)
{
	struct adding add = {.rollup = rollup, .labels = labels,
	    .options = options, .domain = domain, .levels = levels,
	    .label_count = bsz_labels_count(labels)};
	int result;

	add.maps = levels + (options->class_of != NULL);
	assert(levels && add.maps <= BSZ_MAX_NESTING);
	for (size_t i = 0; i < add.maps; i++) {
		if ((maps[i]->count != 0) != (maps[0]->count != 0))
			return bsz_adding_fail(&add, 0, err);
		add.cursors[i] = (struct cursor){.at = maps[i]->ranges,
		    .stop = bsz_map_end(maps[i])};
	}
	add.wide = add.maps == 2 && maps[1]->count < maps[0]->count;
	result = run(&add, err);
	if (result)
		rollup->failed = true;
	else
		add_sums(&add);
	return result;
}
