/*
 * Looking for DIEs that are wanted: which they are, what ended in front of
 * each, what is damage, and that two walks side by side find what one does.
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
	WANTED,
	WANTED_PARENT,
	WITH_OTHER,
	WITH_STEPS,
	LARGE,
	WIDE = 130
};

struct bench {
	struct elf_image image;
	struct dwarf dwarf;
	struct dwarf_unit unit;
	struct dwarf_abbrev dense[200];
	struct dwarf_step steps[3];
	struct dwarf_abbrevs abbrevs;
	uint8_t bytes[4096];
	struct dwarf_find finds[64];
	struct dwarf_seek seek;
};

/* These bytes are the unit's; behind them come `more` zeros. */
static void start(struct bench *bench, const uint8_t *bytes, size_t size,
    size_t more)
{
	*bench = (struct bench){.dwarf.image = &bench->image,
	    .unit = {.dwarf = &bench->dwarf, .end = size + more},
	    .abbrevs = {.dense = bench->dense, .steps = bench->steps,
	    .dense_count = BSZ_COUNTOF(bench->dense)},
	    .steps = {{.kind = STEP_BLOCK1}, {.kind = STEP_END, .before = 1}}};
	bench->dwarf.sections[DWARF_INFO].bytes = (struct bsz_span){
	    bench->bytes, size + more};
	for (size_t i = 0; i < BSZ_COUNTOF(bench->dense); i++)
		bench->dense[i] = (struct dwarf_abbrev){.fixed = 3,
		    .rest = DWARF_NO_STEPS};
	bench->dense[PARENT - 1].children = true;
	bench->dense[WANTED - 1].slots = SLOT;
	bench->dense[WANTED_PARENT - 1].slots = SLOT;
	bench->dense[WANTED_PARENT - 1].children = true;
	bench->dense[WITH_OTHER - 1].slots = OTHER_SLOT;
	bench->dense[WITH_STEPS - 1].rest = 0;
	bench->dense[LARGE - 1].fixed = STRIDE_MAX_SIZE + 1;
	memcpy(bench->bytes, bytes, size);
	bench->seek.next = bench->finds;
	bench->seek.full = bench->finds + BSZ_COUNTOF(bench->finds);
	assert_true(bsz_dwarf_seek_begin(&bench->seek, &bench->unit,
	    &bench->abbrevs, SLOT));
}

static void end(struct bench *bench)
{
	bsz_dwarf_strides_release(&bench->seek.strides);
}

static void check_find(const struct bench *bench, size_t number, size_t place,
    uint32_t depth, uint32_t least)
{
	assert_int_equal(bench->finds[number].at - bench->bytes, place);
	assert_int_equal(bench->finds[number].depth, depth);
	assert_int_equal(bench->finds[number].least, least);
}

static const uint8_t tree[] = {
	PARENT, 9, 9, 9,            /* 0 */
	    WANTED_PARENT, 9, 9, 9, /* 4 */
		1, 0, 0, 0,
		WITH_STEPS, 2, 7, 7, 7,
		WITH_OTHER, 3, 3, 3,
		WANTED, 9, 9, 9,    /* 21 */
		PARENT, 9, 9, 9,
		    0x80 | (WIDE & 0x7f), WIDE >> 7, 4, 4, 4,
		    WANTED, 9, 9, 9, /* 34 */
		0,
	    0,
	    PARENT, 9, 9, 9,
		WANTED_PARENT, 9, 9, 9, /* 44 */
		0,
	    0,
	0
};

static void check_tree(const struct bench *bench)
{
	assert_int_equal(bench->seek.next - bench->finds, 4);
	check_find(bench, 0, 4, 1, 0);
	check_find(bench, 1, 21, 2, 2);
	check_find(bench, 2, 34, 3, 2);
	/* its level of 2 began after another one had ended */
	check_find(bench, 3, 44, 2, 1);
	assert_int_equal(cursor_left(&bench->seek.at), 0);
	assert_int_equal(bench->seek.depth, 0);
}

/* With zeros behind it is passed quickly, without them with care. */
static void what_is_wanted_is_found(void **state)
{
	struct bench bench;

	(void)state;
	for (size_t more = 0; more < 1000; more += 333) {
		start(&bench, tree, sizeof(tree), more);
		assert_null(bsz_dwarf_seek(&bench.seek));
		check_tree(&bench);
		end(&bench);
	}
}

static void a_full_list_stops(void **state)
{
	struct bench bench;

	(void)state;
	for (size_t more = 0; more < 1000; more += 333) {
		start(&bench, tree, sizeof(tree), more);
		for (size_t i = 1; i <= 4; i++) {
			bench.seek.full = bench.finds + i;
			assert_null(bsz_dwarf_seek(&bench.seek));
			assert_ptr_equal(bench.seek.next, bench.seek.full);
		}
		bench.seek.full++;
		assert_null(bsz_dwarf_seek(&bench.seek));
		check_tree(&bench);
		end(&bench);
	}
}

static void two_find_what_one_does(void **state)
{
	static const uint8_t broken[] = {WANTED, 1, 2, 3, 1, 0, 0, 0, 201 - 128
	    + 0x80, 1, 9};
	struct bench one, other;

	(void)state;
	for (size_t more = 0; more < 1000; more += 333) {
		start(&one, tree, sizeof(tree), more);
		start(&other, tree, sizeof(tree), 999 - more);
		bsz_dwarf_seek_two(&one.seek, &other.seek);
		assert_null(bsz_dwarf_seek(&one.seek));
		assert_null(bsz_dwarf_seek(&other.seek));
		check_tree(&one);
		check_tree(&other);
		end(&one);
		end(&other);

		start(&one, tree, sizeof(tree), more);
		start(&other, broken, sizeof(broken), more);
		bsz_dwarf_seek_two(&one.seek, &other.seek);
		assert_null(bsz_dwarf_seek(&one.seek));
		assert_string_equal(bsz_dwarf_seek(&other.seek),
		    "a DIE has no abbreviation");
		check_tree(&one);
		assert_int_equal(other.seek.at.at - other.bytes, 8);
		assert_int_equal(other.seek.next - other.finds, 1);
		end(&one);
		end(&other);
	}
}

static void damage_stops(void **state)
{
	static const struct {
		uint8_t bytes[8];
		size_t more;
		const char *what;
	} cases[] = {
		{{(201 & 0x7f) | 0x80, 201 >> 7}, 600,
		    "a DIE has no abbreviation"},
		{{0x80 | 1, 0x80, 0x80}, 600, NULL}, /* a long 1 */
		{{WANTED, 1, 2, 3, 0, 0, 0, WANTED}, 0,
		    "a DIE reaches past its unit"},
		{{LARGE}, STRIDE_MAX_SIZE - 8, "a DIE reaches past its unit"},
		{{LARGE}, STRIDE_MAX_SIZE + 8, NULL},
	};
	struct bench bench;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const char *what;

		start(&bench, cases[i].bytes, sizeof(cases[i].bytes),
		    cases[i].more);
		what = bsz_dwarf_seek(&bench.seek);
		assert_int_equal(what != NULL, cases[i].what != NULL);
		if (what)
			assert_string_equal(what, cases[i].what);
		end(&bench);
	}
}

/* The same depth is too deep near the end of the unit and far from it. */
static void depth_has_a_limit(void **state)
{
	uint8_t bytes[4 * BSZ_MAX_DIE_DEPTH];
	struct bench bench;

	(void)state;
	memset(bytes, PARENT, sizeof(bytes));
	for (size_t more = 0; more < 1000; more += 333) {
		start(&bench, bytes, sizeof(bytes), more);
		assert_string_equal(bsz_dwarf_seek(&bench.seek),
		    "DIEs are nested too deep");
		assert_int_equal(bench.seek.depth, BSZ_MAX_DIE_DEPTH - 1);
		assert_int_equal(bench.seek.at.at - bench.bytes,
		    4 * (BSZ_MAX_DIE_DEPTH - 1));
		end(&bench);
		/* one that is wanted counts itself */
		bytes[sizeof(bytes) - 4] = WANTED;
		start(&bench, bytes, sizeof(bytes), more);
		assert_string_equal(bsz_dwarf_seek(&bench.seek),
		    "DIEs are nested too deep");
		assert_int_equal(bench.seek.next - bench.finds, 0);
		end(&bench);
		bytes[sizeof(bytes) - 4] = 1;
		start(&bench, bytes, sizeof(bytes), more);
		assert_null(bsz_dwarf_seek(&bench.seek));
		end(&bench);
		bytes[sizeof(bytes) - 4] = PARENT;
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wanted_is_found),
		cmocka_unit_test(a_full_list_stops),
		cmocka_unit_test(two_find_what_one_does),
		cmocka_unit_test(damage_stops),
		cmocka_unit_test(depth_has_a_limit),
	};

	return cmocka_run_group_tests_name("dwarf_stride", tests, NULL, NULL);
}
