/*
 * What a push or a pull of an image moves, blob by blob.
 */
#ifndef BINSIZE_PLAN_H
#define BINSIZE_PLAN_H

#include <binsize/image.h>
#include <binsize/series.h>
#include <binsize/table.h>

enum bsz_plan_state {
	BSZ_PLAN_MOVES,     /* it is not at the other end */
	BSZ_PLAN_PRESENT,
	BSZ_PLAN_REPEATED,  /* a blob above is the same one */
	BSZ_PLAN_MOUNTABLE, /* another repository of the registry has it */
	BSZ_PLAN_FOREIGN,   /* comes from elsewhere, is never pushed */
	BSZ_PLAN_UNKNOWN    /* no clear answer */
};
#define BSZ_PLAN_STATES 6

struct bsz_plan_blob {
	const char *what;     /* "layer 1", "config", "manifest" */
	const char *digest;   /* or "" when it is made by the push */
	const char *step;     /* that made the layer, or ""; hostile */
	const char *from;     /* the repository that has it, or "" */
	enum bsz_plan_state state;
	uint64_t least, most; /* bytes that move */
	uint64_t size;        /* of the blob; 0: not known before */
	uint64_t requests;
};

struct bsz_plan {
	struct bsz_arena arena; /* of the texts */
	bool push;
	const char *reference;
	struct bsz_plan_blob *blobs; /* in the order of the image */
	size_t count;
	uint64_t requests; /* besides those of blobs */
	bool recompressed; /* layers are compressed while they are pushed */
};

/* What the way to the registry is like; 0: not told. */
struct bsz_link {
	uint64_t bytes_per_second;
	uint64_t rtt_ns;
	uint64_t parallel; /* blobs at a time */
};

/* Runs whose pushes tell how long one takes. */
struct bsz_plan_runs {
	const struct bsz_samples *samples; /* NULL: there are none, and */
	const char *reason; /* why, or NULL when nobody asked */
	uint64_t seed;
};

/* What they have to know. */
#define BSZ_PLAN_METRICS (BSZ_METRIC_BIT(BSZ_PUSH_MS) | \
	BSZ_METRIC_BIT(BSZ_NEW_BYTES) | BSZ_METRIC_BIT(BSZ_WIRE_BYTES))

/* The tables of a plan. BSZ_ENOMEM. */
int bsz_plan_report(const struct bsz_plan *plan, const struct bsz_link *link,
    const struct bsz_plan_runs *runs, struct bsz_report *report,
    struct bsz_err *err);

#endif
