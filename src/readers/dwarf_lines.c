/*
 * Source files, directories and lines, from line number programs of versions
 * 2 to 5 (6.2).
 *
 * A row says where the code from its address to the next row's comes from.
 * A sequence that begins outside of executable code was dropped by the linker
 * and is skipped whole. Labels are made on first use, because a unit lists
 * hundreds of headers and has rows from few of them.
 */
#include "dwarf_charge.h"
#include "dwarf_constants.h"
#include "line_labels.h"
#include "source_path.h"

enum mode { FILES, DIRS, LINES };

/* Rows of line 0, which have no line of their own; see place_unplaced(). */
struct unplaced {
	struct place {
		uint64_t start, size;
	} *items;
	size_t count, room;
};

/* One entry of a table of directories or files. */
struct entry {
	struct dwarf_value path;
	uint64_t directory;
	uint32_t label; /* of a file; 0: not made yet */
	uint32_t lines; /* the file's number there; 0: not asked for yet */
};

struct entries {
	struct entry *items;
	size_t count, room;
};

struct walk {
	struct entries directories, files;
	struct line_labels lines;
	struct bsz_buf path;
	uint32_t unknown;  /* label */
	struct unplaced unplaced;
	/* the unit at hand */
	struct dwarf_line_header header;
	/* of special opcodes: operations, or, of one a time, bytes */
	uint32_t address_advance[256];
	int8_t line_advance[256];
	bool failed;
};

/* The state machine's registers, and the row before. */
struct machine {
	uint64_t address, file, line;
	uint32_t op_index;
	const struct elf_extent *extent; /* code the sequence is in */
	bool dead;
	uint64_t row_address, row_file, row_line;
	uint64_t label_file, label_line;
	uint32_t label; /* of these; 0: none yet */
	uint32_t lines; /* label_file's number among lines; 0: none yet */
};

struct context {
	enum mode mode;
	const bool *first_user; /* a unit: the program is its to read */
	struct unplaced unplaced; /* of all workers, after they are joined */
};

static const struct context *context_of(const struct dwarf_worker *worker)
{
	return worker->scan->context;
}

static bool take_entry(void *context, const struct dwarf_line_entry *entry)
{
	struct dwarf_worker *worker = context;
	struct walk *walk = worker->own;
	struct entries *entries = entry->is_file ? &walk->files
						 : &walk->directories;

	if (entries->count == entries->room) {
		const size_t room = entries->room * 2 + 64;
		struct entry *items = bsz_realloc(entries->items,
		    room * sizeof(*items));

		if (!items) {
			walk->failed = true;
			return false;
		}
		entries->items = items;
		entries->room = room;
	}
	entries->items[entries->count++] = (struct entry){entry->path,
	    entry->directory, 0, 0};
	return true;
}

/*
 * Text of directory `index`, NULL for the compilation directory: that is 0,
 * and version 5 only repeats it in its table.
 */
static const char *directory_text(const struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t index)
{
	const struct walk *walk = worker->own;

	if (index == 0 && (walk->header.version < 5 || unit->comp_dir))
		return NULL;
	if (walk->header.version < 5)
		index--;
	if (index >= walk->directories.count)
		return NULL;
	return bsz_dwarf_value_text(worker->dwarf, unit,
	    &walk->directories.items[index].path);
}

static uint32_t make_file_label(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct entry *file)
{
	struct walk *walk = worker->own;
	const struct bsz_artifact *artifact =
	    worker->dwarf->image->artifact;
	const char *name = bsz_dwarf_value_text(worker->dwarf, unit,
	    &file->path);
	size_t size;

	if (!name)
		return walk->unknown;
	bsz_source_path_join(&walk->path, unit->comp_dir,
	    directory_text(worker, unit, file->directory), name,
	    artifact->prefix_maps, artifact->prefix_map_count);
	walk->failed |= walk->path.failed;
	if (walk->path.failed || walk->path.size == 0)
		return walk->unknown;
	size = walk->path.size;
	if (context_of(worker)->mode == DIRS) {
		size = bsz_source_path_directory(walk->path.data, size);
		if (size == 0)
			return bsz_labels_copy(worker->labels, ".", 1);
	}
	return bsz_labels_copy(worker->labels, walk->path.data, size);
}

/* The entry of a file, with its label; NULL when the program has none. */
static struct entry *find_file(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t index)
{
	struct walk *walk = worker->own;
	struct entry *file;

	if (walk->header.version < 5)
		index--;
	if (index >= walk->files.count)
		return NULL;
	file = &walk->files.items[index];
	if (!file->label)
		file->label = make_file_label(worker, unit, file);
	return file;
}

static uint32_t file_label(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t index)
{
	const struct walk *walk = worker->own;
	const struct entry *file = find_file(worker, unit, index);

	return file ? file->label : walk->unknown;
}

/* A file's number among those whose lines have labels; 0: no memory. */
static uint32_t lines_of(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t index)
{
	struct walk *walk = worker->own;
	struct entry *file = find_file(worker, unit, index);

	if (!file)
		return bsz_line_labels_file(&walk->lines, walk->unknown);
	if (!file->lines)
		file->lines = bsz_line_labels_file(&walk->lines, file->label);
	return file->lines;
}

static void push_unplaced(struct unplaced *unplaced, uint64_t start,
    uint64_t size, bool *failed)
{
	if (unplaced->count == unplaced->room) {
		const size_t room = unplaced->room * 2 + 64;
		struct place *items = bsz_realloc(unplaced->items,
		    room * sizeof(*items));

		if (!items) {
			*failed = true;
			return;
		}
		unplaced->items = items;
		unplaced->room = room;
	}
	unplaced->items[unplaced->count++] = (struct place){start, size};
}

static uint32_t row_label(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine)
{
	struct walk *walk = worker->own;
	const uint64_t file = machine->row_file, line = machine->row_line;
	const bool by_line = context_of(worker)->mode == LINES;

	if (machine->label && machine->label_file == file &&
	    (!by_line || machine->label_line == line))
		return machine->label;
	if (by_line && (!machine->lines || machine->label_file != file))
		machine->lines = lines_of(worker, unit, file);
	machine->label_file = file;
	machine->label_line = line;
	if (!by_line)
		machine->label = file_label(worker, unit, file);
	else
		machine->label = machine->lines ? line_labels_at(
		    &walk->lines, worker->labels, machine->lines,
		    (uint32_t)line) : BSZ_NO_LABEL;
	return machine->label;
}

/*
 * Claim what lies between the row before and here. Most compilers write some
 * rows for one address, so only here a row gets its label.
 */
static void claim_row(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine)
{
	const uint64_t end = bsz_min(machine->address, machine->extent->end);
	struct walk *walk = worker->own;

	if (end <= machine->row_address)
		return;
	if ((uint32_t)machine->row_line == 0)
		push_unplaced(&walk->unplaced, machine->row_address,
		    end - machine->row_address, &walk->failed);
	else
		bsz_claims_push(&worker->vm, BSZ_RANK_NORMAL,
		    machine->row_address, end - machine->row_address,
		    bsz_tag(row_label(worker, unit, machine),
		    BSZ_BY_DWARF));
}

/* The first row of a sequence; false when it is not in live code. */
static bool begin_sequence(struct dwarf_worker *worker,
    struct machine *machine)
{
	if (machine->dead)
		return false;
	machine->extent = bsz_elf_code_find(worker->dwarf->image,
	    machine->address);
	machine->dead = !machine->extent;
	worker->dead_ranges += machine->dead;
	machine->row_address = machine->address;
	return !machine->dead;
}

BSZ_ALWAYS_INLINE void emit_row(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine)
{
	if (BSZ_UNLIKELY(!machine->extent) &&
	    !begin_sequence(worker, machine))
		return;
	if (machine->address > machine->row_address)
		claim_row(worker, unit, machine);
	machine->row_address = machine->address;
	machine->row_file = machine->file;
	machine->row_line = machine->line;
}

static void end_sequence(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine)
{
	if (machine->extent)
		claim_row(worker, unit, machine);
	*machine = (struct machine){.file = 1, .line = 1};
}

/* Advance by operations; of VLIW machines several share an instruction. */
static void advance(const struct dwarf_line_header *header,
    struct machine *machine, uint64_t operations)
{
	if (header->max_ops == 1) {
		machine->address += operations * header->min_length;
		return;
	}
	operations += machine->op_index;
	machine->address += operations / header->max_ops *
	    header->min_length;
	machine->op_index = (uint32_t)(operations % header->max_ops);
}

static void extended(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine, struct cursor *at)
{
	struct cursor body = cursor_take(at, cursor_uleb(at));
	const unsigned size = (unsigned)bsz_min(cursor_left(&body), 64);

	switch (cursor_u8(&body)) {
	case DW_LNE_end_sequence:
		end_sequence(worker, unit, machine);
		break;
	case DW_LNE_set_address:
		machine->address = cursor_uint(&body, size - 1);
		machine->op_index = 0;
		break;
	}
	if (body.failed)
		cursor_fail(at);
}

static void standard(const struct dwarf_line_header *header,
    struct machine *machine, struct cursor *at, uint8_t opcode)
{
	switch (opcode) {
	case DW_LNS_advance_pc:
		advance(header, machine, cursor_uleb(at));
		break;
	case DW_LNS_advance_line:
		machine->line += (uint64_t)cursor_sleb(at);
		break;
	case DW_LNS_set_file:
		machine->file = cursor_uleb(at);
		break;
	case DW_LNS_set_column:
	case DW_LNS_set_isa:
		(void)cursor_uleb(at);
		break;
	case DW_LNS_const_add_pc:
		advance(header, machine,
		    (255u - header->opcode_base) / header->line_range);
		break;
	case DW_LNS_fixed_advance_pc:
		machine->address += cursor_u16(at);
		machine->op_index = 0;
		break;
	case DW_LNS_negate_stmt:
	case DW_LNS_set_basic_block:
	case DW_LNS_set_prologue_end:
	case DW_LNS_set_epilogue_begin:
		break;
	default:
		for (unsigned i = 0; i < header->lengths[opcode - 1]; i++)
			(void)cursor_uleb(at);
		break;
	}
}

static void prepare_opcodes(struct walk *walk)
{
	const struct dwarf_line_header *header = &walk->header;

	for (unsigned opcode = header->opcode_base; opcode < 256; opcode++) {
		const unsigned adjusted = opcode - header->opcode_base;

		walk->address_advance[opcode] = adjusted /
		    header->line_range *
		    (header->max_ops == 1 ? header->min_length : 1u);
		walk->line_advance[opcode] = (int8_t)(header->line_base +
		    (int)(adjusted % header->line_range));
	}
}

static void run_program(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct walk *walk = worker->own;
	const struct dwarf_line_header *header = &walk->header;
	struct machine machine = {.file = 1, .line = 1};
	struct cursor at = header->program;

	while (at.at < at.end) {
		const uint8_t opcode = *at.at++;

		if (BSZ_LIKELY(opcode >= header->opcode_base)) {
			if (BSZ_LIKELY(header->max_ops == 1))
				machine.address +=
				    walk->address_advance[opcode];
			else
				advance(header, &machine,
				    walk->address_advance[opcode]);
			machine.line += (uint64_t)(int64_t)
			    walk->line_advance[opcode];
			emit_row(worker, unit, &machine);
		} else if (opcode == DW_LNS_copy) {
			emit_row(worker, unit, &machine);
		} else if (opcode == 0) {
			extended(worker, unit, &machine, &at);
		} else {
			standard(header, &machine, &at, opcode);
		}
	}
	if (at.failed)
		bsz_dwarf_worker_damage(worker, unit, header->offset,
		    "its line number program is cut off");
}

static void scan_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	struct walk *walk = worker->own;

	if (!unit->has_line || !context_of(worker)->first_user[unit->index])
		return;
	walk->directories.count = walk->files.count = 0;
	if (!bsz_dwarf_line_header_read(worker->dwarf, unit, unit->line,
	    &walk->header) || !bsz_dwarf_line_entries(unit, &walk->header,
	    take_entry, worker)) {
		if (!walk->failed)
			bsz_dwarf_worker_damage(worker, unit, unit->line,
			    "the header of its line number program is "
			    "damaged");
	} else {
		prepare_opcodes(walk);
		run_program(worker, unit);
	}
	worker->failed |= walk->failed | walk->lines.failed;
}

static bool begin(struct dwarf_worker *worker)
{
	static const char text[] = "[unknown source file]";
	struct walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	bsz_line_labels_init(&walk->lines);
	walk->unknown = bsz_labels_text(worker->labels, text,
	    sizeof(text) - 1);
	worker->own = walk;
	return true;
}

static void end(struct dwarf_worker *worker)
{
	struct walk *walk = worker->own;

	if (!walk)
		return;
	bsz_free(walk->directories.items);
	bsz_free(walk->files.items);
	bsz_free(walk->unplaced.items);
	bsz_line_labels_release(&walk->lines);
	bsz_buf_release(&walk->path);
	bsz_free(walk);
}

static int compare_line(const void *a, const void *b, void *context)
{
	const struct dwarf_unit *units = context;
	const struct dwarf_unit *left = &units[*(const uint32_t *)a];
	const struct dwarf_unit *right = &units[*(const uint32_t *)b];

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

/*
 * Which unit reads a program that several refer to: the first compile unit,
 * which knows the directory; type units refer to it too.
 */
static bool *find_first_users(const struct dwarf *dwarf)
{
	const size_t count = dwarf->unit_count;
	bool *first = bsz_calloc(count + 1, sizeof(*first));
	uint32_t *order = bsz_malloc((count + 1) * sizeof(*order));
	size_t used = 0;

	for (size_t i = 0; first && order && i < count; i++) {
		if (dwarf->units[i].has_line && !dwarf->units[i].damaged)
			order[used++] = (uint32_t)i;
	}
	if (used > 1)
		qsort_r(order, used, sizeof(*order), compare_line,
		    dwarf->units);
	for (size_t i = 0; i < used; i++)
		first[order[i]] = i == 0 || dwarf->units[order[i]].line !=
		    dwarf->units[order[i - 1]].line;
	if (!order) {
		bsz_free(first);
		return NULL;
	}
	bsz_free(order);
	return first;
}

static int finish(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	/* the context is ours and lives as long as the scan */
	struct context *context =
	    (struct context *)(uintptr_t)workers[0].scan->context;
	bool failed = false;

	(void)renumber;
	for (size_t i = 0; i < count; i++) {
		const struct walk *walk = workers[i].own;

		for (size_t k = 0; k < walk->unplaced.count; k++)
			push_unplaced(&context->unplaced,
			    walk->unplaced.items[k].start,
			    walk->unplaced.items[k].size, &failed);
	}
	return failed ? bsz_fail_memory(err) : 0;
}

/*
 * The label code of line 0 gets: that of the function's first row. starts:
 * file to its line 0, which no row has.
 */
static uint32_t label_of_function(struct bsz_artifact *artifact,
    const struct context *context, const struct bsz_map *settled,
    const struct elf_symbol *function, struct memo *starts)
{
	const struct bsz_range *range = bsz_map_find(settled,
	    function->start);
	uint32_t file, *known;

	if (!range)
		return BSZ_NO_LABEL;
	if (context->mode != LINES)
		return bsz_range_label(range);
	file = bsz_labels_parts(artifact->labels, bsz_range_label(range))
	    .parent;
	known = memo_at(starts, file);
	if (!known)
		return bsz_labels_pair(artifact->labels, BSZ_LABEL_LINE, file,
		    0);
	if (!*known)
		*known = bsz_labels_line(artifact->labels, file, 0);
	return *known;
}

/*
 * Code that compilers made up has line 0 and whatever file came before. It
 * is charged to the file in which the function around it begins, line 0.
 */
static int place_unplaced(struct bsz_artifact *artifact,
    const struct context *context, enum bsz_dimension dim,
    struct bsz_err *err)
{
	const struct bsz_map *settled = &artifact->settled[dim][BSZ_VM];
	const struct elf_symbols *symbols;
	struct bsz_claims claims;
	struct memo starts = {.generation = 1};
	int rc = bsz_elf_symbols_get(artifact->image, &symbols, err);

	if (rc != 0)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &claims);
	for (size_t i = 0; i < context->unplaced.count; i++) {
		const struct place *place = &context->unplaced.items[i];
		const struct elf_symbol *function =
		    bsz_elf_symbols_around(symbols, place->start);
		const uint32_t label = function ? label_of_function(artifact,
		    context, settled, function, &starts) : BSZ_NO_LABEL;

		if (label)
			bsz_claims_push(&claims, BSZ_RANK_WEAK, place->start,
			    place->size, bsz_tag(label, BSZ_BY_DWARF));
	}
	bsz_memo_release(&starts);
	rc = bsz_artifact_lay(artifact, dim, BSZ_VM, &claims, BSZ_UNDER, err);
	bsz_claims_release(&claims);
	return rc;
}

static int scan_lines(struct bsz_artifact *artifact, enum mode mode,
    enum bsz_dimension dim, struct bsz_err *err)
{
	struct context context = {.mode = mode};
	const struct dwarf_scan scan = {
		.what = "lines",
		.dim = dim,
		.needs = {DWARF_LINE},
		.need_count = 1,
		.own_labels = true,
		.unit = scan_unit,
		.begin = begin,
		.end = end,
		.finish = finish,
		.context = &context,
	};
	struct dwarf *dwarf;
	bool *first = NULL;
	int rc = bsz_dwarf_get(artifact->image, &dwarf, err);

	if (rc == 0 && dwarf) {
		first = find_first_users(dwarf);
		if (!first)
			return bsz_fail_memory(err);
		context.first_user = first;
	}
	if (rc == 0)
		rc = bsz_dwarf_scan_run(artifact, &scan, err);
	if (rc == 0 && context.unplaced.count)
		rc = place_unplaced(artifact, &context, dim, err);
	bsz_free(context.unplaced.items);
	bsz_free(first);
	return rc;
}

int bsz_dwarf_scan_files(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, FILES, BSZ_SOURCE_FILE, err);
}

int bsz_dwarf_scan_dirs(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, DIRS, BSZ_DIR, err);
}

int bsz_dwarf_scan_lines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, LINES, BSZ_LINE, err);
}
