/*
 * One file, one host: the write-ahead log lives in memory that all processes
 * share, which a network file system cannot give. It is refused there; what
 * happens otherwise is a damaged store weeks later.
 */
#include "schema.h"
#include "sqlite.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>

/* STRICT tables came with it. */
#define OLDEST 3037000

/*
 * Who waits for the lock looks again every 100 ms, in no order, so in a crowd
 * of 64 some wait far longer than others: 10 s were not enough for all.
 */
#define PATIENCE_MS 120000
#define PAUSE_MS 20

/* Magic numbers of statfs(2). */
static const struct {
	uint32_t magic;
	const char *name;
} networks[] = {
	{0x00006969, "NFS"},
	{0xff534d42, "CIFS"},
	{0xfe534d42, "SMB"},
	{0x0000517b, "SMB"},
	{0x01021997, "9p"},
	{0x00c36400, "Ceph"},
	{0x5346414f, "AFS"},
	{0x0bd00bd0, "Lustre"},
	{0x47504653, "GPFS"},
};

static int refuse_network(const char *path, struct bsz_err *err)
{
	const char *const slash = strrchr(path, '/');
	const size_t size = slash ? (size_t)(slash - path) + 1 : 0;
	char folder[PATH_MAX] = ".";
	struct statfs status;

	if (size && size < sizeof(folder)) {
		memcpy(folder, path, size);
		folder[size] = '\0';
	}
	if (statfs(folder, &status) != 0)
		return 0; /* opening says why */
	for (size_t i = 0; i < BSZ_COUNTOF(networks); i++)
		if ((uint32_t)status.f_type == networks[i].magic)
			return bsz_fail(err, BSZ_ESTORE, "lies on %s: "
			    "processes of several machines cannot share a "
			    "SQLite file (record with --spool FILE there, "
			    "and import the files on one machine)",
			    networks[i].name);
	return 0;
}

int bsz_sqlite_version(struct bsz_store *store, int64_t *version,
    struct bsz_err *err)
{
	int64_t id, tables;
	/* In this order: another process may be making the tables, and the
	 * id comes with them. */
	int rc = bsz_sql_number(store,
	    "SELECT count(*) FROM sqlite_schema", &tables, err);

	rc = rc ? rc : bsz_sql_number(store, "PRAGMA application_id", &id,
	    err);
	rc = rc ? rc : bsz_sql_number(store, "PRAGMA user_version",
	    version, err);
	if (rc)
		return rc;
	if (id != BSZ_SCHEMA_ID && (id || tables))
		return bsz_fail(err, BSZ_ESTORE, "is a database of another "
		    "program, not a store of binsize");
	return bsz_schema_check(*version, err);
}

/* A copy of the file as it is, unless an earlier try has left one. */
static int keep_copy(struct bsz_store *store, int64_t version,
    struct bsz_err *err)
{
	const struct bsz_sqlite *const sqlite = store->session;
	char *const path = sqlite->sqlite3_mprintf("%s.v%lld",
	    store->path, (long long)version);
	char *const sql = path ? sqlite->sqlite3_mprintf(
	    "VACUUM INTO %Q", path) : NULL;
	int rc = sql ? 0 : bsz_fail_memory(err);
	FILE *const there = rc ? NULL : fopen(path, "re");

	if (there)
		(void)fclose(there); /* nothing was written */
	else if (!rc)
		rc = bsz_sql_run(store, sql, err);
	sqlite->sqlite3_free(sql);
	sqlite->sqlite3_free(path);
	return rc;
}

/* One step, unless another process was faster. */
static int take_step(struct bsz_store *store, int64_t version,
    struct bsz_err *err)
{
	char mark[100];
	int64_t now;
	int rc = bsz_sql_run(store, "BEGIN IMMEDIATE", err);

	if (rc)
		return rc;
	(void)snprintf(mark, sizeof(mark), "PRAGMA user_version=%" PRId64
	    "; PRAGMA application_id=%d", version + 1,
	    BSZ_SCHEMA_ID); /* fits */
	rc = bsz_sqlite_version(store, &now, err);
	if (!rc && now == version)
		rc = bsz_sql_run(store, bsz_schema_steps[version], err);
	if (!rc && now == version)
		rc = bsz_sql_run(store, mark, err);
	rc = rc ? rc : bsz_sql_run(store, "COMMIT", err);
	if (rc)
		bsz_sql_undo(store);
	return rc;
}

static int migrate(struct bsz_store *store, struct bsz_err *err)
{
	int64_t version = 0;
	int rc = bsz_sqlite_version(store, &version, err);
	const bool is_new = !version;

	while (!rc && version < (int64_t)bsz_schema_step_count) {
		if (!is_new)
			rc = keep_copy(store, version, err);
		rc = rc ? rc : take_step(store, version, err);
		rc = rc ? rc : bsz_sqlite_version(store, &version, err);
	}
	return rc;
}

/*
 * The first ones to open a new file change its journal at the same time.
 * SQLite does not wait then, as for all else, but says at once that the file
 * is locked.
 */
static int set_journal(struct bsz_store *store, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;
	const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};

	for (int waited = 0;; waited += PAUSE_MS) {
		const int state = sqlite->sqlite3_exec(sqlite->database,
		    "PRAGMA journal_mode = WAL", NULL, NULL, NULL);

		if (state == SQLITE_OK)
			return 0;
		if (state != SQLITE_BUSY || waited >= PATIENCE_MS)
			return bsz_sqlite_fail(sqlite, "store", err);
		(void)nanosleep(&pause, NULL); /* a shorter one is fine */
	}
}

static int prepare(struct bsz_store *store, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;
	int64_t version;
	int rc;

	if (sqlite->sqlite3_busy_timeout(sqlite->database, PATIENCE_MS) !=
	    SQLITE_OK)
		return bsz_sqlite_fail(sqlite, "store", err);
	/* Whose file it is comes first: another program's is not touched. */
	rc = bsz_sqlite_version(store, &version, err);
	rc = rc ? rc : set_journal(store, err);
	rc = rc ? rc : bsz_sql_run(store, "PRAGMA synchronous = NORMAL;"
	    "PRAGMA foreign_keys = ON", err);
	return rc ? rc : migrate(store, err);
}

static int open_database(struct bsz_store *store,
    enum bsz_store_access access, struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = store->session;
	struct stat status;
	int rc;

	if (sqlite->sqlite3_libversion_number() < OLDEST)
		return bsz_fail(err, BSZ_EUSAGE, "SQLite %s is too old (3.37 "
		    "or later is needed)", sqlite->sqlite3_libversion());
	if (access == BSZ_STORE_READ && stat(store->path, &status) != 0)
		return bsz_fail(err, BSZ_ESTORE, "%s (binsize record and "
		    "binsize import make a store)", strerror(errno));
	rc = refuse_network(store->path, err);
	if (!rc && sqlite->sqlite3_open_v2(store->path, &sqlite->database,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
		rc = sqlite->database ?
		    bsz_sqlite_fail(sqlite, "cannot be opened", err) :
		    bsz_fail_memory(err);
	return rc ? rc : prepare(store, err);
}

int bsz_sqlite_open(struct bsz_store *store, enum bsz_store_access access,
    struct bsz_err *err)
{
	struct bsz_sqlite *const sqlite = bsz_calloc(1, sizeof(*sqlite));

	if (!sqlite)
		return bsz_fail_memory(err);
	store->session = sqlite;
	return bsz_library_open(&bsz_sqlite_library, sqlite, err) ?
	    err->code : open_database(store, access, err);
}

void bsz_sqlite_close(struct bsz_store *store)
{
	struct bsz_sqlite *const sqlite = store->session;

	if (sqlite && sqlite->handle) {
		/* All is committed. */
		(void)sqlite->sqlite3_close(sqlite->database);
		bsz_library_close(sqlite->handle);
	}
	bsz_free(sqlite);
}
