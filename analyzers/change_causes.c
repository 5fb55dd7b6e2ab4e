/*
 * Changes summed by cause. A row that is in both builds may have changed in
 * several classes of bytes, so it is split; one that is in one build only, or
 * changed its name or place, has one cause.
 */
#include "causes.h"
#include "changes.h"

/* What one cause did. */
struct sum {
	int64_t change[BSZ_DOMAINS];
	uint64_t rows; /* in which it is the main cause */
};

static const struct bsz_column columns[] = {
	{.key = "cause", .title = "CAUSE", .kind = BSZ_TEXT},
	{.key = "rows", .title = "ROWS", .kind = BSZ_COUNT},
	{.key = "vm_delta", .title = "VM DELTA", .kind = BSZ_SIGNED_BYTES},
	{.key = "file_delta", .title = "FILE DELTA",
	    .kind = BSZ_SIGNED_BYTES},
};

static bool is_class(uint8_t cause)
{
	return cause < BSZ_CLASSES || cause == BSZ_CAUSE_NONE;
}

static void add_pair(const struct bsz_pair *pair, struct sum *sums)
{
	struct sum *main = &sums[pair->cause];

	main->rows += pair->shown;
	for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
		if (!is_class(pair->cause))
			main->change[domain] += bsz_pair_change(pair,
			    (enum bsz_domain)domain);
		for (size_t class = 0; is_class(pair->cause) &&
		    class < BSZ_CLASSES; class++)
			sums[class].change[domain] +=
			    pair->by_class[class][domain];
	}
}

/* A table of the domains that are asked; NULL when memory is short. */
static struct bsz_table *make_table(const struct bsz_query *query,
    struct bsz_report *report)
{
	struct bsz_column *asked = bsz_arena_alloc(&report->arena,
	    sizeof(columns));
	size_t count = 2;

	if (!asked)
		return NULL;
	memcpy(asked, columns, sizeof(columns));
	if (query->domain[BSZ_VM])
		asked[count++] = columns[2];
	if (query->domain[BSZ_FILE])
		asked[count++] = columns[3];
	return bsz_report_table(report, "causes", "changes by cause", asked,
	    count);
}

static void push_sum(struct bsz_report *report, struct bsz_table *table,
    const char *name, const struct sum *sum, enum bsz_row_mark mark)
{
	union bsz_cell *cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = name;
	cell[1].number = sum->rows;
	const bool with_vm =
	    strcmp(table->columns[2].key, columns[2].key) == 0;
	cell[2].change = sum->change[with_vm ? BSZ_VM : BSZ_FILE];
	if (table->column_count > 3)
		cell[3].change = sum->change[BSZ_FILE];
}

int bsz_changes_causes(const struct bsz_changes *changes,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct bsz_pairs *pairs = changes->pairs;
	struct sum sums[BSZ_CAUSES] = {0}, total = {0};

	for (size_t i = 0; i < pairs->count; i++)
		if (pairs->items[i].level + 1u == changes->query->dim_count)
			add_pair(&pairs->items[i], sums);
	struct bsz_table *table = make_table(changes->query, report);
	if (!table)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < BSZ_CAUSE_NONE; i++) {
		total.rows += sums[i].rows;
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			total.change[domain] += sums[i].change[domain];
		if (sums[i].rows || sums[i].change[BSZ_VM] ||
		    sums[i].change[BSZ_FILE])
			push_sum(report, table,
			    bsz_cause_name((enum bsz_cause)i), &sums[i],
			    BSZ_ROW);
	}
	push_sum(report, table, "TOTAL", &total, BSZ_ROW_TOTAL);
	return report->failed ? bsz_fail_memory(err) : 0;
}
