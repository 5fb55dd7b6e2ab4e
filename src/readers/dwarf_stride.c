#include "dwarf_stride.h"

#include <binsize/arena.h>

/* So many bytes ahead DIEs are brought into the cache: most are passed in
 * less time than memory takes to send them. 5 % on a C++ program. */
#define AHEAD 512

void bsz_dwarf_strides_release(struct dwarf_strides *strides)
{
	bsz_free(strides->sizes);
	*strides = (struct dwarf_strides){0};
}

bool bsz_dwarf_strides_make(struct dwarf_strides *strides,
    const struct dwarf_abbrevs *abbrevs, uint8_t wanted)
{
	const size_t count = abbrevs->dense_count + 1;

	if (count > strides->room) {
		const size_t room = bsz_max(2 * strides->room, count);
		uint8_t *const bytes = bsz_realloc(strides->sizes, 2 * room);

		if (!bytes)
			return false;
		strides->sizes = bytes;
		strides->kinds = bytes + room;
		strides->room = room;
	}
	strides->sizes[0] = strides->kinds[0] = 0;
	for (size_t i = 1; i < count; i++) {
		const struct dwarf_abbrev *const abbrev =
		    &abbrevs->dense[i - 1];
		const bool fixed = abbrev->rest == DWARF_NO_STEPS &&
		    abbrev->fixed <= STRIDE_MAX_SIZE;

		strides->sizes[i] = (uint8_t)(fixed ? abbrev->fixed
		    : STRIDE_STOP);
		strides->kinds[i] = (uint8_t)(1u + abbrev->children +
		    (abbrev->slots & wanted ? STRIDE_WANTED : 0));
	}
	strides->count = count;
	strides->wanted = wanted;
	return true;
}

/* What passing DIEs needs of a walk, in registers. */
struct lane {
	const struct dwarf_seek *seek;
	const uint8_t *sizes, *kinds;
	size_t count;
	const uint8_t *from, *last;
	struct dwarf_find *next, *full;
	uint32_t depth, least;
};

BSZ_ALWAYS_INLINE struct lane lane_of(const struct dwarf_seek *seek)
{
	return (struct lane){seek, seek->strides.sizes,
	    seek->strides.kinds, seek->strides.count, seek->at.at,
	    cursor_left(&seek->at) > STRIDE_MAX_SIZE + 2
	    ? seek->at.end - STRIDE_MAX_SIZE - 2 : seek->at.at,
	    seek->next, seek->full, seek->depth, seek->least};
}

BSZ_ALWAYS_INLINE void store_lane(struct dwarf_seek *seek,
    const struct lane *lane)
{
	seek->at.at = lane->from;
	seek->next = lane->next;
	seek->depth = lane->depth;
	seek->least = lane->least;
}

/* Neither at the end of the list nor near that of the unit. */
BSZ_ALWAYS_INLINE bool has_room(const struct lane *lane)
{
	return lane->from < lane->last && lane->next < lane->full;
}

/* Behind a DIE whose size is not fixed; NULL when it reaches past its unit.
 * Kept apart, so that the registers are for the others. */
__attribute__((noinline)) static const uint8_t *skip_steps(
    const struct dwarf_seek *seek, size_t code, const uint8_t *at)
{
	struct cursor cursor = {at, seek->at.end, seek->at.big, false};

	dwarf_die_skip(&cursor, seek->unit, seek->abbrevs,
	    &seek->abbrevs->dense[code - 1]);
	return cursor.failed ? NULL : cursor.at;
}

/* Pass one DIE, unless it is damaged or its depth needs a check. */
BSZ_ALWAYS_INLINE bool pass(struct lane *lane)
{
	const uint8_t *behind = lane->from + 1;
	size_t code = *lane->from;
	uint32_t inside, kind, size;

	__builtin_prefetch(lane->from + AHEAD);
	if (code >= 0x80) {
		if (*behind >= 0x80)
			return false;
		code = (code & 0x7f) | (size_t)*behind++ << 7;
	}
	if (code >= lane->count)
		return false;
	size = lane->sizes[code];
	kind = lane->kinds[code];
	/* wraps below 0 */
	inside = lane->depth + (kind & STRIDE_LEVELS) - 1;
	if (inside >= BSZ_MAX_DIE_DEPTH - 1)
		return false;
	if (size == STRIDE_STOP) {
		behind = skip_steps(lane->seek, code, behind);
		if (!behind)
			return false;
		size = 0;
	}
	*lane->next = (struct dwarf_find){lane->from, lane->depth,
	    lane->least};
	lane->next += (kind & STRIDE_WANTED) != 0;
	lane->least = kind & STRIDE_WANTED ? inside
	    : bsz_min(lane->least, inside);
	lane->depth = inside;
	lane->from = behind + size;
	return true;
}

/* Any DIE; what is damaged leaves the cursor where it began. */
static const char *pass_one(struct dwarf_seek *seek)
{
	const struct dwarf_abbrev *abbrev;
	struct cursor at = seek->at;
	const uint64_t code = cursor_uleb(&at);
	bool wanted;

	if (code == 0 && !at.failed) {
		seek->depth -= seek->depth > 0;
		seek->least = bsz_min(seek->least, seek->depth);
		seek->at = at;
		return NULL;
	}
	abbrev = dwarf_abbrevs_find(seek->abbrevs, code);
	if (!abbrev)
		return "a DIE has no abbreviation";
	dwarf_die_skip(&at, seek->unit, seek->abbrevs, abbrev);
	if (at.failed)
		return "a DIE reaches past its unit";
	wanted = abbrev->slots & seek->strides.wanted;
	if (seek->depth + (wanted || abbrev->children) >= BSZ_MAX_DIE_DEPTH)
		return "DIEs are nested too deep";
	if (wanted)
		*seek->next++ = (struct dwarf_find){seek->at.at, seek->depth,
		    seek->least};
	seek->depth += abbrev->children;
	if (wanted)
		seek->least = seek->depth;
	seek->at = at;
	return NULL;
}

/* Nothing is left to find, or no room for it. */
static bool is_over(const struct dwarf_seek *seek)
{
	return !cursor_left(&seek->at) || seek->next == seek->full;
}

bool bsz_dwarf_seek_begin(struct dwarf_seek *seek,
    const struct dwarf_unit *unit, const struct dwarf_abbrevs *abbrevs,
    uint8_t wanted)
{
	seek->unit = unit;
	seek->abbrevs = abbrevs;
	seek->at = bsz_dwarf_unit_cursor(unit->dwarf, unit, unit->root);
	seek->depth = seek->least = 0;
	return bsz_dwarf_strides_make(&seek->strides, abbrevs, wanted);
}

const char *bsz_dwarf_seek(struct dwarf_seek *seek)
{
	const char *damage = NULL;

	while (!damage && !is_over(seek)) {
		struct lane lane = lane_of(seek);

		while (has_room(&lane) && pass(&lane))
			continue;
		store_lane(seek, &lane);
		if (!is_over(seek))
			damage = pass_one(seek);
	}
	return damage;
}

void bsz_dwarf_seek_two(struct dwarf_seek *a, struct dwarf_seek *b)
{
	const char *damage = NULL;

	while (!damage && !is_over(a) && !is_over(b)) {
		struct lane one = lane_of(a), other = lane_of(b);
		struct dwarf_seek *stopped;

		for (;;) {
			stopped = a;
			if (!has_room(&one) || !pass(&one))
				break;
			stopped = b;
			if (!has_room(&other) || !pass(&other))
				break;
		}
		store_lane(a, &one);
		store_lane(b, &other);
		if (!is_over(stopped))
			damage = pass_one(stopped);
	}
}
