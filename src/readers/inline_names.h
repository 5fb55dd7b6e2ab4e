/*
 * Which function a DIE of the inline tree is: its name, wherever that stands.
 *
 * A call refers to the function it is a copy of, that one often to its
 * declaration, in the same unit or in a far one: names are remembered by the
 * offset of what is referred to, and texts by theirs.
 */
#ifndef BINSIZE_INLINE_NAMES_H
#define BINSIZE_INLINE_NAMES_H

#include "dwarf.h"
#include "memo.h"

/* Attributes that matter here. */
enum slot { LOW = 1, HIGH, RANGES, ORIGIN, LINKAGE, NAME, SLOTS };

#define HAS(slot) (1u << ((slot) - 1))

/*
 * One DIE. Attributes are decoded when they turn out to be needed, because
 * most functions are declarations.
 */
struct die {
	const struct dwarf_abbrevs *abbrevs; /* borrowed until the next table */
	const struct dwarf_abbrev *abbrev;
	struct cursor at; /* behind its code; all of it is in its unit */
	uint64_t key;     /* what its function is remembered by; 0: not known */
};

/* The slot of an attribute of the inline tree, or 0. */
uint8_t bsz_inline_slot(uint16_t tag, uint16_t attribute, uint16_t form);

static inline bool inline_die_has(const struct die *die, enum slot slot)
{
	return die->abbrev->slots & HAS(slot);
}

/* inline_die_value() of what is found step by step. */
struct dwarf_value bsz_inline_die_search(const struct dwarf_unit *unit,
    const struct die *die, enum slot slot);

/* The value of an attribute; of no class when the DIE has none. */
BSZ_ALWAYS_INLINE struct dwarf_value inline_die_value(
    const struct dwarf_unit *unit, const struct die *die, enum slot slot)
{
	const struct dwarf_places *places;
	struct cursor at;
	uint16_t form;

	if (!inline_die_has(die, slot))
		return (struct dwarf_value){.class = CLASS_NONE};
	places = &die->abbrevs->places[die->abbrev->places];
	form = places->forms[slot - 1];
	if (BSZ_UNLIKELY(!form))
		return bsz_inline_die_search(unit, die, slot);
	at = die->at;
	cursor_skip(&at, places->at[slot - 1]);
	return dwarf_value_of(&at, unit, form, 0);
}

/* For memos by offset: the two files have the same ones. */
static inline uint64_t inline_text_key(const struct dwarf_unit *unit,
    const struct dwarf_value *value)
{
	const uint64_t key = value->number << 1 |
	    (value->string_section == DWARF_LINE_STR);

	return unit->dwarf->is_alternate ? key | UINT64_C(1) << 63 : key;
}

/* What one worker knows of names; cleared memory. */
struct inline_names {
	/* Of units that are referred to: in the same file, of split ones,
	 * and in the alternate file. */
	struct dwarf_abbrevs other, split, alternate;
	struct memo functions;      /* offset of a DIE to its function */
	struct memo texts;          /* offset of a string to its label, */
	const struct dwarf *texts_of; /* in one file and its alternate */
	uint32_t unnamed;
	bool failed; /* memory was short */
};

/* Begin; functions without a name get a label of `labels`. */
void bsz_inline_names_init(struct inline_names *names,
    struct bsz_labels *labels);
void bsz_inline_names_release(struct inline_names *names);

/* Another unit begins. */
void bsz_inline_names_begin(struct inline_names *names,
    const struct dwarf_unit *unit);

/*
 * Where the function of a DIE is remembered, by the offset of what the DIE
 * refers to; NULL when it is not. One that is not known yet is brought into
 * the cache: it is far away.
 */
uint32_t *bsz_inline_names_place(struct inline_names *names,
    const struct dwarf_unit *unit, const struct die *die);

/* Where the label of a text is remembered; NULL when it is not, or memory is
 * short (->failed). */
uint32_t *bsz_inline_names_text_place(struct inline_names *names,
    const struct dwarf_unit *unit, const struct dwarf_value *value);

/* The label of a text, or 0. known: where it is remembered, or NULL. */
uint32_t bsz_inline_names_text(struct dwarf_worker *worker,
    const struct dwarf_unit *unit,
    const struct dwarf_value *value, uint32_t *known);

/* The label of a DIE's function. known: where it is remembered, or NULL;
 * nothing in between has asked for another place. */
uint32_t bsz_inline_names_of(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, uint32_t *known);

#endif
