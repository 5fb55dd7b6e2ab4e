/*
 * Memory. An arena is one lifetime: artifact, report, or the scratch of one
 * compile unit; single objects are not freed. The few large arrays that grow
 * (claims, byte buffers) take bsz_realloc() and are freed by their owner.
 *
 * All of it passes one counter, so that a test can fail the n-th allocation.
 */
#ifndef BINSIZE_ARENA_H
#define BINSIZE_ARENA_H

#include <binsize/base.h>

/* As malloc, calloc, realloc and free; NULL when memory is short. */
void *bsz_malloc(size_t size);
void *bsz_calloc(size_t count, size_t size);
void *bsz_realloc(void *old, size_t size);
void bsz_free(void *memory);

/*
 * As bsz_calloc(), for tables that are looked into before they are written,
 * all over: memory that calloc() has from the system costs two page faults
 * then, one for reading and one for writing.
 */
void *bsz_malloc_cleared(size_t count, size_t size);

/* Test hook: let the n-th allocation from now on fail (0: none). */
void bsz_alloc_fail_at(uint64_t n);

struct bsz_arena {
	struct bsz_arena_chunk *chunks; /* newest first */
	uint8_t *free;                  /* in the newest chunk */
	size_t left;
};

/* An arena in the caller's storage; all zero bytes are an empty one too. */
void bsz_arena_init(struct bsz_arena *arena);
void bsz_arena_release(struct bsz_arena *arena);

/*
 * size bytes aligned for any object, not cleared; NULL when memory is short.
 * Owned by the arena until its release. O(1).
 */
void *bsz_arena_alloc(struct bsz_arena *arena, size_t size);

/* The same for text, which needs no alignment: packed tightly. */
char *bsz_arena_text(struct bsz_arena *arena, size_t size);

/* A copy of size bytes with a NUL behind; NULL when memory is short. */
char *bsz_arena_copy(struct bsz_arena *arena, const char *text, size_t size);

/* printf into the arena; NULL when memory is short. */
char *bsz_arena_printf(struct bsz_arena *arena, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

#endif
