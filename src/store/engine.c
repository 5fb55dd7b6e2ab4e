/*
 * Which engine keeps a store follows from how its name begins.
 */
#include "engine.h"

#include "schema.h"

#include <unistd.h>

static const struct {
	const char *scheme;
	const struct bsz_engine *engine;
} engines[] = {
	{"postgresql://", &bsz_engine_postgres},
	{"postgres://", &bsz_engine_postgres},
	{"", &bsz_engine_sqlite}, /* a path */
};

static const struct bsz_engine *engine_of(const char *path)
{
	size_t i = 0;

	while (strncmp(path, engines[i].scheme, strlen(engines[i].scheme)) !=
	    0)
		i++;
	return engines[i].engine;
}

const char *bsz_store_shown(const char *path)
{
	return engine_of(path)->shown(path);
}

bool bsz_store_is_server(const char *path)
{
	return engine_of(path) != &bsz_engine_sqlite;
}

bool bsz_store_is_absent(const char *path)
{
	return !bsz_store_is_server(path) &&
	    access(path, F_OK) != 0;
}

struct bsz_store *bsz_store_open(const char *path,
    enum bsz_store_access access, struct bsz_err *err)
{
	struct bsz_store *const store = bsz_calloc(1, sizeof(*store));

	if (!store) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	store->path = path;
	store->engine = engine_of(path);
	if (store->engine->open(store, access, err)) {
		(void)bsz_wrap(err, "%.500s", bsz_store_shown(path));
		bsz_store_close(store);
		return NULL;
	}
	return store;
}

void bsz_store_close(struct bsz_store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < BSZ_STATEMENTS; i++)
		if (store->statements[i])
			bsz_sql_free(store, store->statements[i]);
	store->engine->close(store);
	bsz_free(store);
}

int bsz_sql_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	return store->engine->run(store, sql, err);
}

void bsz_sql_undo(struct bsz_store *store)
{
	store->engine->undo(store);
}

struct bsz_statement *bsz_sql_prepare(struct bsz_store *store,
    enum bsz_statement_text statement, struct bsz_err *err)
{
	struct bsz_statement **const slot = &store->statements[statement];

	if (*slot)
		bsz_sql_reset(store, *slot);
	else
		*slot = bsz_sql_new(store, bsz_schema_statements[statement],
		    err);
	return *slot;
}

struct bsz_statement *bsz_sql_new(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	return store->engine->prepare(store, sql, err);
}

struct bsz_statement *bsz_sql_stream(struct bsz_store *store,
    const char *sql, struct bsz_err *err)
{
	return store->engine->stream(store, sql, err);
}

void bsz_sql_reset(struct bsz_store *store, struct bsz_statement *statement)
{
	store->engine->reset(store, statement);
}

void bsz_sql_free(struct bsz_store *store, struct bsz_statement *statement)
{
	store->engine->free(store, statement);
}

int bsz_sql_number(struct bsz_store *store, const char *sql,
    int64_t *number, struct bsz_err *err)
{
	struct bsz_statement *const statement = bsz_sql_new(store, sql, err);

	*number = BSZ_UNKNOWN;
	if (!statement)
		return err->code;
	const int rc = bsz_sql_step(store, statement, "store", err);
	if (rc == 1)
		*number = bsz_sql_column_amount(store, statement, 0);
	bsz_sql_free(store, statement);
	return rc < 0 ? rc : 0;
}

void bsz_sql_text(struct bsz_store *store, struct bsz_statement *statement,
    int at, const char *text)
{
	store->engine->text(store, statement, at, text);
}

void bsz_sql_blob(struct bsz_store *store, struct bsz_statement *statement,
    int at, const void *data, size_t size)
{
	store->engine->blob(store, statement, at, data, size);
}

void bsz_sql_amount(struct bsz_store *store, struct bsz_statement *statement,
    int at, int64_t amount)
{
	store->engine->amount(store, statement, at, amount);
}

int bsz_sql_step(struct bsz_store *store, struct bsz_statement *statement,
    const char *what, struct bsz_err *err)
{
	return store->engine->step(store, statement, what, err);
}

int64_t bsz_sql_changes(struct bsz_store *store,
    struct bsz_statement *statement)
{
	return store->engine->changes(store, statement);
}

const char *bsz_sql_column_text(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	return store->engine->column_text(store, statement, column);
}

const void *bsz_sql_column_blob(struct bsz_store *store,
    struct bsz_statement *statement, int column, size_t *size)
{
	return store->engine->column_blob(store, statement, column, size);
}

int64_t bsz_sql_column_amount(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	return store->engine->column_amount(store, statement, column);
}
