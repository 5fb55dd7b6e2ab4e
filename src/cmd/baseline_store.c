/*
 * A baseline from the store of runs: what the artifacts of a branch's last
 * good run weighed. Sizes as a whole are all there is; budgets on parts of an
 * artifact are skipped with it.
 */
#include "baseline.h"

#include "check_setup.h"
#include "place.h"

#define DAY_MS INT64_C(86400000)

/* Which run is meant: "BRANCH", "BRANCH@latest", "BRANCH@~7d" (the last one
 * that was a week old), "@COMMIT". */
struct wanted {
	char *branch; /* NULL: any */
	const char *commit; /* its beginning, or NULL */
	int64_t until_ms;
};

struct search {
	struct wanted wanted;
	struct bsz_baseline *baseline;
	int64_t started_ms; /* of the best run so far */
};

static int read_age(const char *text, const struct bsz_options *options,
    int64_t *until_ms, struct bsz_err *err)
{
	char *end;
	const long days = strtol(text, &end, 10);

	if (*text < '0' || *text > '9' || strcmp(end, "d") != 0 ||
	    days > 100000)
		return bsz_fail(err, BSZ_EUSAGE, "'~%.50s' is no age "
		    "(~7d: the last run that was a week old)", text);
	*until_ms = (bsz_check_today(options) + 1 - days) * DAY_MS;
	return 0;
}

static int parse(struct wanted *wanted, const char *source,
    const struct bsz_options *options, struct bsz_err *err)
{
	const char *const at = strrchr(source, '@');
	const size_t size = at ? (size_t)(at - source) : strlen(source);
	const char *const which = at ? at + 1 : "latest";

	*wanted = (struct wanted){.until_ms = BSZ_UNKNOWN};
	if (!size && (!at || !*which))
		return bsz_fail(err, BSZ_EUSAGE, "names no run (store:main, "
		    "store:main@~7d, store:@COMMIT)");
	if (*which == '~') {
		const int rc = read_age(which + 1, options,
		    &wanted->until_ms, err);

		if (rc)
			return rc;
	} else if (strcmp(which, "latest") != 0) {
		wanted->commit = which;
	}
	wanted->branch = size ? strndup(source, size) : NULL;
	return size && !wanted->branch ? bsz_fail_memory(err) : 0;
}

static const char *base_name(const char *path)
{
	const char *const slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static uint64_t known(int64_t bytes)
{
	return bytes > 0 ? (uint64_t)bytes : 0;
}

static int keep_product(struct bsz_sizes *sizes,
    const struct bsz_product *product, struct bsz_err *err)
{
	const struct bsz_size stripped = {
		.label = bsz_measure_info(BSZ_MEASURE_STRIPPED)->name,
		.bytes = {[BSZ_FILE] = known(product->stripped_bytes)}};
	const int rc = bsz_sizes_init(sizes, base_name(product->name), err);

	if (rc)
		return rc;
	sizes->total[BSZ_FILE] = known(product->file_bytes);
	sizes->total[BSZ_WIRE] =
	    8 * known(product->wire_bytes);
	return bsz_sizes_keep_items(sizes, BSZ_SIZES_WHOLE, &stripped,
	    product->stripped_bytes > 0, err);
}

static int keep_run(struct bsz_baseline *baseline,
    const struct bsz_record *run, struct bsz_err *err)
{
	int rc = 0;

	bsz_baseline_close(baseline);
	baseline->items = bsz_calloc(run->product_count,
	    sizeof(*baseline->items));
	if (!baseline->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < run->product_count && !rc; i++) {
		rc = keep_product(&baseline->items[i], &run->products[i],
		    err);
		baseline->count++;
	}
	return rc;
}

static int visit(void *context, const struct bsz_record *run,
    struct bsz_err *err)
{
	struct search *const search = context;
	const char *const commit = search->wanted.commit;

	if (run->outcome != BSZ_SUCCESS || !run->product_count ||
	    run->started_ms < search->started_ms ||
	    (commit && strncmp(run->commit, commit, strlen(commit)) != 0))
		return 0;
	search->started_ms = run->started_ms;
	return keep_run(search->baseline, run, err);
}

int bsz_baseline_from_store(struct bsz_baseline *baseline,
    const char *source, const struct bsz_options *options, bool *missing,
    struct bsz_err *err)
{
	struct search search = {.baseline = baseline,
		.started_ms = BSZ_UNKNOWN};
	int rc = parse(&search.wanted, source, options, err);
	struct bsz_store *const store = rc ? NULL :
	    bsz_place_open(options, BSZ_STORE_READ, err);
	const struct bsz_selection selection = {
		.branch = search.wanted.branch, .since_ms = BSZ_UNKNOWN,
		.until_ms = search.wanted.until_ms};

	if (store)
		rc = bsz_store_walk(store, &selection, visit, &search, err);
	else if (!rc)
		rc = err->code;
	*missing = !store && bsz_place_is_absent(options);
	bsz_store_close(store);
	free(search.wanted.branch);
	if (!rc && search.started_ms == BSZ_UNKNOWN) {
		*missing = true;
		rc = bsz_fail(err, BSZ_EINPUT, "no such run with artifacts "
		    "is in %.300s", bsz_place_path(options));
	}
	if (rc && *missing)
		err->code = rc = BSZ_EINPUT;
	return rc;
}
