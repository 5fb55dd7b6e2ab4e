/*
 * Functions by Go's table.
 *
 * A function ends where its tables of values by address end; only where it
 * has none, at the next function, less the bytes the linker fills with: traps
 * on x86, zeros elsewhere. (A last byte of 0xcc may well be code: a jump.)
 */
#include "go_pclntab.h"

#include "go_table.h"
#include "go_words.h"

/* The offset of a function's table of files. */
static uint32_t pcfile_of(const struct go_table *table, uint64_t fields)
{
	return (uint32_t)bsz_go_table_read(table, fields + 16, 4);
}

/* Its first value, by way of the unit's slice of file numbers. */
static const char *file_of(const struct go_table *table, uint64_t fields)
{
	const uint64_t unit = table->layout == GO_1_2 ? 0
	    : bsz_go_table_read(table, fields + 28, 4);
	struct go_values at = bsz_go_values(table, pcfile_of(table, fields));
	uint64_t file;

	if (!bsz_go_values_next(&at) || at.value < 0 ||
	    at.value > UINT32_MAX)
		return NULL;
	file = bsz_go_table_read(table, bsz_add(table->units,
	    bsz_mul(bsz_add(unit, (uint64_t)at.value), 4)), 4);
	return file == UINT32_MAX ? NULL : bsz_go_table_text(table,
	    bsz_add(table->files, file));
}

/*
 * Bytes of code by the table of files, whose pairs cover the function to its
 * last byte: exact, where the fill behind it could be told from code only by
 * decoding. 0: the table says nothing.
 */
static uint64_t covered(const struct go_table *table, uint64_t fields,
    uint64_t limit)
{
	struct go_values at = bsz_go_values(table, pcfile_of(table, fields));

	while (at.end < limit && bsz_go_values_next(&at))
		continue;
	return at.at.failed || at.end > limit ? 0 : at.end;
}

/* Where the code that ends before `end` really ends. */
static uint64_t without_fill(const struct go_table *table, uint64_t start,
    uint64_t end)
{
	const struct bsz_span bytes = bsz_elf_vm_bytes(table->image, start,
	    end - start);
	const bool x86 = table->image->machine == EM_X86_64 ||
	    table->image->machine == EM_386;
	uint64_t size = bytes.size;

	while (size && bytes.data[size - 1] == (x86 ? 0xcc : 0))
		size--;
	return size ? size : 1; /* a mark: nothing but fill */
}

/* Where the code of an entry begins; that of the last ends it. */
static uint64_t code_at(const struct go_table *table, uint64_t index)
{
	const uint64_t size = bsz_go_entry_size(table);

	return bsz_add(table->layout <= GO_1_16 ? 0 : table->text,
	    bsz_go_table_read(table, table->functions + index * size,
	    (unsigned)size / 2));
}

static bool read_function(const struct go_table *table, uint64_t index,
    struct go_function *out)
{
	const uint64_t fields = bsz_go_record_fields(table, index);
	const uint64_t end = code_at(table, index + 1);

	out->start = code_at(table, index);
	if (out->start >= end || !bsz_elf_code_find(table->image, out->start) ||
	    !bsz_elf_vm_bytes(table->image, out->start, end - out->start).data ||
	    fields >= table->bytes.size)
		return false;
	out->name = bsz_go_table_text(table, bsz_add(table->names,
	    bsz_go_table_read(table, fields, 4)));
	out->file = file_of(table, fields);
	out->size = covered(table, fields, end - out->start);
	if (out->size == 0)
		out->size = without_fill(table, out->start, end);
	return out->name != NULL;
}

static int read_all(const struct go_table *table, struct go_functions *out,
    struct bsz_err *err)
{
	const uint64_t size = bsz_go_entry_size(table);

	if (table->functions >= table->bytes.size || table->count >
	    (table->bytes.size - table->functions) / size) {
		bsz_go_table_note(table, 8, "is larger than its section");
		return 0;
	}
	out->items = bsz_arena_alloc(&table->image->artifact->arena,
	    (size_t)(table->count + 1) * sizeof(*out->items));
	if (!out->items)
		return bsz_fail_memory(err);
	for (uint64_t i = 0; i < table->count; i++) {
		if (!read_function(table, i, &out->items[out->count])) {
			bsz_go_table_note(table, table->functions + i * size,
			    "is damaged");
			return 0;
		}
		out->count++;
	}
	out->end = out->count ? code_at(table, table->count) : 0;
	return 0;
}

static int read_table(struct elf_image *image, struct go_functions *out,
    struct bsz_err *err)
{
	struct go_table *table = bsz_arena_alloc(&image->artifact->arena,
	    sizeof(*table));
	int rc = 0;

	if (!table)
		return bsz_fail_memory(err);
	if (image->type == ET_REL || !bsz_go_table_find(image, table))
		return 0;
	if (bsz_go_table_locate(table, &rc, err)) {
		out->table = table;
		return read_all(table, out, err);
	}
	if (rc == 0)
		bsz_go_table_note(table, 0, "does not tell where text is");
	return rc;
}

int bsz_go_functions_get(struct elf_image *image,
    const struct go_functions **out, struct bsz_err *err)
{
	struct go_functions *functions = image->go;
	int rc;

	if (!functions) {
		functions = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*functions));
		if (!functions)
			return bsz_fail_memory(err);
		*functions = (struct go_functions){0};
		rc = read_table(image, functions, err);
		if (rc != 0)
			return rc;
		image->go = functions;
	}
	*out = functions;
	return 0;
}

static void widen(struct elf_gap *place, uint64_t vm)
{
	if (!vm)
		return;
	if (place->start == place->end || vm < place->start)
		place->start = vm;
	if (vm >= place->end)
		place->end = vm + 1;
}

int bsz_go_function_data(struct elf_image *image, struct elf_gap *out,
    struct bsz_err *err)
{
	const struct go_functions *functions;
	const struct go_words *words;
	struct go_record record;
	int rc = bsz_go_functions_get(image, &functions, err);

	*out = (struct elf_gap){0};
	if (rc == 0)
		rc = bsz_go_words_get(image, &words, err);
	if (rc != 0 || !functions->table)
		return rc;
	const uint64_t base = bsz_go_data_base(functions->table, words);
	for (size_t i = 0; i < functions->count; i++)
		if (bsz_go_record_read(functions->table, i, &record))
			for (unsigned data = 0; data < record.data_count;
			    data++)
				widen(out, bsz_go_record_data(functions->table,
				    words, &record, base, data));
	return 0;
}
