/*
 * What copies differ in is not looked at, so the figure is a bound. The note
 * names the family with most to save: where to begin.
 */
#include "lever_generics.h"

#include "generics.h"

#include <binsize/units.h>

/* Bytes of the family's name that a note has room for. */
#define SHOWN_NAME 60

static const char *note_of(struct bsz_report *report,
    struct bsz_namer *namer, const struct bsz_generic_row *row)
{
	char size[BSZ_UNITS_ROOM];
	const char *const name = bsz_namer_text(namer, &report->arena,
	    row->label);

	return name ? bsz_arena_printf(&report->arena,
	    "%s of it in %llu copies of %.*s%s; report -d generic has all",
	    bsz_units_format_size(bsz_generic_saving(row), size),
	    (unsigned long long)row->copies, SHOWN_NAME, name,
	    strlen(name) > SHOWN_NAME ? "..." : "") : NULL;
}

/* More to save, or the first by name: rows are in no order. */
static bool is_before(const struct bsz_labels *labels,
    const struct bsz_generic_row *row, const struct bsz_generic_row *other)
{
	const uint64_t saving = bsz_generic_saving(row);

	if (!other || saving != bsz_generic_saving(other))
		return !other || saving > bsz_generic_saving(other);
	return bsz_labels_compare(labels, row->label, other->label) < 0;
}

static int fill(struct bsz_artifact *artifact, struct bsz_report *report,
    const struct bsz_generics *generics, struct bsz_lever *lever,
    uint64_t *bytes, struct bsz_err *err)
{
	const struct bsz_generic_row *first = NULL;
	struct bsz_namer namer;

	for (size_t i = 0; i < generics->count; i++) {
		const struct bsz_generic_row *const row = &generics->rows[i];

		if (row->copies < 2)
			continue;
		*bytes = bsz_add(*bytes, bsz_generic_saving(row));
		if (is_before(artifact->labels, row, first))
			first = row;
	}
	if (!*bytes)
		return 0;
	bsz_namer_init(&namer, artifact, BSZ_NAMES_FULL);
	*lever = (struct bsz_lever){.name = "generics",
		.advice = "one body for the copies of a generic or template",
		.note = note_of(report, &namer, first),
		.evidence = BSZ_LEVER_AT_MOST};
	bsz_namer_release(&namer);
	return lever->note ? 0 : bsz_fail_memory(err);
}

int bsz_lever_generics(struct bsz_artifact *artifact,
    struct bsz_report *report, struct bsz_lever *lever, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct bsz_scope scope = {.artifact = artifact, .all = true};
	const struct bsz_query query = {.domain = {[BSZ_FILE] = true}};
	struct bsz_generics generics;
	int rc = bsz_generics_init(&generics, &scope, &query, err);

	*bytes = 0;
	if (!rc)
		rc = fill(artifact, report, &generics, lever, bytes, err);
	bsz_generics_release(&generics);
	return rc;
}
