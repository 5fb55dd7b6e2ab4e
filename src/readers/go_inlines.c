/*
 * The inline tree by Go's own tables, which tracebacks need and which stay
 * when debug information is stripped.
 *
 * One table of values tells for each byte of a function the number of the
 * innermost call inlined there, or -1. A function's data has an entry for each
 * number: the name of the function inlined, and the place of its call; what is
 * inlined at that place is the call around it. Until 1.19 the entry has the
 * number around it as well.
 *
 * Steps of the table are read no further than the function's code goes, so
 * that functions which share a table cost no more than they have bytes.
 */
#include "go_inlines.h"

#include <binsize/limits.h>

#include "go_pclntab.h"
#include "go_table.h"
#include "inline_rows.h"
#include "memo.h"

#define VALUES_TREE 2 /* PCDATA_InlTreeIndex, since 1.12 */
#define DATA_TREE 3   /* FUNCDATA_InlTree, since 1.16 */

/* Code of one function that has the same number. */
struct step {
	uint64_t end; /* counted from its start */
	int64_t number;
};

/* One inlined call of the function at hand. */
struct call {
	uint32_t chain;
	uint32_t around; /* index of the call around it plus 1, or 0 */
	uint64_t bytes;  /* of calls inside of it, too */
};

struct walk {
	struct bsz_artifact *artifact;
	const struct go_table *table;
	const struct go_words *words;
	uint64_t base; /* of function data */
	struct bsz_claims claims;
	struct inline_copies *copies; /* by label of the chain */
	size_t copies_room;
	struct memo numbers; /* of the function: index of its call plus 1 */
	struct step *steps;
	size_t step_count, step_room;
	struct call *calls;
	size_t call_count, call_room;
	uint64_t tree; /* address of the function's entries */
	uint32_t chain; /* of the function itself */
	bool failed;
};

/* Room for one more, or NULL and failed. */
static void *grow(struct walk *walk, void *items, size_t count, size_t *room,
    size_t size)
{
	if (count < *room)
		return items;
	*room = *room * 2 + 64;
	items = bsz_realloc(items, *room * size);
	walk->failed |= !items;
	return items;
}

static void read_steps(struct walk *walk, const struct go_record *record,
    uint64_t size)
{
	struct go_values values = bsz_go_values(walk->table,
	    bsz_go_table_read(walk->table, record->values +
	    4 * VALUES_TREE, 4));

	walk->step_count = 0;
	while (values.end < size && bsz_go_values_next(&values)) {
		void *steps = grow(walk, walk->steps, walk->step_count,
		    &walk->step_room, sizeof(*walk->steps));

		if (!steps)
			return;
		walk->steps = steps;
		walk->steps[walk->step_count++] = (struct step){
		    bsz_min(values.end, size), values.value};
	}
}

/* The number at a place of the function, or -1. */
static int64_t number_at(const struct walk *walk, uint64_t place)
{
	size_t low = 0, high = walk->step_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (walk->steps[middle].end <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < walk->step_count ? walk->steps[low].number : -1;
}

/* An entry's name, and the number of the call around it. */
static const char *read_entry(const struct walk *walk, int64_t number,
    int64_t *around)
{
	const struct elf_image *image = walk->table->image;
	const bool is_old = walk->table->layout != GO_1_20;
	const uint64_t at = bsz_add(walk->tree, bsz_mul((uint64_t)number,
	    is_old ? 20 : 16));
	const uint64_t name = bsz_go_number(image, bsz_add(at, is_old ? 12
	    : 4), 4);

	*around = is_old ? (int16_t)bsz_go_number(image, at, 2)
	    : number_at(walk, bsz_go_number(image, bsz_add(at, 8), 4));
	return name ? bsz_go_table_text(walk->table,
	    bsz_add(walk->table->names, name)) : NULL;
}

/* Index plus 1 of the call with a number; 0: none, or it is damaged. */
static uint32_t find_call(struct walk *walk, int64_t number, unsigned depth)
{
	struct bsz_labels *labels = walk->artifact->labels;
	uint32_t *known = number < 0 || depth == BSZ_MAX_INLINE_DEPTH ? NULL
	    : memo_at(&walk->numbers, (uint64_t)number);
	uint32_t around = 0;
	int64_t outer = -1;
	const char *name;
	void *calls;

	if (!known || *known)
		return known && *known != UINT32_MAX ? *known : 0;
	*known = UINT32_MAX; /* a call is not around itself */
	name = read_entry(walk, number, &outer);
	around = name ? find_call(walk, outer, depth + 1) : 0;
	calls = name ? grow(walk, walk->calls, walk->call_count,
	    &walk->call_room, sizeof(*walk->calls)) : NULL;
	known = memo_at(&walk->numbers, (uint64_t)number);
	if (!calls || !known) {
		walk->failed |= name != NULL;
		return 0;
	}
	walk->calls = calls;
	walk->calls[walk->call_count++] = (struct call){bsz_labels_pair(
	    labels, BSZ_LABEL_CHAIN, around ? walk->calls[around - 1].chain
	    : walk->chain, bsz_labels_text(labels, name, strlen(name))),
	    around, 0};
	return *known = (uint32_t)walk->call_count;
}

static void count_copies(struct walk *walk)
{
	for (size_t i = 0; i < walk->call_count && !walk->failed; i++)
		walk->failed = !bsz_inline_copies_count(&walk->copies,
		    &walk->copies_room, walk->calls[i].chain,
		    walk->calls[i].bytes);
}

/* Calls that are inlined into a function. */
static void walk_tree(struct walk *walk, const struct go_function *function,
    const struct go_record *record)
{
	uint64_t from = 0;

	bsz_memo_clear(&walk->numbers);
	walk->call_count = 0;
	read_steps(walk, record, function->size);
	for (size_t i = 0; i < walk->step_count && !walk->failed; i++) {
		const uint64_t size = walk->steps[i].end - from;
		uint32_t call = find_call(walk, walk->steps[i].number, 0);

		if (call)
			bsz_claims_push(&walk->claims, BSZ_RANK_INLINE + 1,
			    function->start + from, size, bsz_tag(
			    walk->calls[call - 1].chain, BSZ_BY_TABLE));
		for (; call; call = walk->calls[call - 1].around)
			walk->calls[call - 1].bytes += size;
		from = walk->steps[i].end;
	}
	count_copies(walk);
}

static void walk_function(struct walk *walk,
    const struct go_functions *functions, size_t index)
{
	const struct go_function *function = &functions->items[index];
	struct bsz_labels *labels = walk->artifact->labels;
	struct go_record record;

	if (!function->name[0])
		return;
	walk->chain = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0,
	    bsz_labels_text(labels, function->name, strlen(function->name)));
	bsz_claims_push(&walk->claims, BSZ_RANK_INLINE, function->start,
	    function->size, bsz_tag(walk->chain, BSZ_BY_TABLE));
	/* other numbers until 1.15 */
	if (walk->table->layout == GO_1_2 ||
	    !bsz_go_record_read(walk->table, index, &record) ||
	    record.value_count <= VALUES_TREE)
		return;
	walk->tree = bsz_go_record_data(walk->table, walk->words, &record,
	    walk->base, DATA_TREE);
	if (walk->tree)
		walk_tree(walk, function, &record);
}

static int walk_all(struct walk *walk, const struct go_functions *functions,
    struct bsz_err *err)
{
	struct bsz_artifact *artifact = walk->artifact;
	struct bsz_claims file;
	struct bsz_claims *const vm_list[] = {&walk->claims};
	struct bsz_claims *const file_list[] = {&file};
	int rc = 0;

	bsz_artifact_claims(artifact, BSZ_VM, &walk->claims);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	for (size_t i = 0; i < functions->count && !walk->failed; i++)
		walk_function(walk, functions, i);
	if (walk->failed)
		rc = bsz_fail_memory(err);
	if (rc == 0 && walk->copies)
		rc = bsz_inline_rows_make(artifact, walk->copies,
		    bsz_min(walk->copies_room,
		    bsz_labels_count(artifact->labels)), err);
	if (rc == 0)
		rc = bsz_artifact_settle(artifact, BSZ_INLINE, vm_list,
		    file_list, 1, err);
	bsz_claims_release(&walk->claims);
	bsz_claims_release(&file);
	return rc;
}

int bsz_go_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct walk walk = {.artifact = artifact, .numbers.generation = 1};
	const struct go_functions *functions;
	int rc = bsz_go_functions_get(artifact->image, &functions, err);

	if (rc == 0)
		rc = bsz_go_words_get(artifact->image, &walk.words, err);
	if (rc != 0 || !functions->count)
		return rc;
	walk.table = functions->table;
	walk.base = bsz_go_data_base(walk.table, walk.words);
	rc = walk_all(&walk, functions, err);
	bsz_free(walk.copies);
	bsz_free(walk.steps);
	bsz_free(walk.calls);
	bsz_memo_release(&walk.numbers);
	return rc;
}
