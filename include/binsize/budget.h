/*
 * Budgets: limits on sizes, and exceptions from them that end some day.
 *
 * Values at a limit pass. Each limit of a budget counts by itself. A budget
 * that selects nothing fails, because otherwise a rename would switch it off
 * unseen.
 */
#ifndef BINSIZE_BUDGET_H
#define BINSIZE_BUDGET_H

#include <binsize/finding.h>
#include <binsize/push_cost.h>

enum bsz_measure {
	BSZ_MEASURE_FILE,
	BSZ_MEASURE_VM,
	BSZ_MEASURE_WIRE,     /* of an image, as a registry carries it */
	BSZ_MEASURE_STRIPPED, /* of an ELF file, after GNU strip */
	BSZ_MEASURE_GZIP,     /* of a file, as a layer by gzip carries it */
	BSZ_MEASURE_ZSTD,     /* the same by zstd */
	BSZ_MEASURE_EFFICIENCY, /* share of an image's content not wasted */
	BSZ_MEASURE_USER_WASTE, /* waste, to what lies above the first layer */
	BSZ_MEASURE_REUSE,    /* share of layers' bytes the baseline has */
	BSZ_MEASURE_COUNT,    /* of the labels that are selected */
	BSZ_MEASURE_PUSH      /* time that a push of it is foreseen to take */
};
#define BSZ_MEASURES 11

struct bsz_measure_info {
	const char *name;       /* as a budget names it */
	const char *words;      /* " stripped": "app is 5 MiB WORDS" */
	const char *known_of;   /* which artifacts have it */
	const char *maker;      /* the fact that tells what compressed; or NULL */
	enum bsz_domain domain; /* of the labels' bytes */
	bool is_whole;          /* of an artifact, not of its labels */
	bool of_both;           /* needs a baseline whatever the limit */
	enum bsz_amount amount;
};
const struct bsz_measure_info *bsz_measure_info(enum bsz_measure measure);
int bsz_measure_find(const char *name); /* -1: none is called so */

enum bsz_limit {
	BSZ_LIMIT_WARN,           /* the value may be at most this, else warn */
	BSZ_LIMIT_MAX,            /* at most */
	BSZ_LIMIT_MIN,            /* at least */
	BSZ_LIMIT_GROWTH,         /* more than the baseline by at most this */
	BSZ_LIMIT_GROWTH_PERCENT, /* by at most this share of it */
	BSZ_LIMIT_NEW             /* what the baseline has not: at most this */
};
#define BSZ_LIMITS 6

struct bsz_budget {
	const char *id;
	const char *artifact;   /* NULL: each artifact */
	enum bsz_measure measure;
	/* Which bytes: the label of a dimension matches; NULL: all. */
	const char *select_dim;
	const char *select;     /* glob, or "re:" and a pattern */
	const char *each_dim;   /* one check for each label; NULL: one in all */
	bool has[BSZ_LIMITS];
	uint64_t limit[BSZ_LIMITS];  /* bytes, or a count */
	double growth_share;         /* of BSZ_LIMIT_GROWTH_PERCENT: 0.02 */
	uint64_t ignore_below;       /* smaller changes are no growth */
	size_t against; /* which of the policy's sources, from 1; 0: the
	    artifact's own baseline */
	bool optional;               /* may select nothing */
	const char *advice, *owner;  /* or NULL */
	unsigned line;
};

/*
 * A limit on what runs take: the median of the newest is held against those
 * before them, of the same project, branch and runner as the newest run. One
 * run never fails.
 */
struct bsz_timing {
	const char *id;
	enum bsz_metric metric;
	size_t runs, window; /* the newest; at most so many before them */
	double factor;       /* of the median before; 0: no such limit */
	double deviations;   /* above it, of the spread before; 0: none */
	uint64_t ignore_below;      /* ms; smaller changes are no growth */
	const char *advice, *owner; /* or NULL */
	unsigned line;
};
/* At least so many: new ones, and before them. */
#define BSZ_TIMING_RUNS 3
#define BSZ_TIMING_WINDOW 10

struct bsz_waiver {
	const char *budget; /* id */
	const char *match;  /* glob or "re:" on the subject; NULL: any */
	uint64_t allow;     /* added to each limit of the budget */
	int64_t until;      /* the last day, counted from 1970-01-01 */
	const char *until_text; /* NULL: of a commit, for this check alone */
	const char *owner, *reason;
	unsigned line;
};

struct bsz_policy {
	const char *file; /* NULL: made of options */
	const struct bsz_budget *budgets;
	size_t budget_count;
	const struct bsz_waiver *waivers;
	size_t waiver_count;
	const struct bsz_timing *timings;
	size_t timing_count;
	const char **against; /* sources that budgets name, each once */
	size_t against_count;
};

/* Lists that a budget needs of each artifact: "section", "section,package";
 * NULL when it needs totals alone. In an arena; BSZ_ENOMEM. */
int bsz_budget_dims(const struct bsz_budget *budget, struct bsz_arena *arena,
    const char **dims, struct bsz_err *err);

/* One artifact as it is, and as it was. */
struct bsz_checked {
	const struct bsz_sizes *sizes;    /* NULL: it could not be measured */
	const struct bsz_sizes *baseline; /* NULL: there is none */
	/* Of each of the policy's sources; NULL where there is none. */
	const struct bsz_sizes *const *against;
	const char *name;
	const char *failure; /* why sizes is NULL */
};

/*
 * Hold every budget against the artifacts it is about.
 *
 * today   day counted from 1970-01-01, for waivers
 * costs   of pushes, fitted when a budget or a finding asks for them
 * report  gets the findings, the tables and the remarks
 *
 * Of a budget for each label the findings are those that did not pass, and
 * the tightest of those that did. BSZ_ENOMEM, BSZ_EUSAGE for a pattern that
 * cannot be used, and what reading the runs fails with. O(budgets x labels x log labels).
 */
int bsz_budget_judge(const struct bsz_policy *policy,
    const struct bsz_checked *checked, size_t count, int64_t today,
    struct bsz_push_costs *costs, struct bsz_report *report, struct bsz_err *err);

#endif
