/*
 * The indexes of a package: .debug_cu_index of compile units, .debug_tu_index
 * of type units; version 2 (GNU's, for DWARF 2 to 4) and 5.
 *
 * A hash table from signature to row, a line of section numbers, then a line
 * of offsets and one of sizes a row. Units are not sought by the hash table
 * but by where they stand, so that an index with a wrong hash loses nothing;
 * what a row says is held against the unit it leads to. A row that points
 * outside of its sections costs its unit.
 */
#include "dwarf_package.h"

#include "dwarf_constants.h"

#define NO_COLUMN DWARF_MAX_COLUMNS

/* Numbers of sections in the two versions; 0 where it is no number. */
static const enum dwarf_section_id columns[2][DWARF_MAX_COLUMNS + 1] = {
	{DWARF_SECTION_COUNT, DWARF_INFO, DWARF_TYPES, DWARF_ABBREV,
	    DWARF_LINE, DWARF_LOC, DWARF_STR_OFFSETS, DWARF_MACINFO,
	    DWARF_MACRO},
	{DWARF_SECTION_COUNT, DWARF_INFO, DWARF_SECTION_COUNT, DWARF_ABBREV,
	    DWARF_LINE, DWARF_LOCLISTS, DWARF_STR_OFFSETS, DWARF_MACRO,
	    DWARF_RNGLISTS},
};

/* Which place of dwarf_slices.of a section has: versions share them. */
static unsigned place_of(enum dwarf_section_id id)
{
	switch ((unsigned)id) {
	case DWARF_INFO:
	case DWARF_TYPES:
		return 0;
	case DWARF_ABBREV:
		return 1;
	case DWARF_LINE:
		return 2;
	case DWARF_LOC:
	case DWARF_LOCLISTS:
		return 3;
	case DWARF_STR_OFFSETS:
		return 4;
	case DWARF_MACRO:
		return 5;
	case DWARF_MACINFO:
		return 6;
	case DWARF_RNGLISTS:
		return 7;
	}
	return NO_COLUMN;
}

bool bsz_dwarf_is_package(const struct elf_image *image)
{
	return bsz_elf_section_find(image, ".debug_cu_index") != NULL;
}

bool bsz_dwarf_has_split(const struct elf_image *image)
{
	return bsz_elf_section_find(image, ".debug_info.dwo") != NULL;
}

/* One index while it is read. */
struct index {
	struct dwarf *dwarf;
	const struct elf_section *elf;
	enum dwarf_section_id home;
	uint16_t version;
	uint32_t column_count, unit_count, slot_count;
	struct cursor signatures, numbers; /* of slots */
	struct bsz_span sections, offsets, sizes;
	size_t odd; /* rows that are left out */
};

/* Where it is: an offset of the input, or the name of another file. */
static void note(const struct index *index, const char *what)
{
	struct dwarf *const dwarf = index->dwarf;
	const bool is_input = dwarf->source == dwarf->image;

	bsz_artifact_note(dwarf->image->artifact, is_input
	    ? index->elf->offset : BSZ_NO_OFFSET, "%s%.200s%ssection '%s': %s",
	    is_input ? "" : "'", is_input ? "" : dwarf->path, is_input ? ""
	    : "', ", index->elf->name, what);
}

static struct bsz_span take(struct cursor *at, uint64_t size)
{
	const struct bsz_span span = {at->at, size};

	cursor_skip(at, size);
	return span;
}

/* Header and tables; false when they do not fit into the section. */
static bool read_header(struct index *index)
{
	struct cursor at = cursor_on(bsz_elf_section_bytes(
	    index->dwarf->source, index->elf), index->dwarf->image->big);
	uint64_t line;
	uint16_t half;

	/* of version 2: a word; of 5: half a word, and a half of zeros */
	index->version = cursor_u16(&at);
	half = cursor_u16(&at);
	if (index->version == 0)
		index->version = half;
	index->column_count = cursor_u32(&at);
	index->unit_count = cursor_u32(&at);
	index->slot_count = cursor_u32(&at);
	if ((index->version != 2 && index->version != 5) ||
	    index->column_count > DWARF_MAX_COLUMNS)
		return false;
	line = 4 * (uint64_t)index->column_count;
	index->signatures = cursor_take(&at, 8 * (uint64_t)index->slot_count);
	index->numbers = cursor_take(&at, 4 * (uint64_t)index->slot_count);
	index->sections = take(&at, line);
	index->offsets = take(&at, line * index->unit_count);
	index->sizes = take(&at, line * index->unit_count);
	return !at.failed;
}

static uint32_t word(const struct index *index, struct bsz_span table,
    uint64_t number)
{
	return load32(table.data + 4 * number, index->dwarf->image->big);
}

/* One row; false when it points outside of a section. */
static bool read_row(const struct index *index, uint32_t row,
    struct dwarf_slices *out)
{
	out->home = index->home;
	for (uint32_t i = 0; i < index->column_count; i++) {
		const uint64_t at = (uint64_t)row * index->column_count + i;
		const uint32_t number = word(index, index->sections, i);
		const enum dwarf_section_id id = number <= DWARF_MAX_COLUMNS
		    ? columns[index->version == 5][number]
		    : DWARF_SECTION_COUNT;
		const struct dwarf_slice slice = {
		    word(index, index->offsets, at),
		    word(index, index->sizes, at)};
		const struct elf_section *const elf = id < DWARF_SECTION_COUNT
		    ? index->dwarf->sections[id].elf : NULL;

		if (id == DWARF_SECTION_COUNT || !slice.size)
			continue;
		/* of a compressed section: held against its bytes on use */
		if (!elf || (!bsz_elf_section_compressed(index->dwarf->source,
		    elf) && (uint64_t)slice.start + slice.size >
		    elf->file_size))
			return false;
		out->of[place_of(id)] = slice;
	}
	return out->of[0].size != 0;
}

static void read_rows(struct index *index, struct dwarf_package *package)
{
	for (uint32_t i = 0; i < index->slot_count; i++) {
		struct dwarf_slices row = {
		    .signature = cursor_u64(&index->signatures)};
		const uint32_t number = cursor_u32(&index->numbers);

		if (number == 0)
			continue;
		if (number <= index->unit_count &&
		    read_row(index, number - 1, &row))
			package->rows[package->count++] = row;
		else
			index->odd++;
	}
}

static int compare_row(const void *a, const void *b)
{
	const struct dwarf_slices *left = a, *right = b;

	if (left->home != right->home)
		return left->home < right->home ? -1 : 1;
	if (left->of[0].start != right->of[0].start)
		return left->of[0].start < right->of[0].start ? -1 : 1;
	if (left->of[0].size != right->of[0].size)
		return left->of[0].size < right->of[0].size ? -1 : 1;
	return left->signature < right->signature ? -1
	    : left->signature > right->signature;
}

static int read_index(struct dwarf *dwarf, const char *name,
    enum dwarf_section_id home, struct bsz_err *err)
{
	struct dwarf_package *const package = dwarf->package;
	struct index index = {.dwarf = dwarf, .home = home,
	    .elf = bsz_elf_section_find(dwarf->source, name)};
	struct dwarf_slices *rows;

	if (!index.elf || !index.elf->file_size)
		return 0;
	if (!read_header(&index)) {
		note(&index, "its header is damaged, or of no known version; "
		    "units that it tells of are left out");
		return 0;
	}
	/* in version 5 type units are in .debug_info.dwo, too */
	if (index.version == 5)
		index.home = DWARF_INFO;
	rows = bsz_realloc(package->rows, (package->count +
	    index.slot_count + 1) * sizeof(*rows));
	if (!rows)
		return bsz_fail_memory(err);
	package->rows = rows;
	read_rows(&index, package);
	if (index.odd)
		note(&index, "rows that point outside of the file's sections "
		    "are left out");
	return 0;
}

int bsz_dwarf_package_read(struct dwarf *dwarf, struct bsz_err *err)
{
	int rc;

	if (!bsz_dwarf_is_package(dwarf->source))
		return 0;
	dwarf->package = bsz_calloc(1, sizeof(*dwarf->package));
	if (!dwarf->package)
		return bsz_fail_memory(err);
	rc = read_index(dwarf, ".debug_cu_index", DWARF_INFO, err);
	if (rc == 0)
		rc = read_index(dwarf, ".debug_tu_index", DWARF_TYPES, err);
	if (dwarf->package->count > 1)
		qsort(dwarf->package->rows, dwarf->package->count,
		    sizeof(*dwarf->package->rows), compare_row);
	return rc;
}

void bsz_dwarf_package_free(struct dwarf_package *package)
{
	if (package)
		bsz_free(package->rows);
	bsz_free(package);
}

/* The last row that begins at or before a place of a section, or NULL. */
static const struct dwarf_slices *row_at(const struct dwarf_package *package,
    enum dwarf_section_id home, uint64_t offset)
{
	size_t low = 0, high = package->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;
		const struct dwarf_slices *const row = &package->rows[middle];

		if (row->home < home || (row->home == home &&
		    row->of[0].start <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	return low && package->rows[low - 1].home == home
	    ? &package->rows[low - 1] : NULL;
}

bool bsz_dwarf_package_place(const struct dwarf *dwarf,
    struct dwarf_unit *unit)
{
	const enum dwarf_section_id home =
	    (enum dwarf_section_id)unit->section;
	const struct dwarf_slices *const row = row_at(dwarf->package, home,
	    unit->offset);
	uint64_t start, end;

	if (!row || unit->offset < row->of[0].start ||
	    unit->end > (uint64_t)row->of[0].start + row->of[0].size)
		return false;
	unit->slices = row;
	bsz_dwarf_slice(unit, DWARF_ABBREV, &start, &end);
	if (unit->abbrev >= end - start)
		return false;
	unit->abbrev += start;
	return true;
}

void bsz_dwarf_slice(const struct dwarf_unit *unit, enum dwarf_section_id id,
    uint64_t *start, uint64_t *end)
{
	const uint64_t size = unit->dwarf->sections[id].bytes.size;
	const unsigned place = place_of(id);

	*start = 0;
	*end = size;
	if (unit->dwarf->package) {
		const struct dwarf_slice slice = unit->slices &&
		    place < NO_COLUMN ? unit->slices->of[place]
		    : (struct dwarf_slice){0, 0};

		*start = bsz_min(slice.start, size);
		*end = bsz_min((uint64_t)slice.start + slice.size, size);
	}
}
