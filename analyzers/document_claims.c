/*
 * Claims by kind: what each comes to when its own figures are worked out.
 * "cannot be told" is a verdict; a figure that follows from others and does
 * not is "contradicted".
 */
#include "document.h"

#include <math.h>
#include <string.h>

#define NONE ((struct bsz_interval){NAN, NAN})

struct claim {
	const struct bsz_json_value *value;
	const char *says;
};

typedef int judge_claim(struct document *document, const struct claim *claim,
    struct bsz_err *err);

/* --- nodes -------------------------------------------------------------- */

static int judge_nodes(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	double nodes, least = INFINITY, most = 0;
	const int rc = bsz_document_number(claim->value, "nodes", &nodes,
	    err);

	if (rc || !document->rows)
		return rc;
	for (size_t i = 0; i < document->rows; i++) {
		const double slots = document->rate[i] *
		    document->build[i] / 3600;

		least = fmin(least, slots);
		most = fmax(most, slots);
	}
	const bool fits = most >= nodes / 2;
	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = fits ? "consistent" : "contradicted",
		.value = most, .range = {least, most}, .unit = "slots"},
	    "builds an hour times build time are %.3f..%.3f slots; %g busy "
	    "ones would build %.0f an hour at %.4g MB, not %.0f", least, most,
	    nodes, nodes * 3600 / document->build[0], document->size[0],
	    document->rate[0]);
	return 0;
}

/* --- the knee ----------------------------------------------------------- */

static int judge_knee(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	const double *const x = document->size, *const y = document->build;
	double at;
	const int rc = bsz_document_number(claim->value, "size_mb", &at, err);

	if (rc)
		return rc;
	document->knee = at;
	/* One row before the knee, two behind it: both lines are given. */
	if (document->rows != 3 || !(at > x[0]) || !(at < x[1])) {
		bsz_document_rule(document, (struct ruling){
			.says = claim->says, .verdict = "cannot be told",
			.value = NAN, .range = NONE},
		    "a knee needs rows around it; between the first two of "
		    "three rows it could be drawn");
		return 0;
	}
	const double right = (y[2] - y[1]) / (x[2] - x[1]);
	const double value = y[1] - right * (x[1] - at);
	const double left = (value - y[0]) / (at - x[0]);
	const double least = x[1] - (y[1] - y[0]) / right;
	const bool fits = left >= 0;

	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = fits ? "consistent, not shown" : "contradicted",
		.value = left * 1e3, .range = {least, x[1]},
		.unit = "ms/MB before"},
	    "a knee there goes through all 3 rows with %.4g ms/MB before and "
	    "%.4g behind; so does one anywhere from %.3g to %.4g MB, and a "
	    "curve without any", left * 1e3, right * 1e3, least, x[1]);
	return 0;
}

/* --- pushes ------------------------------------------------------------- */

static int judge_push(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	const double *const x = document->size, *const y = document->build;
	double slope;
	const int rc = bsz_document_number(claim->value, "ms_per_mb", &slope,
	    err);

	if (rc)
		return rc;
	if (!(slope > 0))
		return bsz_fail(err, BSZ_EINPUT, "\"ms_per_mb\" is not above "
		    "0");
	document->push_slope = slope;
	const struct ruling ruling = {.says = claim->says,
		.verdict = "cannot be told", .value = 1e3 / slope,
		.range = NONE, .unit = "MB/s"};
	if (document->rows < 2) {
		bsz_document_rule(document, ruling, "%.4g MB/s, %.4g Mbit/s; "
		    "no push time is given", 1e3 / slope, 8e3 / slope);
		return 0;
	}
	const double build = (y[1] - y[0]) / (x[1] - x[0]) * 1e3;
	bsz_document_rule(document, ruling, "%.4g MB/s, %.4g Mbit/s; no push "
	    "time is given; whole builds grow by %.4g ms/MB from %g to %g MB, "
	    "so pushes %s", 1e3 / slope, 8e3 / slope, build, x[0], x[1],
	    slope > build ? "are not in them, or p95 is far above the mean" :
	    "may be part of them");
	return 0;
}

/* --- hits --------------------------------------------------------------- */

/* Trials a side that see a change of rates at 5 % with power 0.9. */
static double trials_for(double one, double other)
{
	const double both = (one + other) / 2;
	const double root = bsz_normal_quantile(0.975) *
	    sqrt(2 * both * (1 - both)) + bsz_normal_quantile(0.9) *
	    sqrt(one * (1 - one) + other * (1 - other));

	return ceil(root * root / ((one - other) * (one - other)));
}

static int judge_hits(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	double drop, from;
	int rc = bsz_document_number(claim->value, "drop", &drop, err);

	rc = rc ? rc : bsz_document_number(claim->value, "if_from", &from,
	    err);
	if (rc)
		return rc;
	if (!(drop > 0 && drop < from && from < 1))
		return bsz_fail(err, BSZ_EINPUT, "\"drop\" and \"if_from\" "
		    "are no rates of which the first is smaller");
	document->drop = drop;
	if (!bsz_json_number(bsz_json_get(claim->value, "size_mb"),
	    &document->drop_at))
		document->drop_at = NAN;
	const double points = from - drop, relative = from * (1 - drop);
	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = "unclear", .value = points,
		.range = {points, relative}, .unit = "share"},
	    "of %.0f%% that leaves %.0f%% (points) or %.0f%% (relative); to "
	    "see it at all takes %.0f or %.0f runs on each side, and none are "
	    "counted; a layer is reused by its digest, whatever its size",
	    from * 100, points * 100, relative * 100, trials_for(from,
	    points), trials_for(from, relative));
	return 0;
}

/* --- strip -------------------------------------------------------------- */

static int judge_strip(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	const struct bsz_json_value *const removes = bsz_json_get(
	    claim->value, "removes_mb");
	double low, high, share, seconds;
	int rc = bsz_document_number(claim->value, "saves_share", &share,
	    err);

	rc = rc ? rc : bsz_document_number(claim->value, "saves_s", &seconds,
	    err);
	if (rc)
		return rc;
	if (!bsz_json_number(bsz_json_at(removes, 0), &low) ||
	    !bsz_json_number(bsz_json_at(removes, 1), &high) ||
	    !(low > 0 && high >= low && share > 0 && share < 1))
		return bsz_fail(err, BSZ_EINPUT, "\"removes_mb\" is no range "
		    "above 0, or \"saves_share\" no share");
	const bool has_push = !isnan(document->push_slope);
	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = "consistent", .value = seconds / high * 1e3,
		.range = {seconds / high * 1e3, seconds / low * 1e3},
		.unit = "ms/MB"},
	    "binaries of %.0f..%.0f MB, %.3g..%.3g ms a MB%s%s",
	    low / share, high / share, seconds / high * 1e3,
	    seconds / low * 1e3, has_push ? "; its pushes would save " : "",
	    has_push ? bsz_model_printf(document->report,
	    "%.3g..%.3g s more at p95", low * document->push_slope / 1e3,
	    high * document->push_slope / 1e3) : "");
	return 0;
}

/* --- rates -------------------------------------------------------------- */

#define MOST_RATES 16

/* Hits of about so many trials, at least 1, that round to a percentage; 0
 * trials when there are none. */
static void find_split(double percent, size_t about, uint64_t *hits,
    uint64_t *trials)
{
	const size_t most = bsz_min(about / 10 + 1, about - 1);

	*trials = 0;
	for (size_t away = 0; away <= most; away++)
		for (int sign = -1; sign <= 1; sign += 2) {
			const size_t n = sign < 0 ? about - away :
			    about + away;
			const uint64_t k = (uint64_t)(percent / 100 *
			    (double)n + 0.5);

			if (!n || fabs((double)k / (double)n * 100 -
			    percent) > 0.5)
				continue;
			*hits = k;
			*trials = n;
			return;
		}
}

static int read_percents(const struct claim *claim,
    double percents[MOST_RATES], size_t *count, struct bsz_err *err)
{
	const struct bsz_json_value *const list = bsz_json_get(claim->value,
	    "percent");

	*count = bsz_json_size(list);
	if (*count < 2 || *count > MOST_RATES)
		return bsz_fail(err, BSZ_EINPUT, "\"percent\" has fewer than "
		    "2 rates, or more than %d", MOST_RATES);
	for (size_t i = 0; i < *count; i++)
		if (!bsz_json_number(bsz_json_at(list, i), &percents[i]) ||
		    !(percents[i] >= 0 && percents[i] <= 100))
			return bsz_fail(err, BSZ_EINPUT, "\"percent\" holds "
			    "what is no percentage");
	return 0;
}

static int judge_rates(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	double percents[MOST_RATES], n;
	uint64_t hits[MOST_RATES], trials[MOST_RATES];
	char text[300];
	size_t count, used = 0, high = 0;
	int rc = bsz_document_number(claim->value, "n", &n, err);

	rc = rc ? rc : read_percents(claim, percents, &count, err);
	if (rc)
		return rc;
	if (!(n >= (double)count && n <= 1e6))
		return bsz_fail(err, BSZ_EINPUT, "\"n\" is no number of runs");
	for (size_t i = 0; i < count; i++) {
		find_split(percents[i], (size_t)(n / (double)count + 0.5),
		    &hits[i], &trials[i]);
		if (!trials[i])
			return bsz_fail(err, BSZ_EINPUT, "no number of hits "
			    "comes to %g %%", percents[i]);
		const struct bsz_interval interval = bsz_wilson(
		    (double)hits[i], (double)trials[i], 0.95);
		const int size = snprintf(text + used, sizeof(text) - used,
		    "%s%g%%: %.0f..%.0f%%", used ? ", " : "", percents[i],
		    interval.low * 100, interval.high * 100);
		used = bsz_min(used + (size_t)(size > 0 ? size : 0),
		    sizeof(text) - 1);
		high = percents[i] > percents[high] ? i : high;
	}
	size_t second = !high;
	for (size_t i = 0; i < count; i++)
		if (i != high && percents[i] > percents[second])
			second = i;
	const double p = bsz_fisher(hits[high], trials[high], hits[second],
	    trials[second]);
	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = p <= 0.05 ? "holds" : "holds in part", .value = p,
		.range = NONE, .unit = "p"},
	    "split evenly, 95 %% are %s; %g %% against %g %% is %s "
	    "difference (Fisher, p = %.2g)", text, percents[high],
	    percents[second], p <= 0.05 ? "a" :
	    "no evidence of a", p);
	return 0;
}

/* --- changes ------------------------------------------------------------ */

static int judge_change(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	double before, after, rounded = 0, claimed = NAN, slack = 0;
	int rc = bsz_document_number(claim->value, "before", &before, err);

	rc = rc ? rc : bsz_document_number(claim->value, "after", &after,
	    err);
	if (rc)
		return rc;
	/* What is left out stays as it is. */
	(void)bsz_json_number(bsz_json_get(claim->value, "rounded"),
	    &rounded);
	(void)bsz_json_number(bsz_json_get(claim->value, "change"),
	    &claimed);
	(void)bsz_json_number(bsz_json_get(claim->value, "change_rounded"),
	    &slack);
	if (!(before > rounded && after > rounded && rounded >= 0))
		return bsz_fail(err, BSZ_EINPUT, "\"before\" and \"after\" "
		    "are not above 0");
	const double half = rounded / 2;
	const struct bsz_interval range = {
		(after - half) / (before + half) - 1,
		(after + half) / (before - half) - 1};
	const bool wrong = claimed + slack / 2 < range.low ||
	    claimed - slack / 2 > range.high;
	struct ruling ruling = {.says = claim->says,
		.verdict = wrong ? "contradicted" : "holds",
		.value = after / before - 1, .range = range,
		.unit = "share"};

	if (wrong)
		bsz_document_rule(document, ruling, "it is %+.2f%%; rounding "
		    "allows %+.2f..%+.2f%%", ruling.value * 100,
		    range.low * 100, range.high * 100);
	else
		bsz_document_rule(document, ruling, "%+.1f%%, a factor of "
		    "%.3g%s", ruling.value * 100, before / after,
		    isnan(claimed) ? "" : ", as is claimed");
	return 0;
}

/* --- stages ------------------------------------------------------------- */

static int judge_stages(struct document *document, const struct claim *claim,
    struct bsz_err *err)
{
	const size_t count = bsz_json_size(bsz_json_get(claim->value,
	    "names"));

	(void)err;
	bsz_document_rule(document, (struct ruling){.says = claim->says,
		.verdict = "cannot be told", .value = (double)count,
		.range = NONE, .unit = "stages"},
	    "%zu stages are named and no time is given for any: nothing says "
	    "which of them grows with size (binsize steps does, from runs)",
	    count);
	return 0;
}

/* --- all ---------------------------------------------------------------- */

static const struct {
	const char *kind;
	judge_claim *judge;
} kinds[] = {
	{"nodes", judge_nodes},
	{"knee", judge_knee},
	{"push_slope", judge_push},
	{"hits_drop", judge_hits},
	{"strip", judge_strip},
	{"rates", judge_rates},
	{"change", judge_change},
	{"stages", judge_stages},
};

static int judge_one(struct document *document,
    const struct bsz_json_value *value, struct bsz_err *err)
{
	const char *const kind = bsz_json_string(bsz_json_get(value,
	    "kind"));
	const char *const says = bsz_json_string(bsz_json_get(value,
	    "says"));
	const struct claim claim = {value, says ? says : kind};

	for (size_t i = 0; kind && i < BSZ_COUNTOF(kinds); i++) {
		if (strcmp(kinds[i].kind, kind) != 0)
			continue;
		return kinds[i].judge(document, &claim, err) ?
		    bsz_wrap(err, "a claim of kind %s", kind) : 0;
	}
	bsz_document_rule(document, (struct ruling){
		.says = says ? says : kind ? kind : "a claim",
		.verdict = "not judged", .value = NAN, .range = NONE},
	    "no kind of claim that this version knows");
	return 0;
}

int bsz_document_claims(struct document *document,
    const struct bsz_json_value *claims, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < bsz_json_size(claims) && !rc; i++)
		rc = judge_one(document, bsz_json_at(claims, i), err);
	return rc;
}
