/*
 * Every format while the n-th allocation fails: an error or the whole text,
 * never half of it and never a crash.
 */
#include "fixture.h"

static void build(struct bsz_report *report, struct bsz_note *note,
    struct bsz_fact *fact)
{
	fixture_init(report);
	add_sample(report);
	*note = (struct bsz_note){.text = "\xff odd", .offset = 1};
	*fact = (struct bsz_fact){.key = "machine", .text = "x"};
	report->notes = note;
	report->note_count = 1;
	report->facts = fact;
	report->fact_count = 1;
	assert_non_null(bsz_report_table(report, "map", "Map", map_columns,
	    BSZ_COUNTOF(map_columns)));
	add_map_row(report, "=1;\xff", 1, 2);
	bsz_report_remark(report, "more");
	assert_false(report->failed);
}

/* Returns after how many allocations the format was done. */
static uint64_t try_format(const char *format,
    const struct bsz_report *report)
{
	static const struct bsz_render_options options = {
		.version = "1.2", .csv_safe = true, .width = 40};
	const struct bsz_report *const both[] = {report, report};
	int code;
	char *const whole = render_all(format, both, 2, &options, &code);

	assert_int_equal(code, 0);
	for (uint64_t n = 1; n < 10000; n++) {
		bsz_alloc_fail_at(n);
		char *const text = render_all(format, both, 2, &options,
		    &code);

		bsz_alloc_fail_at(0);
		if (!text) {
			assert_int_equal(code, BSZ_ENOMEM);
			continue;
		}
		assert_string_equal(text, whole);
		bsz_free(text);
		/* text does without its library when that is what failed. */
		if (n > 20 || strcmp(format, "text") != 0) {
			bsz_free(whole);
			return n;
		}
	}
	fail_msg("%s never ends", format);
	return 0;
}

static void test_formats(void **state)
{
	struct bsz_report report;
	struct bsz_note note;
	struct bsz_fact fact;
	size_t count;
	const struct bsz_renderer *const *const renderers =
	    bsz_renderers(&count);

	(void)state;
	build(&report, &note, &fact);
	for (size_t i = 0; i < count; i++)
		assert_true(renderers[i]->of_findings ||
		    try_format(renderers[i]->name, &report) > 1);
	bsz_report_release(&report);
}

/* A report that was cut short by memory is not shown as if it were whole. */
static void test_failed_report(void **state)
{
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	size_t count;
	const struct bsz_renderer *const *const renderers =
	    bsz_renderers(&count);

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	report.schema = "binsize.check"; /* the formats of findings want it */
	report.failed = true;
	for (size_t i = 0; i < count; i++) {
		int code;

		assert_null(render_all(renderers[i]->name, &one, 1,
		    &plain_options, &code));
		assert_int_equal(code, BSZ_ENOMEM);
	}
	bsz_report_release(&report);
}

static int refuse(void *context, const char *data, size_t size)
{
	size_t *const calls = context;

	(void)data;
	(void)size;
	(*calls)++;
	return 28; /* ENOSPC */
}

/* An output that fails is left alone at once, however long the table. */
static void test_output_fails(void **state)
{
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	size_t count;
	const struct bsz_renderer *const *const renderers =
	    bsz_renderers(&count);

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));
	for (uint64_t i = 0; i < 20000; i++)
		add_tree_row(&report, i & 1, BSZ_ROW, "name", i);
	for (size_t i = 0; i < count; i++) {
		size_t calls = 0;
		if (renderers[i]->of_findings)
			continue; /* has no table */
		struct bsz_buf out = {.drain = refuse, .context = &calls};
		struct bsz_err err;

		assert_int_equal(renderers[i]->write(&one, 1, &plain_options,
		    &out, &err), 0);
		assert_false(bsz_buf_flush(&out));
		assert_int_equal(out.drain_errno, 28);
		assert_int_equal(calls, 1);
		bsz_buf_release(&out);
	}
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_failed_report),
		cmocka_unit_test(test_output_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
