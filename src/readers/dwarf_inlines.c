/*
 * The inline tree: which function every byte of code was written in, and
 * through which calls it came there (DW_TAG_inlined_subroutine, 3.3.8).
 *
 * Each byte's label is a chain: the function that holds it, then the calls
 * inlined into it, outermost first. Of the calls at a byte settling leaves the
 * innermost (inline_claims.h). Lexical blocks are transparent.
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
#include "dwarf_stride.h"
#include "go_inlines.h"
#include "inline_claims.h"
#include "inline_names.h"
#include "inline_rows.h"

#include <binsize/limits.h>

struct span {
	uint64_t start, end;
};

/* What the children of a DIE are inside of. */
struct level {
	uint32_t chain; /* 0: no live code */
	uint32_t depth; /* inlined calls around */
	size_t first, count; /* its spans */
	size_t around;  /* how many DIEs its children are inside of */
	size_t claims;  /* a function: its first pending claim */
	bool is_function;
};

struct walk {
	struct dwarf_strides strides;
	struct inline_names names;
	struct inline_claims claims;
	struct inline_copies *copies;      /* by label of the chain */
	size_t copies_room;
	struct span *spans;
	size_t span_count, span_room;
	struct level levels[BSZ_MAX_DIE_DEPTH];
	uint64_t clipped;
	bool failed;
};

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
		if (bsz_dwarf_live(sink->worker->dwarf, start, &end))
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
	struct dwarf_value value;
	uint64_t low, high;

	out->first = walk->span_count;
	if (die->has & HAS(RANGES)) {
		value = inline_die_value(worker, unit, die, RANGES);
		(void)bsz_dwarf_worker_ranges(worker, unit, value.form,
		    value.number, receive_range, &sink);
	} else if (die->has & HAS(LOW)) {
		value = inline_die_value(worker, unit, die, LOW);
		if (!bsz_dwarf_value_address(unit->dwarf, unit, &value, &low))
			low = 0;
		value = inline_die_value(worker, unit, die, HIGH);
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

static void count_copy(struct walk *walk, const struct level *call)
{
	uint64_t bytes = 0;

	if (call->chain >= walk->copies_room) {
		const size_t room = bsz_max(walk->copies_room * 2,
		    call->chain + 4096u);
		struct inline_copies *copies = bsz_realloc(walk->copies,
		    room * sizeof(*copies));

		if (!copies) {
			walk->failed = true;
			return;
		}
		memset(copies + walk->copies_room, 0,
		    (room - walk->copies_room) * sizeof(*copies));
		walk->copies = copies;
		walk->copies_room = room;
	}
	for (size_t i = 0; i < call->count; i++)
		bytes += walk->spans[call->first + i].end -
		    walk->spans[call->first + i].start;
	walk->copies[call->chain].instances++;
	if (bytes > walk->copies[call->chain].largest)
		walk->copies[call->chain].largest =
		    (uint32_t)bsz_min(bytes, UINT32_MAX);
}

static void claim_level(struct dwarf_worker *worker,
    const struct level *level)
{
	struct walk *walk = worker->own;

	for (size_t i = 0; i < level->count; i++) {
		const struct span *span = &walk->spans[level->first + i];

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
    const struct die *die, struct level *level)
{
	const struct level *const around = level - 1;
	struct walk *walk = worker->own;
	uint32_t *known;

	level->is_function = die->tag == DW_TAG_subprogram;
	level->claims = walk->claims.pending_count;
	if (level->is_function) {
		level->chain = level->depth = 0;
		collect(worker, unit, die, NULL, level);
		if (level->count == 0)
			return;
		known = bsz_inline_names_place(&walk->names, worker, unit, die);
		level->chain = bsz_labels_pair(worker->labels,
		    BSZ_LABEL_CHAIN, 0, bsz_inline_names_of(
		    &walk->names, worker, unit, die, known));
		claim_level(worker, level);
		return;
	}
	*level = *around;
	level->is_function = false;
	if (die->tag != DW_TAG_inlined_subroutine || !around->chain)
		return;
	/* what is far away comes while ranges are read */
	known = bsz_inline_names_place(&walk->names, worker, unit, die);
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

/* Where a walk is in the tree of DIEs. */
struct place {
	struct dwarf_worker *worker;
	const struct dwarf_unit *unit;
	size_t depth;  /* DIEs around */
	size_t inside; /* how many of them have a level of their own */
	const uint8_t *at; /* the last DIE that was looked at */
	const struct dwarf_abbrev *abbrev; /* it has code; NULL: it has not */
};

/* The last level has no more children. */
static void end_level(struct place *place)
{
	struct walk *walk = place->worker->own;
	const struct level *const level = &walk->levels[place->inside--];

	if (level->is_function)
		bsz_inline_claims_end(&walk->claims, level->claims,
		    place->unit->index, &place->worker->vm);
	walk->span_count = walk->levels[place->inside].first +
	    walk->levels[place->inside].count;
}

#define HAS_CODE (HAS(LOW) | HAS(RANGES))

/*
 * Step over DIEs that have no code: their children are inside of what they
 * are inside of. Stops in front of a DIE that has some, and where a level
 * ends. NULL, or what is damaged.
 */
static const char *pass_codeless(const struct dwarf_abbrevs *abbrevs,
    struct place *place, struct cursor *at)
{
	const struct walk *walk = place->worker->own;
	const size_t around = walk->levels[place->inside].around;
	const uint8_t *start = at->at;
	size_t depth = place->depth;
	const char *damage = NULL;

	while (cursor_left(at)) {
		const struct dwarf_abbrev *abbrev;
		uint64_t code;

		dwarf_strides_pass(&walk->strides, at, around,
		    BSZ_MAX_DIE_DEPTH, &depth);
		start = at->at;
		code = cursor_uleb(at);
		if (code == 0 && !at->failed) {
			depth -= depth > 0;
			if (depth < around)
				break;
			continue;
		}
		abbrev = dwarf_abbrevs_find(abbrevs, code);
		if (!abbrev) {
			damage = "a DIE has no abbreviation";
			break;
		}
		if (abbrev->slots & HAS_CODE) {
			place->abbrev = abbrev;
			break;
		}
		dwarf_die_skip(at, place->unit, abbrevs, abbrev);
		depth += abbrev->children;
		if (at->failed)
			damage = "a DIE reaches past its unit";
		else if (depth >= BSZ_MAX_DIE_DEPTH)
			damage = "DIEs are nested too deep";
		if (damage)
			break;
	}
	place->at = start;
	place->depth = depth;
	return damage;
}

/* The DIE at hand, which has code. NULL, or what is damaged. */
static const char *walk_die(const struct dwarf_abbrevs *abbrevs,
    struct place *place, struct cursor *at)
{
	struct walk *walk = place->worker->own;
	struct level *const level = &walk->levels[place->inside + 1];
	const struct dwarf_abbrev *const abbrev = place->abbrev;
	struct die die;

	place->abbrev = NULL;
	if (!inline_die_read(abbrevs, place->unit, abbrev, at, &die))
		return "a DIE reaches past its unit";
	if (place->depth + 1 >= BSZ_MAX_DIE_DEPTH)
		return "DIEs are nested too deep";
	enter(place->worker, place->unit, &die, level);
	place->depth += abbrev->children;
	level->around = place->depth;
	place->inside++;
	if (!abbrev->children)
		end_level(place);
	return NULL;
}

/* Walk the DIEs; NULL, or what is damaged (at place->at). */
static const char *walk_dies(struct place *place, struct cursor *at)
{
	const struct dwarf_abbrevs *const abbrevs =
	    dwarf_worker_abbrevs(place->worker, place->unit);
	struct walk *const walk = place->worker->own;
	const char *damage = NULL;

	walk->levels[0] = (struct level){0};
	while (cursor_left(at) && !damage && !walk->failed) {
		damage = pass_codeless(abbrevs, place, at);
		if (!damage && place->abbrev)
			damage = walk_die(abbrevs, place, at);
		else if (place->depth < walk->levels[place->inside].around)
			end_level(place);
	}
	while (place->inside)
		end_level(place);
	return damage;
}

/* The tree of a unit: a skeleton has none of its own. */
static void scan_tree(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct bsz_span bytes =
	    unit->dwarf->sections[unit->section].bytes;
	struct dwarf_abbrevs *const abbrevs =
	    dwarf_worker_abbrevs(worker, unit);
	struct walk *walk = worker->own;
	struct place place = {.worker = worker, .unit = unit};
	const char *damage;
	struct cursor at;

	bsz_inline_names_begin(&walk->names, unit);
	walk->span_count = 0;
	if (!bsz_dwarf_abbrevs_compile(abbrevs, unit->dwarf, unit,
	    bsz_inline_slot)) {
		if (!abbrevs->failed)
			bsz_dwarf_worker_damage(worker, unit, unit->offset,
			    "its abbreviations are damaged");
		worker->failed |= abbrevs->failed;
		return;
	}
	if (!bsz_dwarf_strides_make(&walk->strides, abbrevs, HAS_CODE)) {
		worker->failed = true;
		return;
	}
	at = bsz_dwarf_unit_cursor(unit->dwarf, unit, unit->root);
	damage = walk_dies(&place, &at);
	if (damage)
		bsz_dwarf_worker_damage(worker, unit,
		    (uint64_t)(place.at - bytes.data), damage);
	worker->failed |= walk->failed | walk->claims.failed |
	    walk->names.failed | walk->names.other.failed |
	    walk->names.split.failed | walk->names.alternate.failed;
}

static void scan_unit(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	if (unit->section == DWARF_INFO)
		scan_tree(worker, unit->split ? unit->split : unit);
}

/* --- before and after --- */

static bool begin(struct dwarf_worker *worker)
{
	struct walk *walk = bsz_calloc(1, sizeof(*walk));

	if (!walk)
		return false;
	bsz_inline_names_init(&walk->names, worker->labels);
	worker->own = walk;
	return true;
}

/* What no unit needs any more; claims and copies are left. */
static void end_units(struct walk *walk)
{
	bsz_dwarf_strides_release(&walk->strides);
	bsz_inline_names_release(&walk->names);
}

static void end(struct dwarf_worker *worker)
{
	struct walk *walk = worker->own;

	if (!walk)
		return;
	end_units(walk);
	bsz_inline_claims_release(&walk->claims);
	bsz_free(walk->copies);
	bsz_free(walk->spans);
	bsz_free(walk);
}

/* All workers' copies, by label of the chain in the artifact's table. */
static struct inline_copies *join_copies(struct dwarf_worker *workers,
    size_t count, uint32_t *const *renumber, size_t labels)
{
	struct walk *first = workers[0].own;
	struct inline_copies *copies = bsz_realloc(first->copies,
	    labels * sizeof(*copies));

	if (!copies)
		return NULL;
	if (labels > first->copies_room)
		memset(copies + first->copies_room, 0,
		    (labels - first->copies_room) * sizeof(*copies));
	first->copies = copies;
	first->copies_room = labels;
	for (size_t i = 1; i < count; i++) {
		const struct walk *walk = workers[i].own;
		const size_t used = bsz_min(walk->copies_room,
		    bsz_labels_count(workers[i].labels));

		for (size_t k = 0; k < used; k++) {
			struct inline_copies *at = &copies[renumber[i][k]];

			at->instances += walk->copies[k].instances;
			at->largest = bsz_max(at->largest,
			    walk->copies[k].largest);
		}
	}
	return copies;
}

static int settle(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	const struct inline_claims *claims[BSZ_MAX_JOBS];

	for (size_t i = 0; i < count; i++) {
		const struct walk *walk = workers[i].own;

		claims[i] = &walk->claims;
	}
	return bsz_inline_claims_join(claims, count, renumber,
	    workers[0].dwarf->image->artifact->labels, &workers[0].vm, err);
}

static int finish(struct dwarf_worker *workers, size_t count,
    uint32_t *const *renumber, struct bsz_err *err)
{
	struct bsz_artifact *artifact = workers[0].dwarf->image->artifact;
	const size_t labels = bsz_labels_count(artifact->labels);
	const struct inline_copies *copies;
	int rc;

	for (size_t i = 0; i < count; i++)
		end_units(workers[i].own);
	copies = join_copies(workers, count, renumber, labels);
	rc = copies ? bsz_inline_rows_make(artifact, copies, labels, err)
	    : bsz_fail_memory(err);

	return rc == 0 ? settle(workers, count, renumber, err) : rc;
}

int bsz_dwarf_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err)
{
	static const struct dwarf_scan scan = {
		.what = "inlined functions",
		.dim = BSZ_INLINE,
		.needs = {DWARF_RANGES, DWARF_RNGLISTS},
		.need_count = 2,
		.own_labels = true,
		.walks_dies = true,
		.unit = scan_unit,
		.begin = begin,
		.end = end,
		.finish = finish,
	};
	const struct elf_image *image = artifact->image;
	int rc = bsz_dwarf_scan_run(artifact, &scan, err);

	if (rc == 0 && (!image->dwarf || !image->dwarf->unit_count))
		rc = bsz_go_scan_inlines(artifact, err);
	return rc == 0 ? bsz_inline_rows_sum(artifact, err) : rc;
}
