/*
 * Layouts of Go 1.2, 1.16, 1.18 and 1.20, after Go's own description of the
 * table (runtime/symtab.go, debug/gosym): a header with the places of
 * sub-tables, a list of entries in ascending order, and a record a function.
 * That of 1.2 has no sub-tables: offsets count from its start, and behind the
 * list stands where that of files is.
 *
 * Entries count from the start of text since 1.18. The header says where
 * that is until 1.25; later the word is 0, as it is in position-independent
 * files before relocation, and the module's data tells it: a word that
 * points to the header, and the text's borders 22 words behind it.
 */
#include "go_table.h"

#include "go_collections.h"

#include <binsize/limits.h>
#include <binsize/sort.h>

/* Words of runtime.moduledata, since 1.16. */
#define MODULE_LIST 13 /* the list of functions, and its records */
#define MODULE_TEXT 22
#define MODULE_GOFUNC_1_18 38
#define MODULE_GOFUNC_1_20 40
#define MODULE_GOFUNC_1_27 43

static const struct {
	uint32_t magic;
	enum go_layout layout;
} magics[] = {
	{0xfffffffb, GO_1_2},
	{0xfffffffa, GO_1_16},
	{0xfffffff0, GO_1_18},
	{0xfffffff1, GO_1_20},
};

uint64_t bsz_go_table_read(const struct go_table *table, uint64_t offset,
    unsigned size)
{
	struct cursor at = cursor_on(bsz_span_part(table->bytes, offset,
	    size), table->big);

	return at.failed ? 0 : cursor_uint(&at, size);
}

static bool is_header(struct bsz_span bytes, bool big, bool is64,
    enum go_layout *layout)
{
	const uint8_t *at = bytes.data;

	if (bytes.size < 72 || at[4] || at[5] || at[7] != (is64 ? 8 : 4) ||
	    (at[6] != 1 && at[6] != 2 && at[6] != 4))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(magics); i++) {
		if (load32(at, big) == magics[i].magic) {
			*layout = magics[i].layout;
			return true;
		}
	}
	return false;
}

static void read_header(struct go_table *table)
{
	const unsigned word = table->image->is64 ? 8 : 4;
	const bool has_text = table->layout > GO_1_16;
	uint64_t *const fields[] = {&table->names, &table->units,
		&table->files, &table->pcs, &table->functions};
	uint64_t at = 8 + 2 * word;

	table->word = word;
	table->count = bsz_go_table_read(table, 8, word);
	if (table->layout == GO_1_2) {
		table->functions = 8 + word;
		table->units = bsz_go_table_read(table, bsz_add(8 + 2 * word,
		    bsz_mul(table->count, 2 * word)), 4);
		return;
	}
	if (has_text) {
		table->text = bsz_go_table_read(table, at, word);
		at += word;
	}
	for (size_t i = 0; i < BSZ_COUNTOF(fields); i++, at += word)
		*fields[i] = bsz_go_table_read(table, at, word);
}

/* Whether a header's numbers are those of a table: its list has functions,
 * and room for them, and is where its parts end. */
static bool is_table(const struct go_table *table)
{
	const uint64_t size = table->bytes.size;

	return table->count && table->functions < size && table->count <
	    (size - table->functions) / bsz_go_entry_size(table) &&
	    table->units && table->units < size && (table->layout == GO_1_2 ||
	    (table->names < table->units && table->units <= table->files &&
	    table->files < table->pcs && table->pcs < table->functions));
}

/* A header inside of a section; linkers may move the table into another. */
static bool find_in(struct go_table *table, const struct elf_section *section)
{
	const struct elf_image *image = table->image;
	const struct bsz_span bytes = bsz_elf_section_bytes(image, section);
	const uint8_t mark[] = {0xff, 0xff, 0xff};
	uint64_t at = 0;

	while (at < bytes.size) {
		const uint8_t *found = memmem(bytes.data + at,
		    bytes.size - at, mark, sizeof(mark));
		uint64_t start;

		if (!found)
			return false;
		start = (uint64_t)(found - bytes.data);
		at = start + 1;
		if (!table->big && start-- == 0)
			continue;
		table->bytes = bsz_span_part(bytes, start, bytes.size - start);
		if (start % 4 == 0 && is_header(table->bytes, table->big,
		    image->is64, &table->layout)) {
			table->vm = section->vm + start;
			table->section = section;
			read_header(table);
			return true;
		}
	}
	return false;
}

/* Where sections have lost their names: the table is one of its own. */
static bool find_anywhere(struct go_table *table)
{
	const struct elf_image *image = table->image;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		table->bytes = bsz_elf_section_bytes(image, section);
		if (!section->mapped || section->type != SHT_PROGBITS ||
		    section->executable || !is_header(table->bytes,
		    table->big, image->is64, &table->layout))
			continue;
		table->vm = section->vm;
		table->section = section;
		read_header(table);
		if (is_table(table))
			return true;
	}
	return false;
}

bool bsz_go_table_find(struct elf_image *image, struct go_table *table)
{
	static const char *const names[] = {".gopclntab",
		".data.rel.ro.gopclntab", ".data.rel.ro"};

	*table = (struct go_table){.image = image, .big = image->big};
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const struct elf_section *section =
		    bsz_elf_section_find(image, names[i]);

		if (section && section->mapped && find_in(table, section))
			return true;
	}
	return bsz_elf_has_go(image) && find_anywhere(table);
}

/* --- the module's data --- */

static bool is_module(struct go_table *table, const struct go_words *words,
    uint64_t vm)
{
	const struct elf_image *image = table->image;
	const uint64_t place = vm + MODULE_TEXT * (uint64_t)table->word;
	const uint64_t text = bsz_go_word(image, words, place);
	const uint64_t end = bsz_go_word(image, words, place + table->word);

	if (text >= end || !bsz_elf_code_find(image, text) ||
	    !bsz_elf_code_find(image, end - 1))
		return false;
	table->module = vm;
	if (!table->text ||
	    !bsz_elf_code_find(image, table->text))
		table->text = text;
	return true;
}

/* Where nothing is left to relocate, or words hold their addends. */
static bool module_by_words(struct go_table *table,
    const struct go_words *words, const struct elf_section *section)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(table->image,
	    section);
	uint8_t wanted[8];

	if (!section->mapped || section->executable)
		return false;
	for (unsigned i = 0; i < table->word; i++)
		wanted[i] = (uint8_t)(table->vm >> 8 *
		    (table->big ? table->word - 1 - i : i));
	for (uint64_t at = 0; at + table->word <= bytes.size;
	    at += table->word) {
		if (memcmp(bytes.data + at, wanted, table->word) == 0 &&
		    is_module(table, words, section->vm + at))
			return true;
	}
	return false;
}

static bool find_module(struct go_table *table, const struct go_words *words)
{
	static const char *const likely[] = {".go.module", ".noptrdata",
		".data"};
	const struct elf_image *image = table->image;

	for (size_t i = 0; i < words->count; i++) {
		if (words->places[i].value == table->vm &&
		    is_module(table, words, words->places[i].key))
			return true;
	}
	for (size_t i = 0; i < BSZ_COUNTOF(likely); i++) {
		const struct elf_section *section =
		    bsz_elf_section_find(image, likely[i]);

		if (section && module_by_words(table, words, section))
			return true;
	}
	for (size_t i = 1; i < image->section_count; i++) {
		if (module_by_words(table, words, &image->sections[i]))
			return true;
	}
	return false;
}

uint64_t bsz_go_module_word(const struct go_table *table,
    const struct go_words *words, unsigned index)
{
	return table->module ? bsz_go_word(table->image, words,
	    table->module + index * (uint64_t)table->word) : 0;
}

/* In a section of its own the table ends with that; elsewhere the module's
 * data tells it. */
static void find_end(struct go_table *table, const struct go_words *words)
{
	const uint64_t end = bsz_add(bsz_go_module_word(table, words,
	    MODULE_LIST), bsz_go_module_word(table, words, MODULE_LIST + 1));

	table->size = table->bytes.size;
	if (!strstr(table->section->name, ".gopclntab"))
		table->size = end > table->vm ? bsz_min(table->size,
		    end - table->vm) : 0;
}

bool bsz_go_table_locate(struct go_table *table, int *rc,
    struct bsz_err *err)
{
	const struct go_words *words;

	bool found;

	*rc = bsz_go_words_get(table->image, &words, err);
	if (*rc != 0)
		return false;
	found = table->layout > GO_1_2 && find_module(table, words);
	find_end(table, words);
	return found || table->layout <= GO_1_16 || (table->text &&
	    bsz_elf_code_find(table->image, table->text));
}

/* --- records --- */

/* A name of a sub-table, or NULL; many records may refer to a long one. */
const char *bsz_go_table_text(const struct go_table *table, uint64_t offset)
{
	const uint64_t left = offset < table->bytes.size
	    ? table->bytes.size - offset : 0;
	const struct bsz_span rest = bsz_span_part(table->bytes, offset,
	    bsz_min(left, BSZ_MAX_DEMANGLED));

	return rest.size && memchr(rest.data, 0, rest.size)
	    ? (const char *)rest.data : NULL;
}

void bsz_go_table_note(const struct go_table *table, uint64_t offset,
    const char *what)
{
	bsz_artifact_note(table->image->artifact,
	    (uint64_t)(table->bytes.data - table->image->bytes.data) + offset,
	    "section '%s': Go's table of functions %s", table->section->name,
	    what);
}

uint64_t bsz_go_entry_size(const struct go_table *table)
{
	return table->layout <= GO_1_16 ? 2 * (uint64_t)table->word : 8;
}

uint64_t bsz_go_record_fields(const struct go_table *table, uint64_t index)
{
	const unsigned size = (unsigned)bsz_go_entry_size(table) / 2;
	const uint64_t entry = table->functions + index * 2 * size;

	/* behind the entry: name, arguments, ... */
	return bsz_add(bsz_add(table->layout == GO_1_2 ? 0 : table->functions,
	    bsz_go_table_read(table, entry + size, size)), size);
}

bool bsz_go_record_read(const struct go_table *table, uint64_t index,
    struct go_record *record)
{
	static const uint8_t sizes[] = {[GO_1_2] = 32, [GO_1_16] = 36,
		[GO_1_18] = 36, [GO_1_20] = 40};
	const uint64_t fixed = sizes[table->layout];
	const uint64_t pointer = table->layout <= GO_1_16 ? table->word : 4;
	const uint64_t fields = bsz_go_record_fields(table, index);

	record->fields = fields;
	record->value_count = (uint32_t)bsz_go_table_read(table,
	    bsz_add(fields, 24), 4);
	record->data_count = (uint32_t)bsz_go_table_read(table,
	    bsz_add(fields, fixed - 1), 1);
	/* four bytes until 1.11, the last of four since */
	if (table->layout == GO_1_2 && record->data_count == 0)
		record->data_count = (uint32_t)bsz_go_table_read(table,
		    bsz_add(fields, fixed - 4), 1);
	record->values = bsz_add(fields, fixed);
	record->data = bsz_add(record->values, UINT64_C(4) *
	    record->value_count);
	if (table->layout <= GO_1_16 && record->data_count)
		record->data = (record->data + pointer - 1) & -pointer;
	record->end = bsz_add(record->data, pointer * record->data_count);
	return record->end <= table->bytes.size;
}

uint64_t bsz_go_data_base(const struct go_table *table,
    const struct go_words *words)
{
	const uint64_t end = table->vm + table->bytes.size;
	uint64_t base;

	if (table->layout != GO_1_20)
		return bsz_go_module_word(table, words, MODULE_GOFUNC_1_18);
	/* since 1.26 they lie in the table itself */
	base = bsz_go_module_word(table, words, MODULE_GOFUNC_1_27);
	if (base >= table->vm && base < end)
		return base;
	return bsz_go_module_word(table, words, MODULE_GOFUNC_1_20);
}

uint64_t bsz_go_record_data(const struct go_table *table,
    const struct go_words *words, const struct go_record *record,
    uint64_t base, unsigned which)
{
	uint64_t offset;

	if (which >= record->data_count)
		return 0;
	if (table->layout <= GO_1_16)
		return bsz_go_word(table->image, words, table->vm +
		    record->data + which * (uint64_t)table->word);
	offset = bsz_go_table_read(table, record->data + which * UINT64_C(4),
	    4);
	return offset == UINT32_MAX || !base ? 0 : base + offset;
}

/* --- values by address --- */

struct go_values bsz_go_values(const struct go_table *table, uint64_t offset)
{
	const uint64_t from = bsz_add(table->pcs, offset);

	return (struct go_values){cursor_on(bsz_span_part(table->bytes, from,
	    offset && from < table->bytes.size ? table->bytes.size - from
	    : 0), table->big), table->bytes.data[6], -1, 0, false};
}

bool bsz_go_values_next(struct go_values *values)
{
	const uint64_t delta = cursor_uleb(&values->at);
	uint64_t step;

	/* zigzag; values begin at -1, and only the first may stay so */
	if (values->at.failed || (delta == 0 && values->started))
		return false;
	values->started = true;
	values->value = (int64_t)((uint64_t)values->value +
	    (delta & 1 ? ~(delta >> 1) : delta >> 1));
	step = bsz_mul(cursor_uleb(&values->at), values->quantum);
	if (step == 0)
		cursor_fail(&values->at);
	values->end = bsz_add(values->end, step);
	return !values->at.failed;
}
