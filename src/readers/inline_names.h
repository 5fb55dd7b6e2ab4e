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
 * One DIE: where its attributes are. They are decoded when they turn out to
 * be needed, because most functions are declarations.
 */
struct die {
	uint16_t tag;
	uint8_t has; /* HAS() of what is there */
	const uint8_t *at[SLOTS];
	const struct dwarf_step *step[SLOTS];
};

/* The slot of an attribute of the inline tree, or 0. */
uint8_t bsz_inline_slot(uint16_t tag, uint16_t attribute, uint16_t form);

/* Read a DIE behind its code; false when it reaches past its unit. */
BSZ_ALWAYS_INLINE bool inline_die_read(const struct dwarf_abbrevs *abbrevs,
    const struct dwarf_unit *unit, const struct dwarf_abbrev *abbrev,
    struct cursor *at, struct die *die)
{
	const struct dwarf_step *step = &abbrevs->steps[abbrev->steps];

	die->tag = abbrev->tag;
	die->has = 0;
	for (; dwarf_step_reach(at, step); step++) {
		if (step->slot) {
			die->has |= (uint8_t)HAS(step->slot);
			die->at[step->slot] = at->at;
			die->step[step->slot] = step;
		}
		dwarf_step_skip(at, unit, step);
	}
	return !at->failed;
}

/* The value of an attribute; of no class when the DIE has none. */
static inline struct dwarf_value inline_die_value(
    const struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, enum slot slot)
{
	const struct bsz_span bytes =
	    unit->dwarf->sections[unit->section].bytes;
	struct cursor at;

	if (!(die->has & HAS(slot)))
		return (struct dwarf_value){.class = CLASS_NONE};
	at = (struct cursor){die->at[slot], bytes.data + unit->end,
	    worker->dwarf->image->big, false};
	return dwarf_value_take(&at, unit, die->step[slot]);
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
    const struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die);

/* The label of a DIE's function. known: where it is remembered, or NULL;
 * nothing in between has asked for another place. */
uint32_t bsz_inline_names_of(struct inline_names *names,
    struct dwarf_worker *worker, const struct dwarf_unit *unit,
    const struct die *die, uint32_t *known);

#endif
