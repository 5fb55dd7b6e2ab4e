/*
 * A waiver counts until the end of its last day, and warns two weeks before.
 */
#include "waivers.h"

#include "pattern.h"

#include <string.h>

#define WARN_DAYS 14

int bsz_waivers_init(struct bsz_waivers *waivers,
    const struct bsz_policy *policy, int64_t today, struct bsz_err *err)
{
	int rc = 0;

	*waivers = (struct bsz_waivers){.policy = policy, .today = today,
		.matches = bsz_calloc(policy->waiver_count + 1,
		    sizeof(*waivers->matches)),
		.used = bsz_calloc(policy->waiver_count + 1,
		    sizeof(*waivers->used))};
	if (!waivers->matches || !waivers->used)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < policy->waiver_count && !rc; i++)
		if (policy->waivers[i].match)
			rc = bsz_pattern_init(&waivers->matches[i],
			    policy->waivers[i].match, err);
	return rc;
}

void bsz_waivers_release(struct bsz_waivers *waivers)
{
	for (size_t i = 0; waivers->matches &&
	    i < waivers->policy->waiver_count; i++)
		bsz_pattern_release(&waivers->matches[i]);
	bsz_free(waivers->matches);
	bsz_free(waivers->used);
}

bool bsz_waivers_has_ended(const struct bsz_waivers *waivers,
    const struct bsz_waiver *waiver)
{
	return waiver->until < waivers->today;
}

const struct bsz_waiver *bsz_waivers_find(struct bsz_waivers *waivers,
    const struct bsz_ruling *ruling)
{
	const struct bsz_policy *const policy = waivers->policy;
	const char *const label = ruling->subject->label;
	const struct bsz_waiver *found = NULL;

	for (size_t i = 0; i < policy->waiver_count; i++) {
		const struct bsz_waiver *const waiver = &policy->waivers[i];

		if (strcmp(waiver->budget, ruling->budget->id) != 0 ||
		    (waiver->match && (!label || !bsz_pattern_match(
		    &waivers->matches[i], label))))
			continue;
		waivers->used[i] = true;
		if (bsz_ruling_is_beyond(ruling, waiver->allow))
			continue;
		if (!found || bsz_waivers_has_ended(waivers, found))
			found = waiver;
	}
	return found;
}

enum bsz_verdict bsz_waivers_apply(const struct bsz_waivers *waivers,
    const struct bsz_waiver *waiver, enum bsz_verdict verdict)
{
	if (!waiver || bsz_waivers_has_ended(waivers, waiver))
		return verdict;
	return waiver->until - waivers->today < WARN_DAYS ? BSZ_WARNED :
	    BSZ_WAIVED;
}

void bsz_waivers_remark(const struct bsz_waivers *waivers,
    struct bsz_report *report)
{
	for (size_t i = 0; i < waivers->policy->waiver_count; i++) {
		const struct bsz_waiver *const waiver =
		    &waivers->policy->waivers[i];

		/* A commit's own goes with the commit. */
		if (!waivers->used[i] && waiver->until_text)
			bsz_report_remark(report, "the waiver of %s for %s "
			    "is not used (remove it)", waiver->budget,
			    waiver->match ? waiver->match : "everything");
	}
}
