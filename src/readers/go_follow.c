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
#include "go_uses.h"

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
	struct go_uses sizes;
	const struct go_functions *functions;
	const struct go_words *words;
	uint64_t data_base;
	uint32_t *tags;   /* by function: of its owner */
	uint32_t *slots;  /* by label: index into shares, plus 1 */
	struct share *shares; /* no more than there are functions */
	uint64_t *uses, *scratch;
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
	uint64_t use;

	if (!go_use_make(split->table, vm, kind, function, &use))
		return;
	if (split->use_count == split->use_room) {
		const size_t room = split->use_room * 2 +
		    split->functions->count * 8 + 64;
		uint64_t *uses = bsz_realloc(split->uses,
		    room * sizeof(*uses));

		if (!uses) {
			split->failed = true;
			return;
		}
		split->uses = uses;
		split->use_room = room;
	}
	split->uses[split->use_count++] = use;
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
static size_t group(struct split *split, const uint64_t *uses, size_t count)
{
	size_t owners = 0;

	for (size_t i = 0; i < count; i++) {
		const uint32_t tag = split->tags[go_use_function(uses[i])];
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
    const uint64_t *uses, size_t count)
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
	const uint64_t *uses = split->uses;
	size_t end;

	split->forgotten = 0;
	for (size_t i = 0; i < split->use_count; i = end) {
		const uint64_t vm = go_use_place(split->table, uses[i]);
		uint64_t size;

		for (end = i + 1; end < split->use_count &&
		    (uses[end] ^ uses[i]) >> GO_USE_PLACE == 0; end++)
			continue;
		size = bsz_go_use_size(&split->sizes, uses[i],
		    end < split->use_count ? &uses[end] : NULL);
		if (size)
			divide(split, vm, size, &uses[i], end - i);
		if (vm - split->table->vm <= split->table->bytes.size)
			forget(split, vm - split->table->vm);
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
	/* functions, and what is referred to, are in order already */
	bsz_sort_numbers(split->uses, split->scratch, split->use_count,
	    GO_USE_PLACE);
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
	split.table = split.sizes.table = split.functions->table;
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
