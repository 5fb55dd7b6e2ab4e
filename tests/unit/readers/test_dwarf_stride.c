/*
 * Passing DIEs by words: which are passed, where it stops, and that nothing
 * is passed near the end of a unit.
 */
#include <readers/dwarf_stride.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define SLOT 0x02
#define OTHER_SLOT 0x04

/* A table of 200 plain abbreviations of 3 bytes, but for some codes. */
enum {
	PARENT = 2,
	WITH_SLOT,
	WITH_OTHER,
	WITH_STEPS,
	LARGE,
	LARGEST,
	WIDE = 130
};

struct bench {
	struct dwarf_strides strides;
	uint8_t bytes[2048]; /* behind what is set, DIEs with the slot */
	struct cursor at;
	size_t depth;
};

static void start(struct bench *bench)
{
	struct dwarf_abbrev dense[200];
	const struct dwarf_abbrevs abbrevs = {.dense = dense,
	    .dense_count = BSZ_COUNTOF(dense)};

	for (size_t i = 0; i < BSZ_COUNTOF(dense); i++)
		dense[i] = (struct dwarf_abbrev){.fixed = 3,
		    .rest = DWARF_NO_STEPS};
	dense[PARENT - 1].children = true;
	dense[WITH_SLOT - 1].slots = SLOT;
	dense[WITH_OTHER - 1].slots = OTHER_SLOT;
	dense[WITH_STEPS - 1].rest = 7;
	dense[LARGE - 1].fixed = STRIDE_MAX_SIZE + 1;
	dense[LARGEST - 1].fixed = STRIDE_MAX_SIZE;
	*bench = (struct bench){.depth = 4};
	assert_true(bsz_dwarf_strides_make(&bench->strides, &abbrevs, SLOT));
}

/* How many bytes are passed when these come first. */
static size_t pass(struct bench *bench, const uint8_t *bytes, size_t size,
    size_t least, size_t most)
{
	memset(bench->bytes, WITH_SLOT, sizeof(bench->bytes));
	memcpy(bench->bytes, bytes, size);
	bench->at = cursor_on((struct bsz_span){bench->bytes,
	    sizeof(bench->bytes)}, false);
	bench->depth = 4;
	dwarf_strides_pass(&bench->strides, &bench->at, least, most,
	    &bench->depth);
	assert_false(bench->at.failed);
	return (size_t)(bench->at.at - bench->bytes);
}

static void plain_ones_are_passed(void **state)
{
	static const uint8_t bytes[] = {1, 0xff, 0xff, 0xff, PARENT, 0, 0, 0,
	    WITH_OTHER, 9, 9, 9, 0x80 | (WIDE & 0x7f), WIDE >> 7, 8, 8, 8, 0,
	    (200 & 0x7f) | 0x80, 200 >> 7, 7, 7, 7};
	static const uint8_t largest[] = {LARGEST};
	struct bench bench;

	(void)state;
	start(&bench);
	assert_int_equal(pass(&bench, bytes, sizeof(bytes), 4, 512),
	    sizeof(bytes));
	assert_int_equal(bench.depth, 4);
	assert_int_equal(pass(&bench, bytes, 5, 4, 512), 8);
	assert_int_equal(bench.depth, 5);
	assert_int_equal(pass(&bench, largest, 1, 4, 512),
	    1 + STRIDE_MAX_SIZE);
	bsz_dwarf_strides_release(&bench.strides);
}

static void others_stop(void **state)
{
	static const uint8_t stops[][4] = {{WITH_SLOT}, {WITH_STEPS}, {LARGE},
	    {(201 & 0x7f) | 0x80, 201 >> 7}, {0x81, 0x80, 0x00}};
	struct bench bench;

	(void)state;
	start(&bench);
	for (size_t i = 0; i < BSZ_COUNTOF(stops); i++) {
		uint8_t bytes[8] = {PARENT, 5, 5, 5};

		memcpy(bytes + 4, stops[i], 4);
		assert_int_equal(pass(&bench, bytes, 8, 4, 512), 4);
		assert_int_equal(bench.depth, 5);
	}
	bsz_dwarf_strides_release(&bench.strides);
}

static void levels_stop(void **state)
{
	static const uint8_t up[] = {0, 0, 0, 0, 0, 0};
	static const uint8_t down[] = {PARENT, 0, 0, 0, PARENT, 0, 0, 0,
	    PARENT, 0, 0, 0};
	struct bench bench;

	(void)state;
	start(&bench);
	assert_int_equal(pass(&bench, up, sizeof(up), 2, 512), 2);
	assert_int_equal(bench.depth, 2);
	assert_int_equal(pass(&bench, up, sizeof(up), 4, 512), 0);
	assert_int_equal(pass(&bench, up, sizeof(up), 0, 512), 4);
	assert_int_equal(bench.depth, 0);
	assert_int_equal(pass(&bench, down, sizeof(down), 4, 7), 8);
	assert_int_equal(bench.depth, 6);
	bsz_dwarf_strides_release(&bench.strides);
}

static void the_end_is_left(void **state)
{
	struct bench bench;

	(void)state;
	start(&bench);
	memset(bench.bytes, 1, sizeof(bench.bytes));
	for (size_t size = 0; size < sizeof(bench.bytes); size++) {
		size_t left;

		bench.at = cursor_on((struct bsz_span){bench.bytes, size},
		    false);
		dwarf_strides_pass(&bench.strides, &bench.at, 4, 512,
		    &bench.depth);
		left = cursor_left(&bench.at);
		assert_int_equal((size - left) % 4, 0);
		assert_true(left <= STRIDE_MAX_SIZE + 2);
		assert_true(left + 4 > STRIDE_MAX_SIZE + 2 || left == size);
	}
	bsz_dwarf_strides_release(&bench.strides);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_ones_are_passed),
		cmocka_unit_test(others_stop),
		cmocka_unit_test(levels_stop),
		cmocka_unit_test(the_end_is_left),
	};

	return cmocka_run_group_tests_name("dwarf_stride", tests, NULL, NULL);
}
