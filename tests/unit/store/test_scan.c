/*
 * What was put into a store comes out again, in columns.
 */
#include <store/store.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

struct place {
	char folder[32], path[200];
	struct bsz_store *store;
};

/* Each test has an empty database: the "%d" of the pattern is its number. */
static void set_path(char path[200], const char *pattern)
{
	static int number;
	const char *const hole = strstr(pattern, "%d");

	assert_non_null(hole);
	(void)snprintf(path, 200, "%.*s%d%s", (int)(hole - pattern), pattern,
	    number++, hole + 2);
}

static int set_up(void **state)
{
	static struct place place;
	const char *const server = getenv("BINSIZE_TEST_STORE");
	struct bsz_err err = {0};

	(void)snprintf(place.folder, sizeof(place.folder),
	    "/tmp/binsize-XXXXXX");
	assert_non_null(mkdtemp(place.folder));
	if (server)
		set_path(place.path, server);
	else
		(void)snprintf(place.path, sizeof(place.path), "%s/a.db",
		    place.folder);
	place.store = bsz_store_open(place.path, BSZ_STORE_WRITE, &err);
	*state = &place;
	return place.store ? 0 : -1;
}

static int tear_down(void **state)
{
	const struct place *const place = *state;

	bsz_store_close(place->store);
	(void)unlink(place->path);
	return rmdir(place->folder);
}

static const struct bsz_step steps[] = {
	{"compile", 1000, 20, 0},
	{"push", BSZ_UNKNOWN, BSZ_UNKNOWN, BSZ_UNKNOWN},
	{"compile", 1030, 5, 1},
};

/* Runs 0 to 8 of two projects; each third has steps. */
static void put_runs(struct bsz_store *store)
{
	struct bsz_ingest ingest = {0};
	struct bsz_err err = {0};

	for (int i = 0; i < 9; i++) {
		struct bsz_record run;

		bsz_record_init(&run);
		run.uid[0] = (uint8_t)(9 - i);
		run.project = i % 2 ? "b" : "a";
		run.commit = i ? "c0ffee" : "";
		run.started_ms = 1000 + i;
		run.metrics[BSZ_PUSH_MS] = i ? i : BSZ_UNKNOWN;
		run.steps = steps;
		run.step_count = i % 3 ? 0 : 3;
		assert_int_equal(bsz_store_put(store, &run, 1, &ingest,
		    &err), 0);
	}
	assert_int_equal(ingest.added, 9);
}

static const struct bsz_selection all = {.since_ms = BSZ_UNKNOWN,
	.until_ms = BSZ_UNKNOWN};

static void test_columns(void **state)
{
	const struct place *const place = *state;
	/* By project, then by uid, which counts down. */
	static const int order[] = {8, 6, 4, 2, 0, 7, 5, 3, 1};
	struct bsz_err err = {0};
	struct bsz_samples samples;

	put_runs(place->store);
	bsz_samples_init(&samples, BSZ_METRIC_BIT(BSZ_PUSH_MS) |
	    BSZ_WANT_COMMITS);
	assert_int_equal(bsz_store_scan(place->store, &all, &samples, &err),
	    0);
	assert_int_equal(samples.count, 9);
	assert_null(samples.metrics[BSZ_BUILD_MS]);
	for (size_t i = 0; i < 9; i++) {
		const double push = samples.metrics[BSZ_PUSH_MS][i];

		assert_int_equal(samples.started_ms[i], 1000 + order[i]);
		assert_string_equal(samples.commit[i],
		    order[i] ? "c0ffee" : "");
		assert_true(order[i] ? push == order[i] : isnan(push));
		assert_string_equal(
		    samples.projects.items[samples.project[i]],
		    order[i] % 2 ? "b" : "a");
	}
	assert_int_equal(samples.steps.count, 0);
	bsz_samples_release(&samples);
}

static void test_steps(void **state)
{
	const struct place *const place = *state;
	static const int runs[] = {6, 0, 3}; /* in the order of rows */
	struct bsz_err err = {0};
	struct bsz_samples samples;

	put_runs(place->store);
	bsz_samples_init(&samples, BSZ_WANT_STEPS);
	assert_int_equal(bsz_store_scan(place->store, &all, &samples, &err),
	    0);
	const struct bsz_step_samples *const read = &samples.steps;
	assert_int_equal(read->count, 9);
	for (size_t i = 0; i < 9; i++) {
		const struct bsz_step *const step = &steps[i % 3];

		assert_int_equal(samples.started_ms[read->run[i]],
		    1000 + runs[i / 3]);
		assert_string_equal(read->names.items[read->name[i]],
		    step->name);
		assert_int_equal(read->started_ms[i], step->started_ms);
		assert_int_equal(read->cached[i], step->cached);
		assert_true(step->wall_ms == BSZ_UNKNOWN ?
		    isnan(read->wall_ms[i]) :
		    read->wall_ms[i] == (double)step->wall_ms);
	}
	bsz_samples_release(&samples);
}

/* Only some runs, and their steps with them. */
static void test_selection(void **state)
{
	const struct place *const place = *state;
	struct bsz_selection some = all;
	struct bsz_err err = {0};
	struct bsz_samples samples;

	put_runs(place->store);
	some.project = "a";
	some.since_ms = 1001;
	some.until_ms = 1007;
	bsz_samples_init(&samples, BSZ_WANT_STEPS);
	assert_int_equal(bsz_store_scan(place->store, &some, &samples, &err),
	    0);
	assert_int_equal(samples.count, 3);
	assert_int_equal(samples.steps.count, 3);
	assert_int_equal(samples.started_ms[samples.steps.run[0]], 1006);
	bsz_samples_release(&samples);
}

/* More runs, steps or commits than there is room for: it says so, and never
 * takes more. */
static void test_bound(void **state)
{
	const struct place *const place = *state;
	static const uint64_t wanted[] = {BSZ_METRIC_BIT(BSZ_PUSH_MS),
		BSZ_WANT_COMMITS, BSZ_WANT_STEPS};

	put_runs(place->store);
	for (size_t i = 0; i < BSZ_COUNTOF(wanted); i++) {
		struct bsz_err err = {0};
		struct bsz_samples samples;

		bsz_samples_init(&samples, wanted[i]);
		samples.most = 4096;
		assert_int_equal(bsz_store_scan(place->store, &all, &samples,
		    &err), 0);
		assert_true(samples.taken > 9 * 34);
		assert_true(samples.taken <= samples.most);
		bsz_samples_release(&samples);
		bsz_samples_init(&samples, wanted[i]);
		samples.most = 9 * 34;
		assert_int_equal(bsz_store_scan(place->store, &all, &samples,
		    &err), BSZ_ENOMEM);
		assert_true(samples.full && samples.taken <= samples.most);
		assert_true(samples.count < 9);
		assert_non_null(strstr(err.text, "ask for fewer"));
		bsz_samples_release(&samples);
	}
}

/* Numbers of names are those of their first coming. */
static void test_names(void **state)
{
	struct bsz_samples samples;
	char name[16];

	(void)state;
	bsz_samples_init(&samples, 0);
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 3000; i++) {
			(void)snprintf(name, sizeof(name), "n%u", i * 7919);
			assert_int_equal(bsz_samples_name(&samples,
			    &samples.projects, name), i);
		}
	assert_int_equal(samples.projects.count, 3000);
	assert_string_equal(samples.projects.items[1], "n7919");
	bsz_samples_release(&samples);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_columns, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_steps, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_selection, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_bound, set_up,
		    tear_down),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
