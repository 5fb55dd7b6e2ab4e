/*
 * Level by level: of the rows below one parent the first by the order that is
 * asked, then one that sums up the others. Names are written of those only
 * that may be shown.
 */
#include "changes.h"

#include "causes.h"
#include "change_table.h"

#include <binsize/sort.h>

/* A pair that may be shown. */
struct candidate {
	uint32_t pair;
	uint64_t key;
	const char *text;
};

struct emitter {
	const struct bsz_changes *changes;
	struct bsz_report *report;
	struct bsz_table *table;
	struct bsz_family family;
	int64_t sum[BSZ_DOMAINS]; /* of rows of the first level */
	bool folded;
	bool failed;
};

static void push_line(struct emitter *emitter,
    const struct bsz_change_line *line)
{
	const struct bsz_query *query = emitter->changes->query;

	bsz_change_table_push(emitter->report, emitter->table, query, line);
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		if (query->domain[domain] && !line->pair->level &&
		    line->mark != BSZ_ROW_TOTAL)
			emitter->sum[domain] += bsz_pair_change(line->pair,
			    (enum bsz_domain)domain);
}

/* The sign of the larger change decides; equal ones are of the file. */
static const char *change_word(const struct bsz_pair *pair)
{
	const int64_t file = bsz_pair_change(pair, BSZ_FILE);
	const int64_t vm = bsz_pair_change(pair, BSZ_VM);
	const int64_t change = llabs(vm) > llabs(file) ? vm : file;

	if (pair->node[BSZ_OLD] == BSZ_NO_NODE)
		return "added";
	if (pair->node[BSZ_NEW] == BSZ_NO_NODE)
		return "removed";
	return change > 0 ? "grown" : change < 0 ? "shrunk" : "same";
}

static uint64_t larger(const uint64_t bytes[BSZ_DOMAINS])
{
	return bsz_max(bytes[BSZ_FILE], bytes[BSZ_VM]);
}

static uint64_t key_of(const struct bsz_pair *pair, enum bsz_change_sort sort)
{
	switch (sort) {
	case BSZ_CHANGE_DELTA:
		return bsz_max(
		    (uint64_t)llabs(bsz_pair_change(pair, BSZ_FILE)),
		    (uint64_t)llabs(bsz_pair_change(pair, BSZ_VM)));
	case BSZ_CHANGE_OLD:
		return larger(pair->bytes[BSZ_OLD]);
	case BSZ_CHANGE_NEW:
		return larger(pair->bytes[BSZ_NEW]);
	case BSZ_CHANGE_NAME:
		break;
	}
	return 0;
}

static const char *text_of(struct emitter *emitter,
    const struct bsz_pair *pair, int side)
{
	return bsz_pair_text(pair, emitter->changes->sides, side,
	    &emitter->report->arena);
}

static int compare(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->key != y->key)
		return x->key > y->key ? -1 : 1;
	const int order = strcmp(x->text, y->text);
	return order ? order : x->pair < y->pair ? -1 : x->pair > y->pair;
}

/* Largest keys first, names not looked at. False when memory is short. */
static bool sort_keys(struct candidate *list, size_t count)
{
	struct bsz_keyed *keys = bsz_malloc(2 * count * sizeof(*keys));

	if (!keys)
		return false;
	for (size_t i = 0; i < count; i++)
		keys[i] = (struct bsz_keyed){~list[i].key, list[i].pair};
	bsz_sort_keyed(keys, keys + count, count);
	for (size_t i = 0; i < count; i++)
		list[i] = (struct candidate){.pair = (uint32_t)keys[i].value,
			.key = ~keys[i].key};
	bsz_free(keys);
	return true;
}

/*
 * Put in order those that may be shown: the first limit, and what ties with
 * the last of them. Only these get a name. How many; 0 when memory is short.
 */
static size_t choose(struct emitter *emitter, struct candidate *list,
    size_t count)
{
	const size_t limit = emitter->changes->query->limit;
	size_t chosen = count;

	if (!sort_keys(list, count))
		return 0;
	if (limit && limit < count)
		for (chosen = limit; chosen < count &&
		    list[chosen].key == list[limit - 1].key; chosen++)
			;
	for (size_t i = 0; i < chosen; i++) {
		const struct bsz_pair *pair =
		    &emitter->changes->pairs->items[list[i].pair];

		list[i].text = text_of(emitter, pair,
		    pair->node[BSZ_NEW] == BSZ_NO_NODE ? BSZ_OLD : BSZ_NEW);
		if (!list[i].text)
			return 0;
	}
	qsort(list, chosen, sizeof(*list), compare);
	return chosen;
}

/* The shown pairs in a slot of the family; NULL when memory is short. */
static struct candidate *list_shown(struct emitter *emitter, size_t slot,
    size_t *count)
{
	const struct bsz_pair *items = emitter->changes->pairs->items;
	size_t all, shown = 0;
	const uint32_t *ids = bsz_family_at(&emitter->family, slot, &all);
	struct candidate *list = bsz_malloc((all + 1) * sizeof(*list));

	for (size_t i = 0; list && i < all; i++)
		list[shown++] = (struct candidate){.pair = ids[i],
			.key = key_of(&items[ids[i]],
			    emitter->changes->query->change_sort)};
	*count = shown;
	return list;
}

static void push_pair(struct emitter *emitter,
    const struct candidate *candidate)
{
	const struct bsz_changes *changes = emitter->changes;
	const struct bsz_pair *pair = &changes->pairs->items[candidate->pair];
	struct bsz_change_line line = {.pair = pair, .text = candidate->text,
		.change = change_word(pair),
		.cause = bsz_cause_name((enum bsz_cause)pair->cause)};

	if (bsz_pair_is_renamed(pair, changes->sides)) {
		line.old_text = text_of(emitter, pair, BSZ_OLD);
		if (!line.old_text)
			emitter->failed = true;
		/* Hashes are not shown of all names. */
		else if (strcmp(line.old_text, line.text) == 0)
			line.old_text = NULL;
	}
	push_line(emitter, &line);
}

static void push_others(struct emitter *emitter,
    const struct candidate *list, size_t count)
{
	const struct bsz_pair *items = emitter->changes->pairs->items;
	struct bsz_pair rest = {.level = items[list[0].pair].level};

	for (size_t i = 0; i < count; i++)
		for (int side = 0; side < 2; side++)
			for (int j = 0; j < BSZ_DOMAINS; j++)
				rest.bytes[side][j] +=
				    items[list[i].pair].bytes[side][j];
	const char *text = bsz_arena_printf(&emitter->report->arena,
	    "[%zu others]", count);
	if (!text)
		emitter->failed = true;
	push_line(emitter, &(struct bsz_change_line){.pair = &rest, .text = text,
	    .change = change_word(&rest), .mark = BSZ_ROW_OTHERS});
	emitter->folded = true;
}

/* The rows below a pair; recursion is as deep as levels. */
static void push_level(struct emitter *emitter, size_t slot)
{
	const size_t limit = emitter->changes->query->limit;
	size_t count;
	struct candidate *list = list_shown(emitter, slot, &count);

	if (!list || (count && !choose(emitter, list, count)))
		emitter->failed = true;
	const size_t shown = limit ? bsz_min(limit, count) : count;
	for (size_t i = 0; i < shown && !emitter->failed; i++) {
		push_pair(emitter, &list[i]);
		push_level(emitter, bsz_family_slot(list[i].pair));
	}
	if (shown < count && !emitter->failed)
		push_others(emitter, list + shown, count - shown);
	bsz_free(list);
}

static bool build_family(struct emitter *emitter)
{
	const struct bsz_pairs *pairs = emitter->changes->pairs;
	uint32_t *slots = bsz_malloc((pairs->count + 1) * sizeof(*slots));
	bool fine = slots;

	for (size_t i = 0; slots && i < pairs->count; i++) {
		const struct bsz_pair *pair = &pairs->items[i];

		slots[i] = !pair->shown ? BSZ_NO_SLOT :
		    pair->parent == BSZ_NO_PAIR ? 0 :
		    bsz_family_slot(pair->parent);
	}
	fine = fine &&
	    bsz_family_init(&emitter->family, slots, pairs->count);
	bsz_free(slots);
	return fine;
}

static void push_total(struct emitter *emitter)
{
	struct bsz_pair total = {.level = 0};

	memcpy(total.bytes, emitter->changes->pairs->total,
	    sizeof(total.bytes));
	push_line(emitter, &(struct bsz_change_line){.pair = &total, .text = "TOTAL",
	    .change = change_word(&total), .mark = BSZ_ROW_TOTAL});
}

/* What the rows sum to is what the total changed by. */
static int check_rows(const struct emitter *emitter, struct bsz_err *err)
{
	const struct bsz_pairs *pairs = emitter->changes->pairs;

	for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
		const int64_t expected =
		    (int64_t)(pairs->total[BSZ_NEW][domain] -
		    pairs->total[BSZ_OLD][domain]);

		if (emitter->sum[domain] != expected)
			return bsz_fail(err, BSZ_EINVARIANT, "comparison: "
			    "rows of the %s domain sum to %lld, not %lld "
			    "(this is a bug in binsize; please report it "
			    "with both files)",
			    bsz_domain_name((enum bsz_domain)domain),
			    (long long)emitter->sum[domain],
			    (long long)expected);
	}
	return 0;
}

int bsz_changes_rows(const struct bsz_changes *changes,
    struct bsz_report *report, bool *folded, struct bsz_err *err)
{
	struct emitter emitter = {.changes = changes, .report = report,
		.table = bsz_change_table_new(changes, report)};

	emitter.failed = !emitter.table || !build_family(&emitter);
	if (!emitter.failed)
		push_level(&emitter, 0);
	if (!emitter.failed && emitter.table->row_count)
		push_total(&emitter);
	bsz_family_release(&emitter.family);
	*folded = emitter.folded;
	return emitter.failed || report->failed ? bsz_fail_memory(err) :
	    check_rows(&emitter, err);
}
