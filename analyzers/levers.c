/*
 * Levers ranked by the bytes they would save. They are not summed: two of
 * them may save the same bytes.
 */
#include "levers.h"

#include <stdlib.h>

enum { LEVER, BYTES, SHARE, EVIDENCE, NOTE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[LEVER] = {.key = "label", .title = "LEVER", .kind = BSZ_TEXT},
	[BYTES] = {.key = "saved_bytes", .title = "SAVES",
		.kind = BSZ_BYTES},
	[SHARE] = {.key = "share", .title = "SHARE", .kind = BSZ_SHARE,
		.people_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT},
	[NOTE] = {.key = "note", .title = "NOTE", .kind = BSZ_TEXT},
};

static const char *const evidences[] = {
	[BSZ_LEVER_EXACT] = "exact",
	[BSZ_LEVER_ESTIMATE] = "estimate",
	[BSZ_LEVER_AT_LEAST] = "at least",
	[BSZ_LEVER_AT_MOST] = "at most",
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

static int add_rows(struct bsz_report *report, const struct row *rows,
    size_t count, uint64_t file_size, struct bsz_err *err)
{
	struct bsz_table *const table = bsz_report_table(report, "levers",
	    "other levers, which may save the same bytes", columns, COLUMNS);

	if (!table)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (!cell)
			return bsz_fail_memory(err);
		cell[LEVER].text = rows[i].lever->advice;
		cell[BYTES].number = rows[i].bytes;
		cell[SHARE].real = (double)rows[i].bytes / (double)file_size;
		cell[EVIDENCE].text = evidences[rows[i].lever->evidence];
		cell[NOTE].text = rows[i].lever->note;
	}
	return 0;
}

int bsz_levers_table(struct bsz_report *report, struct bsz_strip *strip,
    uint64_t file_size, struct bsz_err *err)
{
	size_t all, count = 0;
	const struct bsz_lever *const *const levers = bsz_levers(&all);
	struct row *const rows = bsz_calloc(all, sizeof(*rows));
	int rc = 0;

	if (!rows)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < all && rc == 0; i++) {
		uint64_t bytes;

		rc = bsz_lever_measure(strip, levers[i], &bytes, err);
		if (rc == 0 && bytes)
			rows[count++] = (struct row){levers[i], bytes, i};
	}
	qsort(rows, count, sizeof(*rows), compare_rows);
	if (rc == 0 && count)
		rc = add_rows(report, rows, count, file_size, err);
	bsz_free(rows);
	return rc;
}
