/*
 * Theil and Sen's line: the median slope of all pairs of rows. Up to 29 % of
 * the rows may be anything without moving it far.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

static size_t slopes_of(const double *x, const double *y, size_t rows,
    double *slopes)
{
	const size_t used = bsz_min(rows, BSZ_THEIL_SEN_ROWS);
	size_t count = 0;

	for (size_t i = 0; i < used; i++) {
		const size_t a = i * rows / used;

		for (size_t j = i + 1; j < used; j++) {
			const size_t b = j * rows / used;

			if (x[a] != x[b])
				slopes[count++] = (y[b] - y[a]) /
				    (x[b] - x[a]);
		}
	}
	return count;
}

int bsz_theil_sen(const double *x, const double *y, size_t rows,
    struct bsz_line *line, struct bsz_err *err)
{
	const size_t used = bsz_min(rows, BSZ_THEIL_SEN_ROWS);
	const size_t room = bsz_max(used * used / 2, rows);
	double *work = bsz_calloc(room ? room : 1, sizeof(*work));

	if (!work)
		return bsz_fail_memory(err);
	line->pairs = slopes_of(x, y, rows, work);
	if (line->pairs) {
		line->slope = bsz_median(work, line->pairs);
		for (size_t i = 0; i < rows; i++)
			work[i] = y[i] - line->slope * x[i];
		line->intercept = bsz_median(work, rows);
	}
	bsz_free(work);
	return line->pairs ? 0 : bsz_fail(err, BSZ_ENODATA,
	    "no two rows differ in size");
}
