/*
 * Each limit is a row of a table; what is special about growth stands in
 * bsz_ruling_applies() alone.
 */
#include "ruling.h"

static const struct bsz_limit_info limits[BSZ_LIMITS] = {
	[BSZ_LIMIT_WARN] = {"warn", BSZ_WARNED, false, "more than"},
	[BSZ_LIMIT_MAX] = {"max", BSZ_FAILED, false, "more than"},
	[BSZ_LIMIT_MIN] = {"min", BSZ_FAILED, false, "less than"},
	[BSZ_LIMIT_GROWTH] = {"growth.max", BSZ_FAILED, true,
		"growing by more than"},
	[BSZ_LIMIT_GROWTH_PERCENT] = {"growth.percent", BSZ_FAILED, true,
		"growing by more than"},
	[BSZ_LIMIT_NEW] = {"growth.new", BSZ_FAILED, true,
		"new and more than"},
};

const struct bsz_limit_info *bsz_limit_info(enum bsz_limit limit)
{
	return &limits[limit];
}

bool bsz_ruling_applies(struct bsz_ruling *ruling)
{
	const struct bsz_budget *const budget = ruling->budget;
	const struct bsz_subject *const subject = ruling->subject;
	const uint64_t grown = subject->value > subject->baseline ?
	    subject->value - subject->baseline : 0;

	ruling->bound = budget->limit[ruling->limit];
	ruling->amount = subject->value;
	if (limits[ruling->limit].needs_baseline)
		ruling->amount = grown < budget->ignore_below ? 0 : grown;
	switch (ruling->limit) {
	case BSZ_LIMIT_NEW:
		return !subject->was_there;
	case BSZ_LIMIT_GROWTH:
		return subject->was_there || !budget->has[BSZ_LIMIT_NEW];
	case BSZ_LIMIT_GROWTH_PERCENT:
		ruling->bound = (uint64_t)((double)subject->baseline *
		    budget->growth_share);
		return subject->was_there;
	case BSZ_LIMIT_WARN:
		/* What fails need not warn as well. */
		return !budget->has[BSZ_LIMIT_MAX] ||
		    subject->value <= budget->limit[BSZ_LIMIT_MAX];
	case BSZ_LIMIT_MAX:
	case BSZ_LIMIT_MIN:
		break;
	}
	return true;
}

bool bsz_ruling_is_beyond(const struct bsz_ruling *ruling, uint64_t allowance)
{
	if (ruling->limit == BSZ_LIMIT_MIN)
		return bsz_add(ruling->amount, allowance) < ruling->bound;
	return ruling->amount > bsz_add(ruling->bound, allowance);
}

uint64_t bsz_ruling_headroom(const struct bsz_ruling *ruling)
{
	return ruling->limit == BSZ_LIMIT_MIN ?
	    ruling->amount - ruling->bound : ruling->bound - ruling->amount;
}
