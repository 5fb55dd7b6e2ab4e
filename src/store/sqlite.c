#include "sqlite.h"

const struct bsz_library bsz_sqlite_library = {
	.file = "libsqlite3.so.0",
	.package = "libsqlite3-0",
	.use = "stores",
	.functions = BSZ_LIBRARY_NAMES(BSZ_SQLITE_FUNCTIONS),
};

/* A statement of a store is one of SQLite's, under a name of ours. */
static sqlite3_stmt *own(struct bsz_statement *statement)
{
	return (sqlite3_stmt *)statement;
}

int bsz_sqlite_fail(struct bsz_sqlite *sqlite, const char *what,
    struct bsz_err *err)
{
	const int code = sqlite->sqlite3_extended_errcode(sqlite->database);

	if (code == SQLITE_NOMEM)
		return bsz_fail_memory(err);
	return bsz_fail(err, BSZ_ESTORE, "%s: %.400s", what,
	    sqlite->sqlite3_errmsg(sqlite->database));
}

static const char *shown(const char *path)
{
	return path;
}

static int run(struct bsz_store *store, const char *sql, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;

	return sqlite->sqlite3_exec(sqlite->database, sql, NULL, NULL,
	    NULL) == SQLITE_OK ? 0 : bsz_sqlite_fail(sqlite, "store", err);
}

static void undo(struct bsz_store *store)
{
	struct bsz_sqlite *const sqlite = store->session;

	/* When this fails, closing the database undoes it. */
	(void)sqlite->sqlite3_exec(sqlite->database, "ROLLBACK", NULL, NULL,
	    NULL);
}

/* Writers queue for the lock, and have waited long enough. */
static bool may_retry(struct bsz_store *store)
{
	(void)store;
	return false;
}

static struct bsz_statement *prepare(struct bsz_store *store,
    const char *sql, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;
	sqlite3_stmt *statement = NULL;

	if (sqlite->sqlite3_prepare_v2(sqlite->database, sql, -1,
	    &statement, NULL) == SQLITE_OK)
		return (struct bsz_statement *)statement;
	(void)bsz_sqlite_fail(sqlite, "store", err);
	return NULL;
}

/* Both return the code of the last step, which was told then. */
static void reset(struct bsz_store *store, struct bsz_statement *statement)
{
	const struct bsz_sqlite *const sqlite = store->session;

	(void)sqlite->sqlite3_reset(own(statement));
}

static void finalize(struct bsz_store *store,
    struct bsz_statement *statement)
{
	const struct bsz_sqlite *const sqlite = store->session;

	(void)sqlite->sqlite3_finalize(own(statement));
}

static void bind_text(struct bsz_store *store,
    struct bsz_statement *statement, int at, const char *text)
{
	const struct bsz_sqlite *const sqlite = store->session;

	(void)sqlite->sqlite3_bind_text(own(statement), at, text, -1,
	    SQLITE_STATIC);
}

static void bind_blob(struct bsz_store *store,
    struct bsz_statement *statement, int at, const void *data, size_t size)
{
	const struct bsz_sqlite *const sqlite = store->session;

	(void)sqlite->sqlite3_bind_blob(own(statement), at, data, (int)size,
	    SQLITE_STATIC);
}

static void bind_amount(struct bsz_store *store,
    struct bsz_statement *statement, int at, int64_t amount)
{
	const struct bsz_sqlite *const sqlite = store->session;

	if (amount == BSZ_UNKNOWN)
		(void)sqlite->sqlite3_bind_null(own(statement), at);
	else
		(void)sqlite->sqlite3_bind_int64(own(statement), at, amount);
}

static int step(struct bsz_store *store, struct bsz_statement *statement,
    const char *what, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;
	const int code = sqlite->sqlite3_step(own(statement));

	if (code == SQLITE_ROW)
		return 1;
	return code == SQLITE_DONE ? 0 : bsz_sqlite_fail(sqlite, what, err);
}

static int64_t changes(struct bsz_store *store,
    struct bsz_statement *statement)
{
	const struct bsz_sqlite *const sqlite = store->session;

	(void)statement; /* the last one that was run */
	return sqlite->sqlite3_changes(sqlite->database);
}

static const char *column_text(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	const struct bsz_sqlite *const sqlite = store->session;
	const void *const text = sqlite->sqlite3_column_text(own(statement),
	    column);

	return text ? text : "";
}

static const void *column_blob(struct bsz_store *store,
    struct bsz_statement *statement, int column, size_t *size)
{
	const struct bsz_sqlite *const sqlite = store->session;
	const void *const data = sqlite->sqlite3_column_blob(own(statement),
	    column);

	*size = (size_t)sqlite->sqlite3_column_bytes(own(statement), column);
	return data;
}

static int64_t column_amount(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	const struct bsz_sqlite *const sqlite = store->session;

	return sqlite->sqlite3_column_type(own(statement), column) ==
	    SQLITE_NULL ? BSZ_UNKNOWN :
	    sqlite->sqlite3_column_int64(own(statement), column);
}

static int bytes(struct bsz_store *store, int64_t *size, struct bsz_err *err)
{
	int64_t pages = 0, page = 0;
	int rc = bsz_sql_number(store, "PRAGMA page_count", &pages, err);

	rc = rc ? rc : bsz_sql_number(store, "PRAGMA page_size", &page, err);
	*size = pages * page;
	return rc;
}

static int vacuum(struct bsz_store *store, struct bsz_err *err)
{
	struct bsz_statement *const check = prepare(store,
	    "PRAGMA integrity_check(1)", err);
	int rc;

	if (!check)
		return err->code;
	rc = step(store, check, "checking", err);
	if (rc == 1) {
		const char *const said = column_text(store, check, 0);

		rc = strcmp(said, "ok") == 0 ? 0 : bsz_fail(err, BSZ_ESTORE,
		    "is damaged: %.400s", said);
	}
	finalize(store, check);
	return rc ? rc : run(store,
	    "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", err);
}

const struct bsz_engine bsz_engine_sqlite = {
	.open = bsz_sqlite_open,
	.close = bsz_sqlite_close,
	.shown = shown,
	.begin_write = "BEGIN IMMEDIATE",
	.begin_whole = "BEGIN IMMEDIATE",
	.begin_read = "BEGIN",
	.run = run,
	.undo = undo,
	.may_retry = may_retry,
	.prepare = prepare,
	.stream = prepare,
	.reset = reset,
	.free = finalize,
	.text = bind_text,
	.blob = bind_blob,
	.amount = bind_amount,
	.step = step,
	.changes = changes,
	.column_text = column_text,
	.column_blob = column_blob,
	.column_amount = column_amount,
	.version = bsz_sqlite_version,
	.bytes = bytes,
	.vacuum = vacuum,
};
