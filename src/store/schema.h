/*
 * The tables of a store, and how older ones become those of today.
 */
#ifndef BINSIZE_SCHEMA_H
#define BINSIZE_SCHEMA_H

#include "sqlite.h"

#include <binsize/series.h>

/* "bszT" in PRAGMA application_id: the file says whose it is. */
#define BSZ_SCHEMA_ID 0x62737a54

/* The text of each statement. */
extern const char *const bsz_schema_statements[BSZ_STATEMENTS];

/* BSZ_ESTORE when the file belongs to another program or a newer binsize.
 * version may be NULL. */
int bsz_schema_version(struct bsz_store *store, int64_t *version,
    struct bsz_err *err);

/*
 * Bring the file's tables up to date: each step in a transaction of its own,
 * after a copy of the file as it was ("PATH.vN") unless it was empty. Several
 * processes may do it at once. BSZ_ESTORE.
 */
int bsz_schema_migrate(struct bsz_store *store, struct bsz_err *err);

#endif
