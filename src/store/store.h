/*
 * The store: runs of pipelines, kept in one SQLite file or in a PostgreSQL
 * database. Its schema is documented in binsize-store(5).
 */
#ifndef BINSIZE_STORE_H
#define BINSIZE_STORE_H

#include <binsize/series.h>

struct bsz_store;

enum bsz_store_access {
	BSZ_STORE_READ, /* a file that is not there is an error */
	BSZ_STORE_WRITE /* made when it is not there; brought up to date */
};

/*
 * Open a store: a path, or postgresql://USER@HOST/DATABASE. BSZ_EUSAGE when
 * its library is missing, BSZ_ESTORE when the file is none of ours, damaged,
 * of a newer binsize, or on a network, or the server cannot be reached;
 * BSZ_ENOMEM. NULL then. path stays borrowed.
 */
struct bsz_store *bsz_store_open(const char *path,
    enum bsz_store_access access, struct bsz_err *err);
void bsz_store_close(struct bsz_store *store); /* NULL is fine */

/* A store's path as messages may show it: without a password. Part of path,
 * or a constant. */
const char *bsz_store_shown(const char *path);

/* Whether a store is kept by a server, not in a file. */
bool bsz_store_is_server(const char *path);

/* Whether a store is a file that is not there; a server is told by opening. */
bool bsz_store_is_absent(const char *path);

/* What became of runs that were put into a store. */
struct bsz_ingest {
	uint64_t added;
	uint64_t known;  /* there already, with the same values, or pruned */
	uint64_t differ; /* there already, with others; those there stay */
	uint64_t completed; /* there already, but unfinished; now whole */
};

/*
 * Put runs in, all or none of them, in one transaction. A run without a
 * start is refused (BSZ_EINPUT). Waits up to 2 min for other writers, then
 * BSZ_ESTORE. Adds to *ingest when all went well.
 */
int bsz_store_put(struct bsz_store *store, const struct bsz_record *runs,
    size_t count, struct bsz_ingest *ingest, struct bsz_err *err);

/* Which runs are wanted. NULL and BSZ_UNKNOWN: all. */
struct bsz_selection {
	const char *project, *branch, *runner;
	int64_t since_ms, until_ms; /* started in [since, until) */
};

/* Append columns of the runs that are wanted, ordered by project, then uid.
 * samples is initialised for what to read, and has no rows yet when it wants
 * steps. BSZ_ESTORE, BSZ_ENOMEM. */
int bsz_store_scan(struct bsz_store *store,
    const struct bsz_selection *selection, struct bsz_samples *samples,
    struct bsz_err *err);

/* Takes one run, borrowed for the call. 0, or a code that ends the walk. */
typedef int bsz_store_visit(void *context, const struct bsz_record *run,
    struct bsz_err *err);

/* Visit the runs that are wanted, whole, in the same order. */
int bsz_store_walk(struct bsz_store *store,
    const struct bsz_selection *selection, bsz_store_visit *visit,
    void *context, struct bsz_err *err);

struct bsz_store_facts {
	int64_t version, projects, runs, steps, artifacts, unfinished;
	int64_t days, pruned_runs; /* parts of days, and runs in them */
	int64_t first_ms, last_ms; /* BSZ_UNKNOWN without runs */
	int64_t file_bytes;
};
int bsz_store_describe(struct bsz_store *store,
    struct bsz_store_facts *facts, struct bsz_err *err);

/*
 * Remove runs that started before a time and leave sums and sketches of them,
 * by project, branch, runner and day, each in a transaction of its own so
 * that writers wait little. Adds to *removed.
 */
int bsz_store_prune(struct bsz_store *store, int64_t before_ms,
    uint64_t *removed, struct bsz_err *err);

/*
 * Take what is left of another store's pruned runs: whole parts of days, as
 * they are. One that holds runs that are here already is left out: *known
 * counts those that are here as a whole, differ those that are in part.
 * BSZ_ESTORE, BSZ_ENOMEM.
 */
int bsz_store_merge_days(struct bsz_store *store, struct bsz_store *other,
    const struct bsz_selection *selection, struct bsz_ingest *days,
    struct bsz_err *err);

/* Check the whole file (BSZ_ESTORE says what is wrong with it), then give
 * unused pages back to the file system. */
int bsz_store_vacuum(struct bsz_store *store, struct bsz_err *err);

#endif
