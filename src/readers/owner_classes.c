/*
 * C++ classes of no namespace at home in a source directory.
 *
 * Debug information says where a class's functions were compiled, but says
 * nothing of what compilers make up for it: virtual tables, type information
 * and its names. Under the name of the class alone these would be an owner of
 * their own beside the directory that has the class.
 *
 * A directory is the home of a class when it has nine of ten bytes of the
 * class that units know. Others stay under the name of the class.
 */
#include "owner_map.h"

struct home {
	uint32_t owner;        /* label of the directory that may be it */
	uint64_t votes;        /* bytes that it is ahead of all others */
	uint64_t ours, known;  /* its own, and those of any directory */
};

struct homes {
	struct memo by_class; /* number + 1 */
	struct home *items;
	size_t count, room;
};

static struct home *home_of(struct homes *homes, uint32_t class)
{
	uint32_t *number = memo_at(&homes->by_class, class);

	if (!number)
		return NULL;
	if (*number == 0 && homes->count == homes->room) {
		const size_t room = homes->room * 2 + 64;
		struct home *items = bsz_realloc(homes->items,
		    room * sizeof(*items));

		if (!items)
			return NULL;
		homes->items = items;
		homes->room = room;
	}
	if (*number == 0) {
		homes->items[homes->count++] = (struct home){0};
		*number = (uint32_t)homes->count;
	}
	return &homes->items[*number - 1];
}

/* Who has most is the last that is ahead, if anybody has more than half. */
static void vote(struct home *home, uint32_t owner, uint64_t bytes)
{
	if (home->owner == owner) {
		home->votes += bytes;
	} else if (home->votes >= bytes) {
		home->votes -= bytes;
	} else {
		home->owner = owner;
		home->votes = bytes - home->votes;
	}
}

static void weigh(struct home *home, uint32_t owner, uint64_t bytes)
{
	home->known += bytes;
	home->ours += home->owner == owner ? bytes : 0;
}

/* Bytes of classes that units own; false when memory is short. */
static bool each(struct homes *homes, const struct bsz_map *classes,
    const struct bsz_map *settled,
    void (*take)(struct home *home, uint32_t owner, uint64_t bytes))
{
	size_t next = 0;

	for (size_t i = 0; i < classes->count; i++) {
		const struct bsz_range *range = &classes->ranges[i];
		struct home *home = home_of(homes, bsz_range_label(range));
		const uint64_t end = bsz_range_end(range);

		if (!home)
			return false;
		while (next < settled->count && bsz_range_end(
		    &settled->ranges[next]) <= range->start)
			next++;
		for (size_t k = next; k < settled->count &&
		    settled->ranges[k].start < end; k++) {
			const struct bsz_range *owned = &settled->ranges[k];

			if (bsz_range_evidence(owned) == BSZ_BY_DWARF)
				take(home, bsz_range_label(owned),
				    bsz_min(end, bsz_range_end(owned)) -
				    bsz_max(range->start, owned->start));
		}
	}
	return true;
}

static void move_home(struct homes *homes, struct bsz_map *classes)
{
	for (size_t i = 0; i < classes->count; i++) {
		struct bsz_range *range = &classes->ranges[i];
		const struct home *home = home_of(homes,
		    bsz_range_label(range));

		if (home && home->known && bsz_mul(home->ours, 10) >=
		    bsz_mul(home->known, 9))
			range->tag = bsz_tag(home->owner, BSZ_BY_INFERENCE);
	}
}

int bsz_owners_house_classes(struct owners *owners, struct bsz_map *classes,
    struct bsz_err *err)
{
	const struct bsz_map *settled =
	    &owners->artifact->settled[owners->dim][BSZ_VM];
	struct homes homes = {.by_class.generation = 1};
	const bool done = each(&homes, classes, settled, vote) &&
	    each(&homes, classes, settled, weigh);

	if (done)
		move_home(&homes, classes);
	bsz_memo_release(&homes.by_class);
	bsz_free(homes.items);
	return done ? 0 : bsz_fail_memory(err);
}
