/*
 * Symbols with extents: from .symtab, or that of the debug file, else .dynsym
 * and mini-debuginfo and Go's own table, completed by unwind entries where
 * code has no symbol.
 *
 * What does not lie in its own section is dropped and counted. Then one sort
 * by start, and one sweep that joins aliases, gives sizes to the sizeless, and
 * leaves nesting to settling: of two symbols the later start owns a byte.
 *
 * The order of the symbol table does not matter to the result.
 */
#include "elf_companion.h"

#include "elf_follow.h"
#include "elf_symtab.h"
#include "go_data.h"
#include "go_pclntab.h"

#include <binsize/file.h>
#include <binsize/limits.h>
#include <binsize/sort.h>

/* Bytes of code between two times of giving its pages back. */
#define FORGET_AFTER (UINT64_C(2) << 20)

struct table {
	struct elf_image *image;
	struct elf_entry *items, *scratch;
	struct bsz_keyed *keys;
	size_t count, room;
	size_t outside; /* symbols that miss their section */
	uint64_t first_outside;
	const struct elf_fde *fdes;
	size_t fde_count;
	const struct go_functions *go; /* NULL: symbols are not stripped */
	const struct go_data *go_data; /* there when go is */
	struct elf_symbol *out;
	size_t out_count;
};

/* Add what the entries of a table say. */
static void read_table(struct table *table, const struct elf_symtab *symtab)
{
	const struct elf_image *image = table->image;

	if (symtab->cut)
		bsz_artifact_note(image->artifact, symtab->image != image
		    ? BSZ_NO_OFFSET : (uint64_t)(symtab->names.data -
		    image->bytes.data) + symtab->names.size, "the last name "
		    "of the symbol table's strings has no end; symbols with "
		    "it are left out");
	for (size_t i = 1; i < symtab->count; i++) {
		struct elf_entry *record = &table->items[table->count];

		switch (bsz_elf_symtab_read(symtab, i, record)) {
		case ELF_ENTRY_PLACE:
			table->count += !bsz_elf_symtab_is_label(symtab,
			    record) && !bsz_elf_symtab_is_empty(record);
			break;
		case ELF_ENTRY_OUTSIDE:
			if (table->outside++ == 0)
				table->first_outside = record->start;
			break;
		case ELF_ENTRY_IMPORT:
		case ELF_ENTRY_OTHER:
			break;
		}
	}
}

/* Bring the records into order of their starts. */
static void sort_by_start(struct table *table)
{
	struct elf_entry *sorted = table->scratch;

	for (size_t i = 0; i < table->count; i++)
		table->keys[i] = (struct bsz_keyed){table->items[i].start, i};
	bsz_sort_keyed(table->keys, (void *)sorted, table->count);
	for (size_t i = 0; i < table->count; i++)
		sorted[i] = table->items[table->keys[i].value];
	table->scratch = table->items;
	table->items = sorted;
}

/* Merge records from `sorted` on into those before, both in order: they are
 * few. */
static void merge_by_start(struct table *table, size_t sorted)
{
	struct elf_entry *items = table->items;
	const size_t count = table->count - sorted;
	size_t at = table->count, left = sorted;

	memcpy(table->scratch, items + sorted, count * sizeof(*items));
	for (size_t i = count; i-- > 0;) {
		while (left && items[left - 1].start > table->scratch[i].start)
			items[--at] = items[--left];
		items[--at] = table->scratch[i];
	}
}

static const struct elf_fde *fde_at(const struct table *table,
    uint64_t start)
{
	size_t low = 0, high = table->fde_count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (table->fdes[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->fde_count && table->fdes[low].start == start
	    ? &table->fdes[low] : NULL;
}

/* End of a sizeless symbol: the next start, without the fill before it. */
static uint64_t inferred_end(const struct table *table,
    const struct elf_entry *record, uint64_t next)
{
	const uint64_t end = bsz_min(next, record->limit);
	uint64_t trimmed = end;

	if (!record->executable || next >= record->limit)
		return end;
	for (uint64_t at = end; at > record->start && end - at < 64; at--) {
		if (bsz_elf_is_fill(table->image,
		    bsz_elf_vm_bytes(table->image, at - 1,
		    end - at + 1)))
			trimmed = at - 1;
	}
	return trimmed > record->start ? trimmed : end;
}

static uint32_t name_label(struct table *table, const struct elf_entry *record)
{
	struct bsz_labels *labels = table->image->artifact->labels;

	if (!record->name)
		return bsz_labels_printf(labels, "[function 0x%llx]",
		    (unsigned long long)record->start);
	return bsz_labels_text(labels, record->name,
	    strnlen(record->name, BSZ_MAX_NAME));
}

/* One symbol of records [0, count): same start and size. */
static void push_group(struct table *table, const struct elf_entry *records,
    size_t count, uint64_t size, enum bsz_evidence evidence)
{
	struct bsz_labels *labels = table->image->artifact->labels;
	uint32_t members[ELF_MOST_ALIASES];
	size_t distinct = 0;

	for (size_t i = 0; i < count && distinct < BSZ_COUNTOF(members);
	    i++) {
		const uint32_t label = name_label(table, &records[i]);

		if (distinct == 0 || members[distinct - 1] != label)
			members[distinct++] = label;
	}
	table->out[table->out_count++] = (struct elf_symbol){
	    records[0].start, size, distinct > 1
	    ? bsz_labels_group(labels, members, distinct) : members[0],
	    (uint8_t)evidence, records[0].executable};
}

/*
 * Records [first, end) share a start. `covered` is the end of the sized
 * symbols before them, `next` the next start.
 */
static void push_start(struct table *table, size_t first, size_t end,
    uint64_t covered, uint64_t next)
{
	struct elf_entry *records = table->items + first;
	size_t sized = 0, named = 0;

	bsz_elf_aliases_sort(records, end - first, table->keys,
	    table->scratch);
	while (sized < end - first && records[sized].size)
		sized++;
	for (size_t i = 0; i < sized; i = named) {
		named = i + 1;
		while (named < sized &&
		    records[named].size == records[i].size)
			named++;
		push_group(table, records + i, named - i, records[i].size,
		    !records[i].name ? BSZ_BY_UNWIND
		    : records[i].by_table ? BSZ_BY_TABLE : BSZ_BY_SYMBOL);
	}
	if (sized == 0 && records[0].start >= covered) {
		const struct elf_fde *fde = fde_at(table, records[0].start);
		const uint64_t stop = bsz_min(records[0].limit, fde
		    ? bsz_min(bsz_add(fde->start, fde->size), next)
		    : inferred_end(table, &records[0], next));

		push_group(table, records, end - first,
		    stop - records[0].start,
		    fde ? BSZ_BY_UNWIND : BSZ_BY_INFERENCE);
	}
}

static void sweep(struct table *table)
{
	uint64_t covered = 0;

	for (size_t i = 0, end; i < table->count; i = end) {
		const uint64_t start = table->items[i].start;

		for (end = i + 1; end < table->count &&
		    table->items[end].start == start; end++)
			continue;
		push_start(table, i, end, covered, end < table->count
		    ? table->items[end].start : UINT64_MAX);
		for (size_t k = i; k < end; k++)
			covered = bsz_max(covered, start +
			    table->items[k].size);
	}
}

/* Functions of Go's table, which knows them all, and tables of its linker's. */
static void add_go(struct table *table)
{
	const struct go_functions *go = table->go;

	for (size_t i = 0; i < table->go_data->mark_count; i++) {
		const struct go_mark *mark = &table->go_data->marks[i];

		table->items[table->count++] = (struct elf_entry){mark->vm,
		    mark->size, mark->name, bsz_add(mark->vm, mark->size), 0,
		    STT_OBJECT, STB_LOCAL, false, true};
	}
	for (size_t i = 0; i < go->count; i++) {
		const struct elf_extent *extent =
		    bsz_elf_code_find(table->image,
		    go->items[i].start);

		if (!extent || !go->items[i].name[0])
			continue;
		table->items[table->count++] = (struct elf_entry){
		    go->items[i].start, bsz_min(go->items[i].size,
		    extent->end - go->items[i].start), go->items[i].name,
		    extent->end, extent->section, STT_FUNC, STB_LOCAL, true,
		    true};
	}
}

/* Functions that only unwind entries know, as records without a name. */
static void add_unwind(struct table *table)
{
	const struct elf_image *image = table->image;
	const size_t named = table->count;
	const struct elf_extent *extent = NULL;
	struct elf_entry *items = table->items;
	uint64_t covered = 0;
	size_t at = 0;

	for (size_t i = 0; i < table->fde_count; i++) {
		const struct elf_fde *fde = &table->fdes[i];

		while (at < named && items[at].start <= fde->start) {
			covered = bsz_max(covered, items[at].start +
			    bsz_max(items[at].size, 1));
			at++;
		}
		if (!extent || fde->start < extent->start ||
		    fde->start >= extent->end)
			extent = bsz_elf_code_find(image, fde->start);
		if (fde->start < covered || !extent || (extent->section &&
		    strncmp(image->sections[extent->section].name, ".plt",
		    4) == 0))
			continue;
		items[table->count++] = (struct elf_entry){fde->start,
		    bsz_min(fde->size, extent->end - fde->start), NULL,
		    extent->end, extent->section, STT_FUNC, STB_LOCAL, true,
		    false};
		covered = fde->start + 1;
	}
	merge_by_start(table, named);
}

/*
 * The tables to read: the file's own; of a stripped file that of its debug
 * file in place of it, else what mini-debuginfo adds to it.
 */
static int find_sources(struct table *table, struct elf_symtab *sources,
    size_t *count, struct bsz_err *err)
{
	struct elf_image *image = table->image, *debug = NULL, *mini = NULL;
	int rc = 0;

	*count = 1;
	sources[0] = bsz_elf_symtab_choose(image);
	if (bsz_elf_has_symtab(image))
		return 0;
	rc = bsz_elf_debug_file(image, &debug, err);
	if (rc == 0 && debug && bsz_elf_has_symtab(debug)) {
		sources[0] = bsz_elf_symtab_choose(debug);
		return 0;
	}
	if (rc == 0)
		rc = bsz_elf_mini_debug(image, &mini, err);
	if (rc == 0 && mini && bsz_elf_has_symtab(mini))
		sources[(*count)++] = bsz_elf_symtab_choose(mini);
	if (rc == 0)
		rc = bsz_go_data_get(image, &table->go_data, err);
	return rc == 0 ? bsz_go_functions_get(image, &table->go, err) : rc;
}

static int build(struct table *table, struct bsz_err *err)
{
	struct elf_symtab sources[2];
	const struct elf_frames *frames;
	size_t count;
	int rc = bsz_elf_frames_get(table->image, &frames, err);

	if (rc == 0)
		rc = find_sources(table, sources, &count, err);
	if (rc != 0)
		return rc;
	table->fdes = frames->items;
	table->fde_count = frames->count;
	table->room = table->fde_count + 1 +
	    (table->go ? table->go->count + GO_MARKS : 0);
	for (size_t i = 0; i < count; i++)
		table->room += sources[i].count;
	table->items = bsz_malloc(table->room * sizeof(*table->items));
	table->scratch = bsz_malloc(table->room * sizeof(*table->scratch));
	table->keys = bsz_malloc(table->room * sizeof(*table->keys));
	if (!table->items || !table->scratch || !table->keys)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		read_table(table, &sources[i]);
	if (table->go)
		add_go(table);
	sort_by_start(table);
	add_unwind(table);
	bsz_labels_reserve(table->image->artifact->labels, table->count);
	table->out = bsz_arena_alloc(&table->image->artifact->arena,
	    (table->count + 1) * sizeof(*table->out));
	if (!table->out)
		return bsz_fail_memory(err);
	sweep(table);
	if (table->outside)
		bsz_artifact_note(table->image->artifact, BSZ_NO_OFFSET,
		    "%zu symbols lie outside of their section (the first at "
		    "address 0x%llx) and are left out", table->outside,
		    (unsigned long long)table->first_outside);
	return 0;
}

int bsz_elf_symbols_get(struct elf_image *image,
    const struct elf_symbols **out, struct bsz_err *err)
{
	struct table table = {.image = image};
	struct elf_symbols *symbols;
	int rc = 0;

	if (!image->symbols) {
		symbols = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*symbols));
		rc = symbols ? build(&table, err) : bsz_fail_memory(err);
		bsz_free(table.items);
		bsz_free(table.scratch);
		bsz_free(table.keys);
		if (rc != 0)
			return rc;
		*symbols = (struct elf_symbols){table.out, table.out_count};
		image->symbols = symbols;
	}
	*out = image->symbols;
	return 0;
}

/* Index of the first symbol that starts at or behind an address. */
static size_t lower_bound(const struct elf_symbols *symbols, uint64_t start)
{
	size_t low = 0, high = symbols->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (symbols->items[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct elf_symbol *bsz_elf_symbols_find(const struct elf_symbols *symbols,
    uint64_t start)
{
	const size_t at = lower_bound(symbols, start);

	return at < symbols->count && symbols->items[at].start == start
	    ? &symbols->items[at] : NULL;
}

const struct elf_symbol *bsz_elf_symbols_around(
    const struct elf_symbols *symbols, uint64_t address)
{
	const size_t end = lower_bound(symbols, address + 1);
	const struct elf_symbol *last = end ? &symbols->items[end - 1] : NULL;

	return last && address - last->start < last->size ? last : NULL;
}

/*
 * Fill between functions: no more than the alignment of the next start, and
 * nothing but bytes that do nothing.
 */
static void claim_fill(const struct elf_image *image,
    struct bsz_claims *claims, uint64_t start, uint64_t end, uint32_t label)
{
	const struct elf_extent *extent = bsz_elf_code_find(image, start);

	if (!extent || end > extent->end ||
	    end - start >= bsz_min(end & -end, 4096))
		return;
	if (bsz_elf_is_fill(image, bsz_elf_vm_bytes(image, start, end - start)))
		bsz_claims_push(claims, BSZ_RANK_WEAK, start, end - start,
		    bsz_tag(label, BSZ_BY_INFERENCE));
}

/* Give pages of code back to the system that were looked at for fill. */
static void forget_code(const struct elf_image *image, uint64_t start,
    uint64_t end)
{
	if (image->mapped && start < end)
		bsz_file_forget(bsz_elf_vm_bytes(image, start, end - start));
}

static void claim_symbols(const struct elf_image *image,
    const struct elf_symbols *symbols, struct bsz_claims *claims)
{
	static const char fill[] = "[padding: code fill]";
	const uint32_t label = bsz_labels_text(image->artifact->labels, fill,
	    sizeof(fill) - 1);
	uint64_t covered = 0, code = 0, read = 0;

	for (size_t i = 0; i < symbols->count; i++) {
		const struct elf_symbol *symbol = &symbols->items[i];

		if (symbol->start - read >= FORGET_AFTER) {
			forget_code(image, read, code);
			read = symbol->start;
		}
		if (symbol->is_code && covered && symbol->start > covered)
			claim_fill(image, claims, covered, symbol->start,
			    label);
		bsz_claims_push(claims,
		    symbol->evidence == BSZ_BY_INFERENCE ? BSZ_RANK_NORMAL
		    : BSZ_RANK_STRONG, symbol->start, symbol->size,
		    bsz_tag(symbol->label, symbol->evidence));
		covered = bsz_max(covered, symbol->start + symbol->size);
		code = symbol->is_code ? covered : code;
	}
	forget_code(image, read, code);
}

int bsz_elf_scan_symbols(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct elf_image *image = artifact->image;
	const struct elf_symbols *symbols;
	struct bsz_claims vm, file;
	struct bsz_claims *const vm_list[] = {&vm};
	struct bsz_claims *const file_list[] = {&file};
	int rc = bsz_elf_symbols_get(image, &symbols, err);

	if (rc != 0)
		return rc;
	bsz_artifact_claims(artifact, BSZ_VM, &vm);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	claim_symbols(image, symbols, &vm);
	rc = bsz_artifact_settle(artifact, BSZ_SYMBOL, vm_list, file_list, 1,
	    err);
	bsz_claims_release(&vm);
	bsz_claims_release(&file);
	return rc == 0 ? bsz_elf_follow(artifact, BSZ_SYMBOL, err) : rc;
}
