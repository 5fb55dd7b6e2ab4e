/*
 * Vertexes of a build (BuildKit's word for steps), found by digest, with the
 * intervals in which they ran.
 */
#ifndef BINSIZE_VERTEXES_H
#define BINSIZE_VERTEXES_H

#include "objects.h"

struct span {
	int64_t start, end;
};

/* A vertex, or a status inside of one. */
struct vertex {
	const char *digest, *id; /* the key; in the log's arena */
	const char *name;        /* "" until it is told */
	struct span *spans;      /* from bsz_malloc() */
	size_t count, room;
	const char **inputs;     /* digests */
	size_t input_count;
	int64_t critical_ms; /* up to its end; BSZ_UNKNOWN: not yet found */
	bool cached, failed, open, visiting;
};

struct vertexes {
	struct vertex *items; /* from bsz_malloc() */
	size_t count, room;
	uint32_t *slots; /* hashed; number + 1 */
	size_t slot_count;
};

/* What has the key, made when it is new. NULL when memory is short, or there
 * are more than 100,000. Valid until the next call. */
struct vertex *bsz_vertexes_find(struct vertexes *list, struct bsz_log *log,
    const char *digest, const char *id);
void bsz_vertexes_release(struct vertexes *list);

/* Add what is told of an interval, which may be told again. BSZ_ENOMEM. */
int bsz_vertex_add_span(struct vertex *vertex, int64_t start, int64_t end,
    struct bsz_err *err);

/* The time in which some interval was open; orders them. BSZ_UNKNOWN without
 * any. */
int64_t bsz_vertex_union(struct vertex *vertex);

/* Time of the slowest chain of inputs that ends in some vertex. */
int64_t bsz_vertexes_critical(struct vertexes *list);

#endif
