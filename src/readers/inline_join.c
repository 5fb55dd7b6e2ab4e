/*
 * The inline tree of all functions, settled; see inline_claims.h.
 *
 * The spans of all functions are sorted. One that overlaps no other is
 * settled by a stack, straight into one ascending run. Those that share bytes
 * are looked at as if one function had made their claims.
 */
#include "inline_claims.h"

#include <binsize/arena.h>
#include <binsize/sort.h>

struct join {
	const struct inline_claims *const *workers;
	uint32_t *const *renumber;
	const struct bsz_labels *labels;
	struct bsz_claims *out;
	struct bsz_keyed *order; /* pieces by start; worker and number */
	size_t count;
	struct inline_claims met; /* of functions that share their bytes */
};

static const struct inline_piece *piece_of(const struct join *join, size_t i)
{
	const uint64_t value = join->order[i].value;

	return &join->workers[value >> 32]->pieces[(uint32_t)value];
}

static const struct inline_item *items_of(const struct join *join, size_t i)
{
	return &join->workers[join->order[i].value >> 32]->items[
	    piece_of(join, i)->first];
}

static const uint32_t *renumber_of(const struct join *join, size_t i)
{
	return join->renumber[join->order[i].value >> 32];
}

static uint32_t label_of(const struct inline_item *item,
    const uint32_t *renumber)
{
	return renumber ? renumber[item->chain] : item->chain;
}

/* The innermost of a piece's claims are those that are open last. */
static void settle_items(struct bsz_claims *out,
    const struct inline_piece *piece, const struct inline_item *items,
    const uint32_t *renumber)
{
	const struct inline_item *open[INLINE_MAX_OPEN];
	uint64_t from = items[0].start;
	size_t depth = 0;

	for (size_t i = 0; i <= piece->count; i++) {
		const uint64_t to = i < piece->count ? items[i].start
		    : UINT64_MAX;

		for (; depth; depth--) {
			const struct inline_item *const top = open[depth - 1];
			const uint64_t stop = (uint64_t)top->start + top->size;
			const uint64_t end = bsz_min(stop, to);

			if (from < end) {
				bsz_claims_push(out, BSZ_RANK_INLINE,
				    piece->start + from, end - from,
				    bsz_tag(label_of(top, renumber),
				    BSZ_BY_DWARF));
				from = end;
			}
			if (stop > to)
				break;
		}
		if (i < piece->count) {
			from = to;
			open[depth++] = &items[i];
		}
	}
}

static uint32_t depth_of(const struct bsz_labels *labels, uint32_t chain)
{
	uint32_t around = 0;

	while ((chain = bsz_labels_parts(labels, chain).parent))
		around++;
	return around;
}

/* By rank, because not every claim of them lies inside of the others. */
static void rank_pieces(const struct join *join, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++) {
		const struct inline_piece *const piece = piece_of(join, i);
		const struct inline_item *const items = items_of(join, i);

		bsz_claims_begin(join->out, piece->order);
		for (size_t k = 0; k < piece->count; k++) {
			const uint32_t chain = label_of(&items[k],
			    renumber_of(join, i));

			bsz_claims_push(join->out, BSZ_RANK_INLINE +
			    (int)depth_of(join->labels, chain),
			    piece->start + items[k].start, items[k].size,
			    bsz_tag(chain, BSZ_BY_DWARF));
		}
	}
	bsz_claims_begin(join->out, UINT64_MAX);
}

/* All claims of some pieces as if one function had made them. */
static void gather(struct join *join, size_t first, size_t count)
{
	join->met.pending_count = join->met.piece_count = 0;
	join->met.count = 0;
	for (size_t i = first; i < first + count; i++) {
		const struct inline_piece *const piece = piece_of(join, i);
		const struct inline_item *const items = items_of(join, i);

		for (size_t k = 0; k < piece->count; k++) {
			const uint64_t start = piece->start + items[k].start;
			const uint32_t chain = label_of(&items[k],
			    renumber_of(join, i));

			bsz_inline_claims_push(&join->met,
			    (struct inline_claim){start,
			    start + items[k].size, chain,
			    depth_of(join->labels, chain)});
		}
	}
}

/* Pieces of lower order first; few meet. False: some have no claims here. */
static bool sort_by_unit(struct join *join, size_t first, size_t count)
{
	bool complete = true;

	for (size_t i = first; i < first + count; i++) {
		const struct bsz_keyed moved = join->order[i];
		const uint64_t order = piece_of(join, i)->order;
		size_t at = i;

		complete = complete && piece_of(join, i)->count;
		for (; at > first && piece_of(join, at - 1)->order > order;
		    at--)
			join->order[at] = join->order[at - 1];
		join->order[at] = moved;
	}
	return complete;
}

/*
 * Functions that share bytes: mostly the same inline function of several
 * units, of which the linker kept one.
 */
static void settle_met(struct join *join, size_t first, size_t count)
{
	struct inline_claims *const met = &join->met;
	bool nested = sort_by_unit(join, first, count);

	if (nested) {
		gather(join, first, count);
		nested = bsz_inline_claims_keep(met, 0, 0) == 0;
	}
	if (!nested)
		rank_pieces(join, first, count);
	for (size_t i = 0; nested && i < met->piece_count && !met->failed;
	    i++)
		settle_items(join->out, &met->pieces[i],
		    &met->items[met->pieces[i].first], NULL);
}

/* How many pieces from i on reach into each other. */
static size_t count_met(const struct join *join, size_t i)
{
	uint64_t end = piece_of(join, i)->end;
	size_t next = i + 1;

	for (; next < join->count && join->order[next].key < end; next++)
		end = bsz_max(end, piece_of(join, next)->end);
	return next - i;
}

static void settle_pieces(struct join *join)
{
	size_t met;

	/* nearly all of it is one run, which meets nothing */
	bsz_claims_begin(join->out, UINT64_MAX);
	for (size_t i = 0; i < join->count && !join->met.failed; i += met) {
		met = count_met(join, i);
		if (met > 1)
			settle_met(join, i, met);
		else if (piece_of(join, i)->count)
			settle_items(join->out, piece_of(join, i),
			    items_of(join, i), renumber_of(join, i));
	}
}

int bsz_inline_claims_join(const struct inline_claims *const *workers,
    size_t count, uint32_t *const *renumber, const struct bsz_labels *labels,
    struct bsz_claims *out, struct bsz_err *err)
{
	struct join join = {.workers = workers, .renumber = renumber,
	    .labels = labels, .out = out};
	size_t pieces = 0;
	bool fine;

	for (size_t i = 0; i < count; i++)
		pieces += workers[i]->piece_count;
	join.order = bsz_malloc((2 * pieces + 1) * sizeof(*join.order));
	fine = join.order != NULL;
	for (size_t i = 0; fine && i < count; i++)
		for (size_t k = 0; k < workers[i]->piece_count; k++)
			join.order[join.count++] = (struct bsz_keyed){
			    workers[i]->pieces[k].start,
			    (uint64_t)i << 32 | k};
	if (fine) {
		bsz_sort_keyed(join.order, join.order + pieces, pieces);
		settle_pieces(&join);
		fine = !join.met.failed;
	}
	bsz_inline_claims_release(&join.met);
	bsz_free(join.order);
	return fine ? 0 : bsz_fail_memory(err);
}
