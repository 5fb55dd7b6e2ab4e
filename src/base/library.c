/*
 * dlopen() and a table of functions.
 */
#include <binsize/library.h>

#include <dlfcn.h>
#include <string.h>

static int find_functions(const struct bsz_library *library, void *handle,
    void *table, struct bsz_err *err)
{
	for (size_t i = 0; i < library->function_count; i++) {
		const struct bsz_library_function *function =
		    &library->functions[i];
		void *const symbol = dlsym(handle, function->name);

		if (!symbol)
			return bsz_fail(err, BSZ_EUSAGE, "%s need %s, which "
			    "this %s has not (install a newer %s)",
			    library->use, function->name, library->file,
			    library->package);
		/* POSIX: a function's address fits an object pointer. */
		memcpy((char *)table + function->offset, &symbol,
		    sizeof(symbol));
	}
	return 0;
}

void *bsz_library_open(const struct bsz_library *library, void *table,
    struct bsz_err *err)
{
	void *const handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);

	if (!handle) {
		bsz_fail(err, BSZ_EUSAGE, "%s need %s, which cannot be loaded "
		    "(install the package %s)", library->use, library->file,
		    library->package);
		return NULL;
	}
	if (find_functions(library, handle, table, err)) {
		bsz_library_close(handle);
		return NULL;
	}
	return handle;
}

void bsz_library_close(void *handle)
{
	if (handle)
		(void)dlclose(handle); /* nothing left to do if not */
}
