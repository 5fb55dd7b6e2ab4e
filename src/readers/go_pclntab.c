/*
 * Layouts of Go 1.16, 1.18 and 1.20, after Go's own description of the table
 * (runtime/symtab.go, debug/gosym): a header with the places of sub-tables,
 * a table of entries in ascending order, and a record a function.
 *
 * Entries count from the start of text since 1.18. The header says where
 * that is until 1.25; later the word is 0, as it is in position-independent
 * files before relocation, and the module's data tells it: a word that
 * points to the header, and the text's borders 22 words behind it.
 *
 * A function ends where its tables of values by address end; only where it
 * has none, at the next function, less the bytes the linker fills with: traps
 * on x86, zeros elsewhere. (A last byte of 0xcc may well be code: a jump.)
 */
#include "go_pclntab.h"

#include <binsize/limits.h>

#include "cursor.h"

/* Words of runtime.moduledata, since 1.16. */
#define MODULE_TEXT 22

enum layout { GO_1_16, GO_1_18, GO_1_20 };

static const struct {
	uint32_t magic;
	enum layout layout;
} magics[] = {
	{0xfffffffa, GO_1_16},
	{0xfffffff0, GO_1_18},
	{0xfffffff1, GO_1_20},
};

struct pclntab {
	struct elf_image *image;
	const struct elf_section *section;
	struct bsz_span bytes; /* from the header on */
	uint64_t vm;
	enum layout layout;
	unsigned word;
	uint64_t count, text;
	uint64_t names, units, files, pcs, functions; /* offsets */
	bool big;
};

static uint64_t read_word(const struct pclntab *tab, uint64_t offset,
    unsigned size)
{
	struct cursor at = cursor_on(bsz_span_part(tab->bytes, offset, size),
	    tab->big);

	return at.failed ? 0 : cursor_uint(&at, size);
}

static bool is_header(struct bsz_span bytes, bool big, bool is64,
    enum layout *layout)
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

/* A header inside of a section; linkers may move the table into another. */
static bool find_in(struct pclntab *tab, const struct elf_section *section)
{
	const struct elf_image *image = tab->image;
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
		if (!tab->big && start-- == 0)
			continue;
		tab->bytes = bsz_span_part(bytes, start, bytes.size - start);
		if (start % 4 == 0 && is_header(tab->bytes, tab->big,
		    image->is64, &tab->layout)) {
			tab->vm = section->vm + start;
			tab->section = section;
			return true;
		}
	}
	return false;
}

static bool find_table(struct pclntab *tab)
{
	static const char *const names[] = {".gopclntab",
		".data.rel.ro.gopclntab", ".data.rel.ro"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const struct elf_section *section =
		    bsz_elf_section_find(tab->image, names[i]);

		if (section && section->mapped && find_in(tab, section))
			return true;
	}
	return false;
}

static void read_header(struct pclntab *tab)
{
	const unsigned word = tab->image->is64 ? 8 : 4;
	const bool has_text = tab->layout != GO_1_16;
	uint64_t *const fields[] = {&tab->names, &tab->units, &tab->files,
		&tab->pcs, &tab->functions};
	uint64_t at = 8 + 2 * word;

	tab->word = word;
	tab->count = read_word(tab, 8, word);
	if (has_text) {
		tab->text = read_word(tab, at, word);
		at += word;
	}
	for (size_t i = 0; i < BSZ_COUNTOF(fields); i++, at += word)
		*fields[i] = read_word(tab, at, word);
}

/* --- the start of text --- */

static bool is_text(const struct pclntab *tab, uint64_t text, uint64_t end)
{
	return text < end && bsz_elf_code_find(tab->image, text) &&
	    bsz_elf_code_find(tab->image, end - 1);
}

/* A word of data, as it is in the file. */
static uint64_t data_word(const struct pclntab *tab, uint64_t vm)
{
	struct cursor at = cursor_on(bsz_elf_vm_bytes(tab->image, vm,
	    tab->word),
	    tab->big);

	return at.failed ? 0 : cursor_uint(&at, tab->word);
}

/* The module's data where nothing is left to relocate. */
static bool text_by_words(struct pclntab *tab,
    const struct elf_section *section)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(tab->image,
	    section);
	const uint64_t behind = MODULE_TEXT * (uint64_t)tab->word;

	if (!section->mapped || section->executable)
		return false;
	for (uint64_t at = 0; at + behind + 2 * tab->word <= bytes.size;
	    at += tab->word) {
		uint64_t text;

		if (data_word(tab, section->vm + at) != tab->vm)
			continue;
		text = data_word(tab, section->vm + at + behind);
		if (is_text(tab, text, data_word(tab,
		    section->vm + at + behind + tab->word))) {
			tab->text = text;
			return true;
		}
	}
	return false;
}

/* The addend of the relocation of a place; 0: none. */
static uint64_t addend_at(struct bsz_span entries, bool big, uint64_t place)
{
	for (uint64_t at = 0; at + 24 <= entries.size; at += 24) {
		if (load64(entries.data + at, big) == place)
			return load64(entries.data + at + 16, big);
	}
	return 0;
}

/* The module's data before relocation: its words are addends. */
static bool text_by_addends(struct pclntab *tab,
    const struct elf_section *section)
{
	const struct bsz_span entries = bsz_elf_section_bytes(tab->image,
	    section);
	unsigned tried = 0;

	if (section->type != SHT_RELA || tab->word != 8)
		return false;
	for (uint64_t at = 0; at + 24 <= entries.size && tried < 16;
	    at += 24) {
		uint64_t place, text;

		if (load64(entries.data + at + 16, tab->big) != tab->vm)
			continue;
		tried++;
		place = load64(entries.data + at, tab->big) +
		    MODULE_TEXT * UINT64_C(8);
		text = addend_at(entries, tab->big, place);
		if (text && is_text(tab, text, addend_at(entries, tab->big,
		    place + 8))) {
			tab->text = text;
			return true;
		}
	}
	return false;
}

static bool find_text(struct pclntab *tab)
{
	const struct elf_image *image = tab->image;

	if (tab->layout == GO_1_16 ||
	    (tab->text && bsz_elf_code_find(image, tab->text)))
		return true;
	for (size_t i = 1; i < image->section_count; i++) {
		if (text_by_words(tab, &image->sections[i]) ||
		    text_by_addends(tab, &image->sections[i]))
			return true;
	}
	return false;
}

/* --- functions --- */

/* A name of a sub-table, or NULL; many records may refer to a long one. */
static const char *text_at(const struct pclntab *tab, uint64_t offset)
{
	const uint64_t left = offset < tab->bytes.size
	    ? tab->bytes.size - offset : 0;
	const struct bsz_span rest = bsz_span_part(tab->bytes, offset,
	    bsz_min(left, BSZ_MAX_DEMANGLED));

	return rest.size && memchr(rest.data, 0, rest.size)
	    ? (const char *)rest.data : NULL;
}

/* A function's table of files: (value, bytes of code) pairs up to a 0. */
static struct cursor pcfile_of(const struct pclntab *tab, uint64_t fields)
{
	const uint64_t offset = read_word(tab, fields + 16, 4);
	const uint64_t from = bsz_add(tab->pcs, offset);

	return cursor_on(bsz_span_part(tab->bytes, from, offset &&
	    from < tab->bytes.size ? tab->bytes.size - from : 0), tab->big);
}

/* Its first value, by way of the unit's slice of file numbers. */
static const char *file_of(const struct pclntab *tab, uint64_t fields)
{
	const uint64_t unit = read_word(tab, fields + 28, 4);
	struct cursor at = pcfile_of(tab, fields);
	const uint64_t delta = cursor_uleb(&at);
	/* zigzag; values begin at -1 */
	const uint64_t number = (delta & 1 ? ~(delta >> 1) : delta >> 1) - 1;
	uint64_t file;

	if (at.failed || number > UINT32_MAX)
		return NULL;
	file = read_word(tab, bsz_add(tab->units,
	    bsz_mul(bsz_add(unit, number), 4)), 4);
	return file == UINT32_MAX ? NULL : text_at(tab,
	    bsz_add(tab->files, file));
}

/*
 * Bytes of code by the table of files, whose pairs cover the function to its
 * last byte: exact, where the fill behind it could be told from code only by
 * decoding. 0: the table says nothing.
 */
static uint64_t covered(const struct pclntab *tab, uint64_t fields,
    uint64_t limit)
{
	struct cursor at = pcfile_of(tab, fields);
	uint64_t size = 0, step;

	while (!at.failed && size < limit) {
		if (cursor_uleb(&at) == 0 && size)
			return size;
		step = bsz_mul(cursor_uleb(&at), tab->bytes.data[6]);
		if (step == 0)
			return 0;
		size = bsz_add(size, step);
	}
	return at.failed || size > limit ? 0 : size;
}

/* Where the code that ends before `end` really ends. */
static uint64_t without_fill(const struct pclntab *tab, uint64_t start,
    uint64_t end)
{
	const struct bsz_span bytes = bsz_elf_vm_bytes(tab->image, start,
	    end - start);
	const bool x86 = tab->image->machine == EM_X86_64 ||
	    tab->image->machine == EM_386;
	uint64_t size = bytes.size;

	while (size && bytes.data[size - 1] == (x86 ? 0xcc : 0))
		size--;
	return size ? size : 1; /* a mark: nothing but fill */
}

static bool read_function(const struct pclntab *tab, uint64_t index,
    struct go_function *out)
{
	const unsigned size = tab->layout == GO_1_16 ? tab->word : 4;
	const uint64_t entry = tab->functions + index * 2 * size;
	/* behind the entry: name, arguments, ... */
	const uint64_t fields = bsz_add(bsz_add(tab->functions,
	    read_word(tab, entry + size, size)), size);
	uint64_t end;

	out->start = bsz_add(tab->text, read_word(tab, entry, size));
	end = bsz_add(tab->text, read_word(tab, entry + 2 * size, size));
	if (out->start >= end || !bsz_elf_code_find(tab->image, out->start) ||
	    !bsz_elf_vm_bytes(tab->image, out->start, end - out->start).data ||
	    fields >= tab->bytes.size)
		return false;
	out->name = text_at(tab, bsz_add(tab->names,
	    read_word(tab, fields, 4)));
	out->file = file_of(tab, fields);
	out->size = covered(tab, fields, end - out->start);
	if (out->size == 0)
		out->size = without_fill(tab, out->start, end);
	return out->name != NULL;
}

static void note(const struct pclntab *tab, uint64_t offset,
    const char *what)
{
	bsz_artifact_note(tab->image->artifact, (uint64_t)(tab->bytes.data -
	    tab->image->bytes.data) + offset, "section '%s': Go's table of "
	    "functions %s", tab->section->name, what);
}

static int read_all(const struct pclntab *tab, struct go_functions *out,
    struct bsz_err *err)
{
	const uint64_t size = tab->layout == GO_1_16 ? 2 * tab->word : 8;

	if (tab->functions >= tab->bytes.size || tab->count >
	    (tab->bytes.size - tab->functions) / size) {
		note(tab, 8, "is larger than its section");
		return 0;
	}
	out->items = bsz_arena_alloc(&tab->image->artifact->arena,
	    (size_t)(tab->count + 1) * sizeof(*out->items));
	if (!out->items)
		return bsz_fail_memory(err);
	for (uint64_t i = 0; i < tab->count; i++) {
		if (!read_function(tab, i, &out->items[out->count])) {
			note(tab, tab->functions + i * size, "is damaged");
			return 0;
		}
		out->count++;
	}
	return 0;
}

int bsz_go_functions_get(struct elf_image *image,
    const struct go_functions **out, struct bsz_err *err)
{
	struct pclntab tab = {.image = image, .big = image->big};
	struct go_functions *functions = image->go;
	int rc = 0;

	if (!functions) {
		functions = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*functions));
		if (!functions)
			return bsz_fail_memory(err);
		*functions = (struct go_functions){NULL, 0};
		if (image->type != ET_REL && find_table(&tab)) {
			read_header(&tab);
			if (find_text(&tab))
				rc = read_all(&tab, functions, err);
			else
				note(&tab, 0, "does not tell where text is");
		}
		if (rc != 0)
			return rc;
		image->go = functions;
	}
	*out = functions;
	return 0;
}
