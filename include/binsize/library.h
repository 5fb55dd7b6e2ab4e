/*
 * Libraries opened at run time, on first use: what few runs need must not
 * cost every run its mapping and relocating (0.1 ms and more a library).
 *
 * A user lists the functions once and gets a struct of pointers that have
 * the header's own types:
 *
 *	#define FUNCTIONS(X) X(sqlite3_open_v2) X(sqlite3_close)
 *	struct sqlite {
 *		void *handle;
 *		FUNCTIONS(BSZ_LIBRARY_MEMBER)
 *	};
 *	static const struct bsz_library_function functions[] = {
 *	#define ROW(name) BSZ_LIBRARY_ROW(struct sqlite, name)
 *		FUNCTIONS(ROW)
 *	#undef ROW
 *	};
 */
#ifndef BINSIZE_LIBRARY_H
#define BINSIZE_LIBRARY_H

#include <binsize/err.h>

struct bsz_library_function {
	const char *name; /* as the library exports it */
	size_t offset;    /* of its pointer in the user's struct */
};

struct bsz_library {
	const char *file;    /* "libpcre2-8.so.0" */
	const char *package; /* Debian's, for the message: "libpcre2-8-0" */
	const char *use;     /* who needs it, plural: "patterns" */
	const struct bsz_library_function *functions;
	size_t function_count;
};

#define BSZ_LIBRARY_MEMBER(name) __typeof__(&name) name;
#define BSZ_LIBRARY_ROW(type, name) {#name, offsetof(type, name)},

/*
 * Open a library and fill the function pointers of table, the user's struct.
 * Returns the handle, closed by bsz_library_close(), or NULL with BSZ_EUSAGE
 * in err, whose text says what is missing and which package brings it.
 * A system call's time for the first user, a look-up each for later ones.
 */
void *bsz_library_open(const struct bsz_library *library, void *table,
    struct bsz_err *err);
void bsz_library_close(void *handle); /* NULL is fine */

#endif
