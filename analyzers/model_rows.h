/*
 * The rows that a model is fitted to: times and the size that explains them,
 * of runs that succeeded and know both.
 */
#ifndef BINSIZE_MODEL_ROWS_H
#define BINSIZE_MODEL_ROWS_H

#include <binsize/effect.h>
#include <binsize/runs.h>

struct response {
	const char *what;         /* "push_ms" */
	enum bsz_metric size;     /* of the runs, in rows.size as MB */
	struct bsz_effect_rows rows;
	size_t no_size, no_bytes; /* left out: size unknown; nothing sent */
	size_t failed;            /* left out: the run did not succeed */
	double per_day;           /* rows, from the first to the last */
	double *memory;
	uint32_t *groups;
};

/* How long the run had a machine: wall time, else build and push. NaN. */
double bsz_response_busy(const struct bsz_samples *samples, size_t row);
/* What the build took: its own time, else the whole. NaN. */
double bsz_response_build(const struct bsz_samples *samples, size_t row);
double bsz_response_push(const struct bsz_samples *samples, size_t row);

/*
 * Take the rows. wanted: the size, or -1 for the first of those that suit
 * that most rows know. pushes: new_bytes suits, too, and rows that sent none
 * are left out. BSZ_ENOMEM.
 */
int bsz_response_init(struct response *response, const char *what,
    const struct bsz_samples *samples,
    double (*value)(const struct bsz_samples *samples, size_t row),
    int wanted, bool pushes, struct bsz_err *err);
void bsz_response_release(struct response *response);

/* Rows of cache hits beside sizes, in the same way. */
struct cache_response {
	enum bsz_metric size;
	struct bsz_cache_rows rows;
	size_t no_size, no_state;
	double *memory;
	uint32_t *groups;
};
int bsz_cache_response_init(struct cache_response *response,
    const struct bsz_samples *samples, int wanted, struct bsz_err *err);
void bsz_cache_response_release(struct cache_response *response);

#endif
