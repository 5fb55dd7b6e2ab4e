/*
 * Maps: settled ranges of one domain and one dimension.
 *
 * A settled map is sorted and disjoint. A complete one also covers exactly
 * what its base map covers: every byte of the file, or every mapped address.
 * bsz_map_check() proves it each time a report is made.
 */
#ifndef BINSIZE_MAP_H
#define BINSIZE_MAP_H

#include <binsize/claims.h>
#include <binsize/err.h>

struct bsz_map {
	struct bsz_range *ranges;
	size_t count, room;
	bool failed;
};

/* Free the ranges; the map is empty then. */
void bsz_map_release(struct bsz_map *map);

/* Append behind the last range; joined with it when that is possible. */
void bsz_map_push(struct bsz_map *map, uint64_t start, uint64_t size,
    uint32_t tag);

/*
 * Claims of several buffers (one a worker) into one settled map, not yet
 * complete. Per rank: the range that starts later wins, of equal starts the
 * smaller, of equal ranges the one of the lower order, then the one pushed
 * first. Between ranks the higher wins. The buffers are emptied.
 * O(n log n) in the number of runs that overlap; O(n) in claims otherwise.
 * BSZ_ENOMEM.
 */
int bsz_settle(struct bsz_claims *const *claims, size_t count,
    struct bsz_map *out, struct bsz_err *err);

/* What strong covers, and of weak what strong leaves. O(n). BSZ_ENOMEM. */
int bsz_map_overlay(const struct bsz_map *strong, const struct bsz_map *weak,
    struct bsz_map *out, struct bsz_err *err);

/* Where late ranges go: what they cover is theirs, or only what is left. */
enum bsz_lay { BSZ_OVER, BSZ_UNDER };

/* Lay late over or under map, which becomes both; late is emptied, after a
 * failure too. O(n). BSZ_ENOMEM. */
int bsz_map_lay(struct bsz_map *map, struct bsz_map *late,
    enum bsz_lay side, struct bsz_err *err);

/* Only the parts of map that base covers. O(n). BSZ_ENOMEM. */
int bsz_map_clip(const struct bsz_map *map, const struct bsz_map *base,
    struct bsz_map *out, struct bsz_err *err);

/* The same ranges with label relabel[label]; 0 there leaves a hole. O(n). */
int bsz_map_relabel(const struct bsz_map *map, const uint32_t *relabel,
    struct bsz_map *out, struct bsz_err *err);

/*
 * The range that holds a place, or NULL. Owned by map. O(log n).
 */
const struct bsz_range *bsz_map_find(const struct bsz_map *map,
    uint64_t place);

/* Ranges that lie near each other, in an index. */
struct bsz_map_area {
	uint64_t first, last; /* what they cover */
	uint32_t from;        /* the first range */
	uint32_t next;        /* the first stretch */
	unsigned shift;       /* log2 of a stretch's bytes */
};

#define BSZ_MAP_AREAS 8

/* For many searches in one map, which must stay as it is. */
struct bsz_map_index {
	const struct bsz_map *map;
	struct bsz_map_area areas[BSZ_MAP_AREAS];
	size_t count;
	uint32_t *first; /* by stretch: its first range */
};

/* Eight bytes a range. O(n). BSZ_ENOMEM. */
int bsz_map_index_make(struct bsz_map_index *index, const struct bsz_map *map,
    struct bsz_err *err);
void bsz_map_index_release(struct bsz_map_index *index);

/* The number of the first range that ends behind a place, or of all ranges.
 * O(1) where ranges are about as large as each other, O(log n) at most. */
size_t bsz_map_index_find(const struct bsz_map_index *index, uint64_t place);

/* Bytes covered. O(n). */
uint64_t bsz_map_total(const struct bsz_map *map);

/*
 * Prove that map is sorted, disjoint and covers what base covers, no byte
 * more and no byte less. BSZ_EINVARIANT with the first place that differs.
 * `what` names the map in the message.
 */
int bsz_map_check(const struct bsz_map *map, const struct bsz_map *base,
    const char *what, struct bsz_err *err);

/* One loadable piece: addresses that are backed by bytes of the file. */
struct bsz_piece {
	uint64_t vm;
	uint64_t file;
	uint64_t size;
};

struct bsz_translation {
	struct bsz_piece *by_vm;   /* disjoint in both domains */
	struct bsz_piece *by_file; /* the same pieces, sorted by file */
	size_t count;
};

/* A map of VM addresses into the file domain. O(n). BSZ_ENOMEM. */
int bsz_map_translate(const struct bsz_map *map,
    const struct bsz_translation *translation, struct bsz_map *out,
    struct bsz_err *err);

/* The file offset of an address; false when nothing in the file backs it. */
bool bsz_translate(const struct bsz_translation *translation, uint64_t vm,
    uint64_t *file);
/* The address a byte of the file is mapped to; false when it is not. */
bool bsz_translate_back(const struct bsz_translation *translation,
    uint64_t file, uint64_t *vm);

#endif
