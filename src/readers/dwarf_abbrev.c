/*
 * Abbreviation tables (7.5.3), compiled for one walk.
 *
 * A DIE is read by steps. What the walk does not want becomes skips, and
 * skips of fixed size become one with those next to them and then part of the
 * step that follows, so that most DIEs cost one addition. Codes count up from
 * 1 in practice and index an array; others are found in a sorted list.
 */
#include "dwarf.h"

#include "dwarf_constants.h"

#include <binsize/limits.h>

void bsz_dwarf_abbrevs_release(struct dwarf_abbrevs *abbrevs)
{
	bsz_free(abbrevs->dense);
	bsz_free(abbrevs->sparse);
	bsz_free(abbrevs->steps);
	bsz_free(abbrevs->places);
	*abbrevs = (struct dwarf_abbrevs){.offset = UINT64_MAX};
}

/* Room for one more item of a growing array. */
static bool grow(void *array, size_t *room, size_t count, size_t size)
{
	void **pointer = array;
	void *bigger;

	if (count < *room)
		return true;
	bigger = bsz_realloc(*pointer, (*room ? *room * 2 : 64) * size);
	if (!bigger)
		return false;
	*room = *room ? *room * 2 : 64;
	*pointer = bigger;
	return true;
}

static void append_step(struct dwarf_abbrevs *abbrevs, struct dwarf_step step)
{
	if (grow(&abbrevs->steps, &abbrevs->step_room, abbrevs->step_count,
	    sizeof(step)))
		abbrevs->steps[abbrevs->step_count++] = step;
	else
		abbrevs->failed = true;
}

/* The next step of a DIE. *before: bytes to skip that no step has yet. */
static void push_step(struct dwarf_abbrevs *abbrevs, uint32_t *before,
    struct dwarf_step step)
{
	if (step.kind == STEP_FIXED && !step.slot) {
		*before += step.size;
		return;
	}
	if (BSZ_UNLIKELY(*before > UINT16_MAX)) {
		append_step(abbrevs, (struct dwarf_step){
		    .kind = STEP_FIXED, .size = *before});
		*before = 0;
	}
	step.before = (uint16_t)*before;
	*before = 0;
	append_step(abbrevs, step);
}

/* How to skip a value of a form. */
static struct dwarf_step make_skip(const struct dwarf_abbrevs *abbrevs,
    uint16_t form)
{
	struct dwarf_step step = {.form = form};
	const int fixed = bsz_dwarf_form_size(form, abbrevs->version,
	    abbrevs->address_size, abbrevs->offset_size);

	if (fixed >= 0) {
		step.kind = STEP_FIXED;
		step.size = (uint32_t)fixed;
		return step;
	}
	switch (form) {
	case DW_FORM_string:
		step.kind = STEP_CSTRING;
		break;
	case DW_FORM_block1:
		step.kind = STEP_BLOCK1;
		break;
	case DW_FORM_block2:
		step.kind = STEP_BLOCK2;
		break;
	case DW_FORM_block4:
		step.kind = STEP_BLOCK4;
		break;
	case DW_FORM_block:
	case DW_FORM_exprloc:
		step.kind = STEP_BLOCK_ULEB;
		break;
	case DW_FORM_indirect:
		step.kind = STEP_INDIRECT;
		break;
	case DW_FORM_sdata:
	case DW_FORM_udata:
	case DW_FORM_ref_udata:
	case DW_FORM_strx:
	case DW_FORM_addrx:
	case DW_FORM_loclistx:
	case DW_FORM_rnglistx:
	case DW_FORM_GNU_addr_index:
	case DW_FORM_GNU_str_index:
		step.kind = STEP_ULEB;
		break;
	default:
		/* unknown: reading it as a value makes the cursor fail */
		step.kind = STEP_VALUE;
		break;
	}
	return step;
}

/* The forms of a table are few and its attributes many. */
static void make_skips(struct dwarf_abbrevs *abbrevs)
{
	for (size_t i = 0; i < BSZ_COUNTOF(abbrevs->skips); i++) {
		const struct dwarf_step step = make_skip(abbrevs, (uint16_t)i);

		abbrevs->skips[i].kind = step.kind;
		abbrevs->skips[i].size = (uint8_t)step.size;
	}
}

static struct dwarf_step skip_of(const struct dwarf_abbrevs *abbrevs,
    uint16_t form)
{
	if (BSZ_UNLIKELY(form >= BSZ_COUNTOF(abbrevs->skips)))
		return make_skip(abbrevs, form);
	return (struct dwarf_step){.kind = abbrevs->skips[form].kind,
	    .form = form, .size = abbrevs->skips[form].size};
}

static bool push_abbrev(struct dwarf_abbrevs *abbrevs, uint64_t code,
    struct dwarf_abbrev abbrev)
{
	if (code == abbrevs->dense_count + 1) {
		if (!grow(&abbrevs->dense, &abbrevs->dense_room,
		    abbrevs->dense_count, sizeof(abbrev)))
			return false;
		abbrevs->dense[abbrevs->dense_count++] = abbrev;
		return true;
	}
	if (!grow(&abbrevs->sparse, &abbrevs->sparse_room,
	    abbrevs->sparse_count, sizeof(*abbrevs->sparse)))
		return false;
	abbrevs->sparse[abbrevs->sparse_count++] =
	    (struct dwarf_sparse){code, abbrev};
	return true;
}

/* The steps from `first` on once more, without slots: what it takes to step
 * over the DIE. */
static void compile_skips(struct dwarf_abbrevs *abbrevs,
    struct dwarf_abbrev *abbrev, size_t first)
{
	const size_t end = abbrevs->step_count;
	uint32_t before = 0;

	abbrev->rest = (uint32_t)(abbrev->slots ? end : first);
	for (size_t i = first; abbrev->slots && i < end && !abbrevs->failed;
	    i++) {
		struct dwarf_step step = abbrevs->steps[i];

		before += step.before;
		step.slot = 0;
		push_step(abbrevs, &before, step);
	}
}

/* A slot's value comes behind `fixed` bytes, when that is fixed. The last of
 * several is the one that counts. */
static void note_place(struct dwarf_places *places, struct dwarf_abbrev *abbrev,
    const struct dwarf_step *step, bool is_fixed, uint32_t fixed)
{
	const bool simple = is_fixed && fixed <= UINT8_MAX &&
	    step->form <= UINT8_MAX && step->form != DW_FORM_implicit_const;

	abbrev->slots |= (uint8_t)(1 << (step->slot - 1));
	places->forms[step->slot - 1] = (uint8_t)(simple ? step->form : 0);
	places->at[step->slot - 1] = (uint8_t)fixed;
}

static void push_places(struct dwarf_abbrevs *abbrevs,
    struct dwarf_abbrev *abbrev, struct dwarf_places places)
{
	abbrev->places = (uint32_t)abbrevs->place_count;
	if (grow(&abbrevs->places, &abbrevs->place_room, abbrevs->place_count,
	    sizeof(places)))
		abbrevs->places[abbrevs->place_count++] = places;
	else
		abbrevs->failed = true;
}

/* One declaration's attributes up to the pair of zeros. */
static bool compile_attributes(struct dwarf_abbrevs *abbrevs,
    struct cursor *at, struct dwarf_abbrev *abbrev, dwarf_wants *wants)
{
	const size_t first = abbrevs->step_count;
	struct dwarf_places places = {{0}, {0}};
	uint32_t before = 0, fixed = 0;
	bool is_fixed = true;

	abbrev->steps = (uint32_t)first;
	for (size_t i = 0; i < BSZ_MAX_ABBREV_ATTRIBUTES; i++) {
		const uint64_t attribute = cursor_uleb(at);
		const uint64_t form = cursor_uleb(at);
		struct dwarf_step step;

		if (at->failed)
			return false;
		if (attribute == 0 && form == 0) {
			push_step(abbrevs, &before,
			    (struct dwarf_step){.kind = STEP_END});
			abbrev->fixed = fixed;
			abbrev->rest = DWARF_NO_STEPS;
			if (!is_fixed)
				compile_skips(abbrevs, abbrev, first);
			if (abbrev->slots)
				push_places(abbrevs, abbrev, places);
			return true;
		}
		if (form > UINT16_MAX || attribute > UINT16_MAX)
			return false;
		step = skip_of(abbrevs, (uint16_t)form);
		if (form == DW_FORM_implicit_const)
			step.implicit_const = cursor_sleb(at);
		step.slot = wants(abbrev->tag, (uint16_t)attribute,
		    (uint16_t)form);
		if (step.slot)
			note_place(&places, abbrev, &step, is_fixed, fixed);
		step.attribute = (uint16_t)attribute;
		is_fixed = is_fixed && step.kind == STEP_FIXED;
		fixed += step.size;
		push_step(abbrevs, &before, step);
	}
	return false;
}

static int compare_sparse(const void *a, const void *b)
{
	const struct dwarf_sparse *left = a, *right = b;

	return left->code < right->code ? -1 : left->code > right->code;
}

/* The declarations at the cursor up to the zero; false at damage. */
static bool compile_table(struct dwarf_abbrevs *abbrevs, struct cursor *at,
    dwarf_wants *wants)
{
	for (;;) {
		const uint64_t code = cursor_uleb(at);
		struct dwarf_abbrev abbrev = {0};

		if (at->failed)
			return false;
		if (code == 0)
			break;
		abbrev.tag = (uint16_t)bsz_min(cursor_uleb(at), UINT16_MAX);
		abbrev.children = cursor_u8(at) != 0;
		if (!compile_attributes(abbrevs, at, &abbrev, wants))
			return false;
		if (!push_abbrev(abbrevs, code, abbrev))
			abbrevs->failed = true;
		if (abbrevs->failed)
			return false;
	}
	if (abbrevs->sparse_count > 1)
		qsort(abbrevs->sparse, abbrevs->sparse_count,
		    sizeof(*abbrevs->sparse), compare_sparse);
	return true;
}

bool bsz_dwarf_abbrevs_compile(struct dwarf_abbrevs *abbrevs,
    const struct dwarf *dwarf, const struct dwarf_unit *unit,
    dwarf_wants *wants)
{
	struct cursor at = cursor_on(dwarf->sections[DWARF_ABBREV].bytes,
	    dwarf->image->big);
	const uint8_t *start;
	bool fine;

	if (abbrevs->dwarf == dwarf && abbrevs->offset == unit->abbrev &&
	    abbrevs->address_size == unit->address_size &&
	    abbrevs->offset_size == unit->offset_size &&
	    abbrevs->version == unit->version && abbrevs->wants == wants)
		return true;
	/* each split file has tables of its own */
	if (dwarf->is_split && abbrevs->dwarf != dwarf)
		abbrevs->spent = 0;
	abbrevs->dwarf = dwarf;
	abbrevs->offset = UINT64_MAX;
	abbrevs->address_size = unit->address_size;
	abbrevs->offset_size = unit->offset_size;
	abbrevs->version = unit->version;
	abbrevs->wants = wants;
	make_skips(abbrevs);
	abbrevs->dense_count = abbrevs->sparse_count = 0;
	abbrevs->step_count = abbrevs->place_count = 0;
	if (abbrevs->spent > BSZ_MAX_ABBREVS_BASE +
	    bsz_mul(BSZ_MAX_ABBREVS_RATIO, cursor_left(&at)))
		return false;
	cursor_skip(&at, unit->abbrev);
	start = at.at;
	fine = compile_table(abbrevs, &at, wants);
	abbrevs->size = (uint64_t)(at.at - start);
	abbrevs->spent += abbrevs->size;
	if (fine)
		abbrevs->offset = unit->abbrev;
	return fine;
}

const struct dwarf_abbrev *bsz_dwarf_abbrevs_find_sparse(
    const struct dwarf_abbrevs *abbrevs, uint64_t code)
{
	size_t low = 0, high = abbrevs->sparse_count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (abbrevs->sparse[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < abbrevs->sparse_count &&
	    abbrevs->sparse[low].code == code ? &abbrevs->sparse[low].abbrev
					      : NULL;
}
