/*
 * SQLite as an engine of stores; sqlite_open.c makes its session.
 */
#ifndef BINSIZE_SQLITE_H
#define BINSIZE_SQLITE_H

#include "engine.h"

#include <binsize/library.h>

#include <sqlite3.h>

#define BSZ_SQLITE_FUNCTIONS(X) \
	X(sqlite3_bind_blob) \
	X(sqlite3_bind_int64) \
	X(sqlite3_bind_null) \
	X(sqlite3_bind_text) \
	X(sqlite3_busy_timeout) \
	X(sqlite3_changes) \
	X(sqlite3_close) \
	X(sqlite3_column_blob) \
	X(sqlite3_column_bytes) \
	X(sqlite3_column_int64) \
	X(sqlite3_column_text) \
	X(sqlite3_column_type) \
	X(sqlite3_errmsg) \
	X(sqlite3_exec) \
	X(sqlite3_extended_errcode) \
	X(sqlite3_finalize) \
	X(sqlite3_free) \
	X(sqlite3_libversion) \
	X(sqlite3_libversion_number) \
	X(sqlite3_mprintf) \
	X(sqlite3_open_v2) \
	X(sqlite3_prepare_v2) \
	X(sqlite3_reset) \
	X(sqlite3_step)

struct bsz_sqlite {
	void *handle;
	BSZ_SQLITE_FUNCTIONS(BSZ_LIBRARY_MEMBER)
	sqlite3 *database;
};

extern const struct bsz_library bsz_sqlite_library;

/* Open the file of a store, make or upgrade its tables. BSZ_ESTORE,
 * BSZ_ENOMEM. */
int bsz_sqlite_open(struct bsz_store *store, enum bsz_store_access access,
    struct bsz_err *err);
void bsz_sqlite_close(struct bsz_store *store);

/* Is the file ours, and of which version? */
int bsz_sqlite_version(struct bsz_store *store, int64_t *version,
    struct bsz_err *err);

/* The last error of the database as BSZ_ESTORE (or BSZ_ENOMEM), behind the
 * words that say what was tried. */
int bsz_sqlite_fail(struct bsz_sqlite *sqlite, const char *what,
    struct bsz_err *err);

#endif
