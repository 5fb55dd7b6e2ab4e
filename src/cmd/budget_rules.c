/*
 * Dive's three rules as budgets of ours: the same questions, asked of our own
 * figures. A value at the limit passes, which it does not in dive.
 */
#include "budget_reading.h"

#include <string.h>

/* Whether a rule of dive is on. */
static bool is_on(const char *text)
{
	static const char *const off[] = {"", "disabled", "off", "false"};

	for (size_t i = 0; i < BSZ_COUNTOF(off); i++)
		if (!text || strcmp(text, off[i]) == 0)
			return false;
	return true;
}

/* "0.95", which is how dive writes shares. */
static int read_ratio(const struct bsz_reading *reading, const char *key,
    const char *text, uint64_t *amount)
{
	char *end;
	const double share = strtod(text, &end);

	*amount = (uint64_t)(share * BSZ_WHOLE_SHARE + 0.5);
	return *text >= '0' && *text <= '9' && !*end && share <= 1 ? 0 :
	    bsz_reading_fail(reading, key, "a ratio between 0 and 1 is wanted");
}

int bsz_rules_read(struct bsz_reading *reading,
    const struct bsz_yaml_rules *rules, struct bsz_budget *budgets,
    size_t *count)
{
	static const char wasted[] = "re:^(shadowed|deleted|metadata only|"
	    "duplicate)$";
	const struct {
		const char *key, *text;
		struct bsz_budget budget;
		enum bsz_limit limit;
	} all[] = {
		{"lowestEfficiency", rules->efficiency,
			{.measure = BSZ_MEASURE_EFFICIENCY}, BSZ_LIMIT_MIN},
		{"highestWastedBytes", rules->wasted,
			{.measure = BSZ_MEASURE_FILE, .select_dim = "waste",
			.select = wasted, .optional = true}, BSZ_LIMIT_MAX},
		{"highestUserWastedPercent", rules->user_wasted,
			{.measure = BSZ_MEASURE_USER_WASTE, .optional = true},
			BSZ_LIMIT_MAX},
	};
	int rc = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(all) && !rc; i++) {
		struct bsz_budget *const budget = &budgets[*count];

		if (!is_on(all[i].text))
			continue;
		*budget = all[i].budget;
		budget->id = all[i].key;
		budget->has[all[i].limit] = true;
		budget->line = reading->line = bsz_reading_line(reading->text,
		    all[i].key, all[i].text, 0);
		rc = budget->measure == BSZ_MEASURE_FILE ?
		    bsz_reading_amount(reading, all[i].key, all[i].text,
		    BSZ_AMOUNT_BYTES, &budget->limit[all[i].limit]) :
		    read_ratio(reading, all[i].key, all[i].text,
		    &budget->limit[all[i].limit]);
		(*count)++;
	}
	return rc;
}
