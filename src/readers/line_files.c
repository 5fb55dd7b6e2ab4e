/*
 * Labels are made on first use, because a unit lists hundreds of headers and
 * has rows from few of them.
 *
 * Up to version 4 files and directories are numbered from 1, and 0 is the
 * compilation directory; from version 5 on both begin with 0 (6.2.4).
 */
#include "line_files.h"

#include "source_path.h"

void bsz_line_files_init(struct line_files *files, struct bsz_labels *labels,
    bool by_directory)
{
	static const char text[] = "[unknown source file]";

	*files = (struct line_files){.by_directory = by_directory};
	bsz_line_labels_init(&files->lines);
	files->unknown = bsz_labels_text(labels, text, sizeof(text) - 1);
}

void bsz_line_files_release(struct line_files *files)
{
	bsz_free(files->directories.items);
	bsz_free(files->files.items);
	bsz_line_labels_release(&files->lines);
	bsz_buf_release(&files->path);
}

static bool take_entry(void *context, const struct dwarf_line_entry *entry)
{
	struct line_files *const files = context;
	struct line_entries *const entries = entry->is_file ? &files->files
	    : &files->directories;

	if (entries->count == entries->room) {
		const size_t room = entries->room * 2 + 64;
		struct line_entry *const items = bsz_realloc(entries->items,
		    room * sizeof(*items));

		if (!items) {
			files->failed = true;
			return false;
		}
		entries->items = items;
		entries->room = room;
	}
	entries->items[entries->count++] = (struct line_entry){entry->path,
	    entry->directory, 0, 0};
	return true;
}

bool bsz_line_files_read(struct line_files *files,
    const struct dwarf_worker *worker, const struct dwarf_unit *unit)
{
	files->directories.count = files->files.count = 0;
	return bsz_dwarf_line_header_read(worker->dwarf, unit, unit->line,
	    &files->header) && bsz_dwarf_line_entries(unit, &files->header,
	    take_entry, files);
}

/*
 * Text of directory `index`, NULL for the compilation directory: that is 0,
 * and version 5 only repeats it in its table.
 */
static const char *directory_text(const struct line_files *files,
    const struct dwarf *dwarf, const struct dwarf_unit *unit, uint64_t index)
{
	if (index == 0 && (files->header.version < 5 || unit->comp_dir))
		return NULL;
	if (files->header.version < 5)
		index--;
	if (index >= files->directories.count)
		return NULL;
	return bsz_dwarf_value_text(dwarf, unit,
	    &files->directories.items[index].path);
}

static uint32_t make_label(struct line_files *files,
    const struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct line_entry *file)
{
	const struct bsz_artifact *const artifact =
	    worker->dwarf->image->artifact;
	const char *const name = bsz_dwarf_value_text(worker->dwarf, unit,
	    &file->path);
	size_t size;

	if (!name)
		return files->unknown;
	bsz_source_path_join(&files->path, unit->comp_dir,
	    directory_text(files, worker->dwarf, unit, file->directory), name,
	    artifact->prefix_maps, artifact->prefix_map_count);
	files->failed |= files->path.failed;
	if (files->path.failed || files->path.size == 0)
		return files->unknown;
	size = files->path.size;
	if (files->by_directory) {
		size = bsz_source_path_directory(files->path.data, size);
		if (size == 0)
			return bsz_labels_copy(worker->labels, ".", 1);
	}
	return bsz_labels_copy(worker->labels, files->path.data, size);
}

/* The entry of a file, with its label; NULL when the program has none. */
static struct line_entry *find(struct line_files *files,
    const struct dwarf_worker *worker, const struct dwarf_unit *unit,
    uint64_t index)
{
	struct line_entry *file;

	if (files->header.version < 5)
		index--;
	if (index >= files->files.count)
		return NULL;
	file = &files->files.items[index];
	if (!file->label)
		file->label = make_label(files, worker, unit, file);
	return file;
}

uint32_t bsz_line_files_label(struct line_files *files,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    uint64_t index)
{
	const struct line_entry *const file = find(files, worker, unit, index);

	return file ? file->label : files->unknown;
}

uint32_t bsz_line_files_lines(struct line_files *files,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    uint64_t index)
{
	struct line_entry *const file = find(files, worker, unit, index);

	if (!file)
		return bsz_line_labels_file(&files->lines, files->unknown);
	if (!file->lines)
		file->lines = bsz_line_labels_file(&files->lines, file->label);
	return file->lines;
}
