/*
 * The knee of a response: located by the robust broken line, with the middle
 * of its draws as interval, and tested by the score, because a broken line
 * has a break somewhere, always.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>

#define REFUSE 50
#define PLAIN 200
#define SIDE 20 /* rows on each side that make it plain */
#define TEST_DRAWS 999

struct work {
	struct bsz_effect_rows rows;
	size_t margin;
	double *weights;
	uint32_t *drawn;
};

/* Sorting and twelve fits a draw: 1 ms for 1,000 rows. */
static size_t draws_for(size_t rows)
{
	return rows <= 1000 ? 499 : rows <= 5000 ? 199 : 99;
}

static int draw(struct work *work, uint64_t seed, struct bsz_effect *at,
    struct bsz_err *err)
{
	const struct bsz_groups groups = bsz_effect_groups(&work->rows);
	const size_t draws = draws_for(work->rows.rows);
	double places[BSZ_EFFECT_DRAWS];
	struct bsz_random random;
	size_t count = 0;
	int rc = 0;

	bsz_random_seed(&random, seed);
	for (size_t i = 0; i < draws && !rc; i++) {
		struct bsz_knee knee;

		bsz_groups_draw(&groups, &random, work->weights, work->drawn);
		rc = bsz_knee_robust(work->rows.size, work->rows.value,
		    work->weights, work->rows.rows, work->margin, &knee, err);
		if (!rc && knee.found)
			places[count++] = knee.at;
	}
	at->interval = bsz_effect_middle(places, count);
	return rc;
}

static void check_sides(const struct work *work, struct bsz_effect *at)
{
	size_t left = 0;

	for (size_t i = 0; i < work->rows.rows; i++)
		left += work->rows.size[i] < at->value;
	if (bsz_min(left, work->rows.rows - left) >= SIDE ||
	    at->standing != BSZ_PLAIN)
		return;
	at->standing = BSZ_INDICATIVE;
	at->lack = BSZ_LACK_SIDES;
	at->needed = SIDE;
}

static int find(struct work *work, uint64_t seed,
    struct bsz_knee_effect *effect, struct bsz_err *err)
{
	struct bsz_knee_test test;
	struct bsz_knee knee;
	int rc = bsz_knee_score(work->rows.size, work->rows.value,
	    work->rows.rows, TEST_DRAWS, seed, &test, err);

	rc = rc ? rc : bsz_knee_robust(work->rows.size, work->rows.value,
	    NULL, work->rows.rows, work->margin, &knee, err);
	if (rc)
		return rc;
	effect->p = test.p;
	if (!knee.found) {
		effect->at.standing = BSZ_INSUFFICIENT;
		effect->at.lack = BSZ_LACK_SIDES;
		effect->at.needed = SIDE;
		return 0;
	}
	effect->at.value = knee.at;
	effect->left = knee.left;
	effect->right = knee.right;
	check_sides(work, &effect->at);
	return draw(work, seed + 1, &effect->at, err);
}

int bsz_effect_knee(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_knee_effect *effect, struct bsz_err *err)
{
	static const struct need need = {REFUSE, PLAIN};
	const size_t most = BSZ_EFFECT_FITTED_ROWS;
	int rc = 0;

	effect->left = effect->right = effect->p = NAN;
	if (!bsz_effect_judge(rows, &need, &effect->at) ||
	    bsz_effect_ended(rows, 0.75, &effect->at))
		return 0;
	double *const memory = bsz_malloc(3 * most * sizeof(*memory));
	uint32_t *const groups = bsz_malloc((2 * most + rows->groups) *
	    sizeof(*groups));
	if (memory && groups) {
		struct work work = {.rows = bsz_effect_thin(rows, most,
			memory, groups), .weights = memory + 2 * most,
			.drawn = groups + most};

		work.margin = bsz_max(5, work.rows.rows / 10);
		rc = find(&work, seed, effect, err);
	} else {
		rc = bsz_fail_memory(err);
	}
	bsz_free(groups);
	bsz_free(memory);
	return rc;
}
