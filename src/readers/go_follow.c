/*
 * Followers of Go's functions: what the table of functions (pclntab) holds
 * about each of them, about 40 bytes for every 100 of code.
 *
 * An entry of the list and a record are a function's own. Names, tables of
 * values by address, function data, files and the file numbers of a unit are
 * stored once and referred to by all functions that need the same. Their bytes
 * are split among these in proportion, without a rest: what division leaves
 * goes to the largest remainders, of equal ones to the first function.
 *
 * All references are sorted by what they refer to, so that a table ends where
 * the next begins at the latest, and bytes are claimed once whatever records
 * say. References without end cost no more than the table has room for.
 */
#include "elf_follow.h"

#include <binsize/file.h>
#include <binsize/sort.h>

#include "go_pclntab.h"
#include "go_table.h"

/* What is referred to; function data adds its number. */
enum use { USE_NAME, USE_FILE, USE_UNIT, USE_VALUES, USE_DATA };

#define USE_SHIFT 48
#define FUNCTION_OF(value) ((value) & ((UINT64_C(1) << USE_SHIFT) - 1))

/* Function data (FUNCDATA_...), by the numbers of 1.16 and later; the first two
 * are older. */
enum { DATA_ARGS, DATA_LOCALS, DATA_OBJECTS, DATA_TREE, DATA_DEFER,
	DATA_ARG_INFO, DATA_ARG_LIVE, DATA_WRAP };

/* Data whose size nobody tells, where no other follows. */
#define UNTOLD 64

/* The users of one table that have the same owner. */
struct share {
	uint64_t bytes, remainder;
	uint32_t tag;
	uint32_t count;
	uint32_t order; /* of its first user */
};

struct split {
	struct elf_follow *follow;
	const struct go_table *table;
	const struct go_functions *functions;
	const struct go_words *words;
	uint64_t data_base;
	const struct elf_section *section; /* the one found last */
	uint32_t *tags;   /* by function: of its owner */
	uint32_t *slots;  /* by label: index into shares, plus 1 */
	struct share *shares; /* no more than there are functions */
	struct bsz_keyed *uses, *scratch;
	size_t use_count, use_room;
	uint64_t forgotten; /* of the table: what is before it */
	bool failed;
};

/* Bytes of the table between two times of giving back what was read. */
#define FORGET_AFTER (UINT64_C(1) << 20)

/* What is before an offset of the table has been read. */
static void forget(struct split *split, uint64_t offset)
{
	if (!split->table->image->mapped || offset < split->forgotten ||
	    offset - split->forgotten < FORGET_AFTER)
		return;
	bsz_file_forget(bsz_span_part(split->table->bytes, split->forgotten,
	    offset - split->forgotten));
	split->forgotten = offset;
}

/* --- who refers to what --- */

static void add_use(struct split *split, uint64_t vm, uint64_t kind,
    size_t function)
{
	if (split->use_count == split->use_room) {
		const size_t room = split->use_room * 2 +
		    split->functions->count * 8 + 64;
		struct bsz_keyed *uses = bsz_realloc(split->uses,
		    room * sizeof(*uses));

		if (!uses) {
			split->failed = true;
			return;
		}
		split->uses = uses;
		split->use_room = room;
	}
	split->uses[split->use_count++] = (struct bsz_keyed){vm,
	    kind << USE_SHIFT | function};
}

static void add_part(struct split *split, uint64_t part, uint64_t offset,
    enum use kind, size_t function)
{
	const uint64_t at = bsz_add(part, offset);

	if (at < split->table->bytes.size)
		add_use(split, split->table->vm + at, kind, function);
}

/* place: inside of a record that is known to lie in the table. */
static void add_values(struct split *split, uint64_t place, size_t function)
{
	const uint64_t offset = load32(split->table->bytes.data + place,
	    split->table->big);

	if (offset)
		add_part(split, split->table->pcs, offset, USE_VALUES,
		    function);
}

static void add_record(struct split *split, const struct go_record *record,
    size_t function)
{
	const struct go_table *table = split->table;
	const char *file = split->functions->items[function].file;
	const uint64_t unit = bsz_go_table_read(table, record->fields + 28,
	    4);

	add_part(split, table->names, bsz_go_table_read(table,
	    record->fields, 4), USE_NAME, function);
	if (file)
		add_part(split, 0, (uint64_t)((const uint8_t *)file -
		    table->bytes.data), USE_FILE, function);
	if (unit != UINT32_MAX && table->layout != GO_1_2)
		add_part(split, table->units, 4 * unit, USE_UNIT, function);
	for (uint64_t i = 12; i < 24; i += 4)
		add_values(split, record->fields + i, function);
	for (uint64_t i = 0; i < record->value_count; i++)
		add_values(split, record->values + 4 * i, function);
	for (unsigned i = 0; i < record->data_count; i++) {
		const uint64_t vm = bsz_go_record_data(table, split->words,
		    record, split->data_base, i);

		if (vm)
			add_use(split, vm, (uint64_t)USE_DATA + i, function);
	}
}

static void claim(struct split *split, uint64_t vm, uint64_t size,
    uint32_t tag)
{
	if (tag)
		bsz_claims_push(&split->follow->claims[BSZ_VM],
		    BSZ_RANK_NORMAL, vm, size, tag);
}

/* Entries and records, which are one function's alone. */
static void claim_own(struct split *split)
{
	const struct go_table *table = split->table;
	const uint64_t entry = bsz_go_entry_size(table);
	uint64_t left = table->bytes.size;

	for (size_t i = 0; i < split->functions->count; i++)
		claim(split, table->vm + table->functions + i * entry, entry,
		    split->tags[i]);
	for (size_t i = 0; i < split->functions->count; i++) {
		const uint64_t own = entry / 2;
		struct go_record record;

		if (!bsz_go_record_read(table, i, &record) ||
		    record.end - record.fields > left) {
			if (split->follow->dim == BSZ_SYMBOL) /* once */
				bsz_go_table_note(table, table->functions +
				    i * entry, "has a record that reaches "
				    "past it");
			return;
		}
		/* records do not overlap, or they lie */
		left -= record.end - record.fields;
		claim(split, table->vm + record.fields - own,
		    record.end - record.fields + own, split->tags[i]);
		add_record(split, &record, i);
		forget(split, record.fields);
	}
}

/* --- how large it is --- */

/* Bytes at an address up to a limit, inside of its section. */
static struct bsz_span bytes_at(struct split *split, uint64_t vm,
    uint64_t limit)
{
	const struct elf_image *image = split->table->image;
	const struct elf_section *section = split->section;

	for (size_t i = 0; i < image->section_count && (!section ||
	    !section->mapped || vm < section->vm ||
	    vm - section->vm >= section->file_size); i++)
		section = &image->sections[i];
	if (!section || !section->mapped || vm < section->vm ||
	    vm - section->vm >= section->file_size)
		return (struct bsz_span){NULL, 0};
	split->section = section;
	return bsz_elf_vm_bytes(image, vm, bsz_min(limit,
	    section->file_size - (vm - section->vm)));
}

static uint64_t text_size(struct bsz_span bytes)
{
	const uint8_t *end = bytes.size ? memchr(bytes.data, 0, bytes.size)
	    : NULL;

	return end ? (uint64_t)(end - bytes.data) + 1 : 0;
}

/* Tables of values stand without a gap, so one before another in use, which
 * ends as it must, need not be read: a fifth of the time. */
static uint64_t values_size(const struct go_table *table, uint64_t vm,
    struct bsz_span bytes, bool is_last)
{
	struct go_values at = bsz_go_values(table, vm - table->vm -
	    table->pcs);

	if (!bytes.size || at.at.failed)
		return 0;
	if (!is_last && bytes.data[bytes.size - 1] == 0)
		return bytes.size;
	at.at.end = at.at.at + bytes.size;
	while (bsz_go_values_next(&at))
		continue;
	return at.at.failed ? 0 : (uint64_t)(at.at.at - bytes.data);
}

/* The size of function data, as far as it says it itself. */
static uint64_t data_size(const struct go_table *table, unsigned which,
    struct bsz_span bytes, bool is_last)
{
	struct cursor at = cursor_on(bytes, table->big);
	const uint8_t *end;
	uint64_t count, size = 0;

	if (table->layout == GO_1_2 && which > DATA_LOCALS)
		return is_last ? bsz_min(UNTOLD, bytes.size) : bytes.size;
	switch (which) {
	case DATA_ARGS:
	case DATA_LOCALS: /* count, bits of each, and these */
		count = cursor_u32(&at);
		size = bsz_add(8, bsz_mul(count,
		    ((uint64_t)cursor_u32(&at) + 7) / 8));
		break;
	case DATA_OBJECTS: /* count, and as many records of 16 bytes */
		count = cursor_uint(&at, table->word);
		size = bsz_add(table->word, bsz_mul(count,
		    table->layout == GO_1_16 ? 2 * table->word
		    : 16));
		break;
	case DATA_ARG_INFO: /* up to the mark of its end */
		end = bytes.size ? memchr(bytes.data, 0xff, bytes.size)
		    : NULL;
		size = end ? (uint64_t)(end - bytes.data) + 1 : 0;
		break;
	case DATA_WRAP:
		size = 4;
		break;
	default:
		size = is_last ? UNTOLD : bytes.size;
		break;
	}
	return bsz_min(size, bytes.size);
}

/* next: what is referred to behind it, or NULL. */
static uint64_t use_size(struct split *split, const struct bsz_keyed *use,
    const struct bsz_keyed *next)
{
	const uint64_t limit = next ? next->key - use->key : UINT64_MAX;
	const struct go_table *table = split->table;
	const unsigned kind = (unsigned)(use->value >> USE_SHIFT);
	const struct bsz_span bytes = bytes_at(split, use->key, limit);
	const uint64_t offset = use->key - table->vm;
	const bool is_last = bytes.size < limit ||
	    next->value >> USE_SHIFT != kind;

	switch (kind) {
	case USE_NAME:
	case USE_FILE:
		return text_size(bytes);
	case USE_UNIT:
		return table->files > offset
		    ? bsz_min(bytes.size, table->files - offset) : 0;
	case USE_VALUES:
		return values_size(table, use->key, bytes, is_last);
	}
	return data_size(table, kind - USE_DATA, bytes,
	    bytes.size < limit);
}

/* --- whose it is --- */

static int compare_shares(const void *left, const void *right)
{
	const struct share *a = left, *b = right;

	if (a->remainder != b->remainder)
		return a->remainder > b->remainder ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static int compare_orders(const void *left, const void *right)
{
	const struct share *a = left, *b = right;

	return a->order < b->order ? -1 : 1;
}

/* The owners of users, in order of the first; returns how many. */
static size_t group(struct split *split, const struct bsz_keyed *uses,
    size_t count)
{
	size_t owners = 0;

	for (size_t i = 0; i < count; i++) {
		const uint32_t tag =
		    split->tags[FUNCTION_OF(uses[i].value)];
		const uint32_t label = tag & (BSZ_MAX_LABELS - 1);
		uint32_t *slot = &split->slots[label];
		struct share *share;

		if (!*slot) {
			*slot = (uint32_t)++owners;
			split->shares[owners - 1] = (struct share){.tag = tag,
			    .order = (uint32_t)owners};
		}
		share = &split->shares[*slot - 1];
		share->tag = bsz_max(share->tag, tag); /* weaker evidence */
		share->count++;
	}
	for (size_t i = 0; i < owners; i++)
		split->slots[split->shares[i].tag & (BSZ_MAX_LABELS - 1)] = 0;
	return owners;
}

/* Split the bytes of one table among its users. */
static void divide(struct split *split, uint64_t vm, uint64_t size,
    const struct bsz_keyed *uses, size_t count)
{
	const size_t owners = group(split, uses, count);
	uint64_t left = size;
	bool differ = false;

	if (owners == 1) {
		claim(split, vm, size, split->shares[0].tag);
		return;
	}
	for (size_t i = 0; i < owners; i++) {
		struct share *share = &split->shares[i];
		const uint64_t due = bsz_mul(size, share->count);

		share->bytes = due / count;
		share->remainder = due % count;
		left -= share->bytes;
		differ |= share->remainder != split->shares[0].remainder;
	}
	if (left && differ)
		qsort(split->shares, owners, sizeof(*split->shares),
		    compare_shares);
	for (size_t i = 0; i < left; i++)
		split->shares[i].bytes++;
	if (left && differ)
		qsort(split->shares, owners, sizeof(*split->shares),
		    compare_orders);
	for (size_t i = 0; i < owners; i++) {
		claim(split, vm, split->shares[i].bytes,
		    split->shares[i].tag);
		vm += split->shares[i].bytes;
	}
}

static void divide_all(struct split *split)
{
	const struct bsz_keyed *uses = split->uses;
	size_t end;

	split->forgotten = 0;
	for (size_t i = 0; i < split->use_count; i = end) {
		uint64_t size;

		for (end = i + 1; end < split->use_count &&
		    uses[end].key == uses[i].key; end++)
			continue;
		size = use_size(split, &uses[i], end < split->use_count
		    ? &uses[end] : NULL);
		if (size)
			divide(split, uses[i].key, size, &uses[i], end - i);
		if (uses[i].key - split->table->vm <=
		    split->table->bytes.size)
			forget(split, uses[i].key - split->table->vm);
	}
}

static bool prepare(struct split *split)
{
	const struct go_functions *functions = split->functions;

	split->tags = bsz_malloc((functions->count + 1) *
	    sizeof(*split->tags));
	split->slots = bsz_calloc(bsz_labels_count(
	    split->table->image->artifact->labels), sizeof(*split->slots));
	if (!split->tags || !split->slots)
		return false;
	for (size_t i = 0; i < functions->count; i++)
		split->tags[i] = bsz_elf_follow_owner(split->follow, BSZ_VM,
		    functions->items[i].start);
	return true;
}

static bool run(struct split *split)
{
	if (!prepare(split))
		return false;
	claim_own(split);
	if (split->failed)
		return false;
	split->scratch = bsz_malloc((split->use_count + 1) *
	    sizeof(*split->scratch));
	split->shares = bsz_malloc((split->functions->count + 1) *
	    sizeof(*split->shares));
	if (!split->scratch || !split->shares)
		return false;
	bsz_sort_keyed(split->uses, split->scratch, split->use_count);
	bsz_free(split->scratch); /* claims need the room */
	split->scratch = NULL;
	divide_all(split);
	return true;
}

int bsz_elf_follow_go(struct elf_follow *follow, struct bsz_err *err)
{
	struct split split = {.follow = follow};
	bool done;
	int rc = bsz_go_functions_get(follow->image, &split.functions, err);

	if (rc == 0)
		rc = bsz_go_words_get(follow->image, &split.words, err);
	if (rc != 0 || !split.functions->count)
		return rc;
	split.table = split.functions->table;
	split.data_base = bsz_go_data_base(split.table, split.words);
	done = run(&split);
	if (follow->image->mapped)
		bsz_file_forget(split.table->bytes);
	bsz_free(split.tags);
	bsz_free(split.slots);
	bsz_free(split.shares);
	bsz_free(split.uses);
	bsz_free(split.scratch);
	return done ? 0 : bsz_fail_memory(err);
}
