/*
 * Of each file only a row is kept, so that folders and images of any size
 * take the memory of their largest file.
 */
#include <binsize/strip_files.h>

#include <stdlib.h>

enum { PATH, COMMAND, BEFORE, AFTER, CHANGE, SHARE, EVIDENCE, NOTE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[PATH] = {.key = "label", .title = "FILE", .kind = BSZ_TEXT},
	[COMMAND] = {.key = "command", .title = "COMMAND", .kind = BSZ_TEXT},
	[BEFORE] = {.key = "file_bytes", .title = "SIZE", .kind = BSZ_BYTES},
	[AFTER] = {.key = "after_bytes", .title = "AFTER",
		.kind = BSZ_BYTES},
	[CHANGE] = {.key = "change_bytes", .title = "CHANGE",
		.kind = BSZ_SIGNED_BYTES},
	[SHARE] = {.key = "change", .title = "SHARE", .kind = BSZ_GROWTH,
		.people_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT},
	[NOTE] = {.key = "note", .title = "NOTE", .kind = BSZ_TEXT,
		.sentence = true},
};

struct bsz_strip_file {
	const char *name, *note;
	const struct bsz_strip_mode *mode; /* NULL: no stripping */
	uint64_t before, after;
	bool refused;
	const char *evidence;
};

static int push(struct bsz_strip_files *files,
    const struct bsz_strip_file *file, struct bsz_err *err)
{
	if (files->count == files->room) {
		const size_t room = 2 * files->room + 64;
		struct bsz_strip_file *const items = bsz_realloc(
		    files->items, room * sizeof(*items));

		if (!items)
			return bsz_fail_memory(err);
		files->items = items;
		files->room = room;
	}
	files->items[files->count++] = *file;
	return 0;
}

static int forecast(struct bsz_strip_file *file, struct bsz_strip *strip,
    struct bsz_err *err)
{
	struct bsz_strip_forecast foreseen;

	if (bsz_strip_elf_count(strip) == 0)
		return bsz_fail(err, BSZ_EINPUT, "an archive without ELF "
		    "files");
	file->mode = bsz_strip_mode_for(strip);
	const int rc = bsz_strip_predict(strip, file->mode, &foreseen, err);
	if (rc)
		return rc;
	file->refused = !bsz_strip_has_size(&foreseen);
	file->evidence = foreseen.evidence == BSZ_STRIP_UNKNOWN ?
	    "not foreseen" : file->refused ? "refused" : "exact";
	file->after = file->refused ? file->before : foreseen.size;
	if (foreseen.reason)
		file->note = foreseen.reason;
	/* What is lost is no saving: it is what the file is for. */
	if (bsz_strip_overlay(strip) && !file->refused) {
		file->mode = NULL;
		file->after = file->before;
		file->note = "left as it is: strip would drop what is "
		    "appended";
	}
	return 0;
}

int bsz_strip_files_add(struct bsz_strip_files *files, const char *name,
    const char *note, struct bsz_span bytes, struct bsz_err *err)
{
	struct bsz_strip_file file = {.name = name, .note = note,
		.before = bytes.size};
	struct bsz_strip *strip;
	int rc = bsz_strip_open(&strip, bytes, name, err);

	if (rc)
		return rc;
	rc = forecast(&file, strip, err);
	bsz_strip_close(strip);
	return rc ? rc : push(files, &file, err);
}

/* Small files may grow. */
static uint64_t saved(const struct bsz_strip_file *file)
{
	return file->after < file->before ? file->before - file->after : 0;
}

static int compare_files(const void *a, const void *b)
{
	const struct bsz_strip_file *const left = a, *const right = b;

	if (saved(left) != saved(right))
		return saved(left) > saved(right) ? -1 : 1;
	return strcmp(left->name, right->name);
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_strip_file *file, enum bsz_row_mark mark)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, mark);
	const double before = (double)file->before;
	const char *const name = bsz_arena_copy(&report->arena, file->name,
	    strlen(file->name));

	if (!cell || !name) {
		report->failed = true;
		return;
	}
	cell[PATH].text = name;
	cell[COMMAND].text = file->mode ? file->mode->command : "";
	cell[BEFORE].number = file->before;
	cell[AFTER].number = file->after;
	cell[CHANGE].change = (int64_t)(file->after - file->before);
	cell[SHARE].real = file->before ?
	    ((double)file->after - before) / before : 0;
	cell[EVIDENCE].text = !file->mode ? "" :
	    file->evidence ? file->evidence : "exact";
	cell[NOTE].text = file->note ? file->note : "";
}

int bsz_strip_files_table(struct bsz_strip_files *files,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct bsz_strip_mode *const mode =
	    bsz_strip_mode_find("gnu_strip_all");
	struct bsz_strip_file total = {.name = "TOTAL"};
	struct bsz_table *const table = bsz_report_table(report, "files",
	    NULL, columns, COLUMNS);

	if (!table)
		return bsz_fail_memory(err);
	table->main = true;
	if (files->count)
		qsort(files->items, files->count, sizeof(*files->items),
		    compare_files);
	for (size_t i = 0; i < files->count; i++) {
		const struct bsz_strip_file *const file = &files->items[i];

		add_row(report, table, file, BSZ_ROW);
		total.before += file->before;
		total.after += file->after;
	}
	add_row(report, table, &total, BSZ_ROW_TOTAL);
	bsz_report_remark(report, "%zu ELF files and archives; \"exact\" is "
	    "so for %s %s", files->count, mode->tool, mode->release);
	return report->failed ? bsz_fail_memory(err) : 0;
}

void bsz_strip_files_release(struct bsz_strip_files *files)
{
	bsz_free(files->items);
	*files = (struct bsz_strip_files){0};
}
