/*
 * Headers of line number programs, versions 2 to 5 (6.2.4): the constants of
 * the state machine, and the tables of directories and files.
 */
#include "dwarf_charge.h"
#include "dwarf_constants.h"

/* Formats of one entry of version 5. */
struct format {
	uint16_t content[16], form[16];
	unsigned count;
};

bool bsz_dwarf_line_header_read(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset,
    struct dwarf_line_header *out)
{
	const struct bsz_span bytes = dwarf->sections[DWARF_LINE].bytes;
	struct cursor at = cursor_on(bytes, dwarf->image->big);
	uint64_t length, header_length;
	struct cursor body;

	*out = (struct dwarf_line_header){.offset = offset,
	    .offset_size = 4, .address_size = unit->address_size,
	    .max_ops = 1};
	cursor_skip(&at, offset);
	length = cursor_u32(&at);
	if (length == UINT32_MAX) {
		out->offset_size = 8;
		length = cursor_u64(&at);
	}
	body = cursor_take(&at, length);
	out->end = (uint64_t)(at.at - bytes.data);
	out->version = cursor_u16(&body);
	if (body.failed || out->version < 2 || out->version > 5)
		return false;
	if (out->version >= 5) {
		out->address_size = cursor_u8(&body);
		cursor_skip(&body, 1);
	}
	header_length = cursor_uint(&body, out->offset_size);
	out->tables = cursor_take(&body, header_length);
	out->program = body;
	out->min_length = cursor_u8(&out->tables);
	if (out->version >= 4)
		out->max_ops = cursor_u8(&out->tables);
	cursor_skip(&out->tables, 1);
	out->line_base = (int8_t)cursor_u8(&out->tables);
	out->line_range = cursor_u8(&out->tables);
	out->opcode_base = cursor_u8(&out->tables);
	out->lengths = out->tables.at;
	cursor_skip(&out->tables, out->opcode_base ? out->opcode_base - 1u
						   : 0u);
	return !body.failed && !out->tables.failed && out->line_range &&
	    out->opcode_base && out->max_ops;
}

static bool read_old(struct cursor *at,
    bool (*take)(void *context, const struct dwarf_line_entry *entry),
    void *context)
{
	for (unsigned is_file = 0; is_file < 2; is_file++) {
		for (;;) {
			struct dwarf_line_entry entry = {.is_file = is_file,
			    .path = {.class = CLASS_STRING,
			    .form = DW_FORM_string}};
			size_t size;

			entry.path.bytes =
			    (const uint8_t *)cursor_string(at, &size);
			entry.path.size = size;
			if (at->failed)
				return false;
			if (size == 0)
				break;
			if (is_file) {
				entry.directory = cursor_uleb(at);
				(void)cursor_uleb(at);
				(void)cursor_uleb(at);
			}
			if (!take(context, &entry))
				return false;
		}
	}
	return true;
}

static bool read_format(struct cursor *at, struct format *format)
{
	const unsigned count = cursor_u8(at);

	for (unsigned i = 0; i < count; i++) {
		const uint64_t content = cursor_uleb(at);
		const uint64_t form = cursor_uleb(at);

		if (i >= BSZ_COUNTOF(format->form))
			return false;
		format->content[i] = (uint16_t)bsz_min(content, UINT16_MAX);
		format->form[i] = (uint16_t)bsz_min(form, UINT16_MAX);
	}
	format->count = count;
	return !at->failed;
}

static bool read_new(const struct dwarf_unit *unit, struct cursor *at,
    bool (*take)(void *context, const struct dwarf_line_entry *entry),
    void *context)
{
	for (unsigned is_file = 0; is_file < 2; is_file++) {
		struct format format;
		uint64_t count;

		if (!read_format(at, &format))
			return false;
		count = cursor_uleb(at);
		for (uint64_t i = 0; i < count; i++) {
			struct dwarf_line_entry entry = {.is_file = is_file};
			const uint8_t *before = at->at;

			for (unsigned k = 0; k < format.count; k++) {
				const struct dwarf_value value =
				    bsz_dwarf_value_read(at, unit,
				    format.form[k], 0);

				if (format.content[k] == DW_LNCT_path)
					entry.path = value;
				else if (format.content[k] ==
				    DW_LNCT_directory_index)
					entry.directory = value.number;
			}
			/* entries of no bytes would never end */
			if (at->failed || at->at == before ||
			    !take(context, &entry))
				return false;
		}
	}
	return true;
}

bool bsz_dwarf_line_entries(const struct dwarf_unit *unit,
    const struct dwarf_line_header *header,
    bool (*take)(void *context, const struct dwarf_line_entry *entry),
    void *context)
{
	struct cursor at = header->tables;
	struct dwarf_unit sizes = *unit;

	if (header->version < 5)
		return read_old(&at, take, context);
	sizes.version = 5;
	sizes.address_size = header->address_size;
	sizes.offset_size = header->offset_size;
	return read_new(&sizes, &at, take, context);
}
