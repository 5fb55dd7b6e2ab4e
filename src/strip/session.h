/*
 * What all modes share about one file. Names a mode needs several times (a
 * set of dropped symbols) live in its own scratch.
 */
#ifndef BINSIZE_STRIP_SESSION_H
#define BINSIZE_STRIP_SESSION_H

#include "source.h"
#include "symbols.h"

/* What an archive's index lists of a member. */
struct strip_indexed {
	uint64_t symbols;
	uint64_t names; /* bytes, their NULs included */
};

struct strip_archive;

struct bsz_strip {
	struct bsz_arena arena;
	const char *name; /* of the file, its folder left out; borrowed */
	struct strip_source source;
	struct strip_symbols symbols;
	bool has_symbols; /* read by the first mode that wants them */
	struct strip_archive *archive; /* instead of source; or NULL */
	/* Of the last forecast, for the archive around it. */
	struct strip_indexed indexed;
	bool is_member;  /* of an archive */
	bool is_foreign; /* refused, and copied there */
};

/* The symbols, read on first use. BSZ_ENOMEM. */
int bsz_strip_symbols(struct bsz_strip *strip,
    const struct strip_symbols **symbols, struct bsz_err *err);

/*
 * Fill a forecast. Return 0, so that `return bsz_strip_...` ends a mode. A
 * reason that begins with STRIP_OPEN is one why nothing is known.
 */
#define STRIP_OPEN "not foreseen: "
int bsz_strip_forecast(struct bsz_strip_forecast *forecast, uint64_t size);
int bsz_strip_refuse(struct bsz_strip_forecast *forecast,
    const char *reason);

#define STRIP_MODE(name) extern const struct bsz_strip_mode bsz_strip_##name;
#include "list.h"
#undef STRIP_MODE

#endif
