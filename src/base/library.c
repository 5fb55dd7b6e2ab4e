/*
 * dlopen() and the names of functions, whose addresses go into a struct of the
 * user, behind its handle.
 */
#include <binsize/library.h>

#include <dlfcn.h>
#include <string.h>

static int find_functions(const struct bsz_library *library, void *handle,
    void *table, struct bsz_err *err)
{
	char *place = (char *)table + sizeof(handle);

	for (const char *const *name = library->functions; *name; name++) {
		void *const symbol = dlsym(handle, *name);

		if (!symbol)
			return bsz_fail(err, BSZ_EUSAGE, "%s need %s, which "
			    "this %s has not (install a newer %s)",
			    library->use, *name, library->file,
			    library->package);
		/* POSIX: a function's address fits an object pointer. */
		memcpy(place, &symbol, sizeof(symbol));
		place += sizeof(symbol);
	}
	return 0;
}

int bsz_library_open(const struct bsz_library *library, void *table,
    struct bsz_err *err)
{
	void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
	int rc = 0;

	if (!handle)
		rc = bsz_fail(err, BSZ_EUSAGE, "%s need %s, which cannot be "
		    "loaded (install the package %s)", library->use,
		    library->file, library->package);
	else
		rc = find_functions(library, handle, table, err);
	if (rc) {
		bsz_library_close(handle);
		handle = NULL;
	}
	memcpy(table, &handle, sizeof(handle));
	return rc;
}

void bsz_library_close(void *handle)
{
	if (handle)
		(void)dlclose(handle); /* nothing left to do if not */
}
