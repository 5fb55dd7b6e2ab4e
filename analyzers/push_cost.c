/*
 * The level of a push comes from all runs together, as their line stands at a
 * size; what a change does comes from the slopes within projects where there
 * are any, as in a prediction.
 */
#include <binsize/push_cost.h>

#include "model_rows.h"

#include <math.h>

#define MB 1e6
#define QUANTILE 0.95

static bool is_image(const struct bsz_sizes *sizes)
{
	return bsz_sizes_find(sizes, BSZ_SIZES_BLOBS);
}

/* Images are known by their layers as they are, or else as the registry has
 * them; programs by their file. */
static int take_rows(struct response *response,
    const struct bsz_samples *samples, bool image, struct bsz_err *err)
{
	const int rc = bsz_response_init(response, "push_ms", samples,
	    bsz_response_push, image ? BSZ_IMAGE_BYTES : BSZ_BINARY_BYTES,
	    true, err);

	if (rc || !image || response->rows.rows)
		return rc;
	bsz_response_release(response);
	return bsz_response_init(response, "push_ms", samples,
	    bsz_response_push, BSZ_WIRE_BYTES, true, err);
}

static int fit(struct bsz_push_costs *costs, bool image,
    struct bsz_push_cost *cost, struct bsz_err *err)
{
	struct response response;
	struct bsz_effect within;
	int rc = take_rows(&response, &costs->samples, image, err);

	if (!rc)
		rc = bsz_effect_quantile(&response.rows, QUANTILE,
		    bsz_seed_text(costs->seed, "push asked"), &cost->line,
		    err);
	if (!rc)
		rc = bsz_effect_within(&response.rows, QUANTILE,
		    bsz_seed_text(costs->seed, "push within"), &within, err);
	if (!rc) {
		cost->size = response.size;
		cost->change = within.standing == BSZ_INSUFFICIENT ?
		    cost->line.slope : within;
		cost->least = response.rows.least;
		cost->most = response.rows.most;
		cost->per_day = response.per_day;
	}
	bsz_response_release(&response);
	return rc;
}

static int read_once(struct bsz_push_costs *costs, struct bsz_err *err)
{
	struct bsz_err *const missing = &costs->missing;

	if (!costs->was_read && costs->read)
		(void)costs->read(costs->context, &costs->samples,
		    missing); /* told by its code */
	else if (!costs->was_read)
		(void)bsz_fail(missing, BSZ_ENODATA, "no store of runs is "
		    "known");
	costs->was_read = true;
	if (!missing->code || missing->code == BSZ_ENODATA)
		return 0;
	*err = *missing;
	return err->code;
}

int bsz_push_costs_find(struct bsz_push_costs *costs,
    const struct bsz_sizes *sizes, const struct bsz_push_cost **cost,
    struct bsz_err *err)
{
	const bool image = is_image(sizes);
	struct bsz_push_cost **const kept = &costs->fits[image];
	int rc = read_once(costs, err);

	*cost = NULL;
	if (rc || costs->missing.code)
		return rc;
	if (!*kept) {
		*kept = bsz_calloc(1, sizeof(**kept));
		if (!*kept)
			return bsz_fail_memory(err);
		rc = fit(costs, image, *kept, err);
	}
	*cost = rc ? NULL : *kept;
	return rc;
}

int bsz_push_costs_samples(struct bsz_push_costs *costs,
    const struct bsz_samples **samples, struct bsz_err *err)
{
	const int rc = read_once(costs, err);

	*samples = rc || costs->missing.code ? NULL : &costs->samples;
	return rc;
}

void bsz_push_costs_release(struct bsz_push_costs *costs)
{
	if (costs->was_read && costs->read)
		bsz_samples_release(&costs->samples);
	for (size_t i = 0; i < BSZ_COUNTOF(costs->fits); i++)
		bsz_free(costs->fits[i]);
}

static double wire_bytes(const struct bsz_sizes *sizes)
{
	const struct bsz_size_list *const blobs =
	    bsz_sizes_find(sizes, BSZ_SIZES_BLOBS);
	double sum = 0;

	if (sizes->total[BSZ_WIRE])
		return (double)sizes->total[BSZ_WIRE] / 8;
	for (size_t i = 0; blobs && i < blobs->count; i++)
		sum += (double)blobs->items[i].bytes[BSZ_FILE];
	return sum > 0 ? sum : NAN;
}

double bsz_push_cost_size(const struct bsz_push_cost *cost,
    const struct bsz_sizes *sizes)
{
	const uint64_t file = sizes->total[BSZ_FILE];

	if (cost->size == BSZ_WIRE_BYTES)
		return wire_bytes(sizes) / MB;
	return file ? (double)file / MB : NAN;
}
