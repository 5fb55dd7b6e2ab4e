/*
 * Stripes; see stripes.h. They are kept from one domain to the next, as what
 * keep() said is: a path depends on the two labels only. Where there are too
 * many labels or too little memory ranges find their paths one by one.
 */
#include "stripes.h"

#include <binsize/arena.h>

/* Labels that a stripe has room for, at most: 4 MiB of nodes. */
#define MOST_LABELS ((size_t)1 << 20)

void bsz_stripes_release(struct bsz_rollup *rollup)
{
	for (size_t i = 0; i < rollup->stripe_count; i++)
		bsz_free(rollup->stripes[i].nodes);
	rollup->stripe_count = 0;
}

/* The stripe of a label of the wide level, a new one if need be; NULL when it
 * can have none. */
static struct bsz_stripe *find(struct adding *add, uint32_t label)
{
	struct bsz_rollup *const rollup = add->rollup;
	struct bsz_stripe *stripe = rollup->stripes;
	struct bsz_stripe *const end = stripe + rollup->stripe_count;

	while (stripe < end && (stripe->label != label ||
	    stripe->level != add->wide))
		stripe++;
	if (stripe < end)
		return stripe;
	if (rollup->stripe_count == BSZ_COUNTOF(rollup->stripes) ||
	    add->label_count > MOST_LABELS)
		return NULL;
	*stripe = (struct bsz_stripe){label, (uint32_t)add->wide,
	    bsz_malloc_cleared(add->label_count, sizeof(*stripe->nodes)),
	    add->label_count};
	if (!stripe->nodes)
		return NULL;
	rollup->stripe_count++;
	return stripe;
}

/* That of the wide range at hand. */
static struct bsz_stripe *stripe_at(struct adding *add)
{
	const struct bsz_range *const range = add->cursors[add->wide].at;

	if (add->striped != range)
		add->stripe = find(add, bsz_range_label(range));
	add->striped = range;
	return add->stripe;
}

void bsz_stripes_sum(struct adding *add, uint64_t *place)
{
	struct cursor *const narrow = &add->cursors[1 - add->wide];
	const uint64_t end = bsz_range_end(add->cursors[add->wide].at);
	const struct bsz_stripe *const stripe = stripe_at(add);
	struct bsz_node *const nodes = add->rollup->nodes;
	const struct bsz_range *at = narrow->at;

	for (; stripe && at < narrow->stop && at->start == *place &&
	    bsz_range_end(at) < end; at++) {
		const uint32_t label = bsz_range_label(at);
		const uint32_t node = label < stripe->room
		    ? stripe->nodes[label] : 0;
		const enum bsz_evidence evidence = add->wide
		    ? add->evidence : bsz_range_evidence(at);

		if (!node)
			break;
		nodes[node - 1].bytes[add->domain] += at->size;
		nodes[nodes[node - 1].parent].bytes[add->domain] += at->size;
		add->by_evidence[evidence] += at->size;
		add->total += at->size;
		*place += at->size;
	}
	narrow->at = at;
}

void bsz_stripes_remember(struct adding *add)
{
	const uint32_t label = bsz_range_label(
	    add->cursors[1 - add->wide].at);
	struct bsz_stripe *const stripe = stripe_at(add);

	if (stripe && label < stripe->room && !add->groups &&
	    !add->refused && add->valid == 2)
		stripe->nodes[label] = add->path[1] + 1;
}
