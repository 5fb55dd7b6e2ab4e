/*
 * The inline tree: which function every byte of code was written in, and
 * through which calls it came there (DW_TAG_inlined_subroutine, 3.3.8).
 *
 * Each byte's label is a chain: the function that holds it, then the calls
 * inlined into it, outermost first. Of the calls at a byte settling leaves the
 * innermost (inline_claims.h). Lexical blocks are transparent.
 * A call outside of what holds it is cut to it; deeper calls than
 * BSZ_MAX_INLINE_DEPTH are charged to the one above.
 *
 * Beside the map: for each function the inlined copies, the largest, and the
 * functions they were inlined into. The bytes of a function wherever it
 * stands in a chain (inclusive) follow from the settled map, so a recursive
 * chain counts once.
 */
#include "dwarf.h"
#include "go_inlines.h"
#include "inline_walk.h"

#include <binsize/limits.h>

static void scan_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	/* a skeleton has no tree of its own */
	if (unit->section == DWARF_INFO)
		bsz_inline_walk_unit(worker, unit->split ? unit->split : unit);
}

static bool begin(struct dwarf_worker *worker)
{
	struct inline_walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	worker->own = walk;
	return bsz_inline_walk_init(walk, worker->labels);
}

static void end(struct dwarf_worker *worker)
{
	bsz_inline_walk_free(worker->own);
}

/* All workers' copies, by label of the chain in the artifact's table. */
static struct inline_copies *join_copies(struct dwarf_worker *workers,
    size_t count, uint32_t *const *renumber, size_t labels)
{
	struct inline_walk *first = workers[0].own;
	struct inline_copies *copies = bsz_realloc(first->copies,
	    labels * sizeof(*copies));

	if (!copies)
		return NULL;
	if (labels > first->copies_room)
		memset(copies + first->copies_room, 0,
		    (labels - first->copies_room) * sizeof(*copies));
	first->copies = copies;
	first->copies_room = labels;
	for (size_t i = 1; i < count; i++) {
		const struct inline_walk *walk = workers[i].own;
		const size_t used = bsz_min(walk->copies_room,
		    bsz_labels_count(workers[i].labels));

		for (size_t k = 0; k < used; k++) {
			struct inline_copies *at = &copies[renumber[i][k]];

			at->instances += walk->copies[k].instances;
			at->largest = bsz_max(at->largest,
			    walk->copies[k].largest);
		}
	}
	return copies;
}

static int settle(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	const struct inline_claims *claims[BSZ_MAX_JOBS];

	for (size_t i = 0; i < count; i++) {
		const struct inline_walk *walk = workers[i].own;

		claims[i] = &walk->claims;
	}
	return bsz_inline_claims_join(claims, count, renumber,
	    workers[0].dwarf->image->artifact->labels, &workers[0].vm, err);
}

static int finish(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	struct bsz_artifact *artifact = workers[0].dwarf->image->artifact;
	const size_t labels = bsz_labels_count(artifact->labels);
	const struct inline_copies *copies;
	int rc;

	for (size_t i = 0; i < count; i++)
		bsz_inline_walk_end_units(workers[i].own);
	copies = join_copies(workers, count, renumber, labels);
	rc = copies ? bsz_inline_rows_make(artifact, copies, labels, err)
	    : bsz_fail_memory(err);

	return rc == 0 ? settle(workers, count, renumber, err) : rc;
}

int bsz_dwarf_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	static const struct dwarf_scan scan = {
		.what = "inlined functions",
		.dim = BSZ_INLINE,
		.needs = {DWARF_RANGES, DWARF_RNGLISTS},
		.need_count = 2,
		.own_labels = true,
		.walks_dies = true,
		.unit = scan_unit,
		.prepare = bsz_inline_walk_prepare,
		.begin = begin,
		.end = end,
		.finish = finish,
	};
	const struct elf_image *image = artifact->image;
	int rc = bsz_dwarf_scan_run(artifact, &scan, err);

	if (rc == 0 && (!image->dwarf || !image->dwarf->unit_count))
		rc = bsz_go_scan_inlines(artifact, err);
	return rc == 0 ? bsz_inline_rows_sum(artifact, err) : rc;
}
