/*
 * Every range of a dimension: the map itself, for scripts and for finding
 * out why a sum is what it is.
 */
#include "analyzers.h"
#include "namer.h"
#include "scope.h"

static const struct bsz_column columns[] = {
	{.key = "domain", .title = "DOMAIN", .kind = BSZ_TEXT},
	{.key = "start", .title = "START", .kind = BSZ_ADDRESS},
	{.key = "size", .title = "SIZE", .kind = BSZ_BYTES},
	{.key = "label", .title = "LABEL", .kind = BSZ_TEXT},
	{.key = "evidence", .title = "EVIDENCE", .kind = BSZ_TEXT},
};

struct lister {
	const struct bsz_query *query;
	struct bsz_namer namer;
	struct bsz_report *report;
	struct bsz_table *table;
	const char **texts;     /* by label; refused: the filter's no */
	size_t text_count;
	uint64_t left_out[BSZ_DOMAINS]; /* bytes */
};

static const char refused[] = "";

/* The text of a label, or `refused`; NULL when memory is short. */
static const char *text_of(struct lister *lister, uint32_t label)
{
	const struct bsz_filter *filter = lister->query->filter;

	if (label >= lister->text_count)
		return refused;
	const char **text = &lister->texts[label];
	if (*text)
		return *text;
	*text = bsz_namer_text(&lister->namer, &lister->report->arena, label);
	if (*text && filter && !bsz_filter_match(filter, *text, strlen(*text)))
		*text = refused;
	return *text;
}

static void push_range(struct lister *lister, enum bsz_domain domain,
    const struct bsz_range *range, uint64_t size)
{
	const char *text = text_of(lister, bsz_range_label(range));

	if (text == refused) {
		lister->left_out[domain] += size;
		return;
	}
	union bsz_cell *cell = bsz_table_row(lister->report, lister->table, 0,
	    BSZ_ROW);
	if (!cell)
		return;
	cell[0].text = bsz_domain_name(domain);
	cell[1].number = range->start;
	cell[2].number = size;
	cell[3].text = text ? text : "";
	cell[4].text = bsz_evidence_name(bsz_range_evidence(range));
}

/* A range of 4 GiB or more is kept in pieces; shown as one. */
static void push_map(struct lister *lister, enum bsz_domain domain,
    const struct bsz_map *map)
{
	for (size_t i = 0; i < map->count;) {
		const struct bsz_range *range = &map->ranges[i];
		uint64_t end = bsz_range_end(range);

		for (i++; i < map->count && map->ranges[i].start == end &&
		    map->ranges[i].tag == range->tag; i++)
			end = bsz_range_end(&map->ranges[i]);
		push_range(lister, domain, range, end - range->start);
	}
}

static int list_domain(struct lister *lister, const struct bsz_scope *scope,
    enum bsz_domain domain, struct bsz_err *err)
{
	struct bsz_map map = {0};
	const int rc = bsz_scope_map(scope, lister->query->dims[0], domain,
	    &map, err);

	if (rc)
		return rc;
	if (!lister->texts) {
		/* The scan is done: no labels come after this. */
		lister->text_count = bsz_labels_count(scope->artifact->labels);
		lister->texts = bsz_calloc(lister->text_count + 1,
		    sizeof(*lister->texts));
	}
	if (lister->texts)
		push_map(lister, domain, &map);
	bsz_map_release(&map);
	return !lister->texts || lister->namer.failed ||
	    lister->report->failed ? bsz_fail_memory(err) : 0;
}

static int list(struct lister *lister, const struct bsz_scope *scope,
    struct bsz_err *err)
{
	struct bsz_report *report = lister->report;
	int rc = 0;

	lister->table = bsz_report_table(report, "ranges", NULL, columns,
	    BSZ_COUNTOF(columns));
	if (!lister->table)
		return bsz_fail_memory(err);
	lister->table->main = true;
	lister->table->weight_column = 2;
	for (int domain = 0; domain < BSZ_DOMAINS && !rc; domain++)
		if (lister->query->domain[domain])
			rc = list_domain(lister, scope,
			    (enum bsz_domain)domain, err);
	if (lister->query->filter)
		bsz_report_remark(report, "the filter left out %llu bytes of "
		    "the file and %llu bytes of memory",
		    (unsigned long long)lister->left_out[BSZ_FILE],
		    (unsigned long long)lister->left_out[BSZ_VM]);
	return rc;
}

static int run(struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct lister lister = {.query = query, .report = report};
	struct bsz_scope scope;

	if (query->dim_count != 1)
		return bsz_fail(err, BSZ_EUSAGE,
		    "a map has exactly one dimension (-d section)");
	int rc = bsz_scope_init(&scope, artifact, query, report, err);
	if (rc)
		return rc;
	bsz_namer_init(&lister.namer, artifact, query->names);
	rc = list(&lister, &scope, err);
	bsz_namer_release(&lister.namer);
	bsz_free(lister.texts);
	bsz_scope_release(&scope);
	return rc;
}

const struct bsz_analyzer bsz_analyzer_ranges = {
	.name = "ranges",
	.brief = "every range of one dimension (map)",
	.help = "Lists the map of a dimension: domain, start, size, label and "
		"what the label rests on. The ranges of a domain cover it "
		"without gaps or overlaps.",
	.run = run,
};
