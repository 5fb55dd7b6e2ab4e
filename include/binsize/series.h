/*
 * Timings: what one run of a pipeline took and made, and columns of many.
 *
 * A run goes into a store or onto a line of JSON; samples come out of a
 * store. What was not measured is unknown, never 0.
 */
#ifndef BINSIZE_SERIES_H
#define BINSIZE_SERIES_H

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/err.h>
#include <binsize/sha256.h>

/* What is measured of a run. New ones come last: the store's columns follow. */
enum bsz_metric {
	BSZ_QUEUE_MS,    /* waiting for a runner */
	BSZ_BUILD_MS,
	BSZ_PUSH_MS,
	BSZ_WALL_MS,     /* of the whole command or job */
	BSZ_CPU_MS,      /* user and system, children included */
	BSZ_PEAK_BYTES,  /* of memory */
	BSZ_IMAGE_BYTES, /* layers, uncompressed */
	BSZ_WIRE_BYTES,  /* layers, as the registry carries them */
	BSZ_NEW_BYTES,   /* layers really sent */
	BSZ_BINARY_BYTES,
	BSZ_DEBUG_BYTES,
	BSZ_CACHE_HITS,
	BSZ_CACHE_LOOKUPS,
	BSZ_EXIT_STATUS,
	BSZ_CPU_WAIT_MS, /* some task waited for a processor (PSI) */
	BSZ_IO_WAIT_MS,
	BSZ_MEMORY_WAIT_MS,
	BSZ_THROTTLED_MS, /* by the CPU quota of the control group */
	BSZ_MEMORY_HIGH,  /* events of the control group's memory */
	BSZ_MEMORY_MAX,
	BSZ_OOM_KILLS,
	BSZ_CRITICAL_MS, /* the longest chain of steps, one after another */
	BSZ_FETCH_MS,    /* of all steps: getting inputs */
	BSZ_UPLOAD_MS,   /* storing outputs in a cache */
	BSZ_SETUP_MS,    /* making a place to run in */
	BSZ_METRICS
};

enum bsz_metric_unit {
	BSZ_UNIT_MS,
	BSZ_UNIT_BYTES,
	BSZ_UNIT_COUNT
};

struct bsz_metric_info {
	const char *name; /* "push_ms": key, column, heading */
	enum bsz_metric_unit unit;
};

/* What is said of a metric; never NULL. */
const struct bsz_metric_info *bsz_metric_info(enum bsz_metric metric);
/* By name; -1 when there is none. */
int bsz_metric_find(const char *name, size_t size);

/* What was not measured. All others are at least 0. */
#define BSZ_UNKNOWN INT64_C(-1)

enum bsz_outcome {
	BSZ_SUCCESS,
	BSZ_FAILURE,
	BSZ_CANCELLED,
	BSZ_TIMEOUT,
	BSZ_UNFINISHED, /* it began; what came of it was never told */
	BSZ_OUTCOMES
};

enum bsz_warmth {
	BSZ_WARMTH_UNKNOWN,
	BSZ_COLD,
	BSZ_WARM,
	BSZ_WARMTHS
};

extern const char *const bsz_outcome_words[BSZ_OUTCOMES + 1]; /* NULL last */
extern const char *const bsz_warmth_words[BSZ_WARMTHS + 1];

struct bsz_step {
	const char *name;
	int64_t started_ms, wall_ms; /* from 1970; BSZ_UNKNOWN */
	int64_t cached;              /* 0, 1 or BSZ_UNKNOWN */
};

struct bsz_product {
	const char *name; /* path */
	int64_t file_bytes, stripped_bytes, debug_bytes, wire_bytes;
};

#define BSZ_RECORD_UID 16

/* One run. Texts are borrowed; those that may be missing are "", not NULL. */
struct bsz_record {
	uint8_t uid[BSZ_RECORD_UID];   /* what it is, see bsz_record_identify() */
	uint8_t digest[BSZ_RECORD_UID]; /* what was said about it */
	const char *project, *branch, *commit, *runner;
	const char *language; /* most of what is built */
	const char *cause;    /* what made an incremental build necessary */
	const char *formula;  /* what cache_hits of cache_lookups counts */
	int64_t started_ms; /* from 1970, in UTC */
	enum bsz_outcome outcome;
	enum bsz_warmth warmth;
	int64_t metrics[BSZ_METRICS];
	const struct bsz_step *steps;
	size_t step_count;
	const struct bsz_product *products;
	size_t product_count;
};

/* A run of which nothing is known. */
void bsz_record_init(struct bsz_record *run);

/*
 * Fill the run's digest from all that is said about it, and its uid from
 * identity: the words that name it in its CI system, joined. NULL or "":
 * from the digest, so that the same line is the same run. One hash is used
 * for both and for many runs. BSZ_ENOMEM.
 */
int bsz_record_identify(struct bsz_record *run, const char *identity,
    struct bsz_sha *sha, struct bsz_err *err);

/* One line of JSON, with its newline. Keys are those of the metrics' table;
 * what is unknown is left out. */
void bsz_record_write(const struct bsz_record *run, struct bsz_buf *out);

/* A text as JSON; what is no UTF-8 becomes U+FFFD. */
void bsz_record_write_text(const char *text, struct bsz_buf *out);

/* A step as an object of such a line. */
void bsz_step_write(const struct bsz_step *step, struct bsz_buf *out);

/*
 * Read such a line (or one that somebody else wrote with its keys). Texts and
 * arrays lie in the arena. Identifies the run. BSZ_EINPUT says which key is
 * wrong; keys that are not known are passed over.
 */
int bsz_record_read(struct bsz_record *run, struct bsz_span line,
    struct bsz_arena *arena, struct bsz_sha *sha, struct bsz_err *err);

/* --- many runs ---------------------------------------------------------- */

/* Names that rows refer to by number, in the order they came. */
struct bsz_names_list {
	const char **items;
	size_t count, room;
	uint32_t *slots; /* hashed; number + 1, 0: free */
	size_t slot_count;
};

/* Steps of many runs, in the order of the runs and then their own. */
struct bsz_step_samples {
	struct bsz_names_list names;
	size_t count, room;
	uint32_t *run, *name; /* row of the run, index of the name */
	int64_t *started_ms;  /* BSZ_UNKNOWN */
	double *wall_ms;      /* NaN: unknown */
	int8_t *cached;       /* 0, 1 or BSZ_UNKNOWN */
};

/* Columns of runs, ordered by project and uid. */
struct bsz_samples {
	struct bsz_arena arena; /* of names */
	struct bsz_names_list projects, branches, runners;
	struct bsz_names_list languages, causes, formulas;
	size_t count, room;
	uint32_t *project, *branch, *runner; /* indices of names */
	uint32_t *language, *cause, *formula;
	int64_t *started_ms;
	uint8_t *outcome, *warmth;
	/* NULL when not asked for; NaN: unknown. Whole numbers. */
	double *metrics[BSZ_METRICS];
	const char **commit;           /* NULL when not asked for */
	uint8_t (*uid)[BSZ_RECORD_UID]; /* with steps only */
	struct bsz_step_samples steps;
	struct bsz_day *days; /* <binsize/day.h>, by project and day */
	size_t day_count, day_room;
	uint64_t wanted;
	/* Bytes of rows, steps and names: how many there may be (set by
	 * bsz_samples_init(), and may be lowered), and are. */
	uint64_t most, taken;
	bool failed; /* memory was short */
	bool full;   /* because of most */
};

#define BSZ_METRIC_BIT(metric) (UINT64_C(1) << (metric))
/* What else may be asked for. */
#define BSZ_WANT_DAYS (UINT64_C(1) << 61) /* what is left of pruned runs */
#define BSZ_WANT_COMMITS (UINT64_C(1) << 62)
#define BSZ_WANT_STEPS (UINT64_C(1) << 63)

/* Make ready for what a mask of the above asks for. */
void bsz_samples_init(struct bsz_samples *samples, uint64_t wanted);
void bsz_samples_release(struct bsz_samples *samples);

/* A new row with everything unknown; its index, or SIZE_MAX when memory is
 * short (remembered). */
size_t bsz_samples_add(struct bsz_samples *samples);

/* A new step of a row, behind all there are. False when memory is short
 * (remembered). */
bool bsz_samples_add_step(struct bsz_samples *samples, size_t row,
    const struct bsz_step *step);

/* A text in the arena; NULL when memory is short (remembered). */
const char *bsz_samples_text(struct bsz_samples *samples, const char *text);

/* Say that memory was short, and what to do when there are too many runs. */
int bsz_samples_fail(const struct bsz_samples *samples, struct bsz_err *err);

/* A new day behind all there are; NULL when memory is short (remembered). */
struct bsz_day *bsz_samples_add_day(struct bsz_samples *samples);

/* The number of a name, kept when it is new; 0 when memory is short. O(1). */
uint32_t bsz_samples_name(struct bsz_samples *samples,
    struct bsz_names_list *list, const char *name);

#endif
