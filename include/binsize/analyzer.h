/*
 * The analyzer contract: one question a file. An analyzer is a pure function
 * of maps, the artifact's bytes and the query; it does no I/O, reads no
 * clock and knows no format.
 */
#ifndef BINSIZE_ANALYZER_H
#define BINSIZE_ANALYZER_H

#include <binsize/filter.h>
#include <binsize/rollup.h>
#include <binsize/strip.h>
#include <binsize/table.h>

enum bsz_sort {
	BSZ_SORT_BOTH,
	BSZ_SORT_FILE,
	BSZ_SORT_VM,
	BSZ_SORT_WIRE,
	BSZ_SORT_NAME
};

/* Rows of a comparison, largest first but for names. */
enum bsz_change_sort {
	BSZ_CHANGE_DELTA, /* difference, whatever its sign */
	BSZ_CHANGE_OLD,
	BSZ_CHANGE_NEW,
	BSZ_CHANGE_NAME
};

struct bsz_query {
	enum bsz_dimension dims[BSZ_MAX_NESTING];
	size_t dim_count;      /* 0: the analyzer's own choice */
	size_t limit;          /* rows a level; 0: all */
	enum bsz_sort sort;
	enum bsz_change_sort change_sort; /* of a comparison, in its place */
	enum bsz_names names;
	enum bsz_aliases aliases;
	bool domain[BSZ_DOMAINS];
	/* Of a comparison: read the inline tree, to tell whether code changed
	 * because of what is inlined into it. */
	bool inlining;
	/* Symbols: clones of functions are rows of their own (see clones.h),
	 * not part of the function. */
	bool split_clones;
	const struct bsz_filter *filter; /* NULL: all rows */
	/* When set, what nothing claims (the layout's own labels) is one row
	 * of this name. */
	const char *unclaimed;
	const char *const *only;         /* section names */
	size_t only_count;
	bool place_set;        /* explain */
	enum bsz_domain place_domain;
	uint64_t place;
	bool dive;             /* images: the figures of dive, too */
	bool no_shares;        /* sizes only: the format shows no shares */
	bool chains;           /* whole inline chains (folded) */
	bool evidence;         /* shares by what labels rest on, too */
	bool requires_known;   /* so much has to be known: */
	double known;          /* 0 to 1 */
	enum bsz_strip_codec codec; /* savings: what the wire carries */
	bool levers_only;      /* savings: no stripping */
	bool last;             /* nothing else is asked of the artifact */
};

struct bsz_analyzer {
	const char *name;
	const char *brief; /* one line */
	const char *help;  /* paragraphs */
	/* A question about one artifact; NULL when it needs a baseline. */
	int (*run)(struct bsz_artifact *artifact,
	    const struct bsz_query *query, struct bsz_report *report,
	    struct bsz_err *err);
	/* A question about what another artifact, the baseline, became; NULL
	 * in all others. */
	int (*compare)(struct bsz_artifact *baseline,
	    struct bsz_artifact *artifact, const struct bsz_query *query,
	    struct bsz_report *report, struct bsz_err *err);
};

/* All analyzers in help order, and one by name or NULL. */
const struct bsz_analyzer *const *bsz_analyzers(size_t *count);
const struct bsz_analyzer *bsz_analyzer_find(const char *name);

#endif
