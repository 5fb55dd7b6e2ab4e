/*
 * Go's descriptions of types, after Go's own (internal/abi/type.go).
 *
 * The module's data tells the region they lie in. Names and other things
 * stand between them, and lists have only those that reflection looks up; so
 * every aligned place is tried and must prove itself: kind, alignment, sizes,
 * a name that can be read, types that it refers to, members and methods. What
 * is claimed is no more than what proved itself.
 *
 * A named type tells its package. Pointers to it, arrays, slices, channels
 * and maps of it are its package's, too; structs and interfaces without a
 * name tell theirs only when they have members that are not exported.
 */
#include "go_types.h"

#include "go_masks.h"

#include <string.h>

#define MAX_NAME 4096
#define CHECKED 64  /* bytes of a name that must be text */
#define MAX_DEPTH 8 /* pointers to slices of ... */
#define METHOD_SIZE 16
#define UNCOMMON_SIZE 16

enum kind { ARRAY = 17, CHAN, FUNC, INTERFACE, MAP, POINTER, SLICE, STRING,
	STRUCT, UNSAFE_POINTER, KINDS };

#define KIND_PROGRAM 0x40 /* the mask of pointers is a program, until 1.23 */
#define FLAG_UNCOMMON 1
#define FLAG_STAR 2 /* the name has one '*' more, to share it with pointers */
#define FLAG_NAMED 4
#define FLAG_NO_MASK 16 /* made on demand, since 1.24 */

/* Words of runtime.moduledata: 0 for what a layout does not have. */
struct module {
	enum go_layout layout;
	unsigned types, end, tables, table_size, itabs;
};

static const struct module modules[] = {
	{GO_1_20, 37, 39, 40, 41, 0}, /* 1.27 */
	{GO_1_20, 37, 38, 0, 0, 48},  /* 1.26 */
	{GO_1_20, 37, 38, 0, 0, 47},
	{GO_1_18, 35, 36, 0, 0, 45},
	{GO_1_16, 35, 36, 0, 0, 43},
};

struct walk {
	const struct go_table *table;
	const struct elf_image *image;
	const struct go_words *words;
	struct bsz_span bytes; /* of the region */
	uint64_t vm;           /* its start */
	unsigned word;
	bool big;
	bool failed; /* memory was short */
	struct go_types *out;
	size_t room;
};

/* One descriptor; places are offsets in the region. */
struct type {
	uint64_t at;
	unsigned kind, flags;
	uint64_t base;     /* bytes up to uncommon data */
	uint64_t uncommon; /* offset; 0: none */
	uint64_t size;     /* of all that stands together */
	uint64_t methods, method_count;
	uint64_t member_count; /* fields or methods of interfaces */
};

static uint64_t read(const struct walk *walk, uint64_t at, unsigned size)
{
	struct cursor cursor = cursor_on(bsz_span_part(walk->bytes, at, size),
	    walk->big);

	return cursor.failed ? 0 : cursor_uint(&cursor, size);
}

/* A pointer of the region, as an address. */
static uint64_t pointer(const struct walk *walk, uint64_t at)
{
	return bsz_go_word(walk->image, walk->words, walk->vm + at);
}

static bool is_inside(const struct walk *walk, uint64_t vm)
{
	return vm >= walk->vm && vm - walk->vm < walk->bytes.size;
}

/* --- names: flags, length, text, and what flags announce --- */

static struct go_text name_at(const struct walk *walk, uint64_t at,
    uint64_t *whole)
{
	struct cursor cursor = cursor_on(bsz_span_part(walk->bytes, at,
	    bsz_min(at < walk->bytes.size ? walk->bytes.size - at : 0,
	    MAX_NAME)), walk->big);
	const uint8_t *start = cursor.at;
	const unsigned flags = cursor_u8(&cursor);
	uint64_t size = cursor_uleb(&cursor);
	struct go_text name;

	*whole = 0;
	if (walk->table->layout == GO_1_16 && size == 0 && !cursor.failed)
		size = cursor_u8(&cursor); /* 1.16: two bytes, big end first */
	name = (struct go_text){(const char *)cursor.at, size};
	cursor_skip(&cursor, size);
	if (flags & 2)
		cursor_skip(&cursor, cursor_uleb(&cursor));
	if (flags & 4)
		cursor_skip(&cursor, 4);
	if (cursor.failed || flags > 15 || size == 0)
		return (struct go_text){NULL, 0};
	for (uint64_t i = 0; i < size && i < CHECKED; i++) {
		if ((unsigned char)name.at[i] < ' ')
			return (struct go_text){NULL, 0};
	}
	*whole = (uint64_t)(cursor.at - start);
	return name;
}

static struct go_text name_by_offset(const struct walk *walk, uint64_t at)
{
	uint64_t whole;

	return name_at(walk, at, &whole);
}

static struct go_text name_by_pointer(const struct walk *walk, uint64_t at)
{
	const uint64_t vm = pointer(walk, at);

	return is_inside(walk, vm) ? name_by_offset(walk, vm - walk->vm)
	    : (struct go_text){NULL, 0};
}

/* --- descriptors --- */

/* Values of each kind, by number: bytes, or words; of none all sizes do. */
static const struct {
	uint8_t bytes, words;
	uint8_t types;    /* words behind the header that point to types */
	const char *name; /* begins that of a type without one of its own */
} kinds[KINDS] = {
	[1] = {1, 0, 0, NULL}, {0, 1, 0, NULL}, {1, 0, 0, NULL},
	{2, 0, 0, NULL}, {4, 0, 0, NULL}, {8, 0, 0, NULL}, {0, 1, 0, NULL},
	{1, 0, 0, NULL}, {2, 0, 0, NULL}, {4, 0, 0, NULL}, {8, 0, 0, NULL},
	{0, 1, 0, NULL}, {4, 0, 0, NULL}, {8, 0, 0, NULL}, {8, 0, 0, NULL},
	{16, 0, 0, NULL},
	[ARRAY] = {0, 0, 2, "["}, [CHAN] = {0, 1, 1, NULL},
	[FUNC] = {0, 1, 0, "func("}, [INTERFACE] = {0, 2, 0, "interface {"},
	[MAP] = {0, 1, 3, "map["}, [POINTER] = {0, 1, 1, "*"},
	[SLICE] = {0, 3, 1, "[]"}, [STRING] = {0, 2, 0, NULL},
	[STRUCT] = {0, 0, 0, NULL}, [UNSAFE_POINTER] = {0, 1, 0, NULL}};

static bool is_alignment(uint64_t value)
{
	return value == 1 || value == 2 || value == 4 || value == 8;
}

/* Sizes as values of a kind have them, pointers up to which part. */
static bool is_size(const struct walk *walk, unsigned kind, uint64_t size,
    uint64_t pointers)
{
	const uint64_t wanted = kinds[kind].bytes +
	    kinds[kind].words * walk->word;

	return pointers <= size && pointers % walk->word == 0 &&
	    (!wanted || size == wanted) &&
	    (!kinds[kind].bytes || !pointers);
}

/* A name that the kind may have. */
static bool is_name(unsigned kind, unsigned flags, struct go_text name)
{
	const char *const start = kinds[kind].name;
	const size_t star = flags & FLAG_STAR ? 1 : 0;
	const size_t size = start ? strlen(start) : 0;

	if (name.size <= star || (star && *name.at != '*'))
		return false;
	return flags & FLAG_NAMED || !start || (name.size >= star + size &&
	    memcmp(name.at + star, start, size) == 0);
}

/* What every descriptor begins with, 4 words and 16 bytes. */
static bool is_header(const struct walk *walk, uint64_t at)
{
	const unsigned word = walk->word;
	const uint64_t place = at + 2 * word + 4;
	const unsigned flags = (unsigned)read(walk, place, 1);
	const unsigned kind = read(walk, place + 3, 1) & 31;
	const uint64_t name = read(walk, place + 4 + 2 * word, 4);

	return kind && kind < KINDS && flags < 128 && name &&
	    is_size(walk, kind, read(walk, at, word),
	    read(walk, at + word, word)) &&
	    is_alignment(read(walk, place + 1, 1)) &&
	    is_alignment(read(walk, place + 2, 1)) &&
	    read(walk, place + 8 + 2 * word, 4) < walk->bytes.size &&
	    is_name(kind, flags, name_by_offset(walk, name));
}

/* Words that point to types. */
static bool are_types(const struct walk *walk, uint64_t at, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++)
		if (!is_inside(walk, pointer(walk, at + i * walk->word)))
			return false;
	return true;
}

/* A package, and methods behind the members that stand between. */
static bool is_uncommon(const struct walk *walk, uint64_t at, uint64_t members)
{
	const uint64_t name = read(walk, at, 4);

	return at + UNCOMMON_SIZE <= walk->bytes.size &&
	    read(walk, at + 6, 2) <= read(walk, at + 4, 2) &&
	    read(walk, at + 8, 4) == UNCOMMON_SIZE + members &&
	    (name == 0 || name_by_offset(walk, name).size);
}

/* Maps have three layouts, which nothing tells apart but what follows. */
static uint64_t map_size(const struct walk *walk, uint64_t at, unsigned flags)
{
	const uint64_t header = 4 * walk->word + 16;
	const uint64_t sizes[] = {header + 8 * walk->word,
		header + 11 * walk->word, header + 4 * walk->word + 8};

	for (size_t i = 0; i < BSZ_COUNTOF(sizes); i++) {
		if (flags & FLAG_UNCOMMON ? read(walk, at + sizes[i], 4) &&
		    is_uncommon(walk, at + sizes[i], 0)
		    : is_header(walk, at + sizes[i]))
			return sizes[i];
	}
	return sizes[2];
}

static uint64_t base_size(const struct walk *walk, uint64_t at, unsigned kind,
    unsigned flags)
{
	const unsigned word = walk->word;
	const uint64_t header = 4 * word + 16;

	switch (kind) {
	case ARRAY:
		return header + 3 * word;
	case CHAN:
		return header + 2 * word;
	case FUNC:
	case POINTER:
	case SLICE:
		return header + word;
	case INTERFACE:
	case STRUCT:
		return header + 4 * word;
	case MAP:
		return map_size(walk, at, flags);
	}
	return header;
}

/*
 * Bytes of the members that stand behind a type: what functions take and
 * return, fields, methods of interfaces. A list of them is full.
 */
static bool read_members(const struct walk *walk, struct type *type,
    uint64_t *size)
{
	const unsigned word = walk->word;
	const uint64_t base = type->at + 4 * word + 16;
	const uint64_t start = type->at + type->base +
	    (type->flags & FLAG_UNCOMMON ? UNCOMMON_SIZE : 0);

	*size = 0;
	if (type->kind == FUNC) {
		const uint64_t count = read(walk, base, 2) +
		    (read(walk, base + 2, 2) & 0x7fff);

		*size = word * count;
		return are_types(walk, start, count);
	}
	if (type->kind != STRUCT && type->kind != INTERFACE)
		return are_types(walk, base, kinds[type->kind].types);
	type->member_count = read(walk, base + 2 * word, word);
	*size = bsz_mul(type->member_count, type->kind == STRUCT ? 3 * word :
	    8);
	return read(walk, base + 3 * word, word) == type->member_count &&
	    (!type->member_count || pointer(walk, base + word) ==
	    walk->vm + start);
}

/* Methods behind uncommon data have names. */
static bool read_methods(const struct walk *walk, struct type *type,
    uint64_t members)
{
	type->uncommon = type->at + type->base;
	if (!is_uncommon(walk, type->uncommon, members))
		return false;
	type->method_count = read(walk, type->uncommon + 4, 2);
	type->methods = type->uncommon + UNCOMMON_SIZE + members;
	type->size = bsz_add(type->size, UNCOMMON_SIZE +
	    METHOD_SIZE * type->method_count);
	for (uint64_t i = 0; i < type->method_count; i++)
		if (!name_by_offset(walk, read(walk, type->methods +
		    METHOD_SIZE * i, 4)).size)
			return false;
	return true;
}

static bool read_type(const struct walk *walk, uint64_t at, struct type *type)
{
	const uint64_t flags = at + 2 * walk->word + 4;
	uint64_t members;

	if (at % walk->word || at >= walk->bytes.size || !is_header(walk, at))
		return false;
	*type = (struct type){.at = at};
	type->flags = (unsigned)read(walk, flags, 1);
	type->kind = read(walk, flags + 3, 1) & 31;
	type->base = base_size(walk, at, type->kind, type->flags);
	if (!read_members(walk, type, &members))
		return false;
	type->size = bsz_add(type->base, members);
	if (type->flags & FLAG_UNCOMMON && !read_methods(walk, type, members))
		return false;
	return type->size <= walk->bytes.size - at;
}

/* The package that defines a type; empty when none does. */
static struct go_text package_of(const struct walk *walk, struct type type)
{
	const uint64_t header = 4 * walk->word + 16;
	const struct go_text none = {NULL, 0};

	for (unsigned i = 0; i < MAX_DEPTH; i++) {
		const bool has_key = type.kind == MAP;
		uint64_t vm;

		if (type.flags & FLAG_NAMED && !type.uncommon)
			return none; /* int, error */
		if (type.uncommon && read(walk, type.uncommon, 4))
			return name_by_offset(walk, read(walk, type.uncommon,
			    4));
		if (type.kind == STRUCT || type.kind == INTERFACE)
			return name_by_pointer(walk, type.at + header);
		if (type.kind < ARRAY || type.kind == FUNC ||
		    type.kind > SLICE)
			return none;
		/* a map's element is its second word */
		vm = pointer(walk, type.at + header +
		    (has_key ? walk->word : 0));
		if (!is_inside(walk, vm) || !read_type(walk, vm - walk->vm,
		    &type))
			return none;
	}
	return none;
}

/* --- pieces --- */

static void push(struct walk *walk, uint64_t vm, uint64_t size, bool is_own,
    struct go_text package)
{
	struct go_types *out = walk->out;

	if (out->count == walk->room) {
		const size_t room = walk->room * 2 + 256;
		struct go_piece *pieces = bsz_realloc(out->pieces,
		    room * sizeof(*pieces));

		if (!pieces) {
			walk->failed = true;
			return;
		}
		out->pieces = pieces;
		walk->room = room;
	}
	out->pieces[out->count++] = (struct go_piece){vm,
	    (uint32_t)bsz_min(size, UINT32_MAX), is_own, package};
}

static void push_name(struct walk *walk, uint64_t at, struct go_text package)
{
	uint64_t whole;

	if (at && name_at(walk, at, &whole).size)
		push(walk, walk->vm + at, whole, false, package);
}

static void push_name_of(struct walk *walk, uint64_t at,
    struct go_text package)
{
	const uint64_t vm = pointer(walk, at);

	if (is_inside(walk, vm))
		push_name(walk, vm - walk->vm, package);
}

/* Which words of a value are pointers: a bit a word. */
static void push_mask(struct walk *walk, const struct type *type,
    struct go_text package)
{
	const unsigned word = walk->word;
	const uint64_t pointers = read(walk, type->at + word, word);
	const uint64_t vm = pointer(walk, type->at + 3 * word + 8);
	const uint64_t size = type->flags & FLAG_NO_MASK ? 0
	    : bsz_go_mask_size(walk->image, vm, pointers / word,
	    read(walk, type->at + 2 * word + 7, 1) & KIND_PROGRAM
	    ? GO_MASK_PROGRAM : GO_MASK_BITS);

	if (size)
		push(walk, vm, size, false, package);
}

static void push_type(struct walk *walk, const struct type *type)
{
	const struct go_text package = package_of(walk, *type);
	const unsigned word = walk->word;
	const uint64_t header = 4 * word + 16;
	const uint64_t list = pointer(walk, type->at + header + word);

	push(walk, walk->vm + type->at, type->size, true, package);
	push_name(walk, read(walk, type->at + 4 * word + 8, 4), package);
	push_mask(walk, type, package);
	if (type->uncommon)
		push_name(walk, read(walk, type->uncommon, 4), package);
	for (uint64_t i = 0; i < type->method_count; i++)
		push_name(walk, read(walk, type->methods + METHOD_SIZE * i,
		    4), package);
	if (!is_inside(walk, list))
		return;
	for (uint64_t i = 0; i < type->member_count; i++) {
		if (type->kind == STRUCT)
			push_name_of(walk, list - walk->vm + 3 * word * i,
			    package);
		else
			push_name(walk, read(walk, list - walk->vm + 8 * i,
			    4), package);
	}
}

static void push_types(struct walk *walk)
{
	struct type type;
	uint64_t at = 0;

	while (at < walk->bytes.size && !walk->failed) {
		if (read_type(walk, at, &type)) {
			push_type(walk, &type);
			at += (type.size + walk->word - 1) &
			    -(uint64_t)walk->word;
		} else {
			at += walk->word;
		}
	}
}

/* --- interface tables: interface, type, hash, functions --- */

/* Returns the bytes of the table, or 0. */
static uint64_t push_itab(struct walk *walk, uint64_t vm)
{
	const unsigned word = walk->word;
	const uint64_t interface = bsz_go_word(walk->image, walk->words, vm);
	const uint64_t concrete = bsz_go_word(walk->image, walk->words,
	    vm + word);
	struct type type;
	struct go_text package = {NULL, 0};
	uint64_t functions;

	if (!is_inside(walk, interface) || !read_type(walk,
	    interface - walk->vm, &type) || type.kind != INTERFACE)
		return 0;
	functions = bsz_max(type.member_count, 1);
	if (is_inside(walk, concrete) && read_type(walk,
	    concrete - walk->vm, &type))
		package = package_of(walk, type);
	push(walk, vm, (2 + functions) * word + (word == 8 ? 8 : 4), true,
	    package);
	return (2 + functions) * word + (word == 8 ? 8 : 4);
}

static void push_itabs(struct walk *walk, const struct module *module)
{
	const struct go_table *table = walk->table;
	const unsigned word = walk->word;
	uint64_t at, count, size;

	if (!module->itabs) {
		at = walk->vm + bsz_go_module_word(table, walk->words,
		    module->tables);
		count = bsz_go_module_word(table, walk->words,
		    module->table_size);
		for (uint64_t i = 0; i < count && !walk->failed; i += size) {
			size = push_itab(walk, at + i);
			if (size == 0)
				return;
		}
		return;
	}
	at = bsz_go_module_word(table, walk->words, module->itabs);
	count = bsz_go_module_word(table, walk->words, module->itabs + 1);
	count = bsz_min(count, walk->image->bytes.size / word);
	for (uint64_t i = 0; i < count && !walk->failed; i++) {
		const uint64_t vm = bsz_go_word(walk->image, walk->words,
		    at + i * word);

		if (push_itab(walk, vm))
			push(walk, at + i * word, word, false,
			    walk->out->pieces[walk->out->count - 1].package);
	}
}

/* --- the region --- */

/* Does the module's data make sense in a layout? Then *walk has the region. */
static bool fits(struct walk *walk, const struct module *module)
{
	const struct go_table *table = walk->table;
	const struct go_words *words = walk->words;
	const uint64_t start = bsz_go_module_word(table, words,
	    module->types);
	const uint64_t end = bsz_go_module_word(table, words, module->end);
	const uint64_t tables = bsz_go_module_word(table, words,
	    module->tables);

	if (module->layout != table->layout || !start || start >= end ||
	    bsz_elf_code_find(walk->image, start))
		return false;
	walk->vm = start;
	walk->bytes = bsz_elf_vm_bytes(walk->image, start, end - start);
	if (module->itabs)
		return walk->bytes.size && bsz_go_module_word(table, words,
		    module->itabs + 1) == bsz_go_module_word(table, words,
		    module->itabs + 2);
	return tables <= walk->bytes.size &&
	    bsz_go_module_word(table, words, module->table_size) <=
	    walk->bytes.size - tables;
}

int bsz_go_types_read(const struct go_table *table, struct go_types *out,
    struct bsz_err *err)
{
	struct walk walk = {.table = table, .image = table->image,
	    .word = table->word, .big = table->big, .out = out};
	int rc = bsz_go_words_get(table->image, &walk.words, err);

	*out = (struct go_types){0};
	for (size_t i = 0; rc == 0 && i < BSZ_COUNTOF(modules); i++) {
		if (!table->module || !fits(&walk, &modules[i]))
			continue;
		push_types(&walk);
		push_itabs(&walk, &modules[i]);
		break;
	}
	if (walk.failed) {
		bsz_free(out->pieces);
		*out = (struct go_types){0};
		return bsz_fail_memory(err);
	}
	return rc;
}
