/*
 * Room in the file between segments, which linkers leave so that each begins
 * on a page of its own. With -z noseparate-code they share pages instead.
 */
#include "levers.h"

#include <binsize/sort.h>

/* Bytes below the end of the loaded part that no segment holds. Segments
 * are in the order of their places. */
static uint64_t between(const struct strip_source *source,
    const struct bsz_keyed *order, size_t count)
{
	uint64_t end = bsz_add(source->header_size, (uint64_t)
	    source->segment_count * source->phdr_size);
	uint64_t gaps = 0;

	for (size_t i = 0; i < count; i++) {
		const struct strip_segment *segment =
		    &source->segments[order[i].value];

		if (segment->offset > end)
			gaps = bsz_add(gaps, segment->offset - end);
		end = bsz_max(end, bsz_add(segment->offset,
		    segment->file_size));
	}
	/* Headers of two segments go as well, and tables behind are aligned
	 * anew. */
	return gaps ? bsz_add(gaps, source->word + 2 * source->phdr_size) : 0;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	const size_t room = (size_t)source->segment_count + 1;
	struct bsz_keyed *order = bsz_malloc(room * sizeof(*order));
	struct bsz_keyed *scratch = bsz_malloc(room * sizeof(*scratch));
	const bool fine = order && scratch;
	size_t count = 0;

	for (uint32_t i = 0; fine && i < source->segment_count; i++)
		if (source->segments[i].type == PT_LOAD &&
		    source->segments[i].file_size)
			order[count++] = (struct bsz_keyed){
			    source->segments[i].offset, i};
	if (fine) {
		bsz_sort_keyed(order, scratch, count);
		*bytes = between(source, order, count);
	}
	bsz_free(order);
	bsz_free(scratch);
	return fine ? 0 : bsz_fail_memory(err);
}

const struct bsz_lever bsz_lever_gaps = {
	.name = "gaps",
	.advice = "-Wl,-z,noseparate-code",
	.note = "zeros up to the next page; a compressed layer holds none",
	.evidence = BSZ_LEVER_AT_MOST,
	.of_ld = true,
	.measure = measure,
};
