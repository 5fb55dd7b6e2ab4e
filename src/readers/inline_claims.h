/*
 * Claims of the inline tree, settled function by function.
 *
 * Calls lie inside of what holds them, so of one function's claims those that
 * start later, or end earlier, are the inner ones: sorted by start, a stack
 * tells the innermost at each byte. That holds while no other function covers
 * the same bytes and no call reaches past its neighbour; the claims of those
 * that do go the general way (<binsize/claims.h>), with their depth as rank.
 */
#ifndef BINSIZE_INLINE_CLAIMS_H
#define BINSIZE_INLINE_CLAIMS_H

#include <binsize/claims.h>
#include <binsize/err.h>
#include <binsize/limits.h>
#include <binsize/sort.h>

/* Calls that are open at a byte; calls of one depth may nest, too. */
#define INLINE_MAX_OPEN (2 * BSZ_MAX_INLINE_DEPTH)

/* The bytes of one call, or of a function: depth 0. */
struct inline_claim {
	uint64_t start, end;
	uint32_t chain, depth;
};

/* The same, once its function is over. */
struct inline_item {
	uint32_t start; /* in its piece */
	uint32_t size, chain;
};

/* A span of a function, and which claims lie in it. */
struct inline_piece {
	uint64_t start, end;
	size_t first, count; /* in items; no items: all went the general way */
	uint64_t order;      /* of its unit */
};

/* What one worker collects; cleared memory. */
struct inline_claims {
	struct inline_claim *pending; /* of functions that are not over */
	size_t pending_count, pending_room;
	struct bsz_keyed *keys;       /* of one function, twice the room; */
	size_t key_room;
	struct inline_claim *sorted;  /* the same */
	size_t sorted_room;
	struct inline_item *items;    /* by piece: starts ascend, sizes fall */
	size_t count, room;
	struct inline_piece *pieces;
	size_t piece_count, piece_room;
	bool failed;
};

/* Free what is kept; it cannot be used again. */
void bsz_inline_claims_release(struct inline_claims *claims);

/* Claim [start, end) for a function that is not over. */
void bsz_inline_claims_push(struct inline_claims *claims,
    struct inline_claim claim);

/*
 * The function whose claims began at pending[first] is over. What cannot be
 * settled by itself goes to `ranked`. order: of its unit.
 */
void bsz_inline_claims_end(struct inline_claims *claims, size_t first,
    uint64_t order, struct bsz_claims *ranked);

/*
 * The same, but what cannot be settled by itself is left at pending[first];
 * returns how many claims of it.
 */
size_t bsz_inline_claims_keep(struct inline_claims *claims, size_t first,
    uint64_t order);

/*
 * Settle what count workers collected: the innermost chain of each byte goes
 * to out, in ascending order as far as functions are apart. renumber[i], when
 * it is not NULL, gives the labels of worker i their numbers in `labels`.
 * BSZ_ENOMEM.
 */
int bsz_inline_claims_join(const struct inline_claims *const *workers,
    size_t count, uint32_t *const *renumber, const struct bsz_labels *labels,
    struct bsz_claims *out, struct bsz_err *err);

#endif
