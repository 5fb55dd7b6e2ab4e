#include "inline_ahead.h"

#include "dwarf_constants.h"

/* From a call to a declaration it takes two. */
#define STEPS 3

/* One list; what does not fit is left to those who need it. */
struct batch {
	struct inline_names *names;
	struct dwarf_worker *worker;
	const struct dwarf_unit *unit;
	const struct dwarf_abbrevs *abbrevs;
	struct bsz_span bytes; /* of the section */
	struct inline_ahead *ahead;
	size_t count; /* of the wanted ones */
};

/* The DIE at an offset of the unit; false when there is none. */
static bool read_at(const struct batch *batch, uint64_t offset,
    struct die *die)
{
	struct cursor end;

	die->abbrevs = batch->abbrevs;
	die->at = bsz_dwarf_unit_cursor(batch->unit->dwarf, batch->unit,
	    offset);
	die->abbrev = dwarf_abbrevs_find(batch->abbrevs,
	    cursor_uleb(&die->at));
	if (!die->abbrev)
		return false;
	end = die->at;
	dwarf_die_skip(&end, batch->unit, batch->abbrevs, die->abbrev);
	return !end.failed;
}

/* The offset of what a DIE refers to in its unit, or 0. */
static uint64_t origin_of(const struct batch *batch, const struct die *die)
{
	const struct dwarf_value origin = inline_die_value(batch->unit, die,
	    ORIGIN);
	const uint64_t offset = bsz_add(batch->unit->offset, origin.number);

	return origin.class == CLASS_REFERENCE &&
	    offset >= batch->unit->root && offset < batch->unit->end
	    ? offset : 0;
}

/* Code that is gone: a function's that the linker dropped, and calls of which
 * nothing is left. Some of what is gone is not seen from here. */
static bool is_dead(const struct batch *batch, const struct die *die)
{
	const bool is_call = die->abbrev->tag != DW_TAG_subprogram;
	const struct dwarf_value value = inline_die_value(batch->unit, die,
	    is_call ? HIGH : LOW);
	uint64_t low, end = UINT64_MAX;

	if (is_call)
		return value.class == CLASS_CONSTANT && value.number == 0;
	return bsz_dwarf_value_address(batch->unit->dwarf, batch->unit,
	    &value, &low) && !bsz_dwarf_live(batch->unit->dwarf, low, &end);
}

/* What a find's name is remembered by, or 0. */
static uint64_t key_of(struct batch *batch, const struct dwarf_find *find)
{
	struct inline_ahead *const ahead = batch->ahead;
	struct die die = {.abbrevs = batch->abbrevs, .at = {find->at,
	    batch->bytes.data + batch->unit->end,
	    batch->unit->dwarf->image->big, false}};

	die.abbrev = dwarf_abbrevs_find(batch->abbrevs,
	    cursor_uleb(&die.at));
	if (find->least < ahead->dead)
		ahead->dead = 0;
	if (!ahead->dead && is_dead(batch, &die))
		ahead->dead = find->depth + 1;
	return ahead->dead || inline_die_has(&die, LINKAGE) ||
	    inline_die_has(&die, NAME) ? 0 : origin_of(batch, &die);
}

/* Those that have no name yet, each once. */
static void gather(struct batch *batch, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const uint64_t key = batch->ahead->keys[i];
		uint32_t *const known = key
		    ? memo_at(&batch->names->functions, key) : NULL;

		batch->names->failed |= key && !known;
		if (!known || *known)
			continue;
		*known = UINT32_MAX;
		batch->ahead->wanted[batch->count++] = (struct inline_wanted){
		    .key = key, .offset = key};
		__builtin_prefetch(batch->bytes.data + key);
	}
}

/* Look at the DIE that may tell a name; or at another one the next time. */
static void look(const struct batch *batch, struct inline_wanted *wanted)
{
	struct die die;

	if (!wanted->offset || !read_at(batch, wanted->offset, &die))
		return;
	wanted->offset = 0;
	if (inline_die_has(&die, LINKAGE)) {
		wanted->name = inline_die_value(batch->unit, &die, LINKAGE);
		if (wanted->name.class == CLASS_STRING_OFFSET)
			memo_prefetch(&batch->names->texts, inline_text_key(
			    batch->unit, &wanted->name));
		return;
	}
	wanted->offset = origin_of(batch, &die);
	if (wanted->offset)
		__builtin_prefetch(batch->bytes.data + wanted->offset);
}

/* Ask for the texts that have no label. */
static void ask_texts(const struct batch *batch)
{
	const struct bsz_span texts =
	    batch->unit->dwarf->sections[DWARF_STR].bytes;

	for (size_t i = 0; i < batch->count; i++) {
		const struct dwarf_value *const name =
		    &batch->ahead->wanted[i].name;
		const uint32_t *const known = bsz_inline_names_text_place(
		    batch->names, batch->unit, name);

		if (known && !*known && name->number < texts.size &&
		    name->string_section == DWARF_STR)
			__builtin_prefetch(texts.data + name->number);
	}
}

/* Remember what was found; nothing of what was not. */
static void keep(const struct batch *batch)
{
	struct inline_names *const names = batch->names;

	for (size_t i = 0; i < batch->count; i++) {
		const struct inline_wanted *const wanted =
		    &batch->ahead->wanted[i];
		const uint32_t label = wanted->name.class == CLASS_NONE ? 0
		    : bsz_inline_names_text(batch->worker, batch->unit,
		    &wanted->name, bsz_inline_names_text_place(names,
		    batch->unit, &wanted->name));
		uint32_t *const known = memo_at(&names->functions,
		    wanted->key);

		names->failed |= !known;
		if (known)
			*known = label;
	}
}

void bsz_inline_names_ahead(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct dwarf_find *finds, size_t count, struct inline_ahead *ahead)
{
	struct batch batch = {.names = names, .worker = worker, .unit = unit,
	    .abbrevs = dwarf_worker_abbrevs(worker, unit),
	    .bytes = unit->dwarf->sections[unit->section].bytes,
	    .ahead = ahead};

	for (size_t i = 0; i < count; i++) {
		ahead->keys[i] = key_of(&batch, &finds[i]);
		memo_prefetch(&names->functions, ahead->keys[i]);
	}
	gather(&batch, count);
	for (size_t step = 0; step < STEPS; step++)
		for (size_t i = 0; i < batch.count; i++)
			look(&batch, &ahead->wanted[i]);
	ask_texts(&batch);
	keep(&batch);
}
