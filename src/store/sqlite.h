/*
 * SQLite as the store uses it: statements that are prepared once, values that
 * are bound and read in order, and one way to say what failed.
 */
#ifndef BINSIZE_SQLITE_H
#define BINSIZE_SQLITE_H

#include <binsize/err.h>
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

struct bsz_sqlite_api {
	void *handle;
	BSZ_SQLITE_FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

extern const struct bsz_library bsz_sqlite_library;

/* Statements that are prepared once; their texts are in schema.c. */
enum bsz_statement {
	BSZ_PUT_PROJECT,
	BSZ_FIND_PROJECT,
	BSZ_PUT_RUN,
	BSZ_FIND_RUN,
	BSZ_PUT_STEP,
	BSZ_PUT_ARTIFACT,
	BSZ_READ_STEPS,
	BSZ_READ_ARTIFACTS,
	BSZ_DELETE_RUNS,
	BSZ_STATEMENTS
};

struct bsz_store {
	struct bsz_sqlite_api api;
	sqlite3 *database;
	const char *path;
	sqlite3_stmt *statements[BSZ_STATEMENTS]; /* NULL: not prepared yet */
};

/* The last error of the database as BSZ_ESTORE (or BSZ_ENOMEM), behind the
 * words that say what was tried. */
int bsz_sqlite_fail(struct bsz_store *store, const char *what,
    struct bsz_err *err);

/* Statements without values or rows. */
int bsz_sqlite_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err);

/* Give up the transaction that is open, whose failure was told. */
void bsz_sqlite_undo(struct bsz_store *store);

/* One whole number, the first column of the first row; BSZ_UNKNOWN when
 * there is none. */
int bsz_sqlite_number(struct bsz_store *store, const char *sql,
    int64_t *number, struct bsz_err *err);

/* A prepared statement, reset, ready to be bound; NULL on failure. */
sqlite3_stmt *bsz_sqlite_prepare(struct bsz_store *store,
    enum bsz_statement statement, struct bsz_err *err);

/* A statement of its own, which the caller finalizes; NULL on failure. */
sqlite3_stmt *bsz_sqlite_new(struct bsz_store *store, const char *sql,
    struct bsz_err *err);

/* Bind by number; failures show when the statement is run. Texts and bytes
 * stay borrowed until then. BSZ_UNKNOWN becomes NULL. */
void bsz_sqlite_text(struct bsz_store *store, sqlite3_stmt *statement,
    int at, const char *text);
void bsz_sqlite_blob(struct bsz_store *store, sqlite3_stmt *statement,
    int at, const void *data, size_t size);
void bsz_sqlite_amount(struct bsz_store *store, sqlite3_stmt *statement,
    int at, int64_t amount);

/* Run to the next row: 1, 0 at the end, or an error's code. */
int bsz_sqlite_step(struct bsz_store *store, sqlite3_stmt *statement,
    const char *what, struct bsz_err *err);

/* The text or amount of a column; "" and BSZ_UNKNOWN for NULL. */
const char *bsz_sqlite_column_text(struct bsz_store *store,
    sqlite3_stmt *statement, int column);
int64_t bsz_sqlite_column_amount(struct bsz_store *store,
    sqlite3_stmt *statement, int column);

#endif
