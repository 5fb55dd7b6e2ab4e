/*
 * Rows of the inline tree, from the copies that a reader counted and the map
 * it settled.
 */
#include "inline_rows.h"

/* Rows of functions, made from copies. */
struct join {
	const struct bsz_labels *labels;
	const struct inline_copies *copies; /* by label of the chain */
	size_t count;                /* of labels */
	uint32_t *first;  /* by function: where its chains begin in chains */
	uint32_t *chains; /* those with copies, by function */
	uint32_t *seen;   /* by caller: the function it was last seen for */
	struct bsz_inline_row *rows;
	size_t row_count;
};

/* Sort the chains by their function, counting. False: no memory. */
static bool group_chains(struct join *join)
{
	uint32_t *const first = join->first;
	uint32_t total = 0;

	for (size_t i = 0; i < join->count; i++)
		if (join->copies[i].instances)
			first[bsz_labels_parts(join->labels,
			    (uint32_t)i).leaf]++;
	for (size_t i = 0; i < join->count; i++) {
		join->row_count += first[i] != 0;
		total += first[i];
		first[i] = total;
	}
	join->chains = bsz_malloc((total + 1) * sizeof(*join->chains));
	for (size_t i = join->count; join->chains && i-- > 0;)
		if (join->copies[i].instances)
			join->chains[--first[bsz_labels_parts(join->labels,
			    (uint32_t)i).leaf]] = (uint32_t)i;
	/* Behind the last function that has any stands the end. */
	first[join->count] = total;
	return join->chains;
}

static void fill_row(struct join *join, uint32_t function,
    struct bsz_inline_row *row)
{
	*row = (struct bsz_inline_row){.function = function};
	for (uint32_t i = join->first[function]; i < join->first[function + 1];
	    i++) {
		const uint32_t chain = join->chains[i];
		const uint32_t around = bsz_labels_parts(join->labels, chain)
		    .parent;
		const uint32_t caller = bsz_labels_parts(join->labels, around)
		    .leaf;

		row->instances += join->copies[chain].instances;
		row->largest = bsz_max(row->largest,
		    join->copies[chain].largest);
		row->callers += join->seen[caller] != function;
		join->seen[caller] = function;
	}
}

static bool make_rows(struct join *join, struct bsz_arena *arena)
{
	struct bsz_inline_row *row;

	join->first = bsz_calloc(join->count + 1, sizeof(*join->first));
	join->seen = bsz_calloc(join->count, sizeof(*join->seen));
	if (!join->first || !join->seen || !group_chains(join))
		return false;
	join->rows = bsz_arena_alloc(arena,
	    (join->row_count + 1) * sizeof(*join->rows));
	if (!join->rows)
		return false;
	row = join->rows;
	for (size_t i = 0; i < join->count; i++)
		if (join->first[i] < join->first[i + 1])
			fill_row(join, (uint32_t)i, row++);
	return true;
}

bool bsz_inline_copies_count(struct inline_copies **copies, size_t *room,
    uint32_t chain, uint64_t bytes)
{
	struct inline_copies *at;

	if (BSZ_UNLIKELY(chain >= *room)) {
		const size_t wanted = bsz_max(*room * 2, chain + 4096u);
		struct inline_copies *const grown = bsz_realloc(*copies,
		    wanted * sizeof(*grown));

		if (!grown)
			return false;
		memset(grown + *room, 0, (wanted - *room) * sizeof(*grown));
		*copies = grown;
		*room = wanted;
	}
	at = &(*copies)[chain];
	at->instances++;
	at->largest = (uint32_t)bsz_max(at->largest,
	    bsz_min(bytes, UINT32_MAX));
	return true;
}

int bsz_inline_rows_make(struct bsz_artifact *artifact,
    const struct inline_copies *copies, size_t count, struct bsz_err *err)
{
	struct join join = {.labels = artifact->labels, .copies = copies,
	    .count = count};
	const bool done = make_rows(&join, &artifact->arena);

	bsz_free(join.first);
	bsz_free(join.chains);
	bsz_free(join.seen);
	artifact->inlines = join.rows;
	artifact->inline_count = done ? join.row_count : 0;
	return done ? 0 : bsz_fail_memory(err);
}

/* Is a function among those around a chain's last one? */
static bool is_inside(const struct bsz_labels *labels, uint32_t chain,
    uint32_t function)
{
	while (chain) {
		const struct bsz_label_pair pair =
		    bsz_labels_parts(labels, chain);

		if (pair.leaf == function)
			return true;
		chain = pair.parent;
	}
	return false;
}

/*
 * Charge the bytes of chains to each function in them, once. A chain's number
 * is above that of the chain around it, so walking down, its bytes are
 * complete, those of chains inside included, when its turn comes. bytes: of
 * each label, added up on the way.
 */
static void add_inclusive(const struct bsz_labels *labels, uint64_t *bytes,
    size_t count, uint64_t *inclusive)
{
	for (size_t i = count; i-- > 1;) {
		const struct bsz_label_pair pair = bsz_labels_parts(labels,
		    (uint32_t)i);

		if (!bytes[i] || bsz_labels_form(labels, (uint32_t)i) !=
		    BSZ_LABEL_CHAIN)
			continue;
		if (pair.parent)
			bytes[pair.parent] += bytes[i];
		if (!is_inside(labels, pair.parent, pair.leaf))
			inclusive[pair.leaf] += bytes[i];
	}
}

/* Rows of functions with inlined copies get theirs; others a row of it. */
static int store_inclusive(struct bsz_artifact *artifact,
    uint64_t *inclusive, size_t count, struct bsz_err *err)
{
	struct bsz_inline_row *rows;
	size_t used = artifact->inline_count, more = 0;

	for (size_t i = 0; i < used; i++) {
		struct bsz_inline_row *row = &artifact->inlines[i];

		row->inclusive = inclusive[row->function];
		inclusive[row->function] = 0;
	}
	for (size_t i = 0; i < count; i++)
		more += inclusive[i] != 0;
	rows = bsz_arena_alloc(&artifact->arena,
	    (used + more + 1) * sizeof(*rows));
	if (!rows)
		return bsz_fail_memory(err);
	if (used)
		memcpy(rows, artifact->inlines, used * sizeof(*rows));
	for (size_t i = 0; i < count; i++) {
		if (inclusive[i])
			rows[used++] = (struct bsz_inline_row){
			    .function = (uint32_t)i,
			    .inclusive = inclusive[i]};
	}
	artifact->inlines = rows;
	artifact->inline_count = used;
	return 0;
}

int bsz_inline_rows_sum(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const struct bsz_map *map = &artifact->settled[BSZ_INLINE][BSZ_VM];
	const size_t count = bsz_labels_count(artifact->labels);
	uint64_t *bytes = bsz_malloc_cleared(count, sizeof(*bytes));
	uint64_t *inclusive = bsz_calloc(count, sizeof(*inclusive));
	int rc;

	for (size_t i = 0; bytes && inclusive && i < map->count; i++)
		bytes[bsz_range_label(&map->ranges[i])] +=
		    map->ranges[i].size;
	if (bytes && inclusive)
		add_inclusive(artifact->labels, bytes, count, inclusive);
	rc = bytes && inclusive
	    ? store_inclusive(artifact, inclusive, count, err)
	    : bsz_fail_memory(err);
	bsz_free(bytes);
	bsz_free(inclusive);
	return rc;
}
