/*
 * Compile units: the code and data they made, and their bytes in every debug
 * section.
 *
 * One walk over all DIEs of a unit sees what the unit refers to: strings,
 * location and range lists, variables with an address, and functions where
 * the unit itself names no ranges. What a unit owns alone is claimed on the
 * way; what several may use is collected (dwarf_uses.h) and charged after all
 * units.
 */
#include "dwarf_constants.h"
#include "dwarf_uses.h"
#include "elf_follow.h"

struct walk {
	struct dwarf_uses uses;
	const struct elf_symbols *symbols;
	/* the unit at hand */
	bool wants_code;
	bool has_function; /* the DIE at hand is a function with code */
};

struct shared {
	struct dwarf_used used;
	const struct elf_symbols *symbols;
};

static bool is_location(uint16_t attribute)
{
	switch (attribute) {
	case DW_AT_location:
	case 0x19: /* string_length */
	case 0x2a: /* return_addr */
	case 0x38: /* data_member_location */
	case 0x40: /* frame_base */
	case 0x46: /* segment */
	case 0x48: /* static_link */
	case 0x4a: /* use_location */
	case 0x4d: /* vtable_elem_location */
	case 0x2111: /* GNU_call_site_value */
	case 0x2137: /* GNU_locviews */
		return true;
	}
	return false;
}

static bool is_string(uint16_t form)
{
	switch (form) {
	case DW_FORM_strp:
	case DW_FORM_line_strp:
	case DW_FORM_strx:
	case DW_FORM_strx1:
	case DW_FORM_strx2:
	case DW_FORM_strx3:
	case DW_FORM_strx4:
	case DW_FORM_GNU_str_index:
		return true;
	}
	return false;
}

static bool is_list(uint16_t form)
{
	return form == DW_FORM_sec_offset || form == DW_FORM_loclistx ||
	    form == DW_FORM_rnglistx || form == DW_FORM_data4 ||
	    form == DW_FORM_data8;
}

/* What a walk wants a value for; the first two are most of them. */
enum slot { STRING = 1, LOCATION, VARIABLE, OTHER_STRING, OTHER_LIST, CODE };

#define SLOT_BIT(slot) (1u << ((slot) - 1))

/* So many bytes ahead DIEs are brought into the cache. */
#define AHEAD 512

static uint8_t wants_bytes(uint16_t tag, uint16_t attribute, uint16_t form)
{
	if (form == DW_FORM_strp)
		return STRING;
	if (is_string(form))
		return OTHER_STRING;
	if (attribute == DW_AT_ranges)
		return is_list(form) ? OTHER_LIST : 0;
	if (is_location(attribute) && form == DW_FORM_sec_offset)
		return LOCATION;
	if (attribute == DW_AT_location && tag == DW_TAG_variable)
		return VARIABLE;
	return is_location(attribute) && is_list(form) ? OTHER_LIST : 0;
}

/* Of a split unit, whose bytes are another file's. */
static uint8_t wants_places(uint16_t tag, uint16_t attribute, uint16_t form)
{
	if (attribute == DW_AT_ranges)
		return is_list(form) ? OTHER_LIST : 0;
	return attribute == DW_AT_location && tag == DW_TAG_variable &&
	    !is_list(form) ? VARIABLE : 0;
}

static uint8_t wants_places_and_code(uint16_t tag, uint16_t attribute,
    uint16_t form)
{
	if (tag == DW_TAG_subprogram && (attribute == DW_AT_low_pc ||
	    attribute == DW_AT_high_pc || attribute == DW_AT_ranges))
		return CODE;
	return wants_places(tag, attribute, form);
}

static uint8_t wants_bytes_and_code(uint16_t tag, uint16_t attribute,
    uint16_t form)
{
	if (tag == DW_TAG_subprogram && (attribute == DW_AT_low_pc ||
	    attribute == DW_AT_high_pc || attribute == DW_AT_ranges))
		return CODE;
	return wants_bytes(tag, attribute, form);
}

/* --- code and data --- */

struct code_sink {
	struct dwarf_worker *worker;
	const struct dwarf_unit *unit;
};

static void claim_code(void *context, uint64_t start, uint64_t end)
{
	const struct code_sink *sink = context;
	const uint64_t size = end - start;

	if (!bsz_dwarf_live(sink->worker->dwarf, start, &end)) {
		sink->worker->dead_ranges++;
		sink->worker->dead_bytes += size;
		return;
	}
	bsz_claims_push(&sink->worker->vm, BSZ_RANK_NORMAL, start,
	    end - start, bsz_tag(sink->unit->label, BSZ_BY_DWARF));
}

/* Ranges of the root DIE. False when it names none. */
static bool claim_root(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	struct code_sink sink = {worker, unit};

	if (unit->ranges_form) {
		if (!bsz_dwarf_worker_ranges(worker, unit, unit->ranges_form,
		    unit->ranges, claim_code, &sink))
			bsz_dwarf_worker_damage(worker, unit, unit->root,
			    "its range list is damaged");
		return true;
	}
	if (unit->has_low && unit->high_pc > unit->low_pc) {
		claim_code(&sink, unit->low_pc, unit->high_pc);
		return true;
	}
	return false;
}

/* Where a byte of the thread-local template is; false when nowhere. */
static bool place_thread_local(const struct elf_image *image, uint64_t offset,
    uint64_t *start)
{
	for (size_t i = 1; image->tls && i < image->section_count; i++) {
		const struct elf_section *const section = &image->sections[i];
		const uint64_t inside = image->tls->vaddr + offset -
		    section->addr;

		if ((section->flags & SHF_TLS) && section->mapped &&
		    inside < section->size) {
			*start = section->vm + inside;
			return true;
		}
	}
	return false;
}

/* The place a location expression (2.5) says that is nothing but one. */
static bool find_place(const struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct cursor at, uint64_t *start)
{
	struct dwarf_value address = {.class = CLASS_ADDRESS_INDEX};
	const uint8_t operation = cursor_u8(&at);

	switch (operation) {
	case DW_OP_addr:
		address.class = CLASS_ADDRESS;
		address.number = cursor_uint(&at, unit->address_size);
		break;
	case DW_OP_addrx:
	case DW_OP_GNU_addr_index:
		address.number = cursor_uleb(&at);
		break;
	case DW_OP_const4u:
	case DW_OP_const8u:
		address.number = cursor_uint(&at,
		    operation == DW_OP_const4u ? 4 : 8);
		address.class = CLASS_CONSTANT;
		switch (cursor_u8(&at)) {
		case DW_OP_form_tls_address:
		case DW_OP_GNU_push_tls_address:
			break;
		default:
			return false;
		}
		break;
	default:
		return false;
	}
	if (at.failed || cursor_left(&at))
		return false;
	return address.class == CLASS_CONSTANT
	    ? place_thread_local(worker->dwarf->image, address.number, start)
	    : bsz_dwarf_value_address(unit->dwarf, unit, &address, start);
}

/* A variable at a fixed address has the size of the symbol there. */
static void claim_variable(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct dwarf_value *value)
{
	const struct walk *walk = worker->own;
	const struct cursor at = {value->bytes, value->bytes + value->size,
	    worker->dwarf->image->big, false};
	const struct elf_symbol *symbol;
	uint64_t start;

	if (!find_place(worker, unit, at, &start))
		return;
	symbol = bsz_elf_symbols_find(walk->symbols, start);
	if (symbol && !symbol->is_code)
		bsz_claims_push(&worker->vm, BSZ_RANK_WEAK, start,
		    symbol->size, bsz_tag(unit->label, BSZ_BY_DWARF));
}

/* --- one DIE --- */

/* The code of a function, where the unit does not say its own. */
struct function {
	struct dwarf_value low, high, ranges;
};

static void claim_function(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct function *function)
{
	struct code_sink sink = {worker, unit};
	uint64_t low, high;

	if (function->ranges.class != CLASS_NONE) {
		(void)bsz_dwarf_worker_ranges(worker, unit,
		    function->ranges.form,
		    function->ranges.number, claim_code, &sink);
	} else if (bsz_dwarf_value_address(unit->dwarf, unit, &function->low,
	    &low)) {
		if (function->high.class == CLASS_CONSTANT)
			high = low + function->high.number;
		else if (!bsz_dwarf_value_address(unit->dwarf, unit,
		    &function->high, &high))
			return;
		if (high > low)
			claim_code(&sink, low, high);
	}
}

/* One wanted value; code is collected in function. */
static void take(struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct dwarf_step *step, const struct dwarf_value *value,
    struct function *function)
{
	struct walk *walk = worker->own;

	switch ((enum slot)step->slot) {
	case STRING:
	case OTHER_STRING:
		bsz_dwarf_uses_text(&walk->uses, unit, value);
		break;
	case LOCATION:
	case OTHER_LIST:
		bsz_dwarf_uses_list(&walk->uses, unit, step->attribute,
		    value);
		break;
	case VARIABLE:
		if (value->class == CLASS_BLOCK)
			claim_variable(worker, unit, value);
		else
			bsz_dwarf_uses_list(&walk->uses, unit,
			    step->attribute, value);
		break;
	case CODE:
		if (step->attribute == DW_AT_low_pc)
			function->low = *value;
		else if (step->attribute == DW_AT_high_pc)
			function->high = *value;
		else
			function->ranges = *value;
		if (step->attribute == DW_AT_ranges)
			bsz_dwarf_uses_list(&walk->uses, unit,
			    step->attribute, value);
		walk->has_function = true;
		break;
	}
}

/* Step over one DIE's attributes; false at damage. */
static bool walk_die(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct dwarf_abbrev *abbrev,
    struct cursor *at, struct function *function)
{
	struct walk *walk = worker->own;
	const bool narrow = unit->offset_size == 4;
	const struct dwarf_step *step =
	    &dwarf_worker_abbrevs(worker, unit)->steps[abbrev->steps];

	for (; dwarf_step_reach(at, step); step++) {
		if (!step->slot) {
			dwarf_step_skip(at, unit, step);
		} else if (step->slot == STRING && narrow) {
			dwarf_use_string(&walk->uses, unit, false,
			    cursor_u32(at));
		} else if (step->slot == LOCATION && narrow) {
			dwarf_use_list(&walk->uses.locations, cursor_u32(at));
		} else {
			const struct dwarf_value value =
			    dwarf_value_take(at, unit, step);

			if (at->failed)
				return false;
			take(worker, unit, step, &value, function);
		}
	}
	return !at->failed;
}

/*
 * Step over DIEs that say no more than where strings and location lists are,
 * and whose size is known: nearly all. The next one is found without a look
 * at the steps of this one. Stops at others and at damage.
 */
static const uint8_t *walk_plain(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, const struct dwarf_abbrevs *abbrevs,
    const uint8_t *at, const uint8_t *end)
{
	const uint8_t often = SLOT_BIT(STRING) | SLOT_BIT(LOCATION);
	const bool big = uses->dwarf->image->big;

	while (at < end) {
		const struct dwarf_abbrev *abbrev;
		const struct dwarf_step *step;
		const uint8_t *value;
		size_t code = *at;

		__builtin_prefetch(at + AHEAD);
		value = at + 1;
		if (code == 0) {
			at++;
			continue;
		}
		if (code >= 0x80) {
			if (end - at < 2 || at[1] >= 0x80)
				break;
			code = (code & 0x7f) | (size_t)at[1] << 7;
			value = at + 2;
		}
		if (code - 1 >= abbrevs->dense_count)
			break;
		abbrev = &abbrevs->dense[code - 1];
		if (abbrev->rest != DWARF_NO_STEPS || abbrev->slots & ~often ||
		    (size_t)(end - value) < abbrev->fixed)
			break;
		at = value + abbrev->fixed;
		step = &abbrevs->steps[abbrev->steps];
		for (; abbrev->slots && step->kind != STEP_END; step++) {
			value += step->before;
			if (step->slot == STRING)
				dwarf_use_string(uses, unit, false,
				    load32(value, big));
			else if (step->slot == LOCATION)
				dwarf_use_list(&uses->locations,
				    load32(value, big));
			value += step->size;
		}
	}
	return at;
}

static void walk_dies(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct bsz_span bytes =
	    unit->dwarf->sections[unit->section].bytes;
	const struct dwarf_abbrevs *const abbrevs =
	    dwarf_worker_abbrevs(worker, unit);
	struct cursor at = bsz_dwarf_unit_cursor(unit->dwarf, unit,
	    unit->root);
	struct walk *walk = worker->own;
	struct function function = {.low.class = CLASS_NONE};

	while (cursor_left(&at)) {
		const struct dwarf_abbrev *abbrev;
		const uint8_t *start;
		uint64_t code;

		if (unit->offset_size == 4)
			at.at = walk_plain(&walk->uses, unit, abbrevs, at.at,
			    at.end);
		if (!cursor_left(&at))
			break;
		start = at.at;
		code = cursor_uleb(&at);
		if (code == 0 && !at.failed)
			continue;
		abbrev = dwarf_abbrevs_find(abbrevs, code);
		if (abbrev && walk_die(worker, unit, abbrev, &at,
		    &function)) {
			if (walk->has_function) {
				claim_function(worker, unit, &function);
				function = (struct function){
				    .low.class = CLASS_NONE};
				walk->has_function = false;
			}
			continue;
		}
		bsz_dwarf_worker_damage(worker, unit,
		    (uint64_t)(start - bytes.data), abbrev
		    ? "a DIE reaches past its unit"
		    : "a DIE has no abbreviation");
		return;
	}
}

/* Walk the DIEs of a unit for what is wanted; notes damage. */
static void walk_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, dwarf_wants *wants)
{
	struct dwarf_abbrevs *const abbrevs =
	    dwarf_worker_abbrevs(worker, unit);
	struct walk *walk = worker->own;

	if (!bsz_dwarf_abbrevs_compile(abbrevs, unit->dwarf, unit, wants)) {
		if (!abbrevs->failed)
			bsz_dwarf_worker_damage(worker, unit, unit->offset,
			    "its abbreviations are damaged");
		worker->failed |= abbrevs->failed;
		return;
	}
	if (!unit->dwarf->is_split)
		bsz_dwarf_extents_push(&walk->uses.extents, DWARF_ABBREV,
		    unit->abbrev, unit->abbrev + abbrevs->size, unit);
	walk_dies(worker, unit);
}

static void scan_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	struct walk *walk = worker->own;

	bsz_dwarf_uses_begin(&walk->uses);
	bsz_dwarf_charge(worker->dwarf, &worker->file,
	    (enum dwarf_section_id)unit->section, unit->offset, unit->end,
	    unit->label);
	walk->wants_code = unit->section == DWARF_INFO &&
	    !claim_root(worker, unit);
	walk_unit(worker, unit, walk->wants_code ? wants_bytes_and_code
	    : wants_bytes);
	if (unit->split)
		walk_unit(worker, unit->split, walk->wants_code
		    ? wants_places_and_code : wants_places);
	bsz_dwarf_uses_end(&walk->uses, unit);
	worker->failed |= walk->uses.extents.failed;
}

/* --- before and after all units --- */

static bool begin(struct dwarf_worker *worker)
{
	/* the context is ours and lives as long as the scan */
	struct shared *shared =
	    (struct shared *)(uintptr_t)worker->scan->context;
	struct walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	walk->uses.dwarf = worker->dwarf;
	walk->uses.used = &shared->used;
	walk->symbols = shared->symbols;
	worker->own = walk;
	return true;
}

static void end(struct dwarf_worker *worker)
{
	struct walk *walk = worker->own;

	if (walk)
		bsz_free(walk->uses.extents.items);
	bsz_free(walk);
}

static int finish(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	static const char text[] = "[shared strings]";
	struct dwarf_worker *worker = &workers[0];
	struct walk *all = worker->own;
	const uint32_t shared = bsz_labels_text(worker->labels, text,
	    sizeof(text) - 1);

	(void)renumber;
	for (size_t i = 1; i < count; i++) {
		const struct walk *walk = workers[i].own;

		bsz_dwarf_uses_join(&all->uses, &walk->uses);
	}
	bsz_claims_begin(&worker->file, UINT64_MAX);
	return bsz_dwarf_uses_charge(&all->uses, &worker->file, shared, err);
}

static int prepare(struct elf_image *image, struct shared *shared,
    struct bsz_err *err)
{
	struct dwarf *dwarf;
	int rc = bsz_elf_symbols_get(image, &shared->symbols, err);

	if (rc == 0)
		rc = bsz_dwarf_get(image, &dwarf, err);
	return rc == 0 && dwarf ? bsz_dwarf_used_init(&shared->used, dwarf,
	    err) : rc;
}

/*
 * Entries of .debug_frame belong to the unit of their code, which the settled
 * map knows.
 */
static int charge_frames(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct elf_image *image = artifact->image;
	const struct bsz_map *code = &artifact->settled[BSZ_UNIT][BSZ_VM];
	struct bsz_claims claims;
	struct elf_fde *fdes;
	struct dwarf *dwarf;
	size_t count;
	int rc = bsz_dwarf_get(image, &dwarf, err);

	if (rc != 0 || !dwarf || !dwarf->sections[DWARF_FRAME].elf)
		return rc;
	rc = bsz_dwarf_load(dwarf, DWARF_FRAME, err);
	if (rc == 0)
		rc = bsz_elf_unwind_read(image,
		    dwarf->sections[DWARF_FRAME].elf,
		    dwarf->sections[DWARF_FRAME].bytes, false, &fdes, &count,
		    err);
	if (rc != 0)
		return rc;
	bsz_artifact_claims(artifact, BSZ_FILE, &claims);
	for (size_t i = 0; i < count; i++) {
		const struct bsz_range *range = bsz_map_find(code,
		    fdes[i].start);

		if (range)
			bsz_dwarf_charge(dwarf, &claims, DWARF_FRAME,
			    fdes[i].offset, fdes[i].offset + fdes[i].length,
			    bsz_range_label(range));
	}
	rc = bsz_artifact_lay(artifact, BSZ_UNIT, BSZ_FILE, &claims, BSZ_OVER,
	    err);
	bsz_claims_release(&claims);
	return rc;
}

int bsz_dwarf_scan_units(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct shared shared = {0};
	const struct dwarf_scan scan = {
		.what = "units",
		.dim = BSZ_UNIT,
		.needs = {DWARF_LINE, DWARF_RANGES, DWARF_RNGLISTS, DWARF_LOC,
		    DWARF_LOCLISTS, DWARF_ARANGES, DWARF_MACRO, DWARF_MACINFO,
		    DWARF_PUBNAMES, DWARF_PUBTYPES, DWARF_GNU_PUBNAMES,
		    DWARF_GNU_PUBTYPES, DWARF_NAMES},
		.need_count = 13,
		.walks_dies = true,
		.unit = scan_unit,
		.begin = begin,
		.end = end,
		.finish = finish,
		.context = &shared,
	};
	int rc = prepare(artifact->image, &shared, err);

	if (rc == 0)
		rc = bsz_dwarf_scan_run(artifact, &scan, err);
	bsz_dwarf_used_release(&shared.used);
	if (rc == 0)
		rc = charge_frames(artifact, err);
	return rc == 0 ? bsz_elf_follow(artifact, BSZ_UNIT, err) : rc;
}
