/*
 * The tables of a store, how older ones become those of today, and the
 * statements on them: the same words for every engine.
 */
#ifndef BINSIZE_SCHEMA_H
#define BINSIZE_SCHEMA_H

#include "engine.h"

/* "bszT" in PRAGMA application_id: the file says whose it is. */
#define BSZ_SCHEMA_ID 0x62737a54

/* The text of each statement. */
extern const char *const bsz_schema_statements[BSZ_STATEMENTS];

/* What makes each version from the one before, in SQLite's words. */
extern const char *const bsz_schema_steps[];
extern const size_t bsz_schema_step_count;

/* As bsz_store_scan(), inside of a transaction of the caller's. */
int bsz_scan_inside(struct bsz_store *store,
    const struct bsz_selection *selection, struct bsz_samples *samples,
    struct bsz_err *err);

/* Number of a project, which is made when it is new. */
int bsz_put_project(struct bsz_store *store, const char *name, int64_t *id,
    struct bsz_err *err);

/* Read what is left of the pruned runs of a project into samples. */
int bsz_days_read(struct bsz_store *store, int64_t project,
    uint32_t project_index, const struct bsz_selection *selection,
    struct bsz_samples *samples, struct bsz_err *err);

/* Was a run of a project pruned? 1 or 0, or an error's code. */
int bsz_days_hold(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err);

/* BSZ_ESTORE for a version of the future. */
int bsz_schema_check(int64_t version, struct bsz_err *err);

#endif
