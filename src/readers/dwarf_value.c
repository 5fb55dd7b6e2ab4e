/*
 * Attribute values by form (7.5.6): one table says how long each form is and
 * what class of value it holds; everything else follows from it.
 */
#include "dwarf.h"

#include "dwarf_constants.h"

enum length {
	UNKNOWN, /* not a form */
	FIXED,   /* count bytes */
	ADDRESS, /* the unit's address size */
	OFFSET,  /* the unit's offset size */
	REF_ADDR, /* an address in DWARF 2, an offset since */
	ULEB,
	SLEB,
	CSTRING,
	BLOCK,   /* count bytes of length before it; 0: a ULEB128 */
	INDIRECT,
	IMPLICIT
};

struct form {
	uint8_t length;
	uint8_t count;
	uint8_t class;
};

static const struct form forms[] = {
	[DW_FORM_addr] = {ADDRESS, 0, CLASS_ADDRESS},
	[DW_FORM_block2] = {BLOCK, 2, CLASS_BLOCK},
	[DW_FORM_block4] = {BLOCK, 4, CLASS_BLOCK},
	[DW_FORM_data2] = {FIXED, 2, CLASS_CONSTANT},
	[DW_FORM_data4] = {FIXED, 4, CLASS_CONSTANT},
	[DW_FORM_data8] = {FIXED, 8, CLASS_CONSTANT},
	[DW_FORM_string] = {CSTRING, 0, CLASS_STRING},
	[DW_FORM_block] = {BLOCK, 0, CLASS_BLOCK},
	[DW_FORM_block1] = {BLOCK, 1, CLASS_BLOCK},
	[DW_FORM_data1] = {FIXED, 1, CLASS_CONSTANT},
	[DW_FORM_flag] = {FIXED, 1, CLASS_CONSTANT},
	[DW_FORM_sdata] = {SLEB, 0, CLASS_CONSTANT},
	[DW_FORM_strp] = {OFFSET, 0, CLASS_STRING_OFFSET},
	[DW_FORM_udata] = {ULEB, 0, CLASS_CONSTANT},
	[DW_FORM_ref_addr] = {REF_ADDR, 0, CLASS_REFERENCE_INFO},
	[DW_FORM_ref1] = {FIXED, 1, CLASS_REFERENCE},
	[DW_FORM_ref2] = {FIXED, 2, CLASS_REFERENCE},
	[DW_FORM_ref4] = {FIXED, 4, CLASS_REFERENCE},
	[DW_FORM_ref8] = {FIXED, 8, CLASS_REFERENCE},
	[DW_FORM_ref_udata] = {ULEB, 0, CLASS_REFERENCE},
	[DW_FORM_indirect] = {INDIRECT, 0, CLASS_NONE},
	[DW_FORM_sec_offset] = {OFFSET, 0, CLASS_SECTION_OFFSET},
	[DW_FORM_exprloc] = {BLOCK, 0, CLASS_BLOCK},
	[DW_FORM_flag_present] = {FIXED, 0, CLASS_CONSTANT},
	[DW_FORM_strx] = {ULEB, 0, CLASS_STRING_INDEX},
	[DW_FORM_addrx] = {ULEB, 0, CLASS_ADDRESS_INDEX},
	[DW_FORM_ref_sup4] = {FIXED, 4, CLASS_REFERENCE_ALTERNATE},
	[DW_FORM_strp_sup] = {OFFSET, 0, CLASS_STRING_ALTERNATE},
	[DW_FORM_data16] = {FIXED, 16, CLASS_BLOCK},
	[DW_FORM_line_strp] = {OFFSET, 0, CLASS_STRING_OFFSET},
	[DW_FORM_ref_sig8] = {FIXED, 8, CLASS_OTHER},
	[DW_FORM_implicit_const] = {IMPLICIT, 0, CLASS_CONSTANT},
	[DW_FORM_loclistx] = {ULEB, 0, CLASS_LIST_INDEX},
	[DW_FORM_rnglistx] = {ULEB, 0, CLASS_LIST_INDEX},
	[DW_FORM_ref_sup8] = {FIXED, 8, CLASS_REFERENCE_ALTERNATE},
	[DW_FORM_strx1] = {FIXED, 1, CLASS_STRING_INDEX},
	[DW_FORM_strx2] = {FIXED, 2, CLASS_STRING_INDEX},
	[DW_FORM_strx3] = {FIXED, 3, CLASS_STRING_INDEX},
	[DW_FORM_strx4] = {FIXED, 4, CLASS_STRING_INDEX},
	[DW_FORM_addrx1] = {FIXED, 1, CLASS_ADDRESS_INDEX},
	[DW_FORM_addrx2] = {FIXED, 2, CLASS_ADDRESS_INDEX},
	[DW_FORM_addrx3] = {FIXED, 3, CLASS_ADDRESS_INDEX},
	[DW_FORM_addrx4] = {FIXED, 4, CLASS_ADDRESS_INDEX},
};

static struct form form_of(uint16_t form)
{
	switch (form) {
	case DW_FORM_GNU_addr_index:
		return forms[DW_FORM_addrx];
	case DW_FORM_GNU_str_index:
		return forms[DW_FORM_strx];
	case DW_FORM_GNU_ref_alt:
		return (struct form){OFFSET, 0, CLASS_REFERENCE_ALTERNATE};
	case DW_FORM_GNU_strp_alt:
		return forms[DW_FORM_strp_sup];
	}
	return form < BSZ_COUNTOF(forms) ? forms[form]
					 : (struct form){UNKNOWN, 0, 0};
}

int bsz_dwarf_form_size(uint16_t form, uint8_t version, uint8_t address_size,
    uint8_t offset_size)
{
	const struct form known = form_of(form);

	switch ((enum length)known.length) {
	case FIXED:
		return known.count;
	case ADDRESS:
		return address_size;
	case OFFSET:
		return offset_size;
	case REF_ADDR:
		return version <= 2 ? address_size : offset_size;
	case IMPLICIT:
		return 0;
	case UNKNOWN:
	case ULEB:
	case SLEB:
	case CSTRING:
	case BLOCK:
	case INDIRECT:
		break;
	}
	return -1;
}

static void take_block(struct cursor *at, unsigned length_size,
    struct dwarf_value *value)
{
	value->size = length_size ? cursor_uint(at, length_size)
				  : cursor_uleb(at);
	value->bytes = at->at;
	cursor_skip(at, value->size);
}

struct dwarf_value bsz_dwarf_value_read(struct cursor *at,
    const struct dwarf_unit *unit, uint16_t form, int64_t implicit_const)
{
	struct form known = form_of(form);
	struct dwarf_value value = {.form = form};
	size_t size;
	int fixed;

	if (known.length == INDIRECT) {
		form = (uint16_t)bsz_min(cursor_uleb(at), UINT16_MAX);
		known = form_of(form);
		value.form = form;
	}
	value.class = (enum dwarf_class)known.class;
	switch ((enum length)known.length) {
	case FIXED:
	case ADDRESS:
	case OFFSET:
	case REF_ADDR:
		fixed = bsz_dwarf_form_size(form, unit->version,
		    unit->address_size, unit->offset_size);
		if (fixed > 8) {
			value.bytes = at->at;
			value.size = (uint64_t)fixed;
			cursor_skip(at, value.size);
		} else {
			value.number = fixed == 0 ? 1
			    : cursor_uint(at, (unsigned)fixed);
		}
		break;
	case ULEB:
		value.number = cursor_uleb(at);
		break;
	case SLEB:
		value.number = (uint64_t)cursor_sleb(at);
		break;
	case CSTRING:
		value.bytes = (const uint8_t *)cursor_string(at, &size);
		value.size = size;
		break;
	case BLOCK:
		take_block(at, known.count, &value);
		break;
	case IMPLICIT:
		value.number = (uint64_t)implicit_const;
		break;
	case UNKNOWN:
	case INDIRECT:
		cursor_fail(at);
		break;
	}
	if (value.class == CLASS_STRING_OFFSET)
		value.string_section = form == DW_FORM_line_strp
		    ? DWARF_LINE_STR : DWARF_STR;
	return value;
}

static const char *text_at(const struct dwarf *dwarf, unsigned section,
    uint64_t offset)
{
	const struct bsz_span bytes = dwarf->sections[section].bytes;

	if (offset >= bytes.size || (!dwarf->sections[section].terminated &&
	    !memchr(bytes.data + offset, 0, bytes.size - offset)))
		return NULL;
	return (const char *)bytes.data + offset;
}

/* Entry `index` of a table of fixed-size words; false past its end. */
static bool word_at(const struct dwarf *dwarf, unsigned section,
    uint64_t base, uint64_t index, unsigned size, uint64_t *word)
{
	const struct bsz_span bytes = dwarf->sections[section].bytes;
	const struct bsz_span part = bsz_span_part(bytes,
	    bsz_add(base, bsz_mul(index, size)), size);
	struct cursor at = cursor_on(part, dwarf->image->big);

	if (!part.data)
		return false;
	*word = cursor_uint(&at, size);
	return true;
}

const char *bsz_dwarf_value_text(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, const struct dwarf_value *value)
{
	uint64_t offset;

	switch (value->class) {
	case CLASS_STRING:
		return (const char *)value->bytes;
	case CLASS_STRING_OFFSET:
		return text_at(dwarf, value->string_section, value->number);
	case CLASS_STRING_INDEX:
		if (!word_at(dwarf, DWARF_STR_OFFSETS, unit->str_offsets_base,
		    value->number, unit->offset_size, &offset))
			return NULL;
		return text_at(dwarf, DWARF_STR, offset);
	case CLASS_STRING_ALTERNATE:
		return dwarf->alternate ? text_at(dwarf->alternate, DWARF_STR,
		    value->number) : NULL;
	default:
		return NULL;
	}
}

bool bsz_dwarf_value_address(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, const struct dwarf_value *value,
    uint64_t *address)
{
	/* addresses stay with the skeletons */
	if (value->class == CLASS_ADDRESS_INDEX)
		return word_at(dwarf->skeletons ? dwarf->skeletons : dwarf,
		    DWARF_ADDR, unit->addr_base, value->number,
		    unit->address_size, address);
	*address = value->number;
	return value->class == CLASS_ADDRESS;
}
