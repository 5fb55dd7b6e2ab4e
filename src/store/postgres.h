/*
 * PostgreSQL as an engine of stores; postgres_open.c makes its session.
 */
#ifndef BINSIZE_POSTGRES_H
#define BINSIZE_POSTGRES_H

#include "engine.h"

#include <binsize/library.h>

#include <postgresql/libpq-fe.h>

#define BSZ_POSTGRES_FUNCTIONS(X) \
	X(PQclear) \
	X(PQcmdTuples) \
	X(PQconnectdbParams) \
	X(PQconninfoFree) \
	X(PQconninfoParse) \
	X(PQerrorMessage) \
	X(PQexec) \
	X(PQexecParams) \
	X(PQexecPrepared) \
	X(PQfinish) \
	X(PQgetisnull) \
	X(PQgetlength) \
	X(PQgetvalue) \
	X(PQnfields) \
	X(PQntuples) \
	X(PQprepare) \
	X(PQresultErrorField) \
	X(PQresultStatus) \
	X(PQserverVersion) \
	X(PQsetNoticeProcessor) \
	X(PQstatus)

struct bsz_postgres {
	void *handle;
	BSZ_POSTGRES_FUNCTIONS(BSZ_LIBRARY_MEMBER)
	PGconn *connection;
	size_t statements; /* made so far, for their names */
	char state[6];     /* SQLSTATE of the last failure */
};

/* Open a store at an address, make or upgrade its tables. BSZ_EUSAGE for what
 * is no address, BSZ_ESTORE, BSZ_ENOMEM. */
int bsz_postgres_open(struct bsz_store *store, enum bsz_store_access access,
    struct bsz_err *err);
void bsz_postgres_close(struct bsz_store *store);

/* Host and database of an address, without a password. */
const char *bsz_postgres_shown(const char *path);

/* The version of the store; 0: there is none yet. BSZ_ESTORE. */
int bsz_postgres_version(struct bsz_store *store, int64_t *number,
    struct bsz_err *err);

/* SQL of ours in the server's words: types, and numbered parameters. Freed by
 * the caller with bsz_free(); NULL when memory is short. */
char *bsz_postgres_translate(const char *sql);

/* Run one statement or several, with nothing to bind and no rows.
 * BSZ_ESTORE, BSZ_ENOMEM. */
int bsz_postgres_run(struct bsz_store *store, const char *sql,
    struct bsz_err *err);

/* Give up the transaction that is open. */
void bsz_postgres_undo(struct bsz_store *store);

#endif
