/*
 * What units use of debug sections besides their own DIEs: strings, lists,
 * line programs, macros, tables of addresses and offsets.
 *
 * Several units may use the same, so it is collected while the units are
 * walked, by each worker for itself, and charged after all of them: what is
 * "shared" does not depend on order.
 */
#ifndef BINSIZE_DWARF_USES_H
#define BINSIZE_DWARF_USES_H

#include "dwarf_charge.h"

/* Where each contribution of .debug_rnglists or .debug_loclists is. */
struct dwarf_contributions {
	struct dwarf_contribution {
		uint64_t start, end;
	} *items;
	size_t count;
};

/* What all workers share: who owns a string, where lists are. */
struct dwarf_used {
	struct dwarf_strings str, line_str;
	struct dwarf_contributions rnglists, loclists;
};

/* First and last reference of a unit into a section of lists. */
struct dwarf_use_span {
	uint64_t first, last;
	bool used;
};

/* Strings of one unit seen lately: most references repeat. */
#define DWARF_RECENT_BITS 14

/* What one worker collects; cleared memory, but for the first two. */
struct dwarf_uses {
	struct dwarf *dwarf;
	struct dwarf_used *used;
	struct dwarf_extents extents;
	/* .debug_str and _line_str: unit index + 1 above the offset */
	uint64_t recent[2][1 << DWARF_RECENT_BITS];
	struct dwarf_string_batch batches[2];
	struct dwarf_use_span ranges, locations; /* of the unit at hand */
};

/* Sections of lists and strings, read. Release it in any case. BSZ_ENOMEM. */
int bsz_dwarf_used_init(struct dwarf_used *used, struct dwarf *dwarf,
    struct bsz_err *err);
void bsz_dwarf_used_release(struct dwarf_used *used);

/* The unit uses the list at an offset. */
BSZ_ALWAYS_INLINE void dwarf_use_list(struct dwarf_use_span *span,
    uint64_t offset)
{
	if (!span->used)
		*span = (struct dwarf_use_span){offset, offset, true};
	span->first = bsz_min(span->first, offset);
	span->last = bsz_max(span->last, offset);
}

/* Hand the strings of a batch to their owners; it is empty then. */
void bsz_dwarf_uses_flush(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, bool is_line_str);

/* The unit uses the string at an offset of .debug_str or .debug_line_str. */
BSZ_ALWAYS_INLINE void dwarf_use_string(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, bool is_line_str, uint64_t offset)
{
	struct dwarf_string_batch *batch = &uses->batches[is_line_str];
	const uint64_t key = (uint64_t)(unit->index + 1) << 32 |
	    (uint32_t)offset;
	uint64_t *seen = &uses->recent[is_line_str][
	    (uint32_t)offset * 2654435761u >> (32 - DWARF_RECENT_BITS)];

	if (*seen == key)
		return;
	*seen = key;
	batch->offsets[batch->count++] = offset;
	if (batch->count == DWARF_STRING_BATCH)
		bsz_dwarf_uses_flush(uses, unit, is_line_str);
}

/* The unit uses the string, or the list, that a value refers to, if any. */
void bsz_dwarf_uses_text(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, const struct dwarf_value *value);
void bsz_dwarf_uses_list(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, uint16_t attribute,
    const struct dwarf_value *value);

/* Before the DIEs of a unit are walked. */
void bsz_dwarf_uses_begin(struct dwarf_uses *uses);

/* Behind its last DIE: what its header and root say that it uses. */
void bsz_dwarf_uses_end(struct dwarf_uses *uses,
    const struct dwarf_unit *unit);

/* What another worker collected is this one's, too. */
void bsz_dwarf_uses_join(struct dwarf_uses *uses,
    const struct dwarf_uses *other);

/*
 * Claim all of it; strings of several units for the label shared. Sorts what
 * was collected. BSZ_ENOMEM.
 */
int bsz_dwarf_uses_charge(struct dwarf_uses *uses, struct bsz_claims *file,
    uint32_t shared, struct bsz_err *err);

#endif
