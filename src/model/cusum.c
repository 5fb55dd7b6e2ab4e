/*
 * CUSUM: how far a series has wandered from where it began, in units of its
 * early spread, less a slack at each value. It raises an alarm as soon as
 * the wandering passes a limit; when that was is what it is for, not how
 * much.
 */
#include <binsize/arena.h>
#include <binsize/shift.h>

#include <math.h>

static int find_baseline(const double *values, size_t count,
    struct bsz_cusum *cusum, struct bsz_err *err)
{
	double *work = bsz_calloc(count + 1, sizeof(*work));

	if (!work)
		return bsz_fail_memory(err);
	if (count)
		memcpy(work, values, count * sizeof(*work));
	cusum->centre = bsz_median(work, count);
	cusum->scale = BSZ_MAD_DEVIATION * bsz_mad(values, count,
	    cusum->centre, work);
	bsz_free(work);
	return cusum->scale > 0 ? 0 : bsz_fail(err, BSZ_ENODATA,
	    "the first %zu values have no spread to measure by", count);
}

int bsz_cusum(const double *values, size_t count, size_t baseline,
    double slack, double limit, double *ups, double *downs,
    struct bsz_cusum *cusum, struct bsz_err *err)
{
	*cusum = (struct bsz_cusum){.alarm = count};
	if (!baseline || count < baseline)
		return bsz_fail(err, BSZ_ENODATA, "%zu values are fewer than "
		    "the %zu to measure by", count, baseline);
	const int rc = find_baseline(values, baseline, cusum, err);
	if (rc)
		return rc;
	for (size_t i = 0; i < baseline; i++) {
		if (ups)
			ups[i] = 0;
		if (downs)
			downs[i] = 0;
	}
	for (size_t i = baseline; i < count; i++) {
		const double z = (values[i] - cusum->centre) / cusum->scale;

		cusum->up = fmax(0, cusum->up + z - slack);
		cusum->down = fmax(0, cusum->down - z - slack);
		if (cusum->alarm == count && (cusum->up > limit ||
		    cusum->down > limit))
			cusum->alarm = i;
		if (ups)
			ups[i] = cusum->up;
		if (downs)
			downs[i] = cusum->down;
	}
	return 0;
}
