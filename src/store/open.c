/*
 * One file, one host: the write-ahead log lives in memory that all processes
 * share, which a network file system cannot give. It is refused there; what
 * happens otherwise is a damaged store weeks later.
 */
#include "schema.h"
#include "store.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/* STRICT tables came with it. */
#define OLDEST 3037000

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

static int prepare(struct bsz_store *store, struct bsz_err *err)
{
	int64_t version;
	int rc;

	if (store->api.sqlite3_busy_timeout(store->database, 10000) !=
	    SQLITE_OK)
		return bsz_sqlite_fail(store, "store", err);
	/* Whose file it is comes first: another program's is not touched. */
	rc = bsz_schema_version(store, &version, err);
	rc = rc ? rc : bsz_sqlite_run(store,
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
	    "PRAGMA foreign_keys = ON", err);
	return rc ? rc : bsz_schema_migrate(store, err);
}

static int open_database(struct bsz_store *store,
    enum bsz_store_access access, struct bsz_err *err)
{
	struct stat status;
	int rc;

	if (store->api.sqlite3_libversion_number() < OLDEST)
		return bsz_fail(err, BSZ_EUSAGE, "SQLite %s is too old (3.37 "
		    "or later is needed)", store->api.sqlite3_libversion());
	if (access == BSZ_STORE_READ && stat(store->path, &status) != 0)
		return bsz_fail(err, BSZ_ESTORE, "%s (binsize record and "
		    "binsize import make a store)", strerror(errno));
	rc = refuse_network(store->path, err);
	if (!rc && store->api.sqlite3_open_v2(store->path, &store->database,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
		rc = store->database ?
		    bsz_sqlite_fail(store, "cannot be opened", err) :
		    bsz_fail_memory(err);
	return rc ? rc : prepare(store, err);
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
	store->api.handle = bsz_library_open(&bsz_sqlite_library, &store->api,
	    err);
	if (!store->api.handle) {
		bsz_free(store);
		return NULL;
	}
	if (open_database(store, access, err)) {
		(void)bsz_wrap(err, "%.500s", path);
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
		(void)store->api.sqlite3_finalize(store->statements[i]);
	(void)store->api.sqlite3_close(store->database); /* all committed */
	bsz_library_close(store->api.handle);
	bsz_free(store);
}
