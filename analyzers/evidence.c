/*
 * Bytes by evidence, and whether enough of them is known.
 *
 * What nothing claims has the layout's own label, "[section .rodata]", which
 * the format proves and which yet says nothing about an owner. So it is a
 * class of its own in the dimensions that ask for owners. Headers and padding
 * are known for what they are.
 */
#include "evidence.h"

#include <binsize/units.h>

/* The class behind those of enum bsz_evidence. */
#define NOTHING BSZ_EVIDENCES

/* Labels named when too little is known. */
#define NAMED 3

static const struct bsz_column columns[] = {
	{.key = "evidence", .title = "EVIDENCE", .kind = BSZ_TEXT},
	{.key = "vm_bytes", .title = "VM SIZE", .kind = BSZ_BYTES},
	{.key = "vm_share", .title = "VM %", .kind = BSZ_SHARE,
	    .people_only = true},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
	{.key = "file_share", .title = "FILE %", .kind = BSZ_SHARE,
	    .people_only = true},
};

struct tally {
	uint64_t bytes[NOTHING + 1][BSZ_DOMAINS];
	uint64_t total[BSZ_DOMAINS];
	uint64_t *unclaimed; /* by label; of the domain summed last */
	bool *is_unclaimed;
	size_t label_count;
};

/* Labels of what lies in a section or a segment, or nowhere, unclaimed. */
static bool says_nothing(struct bsz_label label)
{
	static const char *const beginnings[] = {"[section ", "[LOAD ",
		"[unknown]", "[file content]"};

	for (size_t i = 0; i < BSZ_COUNTOF(beginnings); i++)
		if (label.form == BSZ_LABEL_TEXT &&
		    label.size >= strlen(beginnings[i]) &&
		    memcmp(label.text, beginnings[i],
		    strlen(beginnings[i])) == 0)
			return true;
	return false;
}

/* Which labels claim nothing. False when memory is short. */
static bool find_unclaimed(struct tally *tally,
    const struct bsz_artifact *artifact, enum bsz_dimension dim)
{
	tally->label_count = bsz_labels_count(artifact->labels);
	tally->is_unclaimed = bsz_calloc(tally->label_count + 1,
	    sizeof(*tally->is_unclaimed));
	tally->unclaimed = bsz_calloc(tally->label_count + 1,
	    sizeof(*tally->unclaimed));
	if (!tally->is_unclaimed || !tally->unclaimed)
		return false;
	if (dim == BSZ_SEGMENT || dim == BSZ_SECTION || dim == BSZ_KIND)
		return true;
	for (size_t i = 0; i < artifact->part_count; i++) {
		const uint32_t label = artifact->parts[i].fallback;

		if (label && says_nothing(bsz_labels_get(artifact->labels,
		    label)))
			tally->is_unclaimed[label] = true;
	}
	return true;
}

static void add_map(struct tally *tally, enum bsz_domain domain,
    const struct bsz_map *map)
{
	memset(tally->unclaimed, 0,
	    tally->label_count * sizeof(*tally->unclaimed));
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *range = &map->ranges[i];
		const uint32_t label = bsz_range_label(range);
		const bool nothing = label < tally->label_count &&
		    tally->is_unclaimed[label];

		tally->total[domain] += range->size;
		tally->bytes[nothing ? NOTHING : bsz_range_evidence(range)][
		    domain] += range->size;
		if (nothing)
			tally->unclaimed[label] += range->size;
	}
}

/* The file last: it is what a requirement is about, where it has bytes. */
static int add_domains(struct tally *tally, const struct bsz_scope *scope,
    const struct bsz_query *query, struct bsz_err *err)
{
	static const enum bsz_domain order[] = {BSZ_VM, BSZ_FILE};
	const enum bsz_dimension dim = query->dims[query->dim_count - 1];

	for (size_t i = 0; i < BSZ_COUNTOF(order); i++) {
		BSZ_AUTO(bsz_map_release) struct bsz_map map = {0};

		if (!query->domain[order[i]])
			continue;
		const int rc = bsz_scope_map(scope, dim, order[i], &map, err);
		if (rc)
			return rc;
		if (!tally->is_unclaimed &&
		    !find_unclaimed(tally, scope->artifact, dim))
			return bsz_fail_memory(err);
		if (map.count)
			add_map(tally, order[i], &map);
	}
	return 0;
}

static double share(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : 0;
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const char *name, const uint64_t *bytes, const uint64_t *total,
    enum bsz_row_mark mark)
{
	union bsz_cell *cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = name;
	cell[1].number = bytes[BSZ_VM];
	cell[2].real = share(bytes[BSZ_VM], total[BSZ_VM]);
	cell[3].number = bytes[BSZ_FILE];
	cell[4].real = share(bytes[BSZ_FILE], total[BSZ_FILE]);
}

static void tabulate(const struct tally *tally, struct bsz_report *report)
{
	struct bsz_table *table = bsz_report_table(report, "evidence",
	    "What the labels rest on", columns, BSZ_COUNTOF(columns));

	for (int i = 0; table && i <= NOTHING; i++)
		if (tally->bytes[i][BSZ_VM] || tally->bytes[i][BSZ_FILE])
			add_row(report, table, i == NOTHING ? "none" :
			    bsz_evidence_name((enum bsz_evidence)i),
			    tally->bytes[i], tally->total, BSZ_ROW);
	if (table)
		add_row(report, table, "TOTAL", tally->total, tally->total,
		    BSZ_ROW_TOTAL);
	else
		report->failed = true;
}

/* The largest labels of what nothing claims, each taken out of the tally. */
static void name_unclaimed(struct tally *tally, uint64_t total,
    struct bsz_namer *namer, struct bsz_report *report, struct bsz_buf *buf)
{
	for (size_t i = 0; i < NAMED; i++) {
		size_t most = 0;

		for (size_t k = 1; k < tally->label_count; k++)
			if (tally->unclaimed[k] > tally->unclaimed[most])
				most = k;
		if (!tally->unclaimed[most])
			return;
		const char *name = bsz_namer_text(namer, &report->arena,
		    (uint32_t)most);
		bsz_buf_printf(buf, ", %s %.1f%%", name ? name : "",
		    100 * share(tally->unclaimed[most], total));
		tally->unclaimed[most] = 0;
	}
}

static int judge(struct tally *tally, const struct bsz_query *query,
    struct bsz_namer *namer, struct bsz_report *report, struct bsz_err *err)
{
	const enum bsz_domain domain = tally->total[BSZ_FILE] ? BSZ_FILE :
	    BSZ_VM;
	const uint64_t total = tally->total[domain];
	const uint64_t guessed = tally->bytes[BSZ_BY_GUESS][domain];
	const double known = total ? 1 - share(guessed +
	    tally->bytes[NOTHING][domain], total) : 1;
	struct bsz_finding *finding = bsz_report_finding(report);
	BSZ_AUTO(bsz_buf_release) struct bsz_buf buf = {0};

	bsz_buf_printf(&buf, "%.1f%% of %llu bytes are known, %.1f%% are "
	    "required", 100 * known, (unsigned long long)total,
	    100 * query->known);
	if (guessed)
		bsz_buf_printf(&buf, ", guessed %.1f%%",
		    100 * share(guessed, total));
	name_unclaimed(tally, total, namer, report, &buf);
	const char *message = buf.failed ? NULL :
	    bsz_arena_copy(&report->arena, buf.data, buf.size);
	if (!finding || !message)
		return bsz_fail_memory(err);
	*finding = (struct bsz_finding){
		.verdict = known < query->known ? BSZ_FAILED : BSZ_PASSED,
		.budget = "require-known", .artifact = report->input,
		.measure = "known", .limit_key = "min",
		.amount = BSZ_AMOUNT_SHARE,
		.value = (uint64_t)(known * BSZ_WHOLE_SHARE),
		.limit = (uint64_t)(query->known * BSZ_WHOLE_SHARE),
		.has_value = true, .has_limit = true, .message = message};
	return 0;
}

int bsz_evidence_add(const struct bsz_scope *scope,
    const struct bsz_query *query, struct bsz_namer *namer,
    struct bsz_report *report, struct bsz_err *err)
{
	struct tally tally = {0};
	int rc = add_domains(&tally, scope, query, err);

	if (!rc)
		tabulate(&tally, report);
	if (!rc && query->requires_known)
		rc = tally.is_unclaimed ? judge(&tally, query, namer, report,
		    err) : 0;
	bsz_free(tally.unclaimed);
	bsz_free(tally.is_unclaimed);
	return rc;
}
