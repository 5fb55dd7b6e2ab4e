/*
 * Data of Go's own, after Go's linker (cmd/link/internal/ld/data.go).
 *
 * It sorts variables by size and aligns each to the largest power of two that
 * it fills, up to 32. For the collector it writes down which words of
 * .data are pointers, as a program that makes a bit for each (go_masks.c says
 * how those look). All other words there are numbers, whatever they look like:
 * hashes, sizes, encodings of instructions.
 */
#include "go_data.h"

#include "go_buildinfo.h"
#include "go_pclntab.h"
#include "go_table.h"

#include <binsize/limits.h>

#include <limits.h>

/* Areas as the module's data lists them. */
enum { NUMBERS, DATA, ZEROS, OTHER_ZEROS };

/* Words of runtime.moduledata, since 1.16. */
#define MODULE_FIND 19 /* the table to find functions by; least, last code */
#define MODULE_AREAS 24
#define MODULE_END_1_16 32
#define MODULE_END_1_20 34 /* counters of coverage stand before it */

/* A table to find functions by: a number for so many bytes of code, and one
 * byte for each part of that. */
#define FIND_BYTES UINT64_C(4096)
#define FIND_PART UINT64_C(256)

#define LARGEST_ALIGNMENT 32

/* Since this release of Go compilers tell the alignment of data that has no
 * name, which may be 1. */
#define ALIGNED_BY_TYPE 27

struct reader {
	struct elf_image *image;
	const struct go_table *table;
	const struct go_words *words;
	struct go_data *out;
};

static uint64_t word(const struct reader *reader, unsigned index)
{
	return bsz_go_module_word(reader->table, reader->words, index);
}

/* --- borders --- */

/* The number behind "go1."; larger than any where that is not told. */
static unsigned release_of(const struct go_build *build)
{
	static const char start[] = "go1.";
	const struct go_text version = build->version;
	unsigned release = 0;
	size_t at = sizeof(start) - 1;

	if (version.size <= at || memcmp(version.at, start, at) != 0)
		return UINT_MAX;
	for (; at < version.size && version.at[at] >= '0' &&
	    version.at[at] <= '9' && release < 1000; at++)
		release = 10 * release + (unsigned)(version.at[at] - '0');
	return release;
}

static int read_areas(struct reader *reader, struct bsz_err *err)
{
	struct go_data *out = reader->out;
	const struct go_build *build;
	const int rc = bsz_go_build_get(reader->image, &build, err);
	const bool by_type = rc == 0 && release_of(build) >= ALIGNED_BY_TYPE;

	for (unsigned i = 0; i < GO_DATA_AREAS; i++) {
		struct go_area *area = &out->areas[i];

		*area = (struct go_area){word(reader, MODULE_AREAS + 2 * i),
		    word(reader, MODULE_AREAS + 2 * i + 1),
		    i < ZEROS && by_type ? 1 : LARGEST_ALIGNMENT};
		if (area->start >= area->end ||
		    bsz_elf_code_find(reader->image, area->start))
			area->start = area->end = 0;
	}
	return rc;
}

/* --- pointers --- */

struct bits {
	uint8_t *out;
	uint64_t count, room;
};

static bool put(struct bits *bits, bool bit)
{
	if (bits->count == bits->room)
		return false;
	bits->out[bits->count / 8] |= (uint8_t)(bit << bits->count % 8);
	bits->count++;
	return true;
}

static bool copy(struct bits *bits, struct cursor *at, unsigned count)
{
	unsigned byte = 0;

	for (unsigned i = 0; i < count; i++) {
		if (i % 8 == 0)
			byte = cursor_u8(at);
		if (!put(bits, byte >> i % 8 & 1))
			return false;
	}
	return !at->failed;
}

/* The last `count` bits once more, some times. */
static bool repeat(struct bits *bits, uint64_t count, uint64_t times)
{
	const uint64_t size = bsz_mul(count, times);

	if (count == 0 || count > bits->count ||
	    size > bits->room - bits->count)
		return false;
	for (uint64_t i = 0; i < size; i++) {
		const uint64_t from = bits->count - count;

		(void)put(bits, bits->out[from / 8] >> from % 8 & 1);
	}
	return true;
}

/* Run the program at an address; returns its bytes, 0 when it is none. */
static uint64_t run(const struct reader *reader, uint64_t vm,
    struct bits *bits)
{
	const struct elf_image *image = reader->image;
	uint64_t size = 0;
	struct cursor at;

	for (size_t i = 1; i < image->section_count && !size; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped && vm - section->vm < section->file_size)
			size = section->file_size - (vm - section->vm);
	}
	at = cursor_on(bsz_elf_vm_bytes(image, vm, size), image->big);
	for (;;) {
		const uint64_t left = cursor_left(&at);
		const unsigned code = cursor_u8(&at);
		uint64_t count = code & 0x7f;

		if (at.failed)
			return 0;
		if (code == 0)
			return size - left + 1;
		if (code >= 0x80 && count == 0)
			count = cursor_uleb(&at);
		if (code < 0x80 ? !copy(bits, &at, code)
		    : !repeat(bits, count, cursor_uleb(&at)) || at.failed)
			return 0;
	}
}

static void add_mark(struct reader *reader, const char *name, uint64_t vm,
    uint64_t size)
{
	struct go_data *out = reader->out;
	const uint64_t table = reader->table->vm;

	if (size && vm - table >= reader->table->size &&
	    bsz_elf_vm_bytes(reader->image, vm, size).size == size &&
	    !bsz_elf_code_find(reader->image, vm))
		out->marks[out->mark_count++] = (struct go_mark){name, vm,
		    size};
}

/* Of data in the file, and of zeros, each behind the area it is for. */
static int read_pointers(struct reader *reader, struct bsz_err *err)
{
	static const char *const names[] = {"runtime.gcdata",
		"runtime.gcbss"};
	const unsigned first = 1 + (reader->table->layout == GO_1_20
	    ? MODULE_END_1_20 : MODULE_END_1_16);
	struct go_data *out = reader->out;

	for (unsigned i = 0; i < BSZ_COUNTOF(names); i++) {
		const struct go_area *area = &out->areas[DATA + i];
		const uint64_t vm = word(reader, first + i);
		struct bits bits = {NULL, 0, bsz_min(area->end - area->start,
		    reader->image->bytes.size * 8) / reader->table->word};
		uint64_t size;

		bits.out = bsz_arena_alloc(&reader->image->artifact->arena,
		    bits.room / 8 + 1);
		if (!bits.out)
			return bsz_fail_memory(err);
		memset(bits.out, 0, bits.room / 8 + 1);
		size = run(reader, vm, &bits);
		add_mark(reader, names[i], vm, size);
		if (i == 0 && size && bits.count == bits.room) {
			out->pointers = bits.out;
			out->pointer_count = bits.room;
		}
	}
	return 0;
}

static void read_find(struct reader *reader)
{
	const uint64_t code = word(reader, MODULE_FIND + 2) -
	    word(reader, MODULE_FIND + 1);

	if (code < BSZ_MAX_VM)
		add_mark(reader, "runtime.findfunctab",
		    word(reader, MODULE_FIND), 4 * ((code + FIND_BYTES - 1) /
		    FIND_BYTES) + (code + FIND_PART - 1) / FIND_PART);
}

int bsz_go_data_get(struct elf_image *image, const struct go_data **out,
    struct bsz_err *err)
{
	struct go_data *data = image->go_data;
	struct reader reader = {.image = image};
	const struct go_functions *functions;
	int rc = 0;

	*out = data;
	if (data)
		return 0;
	data = bsz_arena_alloc(&image->artifact->arena, sizeof(*data));
	if (!data)
		return bsz_fail_memory(err);
	*data = (struct go_data){0};
	reader.out = data;
	rc = bsz_go_functions_get(image, &functions, err);
	reader.table = rc == 0 ? functions->table : NULL;
	if (reader.table)
		data->functions = (struct go_area){reader.table->vm,
		    bsz_add(reader.table->vm, reader.table->size), 1};
	if (reader.table && reader.table->module) {
		rc = bsz_go_words_get(image, &reader.words, err);
		rc = rc ? rc : read_areas(&reader, err);
		rc = rc ? rc : read_pointers(&reader, err);
		if (rc == 0)
			read_find(&reader);
	}
	if (rc == 0)
		*out = image->go_data = data;
	return rc;
}

static bool is_in(const struct go_area *area, uint64_t vm)
{
	return vm >= area->start && vm < area->end;
}

bool bsz_go_data_may_point(const struct elf_image *image,
    const struct go_data *data, uint64_t place)
{
	const uint64_t index = (place - data->areas[DATA].start) /
	    (image->is64 ? 8 : 4);

	if (is_in(&data->areas[NUMBERS], place) ||
	    is_in(&data->functions, place))
		return false;
	return index >= data->pointer_count ||
	    data->pointers[index / 8] >> index % 8 & 1;
}

bool bsz_go_data_may_begin(const struct go_data *data, uint64_t vm,
    uint64_t size)
{
	for (size_t i = 0; i < GO_DATA_AREAS; i++) {
		const struct go_area *area = &data->areas[i];

		if (is_in(area, vm))
			return size < area->alignment ||
			    vm % area->alignment == 0;
	}
	return true;
}
