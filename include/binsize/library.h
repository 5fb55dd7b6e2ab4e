/*
 * Libraries opened at run time, on first use: what few runs need must not
 * cost every run its mapping and relocating (0.1 ms and more a library).
 *
 * A user lists the functions once and gets a struct of pointers that have
 * the header's own types. It begins with the handle; then come the functions
 * in the list's order:
 *
 *	#define FUNCTIONS(X) X(sqlite3_open_v2) X(sqlite3_close)
 *	struct sqlite {
 *		void *handle;
 *		FUNCTIONS(BSZ_LIBRARY_MEMBER)
 *	};
 *	static const struct bsz_library library = {
 *		...
 *		.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
 *	};
 */
#ifndef BINSIZE_LIBRARY_H
#define BINSIZE_LIBRARY_H

#include <binsize/err.h>

struct bsz_library {
	const char *file;    /* "libpcre2-8.so.0" */
	const char *package; /* Debian's, for the message: "libpcre2-8-0" */
	const char *use;     /* who needs it, plural: "patterns" */
	const char *const *functions; /* as it exports them; NULL ends them */
};

#define BSZ_LIBRARY_MEMBER(name) __typeof__(&name) name;
#define BSZ_LIBRARY_NAME(name) #name,
#define BSZ_LIBRARY_NAMES(list) \
	(const char *const[]) { list(BSZ_LIBRARY_NAME) NULL }

/*
 * Open a library and fill table, the user's struct: the handle, closed by
 * bsz_library_close(), and the functions. BSZ_EUSAGE and a handle of NULL when
 * something is missing; the text of err says what, and which package brings
 * it. A system call's time for the first user, a look-up each for later ones.
 */
int bsz_library_open(const struct bsz_library *library, void *table,
    struct bsz_err *err);
void bsz_library_close(void *handle); /* NULL is fine */

#endif
