/*
 * A saved table as a layout. The leaves follow one another in both domains,
 * in the order of the document; each is a part of its own, named by its
 * section and kind where the table has these levels, and its other labels are
 * settled as if a scan had found them. Rows that were folded when the
 * document was saved have no rows below them and keep their label at each
 * level.
 */
#include <binsize/snapshot.h>

#include <binsize/limits.h>

#include "saved.h"

#include <string.h>

struct laying {
	struct bsz_artifact *artifact;
	const struct bsz_saved_table *table;
	uint32_t labels[BSZ_MAX_NESTING]; /* on the way to a row */
	uint64_t end[BSZ_SAVED_DOMAINS];  /* where the last leaf ends */
	uint32_t unknown;                 /* label */
	bool failed;                      /* memory was short */
	struct bsz_err *err;
};

static const enum bsz_domain domains[] = {BSZ_FILE, BSZ_VM};

static int fail_row(const struct laying *laying, const char *what)
{
	return bsz_fail(laying->err, BSZ_EINPUT, "table \"%.100s\": %s",
	    laying->table->key, what);
}

static bool is_part(enum bsz_dimension dim)
{
	return dim == BSZ_SECTION || dim == BSZ_KIND;
}

/* The label that a leaf has in a dimension. */
static uint32_t label_of(const struct laying *laying, enum bsz_dimension dim)
{
	for (size_t i = 0; i < laying->table->dim_count; i++)
		if (laying->table->dims[i] == dim)
			return laying->labels[i];
	return laying->unknown;
}

/* The range of a leaf in one domain. */
static void lay_range(struct laying *laying, enum bsz_domain domain,
    uint64_t size)
{
	struct bsz_artifact *const artifact = laying->artifact;
	const uint64_t start = laying->end[domain];

	if (!size)
		return;
	bsz_map_push(&artifact->layout[domain], start, size,
	    bsz_tag((uint32_t)artifact->part_count, BSZ_BY_FORMAT));
	for (size_t i = 0; i < laying->table->dim_count; i++)
		if (!is_part(laying->table->dims[i]))
			bsz_map_push(&artifact->settled[
			    laying->table->dims[i]][domain], start, size,
			    bsz_tag(laying->labels[i], BSZ_BY_FORMAT));
	laying->end[domain] = start + size;
}

static int lay_leaf(struct laying *laying, const struct bsz_json_value *row)
{
	struct bsz_artifact *const artifact = laying->artifact;
	uint64_t size[BSZ_SAVED_DOMAINS] = {0};

	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		const enum bsz_domain domain = domains[i];

		if (laying->table->has[domain] && !bsz_json_count(
		    bsz_json_get(row, bsz_saved_keys[domain]), &size[domain]))
			return fail_row(laying, "a row without its sizes");
		if (size[domain] > BSZ_MAX_SAVED_BYTES - laying->end[domain])
			return fail_row(laying, "sizes that no file has");
	}
	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++)
		lay_range(laying, domains[i], size[domains[i]]);
	artifact->parts[artifact->part_count++] = (struct bsz_part){
		.section = label_of(laying, BSZ_SECTION),
		.kind = label_of(laying, BSZ_KIND),
		.fallback = laying->unknown,
	};
	return 0;
}

static int lay_rows(struct laying *laying,
    const struct bsz_json_value *rows, size_t level);

/* A row was as large as the rows below it are. */
static void check_sum(const struct laying *laying,
    const struct bsz_json_value *row, const uint64_t *before)
{
	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		const enum bsz_domain domain = domains[i];
		const uint64_t sum = laying->end[domain] - before[domain];
		uint64_t size;

		if (!bsz_json_count(bsz_json_get(row, bsz_saved_keys[domain]),
		    &size) || size == sum)
			continue;
		bsz_artifact_note(laying->artifact, BSZ_NO_OFFSET,
		    "table \"%.100s\": rows sum to %llu bytes (%s) where %llu "
		    "are said; the sum counts", laying->table->key,
		    (unsigned long long)sum, bsz_domain_name(domain),
		    (unsigned long long)size);
	}
}

static int lay_row(struct laying *laying, const struct bsz_json_value *row,
    size_t level)
{
	struct bsz_artifact *const artifact = laying->artifact;
	const char *const name = bsz_saved_label(&artifact->arena, row);
	const struct bsz_json_value *const children = bsz_json_get(row,
	    "children");
	uint64_t before[BSZ_SAVED_DOMAINS];

	if (!name)
		return fail_row(laying, "a row without a \"label\"");
	const uint32_t label = bsz_labels_text(artifact->labels, name,
	    strlen(name));
	laying->failed |= label == BSZ_NO_LABEL;
	artifact->snapshot->folded |= bsz_saved_has_mark(row, "others");
	for (size_t i = level; i < laying->table->dim_count; i++)
		laying->labels[i] = label;
	if (!bsz_json_size(children) || level + 1 == laying->table->dim_count)
		return lay_leaf(laying, row);
	memcpy(before, laying->end, sizeof(before));
	const int rc = lay_rows(laying, children, level + 1);
	if (!rc)
		check_sum(laying, row, before);
	return rc;
}

/* Recursion is as deep as levels. */
static int lay_rows(struct laying *laying,
    const struct bsz_json_value *rows, size_t level)
{
	const uint64_t before[BSZ_SAVED_DOMAINS] = {0};
	int rc = 0;

	for (size_t i = 0; i < bsz_json_size(rows) && !rc; i++) {
		const struct bsz_json_value *const row = bsz_json_at(rows, i);

		if (!bsz_saved_is_left_out(row))
			rc = lay_row(laying, row, level);
		else if (!level && bsz_saved_has_mark(row, "total"))
			check_sum(laying, row, before);
	}
	return rc;
}

static size_t count_leaves(const struct bsz_json_value *rows, size_t levels)
{
	size_t count = bsz_json_size(rows);

	for (size_t i = 0; levels && i < bsz_json_size(rows); i++)
		count += count_leaves(bsz_json_get(bsz_json_at(rows, i),
		    "children"), levels - 1);
	return count;
}

/* Nothing is left of another table. False when memory is short. */
static bool begin(struct laying *laying)
{
	struct bsz_artifact *const artifact = laying->artifact;
	const size_t room = count_leaves(laying->table->rows,
	    laying->table->dim_count - 1) + 1;

	for (size_t domain = 0; domain < BSZ_DOMAINS; domain++) {
		bsz_map_release(&artifact->layout[domain]);
		for (size_t dim = 0; dim < BSZ_DIMENSIONS; dim++)
			bsz_map_release(&artifact->settled[dim][domain]);
	}
	artifact->part_count = 0;
	artifact->snapshot->folded = false;
	artifact->parts = bsz_arena_alloc(&artifact->arena,
	    room * sizeof(*artifact->parts));
	laying->unknown = bsz_labels_text(artifact->labels, "[unknown]", 9);
	return artifact->parts && laying->unknown != BSZ_NO_LABEL;
}

/* What was laid out, or that memory was short for it. */
static int finish(struct laying *laying)
{
	struct bsz_artifact *const artifact = laying->artifact;
	bool failed = laying->failed || artifact->failed;

	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		const enum bsz_domain domain = domains[i];

		artifact->total[domain] = laying->end[domain];
		failed |= artifact->layout[domain].failed;
		for (size_t dim = 0; dim < BSZ_DIMENSIONS; dim++)
			failed |= artifact->settled[dim][domain].failed;
	}
	for (size_t dim = 0; dim < BSZ_DIMENSIONS; dim++)
		artifact->ready[dim] = true;
	artifact->snapshot->chosen = laying->table;
	return failed ? bsz_fail_memory(laying->err) : 0;
}

int bsz_snapshot_lay_out(struct bsz_artifact *artifact,
    const struct bsz_saved_table *table, struct bsz_err *err)
{
	struct laying laying = {.artifact = artifact, .table = table,
		.err = err};

	if (artifact->snapshot->chosen == table)
		return 0;
	if (!begin(&laying))
		return bsz_fail_memory(err);
	const int rc = lay_rows(&laying, table->rows, 0);
	return rc ? rc : finish(&laying);
}
