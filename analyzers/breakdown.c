/*
 * Who owns the bytes: any dimensions, nested in any order.
 *
 * Some dimensions, when they stand alone, get columns that a sum of ranges
 * cannot tell. Inline: what a function brings with it wherever it was inlined,
 * how often that happened, and into how many others. Origin: what inlining
 * moved to other owners and from them. Generic: how many copies a generic or
 * template has, and what one in place of all would save.
 */
#include "analyzers.h"
#include "evidence.h"
#include "generics.h"
#include "origins.h"
#include "rows.h"
#include "unowned.h"

/* The table, for which all maps there are to be made have been made. */
static struct bsz_table *make_rows(const struct bsz_rows *rows,
    const struct bsz_scope *scope, struct bsz_report *report,
    struct bsz_err *err)
{
	if (rows->query->last && !rows->query->evidence)
		bsz_artifact_forget(scope->artifact);
	return bsz_rows_table(rows, report, err);
}

static const struct bsz_column inline_columns[] = {
	{.key = "inclusive_bytes", .title = "INCLUSIVE", .kind = BSZ_BYTES},
	{.key = "instances", .title = "INSTANCES", .kind = BSZ_COUNT},
	{.key = "largest_bytes", .title = "LARGEST", .kind = BSZ_BYTES},
	{.key = "callers", .title = "CALLERS", .kind = BSZ_COUNT},
};

/* The artifact's inline figures by label. */
struct inlines {
	struct bsz_inline_row *rows; /* joined by name where names are short */
	uint32_t *index;             /* 1 + row of a label; 0: none */
	size_t label_count;
};

static bool index_inlines(struct inlines *inlines, struct bsz_namer *namer)
{
	const struct bsz_artifact *artifact = namer->artifact;

	inlines->label_count = bsz_labels_count(artifact->labels);
	inlines->rows = bsz_calloc(artifact->inline_count + 1,
	    sizeof(*inlines->rows));
	inlines->index = bsz_calloc(inlines->label_count + 1,
	    sizeof(*inlines->index));
	if (!inlines->rows || !inlines->index)
		return false;

	for (size_t i = 0; i < artifact->inline_count; i++) {
		const struct bsz_inline_row *from = &artifact->inlines[i];
		const uint32_t label = namer->names == BSZ_NAMES_SHORT ?
		    bsz_namer_merge(namer, 0, from->function) :
		    from->function;
		if (label >= inlines->label_count)
			continue;
		uint32_t *at = &inlines->index[label];
		if (!*at)
			*at = (uint32_t)i + 1;
		struct bsz_inline_row *row = &inlines->rows[*at - 1];
		row->inclusive = bsz_add(row->inclusive, from->inclusive);
		row->instances = bsz_add(row->instances, from->instances);
		row->largest = bsz_max(row->largest, from->largest);
		row->callers = bsz_add(row->callers, from->callers);
	}
	return true;
}

static void fill_inline(void *context, const struct bsz_node *node,
    union bsz_cell *cells)
{
	const struct inlines *inlines = context;
	const uint32_t at = node->label < inlines->label_count ?
	    inlines->index[node->label] : 0;

	if (!at)
		return;
	const struct bsz_inline_row *row = &inlines->rows[at - 1];
	cells[0].number = row->inclusive;
	cells[1].number = row->instances;
	cells[2].number = row->largest;
	cells[3].number = row->callers;
}

static const struct bsz_column generic_columns[] = {
	{.key = "copies", .title = "COPIES", .kind = BSZ_COUNT},
	{.key = "largest_copy_bytes", .title = "LARGEST", .kind = BSZ_BYTES},
	{.key = "one_copy_saves_bytes", .title = "ONE COPY SAVES",
	    .kind = BSZ_BYTES},
};

static void fill_generic(void *context, const struct bsz_node *node,
    union bsz_cell *cells)
{
	const struct bsz_generic_row *row = bsz_generics_find(context,
	    node->label);

	if (!row)
		return;
	cells[0].number = row->copies;
	cells[1].number = row->largest;
	cells[2].number = bsz_generic_saving(row);
}

static struct bsz_table *tabulate_generics(struct bsz_rows *rows,
    const struct bsz_scope *scope, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_generics generics;
	const struct bsz_more_columns more = {.columns = generic_columns,
		.count = BSZ_COUNTOF(generic_columns), .fill = fill_generic,
		.context = &generics};
	struct bsz_table *table = NULL;

	rows->more = &more;
	if (!bsz_generics_init(&generics, scope, rows->query, err))
		table = make_rows(rows, scope, report, err);
	bsz_generics_release(&generics);
	return table;
}

static const struct bsz_column origin_columns[] = {
	{.key = "as_symbol_bytes", .title = "AS SYMBOL", .kind = BSZ_BYTES},
	{.key = "to_others_bytes", .title = "TO OTHERS", .kind = BSZ_BYTES},
	{.key = "from_others_bytes", .title = "FROM OTHERS",
	    .kind = BSZ_BYTES},
};

static void fill_origin(void *context, const struct bsz_node *node,
    union bsz_cell *cells)
{
	const struct bsz_origin_row *row = bsz_origins_find(context,
	    node->label);

	if (!row)
		return;
	cells[0].number = row->as_symbol;
	cells[1].number = row->to_others;
	cells[2].number = row->from_others;
}

static struct bsz_table *tabulate_origins(struct bsz_rows *rows,
    const struct bsz_scope *scope, struct bsz_report *report,
    struct bsz_err *err)
{
	struct bsz_origins origins;
	const struct bsz_more_columns more = {.columns = origin_columns,
		.count = BSZ_COUNTOF(origin_columns), .fill = fill_origin,
		.context = &origins};
	struct bsz_table *table = NULL;

	rows->more = &more;
	if (!bsz_origins_init(&origins, scope, rows->query, err))
		table = make_rows(rows, scope, report, err);
	bsz_origins_release(&origins);
	return table;
}

static struct bsz_table *tabulate_inlines(struct bsz_rows *rows,
    const struct bsz_scope *scope, struct bsz_report *report,
    struct bsz_err *err)
{
	struct inlines inlines = {0};
	const struct bsz_more_columns more = {.columns = inline_columns,
		.count = BSZ_COUNTOF(inline_columns), .fill = fill_inline,
		.context = &inlines};
	struct bsz_table *table = NULL;

	rows->more = &more;
	if (index_inlines(&inlines, rows->namer))
		table = make_rows(rows, scope, report, err);
	else
		(void)bsz_fail_memory(err);
	bsz_free(inlines.rows);
	bsz_free(inlines.index);
	return table;
}

static struct bsz_table *tabulate(struct bsz_rows *rows,
    const struct bsz_scope *scope, struct bsz_report *report,
    struct bsz_err *err)
{
	const struct bsz_query *query = rows->query;

	if (query->dim_count == 1 && !query->chains) {
		if (query->dims[0] == BSZ_INLINE)
			return tabulate_inlines(rows, scope, report, err);
		if (query->dims[0] == BSZ_ORIGIN)
			return tabulate_origins(rows, scope, report, err);
		if (query->dims[0] == BSZ_GENERIC)
			return tabulate_generics(rows, scope, report, err);
	}
	return make_rows(rows, scope, report, err);
}

/* Sections and kinds are the layout's own, and so always known. */
static bool is_known(const struct bsz_artifact *artifact,
    enum bsz_dimension dim)
{
	return dim == BSZ_SECTION || dim == BSZ_KIND ||
	    artifact->settled[dim][BSZ_FILE].count ||
	    artifact->settled[dim][BSZ_VM].count;
}

/* What the input does not tell; asked before it is forgotten. */
static void remark_unknown(const struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report)
{
	for (size_t i = 0; i < query->dim_count; i++) {
		const enum bsz_dimension dim = query->dims[i];

		if (!is_known(artifact, dim))
			bsz_report_remark(report, "the input has nothing for "
			    "-d %s: the rows are the parts of the file",
			    bsz_dimension_info(dim)->name);
		if (dim == BSZ_PACKAGE || dim == BSZ_INSTANCE)
			bsz_unowned_remark(artifact, dim, report);
	}
}

/* What the table leaves out, and how to see it. */
static void remark_left_out(const struct bsz_query *query,
    const struct bsz_sums *sums, const struct bsz_table *table,
    struct bsz_report *report)
{
	bool folded = false;

	if (query->filter)
		bsz_report_remark(report, "the filter left out %llu bytes of "
		    "the file and %llu bytes of memory",
		    (unsigned long long)sums->filtered[BSZ_FILE],
		    (unsigned long long)sums->filtered[BSZ_VM]);
	for (size_t i = 0; i < table->row_count && !folded; i++)
		folded = table->rows[i].mark == BSZ_ROW_OTHERS;
	if (folded)
		bsz_report_remark(report, "rows are limited to %zu a level; "
		    "-n 0 shows all", query->limit);
}

static int run(struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_scope scope;
	struct bsz_namer namer;
	struct bsz_sums sums;
	int rc = bsz_scope_init(&scope, artifact, query, report, err);

	if (rc)
		return rc;
	bsz_namer_init(&namer, artifact, query->names);
	rc = bsz_sums_init(&sums, &scope, query, &namer, err);
	if (!rc) {
		struct bsz_rows rows = {.query = query, .sums = &sums,
			.namer = &namer, .key = "rows"};

		remark_unknown(artifact, query, report);

		struct bsz_table *table = tabulate(&rows, &scope, report,
		    err);

		rc = table ? 0 : BSZ_ENOMEM;
		if (table) {
			table->main = true;
			remark_left_out(query, &sums, table, report);
		}
		if (!rc && query->evidence)
			rc = bsz_evidence_add(&scope, query, &namer, report,
			    err);
		bsz_sums_release(&sums);
	}
	bsz_namer_release(&namer);
	bsz_scope_release(&scope);
	return rc;
}

const struct bsz_analyzer bsz_analyzer_breakdown = {
	.name = "breakdown",
	.brief = "bytes by any dimensions, nested (report -d)",
	.help = "Sums the bytes of the file and of memory by the labels of "
		"one dimension, or of several inside each other. Every byte "
		"is counted once.",
	.run = run,
};
