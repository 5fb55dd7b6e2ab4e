/*
 * The report under construction: tables grow by doubling, texts live in the
 * report's arena, and the first failed allocation is remembered in `failed`
 * so that analyzers push rows without an error branch each.
 */
#include <binsize/table.h>

#include <stdarg.h>

#define FIRST_ROOM 64

/*
 * Room for one more item in an array of *room; NULL (the old array is kept)
 * when memory is short.
 */
static void *grown(void *items, size_t item_size, size_t *room)
{
	const size_t wanted = *room ? *room * 2 : FIRST_ROOM;
	void *const larger = wanted > SIZE_MAX / 2 / item_size
	    ? NULL : bsz_realloc(items, wanted * item_size);

	if (larger)
		*room = wanted;
	return larger;
}

void bsz_report_init(struct bsz_report *report)
{
	*report = (struct bsz_report){0};
	bsz_arena_init(&report->arena);
}

void bsz_report_drop_tables(struct bsz_report *report)
{
	for (size_t i = 0; i < report->table_count; i++) {
		bsz_free(report->tables[i].rows);
		bsz_free(report->tables[i].cells);
	}
	report->table_count = 0;
}

void bsz_report_release(struct bsz_report *report)
{
	bsz_report_drop_tables(report);
	bsz_free(report->tables);
	bsz_free(report->remarks);
	bsz_free(report->findings);
	bsz_arena_release(&report->arena);
	*report = (struct bsz_report){0};
}

struct bsz_table *bsz_report_table(struct bsz_report *report,
    const char *key, const char *title, const struct bsz_column *columns,
    size_t column_count)
{
	if (report->table_count == report->table_room) {
		struct bsz_table *const tables = grown(report->tables,
		    sizeof(*tables), &report->table_room);

		if (!tables) {
			report->failed = true;
			return NULL;
		}
		report->tables = tables;
	}

	struct bsz_table *const table = &report->tables[report->table_count++];

	*table = (struct bsz_table){
		.key = key,
		.title = title,
		.levels = 1,
		.level_keys = column_count ? &columns[0].key : NULL,
		.columns = columns,
		.column_count = column_count,
	};
	return table;
}

/* Rows and cells have the same room, so they grow together. */
static bool table_grow(struct bsz_table *table, size_t room)
{
	const size_t row_cells = table->column_count
	    ? table->column_count : 1;
	struct bsz_row *rows;
	union bsz_cell *cells;

	if (room > SIZE_MAX / 2 / (row_cells * sizeof(*cells)))
		return false;
	rows = bsz_realloc(table->rows, room * sizeof(*rows));
	if (!rows)
		return false;
	table->rows = rows;
	cells = bsz_realloc(table->cells, room * row_cells * sizeof(*cells));
	if (!cells)
		return false;
	table->cells = cells;
	table->row_room = room;
	return true;
}

void bsz_table_reserve(struct bsz_table *table, size_t more)
{
	const size_t wanted = bsz_add(table->row_count, more);

	/* When it fails, so will the push that needs the room. */
	if (wanted > table->row_room)
		(void)table_grow(table, bsz_max(wanted, table->row_count
		    ? table->row_room * 2 : 0));
}

union bsz_cell *bsz_table_row(struct bsz_report *report,
    struct bsz_table *table, uint32_t level, enum bsz_row_mark mark)
{
	if (BSZ_UNLIKELY(table->row_count == table->row_room) &&
	    !table_grow(table, table->row_room ? table->row_room * 2
	    : FIRST_ROOM)) {
		report->failed = true;
		return NULL;
	}

	const size_t row = table->row_count++;
	union bsz_cell *const cells = table->cells
	    + row * table->column_count;

	table->rows[row] = (struct bsz_row){.level = level, .mark = mark};
	for (size_t i = 0; i < table->column_count; i++)
		cells[i] = (union bsz_cell){.number = 0};
	return cells;
}

static char *format_text(struct bsz_arena *arena, const char *fmt,
    va_list args) BSZ_PRINTF(2, 0);

/* printf into the report's arena, for arguments in a va_list. */
static char *format_text(struct bsz_arena *arena, const char *fmt,
    va_list args)
{
	va_list again;

	va_copy(again, args);
	const int size = vsnprintf(NULL, 0, fmt, again);

	va_end(again);
	if (size < 0)
		return NULL;

	char *const text = bsz_arena_alloc(arena, (size_t)size + 1);

	/* Measured above, so it fits. */
	if (text)
		(void)vsnprintf(text, (size_t)size + 1, fmt, args);
	return text;
}

void bsz_report_remark(struct bsz_report *report, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	const char *const text = format_text(&report->arena, fmt, args);

	va_end(args);
	if (text && report->remark_count == report->remark_room) {
		/* Through void *: an array of pointers to const. */
		void *const larger = grown((void *)report->remarks,
		    sizeof(*report->remarks), &report->remark_room);

		if (larger)
			report->remarks = larger;
	}
	if (!text || report->remark_count == report->remark_room) {
		report->failed = true;
		return;
	}
	report->remarks[report->remark_count++] = text;
}

struct bsz_finding *bsz_report_finding(struct bsz_report *report)
{
	if (report->finding_count == report->finding_room) {
		struct bsz_finding *const findings = grown(report->findings,
		    sizeof(*findings), &report->finding_room);

		if (!findings) {
			report->failed = true;
			return NULL;
		}
		report->findings = findings;
	}
	struct bsz_finding *const finding =
	    &report->findings[report->finding_count++];

	*finding = (struct bsz_finding){0};
	return finding;
}

void bsz_report_caution(struct bsz_report *report, const char *fmt, ...)
{
	const size_t count = report->note_count;
	/* Copied each time: a report has a handful. */
	struct bsz_note *const notes = bsz_arena_alloc(&report->arena,
	    (count + 1) * sizeof(*notes));
	va_list args;

	va_start(args, fmt);
	const char *const text = format_text(&report->arena, fmt, args);

	va_end(args);
	if (!notes || !text) {
		report->failed = true;
		return;
	}
	if (count)
		memcpy(notes, report->notes, count * sizeof(*notes));
	notes[count] = (struct bsz_note){.text = text,
	    .offset = BSZ_NO_OFFSET};
	report->notes = notes;
	report->note_count = count + 1;
	report->cautions = report->note_count;
}

void bsz_report_artifact(struct bsz_report *report,
    const struct bsz_artifact *artifact)
{
	report->facts = artifact->facts;
	report->fact_count = artifact->fact_count;
	report->notes = artifact->notes;
	report->note_count = artifact->note_count;
	report->notes_dropped = artifact->notes_dropped;
}
