/*
 * Debug information of functions that the linker dropped: copies of inline
 * functions that lost against another unit's, and what --gc-sections took.
 * The linker leaves their descriptions, with addresses where no code is.
 *
 * Counted are entries of functions with all that is inside of them, and
 * sequences of line number programs. Their texts, types, ranges and locations
 * may serve others, so more may go.
 */
#include "dwarf_dead.h"

#include "dwarf_charge.h"
#include "dwarf_constants.h"

enum { SLOT_LOW = 1 };

struct search {
	struct dwarf *dwarf;
	struct dwarf_abbrevs abbrevs;
	uint64_t entries;   /* bytes of .debug_info */
	uint64_t sequences; /* bytes of .debug_line */
	uint64_t next;      /* in .debug_line: programs before were read */
};

static uint8_t wants(uint16_t tag, uint16_t attribute, uint16_t form)
{
	(void)form;
	return tag == DW_TAG_subprogram && attribute == DW_AT_low_pc ?
	    SLOT_LOW : 0;
}

static bool is_dead(const struct dwarf *dwarf, uint64_t address)
{
	uint64_t end = address + 1;

	return !bsz_dwarf_live(dwarf, address, &end);
}

/* Step over an entry; true when it is of a function without code. */
static bool take_entry(struct search *search, const struct dwarf_unit *unit,
    const struct dwarf_abbrev *abbrev, struct cursor *at)
{
	const struct dwarf_step *step =
	    &search->abbrevs.steps[abbrev->steps];
	uint64_t address;
	bool dead = false;

	for (; dwarf_step_reach(at, step); step++) {
		if (step->slot != SLOT_LOW) {
			dwarf_step_skip(at, unit, step);
			continue;
		}
		const struct dwarf_value value = dwarf_value_take(at, unit,
		    step);
		dead = !at->failed && bsz_dwarf_value_address(search->dwarf,
		    unit, &value, &address) && is_dead(search->dwarf,
		    address);
	}
	return dead && !at->failed;
}

static void search_entries(struct search *search,
    const struct dwarf_unit *unit)
{
	struct cursor at = bsz_dwarf_unit_cursor(search->dwarf, unit,
	    unit->root);
	const uint8_t *dead = NULL; /* where such an entry began */
	unsigned depth = 0, dead_depth = 0;

	while (cursor_left(&at)) {
		const uint8_t *const start = at.at;
		const uint64_t code = cursor_uleb(&at);
		const struct dwarf_abbrev *const abbrev = code ?
		    dwarf_abbrevs_find(&search->abbrevs, code) : NULL;

		if (at.failed || (code && !abbrev) || (!code && !depth))
			return;
		if (!abbrev)
			depth--;
		else if (dead || !abbrev->slots)
			dwarf_die_skip(&at, unit, &search->abbrevs, abbrev);
		else if (take_entry(search, unit, abbrev, &at)) {
			dead = start;
			dead_depth = depth;
		}
		if (at.failed)
			return;
		depth += abbrev && abbrev->children;
		if (dead && depth == dead_depth) {
			search->entries += (uint64_t)(at.at - dead);
			dead = NULL;
		}
		if (depth == 0)
			return;
	}
}

/* Step over the operands of an opcode; *address when it sets one. False at
 * the end of a sequence. */
static bool take_opcode(const struct dwarf_line_header *header,
    struct cursor *at, uint64_t *address)
{
	const uint8_t opcode = cursor_u8(at);

	if (opcode >= header->opcode_base)
		return true;
	if (opcode == DW_LNS_fixed_advance_pc) {
		cursor_skip(at, 2);
		return true;
	}
	if (opcode) {
		for (uint8_t i = header->lengths[opcode - 1]; i > 0; i--)
			(void)cursor_uleb(at);
		return true;
	}
	struct cursor extended = cursor_take(at, cursor_uleb(at));
	const uint8_t kind = cursor_u8(&extended);
	if (kind == DW_LNE_set_address)
		*address = cursor_uint(&extended, header->address_size);
	return kind != DW_LNE_end_sequence;
}

static void search_lines(struct search *search, const struct dwarf_unit *unit)
{
	struct dwarf_line_header header;

	/* Units may share a program; each is read once. */
	if (!unit->has_line || unit->line < search->next ||
	    !bsz_dwarf_line_header_read(search->dwarf, unit, unit->line,
	    &header))
		return;
	search->next = header.end;
	struct cursor at = header.program;
	while (cursor_left(&at) && !at.failed) {
		const uint8_t *const start = at.at;
		uint64_t address = 0;

		while (cursor_left(&at) && !at.failed &&
		    take_opcode(&header, &at, &address))
			continue;
		if (!at.failed && is_dead(search->dwarf, address))
			search->sequences += (uint64_t)(at.at - start);
	}
}

/* Bytes in the file of so many of a section, which may be compressed. */
static uint64_t in_file(const struct dwarf_section *section, uint64_t bytes)
{
	if (!section->elf || !section->bytes.size ||
	    section->elf->file_size == section->bytes.size)
		return bytes;
	return (uint64_t)((double)bytes / (double)section->bytes.size *
	    (double)section->elf->file_size);
}

int bsz_dwarf_dead_bytes(struct bsz_artifact *artifact, uint64_t *bytes,
    struct bsz_err *err)
{
	static const enum dwarf_section_id needs[] = {DWARF_INFO,
		DWARF_ABBREV, DWARF_LINE, DWARF_ADDR};
	struct search search = {.abbrevs = {.offset = UINT64_MAX}};
	int rc = bsz_dwarf_get(artifact->image, &search.dwarf, err);

	*bytes = 0;
	struct dwarf *const dwarf = search.dwarf;
	if (rc || !dwarf || dwarf->source != dwarf->image ||
	    dwarf->image->type == ET_REL)
		return rc;
	for (size_t i = 0; i < BSZ_COUNTOF(needs) && !rc; i++)
		rc = bsz_dwarf_load(dwarf, needs[i], err);
	for (size_t i = 0; i < dwarf->unit_count && !rc; i++) {
		const struct dwarf_unit *const unit = &dwarf->units[i];

		if (unit->damaged || unit->section != DWARF_INFO)
			continue;
		if (bsz_dwarf_abbrevs_compile(&search.abbrevs, dwarf, unit,
		    wants))
			search_entries(&search, unit);
		if (search.abbrevs.failed)
			rc = bsz_fail_memory(err);
		search_lines(&search, unit);
	}
	bsz_dwarf_abbrevs_release(&search.abbrevs);
	/* Both sections may be the same bytes of a damaged file. */
	*bytes = bsz_min(artifact->bytes.size, bsz_add(
	    in_file(&dwarf->sections[DWARF_INFO], search.entries),
	    in_file(&dwarf->sections[DWARF_LINE], search.sequences)));
	return rc;
}
