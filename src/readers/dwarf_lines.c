/*
 * Source files, directories and lines, from line number programs of versions
 * 2 to 5 (6.2).
 *
 * A row says where the code from its address to the next row's comes from.
 * A sequence that begins outside of executable code was dropped by the linker
 * and is skipped whole.
 */
#include "dwarf_constants.h"
#include "line_files.h"
#include "line_zero.h"

struct walk {
	struct line_files files;
	struct line_zero zero;
	/* of special opcodes: operations, or, of one a time, bytes */
	uint32_t address_advance[256];
	int8_t line_advance[256];
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
	const bool *first_user; /* a unit: the program is its to read */
	struct line_zero zero; /* of all workers, after they are joined */
};

static const struct context *context_of(const struct dwarf_worker *worker)
{
	return worker->scan->context;
}

static uint32_t row_label(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct machine *machine)
{
	struct walk *walk = worker->own;
	const uint64_t file = machine->row_file, line = machine->row_line;
	const bool by_line = worker->scan->dim == BSZ_LINE;

	if (machine->label && machine->label_file == file &&
	    (!by_line || machine->label_line == line))
		return machine->label;
	if (by_line && (!machine->lines || machine->label_file != file))
		machine->lines = bsz_line_files_lines(&walk->files, worker,
		    unit, file);
	machine->label_file = file;
	machine->label_line = line;
	if (!by_line)
		machine->label = bsz_line_files_label(&walk->files, worker,
		    unit, file);
	else
		machine->label = machine->lines ? line_labels_at(
		    &walk->files.lines, worker->labels, machine->lines,
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
		bsz_line_zero_push(&walk->zero, machine->row_address,
		    end - machine->row_address);
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
	const struct dwarf_line_header *header = &walk->files.header;

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
	const struct dwarf_line_header *header = &walk->files.header;
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
	if (bsz_line_files_read(&walk->files, worker, unit)) {
		prepare_opcodes(walk);
		run_program(worker, unit);
	} else if (!walk->files.failed) {
		bsz_dwarf_worker_damage(worker, unit, unit->line,
		    "the header of its line number program is damaged");
	}
	worker->failed |= walk->files.failed | walk->files.lines.failed |
	    walk->zero.failed;
}

static bool begin(struct dwarf_worker *worker)
{
	struct walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	bsz_line_files_init(&walk->files, worker->labels,
	    worker->scan->dim == BSZ_DIR);
	worker->own = walk;
	return true;
}

static void end(struct dwarf_worker *worker)
{
	struct walk *walk = worker->own;

	if (!walk)
		return;
	bsz_line_files_release(&walk->files);
	bsz_line_zero_release(&walk->zero);
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

	(void)renumber;
	for (size_t i = 0; i < count; i++) {
		const struct walk *walk = workers[i].own;

		bsz_line_zero_add(&context->zero, &walk->zero);
	}
	return context->zero.failed ? bsz_fail_memory(err) : 0;
}

static int scan_lines(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	struct context context = {0};
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
	if (rc == 0 && context.zero.count)
		rc = bsz_line_zero_lay(&context.zero, artifact, dim, err);
	bsz_line_zero_release(&context.zero);
	bsz_free(first);
	return rc;
}

int bsz_dwarf_scan_files(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, BSZ_SOURCE_FILE, err);
}

int bsz_dwarf_scan_dirs(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, BSZ_DIR, err);
}

int bsz_dwarf_scan_lines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	return scan_lines(artifact, BSZ_LINE, err);
}
