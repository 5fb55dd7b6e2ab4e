/*
 * PostgreSQL as an engine of stores, by libpq. The statements are those of
 * SQLite, translated. Values travel in binary, so nothing is rounded.
 *
 * libpq knows one query at a time. A statement therefore holds its whole
 * result, but for streams: those read some thousand rows at a time through a
 * cursor of the transaction.
 */
#include "postgres.h"

#include <assert.h>
#include <endian.h>
#include <inttypes.h>

#define MOST_PARAMETERS 64

/* Types by their numbers, which never change. */
enum { TYPE_BYTEA = 17, TYPE_INT8 = 20, TYPE_TEXT = 25 };

#define FETCHED "5000" /* rows of a stream at a time */

/* Writers come one after the other, as with SQLite; who reads does not wait.
 * Two who put the same runs in another order would wait for each other. */
#define WRITERS "LOCK TABLE run IN SHARE ROW EXCLUSIVE MODE"

struct bsz_statement {
	char *sql; /* with $1 for ?1 */
	char name[24];
	bool is_stream, has_run, is_open;
	size_t uses;
	int count; /* parameters, as many as were bound */
	Oid types[MOST_PARAMETERS];
	const char *values[MOST_PARAMETERS];
	int sizes[MOST_PARAMETERS], formats[MOST_PARAMETERS];
	int64_t amounts[MOST_PARAMETERS]; /* as they are sent */
	PGresult *result;
	int row, rows;
};

/* --- failures ----------------------------------------------------------- */

/* libpq's messages have lines; the first says it. */
static int fail(struct bsz_postgres *session, const char *what,
    const PGresult *result, struct bsz_err *err)
{
	const char *const text = session->PQerrorMessage(session->connection);
	const char *const state = session->PQresultErrorField(result,
	    PG_DIAG_SQLSTATE);
	const char *const plain = session->PQresultErrorField(result,
	    PG_DIAG_MESSAGE_PRIMARY);
	const char *const said = plain ? plain : text;

	memset(session->state, 0, sizeof(session->state));
	if (state)
		memcpy(session->state, state,
		    bsz_min(strlen(state), sizeof(session->state) - 1));
	if (!result)
		return bsz_fail_memory(err);
	/* What the server did not say was said by libpq in its place. */
	if (!state || session->PQstatus(session->connection) != CONNECTION_OK)
		return bsz_fail(err, BSZ_ESTORE, "%s: the connection to the "
		    "server was lost: %.*s", what,
		    (int)bsz_min(strcspn(text, "\n"), 300), text);
	return bsz_fail(err, BSZ_ESTORE, "%s: %.*s", what,
	    (int)bsz_min(strcspn(said, "\n"), 400), said);
}

static bool is_fine(const struct bsz_postgres *session, const PGresult *result)
{
	const ExecStatusType status = session->PQresultStatus(result);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static bool may_retry(struct bsz_store *store)
{
	const struct bsz_postgres *const session = store->session;

	/* serialization_failure, deadlock_detected */
	return strcmp(session->state, "40001") == 0 ||
	    strcmp(session->state, "40P01") == 0;
}

/* --- statements --------------------------------------------------------- */

int bsz_postgres_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	struct bsz_postgres *const session = store->session;
	PGresult *const result = session->PQexec(session->connection, sql);
	const int rc = is_fine(session, result) ? 0 :
	    fail(session, "store", result, err);

	session->PQclear(result);
	return rc;
}

void bsz_postgres_undo(struct bsz_store *store)
{
	struct bsz_postgres *const session = store->session;

	/* When this fails, the connection is gone, and the server undoes. */
	session->PQclear(session->PQexecParams(session->connection,
	    "ROLLBACK", 0, NULL, NULL, NULL, NULL, 1));
}

static struct bsz_statement *make(struct bsz_store *store, const char *sql,
    bool is_stream, struct bsz_err *err)
{
	struct bsz_postgres *const session = store->session;
	struct bsz_statement *const statement = bsz_calloc(1,
	    sizeof(*statement));

	if (statement)
		statement->sql = bsz_postgres_translate(sql);
	if (!statement || !statement->sql) {
		bsz_free(statement);
		(void)bsz_fail_memory(err);
		return NULL;
	}
	statement->is_stream = is_stream;
	(void)snprintf(statement->name, sizeof(statement->name), "bsz%zu",
	    session->statements++); /* fits */
	return statement;
}

static struct bsz_statement *prepare(struct bsz_store *store,
    const char *sql, struct bsz_err *err)
{
	return make(store, sql, false, err);
}

static struct bsz_statement *stream(struct bsz_store *store, const char *sql,
    struct bsz_err *err)
{
	return make(store, sql, true, err);
}

static void reset(struct bsz_store *store, struct bsz_statement *statement)
{
	const struct bsz_postgres *const session = store->session;

	session->PQclear(statement->result);
	statement->result = NULL;
	statement->has_run = false;
}

static void release(struct bsz_store *store, struct bsz_statement *statement)
{
	struct bsz_err ignored = {0};
	char sql[60];

	reset(store, statement);
	if (statement->is_open) {
		(void)snprintf(sql, sizeof(sql), "CLOSE %s",
		    statement->name); /* fits */
		/* It ends with its transaction at the latest. */
		(void)bsz_postgres_run(store, sql, &ignored);
	}
	bsz_free(statement->sql);
	bsz_free(statement);
}

static void bind(struct bsz_statement *statement, int at, const void *value,
    size_t size, Oid type)
{
	assert(at >= 1 && at <= MOST_PARAMETERS);
	/* Those between that are not bound are never looked at, but need a
	 * type. */
	while (statement->count < at)
		statement->types[statement->count++] = TYPE_TEXT;
	statement->values[at - 1] = value;
	statement->sizes[at - 1] = (int)size;
	statement->formats[at - 1] = 1;
	statement->types[at - 1] = type;
}

static void bind_text(struct bsz_store *store,
    struct bsz_statement *statement, int at, const char *text)
{
	(void)store;
	bind(statement, at, text, strlen(text), TYPE_TEXT);
}

static void bind_blob(struct bsz_store *store,
    struct bsz_statement *statement, int at, const void *data, size_t size)
{
	(void)store;
	bind(statement, at, data, size, TYPE_BYTEA);
}

static void bind_amount(struct bsz_store *store,
    struct bsz_statement *statement, int at, int64_t amount)
{
	int64_t *const sent = &statement->amounts[at - 1];

	(void)store;
	*sent = (int64_t)htobe64((uint64_t)amount);
	bind(statement, at, amount == BSZ_UNKNOWN ? NULL : sent,
	    sizeof(*sent), TYPE_INT8);
}

/* What is used again is prepared. */
static PGresult *execute(struct bsz_postgres *session,
    struct bsz_statement *statement)
{
	if (!statement->uses++)
		return session->PQexecParams(session->connection,
		    statement->sql, statement->count, statement->types,
		    statement->values, statement->sizes, statement->formats,
		    1);
	if (statement->uses == 2) {
		PGresult *const result = session->PQprepare(
		    session->connection, statement->name, statement->sql,
		    statement->count, statement->types);

		if (!is_fine(session, result)) {
			statement->uses--;
			return result;
		}
		session->PQclear(result);
	}
	return session->PQexecPrepared(session->connection, statement->name,
	    statement->count, statement->values, statement->sizes,
	    statement->formats, 1);
}

static PGresult *fetch(struct bsz_postgres *session,
    struct bsz_statement *statement)
{
	char sql[80];

	(void)snprintf(sql, sizeof(sql), "FETCH " FETCHED " FROM %s",
	    statement->name); /* fits */
	return session->PQexecParams(session->connection, sql, 0, NULL, NULL,
	    NULL, NULL, 1);
}

/* Make the cursor, and fetch its first rows. */
static PGresult *open_stream(struct bsz_postgres *session,
    struct bsz_statement *statement)
{
	struct bsz_buf sql = {0};
	PGresult *result = NULL;

	bsz_buf_printf(&sql, "DECLARE %s NO SCROLL CURSOR FOR %s",
	    statement->name, statement->sql);
	bsz_buf_char(&sql, '\0');
	if (!sql.failed)
		result = session->PQexecParams(session->connection, sql.data,
		    statement->count, statement->types, statement->values,
		    statement->sizes, statement->formats, 1);
	bsz_buf_release(&sql);
	if (!is_fine(session, result))
		return result;
	session->PQclear(result);
	statement->is_open = true;
	return fetch(session, statement);
}

static int step(struct bsz_store *store, struct bsz_statement *statement,
    const char *what, struct bsz_err *err)
{
	struct bsz_postgres *const session = store->session;

	if (statement->has_run && ++statement->row < statement->rows)
		return 1;
	if (statement->has_run && (!statement->is_stream ||
	    !statement->rows))
		return 0;
	session->PQclear(statement->result);
	statement->result = !statement->is_stream ?
	    execute(session, statement) : statement->has_run ?
	    fetch(session, statement) : open_stream(session, statement);
	if (!is_fine(session, statement->result))
		return fail(session, what, statement->result, err);
	statement->has_run = true;
	statement->row = 0;
	statement->rows = session->PQntuples(statement->result);
	return statement->rows > 0;
}

static int64_t changes(struct bsz_store *store,
    struct bsz_statement *statement)
{
	const struct bsz_postgres *const session = store->session;

	return strtoll(session->PQcmdTuples(statement->result), NULL, 10);
}

/* --- columns ------------------------------------------------------------ */

static const void *column_blob(struct bsz_store *store,
    struct bsz_statement *statement, int column, size_t *size)
{
	const struct bsz_postgres *const session = store->session;

	*size = 0;
	if (session->PQgetisnull(statement->result, statement->row, column))
		return NULL;
	*size = (size_t)session->PQgetlength(statement->result,
	    statement->row, column);
	return session->PQgetvalue(statement->result, statement->row, column);
}

static const char *column_text(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	size_t size;
	const char *const text = column_blob(store, statement, column, &size);

	return text ? text : ""; /* libpq puts a NUL behind it */
}

/* Big-endian, of 8 bytes or fewer: numbers and truth values. */
static int64_t column_amount(struct bsz_store *store,
    struct bsz_statement *statement, int column)
{
	size_t size;
	const uint8_t *const bytes = column_blob(store, statement, column,
	    &size);
	uint64_t amount = 0;

	if (!bytes || size > sizeof(amount))
		return BSZ_UNKNOWN;
	for (size_t i = 0; i < size; i++)
		amount = amount << 8 | bytes[i];
	return (int64_t)amount;
}

static int bytes(struct bsz_store *store, int64_t *size, struct bsz_err *err)
{
	return bsz_sql_number(store, "SELECT (pg_total_relation_size("
	    "'project') + pg_total_relation_size('run') + "
	    "pg_total_relation_size('step') + "
	    "pg_total_relation_size('artifact') + "
	    "pg_total_relation_size('daily'))::bigint", size, err);
}

/* The server checks its pages by itself. */
static int vacuum(struct bsz_store *store, struct bsz_err *err)
{
	return bsz_postgres_run(store, "VACUUM ANALYZE project, run, step, "
	    "artifact, daily", err);
}

const struct bsz_engine bsz_engine_postgres = {
	.open = bsz_postgres_open,
	.close = bsz_postgres_close,
	.shown = bsz_postgres_shown,
	.begin_write = "BEGIN;" WRITERS,
	.begin_whole = "BEGIN ISOLATION LEVEL REPEATABLE READ;" WRITERS,
	.begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	.run = bsz_postgres_run,
	.undo = bsz_postgres_undo,
	.may_retry = may_retry,
	.prepare = prepare,
	.stream = stream,
	.reset = reset,
	.free = release,
	.text = bind_text,
	.blob = bind_blob,
	.amount = bind_amount,
	.step = step,
	.changes = changes,
	.column_text = column_text,
	.column_blob = column_blob,
	.column_amount = column_amount,
	.version = bsz_postgres_version,
	.bytes = bytes,
	.vacuum = vacuum,
};
