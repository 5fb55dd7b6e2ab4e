/*
 * Each list is an ordinary report by its dimensions with all rows: what a
 * budget is held against is what `binsize report -d` shows.
 */
#include "measure.h"

#include "load.h"

#include <binsize/image.h>
#include <binsize/strip.h>

int bsz_wanted_init(struct bsz_wanted *wanted,
    const struct bsz_policy *policy, const char *artifact,
    struct bsz_arena *arena, struct bsz_err *err)
{
	/* Room for those of the caller, too. */
	*wanted = (struct bsz_wanted){.items = bsz_arena_alloc(arena,
	    (policy->budget_count + BSZ_DIMENSIONS) *
	    sizeof(*wanted->items))};
	if (!wanted->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < policy->budget_count; i++) {
		const struct bsz_budget *const budget = &policy->budgets[i];
		const char *dims;

		if (budget->artifact && strcmp(budget->artifact,
		    artifact) != 0)
			continue;
		const int rc = bsz_budget_dims(budget, arena, &dims, err);
		if (rc)
			return rc;
		if (dims)
			bsz_wanted_add(wanted, dims);
		wanted->measures[budget->measure] = true;
	}
	return 0;
}

void bsz_wanted_add(struct bsz_wanted *wanted, const char *dims)
{
	for (size_t i = 0; i < wanted->count; i++)
		if (strcmp(wanted->items[i], dims) == 0)
			return;
	wanted->items[wanted->count++] = dims;
}

/* The dimensions whose names stand in dims, with commas between. */
static void parse_dims(struct bsz_query *query, const char *dims)
{
	for (const char *at = dims; *at; at += *at == ',') {
		const size_t size = strcspn(at, ",");

		for (int i = 0; i < BSZ_DIMENSIONS; i++) {
			const char *const name = bsz_dimension_info(
			    (enum bsz_dimension)i)->name;

			if (strlen(name) == size &&
			    strncmp(name, at, size) == 0)
				query->dims[query->dim_count++] =
				    (enum bsz_dimension)i;
		}
		at += size;
	}
}

static int keep_list(struct bsz_sizes *sizes, struct bsz_artifact *artifact,
    const char *dims, const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_query query = {.domain = {[BSZ_FILE] = true,
		[BSZ_VM] = true, [BSZ_WIRE] = artifact->wire},
		.names = options->query.names, .aliases = BSZ_ALIASES_SPLIT,
		.sort = BSZ_SORT_NAME};
	struct bsz_report report;

	parse_dims(&query, dims);
	bsz_report_init(&report);
	int rc = bsz_analyzer_find("breakdown")->run(artifact, &query,
	    &report, err);
	if (!rc && report.failed)
		rc = bsz_fail_memory(err);
	if (!rc)
		rc = bsz_sizes_keep_table(sizes, dims, &report.tables[0],
		    err);
	bsz_report_release(&report);
	return rc;
}

/* What GNU strip would leave; 0 where nothing is foreseen. BSZ_ENOMEM. */
static int forecast_stripped(const struct bsz_artifact *artifact,
    uint64_t *bytes, struct bsz_err *err)
{
	struct bsz_strip_forecast forecast;
	struct bsz_strip *strip;
	struct bsz_err fault;
	int rc = bsz_strip_open(&strip, artifact->bytes, artifact->path,
	    &fault);

	*bytes = 0;
	if (rc) /* it may be no ELF file */
		return rc == BSZ_ENOMEM ? bsz_fail_memory(err) : 0;
	rc = bsz_strip_predict(strip, bsz_strip_mode_find("gnu_strip_all"),
	    &forecast, err);
	if (!rc)
		*bytes = forecast.size;
	bsz_strip_close(strip);
	return rc;
}

static uint64_t share(uint64_t part, uint64_t whole)
{
	return (uint64_t)((double)part / (double)whole * BSZ_WHOLE_SHARE);
}

/* What is wasted of an image: of all content, and of that above the first
 * layer. */
static size_t measure_image(const struct bsz_image *image,
    struct bsz_size items[2])
{
	uint64_t content = 0, upper = 0, wasted = 0;
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		for (size_t class = 0; class < BSZ_WASTES; class++) {
			const uint64_t bytes = image->layers[i].waste[class];

			content += class == BSZ_OVERHEAD ? 0 : bytes;
			upper += class == BSZ_OVERHEAD || !i ? 0 : bytes;
			wasted += bsz_waste_is_wasted(class) ? bytes : 0;
		}
	if (content)
		items[count++] = (struct bsz_size){.label =
		    bsz_measure_info(BSZ_MEASURE_EFFICIENCY)->name,
			.bytes = {[BSZ_FILE] = share(content - wasted,
			    content)}};
	if (upper)
		items[count++] = (struct bsz_size){.label =
		    bsz_measure_info(BSZ_MEASURE_USER_WASTE)->name,
			.bytes = {[BSZ_FILE] = share(wasted, upper)}};
	return count;
}

static int keep_blobs(struct bsz_sizes *sizes, const struct bsz_image *image,
    struct bsz_err *err)
{
	struct bsz_size *const items = bsz_calloc(image->count + 1,
	    sizeof(*items));

	if (!items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		items[i] = (struct bsz_size){
			.label = image->layers[i].digest,
			.bytes = {[BSZ_FILE] = image->layers[i].blob}};
	const int rc = bsz_sizes_keep_items(sizes, BSZ_SIZES_BLOBS, items,
	    image->count, err);
	bsz_free(items);
	return rc;
}

/* What a file takes compressed. Compressors differ, so a fact tells which. */
static int compress_whole(struct bsz_artifact *artifact,
    const struct bsz_wanted *wanted, struct bsz_size *items, size_t *count,
    struct bsz_err *err)
{
	static const enum bsz_measure measures[] = {BSZ_MEASURE_GZIP,
		BSZ_MEASURE_ZSTD};
	static const enum bsz_strip_codec codecs[] = {BSZ_STRIP_GZIP,
		BSZ_STRIP_ZSTD};
	int rc = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(measures) && !rc; i++) {
		const struct bsz_measure_info *const info =
		    bsz_measure_info(measures[i]);
		char maker[64];

		if (!wanted->measures[measures[i]] || artifact->contents)
			continue;
		bsz_strip_codec_name(codecs[i], maker);
		bsz_artifact_fact(artifact, info->maker, "%s", maker);
		items[*count].label = info->name;
		rc = bsz_strip_compress(codecs[i], artifact->bytes,
		    &items[(*count)++].bytes[BSZ_FILE], err);
	}
	return rc;
}

/* Sizes of the artifact as a whole. */
static int keep_whole(struct bsz_sizes *sizes, struct bsz_artifact *artifact,
    const struct bsz_wanted *wanted, struct bsz_err *err)
{
	struct bsz_size items[5] = {0};
	size_t count = 0;
	int rc = 0;

	if (wanted->measures[BSZ_MEASURE_STRIPPED])
		rc = forecast_stripped(artifact, &items[0].bytes[BSZ_FILE],
		    err);
	items[0].label = bsz_measure_info(BSZ_MEASURE_STRIPPED)->name;
	count += items[0].bytes[BSZ_FILE] != 0;
	if (!rc)
		rc = compress_whole(artifact, wanted, items, &count, err);
	if (artifact->contents)
		count += measure_image(artifact->contents, items + count);
	if (!rc && count)
		rc = bsz_sizes_keep_items(sizes, BSZ_SIZES_WHOLE, items,
		    count, err);
	if (!rc && artifact->contents)
		rc = keep_blobs(sizes, artifact->contents, err);
	return rc;
}

static int keep_all(struct bsz_sizes *sizes, struct bsz_artifact *artifact,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    struct bsz_err *err)
{
	int rc = 0;

	if (artifact->ops->describe)
		rc = artifact->ops->describe(artifact, err);
	for (size_t i = 0; i < wanted->count && !rc; i++)
		rc = keep_list(sizes, artifact, wanted->items[i], options,
		    err);
	if (!rc)
		rc = keep_whole(sizes, artifact, wanted, err);
	return rc ? rc : bsz_sizes_keep_artifact(sizes, artifact, err);
}

int bsz_measure(struct bsz_sizes *sizes, const char *name, const char *path,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    size_t threads, struct bsz_err *err)
{
	struct bsz_options own = *options;
	struct bsz_input input;
	int rc = bsz_sizes_init(sizes, name, err);

	sizes->tool = PACKAGE_VERSION;
	own.jobs = threads;
	own.query.domain[BSZ_WIRE] = wanted->measures[BSZ_MEASURE_WIRE];
	if (rc)
		return rc;
	rc = bsz_input_open(&input, path, &own, err);
	if (rc)
		return rc;
	rc = keep_all(sizes, &input.artifact, wanted, &own, err);
	bsz_input_close(&input);
	return rc;
}
