/*
 * Rows of line 0 have whatever file came before. That file says nothing, so
 * the function around is asked, once lines are settled.
 */
#include "line_zero.h"

#include "memo.h"

void bsz_line_zero_push(struct line_zero *zero, uint64_t start,
    uint64_t size)
{
	if (zero->count == zero->room) {
		const size_t room = zero->room * 2 + 64;
		struct line_zero_place *const items = bsz_realloc(zero->items,
		    room * sizeof(*items));

		if (!items) {
			zero->failed = true;
			return;
		}
		zero->items = items;
		zero->room = room;
	}
	zero->items[zero->count++] = (struct line_zero_place){start, size};
}

void bsz_line_zero_add(struct line_zero *zero, const struct line_zero *other)
{
	for (size_t i = 0; i < other->count; i++)
		bsz_line_zero_push(zero, other->items[i].start,
		    other->items[i].size);
}

void bsz_line_zero_release(struct line_zero *zero)
{
	bsz_free(zero->items);
	*zero = (struct line_zero){0};
}

/* The label of a function's code of line 0. starts: file to its line 0, which
 * no row has. */
static uint32_t label_of_function(struct bsz_artifact *artifact,
    enum bsz_dimension dim, const struct elf_symbol *function,
    struct memo *starts)
{
	const struct bsz_range *const range = bsz_map_find(
	    &artifact->settled[dim][BSZ_VM], function->start);
	uint32_t file, *known;

	if (!range)
		return BSZ_NO_LABEL;
	if (dim != BSZ_LINE)
		return bsz_range_label(range);
	file = bsz_labels_parts(artifact->labels, bsz_range_label(range))
	    .parent;
	known = memo_at(starts, file);
	if (!known)
		return bsz_labels_pair(artifact->labels, BSZ_LABEL_LINE, file,
		    0);
	if (!*known)
		*known = bsz_labels_line(artifact->labels, file, 0);
	return *known;
}

int bsz_line_zero_lay(const struct line_zero *zero,
    struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	const struct elf_symbols *symbols;
	struct bsz_claims claims;
	struct memo starts = {.generation = 1};
	int rc = bsz_elf_symbols_get(artifact->image, &symbols, err);

	if (rc != 0)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &claims);
	for (size_t i = 0; i < zero->count; i++) {
		const struct line_zero_place *const place = &zero->items[i];
		const struct elf_symbol *const function =
		    bsz_elf_symbols_around(symbols, place->start);
		const uint32_t label = function ? label_of_function(artifact,
		    dim, function, &starts) : BSZ_NO_LABEL;

		if (label)
			bsz_claims_push(&claims, BSZ_RANK_WEAK, place->start,
			    place->size, bsz_tag(label, BSZ_BY_DWARF));
	}
	bsz_memo_release(&starts);
	rc = bsz_artifact_lay(artifact, dim, BSZ_VM, &claims, BSZ_UNDER, err);
	bsz_claims_release(&claims);
	return rc;
}
