/*
 * The default lies beside what budgets keep, so a checkout has one folder of
 * ours.
 */
#include "place.h"

#include "memory_limit.h"

#include <binsize/limits.h>

#include <errno.h>
#include <sys/stat.h>

#define DEFAULT_FOLDER ".binsize"
#define DEFAULT_FILE DEFAULT_FOLDER "/runs.db"

static const char *find_path(const struct bsz_options *options)
{
	const char *const named = getenv("BINSIZE_STORE");

	if (options->timing.store)
		return options->timing.store;
	if (named && *named)
		return named;
	return options->timing.config_store ? options->timing.config_store :
	    DEFAULT_FILE;
}

const char *bsz_place_path(const struct bsz_options *options)
{
	return bsz_store_shown(find_path(options));
}

bool bsz_place_is_named(const struct bsz_options *options)
{
	return strcmp(find_path(options), DEFAULT_FILE) != 0;
}

bool bsz_place_is_absent(const struct bsz_options *options)
{
	return bsz_store_is_absent(find_path(options));
}

struct bsz_store *bsz_place_open(const struct bsz_options *options,
    enum bsz_store_access access, struct bsz_err *err)
{
	const char *const path = find_path(options);

	/* Whether that worked is told by the opening. */
	if (access == BSZ_STORE_WRITE && strcmp(path, DEFAULT_FILE) == 0)
		(void)mkdir(DEFAULT_FOLDER, 0777);
	return bsz_store_open(path, access, err);
}

struct bsz_selection bsz_place_selection(const struct bsz_options *options)
{
	const struct bsz_timing_options *const timing = &options->timing;

	return (struct bsz_selection){.project = timing->project,
		.branch = timing->branch, .runner = timing->runner,
		.since_ms = timing->since_ms, .until_ms = timing->until_ms};
}

int bsz_place_samples(const struct bsz_options *options, uint64_t wanted,
    struct bsz_samples *samples, struct bsz_err *err)
{
	const struct bsz_selection selection = bsz_place_selection(options);
	struct bsz_store *const store = bsz_place_open(options,
	    BSZ_STORE_READ, err);

	bsz_samples_init(samples, wanted);
	samples->most = bsz_min(samples->most,
	    bsz_memory_limit() / BSZ_MAX_SAMPLES_PART);
	if (!store)
		return err->code;
	const int rc = bsz_store_scan(store, &selection, samples, err);
	bsz_store_close(store);
	return rc ? bsz_wrap(err, "%.500s", bsz_place_path(options)) : 0;
}

char *bsz_place_time(int64_t ms, char text[BSZ_PLACE_TIME_ROOM])
{
	const time_t seconds = (time_t)(ms / 1000);
	struct tm parts;

	if (ms < 0 || !gmtime_r(&seconds, &parts) ||
	    !strftime(text, BSZ_PLACE_TIME_ROOM, "%F %T", &parts))
		(void)snprintf(text, BSZ_PLACE_TIME_ROOM, "unknown");
	return text;
}
