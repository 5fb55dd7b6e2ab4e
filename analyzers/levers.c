/*
 * Levers ranked by the bytes they would save. They are not summed: two of
 * them may save the same bytes.
 */
#include "levers.h"

#include "lever_dead.h"
#include "lever_generics.h"

#include <stdlib.h>

enum { LEVER, BYTES, MOST, SHARE, EVIDENCE, NOTE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[LEVER] = {.key = "label", .title = "LEVER", .kind = BSZ_TEXT,
		.command = true},
	[BYTES] = {.key = "saved_bytes", .title = "SAVES",
		.kind = BSZ_BYTES},
	[MOST] = {.key = "most_bytes", .title = "UP TO", .kind = BSZ_BYTES},
	[SHARE] = {.key = "share", .title = "SHARE", .kind = BSZ_SHARE,
		.people_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT},
	[NOTE] = {.key = "note", .title = "NOTE", .kind = BSZ_TEXT,
		.sentence = true},
};

static const char *const evidences[] = {
	[BSZ_LEVER_EXACT] = "exact",
	[BSZ_LEVER_ESTIMATE] = "estimate",
	[BSZ_LEVER_AT_LEAST] = "at least",
	[BSZ_LEVER_AT_MOST] = "at most",
	[BSZ_LEVER_RANGE] = "range",
};

struct row {
	const struct bsz_lever *lever;
	uint64_t bytes;
	size_t index; /* the order among equals */
};

static int compare_rows(const void *a, const void *b)
{
	const struct row *const left = a, *const right = b;

	if (left->bytes != right->bytes)
		return left->bytes > right->bytes ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const struct row *row, uint64_t file_size)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);

	if (!cell)
		return;
	cell[LEVER].text = row->lever->advice;
	cell[BYTES].number = row->bytes;
	cell[MOST].number = row->lever->evidence == BSZ_LEVER_RANGE ?
	    (uint64_t)((double)row->bytes * row->lever->most) : row->bytes;
	cell[SHARE].real = (double)row->bytes / (double)file_size;
	cell[EVIDENCE].text = evidences[row->lever->evidence];
	cell[NOTE].text = row->lever->note;
}

/* What all levers are measured on. */
struct subject {
	struct bsz_artifact *artifact;
	struct bsz_strip *strip;
	struct bsz_report *report;
	struct bsz_lever generics; /* of this file: it names a family */
	struct bsz_lever dead;
};

/* Those that no reading of headers tells. */
static int measure_maps(struct subject *subject, struct row *rows,
    size_t *count, size_t index, struct bsz_err *err)
{
	uint64_t saved, dead;
	int rc = bsz_lever_generics(subject->artifact, subject->report,
	    &subject->generics, &saved, err);

	if (!rc)
		rc = bsz_lever_dead(subject->artifact, &subject->dead, &dead,
		    err);
	if (!rc && saved)
		rows[(*count)++] = (struct row){&subject->generics, saved,
			index};
	if (!rc && dead)
		rows[(*count)++] = (struct row){&subject->dead, dead,
			index + 1};
	return rc;
}

/* Those that save something, the largest first; room for two more than
 * bsz_levers() has. */
static int measure_all(struct subject *subject, struct row *rows,
    size_t *count, struct bsz_err *err)
{
	size_t all;
	const struct bsz_lever *const *const levers = bsz_levers(&all);

	*count = 0;
	const int failed = measure_maps(subject, rows, count, all, err);
	if (failed)
		return failed;
	for (size_t i = 0; i < all; i++) {
		uint64_t bytes;
		const int rc = bsz_lever_measure(subject->strip, levers[i], &bytes,
		    err);

		if (rc)
			return rc;
		if (bytes)
			rows[(*count)++] = (struct row){levers[i], bytes, i};
	}
	qsort(rows, *count, sizeof(*rows), compare_rows);
	return 0;
}

int bsz_levers_table(struct bsz_report *report, struct bsz_strip *strip,
    struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_err *err)
{
	struct subject subject = {.artifact = artifact, .strip = strip,
		.report = report};
	size_t all, count = 0;

	(void)bsz_levers(&all);
	struct row *const rows = bsz_calloc(all + 2, sizeof(*rows));
	int rc = rows ? measure_all(&subject, rows, &count, err) :
	    bsz_fail_memory(err);
	if (!rc && (count || query->levers_only)) {
		struct bsz_table *const table = bsz_report_table(report,
		    "levers", query->levers_only ? NULL :
		    "other levers, which may save the same bytes", columns,
		    COLUMNS);

		rc = table ? 0 : bsz_fail_memory(err);
		for (size_t i = 0; table && i < count; i++)
			add_row(report, table, &rows[i],
			    artifact->bytes.size);
		if (table)
			table->main = query->levers_only;
	}
	bsz_free(rows);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}
