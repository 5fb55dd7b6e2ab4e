/*
 * Claims: "these bytes carry this label". Readers append them in any order
 * and may overlap; settling (map.h) decides.
 *
 * A buffer keeps one lane a rank. A lane is a list of runs: ranges with
 * ascending starts, as scanners meet them inside a symbol table, a line
 * sequence or a depth of the inline tree. A push that continues the range
 * before it under the same tag makes that range longer. So settling sorts
 * runs, not claims, and 4 million line rows become some 100,000 runs.
 */
#ifndef BINSIZE_CLAIMS_H
#define BINSIZE_CLAIMS_H

#include <binsize/base.h>
#include <binsize/domain.h>
#include <binsize/labels.h>

/* Ranks: a higher one wins. Inline depth d claims with BSZ_RANK_INLINE + d. */
#define BSZ_RANK_WEAK 0
#define BSZ_RANK_NORMAL 1
#define BSZ_RANK_STRONG 2
#define BSZ_RANK_INLINE 3
#define BSZ_RANKS 64

/*
 * A range, unsettled or settled. 16 bytes: the tag is the label with the
 * evidence above it; a size of 4 GiB or more is kept as several ranges.
 */
struct bsz_range {
	uint64_t start;
	uint32_t size;
	uint32_t tag;
};

#define BSZ_RANGE_MAX_SIZE UINT32_C(0x80000000)

BSZ_ALWAYS_INLINE uint32_t bsz_tag(uint32_t label, enum bsz_evidence evidence)
{
	return label | (uint32_t)evidence << 28;
}

BSZ_ALWAYS_INLINE uint32_t bsz_range_label(const struct bsz_range *range)
{
	return range->tag & (BSZ_MAX_LABELS - 1);
}

BSZ_ALWAYS_INLINE enum bsz_evidence
bsz_range_evidence(const struct bsz_range *range)
{
	return (enum bsz_evidence)(range->tag >> 28);
}

BSZ_ALWAYS_INLINE uint64_t bsz_range_end(const struct bsz_range *range)
{
	return range->start + range->size;
}

/* Starts ascend; of equal starts the sizes fall. */
struct bsz_run {
	size_t first;   /* index of its first range; ends at the next's */
	uint64_t order; /* of the input: unit or table; decides ties */
};

struct bsz_lane {
	struct bsz_range *items;
	size_t count, room;
	struct bsz_run *runs;
	size_t run_count, run_room;
	uint64_t next; /* a push from here on takes the short way */
	bool open;     /* the last run may be continued */
};

/* For explain: remembers every claim on one place. */
struct bsz_watch {
	uint64_t place;
	void (*seen)(void *context, int rank, uint64_t start, uint64_t size,
	    uint32_t tag);
	void *context;
};

struct bsz_claims {
	struct bsz_lane lanes[BSZ_RANKS];
	uint64_t used;    /* a bit a lane: it may hold something */
	uint64_t touched; /* a bit a lane: it has an open run */
	uint64_t order;   /* of runs begun from now on */
	bool failed;      /* memory was short */
	const struct bsz_watch *watch; /* NULL but for explain */
};

/* Free all lanes; the claims are empty then. */
void bsz_claims_release(struct bsz_claims *claims);

/*
 * From now on claims come from input `order`: runs end here, and where equal
 * ranges of one rank meet, the lower order wins.
 */
void bsz_claims_begin(struct bsz_claims *claims, uint64_t order);

/* Every other push: begins a run, makes room, splits, tells the watch. */
void bsz_claims_push_slow(struct bsz_claims *claims, int rank, uint64_t start,
    uint64_t size, uint32_t tag);

/*
 * Claim [start, start + size). A size of 0 is nothing; what would lie behind
 * the last address is cut. Amortised O(1).
 *
 * Sizes above BSZ_RANGE_MAX_SIZE become several ranges, each of which settles
 * by its own start and size.
 */
BSZ_ALWAYS_INLINE void bsz_claims_push(struct bsz_claims *claims, int rank,
    uint64_t start, uint64_t size, uint32_t tag)
{
	struct bsz_lane *const lane = &claims->lanes[rank];
	struct bsz_range *last;

	/* start + size > start: neither empty nor beyond the last address. */
	if (BSZ_UNLIKELY(start < lane->next || start + size <= start ||
	    size > BSZ_RANGE_MAX_SIZE || lane->count == lane->room)) {
		bsz_claims_push_slow(claims, rank, start, size, tag);
		return;
	}
	last = &lane->items[lane->count - 1];
	if (last->start + last->size == start && last->tag == tag &&
	    last->size + size <= BSZ_RANGE_MAX_SIZE) {
		last->size += (uint32_t)size;
		return;
	}
	last[1] = (struct bsz_range){start, (uint32_t)size, tag};
	lane->count++;
	lane->next = start + 1;
}

/* Give every claim the label renumber[its label] (labels of a worker). */
void bsz_claims_renumber(struct bsz_claims *claims, const uint32_t *renumber);

#endif
