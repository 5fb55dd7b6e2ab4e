/*
 * Headers of an ELF file, field by field. What lies behind the end of the
 * file reads as absent; nothing is mended.
 */
#include "source.h"

#include <binsize/limits.h>

uint16_t bsz_strip_u16(const struct strip_source *source, const uint8_t *at)
{
	return source->big ? (uint16_t)(at[0] << 8 | at[1])
			   : (uint16_t)(at[1] << 8 | at[0]);
}

uint32_t bsz_strip_u32(const struct strip_source *source, const uint8_t *at)
{
	uint32_t value;

	memcpy(&value, at, sizeof(value));
	if (source->big != (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__))
		value = __builtin_bswap32(value);
	return value;
}

uint64_t bsz_strip_u64(const struct strip_source *source, const uint8_t *at)
{
	uint64_t value;

	memcpy(&value, at, sizeof(value));
	if (source->big != (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__))
		value = __builtin_bswap64(value);
	return value;
}

uint64_t bsz_strip_word(const struct strip_source *source, const uint8_t *at)
{
	return source->is64 ? bsz_strip_u64(source, at)
			    : bsz_strip_u32(source, at);
}

struct bsz_span bsz_strip_bytes(const struct strip_source *source,
    const struct strip_section *section)
{
	if (section->type == SHT_NOBITS || section->type == SHT_NULL)
		return (struct bsz_span){NULL, 0};
	return bsz_span_part(source->bytes, section->offset, section->size);
}

static void read_section(const struct strip_source *source, const uint8_t *at,
    struct strip_section *section)
{
	const uint32_t word = source->word;

	section->type = bsz_strip_u32(source, at + 4);
	section->flags = bsz_strip_word(source, at + 8);
	section->addr = bsz_strip_word(source, at + 8 + word);
	section->offset = bsz_strip_word(source, at + 8 + 2 * word);
	section->size = bsz_strip_word(source, at + 8 + 3 * word);
	section->link = bsz_strip_u32(source, at + 8 + 4 * word);
	section->info = bsz_strip_u32(source, at + 12 + 4 * word);
	section->align = bsz_strip_word(source, at + 16 + 4 * word);
	section->entsize = bsz_strip_word(source, at + 16 + 5 * word);
	section->name = "";
	section->lost_name = false;
}

/* Names up to the last NUL of the table; others are empty. */
static void name_sections(struct strip_source *source,
    const uint8_t *headers)
{
	const uint32_t index = source->names_index;
	uint64_t sum = 0;

	if (index == 0 || index >= source->section_count) {
		for (uint32_t i = 1; i < source->section_count; i++)
			source->sections[i].lost_name = bsz_strip_u32(source,
			    headers + (uint64_t)i * source->shdr_size) > 0;
		return;
	}
	const struct bsz_span table = bsz_strip_bytes(source,
	    &source->sections[index]);
	const uint8_t *last = table.size ?
	    memrchr(table.data, 0, table.size) : NULL;
	for (uint32_t i = 1; i < source->section_count; i++) {
		const uint32_t name = bsz_strip_u32(source,
		    headers + (uint64_t)i * source->shdr_size);

		if (last && name <= (uint64_t)(last - table.data))
			source->sections[i].name =
			    (const char *)table.data + name;
		source->sections[i].lost_name = name >= table.size;
		sum += strnlen(source->sections[i].name, BSZ_MAX_NAME);
		/* Many names may be tails of one long string. */
		if (sum > BSZ_MAX_SECTION_NAMES) {
			source->overlong = true;
			return;
		}
	}
}

/* Counts that do not fit into the ELF header stand in the null section. */
static int read_sections(struct strip_source *source, uint32_t count,
    uint32_t *segments, struct bsz_arena *arena, struct bsz_err *err)
{
	const struct bsz_span first = bsz_span_part(source->bytes,
	    source->shoff, source->shdr_size);
	struct strip_section null;

	if (source->shoff == 0 || !first.data ||
	    source->shentsize != source->shdr_size)
		return 0;
	read_section(source, first.data, &null);
	if (count == 0)
		count = (uint32_t)bsz_min(null.size, UINT32_MAX);
	if (source->names_index == SHN_XINDEX)
		source->names_index = null.link;
	if (*segments == PN_XNUM)
		*segments = null.info;
	const struct bsz_span table = bsz_span_part(source->bytes,
	    source->shoff, (uint64_t)count * source->shdr_size);
	if (count == 0 || !table.data)
		return 0;
	source->sections = bsz_arena_alloc(arena,
	    count * sizeof(*source->sections));
	if (!source->sections)
		return bsz_fail_memory(err);
	for (uint32_t i = 0; i < count; i++)
		read_section(source,
		    table.data + (uint64_t)i * source->shdr_size,
		    &source->sections[i]);
	source->section_count = count;
	name_sections(source, table.data);
	return 0;
}

static void read_segment(const struct strip_source *source, const uint8_t *at,
    struct strip_segment *segment)
{
	const uint32_t word = source->word;
	const uint8_t *fields = at + word; /* p_flags stands behind in ELF32 */

	segment->type = bsz_strip_u32(source, at);
	segment->flags = bsz_strip_u32(source,
	    source->is64 ? at + 4 : at + 24);
	segment->offset = bsz_strip_word(source, fields);
	segment->vaddr = bsz_strip_word(source, fields + word);
	segment->paddr = bsz_strip_word(source, fields + 2 * word);
	segment->file_size = bsz_strip_word(source, fields + 3 * word);
	segment->vm_size = bsz_strip_word(source, fields + 4 * word);
	segment->align = bsz_strip_word(source,
	    source->is64 ? at + 48 : at + 28);
}

static int read_segments(struct strip_source *source, uint32_t count,
    struct bsz_arena *arena, struct bsz_err *err)
{
	const struct bsz_span table = bsz_span_part(source->bytes,
	    source->phoff, (uint64_t)count * source->phdr_size);

	source->lost_segments = count && !table.data;
	source->odd_header |= count &&
	    source->phentsize != source->phdr_size;
	if (source->phoff == 0 || count == 0 || !table.data ||
	    source->phentsize != source->phdr_size)
		return 0;
	source->segments = bsz_arena_alloc(arena,
	    count * sizeof(*source->segments));
	if (!source->segments)
		return bsz_fail_memory(err);
	for (uint32_t i = 0; i < count; i++)
		read_segment(source,
		    table.data + (uint64_t)i * source->phdr_size,
		    &source->segments[i]);
	source->segment_count = count;
	return 0;
}

/* The records of the class; false when the identification is none. */
static bool read_ident(struct strip_source *source)
{
	const struct bsz_span bytes = source->bytes;

	if (bytes.size < sizeof(Elf32_Ehdr) ||
	    memcmp(bytes.data, ELFMAG, SELFMAG) != 0)
		return false;
	const uint8_t class = bytes.data[EI_CLASS];
	const uint8_t order = bytes.data[EI_DATA];
	source->is64 = class == ELFCLASS64;
	source->big = order == ELFDATA2MSB;
	source->word = source->is64 ? 8 : 4;
	source->header_size = source->is64 ? 64 : 52;
	source->phdr_size = source->is64 ? 56 : 32;
	source->shdr_size = source->is64 ? 64 : 40;
	source->sym_size = source->is64 ? 24 : 16;
	return (class == ELFCLASS32 || class == ELFCLASS64) &&
	    (order == ELFDATA2LSB || order == ELFDATA2MSB) &&
	    bytes.size >= source->header_size;
}

int bsz_strip_source_read(struct strip_source *source, struct bsz_span bytes,
    struct bsz_arena *arena, struct bsz_err *err)
{
	*source = (struct strip_source){.bytes = bytes};
	if (!read_ident(source))
		return bsz_fail(err, BSZ_EINPUT, "is no ELF file");
	const uint32_t word = source->word;
	const uint8_t *tail = bytes.data + 24 + 3 * word; /* e_flags */
	source->type = bsz_strip_u16(source, bytes.data + 16);
	source->version = bsz_strip_u32(source, bytes.data + 20);
	source->machine = bsz_strip_u16(source, bytes.data + 18);
	source->linked = source->type == ET_EXEC || source->type == ET_DYN;
	source->phoff = bsz_strip_word(source, bytes.data + 24 + word);
	source->shoff = bsz_strip_word(source, bytes.data + 24 + 2 * word);
	source->odd_header = bsz_strip_u16(source, tail + 4) !=
	    source->header_size;
	source->phentsize = bsz_strip_u16(source, tail + 6);
	uint32_t segments = bsz_strip_u16(source, tail + 8);
	source->segment_field = (uint16_t)segments;
	source->shentsize = bsz_strip_u16(source, tail + 10);
	const uint32_t sections = bsz_strip_u16(source, tail + 12);
	source->section_field = (uint16_t)sections;
	source->names_index = bsz_strip_u16(source, tail + 14);
	const int rc = read_sections(source, sections, &segments, arena, err);
	return rc ? rc : read_segments(source, segments, arena, err);
}

uint64_t bsz_strip_covered(const struct strip_source *source)
{
	uint64_t end = source->header_size;

	if (source->segment_count)
		end = bsz_max(end, source->phoff + (uint64_t)
		    source->segment_count * source->phdr_size);
	if (source->section_count)
		end = bsz_max(end, source->shoff + (uint64_t)
		    source->section_count * source->shdr_size);
	for (uint32_t i = 0; i < source->segment_count; i++)
		end = bsz_max(end, bsz_add(source->segments[i].offset,
		    source->segments[i].file_size));
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (section->type != SHT_NOBITS && section->type != SHT_NULL)
			end = bsz_max(end,
			    bsz_add(section->offset, section->size));
	}
	return bsz_min(end, source->bytes.size);
}
