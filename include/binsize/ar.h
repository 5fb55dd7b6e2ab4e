/*
 * Members of an ar archive (.a, .rlib), in the order they have in it.
 *
 * Both dialects are read: GNU's (names end in '/', long ones are in a table
 * named "//", the index is "/" or "/SYM64/") and BSD's (long names in front
 * of the contents, "#1/LENGTH"; the index is "__.SYMDEF"). Members are spans
 * of the archive, so that header, content and padding of all of them and the
 * 8 bytes before the first cover every byte of a sound archive once.
 */
#ifndef BINSIZE_AR_H
#define BINSIZE_AR_H

#include <binsize/base.h>

/* "!<arch>\n", before the first header. */
#define BSZ_AR_MAGIC_SIZE 8
#define BSZ_AR_HEADER_SIZE 60

enum bsz_ar_kind {
	BSZ_AR_MEMBER,
	BSZ_AR_INDEX, /* which member defines which symbol */
	BSZ_AR_NAMES  /* GNU's table of long names */
};

struct bsz_ar_member {
	enum bsz_ar_kind kind;
	const char *name;  /* borrowed from the archive; hostile */
	size_t name_size;  /* it has no NUL at its end */
	uint64_t header;   /* offset where its header begins */
	uint64_t start;    /* of the content, behind a BSD name */
	uint64_t size;     /* of the content, as much as there is */
	uint64_t declared; /* of the content, as its header says */
	uint64_t end;      /* behind its padding, 0 or 1 byte */
};

struct bsz_ar {
	struct bsz_span bytes;
	struct bsz_span names;  /* GNU's table, once it was met */
	uint64_t at;            /* of the next header */
	const char *damage;     /* why the walk ended early; static */
	uint64_t damage_offset;
};

/* Do bytes begin like an archive, or like a thin one (names of files only)? */
bool bsz_ar_is(struct bsz_span bytes);
bool bsz_ar_is_thin(struct bsz_span bytes);

/* Begin before the first member of bytes, for which bsz_ar_is() holds. */
void bsz_ar_begin(struct bsz_ar *ar, struct bsz_span bytes);

/*
 * The next member; false behind the last one, or where a header cannot be
 * read: then ar->damage is set, and nothing is said of bytes from ar->at on.
 * A member that reaches past the end is cut there and is the last; ar->damage
 * is set then, too. O(1), or O(length of its name).
 */
bool bsz_ar_next(struct bsz_ar *ar, struct bsz_ar_member *member);

#endif
