/*
 * The inline tree: which function every byte of code was written in, and
 * through which calls it came there (DW_TAG_inlined_subroutine, 3.3.8).
 *
 * Each byte's label is a chain: the function that holds it, then the calls
 * inlined into it, outermost first. A call claims its ranges with its depth
 * as rank, so settling leaves the innermost. Lexical blocks are transparent.
 * A call outside of what holds it is cut to it; deeper calls than
 * BSZ_MAX_INLINE_DEPTH are charged to the one above.
 *
 * Beside the map: for each function the inlined copies, the largest, and the
 * functions they were inlined into. The bytes of a function wherever it
 * stands in a chain (inclusive) follow from the settled map, so a recursive
 * chain counts once.
 */
#include "dwarf.h"
#include "dwarf_constants.h"
#include "memo.h"

#include <binsize/limits.h>

struct span {
	uint64_t start, end;
};

/* What the children of a DIE are inside of. */
struct level {
	uint32_t chain; /* 0: no live code */
	uint32_t depth; /* inlined calls around */
	size_t first, count; /* its spans */
};

/* Counts of inlined copies, found by function. */
struct row {
	uint32_t function; /* label of the worker */
	uint64_t instances, largest, callers;
};

struct walk {
	struct dwarf_abbrevs other; /* of units that are referred to */
	struct memo names;          /* offset of a DIE to its function */
	struct memo rows;           /* function to index of its row, + 1 */
	struct memo callers;        /* function << 32 | caller */
	struct row *items;
	size_t count, room;
	struct span *spans;
	size_t span_count, span_room;
	struct level levels[BSZ_MAX_DIE_DEPTH];
	uint64_t clipped;
	bool failed;
	uint32_t unnamed;
};

/* Attributes of one DIE that matter here. */
struct die {
	uint16_t tag;
	struct dwarf_value low, high, ranges, name, linkage, origin;
	bool has_low, has_high, has_ranges;
};

static bool wants(uint16_t tag, uint16_t attribute, uint16_t form)
{
	(void)form;
	if (tag != DW_TAG_subprogram && tag != DW_TAG_inlined_subroutine)
		return false;
	switch (attribute) {
	case DW_AT_low_pc:
	case DW_AT_high_pc:
	case DW_AT_ranges:
	case DW_AT_abstract_origin:
	case DW_AT_specification:
	case DW_AT_linkage_name:
	case DW_AT_MIPS_linkage_name:
		return true;
	case DW_AT_name:
		return tag == DW_TAG_subprogram;
	}
	return false;
}

static void take(struct die *die, uint16_t attribute,
    const struct dwarf_value *value)
{
	switch (attribute) {
	case DW_AT_low_pc:
		die->low = *value;
		die->has_low = true;
		break;
	case DW_AT_high_pc:
		die->high = *value;
		die->has_high = true;
		break;
	case DW_AT_ranges:
		die->ranges = *value;
		die->has_ranges = true;
		break;
	case DW_AT_abstract_origin:
	case DW_AT_specification:
		die->origin = *value;
		break;
	case DW_AT_linkage_name:
	case DW_AT_MIPS_linkage_name:
		die->linkage = *value;
		break;
	case DW_AT_name:
		die->name = *value;
		break;
	}
}

static bool read_die(const struct dwarf_abbrevs *abbrevs,
    const struct dwarf_unit *unit, const struct dwarf_abbrev *abbrev,
    struct cursor *at, struct die *die)
{
	const struct dwarf_step *step = &abbrevs->steps[abbrev->steps];

	for (; step->kind != STEP_END; step++) {
		if (step->kind != STEP_WANTED) {
			dwarf_step_skip(at, unit, step);
		} else {
			const struct dwarf_value value = dwarf_value_read(at,
			    unit, step->form, step->implicit_const);

			take(die, step->attribute, &value);
		}
	}
	return !at->failed;
}

/* --- names --- */

/* The DIE another refers to; false when there is none to read. */
static bool follow(struct dwarf_worker *worker,
    const struct dwarf_unit **unit, const struct dwarf_value *reference,
    struct die *die, uint64_t *offset)
{
	struct walk *walk = worker->own;
	struct dwarf_abbrevs *abbrevs = &worker->abbrevs;
	const struct dwarf_unit *target = *unit;
	const struct dwarf_abbrev *abbrev;
	struct cursor at;

	if (reference->class == CLASS_REFERENCE) {
		*offset = target->offset + reference->number;
	} else if (reference->class == CLASS_REFERENCE_INFO) {
		*offset = reference->number;
		target = dwarf_unit_at(worker->dwarf, *offset);
	} else {
		return false;
	}
	if (!target || target->damaged || *offset < target->root ||
	    *offset >= target->end)
		return false;
	if (abbrevs->offset != target->abbrev) {
		abbrevs = &walk->other;
		if (!dwarf_abbrevs_compile(abbrevs, worker->dwarf, target,
		    wants))
			return false;
	}
	at = dwarf_unit_cursor(worker->dwarf, target, *offset);
	abbrev = dwarf_abbrevs_find(abbrevs, cursor_uleb(&at));
	*die = (struct die){.tag = abbrev ? abbrev->tag : 0};
	*unit = target;
	return abbrev && read_die(abbrevs, target, abbrev, &at, die);
}

static const char *own_name(const struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct die *die)
{
	return dwarf_value_text(worker->dwarf, unit, &die->linkage);
}

/*
 * The function of a DIE: its linkage name, or that of what it refers to,
 * else the nearest plain name on the way.
 */
static uint32_t name_function(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct die die)
{
	const struct walk *walk = worker->own;
	const char *best = own_name(worker, unit, &die);
	const char *plain = dwarf_value_text(worker->dwarf, unit, &die.name);
	uint64_t offset;

	for (size_t i = 0; !best && i < BSZ_MAX_DIE_REFERENCES; i++) {
		const struct dwarf_value reference = die.origin;

		if (!follow(worker, &unit, &reference, &die, &offset))
			break;
		best = own_name(worker, unit, &die);
		if (!plain)
			plain = dwarf_value_text(worker->dwarf, unit,
			    &die.name);
	}
	best = best ? best : plain;
	return best && best[0]
	    ? bsz_labels_text(worker->labels, best, strlen(best))
	    : walk->unnamed;
}

/* The same, remembered by the offset of what the DIE refers to. */
static uint32_t function_label(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct die *die)
{
	struct walk *walk = worker->own;
	uint64_t offset;
	uint32_t *known, label;

	if (die->linkage.class != CLASS_NONE || (
	    die->origin.class != CLASS_REFERENCE &&
	    die->origin.class != CLASS_REFERENCE_INFO))
		return name_function(worker, unit, *die);
	offset = die->origin.number +
	    (die->origin.class == CLASS_REFERENCE ? unit->offset : 0);
	known = memo_at(&walk->names, offset);
	if (!known) {
		walk->failed = true;
		return walk->unnamed;
	}
	if (!*known) {
		/* nothing in name_function() touches the memo */
		label = name_function(worker, unit, *die);
		*known = label;
	}
	return *known;
}

/* --- ranges --- */

struct range_sink {
	struct dwarf_worker *worker;
	const struct level *around; /* NULL: a function of its own */
};

static void push_span(struct walk *walk, uint64_t start, uint64_t end)
{
	if (walk->span_count == walk->span_room) {
		const size_t room = walk->span_room * 2 + 64;
		struct span *spans = bsz_realloc(walk->spans,
		    room * sizeof(*spans));

		if (!spans) {
			walk->failed = true;
			return;
		}
		walk->spans = spans;
		walk->span_room = room;
	}
	walk->spans[walk->span_count++] = (struct span){start, end};
}

/* Keep of a call's range what lies inside the level around it. */
static void receive_range(void *context, uint64_t start, uint64_t end)
{
	const struct range_sink *sink = context;
	struct walk *walk = sink->worker->own;
	uint64_t left;

	if (!sink->around) {
		if (dwarf_live(sink->worker->dwarf, start, &end))
			push_span(walk, start, end);
		else
			sink->worker->dead_ranges++;
		return;
	}
	left = end - start;
	for (size_t i = 0; i < sink->around->count && left; i++) {
		const struct span *span =
		    &walk->spans[sink->around->first + i];
		const uint64_t from = bsz_max(start, span->start);
		const uint64_t to = bsz_min(end, span->end);

		if (from < to) {
			push_span(walk, from, to);
			left -= bsz_min(left, to - from);
		}
	}
	walk->clipped += left;
}

/* Collect the live ranges of a DIE as spans on the stack. */
static void collect(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct die *die,
    const struct level *around, struct level *out)
{
	struct walk *walk = worker->own;
	struct range_sink sink = {worker, around};
	uint64_t low, high;

	out->first = walk->span_count;
	if (die->has_ranges) {
		(void)dwarf_worker_ranges(worker, unit, die->ranges.form,
		    die->ranges.number, receive_range, &sink);
	} else if (die->has_low && die->has_high && dwarf_value_address(
	    worker->dwarf, unit, &die->low, &low)) {
		if (die->high.class == CLASS_CONSTANT)
			high = low + die->high.number;
		else if (!dwarf_value_address(worker->dwarf, unit,
		    &die->high, &high))
			high = low;
		if (high > low)
			receive_range(&sink, low, high);
	}
	out->count = walk->span_count - out->first;
}

/* --- the tree --- */

static struct row *row_of(struct walk *walk, uint32_t function)
{
	uint32_t *index = memo_at(&walk->rows, function);

	if (!index) {
		walk->failed = true;
		return NULL;
	}
	if (!*index) {
		if (walk->count == walk->room) {
			const size_t room = walk->room * 2 + 256;
			struct row *items = bsz_realloc(walk->items,
			    room * sizeof(*items));

			if (!items) {
				walk->failed = true;
				return NULL;
			}
			walk->items = items;
			walk->room = room;
		}
		walk->items[walk->count++] = (struct row){function, 0, 0, 0};
		*index = (uint32_t)walk->count;
	}
	return &walk->items[*index - 1];
}

static void count_caller(struct walk *walk, uint32_t function,
    uint32_t caller)
{
	uint32_t *seen = memo_at(&walk->callers,
	    (uint64_t)function << 32 | caller);

	walk->failed |= !seen;
	if (seen)
		*seen = 1;
}

static void count_instance(struct dwarf_worker *worker, uint32_t function,
    const struct level *around, const struct level *call)
{
	struct walk *walk = worker->own;
	struct row *row = row_of(walk, function);
	uint64_t bytes = 0;

	if (!row)
		return;
	for (size_t i = 0; i < call->count; i++)
		bytes += walk->spans[call->first + i].end -
		    walk->spans[call->first + i].start;
	row->instances++;
	row->largest = bsz_max(row->largest, bytes);
	count_caller(walk, function,
	    bsz_labels_get(worker->labels, around->chain).leaf);
}

static void claim_level(struct dwarf_worker *worker,
    const struct level *level)
{
	const struct walk *walk = worker->own;

	for (size_t i = 0; i < level->count; i++) {
		const struct span *span = &walk->spans[level->first + i];

		bsz_claims_push(&worker->vm,
		    BSZ_RANK_INLINE + (int)level->depth, span->start,
		    span->end - span->start,
		    bsz_tag(level->chain, BSZ_BY_DWARF));
	}
}

/* What the children of this DIE are inside of. */
static struct level enter(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct die *die,
    const struct level *around)
{
	struct level level = *around;
	uint32_t function;

	if (die->tag == DW_TAG_subprogram) {
		level = (struct level){0};
		collect(worker, unit, die, NULL, &level);
		if (level.count == 0)
			return level;
		level.chain = bsz_labels_pair(worker->labels,
		    BSZ_LABEL_CHAIN, 0, function_label(worker, unit, die));
		claim_level(worker, &level);
	} else if (die->tag == DW_TAG_inlined_subroutine && around->chain) {
		struct level call = {.depth = around->depth + 1};

		collect(worker, unit, die, around, &call);
		if (call.count == 0)
			return call;
		function = function_label(worker, unit, die);
		count_instance(worker, function, around, &call);
		if (call.depth > BSZ_MAX_INLINE_DEPTH)
			return *around;
		call.chain = bsz_labels_pair(worker->labels,
		    BSZ_LABEL_CHAIN, around->chain, function);
		claim_level(worker, &call);
		level = call;
	}
	return level;
}

/* Walk the DIEs; NULL, or what is damaged (then *where says it). */
static const char *walk_dies(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct cursor *at, const uint8_t **where)
{
	struct walk *walk = worker->own;
	size_t depth = 0;

	walk->levels[0] = (struct level){0};
	while (cursor_left(at)) {
		struct die die;
		const struct dwarf_abbrev *abbrev;
		uint64_t code;

		*where = at->at;
		code = cursor_uleb(at);
		if (code == 0 && !at->failed) {
			depth -= depth > 0;
			walk->span_count = walk->levels[depth].first +
			    walk->levels[depth].count;
			continue;
		}
		abbrev = dwarf_abbrevs_find(&worker->abbrevs, code);
		if (!abbrev)
			return "a DIE has no abbreviation";
		if (!abbrev->wanted) {
			const struct dwarf_step *step =
			    &worker->abbrevs.steps[abbrev->steps];

			for (; step->kind != STEP_END; step++)
				dwarf_step_skip(at, unit, step);
			if (at->failed)
				return "a DIE reaches past its unit";
			if (!abbrev->children)
				continue;
			if (depth + 1 >= BSZ_MAX_DIE_DEPTH)
				return "DIEs are nested too deep";
			walk->levels[depth + 1] = walk->levels[depth];
			depth++;
			continue;
		}
		die = (struct die){.tag = abbrev->tag};
		if (!read_die(&worker->abbrevs, unit, abbrev, at, &die))
			return "a DIE reaches past its unit";
		if (depth + 1 >= BSZ_MAX_DIE_DEPTH)
			return "DIEs are nested too deep";
		walk->levels[depth + 1] = enter(worker, unit, &die,
		    &walk->levels[depth]);
		if (abbrev->children)
			depth++;
		else
			walk->span_count = walk->levels[depth].first +
			    walk->levels[depth].count;
		if (walk->failed)
			return NULL;
	}
	return NULL;
}

static void scan_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct bsz_span bytes =
	    worker->dwarf->sections[unit->section].bytes;
	struct walk *walk = worker->own;
	const uint8_t *where = NULL;
	const char *damage;
	struct cursor at;

	if (unit->section != DWARF_INFO)
		return;
	memo_clear(&walk->names);
	walk->span_count = 0;
	if (!dwarf_abbrevs_compile(&worker->abbrevs, worker->dwarf, unit,
	    wants)) {
		if (!worker->abbrevs.failed)
			dwarf_worker_damage(worker, unit, unit->offset,
			    "its abbreviations are damaged");
		worker->failed |= worker->abbrevs.failed;
		return;
	}
	at = dwarf_unit_cursor(worker->dwarf, unit, unit->root);
	damage = walk_dies(worker, unit, &at, &where);
	if (damage)
		dwarf_worker_damage(worker, unit,
		    (uint64_t)(where - bytes.data), damage);
	worker->failed |= walk->failed | walk->other.failed;
}

/* --- before and after --- */

static bool begin(struct dwarf_worker *worker)
{
	static const char text[] = "[unnamed function]";
	struct walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	walk->other.offset = UINT64_MAX;
	walk->names.generation = walk->rows.generation =
	    walk->callers.generation = 1;
	walk->unnamed = bsz_labels_text(worker->labels, text,
	    sizeof(text) - 1);
	worker->own = walk;
	return true;
}

static void end(struct dwarf_worker *worker)
{
	struct walk *walk = worker->own;

	if (!walk)
		return;
	dwarf_abbrevs_release(&walk->other);
	memo_release(&walk->names);
	memo_release(&walk->rows);
	memo_release(&walk->callers);
	bsz_free(walk->items);
	bsz_free(walk->spans);
	bsz_free(walk);
}

/* Add what another worker counted, with the artifact's labels. */
static void add_counts(struct walk *all, const struct walk *walk,
    const uint32_t *renumber)
{
	for (size_t i = 0; i < walk->count && !all->failed; i++) {
		struct row *row = row_of(all,
		    renumber[walk->items[i].function]);

		if (row) {
			row->instances += walk->items[i].instances;
			row->largest = bsz_max(row->largest,
			    walk->items[i].largest);
		}
	}
	for (size_t i = 0; walk->callers.slots && i <= walk->callers.mask &&
	    !all->failed; i++) {
		const struct memo_slot *slot = &walk->callers.slots[i];

		if (slot->generation == walk->callers.generation)
			count_caller(all, renumber[slot->key >> 32],
			    renumber[(uint32_t)slot->key]);
	}
}

static int finish(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	struct walk *all = workers[0].own;
	struct bsz_artifact *artifact = workers[0].dwarf->image->artifact;

	for (size_t i = 1; i < count; i++)
		add_counts(all, workers[i].own, renumber[i]);
	for (size_t i = 0; all->callers.slots && i <= all->callers.mask;
	    i++) {
		const struct memo_slot *slot = &all->callers.slots[i];
		struct row *row;

		if (slot->generation != all->callers.generation)
			continue;
		row = row_of(all, (uint32_t)(slot->key >> 32));
		if (row)
			row->callers++;
	}
	artifact->inlines = bsz_arena_alloc(&artifact->arena,
	    (all->count + 1) * sizeof(*artifact->inlines));
	if (all->failed || !artifact->inlines)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < all->count; i++)
		artifact->inlines[i] = (struct bsz_inline_row){
		    all->items[i].function, 0, all->items[i].instances,
		    all->items[i].largest, all->items[i].callers};
	artifact->inline_count = all->count;
	return 0;
}

/* Is a function already in the part of a chain below `stop`? */
static bool seen_below(const struct bsz_labels *labels, uint32_t chain,
    uint32_t stop, uint32_t function)
{
	while (chain != stop) {
		const struct bsz_label label = bsz_labels_get(labels, chain);

		if (label.leaf == function)
			return true;
		chain = label.parent;
	}
	return false;
}

static void add_inclusive(struct bsz_artifact *artifact, uint32_t chain,
    uint64_t bytes, const uint32_t *row_of_label)
{
	for (uint32_t at = chain; at;) {
		const struct bsz_label label =
		    bsz_labels_get(artifact->labels, at);
		const uint32_t row = row_of_label[label.leaf];

		if (row && !seen_below(artifact->labels, chain, at,
		    label.leaf))
			artifact->inlines[row - 1].inclusive += bytes;
		at = label.parent;
	}
}

static int sum_inclusive(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const struct bsz_map *map = &artifact->settled[BSZ_INLINE][BSZ_VM];
	const size_t count = bsz_labels_count(artifact->labels);
	uint64_t *bytes = bsz_calloc(count, sizeof(*bytes));
	uint32_t *rows = bsz_calloc(count, sizeof(*rows));

	if (!bytes || !rows) {
		bsz_free(bytes);
		bsz_free(rows);
		return bsz_fail_memory(err);
	}
	for (size_t i = 0; i < artifact->inline_count; i++)
		rows[artifact->inlines[i].function] = (uint32_t)i + 1;
	for (size_t i = 0; i < map->count; i++)
		bytes[bsz_range_label(&map->ranges[i])] +=
		    map->ranges[i].size;
	for (size_t i = 1; i < count; i++) {
		if (bytes[i])
			add_inclusive(artifact, (uint32_t)i, bytes[i], rows);
	}
	bsz_free(bytes);
	bsz_free(rows);
	return 0;
}

int dwarf_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	static const struct dwarf_scan scan = {
		.what = "inlined functions",
		.dim = BSZ_INLINE,
		.needs = {DWARF_RANGES, DWARF_RNGLISTS},
		.need_count = 2,
		.own_labels = true,
		.unit = scan_unit,
		.begin = begin,
		.end = end,
		.finish = finish,
	};
	int rc = dwarf_scan_run(artifact, &scan, err);

	return rc == 0 && artifact->inline_count
	    ? sum_inclusive(artifact, err) : rc;
}
