/*
 * Tables that C++ compilers make up for a class, which no debug information
 * speaks of: the virtual table (_ZTV), what constructors of derived classes
 * use in its place (_ZTT, _ZTC), type information and its name (_ZTI, _ZTS);
 * and guards of variables that are initialised on first use (_ZGV).
 *
 * A compiler writes them where it writes the key function, which is the
 * first virtual function that is not inline. So a virtual table is charged to
 * whom its first function of the class itself belongs, strong ones before
 * those that several units may have; without one, to whom the constructors
 * and destructors belong. The rest of a class goes with its virtual table, a
 * guard with its variable. These are guesses: a linker may have kept
 * another unit's copy.
 *
 * Names are told by the Itanium C++ ABI, 5.1.4; names of classes are compared
 * by hash as they stand in others.
 */
#include "elf_follow.h"

#include "elf_reloc.h"
#include "elf_symtab.h"
#include "memo.h"

#include <binsize/limits.h>

#define PREFIX 4 /* of "_ZTV" */

enum { WEAK_MEMBER = 1, STRONG_MEMBER };

struct table {
	uint64_t start, end; /* VM */
	const char *class;   /* as in the name, without an N around it */
	char kind;           /* V, T, C, I, S; G of a guard */
	bool is_first;       /* of its class */
	uint8_t known;       /* by what the owner is known */
	uint32_t tag;
	uint64_t place;      /* of the slot that told */
	size_t next;         /* of the same class, number + 1 */
};

struct function {
	uint64_t start;
	const char *name;
	bool is_strong;
};

struct classes {
	struct elf_follow *follow;
	struct elf_symtab symtabs[2];
	struct table *tables; /* sorted by start */
	size_t count, room;
	struct function *functions; /* sorted by start */
	size_t function_count, function_room;
	struct memo by_class;     /* hash to the first table's number + 1 */
	struct memo by_variable;  /* of guards */
	bool failed;
};

/* --- names --- */

#define HASH_START UINT64_C(0xcbf29ce484222325)

static uint64_t hash_on(uint64_t hash, char c)
{
	return (hash ^ (uint8_t)c) * UINT64_C(0x100000001b3);
}

/* The end of a class in the name of a table: without the E of an N...E. */
static size_t class_size(const char *class, bool is_nested)
{
	const size_t size = strnlen(class, BSZ_MAX_NAME);

	return size - (is_nested && size && class[size - 1] == 'E');
}

static uint64_t hash_of(const char *text, size_t size)
{
	uint64_t hash = HASH_START;

	for (size_t i = 0; i < size; i++)
		hash = hash_on(hash, text[i]);
	return hash;
}

static uint64_t class_hash(const struct table *table)
{
	const bool is_nested = table->class[-1] == 'N' && table->kind != 'G';

	return hash_of(table->class, class_size(table->class, is_nested));
}

/* What a function is a member of begins here; NULL of functions that are
 * none. "_ZNK5shape4areaEv": at "5shape4areaEv". */
static const char *scope_of(const char *name)
{
	if (strncmp(name, "_ZN", 3) != 0)
		return NULL;
	name += 3;
	return name + strspn(name, "rVKRO");
}

static bool is_member(const struct table *table, const char *name)
{
	const char *const scope = scope_of(name);
	const size_t size = class_size(table->class,
	    table->class[-1] == 'N');

	return scope && strncmp(scope, table->class, size) == 0 && scope[size];
}

/* --- what there is --- */

static void *one_more(void *items, size_t count, size_t *room, size_t size)
{
	void *grown;

	if (count < *room)
		return items;
	grown = bsz_realloc(items, (*room * 2 + 256) * size);
	if (grown)
		*room = *room * 2 + 256;
	return grown;
}

static void add_table(struct classes *classes, const struct elf_entry *entry)
{
	const char *const name = entry->name;
	struct table table = {.start = entry->start,
	    .end = bsz_min(bsz_add(entry->start, entry->size), entry->limit),
	    .class = name + PREFIX, .kind = name[3], .place = UINT64_MAX};
	struct table *grown;

	if (name[2] == 'G')
		table.kind = 'G';
	if (table.kind != 'G' && *table.class == 'N')
		table.class++;
	if (bsz_elf_follow_owner(classes->follow, BSZ_VM, table.start))
		return;
	grown = one_more(classes->tables, classes->count, &classes->room,
	    sizeof(table));
	classes->failed |= !grown;
	if (!grown)
		return;
	classes->tables = grown;
	classes->tables[classes->count++] = table;
}

static bool is_table(const char *name)
{
	return name[0] == '_' && name[1] == 'Z' && ((name[2] == 'T' &&
	    name[3] && strchr("VTCIS", name[3])) || (name[2] == 'G' &&
	    name[3] == 'V')) && name[4];
}

static bool is_mangled(const char *name)
{
	return name[0] == '_' && name[1] == 'Z';
}

static bool is_scoped(const char *name)
{
	return scope_of(name) != NULL;
}

/* Entries that have a place and a name that is wanted. */
static void each_entry(struct classes *classes,
    bool (*wants)(const char *name),
    void (*take)(struct classes *classes, const struct elf_entry *entry))
{
	for (size_t i = 0; i < BSZ_COUNTOF(classes->symtabs); i++) {
		const struct elf_symtab *const symtab = &classes->symtabs[i];
		struct elf_entry entry;

		for (size_t k = 1; symtab->image && k < symtab->count; k++) {
			const uint32_t name = bsz_elf_symtab_name(symtab, k);

			if (name < symtab->names.size && wants(
			    (const char *)symtab->names.data + name) &&
			    bsz_elf_symtab_read(symtab, k, &entry) ==
			    ELF_ENTRY_PLACE)
				take(classes, &entry);
		}
	}
}

static void take_table(struct classes *classes, const struct elf_entry *entry)
{
	if (!entry->executable && entry->size)
		add_table(classes, entry);
}

static void take_function(struct classes *classes,
    const struct elf_entry *entry)
{
	struct function *grown;

	if (!entry->executable)
		return;
	grown = one_more(classes->functions, classes->function_count,
	    &classes->function_room, sizeof(*grown));
	classes->failed |= !grown;
	if (!grown)
		return;
	classes->functions = grown;
	grown[classes->function_count++] = (struct function){entry->start,
	    entry->name, entry->bind != STB_WEAK};
}

static int compare_table(const void *a, const void *b)
{
	const struct table *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return strcmp(left->class, right->class);
}

static int compare_function(const void *a, const void *b)
{
	const struct function *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return strcmp(left->name, right->name);
}

/* Tables of a class as a list, its virtual table first. */
static void join_classes(struct classes *classes)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < classes->count; i++) {
			struct table *const table = &classes->tables[i];
			const bool is_guard = table->kind == 'G';
			uint32_t *first;

			if ((table->kind == 'V') != (pass == 0) ||
			    table->kind == 'C')
				continue;
			first = memo_at(is_guard ? &classes->by_variable
			    : &classes->by_class, class_hash(table));
			classes->failed |= !first;
			if (first && *first) {
				table->next = classes->tables[*first - 1].next;
				classes->tables[*first - 1].next = i + 1;
			} else if (first) {
				*first = (uint32_t)i + 1;
				table->is_first = true;
			}
		}
	}
}

/* --- who tells of them --- */

static void tell(struct classes *classes, struct table *table, uint8_t known,
    uint64_t address, uint64_t place)
{
	uint32_t tag;

	if (known < table->known || (known == table->known &&
	    place >= table->place))
		return;
	tag = bsz_elf_follow_owner(classes->follow, BSZ_VM, address);
	if (!tag)
		return;
	table->known = known;
	table->place = place;
	table->tag = bsz_tag(tag & (BSZ_MAX_LABELS - 1), BSZ_BY_GUESS);
}

/* A word of a table holds an address. */
static void take_word(struct classes *classes, struct table *table,
    uint64_t place, uint64_t address)
{
	size_t low = 0, high = classes->function_count;

	/* of ARM the lowest bit tells the kind of code */
	if (classes->follow->image->machine == EM_ARM)
		address &= ~UINT64_C(1);
	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (classes->functions[middle].start < address)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < classes->function_count &&
	    classes->functions[low].start == address; low++) {
		const struct function *const function =
		    &classes->functions[low];

		if (is_member(table, function->name))
			tell(classes, table, function->is_strong
			    ? STRONG_MEMBER : WEAK_MEMBER, address, place);
	}
}

/* The virtual table that holds a place, or NULL. */
static struct table *table_at(const struct classes *classes, uint64_t place)
{
	size_t low = 0, high = classes->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (classes->tables[middle].start <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low && place < classes->tables[low - 1].end &&
	    classes->tables[low - 1].kind == 'V'
	    ? &classes->tables[low - 1] : NULL;
}

static uint64_t word_at(const struct elf_image *image, uint64_t place)
{
	const unsigned word = image->is64 ? 8 : 4;
	const struct bsz_span bytes = bsz_elf_vm_bytes(image, place, word);
	struct cursor at = cursor_on(bytes, image->big);

	return bytes.size == word ? cursor_uint(&at, word) : 0;
}

/* Words as they stand in the file: of programs at a fixed place, and of
 * those whose relocations have no addends. */
static void read_words(struct classes *classes)
{
	const struct elf_image *const image = classes->follow->image;
	const unsigned word = image->is64 ? 8 : 4;

	for (size_t i = 0; i < classes->count; i++) {
		struct table *const table = &classes->tables[i];
		const uint64_t end = i + 1 < classes->count ? bsz_min(
		    table->end, classes->tables[i + 1].start) : table->end;

		for (uint64_t at = table->start; table->kind == 'V' &&
		    at < end && end - at >= word; at += word)
			take_word(classes, table, at, word_at(image, at));
	}
}

static void read_relocs(struct classes *classes,
    const struct elf_section *section)
{
	const struct elf_image *const image = classes->follow->image;
	const bool is_object = image->type == ET_REL;
	const struct elf_symtab symtab = section->link < image->section_count
	    ? bsz_elf_symtab_open(image, section->link)
	    : (struct elf_symtab){.image = image};
	const uint64_t size = elf_reloc_size(image, section);
	const uint64_t base = is_object && section->info <
	    image->section_count ? image->sections[section->info].vm : 0;
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, section),
	    image->big);

	while (cursor_left(&at) >= size) {
		const struct elf_reloc reloc = elf_reloc_read(image, &at,
		    section->type == SHT_RELA);
		struct table *const table = table_at(classes,
		    base + reloc.offset);
		uint64_t target = reloc.has_addend ? (uint64_t)reloc.addend
		    : 0;
		struct elf_entry entry;

		if (!table)
			continue;
		if (reloc.symbol && (reloc.symbol >= symtab.count ||
		    bsz_elf_symtab_read(&symtab, reloc.symbol, &entry) !=
		    ELF_ENTRY_PLACE))
			continue;
		if (reloc.symbol)
			target += entry.start;
		take_word(classes, table, base + reloc.offset, target);
	}
}

/* Whether relocations of a section are applied to what is loaded. */
static bool is_applied(const struct elf_image *image,
    const struct elf_section *section)
{
	if (!elf_reloc_is_table(section))
		return false;
	return image->type != ET_REL ? section->mapped
	    : section->info < image->section_count &&
	    image->sections[section->info].mapped;
}

/* Constructors and destructors, where a class has no function of its own in
 * a virtual table: "...C1E", "...D2E". */
static void take_maker(struct classes *classes, const struct function *function)
{
	const char *const scope = scope_of(function->name);
	const char *at = scope;
	const uint32_t *first;

	while (*at && !((*at == 'C' || *at == 'D') && at[1] >= '0' &&
	    at[1] <= '3' && at[2] == 'E'))
		at++;
	if (!*at || at - scope > BSZ_MAX_NAME)
		return;
	first = memo_at(&classes->by_class, hash_of(scope,
	    (size_t)(at - scope)));
	classes->failed |= !first;
	if (first && *first && !classes->tables[*first - 1].known)
		tell(classes, &classes->tables[*first - 1], WEAK_MEMBER,
		    function->start, 0);
}

/* A variable that has a guard: "_ZZ4mainE1x" of "_ZGVZ4mainE1x". */
static void take_variable(struct classes *classes,
    const struct elf_entry *entry)
{
	const char *const name = entry->name;
	const uint32_t *first;

	if (entry->executable)
		return;
	first = memo_at(&classes->by_variable, hash_of(name + 2,
	    strnlen(name + 2, BSZ_MAX_NAME)));
	classes->failed |= !first;
	if (first && *first)
		tell(classes, &classes->tables[*first - 1], STRONG_MEMBER,
		    entry->start, 0);
}

/* --- what follows from that --- */

/* Tables go with the first of their class. */
static void spread(struct classes *classes)
{
	for (size_t i = 0; i < classes->count; i++) {
		const struct table *const first = &classes->tables[i];

		for (size_t next = first->next; first->is_first &&
		    first->known && next;
		    next = classes->tables[next - 1].next) {
			struct table *const table = &classes->tables[next - 1];

			if (!table->known) {
				table->known = first->known;
				table->tag = first->tag;
			}
		}
	}
}

/* "_ZTC7Derived16_4Base" goes with Derived. */
static void find_construction(struct classes *classes, struct table *table)
{
	const char *const class = table->class;
	uint64_t hash = HASH_START;

	for (const char *at = class; *at && at - class < BSZ_MAX_NAME; at++) {
		const bool is_end = at > class && ((*at >= '0' && *at <= '9' &&
		    class[-1] != 'N') || (*at == 'E' && class[-1] == 'N'));
		const uint32_t *const first = is_end
		    ? memo_at(&classes->by_class, hash) : NULL;

		classes->failed |= is_end && !first;
		if (first && *first && classes->tables[*first - 1].known) {
			table->known = WEAK_MEMBER;
			table->tag = classes->tables[*first - 1].tag;
			return;
		}
		hash = hash_on(hash, *at);
	}
}

static void find_owners(struct classes *classes)
{
	const struct elf_image *const image = classes->follow->image;

	for (size_t i = 1; i < image->section_count; i++)
		if (is_applied(image, &image->sections[i]))
			read_relocs(classes, &image->sections[i]);
	if (image->type != ET_REL)
		read_words(classes);
	for (size_t i = 0; i < classes->function_count; i++)
		take_maker(classes, &classes->functions[i]);
	if (classes->by_variable.count)
		each_entry(classes, is_mangled, take_variable);
	spread(classes);
	for (size_t i = 0; i < classes->count; i++)
		if (classes->tables[i].kind == 'C')
			find_construction(classes, &classes->tables[i]);
}

static int claim_tables(struct classes *classes, struct bsz_err *err)
{
	struct elf_follow *const follow = classes->follow;
	struct bsz_claims *const claims = &follow->claims[BSZ_VM];

	if (classes->failed)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < classes->count; i++) {
		const struct table *const table = &classes->tables[i];

		if (table->known)
			bsz_claims_push(claims, BSZ_RANK_WEAK, table->start,
			    table->end - table->start, table->tag);
	}
	return bsz_elf_follow_lay_under(follow, err);
}

int bsz_elf_follow_classes(struct elf_follow *follow, struct bsz_err *err)
{
	struct elf_image *const image = follow->image;
	struct classes classes = {.follow = follow,
	    .symtabs = {bsz_elf_symtab_choose(image)},
	    .by_class.generation = 1, .by_variable.generation = 1};
	int rc = 0;

	if (follow->dim != BSZ_UNIT || image->artifact->no_guess)
		return 0;
	if (image->debug)
		classes.symtabs[1] = bsz_elf_symtab_choose(image->debug);
	each_entry(&classes, is_table, take_table);
	if (classes.count) {
		each_entry(&classes, is_scoped, take_function);
		qsort(classes.tables, classes.count, sizeof(*classes.tables),
		    compare_table);
		if (classes.function_count > 1)
			qsort(classes.functions, classes.function_count,
			    sizeof(*classes.functions), compare_function);
		join_classes(&classes);
		if (!classes.failed)
			find_owners(&classes);
		rc = claim_tables(&classes, err);
	}
	bsz_free(classes.tables);
	bsz_free(classes.functions);
	bsz_memo_release(&classes.by_class);
	bsz_memo_release(&classes.by_variable);
	return rc;
}
