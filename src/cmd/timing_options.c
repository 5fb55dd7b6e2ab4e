/*
 * Options of commands about timings: where they are kept, which runs are
 * meant, and what is asked of a model.
 */
#include "option_values.h"

#include <binsize/units.h>

#include <sys/stat.h>

enum {
	LONG_ONLY = 1536, /* above those of all other tables */
	KEY_ADD,
	KEY_ALPHA,
	KEY_ARTIFACT,
	KEY_BRANCH,
	KEY_BY,
	KEY_CACHE,
	KEY_CAUSE,
	KEY_COMMIT,
	KEY_DOCUMENT,
	KEY_FROM,
	KEY_KEEP,
	KEY_LANGUAGE,
	KEY_MAP,
	KEY_METRIC,
	KEY_MIN_CHANGE,
	KEY_MIN_TIME,
	KEY_NEW,
	KEY_PROJECT,
	KEY_QUANTILE,
	KEY_RUNNER,
	KEY_SEED,
	KEY_SHOW,
	KEY_SINCE,
	KEY_SIZE,
	KEY_SIZE_OF,
	KEY_SLOTS,
	KEY_SPOOL,
	KEY_STEP,
	KEY_STORE,
	KEY_TO,
	KEY_UNTIL
};

#define DAY_MS INT64_C(86400000)

static const char *const warmth_words[] = {"unknown", "cold", "warm", NULL};

/* Options that keep their value as it stands: where to. */
static const struct {
	int key;
	size_t offset;
} texts[] = {
#define TEXT(key, member) {key, offsetof(struct bsz_timing_options, member)}
	TEXT(KEY_STORE, store),
	TEXT(KEY_SPOOL, spool),
	TEXT(KEY_PROJECT, project),
	TEXT(KEY_BRANCH, branch),
	TEXT(KEY_COMMIT, commit),
	TEXT(KEY_RUNNER, runner),
	TEXT(KEY_LANGUAGE, language),
	TEXT(KEY_CAUSE, cause),
	TEXT(KEY_STEP, step),
	TEXT(KEY_MAP, map),
#undef TEXT
};

static int set_text(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	if (!*value)
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes some text",
		    option->argp.name);
	for (size_t i = 0; i < BSZ_COUNTOF(texts); i++)
		if (texts[i].key == option->argp.key)
			memcpy((char *)&options->timing + texts[i].offset,
			    &value, sizeof(value));
	return 0;
}

/* A size is no file, even where there is one of that name. */
static bool size_of_file(const char *path, uint64_t *size)
{
	struct stat status;
	struct bsz_err err = {0};

	if (bsz_units_parse_size(path, size, &err) == 0 ||
	    stat(path, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	*size = (uint64_t)status.st_size;
	return true;
}

static int set_size(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_model_query *const asked = &options->timing.query.model;
	const struct {
		int key;
		uint64_t *size;
		bool *has;
	} sizes[] = {
		{KEY_ADD, &asked->add, &asked->has_add},
		{KEY_SIZE, &asked->size, &asked->has_size},
		{KEY_FROM, &asked->from, &asked->has_from},
		{KEY_TO, &asked->to, &asked->has_to},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(sizes); i++) {
		if (sizes[i].key != option->argp.key)
			continue;
		*sizes[i].has = true;
		if (option->is_path && size_of_file(value, sizes[i].size))
			return 0;
		if (bsz_units_parse_size(value, sizes[i].size, err))
			return bsz_wrap(err, "--%s", option->argp.name);
	}
	return 0;
}

/* A date, whose day begins in UTC. */
static int set_date(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	int64_t day;

	if (!bsz_units_parse_day(value, &day))
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes a date "
		    "(2027-02-01), not '%.200s'", option->argp.name, value);
	if (option->argp.key == KEY_SINCE)
		options->timing.since_ms = day * DAY_MS;
	else
		options->timing.until_ms = day * DAY_MS;
	return 0;
}

static int set_cache(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->timing.warmth = (enum bsz_warmth)index;
	return 0;
}

static const char *metric_word(size_t index)
{
	return index < BSZ_METRICS ?
	    bsz_metric_info((enum bsz_metric)index)->name : NULL;
}

/* NAME,...: which metrics, in that order, each once. */
static int set_show(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_run_query *const query = &options->timing.query;

	query->metric_count = 0;
	while (*value) {
		const size_t size = strcspn(value, ",");
		const int metric = bsz_metric_find(value, size);
		size_t i = 0;

		if (metric < 0)
			return bsz_option_refuse(option, value, size, err);
		while (i < query->metric_count &&
		    query->metrics[i] != (enum bsz_metric)metric)
			i++;
		query->metrics[i] = (enum bsz_metric)metric;
		query->metric_count = bsz_max(query->metric_count, i + 1);
		value += size + (value[size] == ',');
	}
	return query->metric_count ? 0 : bsz_fail(err, BSZ_EUSAGE,
	    "--%s takes names of metrics", option->argp.name);
}

static int set_period(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->timing.query.period = (enum bsz_period)index;
	return 0;
}

static int set_group(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->timing.query.group = (enum bsz_group)(index + 1);
	return 0;
}

static int set_newest(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	size_t *const newest = &options->timing.query.newest;
	const int rc = bsz_option_count(option, value, newest, err);

	return rc || *newest ? rc : bsz_fail(err, BSZ_EUSAGE,
	    "--%s takes a number of runs", option->argp.name);
}

/* A bound on p as a number, and one on the change as a percentage. */
static int set_bound(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_run_query *const query = &options->timing.query;
	char *end;

	if (option->argp.key == KEY_MIN_CHANGE)
		return bsz_units_parse_share(value, &query->min_change, err) ?
		    bsz_wrap(err, "--%s", option->argp.name) : 0;
	query->alpha = strtod(value, &end);
	return !*end && end != value && query->alpha > 0 &&
	    query->alpha < 0.5 ? 0 : bsz_fail(err, BSZ_EUSAGE, "--%s takes "
	    "a number between 0 and 0.5, not '%.200s'", option->argp.name,
	    value);
}

static int set_min_time(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	uint64_t ns;

	if (bsz_units_parse_duration(value, &ns, err))
		return bsz_wrap(err, "--%s", option->argp.name);
	options->timing.query.min_ms = (double)ns / 1e6;
	return 0;
}

static int parse_metric(enum bsz_metric metric, const char *value,
    uint64_t *amount, struct bsz_err *err)
{
	size_t count = 0;

	if (bsz_metric_info(metric)->unit == BSZ_UNIT_BYTES)
		return bsz_units_parse_size(value, amount, err);
	if (strspn(value, "0123456789") != strlen(value) || !*value ||
	    strlen(value) > 15)
		return bsz_fail(err, BSZ_EUSAGE, "takes a whole number, not "
		    "'%.200s'", value);
	for (const char *at = value; *at; at++)
		count = count * 10 + (size_t)(*at - '0');
	*amount = count;
	return 0;
}

static int set_metric(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const size_t size = strcspn(value, "=");
	const int metric = bsz_metric_find(value, size);
	uint64_t amount = 0;

	if (!value[size])
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes NAME=AMOUNT, not "
		    "'%.200s'", option->argp.name, value);
	if (metric < 0)
		return bsz_option_refuse(option, value, size, err);
	if (parse_metric((enum bsz_metric)metric, value + size + 1, &amount,
	    err) || amount > INT64_C(1) << 53)
		return err->code ? bsz_wrap(err, "--%s %s", option->argp.name,
		    metric_word((size_t)metric)) : bsz_fail(err, BSZ_EUSAGE,
		    "--%s: too much", option->argp.name);
	options->timing.metrics[metric] = (int64_t)amount;
	return 0;
}

static int add_artifact(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_timing_options *const timing = &options->timing;
	const char **const more = bsz_arena_alloc(&options->arena,
	    (timing->artifact_count + 1) * sizeof(*more));

	(void)option;
	if (!more)
		return bsz_fail_memory(err);
	if (timing->artifact_count)
		memcpy(more, timing->artifacts,
		    timing->artifact_count * sizeof(*more));
	more[timing->artifact_count++] = value;
	timing->artifacts = more;
	return 0;
}

static int set_keep(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	size_t days;
	const int rc = bsz_option_count(option, value, &days, err);

	options->timing.keep_days = bsz_min(days, 100000);
	options->timing.has_keep_days = true;
	return rc;
}

/* "0.95" or "95%". */
static int set_quantile(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	double *const quantile = &options->timing.query.model.quantile;
	char *end;

	if (strchr(value, '%')) {
		if (bsz_units_parse_share(value, quantile, err))
			return bsz_wrap(err, "--%s", option->argp.name);
	} else {
		*quantile = strtod(value, &end);
		if (*end || end == value)
			*quantile = -1;
	}
	return *quantile > 0 && *quantile < 1 ? 0 : bsz_fail(err, BSZ_EUSAGE,
	    "--%s takes a number between 0 and 1 or a percentage, not "
	    "'%.200s'", option->argp.name, value);
}

static int set_slots(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	return bsz_option_count(option, value,
	    &options->timing.query.model.slots, err);
}

static int set_seed(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	size_t seed;
	const int rc = bsz_option_count(option, value, &seed, err);

	options->timing.query.model.seed = seed;
	options->timing.query.model.has_seed = true;
	return rc;
}

static int set_predictor(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int metric = bsz_metric_find(value, strlen(value));

	if (metric < 0 || bsz_metric_info((enum bsz_metric)metric)->unit !=
	    BSZ_UNIT_BYTES || metric == BSZ_PEAK_BYTES ||
	    metric == BSZ_DEBUG_BYTES)
		return bsz_option_refuse(option, value, strlen(value), err);
	options->timing.query.model.predictor = metric;
	return 0;
}

static int set_document(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->timing.document = true;
	return 0;
}

static const struct bsz_option store[] = {
	{.argp = {"store", KEY_STORE, "FILE", 0,
	     "where runs are kept: a path, or postgresql://USER@HOST/DATABASE "
	     "(BINSIZE_STORE, or .binsize/runs.db)", 0},
	    .is_path = true, .set = set_text},
};

static const struct bsz_option spool[] = {
	{.argp = {"spool", KEY_SPOOL, "FILE", 0,
	     "add the run to FILE as a line of JSON, for import elsewhere, "
	     "and use no store", 0},
	    .is_path = true, .set = set_text},
};

static const struct bsz_option about[] = {
	{.argp = {"project", KEY_PROJECT, "NAME", 0,
	     "whose run it is (from the CI system's environment)", 0},
	    .set = set_text},
	{.argp = {"branch", KEY_BRANCH, "NAME", 0,
	     "of which branch (from the CI system's environment)", 0},
	    .set = set_text},
	{.argp = {"commit", KEY_COMMIT, "ID", 0,
	     "of which commit (from the CI system's environment)", 0},
	    .set = set_text},
	{.argp = {"runner", KEY_RUNNER, "CLASS", 0,
	     "on which class of machines (from the CI system's environment)",
	     0},
	    .set = set_text},
	{.argp = {"language", KEY_LANGUAGE, "NAME", 0,
	     "what most of it is written in", 0},
	    .set = set_text},
	{.argp = {"cause", KEY_CAUSE, "WORD", 0,
	     "what made this build necessary (interface, embed, ...)", 0},
	    .set = set_text},
	{.argp = {"cache", KEY_CACHE, "STATE", 0,
	     "whether the build began with a filled cache: unknown "
	     "(default), cold or warm", 0},
	    .words = warmth_words, .set = set_cache},
};

static const struct bsz_option measures[] = {
	{.argp = {"metric", KEY_METRIC, "NAME=AMOUNT", 0,
	     "an amount that the command does not tell by itself "
	     "(image_bytes=120MB, push_ms=4100); can be given several times",
	     0},
	    .word = metric_word, .is_list = true, .set = set_metric},
	{.argp = {"artifact", KEY_ARTIFACT, "FILE", 0,
	     "a program that the command makes, sized when it has ended; can "
	     "be given several times", 0},
	    .is_path = true, .set = add_artifact},
	{.argp = {"step", KEY_STEP, "NAME", 0,
	     "the command is one stage of an outer binsize record", 0},
	    .set = set_text},
};

static const struct bsz_option mapping[] = {
	{.argp = {"map", KEY_MAP, "KEY=COLUMN[,...]", 0,
	     "CSV: which column holds what (push_ms=Push,project=Repo)", 0},
	    .is_list = true, .set = set_text},
};

static const struct bsz_option runs[] = {
	{.argp = {"project", KEY_PROJECT, "NAME", 0,
	     "only runs of this project", 0},
	    .set = set_text},
	{.argp = {"branch", KEY_BRANCH, "NAME", 0,
	     "only runs of this branch", 0},
	    .set = set_text},
	{.argp = {"runner", KEY_RUNNER, "CLASS", 0,
	     "only runs on this class of machines", 0},
	    .set = set_text},
	{.argp = {"since", KEY_SINCE, "DATE", 0,
	     "only runs that started on this day (UTC) or later", 0},
	    .set = set_date},
	{.argp = {"until", KEY_UNTIL, "DATE", 0,
	     "only runs that started before this day (UTC)", 0},
	    .set = set_date},
};

#define SHOW_OPTION {.argp = {"show", KEY_SHOW, "METRIC[,METRIC...]", 0, \
	"which metrics (times of build and push, sizes of image and " \
	     "binary, as far as there are any)", 0}, \
	.word = metric_word, .is_list = true, .set = set_show}

static const struct bsz_option trend[] = {
	SHOW_OPTION,
	{.argp = {"by", KEY_BY, "PERIOD", 0,
	     "a row for each day (default), week or month, or for each run",
	     0},
	    .words = bsz_period_words, .set = set_period},
};

static const struct bsz_option groups[] = {
	{.argp = {"by", KEY_BY, "GROUP", 0,
	     "compare languages, runners or projects", 0},
	    .words = bsz_group_words, .set = set_group},
	SHOW_OPTION,
};

/* Sizes that runs have, in the order of size_word(). */
static const enum bsz_metric predictors[] = {
	BSZ_IMAGE_BYTES, BSZ_WIRE_BYTES, BSZ_NEW_BYTES, BSZ_BINARY_BYTES,
};

static const char *size_word(size_t index)
{
	return index < BSZ_COUNTOF(predictors) ?
	    bsz_metric_info(predictors[index])->name : NULL;
}

#define SEED_OPTION {.argp = {"seed", KEY_SEED, "N", 0, \
	"of the draws behind intervals (made from the query)", 0}, \
	.set = set_seed}

static const struct bsz_option shifts[] = {
	{.argp = {"new", KEY_NEW, "N", 0,
	     "the N newest runs are held against the 30 before them (5)", 0},
	    .set = set_newest},
	{.argp = {"commit", KEY_COMMIT, "ID", 0,
	     "the runs of this commit are the new ones", 0},
	    .set = set_text},
	{.argp = {"alpha", KEY_ALPHA, "P", 0,
	     "chance of a false alarm, all series together (0.01)", 0},
	    .set = set_bound},
	{.argp = {"min-change", KEY_MIN_CHANGE, "PERCENT", 0,
	     "what is smaller is no change (3%)", 0},
	    .set = set_bound},
	{.argp = {"min-time", KEY_MIN_TIME, "DURATION", 0,
	     "neither is this much of time (500ms)", 0},
	    .set = set_min_time},
	SHOW_OPTION,
	SEED_OPTION,
};

static const struct bsz_option model[] = {
	{.argp = {"size-of", KEY_SIZE_OF, "METRIC", 0,
	     "the size that explains: image_bytes, wire_bytes, new_bytes or "
	     "binary_bytes (what most runs know; of pushes new_bytes first)",
	     0},
	    .word = size_word, .set = set_predictor},
	{.argp = {"quantile", KEY_QUANTILE, "Q", 0,
	     "the quantile of push times that counts (0.95)", 0},
	    .set = set_quantile},
	{.argp = {"slots", KEY_SLOTS, "N", 0,
	     "builds that run at the same time (the most that did)", 0},
	    .set = set_slots},
	SEED_OPTION,
};

static const struct bsz_option document[] = {
	{.argp = {"document", KEY_DOCUMENT, NULL, 0,
	     "the operand is a document of claims; judge them", 0},
	    .set = set_document},
};

static const struct bsz_option change[] = {
	{.argp = {"add", KEY_ADD, "SIZE", 0,
	     "a change adds so many bytes (for one that takes some away: "
	     "--from and --to)", 0},
	    .set = set_size},
	{.argp = {"size", KEY_SIZE, "SIZE", 0,
	     "with --add, the size before (the median of the runs); else the "
	     "size behind", 0},
	    .set = set_size},
	{.argp = {"from", KEY_FROM, "SIZE", 0,
	     "the size before, or a file of that size", 0},
	    .is_path = true, .set = set_size},
	{.argp = {"to", KEY_TO, "SIZE", 0,
	     "the size behind, or a file of that size", 0},
	    .is_path = true, .set = set_size},
};

static const struct bsz_option keeping[] = {
	{.argp = {"keep", KEY_KEEP, "DAYS", 0,
	     "prune: remove runs that are older (90)", 0},
	    .set = set_keep},
};

BSZ_OPTION_TABLE(store, "The store:");
BSZ_OPTION_TABLE(spool, NULL);
BSZ_OPTION_TABLE(about, "The run:");
BSZ_OPTION_TABLE(measures, NULL);
BSZ_OPTION_TABLE(mapping, "Logs:");
BSZ_OPTION_TABLE(runs, "Which runs:");
BSZ_OPTION_TABLE(trend, "What to show:");
BSZ_OPTION_TABLE(groups, "What to show:");
BSZ_OPTION_TABLE(shifts, "What is a change:");
BSZ_OPTION_TABLE(model, "The model:");
BSZ_OPTION_TABLE(document, NULL);
BSZ_OPTION_TABLE(change, "The change:");
BSZ_OPTION_TABLE(keeping, NULL);
