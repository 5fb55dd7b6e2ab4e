/*
 * Data without a symbol follows who refers to it, when that is one owner:
 * a string literal its function, and with several functions still their
 * unit or package. It is a guess, and lies below what is known.
 *
 * References from data may come from data that has no symbol either: a file
 * embedded by Go is three references away from code. So this is done in
 * rounds, each of which knows more of who those are. Only the last one counts,
 * and one unknown reference in it is enough to leave a datum to its section.
 * Most data are open no more after the first round.
 */
#include "elf_data.h"
#include "elf_follow.h"

#include <binsize/limits.h>

/* Any owner, until one is met. */
#define ANYBODY UINT32_MAX

/* Rounds before the last, at most; most programs need two or three. */
#define ROUNDS 6

/* What an unknown reference tells. */
enum unknown { UNKNOWN_PASSES, UNKNOWN_COUNTS };

struct rounds {
	struct elf_follow *follow;
	const struct elf_data *data;
	uint32_t *tags; /* by datum: its owner's, so far */
	size_t *open;   /* data that nobody's places refer to */
	size_t open_count;
	bool is_open; /* so is that which was looked at last */
};

/* The owner of a datum that holds a place, if that is known. */
static uint32_t owner_of_data(const struct rounds *rounds, uint64_t place)
{
	const struct elf_data *data = rounds->data;
	size_t low = 0, high = data->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (data->items[middle].end <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < data->count && data->items[low].start <= place
	    ? rounds->tags[low] : ANYBODY;
}

/* Whoever owns the place of a reference. */
static uint32_t owner_of(struct rounds *rounds, enum unknown unknown,
    uint64_t place)
{
	uint32_t tag = bsz_elf_follow_owner(rounds->follow, BSZ_VM, place);

	if (tag)
		return bsz_tag(tag & (BSZ_MAX_LABELS - 1), BSZ_BY_GUESS);
	rounds->is_open = true;
	tag = owner_of_data(rounds, place);
	if (tag && tag != ANYBODY)
		return tag;
	return unknown == UNKNOWN_COUNTS ? BSZ_NO_LABEL : ANYBODY;
}

/* What all references to a datum have in common, and the end of a string with
 * what is before it. */
static uint32_t owner_of_datum(struct rounds *rounds, size_t index,
    uint32_t before, enum unknown unknown)
{
	const struct elf_datum *datum = &rounds->data->items[index];
	uint32_t common = datum->is_tail ? before : ANYBODY;

	for (size_t i = 0; i < datum->count && common; i++) {
		const uint32_t tag = owner_of(rounds, unknown,
		    rounds->data->references[datum->first + i].value);

		if (common == ANYBODY)
			common = tag;
		else if (tag != ANYBODY)
			common = bsz_elf_follow_common(common, tag);
	}
	return common;
}

static void first_round(struct rounds *rounds)
{
	const struct elf_data *data = rounds->data;
	uint32_t before = ANYBODY;

	for (size_t i = 0; i < data->count; i++)
		rounds->tags[i] = ANYBODY;
	for (size_t i = 0; i < data->count; i++) {
		/* an end is as open as what is before it */
		rounds->is_open &= data->items[i].is_tail;
		before = owner_of_datum(rounds, i, before, UNKNOWN_PASSES);
		rounds->tags[i] = before;
		if (rounds->is_open)
			rounds->open[rounds->open_count++] = i;
	}
}

/* True when something has changed. */
static bool next_round(struct rounds *rounds)
{
	bool changed = false;

	for (size_t i = 0; i < rounds->open_count; i++) {
		const size_t at = rounds->open[i];
		const uint32_t tag = owner_of_datum(rounds, at,
		    at ? rounds->tags[at - 1] : ANYBODY, UNKNOWN_PASSES);

		changed |= tag != rounds->tags[at];
		rounds->tags[at] = tag;
	}
	return changed;
}

static void last_round(struct rounds *rounds)
{
	const struct elf_data *data = rounds->data;
	uint32_t before = ANYBODY;
	size_t next = 0;

	for (size_t i = 0; i < data->count; i++) {
		const struct elf_datum *datum = &data->items[i];

		if (next < rounds->open_count && rounds->open[next] == i) {
			before = owner_of_datum(rounds, i, before,
			    UNKNOWN_COUNTS);
			next++;
		} else {
			before = rounds->tags[i];
		}
		if (before && before != ANYBODY)
			bsz_claims_push(&rounds->follow->claims[BSZ_VM],
			    BSZ_RANK_WEAK, datum->start,
			    datum->end - datum->start, before);
	}
}

static int find_owners(struct rounds *rounds, struct bsz_err *err)
{
	const size_t count = rounds->data->count;

	rounds->tags = bsz_malloc((count + 1) * sizeof(*rounds->tags));
	rounds->open = bsz_malloc((count + 1) * sizeof(*rounds->open));
	if (!rounds->tags || !rounds->open)
		return bsz_fail_memory(err);
	first_round(rounds);
	for (unsigned i = 1; i < ROUNDS && next_round(rounds); i++)
		continue;
	last_round(rounds);
	return bsz_elf_follow_lay_under(rounds->follow, err);
}

int bsz_elf_follow_data(struct elf_follow *follow, struct bsz_err *err)
{
	struct rounds rounds = {.follow = follow};
	int rc;

	if (follow->image->artifact->no_guess)
		return 0;
	rc = bsz_elf_data_get(follow->image, &rounds.data, err);
	if (rc == 0 && rounds.data->count)
		rc = find_owners(&rounds, err);
	bsz_free(rounds.tags);
	bsz_free(rounds.open);
	return rc;
}
