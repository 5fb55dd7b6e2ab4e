/*
 * Labels of lines: one a file and number, whatever the number, whichever way
 * it was made.
 */
#include <readers/line_labels.h>

#include <binsize/limits.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct bench {
	struct bsz_labels *labels;
	struct line_labels lines;
	uint32_t label, file;
};

static void start(struct bench *bench)
{
	bench->labels = bsz_labels_new();
	bsz_line_labels_init(&bench->lines);
	bench->label = bsz_labels_text(bench->labels, "a.c", 3);
	bench->file = bsz_line_labels_file(&bench->lines, bench->label);
}

static void stop(struct bench *bench)
{
	assert_false(bench->lines.failed);
	assert_false(bsz_labels_failed(bench->labels));
	bsz_line_labels_release(&bench->lines);
	bsz_labels_free(bench->labels);
}

static uint32_t at(struct bench *bench, uint32_t line)
{
	return line_labels_at(&bench->lines, bench->labels, bench->file, line);
}

static void lines_have_one_label(void **state)
{
	static const uint32_t lines[] = {1, 15, 16, 17, 300, 2, 100000,
	    BSZ_MAX_LINE - 1, BSZ_MAX_LINE, UINT32_MAX};
	uint32_t first[BSZ_COUNTOF(lines)];
	struct bench bench;

	(void)state;
	start(&bench);
	for (size_t i = 0; i < BSZ_COUNTOF(lines); i++)
		first[i] = at(&bench, lines[i]);
	for (size_t i = 0; i < BSZ_COUNTOF(lines); i++) {
		const struct bsz_label_pair pair = bsz_labels_parts(
		    bench.labels, first[i]);

		assert_int_equal(at(&bench, lines[i]), first[i]);
		assert_int_equal(pair.parent, bench.label);
		assert_int_equal(pair.leaf, lines[i]);
		assert_int_equal(bsz_labels_pair(bench.labels, BSZ_LABEL_LINE,
		    bench.label, lines[i]), first[i]);
	}
	stop(&bench);
}

static void a_file_has_one_number(void **state)
{
	struct bench bench;

	(void)state;
	start(&bench);
	for (uint32_t label = bench.label + 1; label < 200; label++)
		assert_int_not_equal(bsz_line_labels_file(&bench.lines,
		    label), bench.file);
	assert_int_equal(bsz_line_labels_file(&bench.lines, bench.label),
	    bench.file);
	stop(&bench);
}

/* Files that claim long lists until no list may grow: still one label. */
static void lists_are_bounded(void **state)
{
	const uint32_t last = BSZ_MAX_LINE - 1;
	struct bench bench;
	uint32_t refused = 0;

	(void)state;
	start(&bench);
	for (uint32_t i = 0; i < 64; i++) {
		const uint32_t label = bsz_labels_printf(bench.labels,
		    "%u.c", i);
		uint32_t far, near;

		bench.file = bsz_line_labels_file(&bench.lines, label);
		far = at(&bench, last);
		refused += bench.lines.files[bench.file - 1].closed;
		near = at(&bench, 5);
		assert_int_equal(at(&bench, last), far);
		assert_int_equal(at(&bench, 5), near);
		assert_int_equal(bsz_labels_parts(bench.labels, near).leaf, 5);
	}
	assert_true(refused > 0);
	assert_true(bench.lines.listed <= BSZ_MAX_LINE_BLOCKS);
	stop(&bench);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_have_one_label),
		cmocka_unit_test(a_file_has_one_number),
		cmocka_unit_test(lists_are_bounded),
	};

	return cmocka_run_group_tests_name("line_labels", tests, NULL, NULL);
}
