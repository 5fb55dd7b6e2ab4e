/*
 * What a store asks of a database: statements that are prepared once, values
 * that are bound and read in order, and one way to say what failed. There
 * are two engines behind it, SQLite and PostgreSQL.
 *
 * Whatever fails says so when a statement is run, so binding and reading
 * values have no error branch of their own.
 */
#ifndef BINSIZE_ENGINE_H
#define BINSIZE_ENGINE_H

#include "store.h"

/* Statements that are prepared once; their texts are in schema.c. */
enum bsz_statement_text {
	BSZ_PUT_PROJECT,
	BSZ_FIND_PROJECT,
	BSZ_PUT_RUN,
	BSZ_FIND_RUN,
	BSZ_PUT_STEP,
	BSZ_PUT_ARTIFACT,
	BSZ_READ_STEPS,
	BSZ_READ_ARTIFACTS,
	BSZ_DELETE_UNFINISHED,
	BSZ_FIND_OLD,
	BSZ_DELETE_RUNS,
	BSZ_PUT_DAY,
	BSZ_FIND_DAY,
	BSZ_STATEMENTS
};

/* A prepared statement; what it is is the engine's affair. */
struct bsz_statement;

struct bsz_store {
	const struct bsz_engine *engine;
	const char *path;
	void *session; /* the engine's */
	/* NULL: not prepared yet */
	struct bsz_statement *statements[BSZ_STATEMENTS];
};

struct bsz_engine {
	/* Open store->path and bring it up to date; what is left half is
	 * cleared by close. */
	int (*open)(struct bsz_store *store, enum bsz_store_access access,
	    struct bsz_err *err);
	void (*close)(struct bsz_store *store);
	/* A path as messages may show it. */
	const char *(*shown)(const char *path);
	/* Whole: what is read and written is as of one moment. */
	const char *begin_write, *begin_whole, *begin_read;

	int (*run)(struct bsz_store *store, const char *sql,
	    struct bsz_err *err);
	/* Give up the transaction that is open, whose failure was told. */
	void (*undo)(struct bsz_store *store);
	/* Did the last failure come from others who write, so that the same
	 * transaction may succeed now? */
	bool (*may_retry)(struct bsz_store *store);

	struct bsz_statement *(*prepare)(struct bsz_store *store,
	    const char *sql, struct bsz_err *err);
	/* One whose rows may be more than memory takes, inside a
	 * transaction. */
	struct bsz_statement *(*stream)(struct bsz_store *store,
	    const char *sql, struct bsz_err *err);
	void (*reset)(struct bsz_store *store,
	    struct bsz_statement *statement);
	void (*free)(struct bsz_store *store,
	    struct bsz_statement *statement);
	void (*text)(struct bsz_store *store, struct bsz_statement *statement,
	    int at, const char *text);
	void (*blob)(struct bsz_store *store, struct bsz_statement *statement,
	    int at, const void *data, size_t size);
	void (*amount)(struct bsz_store *store,
	    struct bsz_statement *statement, int at, int64_t amount);
	int (*step)(struct bsz_store *store, struct bsz_statement *statement,
	    const char *what, struct bsz_err *err);
	int64_t (*changes)(struct bsz_store *store,
	    struct bsz_statement *statement);
	const char *(*column_text)(struct bsz_store *store,
	    struct bsz_statement *statement, int column);
	const void *(*column_blob)(struct bsz_store *store,
	    struct bsz_statement *statement, int column, size_t *size);
	int64_t (*column_amount)(struct bsz_store *store,
	    struct bsz_statement *statement, int column);

	/* Looking after it. */
	int (*version)(struct bsz_store *store, int64_t *version,
	    struct bsz_err *err);
	int (*bytes)(struct bsz_store *store, int64_t *bytes,
	    struct bsz_err *err);
	int (*vacuum)(struct bsz_store *store, struct bsz_err *err);
};

extern const struct bsz_engine bsz_engine_sqlite, bsz_engine_postgres;

/* Statements without values or rows. */
int bsz_sql_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err);
void bsz_sql_undo(struct bsz_store *store);

/* One whole number, the first column of the first row; BSZ_UNKNOWN when
 * there is none. */
int bsz_sql_number(struct bsz_store *store, const char *sql,
    int64_t *number, struct bsz_err *err);

/* A prepared statement, reset, ready to be bound; NULL on failure. */
struct bsz_statement *bsz_sql_prepare(struct bsz_store *store,
    enum bsz_statement_text statement, struct bsz_err *err);

/* A statement of its own, which the caller frees; NULL on failure. stream:
 * in a transaction, for many rows. */
struct bsz_statement *bsz_sql_new(struct bsz_store *store, const char *sql,
    struct bsz_err *err);
struct bsz_statement *bsz_sql_stream(struct bsz_store *store,
    const char *sql, struct bsz_err *err);
void bsz_sql_reset(struct bsz_store *store, struct bsz_statement *statement);
void bsz_sql_free(struct bsz_store *store, struct bsz_statement *statement);

/* Bind by number; failures show when the statement is run. Texts and bytes
 * stay borrowed until then. BSZ_UNKNOWN becomes NULL. */
void bsz_sql_text(struct bsz_store *store, struct bsz_statement *statement,
    int at, const char *text);
void bsz_sql_blob(struct bsz_store *store, struct bsz_statement *statement,
    int at, const void *data, size_t size);
void bsz_sql_amount(struct bsz_store *store, struct bsz_statement *statement,
    int at, int64_t amount);

/* Run to the next row: 1, 0 at the end, or an error's code. */
int bsz_sql_step(struct bsz_store *store, struct bsz_statement *statement,
    const char *what, struct bsz_err *err);
/* Rows that a statement without rows has changed. */
int64_t bsz_sql_changes(struct bsz_store *store,
    struct bsz_statement *statement);

/* The text, bytes or amount of a column, valid until the next step; "", NULL
 * and BSZ_UNKNOWN for NULL. */
const char *bsz_sql_column_text(struct bsz_store *store,
    struct bsz_statement *statement, int column);
const void *bsz_sql_column_blob(struct bsz_store *store,
    struct bsz_statement *statement, int column, size_t *size);
int64_t bsz_sql_column_amount(struct bsz_store *store,
    struct bsz_statement *statement, int column);

#endif
