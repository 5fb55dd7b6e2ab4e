/*
 * Columns come in groups, one a domain: before, after, the difference, and
 * that as a share of before. People see before and after of one domain only,
 * or lines would be too wide; programs see all.
 */
#include "changes.h"

#include "causes.h"

#include <binsize/sort.h>

#include <ctype.h>
#include <math.h>

#define GROUP 4 /* columns of a domain */

/* Behind the groups. */
enum { AT_CHANGE, AT_CAUSE, AT_OLD_NAME, WORDS };

static const enum bsz_domain domains[] = {BSZ_VM, BSZ_FILE};

static const struct bsz_column of_domain[BSZ_DOMAINS][GROUP] = {
	[BSZ_VM] = {
		{.key = "vm_old_bytes", .title = "VM OLD", .kind = BSZ_BYTES},
		{.key = "vm_new_bytes", .title = "VM NEW", .kind = BSZ_BYTES},
		{.key = "vm_delta", .title = "VM DELTA",
		    .kind = BSZ_SIGNED_BYTES},
		{.key = "vm_growth", .title = "VM %", .kind = BSZ_GROWTH,
		    .people_only = true}},
	[BSZ_FILE] = {
		{.key = "file_old_bytes", .title = "FILE OLD",
		    .kind = BSZ_BYTES},
		{.key = "file_new_bytes", .title = "FILE NEW",
		    .kind = BSZ_BYTES},
		{.key = "file_delta", .title = "FILE DELTA",
		    .kind = BSZ_SIGNED_BYTES},
		{.key = "file_growth", .title = "FILE %", .kind = BSZ_GROWTH,
		    .people_only = true}},
};

static const struct bsz_column words[WORDS] = {
	[AT_CHANGE] = {.key = "change", .title = "CHANGE", .kind = BSZ_TEXT,
		.machine_only = true},
	[AT_CAUSE] = {.key = "cause", .title = "CAUSE", .kind = BSZ_TEXT},
	[AT_OLD_NAME] = {.key = "old_label", .title = "WAS",
		.kind = BSZ_TEXT},
};

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

/* Names of one row, and figures of it. */
struct line {
	const struct bsz_pair *pair; /* figures */
	const char *text, *old_text;
	const char *change, *cause;
	enum bsz_row_mark mark;
};

static double growth(uint64_t before, int64_t change)
{
	if (before)
		return (double)change / (double)before;
	return change ? (double)INFINITY : 0;
}

static void push_line(struct emitter *emitter, const struct line *line)
{
	const struct bsz_pair *pair = line->pair;
	union bsz_cell *cell = bsz_table_row(emitter->report, emitter->table,
	    pair->level, line->mark);

	if (!cell)
		return;
	cell++->text = line->text;
	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		const enum bsz_domain domain = domains[i];
		const int64_t change = bsz_pair_change(pair, domain);

		if (!emitter->changes->query->domain[domain])
			continue;
		cell++->number = pair->bytes[BSZ_OLD][domain];
		cell++->number = pair->bytes[BSZ_NEW][domain];
		cell++->change = change;
		cell++->real = growth(pair->bytes[BSZ_OLD][domain], change);
		if (!pair->level && line->mark != BSZ_ROW_TOTAL)
			emitter->sum[domain] += change;
	}
	cell[AT_CHANGE].text = line->change;
	cell[AT_CAUSE].text = line->cause;
	cell[AT_OLD_NAME].text = line->old_text;
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
	struct line line = {.pair = pair, .text = candidate->text,
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
	push_line(emitter, &(struct line){.pair = &rest, .text = text,
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

/* "SECTION / SYMBOL" */
static const char *label_title(const struct bsz_query *query,
    struct bsz_arena *arena)
{
	struct bsz_buf buf = {0};

	for (size_t i = 0; i < query->dim_count; i++) {
		const char *name = bsz_dimension_info(query->dims[i])->name;

		bsz_buf_text(&buf, i ? " / " : "");
		for (; *name; name++)
			bsz_buf_char(&buf, (char)toupper((unsigned char)*name));
	}
	const char *title = buf.failed ? NULL :
	    bsz_arena_copy(arena, buf.data, buf.size);
	bsz_buf_release(&buf);
	return title;
}

/* True when a row has the same bytes under another name. */
static bool has_renamed(const struct bsz_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (pairs->items[i].shown &&
		    pairs->items[i].match == BSZ_MATCH_BODY)
			return true;
	return false;
}

/* The columns of the domains asked, in columns; how many. */
static size_t add_domains(const struct bsz_query *query,
    struct bsz_column *columns)
{
	const bool both = query->domain[BSZ_VM] && query->domain[BSZ_FILE];
	size_t count = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		if (!query->domain[domains[i]])
			continue;
		for (size_t j = 0; j < GROUP; j++) {
			columns[count] = of_domain[domains[i]][j];
			if (both && domains[i] == BSZ_VM &&
			    columns[count].kind == BSZ_BYTES)
				columns[count].machine_only = true;
			count++;
		}
	}
	return count;
}

/* The table without rows; NULL when memory is short. */
static struct bsz_table *make_table(const struct bsz_changes *changes,
    struct bsz_report *report)
{
	const struct bsz_query *query = changes->query;
	struct bsz_column *columns = bsz_arena_alloc(&report->arena,
	    (1 + BSZ_DOMAINS * GROUP + WORDS) * sizeof(*columns));
	const char **keys = bsz_arena_alloc(&report->arena,
	    query->dim_count * sizeof(*keys));
	const char *title = label_title(query, &report->arena);

	if (!columns || !keys || !title)
		return NULL;
	columns[0] = (struct bsz_column){
		.key = "label", .title = title, .kind = BSZ_TEXT};
	const size_t count = 1 + add_domains(query, columns + 1);
	memcpy(columns + count, words, sizeof(words));
	columns[count + AT_OLD_NAME].machine_only =
	    !has_renamed(changes->pairs);
	for (size_t i = 0; i < query->dim_count; i++)
		keys[i] = bsz_dimension_info(query->dims[i])->name;
	struct bsz_table *table = bsz_report_table(report, "rows", NULL,
	    columns, count + WORDS);
	if (!table)
		return NULL;
	table->levels = query->dim_count;
	table->level_keys = keys;
	table->main = true;
	table->weight_column = table->column_count; /* signed: no stacks */
	return table;
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
	push_line(emitter, &(struct line){.pair = &total, .text = "TOTAL",
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
		.table = make_table(changes, report)};

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
