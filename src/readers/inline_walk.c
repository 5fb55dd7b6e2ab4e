/*
 * Walking the tree: levels of DIEs that have code, with the spans that are
 * left of each inside of what is around it.
 */
#include "inline_walk.h"

#include "dwarf_constants.h"

#include <binsize/arena.h>

/* --- ranges --- */

struct range_sink {
	struct dwarf_worker *worker;
	const struct inline_level *around; /* NULL: a function of its own */
};

static void push_span(struct inline_walk *walk, uint64_t start, uint64_t end)
{
	if (walk->span_count == walk->span_room) {
		const size_t room = walk->span_room * 2 + 64;
		struct inline_span *spans = bsz_realloc(walk->spans,
		    room * sizeof(*spans));

		if (!spans) {
			walk->failed = true;
			return;
		}
		walk->spans = spans;
		walk->span_room = room;
	}
	walk->spans[walk->span_count++] = (struct inline_span){start, end};
}

/* Keep of a call's range what lies inside the level around it. */
static void receive_range(void *context, uint64_t start, uint64_t end)
{
	const struct range_sink *sink = context;
	struct inline_walk *walk = sink->worker->own;
	uint64_t left;

	if (!sink->around) {
		if (bsz_dwarf_live(sink->worker->dwarf, start, &end))
			push_span(walk, start, end);
		else
			sink->worker->dead_ranges++;
		return;
	}
	left = end - start;
	for (size_t i = 0; i < sink->around->count && left; i++) {
		const struct inline_span *span =
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
    const struct inline_level *around, struct inline_level *out)
{
	struct inline_walk *walk = worker->own;
	struct range_sink sink = {worker, around};
	struct dwarf_value value;
	uint64_t low, high;

	out->first = walk->span_count;
	if (inline_die_has(die, RANGES)) {
		value = inline_die_value(unit, die, RANGES);
		(void)bsz_dwarf_worker_ranges(worker, unit, value.form,
		    value.number, receive_range, &sink);
	} else if (inline_die_has(die, LOW)) {
		value = inline_die_value(unit, die, LOW);
		if (!bsz_dwarf_value_address(unit->dwarf, unit, &value, &low))
			low = 0;
		value = inline_die_value(unit, die, HIGH);
		if (value.class == CLASS_CONSTANT)
			high = low + value.number;
		else if (!bsz_dwarf_value_address(unit->dwarf, unit, &value,
		    &high))
			high = low;
		if (high > low)
			receive_range(&sink, low, high);
	}
	out->count = walk->span_count - out->first;
}

/* --- the tree --- */

static void count_copy(struct inline_walk *walk, const struct inline_level *call)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < call->count; i++)
		bytes += walk->spans[call->first + i].end -
		    walk->spans[call->first + i].start;
	walk->failed |= !bsz_inline_copies_count(&walk->copies,
	    &walk->copies_room, call->chain, bytes);
}

static void claim_level(struct dwarf_worker *worker,
    const struct inline_level *level)
{
	struct inline_walk *walk = worker->own;

	for (size_t i = 0; i < level->count; i++) {
		const struct inline_span *span = &walk->spans[level->first + i];

		/* who watches a place wants to see them all */
		if (worker->vm.watch)
			bsz_claims_push(&worker->vm, BSZ_RANK_INLINE +
			    (int)level->depth, span->start,
			    span->end - span->start,
			    bsz_tag(level->chain, BSZ_BY_DWARF));
		else
			bsz_inline_claims_push(&walk->claims,
			    (struct inline_claim){span->start, span->end,
			    level->chain, level->depth});
	}
}

/* What the children of this DIE are inside of; around it is level[-1]. */
static void enter(struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, struct inline_level *level)
{
	const struct inline_level *const around = level - 1;
	struct inline_walk *walk = worker->own;
	uint32_t *known;

	level->is_function = die->abbrev->tag == DW_TAG_subprogram;
	level->claims = walk->claims.pending_count;
	if (level->is_function) {
		level->chain = level->depth = 0;
		collect(worker, unit, die, NULL, level);
		if (level->count == 0)
			return;
		known = bsz_inline_names_place(&walk->names, unit, die);
		level->chain = bsz_labels_pair(worker->labels,
		    BSZ_LABEL_CHAIN, 0, bsz_inline_names_of(
		    &walk->names, worker, unit, die, known));
		claim_level(worker, level);
		return;
	}
	*level = *around;
	level->is_function = false;
	if (die->abbrev->tag != DW_TAG_inlined_subroutine || !around->chain)
		return;
	/* what is far away comes while ranges are read */
	known = bsz_inline_names_place(&walk->names, unit, die);
	if (known && *known)
		bsz_labels_prefetch_pair(worker->labels, BSZ_LABEL_CHAIN,
		    around->chain, *known);
	collect(worker, unit, die, around, level);
	if (level->count == 0) {
		level->chain = 0;
		return;
	}
	if (around->depth == BSZ_MAX_INLINE_DEPTH) {
		level->first = around->first;
		level->count = around->count;
		return;
	}
	level->depth = around->depth + 1;
	level->chain = bsz_labels_pair(worker->labels, BSZ_LABEL_CHAIN,
	    around->chain, bsz_inline_names_of(&walk->names, worker, unit, die,
	    known));
	count_copy(walk, level);
	claim_level(worker, level);
}

/* The last level has no more children. */
static void end_level(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	struct inline_walk *const walk = worker->own;
	const struct inline_level *const level = &walk->levels[walk->inside--];

	if (level->is_function)
		bsz_inline_claims_end(&walk->claims, level->claims,
		    unit->index, &worker->vm);
	walk->span_count = walk->levels[walk->inside].first +
	    walk->levels[walk->inside].count;
}

/* A DIE that has code, behind all that ended in front of it. */
static void enter_find(struct dwarf_worker *worker,
    const struct dwarf_seek *seek, const struct dwarf_find *find,
    uint64_t key)
{
	struct inline_walk *const walk = worker->own;
	const struct dwarf_unit *const unit = seek->unit;
	struct die die = {.abbrevs = seek->abbrevs, .key = key,
	    .at = {find->at, seek->at.end, seek->at.big, false}};
	struct inline_level *level;

	while (find->least < walk->levels[walk->inside].around)
		end_level(worker, unit);
	die.abbrev = dwarf_abbrevs_find(seek->abbrevs, cursor_uleb(&die.at));
	level = &walk->levels[walk->inside + 1];
	enter(worker, unit, &die, level);
	level->around = find->depth + die.abbrev->children;
	walk->inside++;
	if (!die.abbrev->children)
		end_level(worker, unit);
}

/* Look at what was found. */
static void enter_all(struct dwarf_worker *worker,
    const struct dwarf_seek *seek, const struct dwarf_find *finds)
{
	struct inline_walk *const walk = worker->own;

	while (finds < seek->next) {
		const size_t count = bsz_min((size_t)(seek->next - finds),
		    INLINE_AHEAD);

		bsz_inline_names_ahead(&walk->names, worker, seek->unit,
		    finds, count, &walk->ahead);
		/* what is remembered would not be whole */
		walk->failed |= walk->names.failed;
		for (size_t i = 0; i < count && !walk->failed; i++)
			enter_find(worker, seek, &finds[i],
			    walk->ahead.keys[i]);
		finds += count;
	}
}

/* Walk the DIEs; NULL, or what is damaged (at the cursor). */
static const char *walk_dies(struct dwarf_worker *worker,
    struct inline_seeks *seeks)
{
	struct dwarf_seek *const seek = &seeks->seek;
	struct inline_walk *const walk = worker->own;
	const char *damage = NULL;

	walk->levels[0] = (struct inline_level){0};
	walk->inside = 0;
	walk->span_count = 0;
	walk->ahead.dead = 0;
	while ((cursor_left(&seek->at) || seek->next > seeks->finds) &&
	    !damage && !walk->failed) {
		damage = bsz_dwarf_seek(seek);
		enter_all(worker, seek, seeks->finds);
		seek->next = seeks->finds;
	}
	while (walk->inside)
		end_level(worker, seek->unit);
	return damage;
}

/* Get ready to look for what is in a unit. */
static bool begin_seek(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, struct dwarf_abbrevs *abbrevs,
    struct inline_seeks *seeks)
{
	if (!bsz_dwarf_abbrevs_compile(abbrevs, unit->dwarf, unit,
	    bsz_inline_slot)) {
		worker->failed |= abbrevs->failed;
		return false;
	}
	seeks->seek.next = seeks->finds;
	seeks->seek.full = seeks->finds + INLINE_FINDS;
	if (bsz_dwarf_seek_begin(&seeks->seek, unit, abbrevs,
	    HAS(LOW) | HAS(RANGES)))
		return true;
	worker->failed = true;
	return false;
}

void bsz_inline_walk_prepare(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, const struct dwarf_unit *next)
{
	struct inline_walk *const walk = worker->own;
	const struct dwarf_unit *const units[] = {unit, next};

	for (size_t i = 0; i < 2; i++) {
		struct inline_seeks *const seeks = &walk->pair[i];

		seeks->seek.unit = NULL;
		if (units[i]->split || units[i]->section != DWARF_INFO ||
		    units[i]->damaged || !begin_seek(worker, units[i],
		    &seeks->abbrevs, seeks)) {
			walk->pair[0].seek.unit = NULL;
			return;
		}
	}
	bsz_dwarf_seek_two(&walk->pair[0].seek, &walk->pair[1].seek);
}

static void swap_abbrevs(struct dwarf_abbrevs *a, struct dwarf_abbrevs *b)
{
	const struct dwarf_abbrevs kept = *a;

	*a = *b;
	*b = kept;
}

/* What was prepared for a unit; NULL: nothing. */
static struct inline_seeks *prepared(struct inline_walk *walk,
    const struct dwarf_unit *unit)
{
	for (size_t i = 0; i < 2; i++)
		if (walk->pair[i].seek.unit == unit)
			return &walk->pair[i];
	return NULL;
}

void bsz_inline_walk_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct bsz_span bytes =
	    unit->dwarf->sections[unit->section].bytes;
	struct dwarf_abbrevs *const abbrevs =
	    dwarf_worker_abbrevs(worker, unit);
	struct inline_walk *walk = worker->own;
	struct inline_seeks *const ready = prepared(walk, unit);
	struct inline_seeks *const seeks = ready ? ready : &walk->pair[0];
	const char *damage;

	bsz_inline_names_begin(&walk->names, unit);
	if (!ready && !begin_seek(worker, unit, abbrevs, seeks)) {
		if (!worker->failed)
			bsz_dwarf_worker_damage(worker, unit, unit->offset,
			    "its abbreviations are damaged");
		return;
	}
	/* names are looked for with the table of the worker */
	if (ready)
		swap_abbrevs(abbrevs, &ready->abbrevs);
	seeks->seek.abbrevs = abbrevs;
	damage = walk_dies(worker, seeks);
	if (ready)
		swap_abbrevs(abbrevs, &ready->abbrevs);
	seeks->seek.unit = NULL;
	if (damage)
		bsz_dwarf_worker_damage(worker, unit,
		    (uint64_t)(seeks->seek.at.at - bytes.data), damage);
	worker->failed |= walk->failed | walk->claims.failed |
	    walk->names.failed | walk->names.other.failed |
	    walk->names.split.failed | walk->names.alternate.failed;
}

bool bsz_inline_walk_init(struct inline_walk *walk,
    struct bsz_labels *labels)
{
	bsz_inline_names_init(&walk->names, labels);
	for (size_t i = 0; i < 2; i++) {
		walk->pair[i].abbrevs.offset = UINT64_MAX;
		walk->pair[i].finds = bsz_malloc(INLINE_FINDS *
		    sizeof(*walk->pair[i].finds));
		if (!walk->pair[i].finds)
			return false;
	}
	return true;
}

void bsz_inline_walk_end_units(struct inline_walk *walk)
{
	for (size_t i = 0; i < 2; i++) {
		bsz_dwarf_strides_release(&walk->pair[i].seek.strides);
		bsz_dwarf_abbrevs_release(&walk->pair[i].abbrevs);
		bsz_free(walk->pair[i].finds);
		walk->pair[i].finds = NULL;
	}
	bsz_inline_names_release(&walk->names);
}

void bsz_inline_walk_free(struct inline_walk *walk)
{
	if (!walk)
		return;
	bsz_inline_walk_end_units(walk);
	bsz_inline_claims_release(&walk->claims);
	bsz_free(walk->copies);
	bsz_free(walk->spans);
	bsz_free(walk);
}
