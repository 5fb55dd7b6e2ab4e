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

/* BSZ_ESTORE for a version of the future. */
int bsz_schema_check(int64_t version, struct bsz_err *err);

#endif
