#include "inline_names.h"

#include "dwarf_constants.h"

#include <binsize/limits.h>

uint8_t bsz_inline_slot(uint16_t tag, uint16_t attribute, uint16_t form)
{
	(void)form;
	if (tag != DW_TAG_subprogram && tag != DW_TAG_inlined_subroutine)
		return 0;
	switch (attribute) {
	case DW_AT_low_pc:
		return LOW;
	case DW_AT_high_pc:
		return HIGH;
	case DW_AT_ranges:
		return RANGES;
	case DW_AT_abstract_origin:
	case DW_AT_specification:
		return ORIGIN;
	case DW_AT_linkage_name:
	case DW_AT_MIPS_linkage_name:
		return LINKAGE;
	case DW_AT_name:
		return tag == DW_TAG_subprogram ? NAME : 0;
	}
	return 0;
}

struct dwarf_value bsz_inline_die_search(const struct dwarf_unit *unit,
    const struct die *die, enum slot slot)
{
	const struct dwarf_step *step =
	    &die->abbrevs->steps[die->abbrev->steps];
	struct dwarf_value value = {.class = CLASS_NONE};
	struct cursor at = die->at;

	for (; dwarf_step_reach(&at, step); step++) {
		if (step->slot == slot)
			value = dwarf_value_take(&at, unit, step);
		else
			dwarf_step_skip(&at, unit, step);
	}
	return value;
}

/* The DIE another refers to; false when there is none to read. */
static bool follow(struct inline_names *names, struct dwarf_worker *worker,
    const struct dwarf_unit **unit, const struct dwarf_value *reference,
    struct die *die, uint64_t *offset)
{
	struct dwarf *dwarf = (*unit)->dwarf;
	struct dwarf_abbrevs *abbrevs = dwarf_worker_abbrevs(worker, *unit);
	const struct dwarf_unit *target = *unit;
	const struct dwarf_abbrev *abbrev;
	struct cursor at;

	if (reference->class == CLASS_REFERENCE) {
		*offset = target->offset + reference->number;
	} else if (reference->class == CLASS_REFERENCE_INFO) {
		*offset = reference->number;
		target = bsz_dwarf_unit_at(dwarf, *offset);
	} else if (reference->class == CLASS_REFERENCE_ALTERNATE &&
	    dwarf->alternate) {
		*offset = reference->number;
		dwarf = dwarf->alternate;
		target = bsz_dwarf_unit_at(dwarf, *offset);
	} else {
		return false;
	}
	if (!target || target->damaged || *offset < target->root ||
	    *offset >= target->end)
		return false;
	if (dwarf->is_alternate || abbrevs->offset != target->abbrev) {
		abbrevs = dwarf->is_alternate ? &names->alternate
		    : dwarf->skeletons ? &names->split : &names->other;
		if (!bsz_dwarf_abbrevs_compile(abbrevs, dwarf, target,
		    bsz_inline_slot))
			return false;
	}
	at = bsz_dwarf_unit_cursor(dwarf, target, *offset);
	abbrev = dwarf_abbrevs_find(abbrevs, cursor_uleb(&at));
	*unit = target;
	if (!abbrev)
		return false;
	*die = (struct die){abbrevs, abbrev, at, 0};
	dwarf_die_skip(&at, target, abbrevs, abbrev);
	return !at.failed;
}

/*
 * Strings of a section are remembered by their offset, for linkers have
 * joined equal ones: names of templates are long.
 */
uint32_t *bsz_inline_names_text_place(struct inline_names *names,
    const struct dwarf_unit *unit, const struct dwarf_value *value)
{
	uint32_t *known;

	if (value->class != CLASS_STRING_OFFSET)
		return NULL;
	known = memo_at(&names->texts, inline_text_key(unit, value));
	names->failed |= !known;
	return known;
}

/*
 * Texts are copied: few of a section's strings are names of functions, so
 * that the section's pages need not come back when rows show names.
 */
uint32_t bsz_inline_names_text(struct dwarf_worker *worker,
    const struct dwarf_unit *unit,
    const struct dwarf_value *value, uint32_t *known)
{
	const char *text;
	uint32_t label = 0;

	if (known && *known)
		return *known;
	text = bsz_dwarf_value_text(unit->dwarf, unit, value);
	if (text && text[0])
		label = bsz_labels_copy(worker->labels, text,
		    strnlen(text, BSZ_MAX_NAME));
	if (known)
		*known = label;
	return label;
}

/* The label of a name, or 0. */
static uint32_t text_label(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, enum slot slot)
{
	const struct dwarf_value value = inline_die_value(unit, die, slot);

	return value.class == CLASS_NONE ? 0 : bsz_inline_names_text(
	    worker, unit, &value, bsz_inline_names_text_place(names, unit,
	    &value));
}

/*
 * The function of a DIE: its linkage name, or that of what it refers to,
 * else the nearest plain name on the way.
 */
static uint32_t name_function(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    struct die die)
{
	uint32_t best = text_label(names, worker, unit, &die, LINKAGE);
	uint32_t plain = best ? 0 : text_label(names, worker, unit, &die, NAME);
	uint64_t offset;

	for (size_t i = 0; !best && i < BSZ_MAX_DIE_REFERENCES; i++) {
		const struct dwarf_value reference =
		    inline_die_value(unit, &die, ORIGIN);

		if (!follow(names, worker, &unit, &reference, &die, &offset))
			break;
		best = text_label(names, worker, unit, &die, LINKAGE);
		if (!best && !plain)
			plain = text_label(names, worker, unit, &die, NAME);
	}
	best = best ? best : plain;
	return best ? best : names->unnamed;
}

/* What the function of a DIE is remembered by, or 0. */
static uint64_t key_of(const struct dwarf_unit *unit, const struct die *die)
{
	const struct dwarf_value origin = inline_die_value(unit, die,
	    ORIGIN);

	if (inline_die_has(die, LINKAGE))
		return 0;
	if (origin.class == CLASS_REFERENCE)
		return unit->offset + origin.number;
	if (origin.class == CLASS_REFERENCE_INFO)
		return origin.number;
	if (origin.class == CLASS_REFERENCE_ALTERNATE)
		return origin.number | UINT64_C(1) << 63;
	return 0;
}

uint32_t *bsz_inline_names_place(struct inline_names *names,
    const struct dwarf_unit *unit, const struct die *die)
{
	const struct bsz_span bytes =
	    unit->dwarf->sections[unit->section].bytes;
	const uint64_t key = die->key ? die->key : key_of(unit, die);
	uint32_t *known;

	if (!key)
		return NULL;
	known = memo_at(&names->functions, key);
	names->failed |= !known;
	if (known && !*known && key < bytes.size)
		__builtin_prefetch(bytes.data + key);
	return known;
}

uint32_t bsz_inline_names_of(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, uint32_t *known)
{
	if (!known)
		return name_function(names, worker, unit, *die);
	if (!*known)
		*known = name_function(names, worker, unit, *die);
	return *known;
}

void bsz_inline_names_init(struct inline_names *names,
    struct bsz_labels *labels)
{
	static const char text[] = "[unnamed function]";

	names->other.offset = UINT64_MAX;
	names->split.offset = UINT64_MAX;
	names->alternate.offset = UINT64_MAX;
	names->functions.generation = names->texts.generation = 1;
	names->unnamed = bsz_labels_text(labels, text, sizeof(text) - 1);
}

void bsz_inline_names_release(struct inline_names *names)
{
	bsz_dwarf_abbrevs_release(&names->other);
	bsz_dwarf_abbrevs_release(&names->split);
	bsz_dwarf_abbrevs_release(&names->alternate);
	bsz_memo_release(&names->functions);
	bsz_memo_release(&names->texts);
}

void bsz_inline_names_begin(struct inline_names *names,
    const struct dwarf_unit *unit)
{
	bsz_memo_clear(&names->functions);
	if (names->texts_of != unit->dwarf)
		bsz_memo_clear(&names->texts);
	names->texts_of = unit->dwarf;
}
