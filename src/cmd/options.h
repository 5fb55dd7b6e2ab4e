/*
 * Options: tables of what there is, and the values one command line gave.
 *
 * An option means the same wherever it is accepted, so there is one row an
 * option; a command lists the tables it takes.
 */
#ifndef BINSIZE_OPTIONS_H
#define BINSIZE_OPTIONS_H

#include "timing_options.h"

#include <binsize/analyzer.h>
#include <binsize/caps.h>
#include <binsize/plan.h>
#include <render/render.h>

#include <argp.h>

enum bsz_when { BSZ_AUTOMATIC, BSZ_ALWAYS, BSZ_NEVER };

/* Which verdicts make a check fail. */
enum bsz_fail_on { BSZ_FAIL_ON_ERROR, BSZ_FAIL_ON_WARN, BSZ_FAIL_ON_NEVER };

/* "KIND:PATH" of --report. */
struct bsz_side_report {
	const struct bsz_renderer *format;
	const char *path;
};

/* What check and its kin are told. */
struct bsz_check_options {
	const char *config;     /* path, or NULL */
	const char *baseline;   /* source, or NULL */
	uint64_t max, max_growth;
	bool has_max, has_max_growth;
	bool require_baseline;
	const char *waiver_trailers; /* range of commits, or NULL */
	bool no_ci;             /* nothing beside the result */
	bool only_shrink;
	const char *reason;     /* to let a baseline grow, or NULL */
	int64_t today;          /* day of --now */
	bool has_today;
	enum bsz_fail_on fail_on;
	struct bsz_side_report *reports;
	size_t report_count;
};

/* What plan is told. */
struct bsz_plan_options {
	const char *to, *from;  /* references; one of them is NULL */
	const char **mounts;
	size_t mount_count;
	struct bsz_link link;
};

/* What lint is told. */
struct bsz_lint_options {
	const char *context; /* folder, or NULL */
	const char *image;   /* path or reference, or NULL */
	const char *target;  /* stage, or NULL */
	const char *const *ignored; /* lists of rules */
	size_t ignored_count;
};

struct bsz_options {
	struct bsz_query query;
	const char *filter;        /* pattern, or NULL */
	const char *platform;      /* of an image, or NULL */
	const char *tag;           /* which of several images, or NULL */
	struct bsz_caps caps;
	bool documents;            /* of an image: not what is in its layers */
	struct bsz_plan_options plan;
	struct bsz_lint_options lint;
	uint32_t chunk;            /* average bytes of a chunk; 0: none */
	bool repack;               /* layers compressed another way, too */
	struct bsz_prefix_map *prefix_maps;
	size_t prefix_map_count;
	bool no_guess;
	const struct bsz_renderer *format; /* text unless given */
	const char *output;        /* path; NULL: standard output */
	size_t jobs;
	enum bsz_when colour;
	bool csv_safe;
	bool quiet;
	bool help;
	bool about_rows; /* an option was given that only rows can follow */
	const char **operands;
	size_t operand_count;
	const char **only;         /* what query.only points to */
	struct bsz_check_options check;
	struct bsz_timing_options timing;
	const char *const *debug_files; /* paths; borrowed */
	size_t debug_file_count;
	const char *const *debug_dirs;
	size_t debug_dir_count;
	bool no_debug_lookup;
	struct bsz_arena arena;    /* of the arrays above */
};

struct bsz_option {
	struct argp_option argp;
	/* Values to choose from: a fixed list, or the value at an index; NULL
	 * behind the last. */
	const char *const *words;
	const char *(*word)(size_t index);
	bool is_list; /* several values, with commas between */
	bool is_path; /* the value names a file */
	int (*set)(struct bsz_options *options,
	    const struct bsz_option *option, const char *value,
	    struct bsz_err *err);
};

struct bsz_option_table {
	const char *title; /* heads the group in help; NULL: the one before
			    * goes on */
	const struct bsz_option *options;
	size_t count;
};

extern const struct bsz_option_table bsz_options_dimensions;
extern const struct bsz_option_table bsz_options_rows;
extern const struct bsz_option_table bsz_options_limit;
extern const struct bsz_option_table bsz_options_changes;
extern const struct bsz_option_table bsz_options_where;
extern const struct bsz_option_table bsz_options_evidence;
extern const struct bsz_option_table bsz_options_names;
extern const struct bsz_option_table bsz_options_debug;
extern const struct bsz_option_table bsz_options_images;
extern const struct bsz_option_table bsz_options_wire;
extern const struct bsz_option_table bsz_options_dive;
extern const struct bsz_option_table bsz_options_savings;
extern const struct bsz_option_table bsz_options_plan;
extern const struct bsz_option_table bsz_options_lint;
extern const struct bsz_option_table bsz_options_limits;
extern const struct bsz_option_table bsz_options_chunks;
extern const struct bsz_option_table bsz_options_policy;
extern const struct bsz_option_table bsz_options_baseline;
extern const struct bsz_option_table bsz_options_verdict;
extern const struct bsz_option_table bsz_options_reporting;
extern const struct bsz_option_table bsz_options_ratchet;
extern const struct bsz_option_table bsz_options_store;
extern const struct bsz_option_table bsz_options_spool;
extern const struct bsz_option_table bsz_options_about;
extern const struct bsz_option_table bsz_options_measures;
extern const struct bsz_option_table bsz_options_mapping;
extern const struct bsz_option_table bsz_options_runs;
extern const struct bsz_option_table bsz_options_trend;
extern const struct bsz_option_table bsz_options_groups;
extern const struct bsz_option_table bsz_options_shifts;
extern const struct bsz_option_table bsz_options_model;
extern const struct bsz_option_table bsz_options_document;
extern const struct bsz_option_table bsz_options_change;
extern const struct bsz_option_table bsz_options_keeping;
extern const struct bsz_option_table bsz_options_output;
extern const struct bsz_option_table bsz_options_work;
extern const struct bsz_option_table bsz_options_help;

/* The value at an index of an option, or NULL behind the last. */
const char *bsz_option_word(const struct bsz_option *option, size_t index);

struct bsz_command;

/*
 * Parse argv behind argv[0], the command's name, into the caller's storage.
 * Operands and values stay borrowed from argv, which is reordered.
 * BSZ_EUSAGE with a text fit for "binsize: ...", BSZ_ENOMEM.
 */
int bsz_options_parse(struct bsz_options *options,
    const struct bsz_command *command, int argc, char **argv,
    struct bsz_err *err);
void bsz_options_release(struct bsz_options *options);

/*
 * The options of a command as argp takes them, ended by an empty one, from
 * bsz_malloc(). NULL when memory is short.
 */
struct argp_option *bsz_options_argp(const struct bsz_command *command);

#endif
