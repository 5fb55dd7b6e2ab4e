/*
 * Whatever fails says so when a statement is run, so binding and reading
 * values have no error branch of their own.
 */
#include "sqlite.h"

#include "schema.h"

static const struct bsz_library_function functions[] = {
#define ROW(name) BSZ_LIBRARY_ROW(struct bsz_sqlite_api, name)
	BSZ_SQLITE_FUNCTIONS(ROW)
#undef ROW
};

const struct bsz_library bsz_sqlite_library = {
	.file = "libsqlite3.so.0",
	.package = "libsqlite3-0",
	.use = "stores",
	.functions = functions,
	.function_count = BSZ_COUNTOF(functions),
};

int bsz_sqlite_fail(struct bsz_store *store, const char *what,
    struct bsz_err *err)
{
	const int code = store->api.sqlite3_extended_errcode(store->database);

	if (code == SQLITE_NOMEM)
		return bsz_fail_memory(err);
	return bsz_fail(err, BSZ_ESTORE, "%s: %.400s", what,
	    store->api.sqlite3_errmsg(store->database));
}

int bsz_sqlite_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	return store->api.sqlite3_exec(store->database, sql, NULL, NULL,
	    NULL) == SQLITE_OK ? 0 : bsz_sqlite_fail(store, "store", err);
}

void bsz_sqlite_undo(struct bsz_store *store)
{
	/* When this fails, closing the database undoes it. */
	(void)store->api.sqlite3_exec(store->database, "ROLLBACK", NULL, NULL,
	    NULL);
}

sqlite3_stmt *bsz_sqlite_new(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	sqlite3_stmt *statement = NULL;

	if (store->api.sqlite3_prepare_v2(store->database, sql, -1,
	    &statement, NULL) == SQLITE_OK)
		return statement;
	(void)bsz_sqlite_fail(store, "store", err);
	return NULL;
}

sqlite3_stmt *bsz_sqlite_prepare(struct bsz_store *store,
    enum bsz_statement statement, struct bsz_err *err)
{
	sqlite3_stmt **const slot = &store->statements[statement];

	if (*slot)
		/* Its code is that of the last step, which was told then. */
		(void)store->api.sqlite3_reset(*slot);
	else
		*slot = bsz_sqlite_new(store, bsz_schema_statements[statement],
		    err);
	return *slot;
}

int bsz_sqlite_number(struct bsz_store *store, const char *sql,
    int64_t *number, struct bsz_err *err)
{
	sqlite3_stmt *const statement = bsz_sqlite_new(store, sql, err);

	*number = BSZ_UNKNOWN;
	if (!statement)
		return err->code;
	const int rc = bsz_sqlite_step(store, statement, "store", err);
	if (rc == 1)
		*number = bsz_sqlite_column_amount(store, statement, 0);
	(void)store->api.sqlite3_finalize(statement); /* told by the step */
	return rc < 0 ? rc : 0;
}

void bsz_sqlite_text(struct bsz_store *store, sqlite3_stmt *statement,
    int at, const char *text)
{
	(void)store->api.sqlite3_bind_text(statement, at, text, -1,
	    SQLITE_STATIC);
}

void bsz_sqlite_blob(struct bsz_store *store, sqlite3_stmt *statement,
    int at, const void *data, size_t size)
{
	(void)store->api.sqlite3_bind_blob(statement, at, data, (int)size,
	    SQLITE_STATIC);
}

void bsz_sqlite_amount(struct bsz_store *store, sqlite3_stmt *statement,
    int at, int64_t amount)
{
	if (amount == BSZ_UNKNOWN)
		(void)store->api.sqlite3_bind_null(statement, at);
	else
		(void)store->api.sqlite3_bind_int64(statement, at, amount);
}

int bsz_sqlite_step(struct bsz_store *store, sqlite3_stmt *statement,
    const char *what, struct bsz_err *err)
{
	const int code = store->api.sqlite3_step(statement);

	if (code == SQLITE_ROW)
		return 1;
	return code == SQLITE_DONE ? 0 : bsz_sqlite_fail(store, what, err);
}

const char *bsz_sqlite_column_text(struct bsz_store *store,
    sqlite3_stmt *statement, int column)
{
	const void *const text = store->api.sqlite3_column_text(statement,
	    column);

	return text ? text : "";
}

int64_t bsz_sqlite_column_amount(struct bsz_store *store,
    sqlite3_stmt *statement, int column)
{
	return store->api.sqlite3_column_type(statement, column) ==
	    SQLITE_NULL ? BSZ_UNKNOWN :
	    store->api.sqlite3_column_int64(statement, column);
}
