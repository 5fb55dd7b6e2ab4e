/*
 * What changed between two builds, and why.
 *
 * Both are summed by the same dimensions; rows are matched (match.c), given a
 * cause (causes.c) and shown by the size of their change (changes.c). Sides
 * are treated alike all the way, so that a comparison the other way round has
 * the same rows with opposite signs; and every byte of both builds is in one
 * row, so that the changes sum to the difference of the sizes.
 */
#include "analyzers.h"
#include "changes.h"
#include "compared.h"
#include "identity.h"
#include "inlining.h"

/*
 * Where sections are told apart, a new function is one row, and what the
 * tables of the format gained by it is in the rows of those tables; else
 * all that came with it is in its row. A document was saved from a report,
 * whose rows are with all that came with them.
 */
static void choose_followers(const struct bsz_query *query,
    struct bsz_artifact *artifact)
{
	for (size_t i = 0; i < query->dim_count; i++)
		if (query->dims[i] == BSZ_SECTION || query->dims[i] == BSZ_KIND)
			artifact->no_followers = true;
}

/* Reading all bytes of both would cost more than the comparison. */
static const char *same_sizes(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build)
{
	const char *before = bsz_artifact_find_fact(old_build, "build_id");
	const char *after = bsz_artifact_find_fact(new_build, "build_id");

	if (!before || !after)
		return "no row changed its size";
	return strcmp(before, after) == 0 ?
	    "no row changed its size, and the build IDs are the same" :
	    "no row changed its size, but the build IDs differ";
}

static void add_remarks(const struct bsz_changes *changes,
    struct bsz_report *report, bool folded, bool changed)
{
	const struct bsz_query *query = changes->query;
	const struct bsz_pairs *pairs = changes->pairs;

	if (query->filter)
		bsz_report_remark(report, "the filter left out a change of "
		    "%lld bytes of the file and %lld bytes of memory",
		    (long long)pairs->filtered[BSZ_FILE],
		    (long long)pairs->filtered[BSZ_VM]);
	if (pairs->alike)
		bsz_report_remark(report, "%zu rows were matched although "
		    "hashes or numbers in their names differ", pairs->alike);
	if (folded)
		bsz_report_remark(report, "rows are limited to %zu a level; "
		    "-n 0 shows all", query->limit);
	if (!changed)
		bsz_report_remark(report, "%s", same_sizes(
		    changes->sides[BSZ_OLD].artifact,
		    changes->sides[BSZ_NEW].artifact));
}

static int tabulate(const struct bsz_changes *changes,
    struct bsz_report *report, struct bsz_err *err)
{
	bool folded = false, changed = false;
	int rc = 0;

	for (size_t i = 0; i < changes->pairs->count && !changed; i++)
		changed = changes->pairs->items[i].shown;
	if (changed)
		rc = bsz_changes_causes(changes, report, err);
	if (!rc)
		rc = bsz_changes_rows(changes, report, &folded, err);
	if (!rc)
		add_remarks(changes, report, folded, changed);
	return rc;
}

static int match(struct bsz_side sides[2], const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_pairs pairs;
	struct bsz_labels *names = bsz_sides_number(sides, query->names);

	if (!names)
		return bsz_fail_memory(err);
	int rc = bsz_pairs_init(&pairs, sides, query, err);
	if (!rc)
		rc = tabulate(&(struct bsz_changes){.query = query,
		    .pairs = &pairs, .sides = sides}, report, err);
	bsz_pairs_release(&pairs);
	bsz_labels_free(names);
	return rc;
}

/* The inline tree brings names, which are numbered with all others. */
static int init_side(struct bsz_side *side, const struct bsz_query *query,
    struct bsz_err *err)
{
	const int rc = query->inlining ? bsz_inlining_scan(side, err) : 0;

	return rc ? rc : bsz_side_init(side, query, err);
}

static int compare_sides(struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	int rc = bsz_sides_scope(sides, query, report, err);

	for (int side = 0; side < 2 && !rc; side++)
		rc = init_side(&sides[side], query, err);
	if (!rc)
		rc = match(sides, query, report, err);
	if (!rc && (sides[0].namer.failed || sides[1].namer.failed))
		rc = bsz_fail_memory(err);
	return rc;
}

static int describe(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return artifact->ops->describe ?
	    artifact->ops->describe(artifact, err) : 0;
}

static int compare(struct bsz_artifact *baseline,
    struct bsz_artifact *artifact, const struct bsz_query *asked,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_query query = *asked;
	struct bsz_artifact *const builds[2] = {baseline, artifact};
	const bool by_text = bsz_compared_is_saved(builds);
	struct bsz_side sides[2] = {
		{.artifact = baseline, .by_text = by_text},
		{.artifact = artifact, .by_text = by_text}};
	int rc = describe(baseline, err);

	if (!rc)
		rc = describe(artifact, err);
	if (!rc)
		rc = bsz_compared_prepare(builds, &query, report, err);
	if (rc)
		return rc;
	/* Documents have neither code nor debug information. */
	query.inlining = query.inlining && !by_text;
	if (!by_text) {
		choose_followers(&query, baseline);
		choose_followers(&query, artifact);
	}
	if (query.dim_count >= BSZ_MAX_NESTING)
		return bsz_fail(err, BSZ_EUSAGE, "a comparison nests at most "
		    "%d dimensions", BSZ_MAX_NESTING - 1);
	if (query.aliases == BSZ_ALIASES_LIST)
		return bsz_fail(err, BSZ_EUSAGE, "a comparison cannot list "
		    "aliases (--aliases primary or split)");
	report->headline =
	    bsz_identity_line(baseline, artifact, &report->arena);
	if (!report->headline)
		return bsz_fail_memory(err);
	bsz_identity_compare(baseline, artifact, report);
	rc = compare_sides(sides, &query, report, err);
	bsz_side_release(&sides[0]);
	bsz_side_release(&sides[1]);
	return rc;
}

const struct bsz_analyzer bsz_analyzer_compare = {
	.name = "compare",
	.brief = "what changed between two builds, and why (diff)",
	.help = "Sums two builds by the same dimensions, matches their rows, "
		"by name, by name without hashes and numbers that compilers "
		"make up, and by content, and says for each what changed. "
		"The changes sum to the difference of the sizes.",
	.compare = compare,
};
