/*
 * What leaves analysis: a report of facts, tables and notes. Renderers know
 * the kinds of columns and the marks of rows, never their meaning.
 */
#ifndef BINSIZE_TABLE_H
#define BINSIZE_TABLE_H

#include <binsize/arena.h>
#include <binsize/artifact.h>
#include <binsize/err.h>
#include <binsize/finding.h>

enum bsz_column_kind {
	BSZ_TEXT,    /* cell.text, hostile unless a renderer's own */
	BSZ_BYTES,   /* cell.number */
	BSZ_COUNT,   /* cell.number */
	BSZ_SHARE,   /* cell.real, 0 to 1 */
	BSZ_ADDRESS, /* cell.number, shown in hexadecimal by people's formats */
	BSZ_BITS,    /* cell.number; people see bytes, rounded */
	BSZ_SIGNED_BYTES, /* cell.change: bytes gained or lost */
	BSZ_GROWTH,  /* cell.real: change as a share of what was there before;
	    infinite when nothing was, which people read as "new"; NaN:
	    unknown */
	/* What is measured or estimated; NaN: unknown. cell.real. */
	BSZ_REAL,
	BSZ_RATE,     /* hits of trials, 0 to 1; people see "38.7%" */
	BSZ_DURATION, /* milliseconds; people see "24.1 s" */
	BSZ_SIZE,     /* bytes; people see "41.7 MB", powers of 1000 */
	/* As BSZ_BYTES and BSZ_SIGNED_BYTES where some are not known (NaN):
	 * cell.real. */
	BSZ_FORESEEN,
	BSZ_FORESEEN_CHANGE
};

struct bsz_column {
	const char *key;   /* machine formats: "file_bytes" */
	const char *title; /* people: "FILE SIZE" */
	enum bsz_column_kind kind;
	bool people_only;  /* derived (a share): left out by machine formats */
	bool machine_only; /* left out by text and markdown */
	bool sentence;     /* to be read whole: no terminal is too narrow */
	bool command;      /* to be copied whole; stands first */
};

union bsz_cell {
	const char *text; /* NUL-terminated; owned by the report's arena */
	uint64_t number;
	int64_t change;
	double real;
};

enum bsz_row_mark {
	BSZ_ROW,        /* ordinary */
	BSZ_ROW_OTHERS, /* the folded tail: "[163 others]" */
	BSZ_ROW_LISTED, /* shown, not part of any sum */
	BSZ_ROW_TOTAL   /* last row */
};

struct bsz_row {
	uint32_t level; /* depth in the tree, 0 first; rows are in preorder */
	enum bsz_row_mark mark;
};

struct bsz_table {
	const char *key;   /* "rows", "kinds" */
	const char *title; /* people */
	/* Tables of a tree: column 0 holds the label of the row's level, and
	 * level_keys[level] names the dimension of each level. Flat: 1. */
	size_t levels;
	const char *const *level_keys;
	const struct bsz_column *columns;
	size_t column_count;
	struct bsz_row *rows;
	union bsz_cell *cells; /* row * column_count + column */
	size_t row_count, row_room;
	bool main; /* the one that csv, tsv, jsonl and folded print */
	/* folded: column whose number is the weight */
	size_t weight_column;
};

/*
 * A drawing for formats that can hold one; what it shows stands in tables,
 * too. Points, and a line with a band around it. All in the report's arena.
 */
struct bsz_plot {
	const char *title; /* and description, for those who cannot see it */
	const char *across, *up; /* what the axes are, with units */
	const double *x, *y;
	size_t count;
	/* The line; low and high are NULL, or its band. Where the band begins
	 * at the line, low_name is NULL. */
	const double *line_x, *line_y, *low, *high;
	const char *line_name, *low_name, *high_name;
	size_t line_count;
	bool is_dated; /* across are days from 1970 */
};

#define BSZ_MAX_PLOTS 24

struct bsz_report {
	struct bsz_arena arena;
	const char *command; /* "report" */
	const char *schema;  /* "binsize.report" */
	const char *input;   /* path as given */
	const char *headline; /* people: the identity line; hostile */
	struct bsz_fact *facts;
	size_t fact_count;
	struct bsz_table *tables;
	size_t table_count, table_room;
	struct bsz_note *notes;
	size_t note_count, notes_dropped;
	size_t cautions;       /* so many of the notes stand in front */
	const char **remarks; /* people: what was filtered, what to run next */
	size_t remark_count, remark_room;
	struct bsz_plot plots[BSZ_MAX_PLOTS];
	size_t plot_count;
	struct bsz_finding *findings; /* of a check */
	size_t finding_count, finding_room;
	bool failed; /* memory was short while building */
};

/* An empty report in the caller's storage. It cannot fail: what memory is
 * short for later, report->failed tells. */
void bsz_report_init(struct bsz_report *report);
void bsz_report_release(struct bsz_report *report);
/* Without its tables again. */
void bsz_report_drop_tables(struct bsz_report *report);

/*
 * A new table. columns and level_keys are borrowed until the release (static
 * tables or the report's arena). Owned by the report; the pointer is valid
 * until the next bsz_report_table(). NULL when memory is short.
 */
struct bsz_table *bsz_report_table(struct bsz_report *report,
    const char *key, const char *title, const struct bsz_column *columns,
    size_t column_count);

/* Room for so many more rows at once. A hint. */
void bsz_table_reserve(struct bsz_table *table, size_t more);

/* A new row, cells cleared; NULL when memory is short (remembered). */
union bsz_cell *bsz_table_row(struct bsz_report *report,
    struct bsz_table *table, uint32_t level, enum bsz_row_mark mark);

/* A remark, formatted. */
void bsz_report_remark(struct bsz_report *report, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

/* A new finding, cleared; NULL when memory is short (remembered). Valid
 * until the next call. */
struct bsz_finding *bsz_report_finding(struct bsz_report *report);

/*
 * A note without a place that changes how the tables are read, formatted:
 * people see it before them. Cautions come before all other notes.
 */
void bsz_report_caution(struct bsz_report *report, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

/* Take over facts and notes of an artifact (borrowed until its release);
 * not for a report that has cautions. */
void bsz_report_artifact(struct bsz_report *report,
    const struct bsz_artifact *artifact);

#endif
