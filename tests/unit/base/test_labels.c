/*
 * The label table: forms, equality, growth, merging, order, short memory.
 */
#include <binsize/labels.h>

#include <binsize/arena.h>
#include <binsize/buf.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static uint32_t text(struct bsz_labels *labels, const char *name)
{
	return bsz_labels_copy(labels, name, strlen(name));
}

static void written(const struct bsz_labels *labels, uint32_t label,
    const char *wanted)
{
	struct bsz_buf buf = {0};

	bsz_labels_write(labels, label, &buf);
	assert_int_equal(buf.size, strlen(wanted));
	if (buf.size)
		assert_memory_equal(buf.data, wanted, buf.size);
	bsz_buf_release(&buf);
}

static void equal_names_are_equal_numbers(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const char name[] = "main\0x";
	const uint32_t first = bsz_labels_text(labels, name, 4);
	char again[] = "main";

	(void)state;
	assert_int_equal(first, 1);
	assert_int_equal(bsz_labels_copy(labels, again, 4), first);
	assert_int_equal(bsz_labels_printf(labels, "m%sn", "ai"), first);
	assert_int_not_equal(bsz_labels_text(labels, name, 3), first);
	assert_int_not_equal(bsz_labels_text(labels, name, 5), first);
	assert_int_not_equal(bsz_labels_text(labels, name, 6), first);
	assert_int_not_equal(bsz_labels_text(labels, NULL, 0), 0);
	assert_int_equal(bsz_labels_text(labels, "", 0),
	    bsz_labels_text(labels, NULL, 0));
	assert_ptr_equal(bsz_labels_get(labels, first).text, name);
	assert_int_equal(bsz_labels_count(labels), 6);
	bsz_labels_free(labels);
}

static void copies_do_not_need_the_text(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	char name[] = "abc";
	const uint32_t label = bsz_labels_copy(labels, name, 3);

	(void)state;
	name[0] = 'x';
	written(labels, label, "abc");
	assert_int_not_equal(bsz_labels_copy(labels, name, 3), label);
	bsz_labels_free(labels);
}

static void long_texts_are_formatted(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t label = bsz_labels_printf(labels, "%01000d", 1);

	(void)state;
	assert_int_equal(bsz_labels_get(labels, label).size, 1000);
	bsz_labels_free(labels);
}

static void forms_are_kept_apart(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t file = text(labels, "a.c"), f = text(labels, "f");
	const uint32_t g = text(labels, "g"), h = text(labels, "h");
	const uint32_t line = bsz_labels_pair(labels, BSZ_LABEL_LINE, file,
	    12);
	const uint32_t outer = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0, f);
	const uint32_t inner = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, outer,
	    g);
	const uint32_t members[] = {g, f, h};
	const uint32_t group = bsz_labels_group(labels, members, 3);
	struct bsz_label found;

	(void)state;
	assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_LINE, file, 12),
	    line);
	assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_CHAIN, outer, g),
	    inner);
	assert_int_not_equal(bsz_labels_pair(labels, BSZ_LABEL_CHAIN, file,
	    2), bsz_labels_pair(labels, BSZ_LABEL_LINE, file, 2));
	assert_int_not_equal(bsz_labels_group(labels, members, 3), group);

	found = bsz_labels_get(labels, line);
	assert_int_equal(found.form, BSZ_LABEL_LINE);
	assert_int_equal(found.parent, file);
	assert_int_equal(found.leaf, 12);
	found = bsz_labels_get(labels, inner);
	assert_int_equal(found.form, BSZ_LABEL_CHAIN);
	assert_int_equal(found.parent, outer);
	assert_int_equal(found.leaf, g);
	found = bsz_labels_get(labels, group);
	assert_int_equal(found.form, BSZ_LABEL_GROUP);
	assert_int_equal(found.member_count, 3);
	assert_memory_equal(found.members, members, sizeof(members));

	written(labels, line, "a.c:12");
	written(labels, bsz_labels_pair(labels, BSZ_LABEL_CHAIN, inner, h),
	    "f;g;h");
	written(labels, group, "g");
	written(labels, BSZ_NO_LABEL, "");
	assert_int_equal(bsz_labels_get(labels, 0).form, BSZ_LABEL_TEXT);
	assert_int_equal(bsz_labels_get(labels, 12345).size, 0);
	bsz_labels_free(labels);
}

#define MANY 50000

static void many_names_are_told_apart(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	char name[40];

	(void)state;
	/* Sizes 1 to 25, most differing in few bytes. */
	for (uint32_t i = 0; i < MANY; i++) {
		const int size = snprintf(name, sizeof(name), "%u%.*s", i,
		    (int)(i % 20), "_ZN4core3fmt9Formatter");

		assert_int_equal(bsz_labels_copy(labels, name, (size_t)size),
		    i + 1);
	}
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_LINE,
		    i % 300 + 1, i / 300), MANY + 1 + i);
	for (uint32_t i = 0; i < MANY; i++) {
		const int size = snprintf(name, sizeof(name), "%u%.*s", i,
		    (int)(i % 20), "_ZN4core3fmt9Formatter");

		assert_int_equal(bsz_labels_text(labels, name, (size_t)size),
		    i + 1);
		assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_LINE,
		    i % 300 + 1, i / 300), MANY + 1 + i);
	}
	assert_int_equal(bsz_labels_count(labels), 2 * MANY + 1);
	assert_false(bsz_labels_failed(labels));
	bsz_labels_free(labels);
}

/* A table with every form; names begin with a letter of its own. */
static struct bsz_labels *make_table(const char *own)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t file = bsz_labels_text(labels, "shared.c", 8);
	const uint32_t f = bsz_labels_printf(labels, "%s_function", own);
	const uint32_t main = text(labels, "main");
	const uint32_t outer = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0,
	    main);
	const uint32_t members[] = {f, main};

	bsz_labels_pair(labels, BSZ_LABEL_LINE, file, 3);
	bsz_labels_pair(labels, BSZ_LABEL_CHAIN, outer, f);
	bsz_labels_group(labels, members, 2);
	return labels;
}

static void merging_keeps_every_meaning(void **state)
{
	struct bsz_labels *const into = bsz_labels_new();
	uint32_t *renumber[3];

	(void)state;
	text(into, "first");
	for (size_t i = 0; i < 3; i++) {
		static const char *const own[] = {"a", "b", "a"};
		struct bsz_labels *const from = make_table(own[i]);

		renumber[i] = bsz_labels_merge(into, from);
		assert_non_null(renumber[i]);
		for (uint32_t label = 1; label < bsz_labels_count(from);
		    label++) {
			struct bsz_buf buf = {0};

			bsz_labels_write(from, label, &buf);
			bsz_buf_char(&buf, '\0');
			written(into, renumber[i][label], buf.data);
			bsz_buf_release(&buf);
		}
		bsz_labels_free(from);
	}
	/* shared.c, its line and main are one; groups never are. */
	assert_int_equal(renumber[0][1], renumber[1][1]);
	assert_int_equal(renumber[0][5], renumber[1][5]);
	assert_int_not_equal(renumber[0][6], renumber[1][6]);
	assert_int_equal(renumber[0][6], renumber[2][6]);
	assert_int_not_equal(renumber[0][7], renumber[2][7]);
	written(into, renumber[1][6], "main;b_function");
	written(into, renumber[0][1], "shared.c");
	assert_int_equal(bsz_labels_get(into, renumber[1][7]).members[0],
	    renumber[1][2]);
	for (size_t i = 0; i < 3; i++)
		bsz_free(renumber[i]);
	bsz_labels_free(into);
}

static void order_does_not_depend_on_numbers(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t b = text(labels, "b"), a = text(labels, "a");
	const uint32_t ab = text(labels, "ab"), high = text(labels, "\xff");
	const uint32_t a12 = bsz_labels_pair(labels, BSZ_LABEL_LINE, a, 12);
	const uint32_t a7 = bsz_labels_pair(labels, BSZ_LABEL_LINE, a, 7);
	const uint32_t in_b = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0, b);
	const uint32_t in_a = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0, a);
	const uint32_t b_a = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, in_b,
	    a);
	const uint32_t a_b = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, in_a,
	    b);
	const uint32_t a_b_a = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, a_b,
	    a);
	const uint32_t with_b[] = {ab, b}, with_a[] = {ab, a};
	const uint32_t group_b = bsz_labels_group(labels, with_b, 2);
	const uint32_t group_a = bsz_labels_group(labels, with_a, 2);
	const uint32_t sorted[] = {a, in_a, a_b, a_b_a, a7, a12, ab, group_a,
	    group_b, b, in_b, b_a, high};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(sorted); i++)
		for (size_t j = 0; j < BSZ_COUNTOF(sorted); j++) {
			const int order = bsz_labels_compare(labels,
			    sorted[i], sorted[j]);

			assert_int_equal((order > 0) - (order < 0),
			    (i > j) - (i < j));
		}
	bsz_labels_free(labels);
}

static void short_memory_is_remembered(void **state)
{
	static char names[600][8];
	size_t failures = 0;

	(void)state;
	for (uint64_t n = 1; n < 40; n++) {
		struct bsz_labels *labels;

		bsz_alloc_fail_at(n);
		labels = bsz_labels_new();
		for (int i = 0; labels && i < 600; i++) {
			(void)snprintf(names[i], sizeof(names[i]), "%d", i);
			if (!bsz_labels_copy(labels, names[i],
			    strlen(names[i])))
				assert_true(bsz_labels_failed(labels));
			if (i)
				bsz_labels_pair(labels, BSZ_LABEL_LINE, 1,
				    (uint32_t)i);
		}
		bsz_alloc_fail_at(0);
		failures += !labels || bsz_labels_failed(labels);
		bsz_labels_free(labels);
	}
	assert_in_range(failures, 3, 38);
}

static void merging_survives_short_memory(void **state)
{
	(void)state;
	for (uint64_t n = 1; n < 20; n++) {
		struct bsz_labels *const into = bsz_labels_new();
		struct bsz_labels *const from = make_table("x");
		uint32_t *renumber;

		bsz_alloc_fail_at(n);
		renumber = bsz_labels_merge(into, from);
		bsz_alloc_fail_at(0);
		assert_true(renumber || n < 19);
		bsz_free(renumber);
		bsz_labels_free(from);
		bsz_labels_free(into);
	}
}

/* Lines made without a look are found by whoever asks for a pair later. */
static void lines_made_unseen_are_found_later(void **state)
{
	enum { LINES = 5000 };
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t file = text(labels, "a.c"), other = text(labels, "b.c");
	uint32_t made[LINES + 1];

	(void)state;
	for (uint32_t line = 1; line <= LINES; line++) {
		made[line] = bsz_labels_line(labels, file, line);
		if (line % 7 == 0)
			assert_int_equal(text(labels, "a.c"), file);
	}
	for (uint32_t line = 1; line <= LINES; line++)
		assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_LINE, file,
		    line), made[line]);
	assert_int_equal(bsz_labels_count(labels), LINES + 3);

	const uint32_t late = bsz_labels_line(labels, other, 1);

	written(labels, late, "b.c:1");
	assert_int_equal(bsz_labels_pair(labels, BSZ_LABEL_LINE, other, 1),
	    late);
	assert_int_equal(text(labels, "b.c"), other);
	assert_false(bsz_labels_failed(labels));
	bsz_labels_free(labels);
}

static void parts_are_those_of_pairs(void **state)
{
	struct bsz_labels *const labels = bsz_labels_new();
	const uint32_t text = bsz_labels_text(labels, "f", 1);
	const uint32_t line = bsz_labels_pair(labels, BSZ_LABEL_LINE, text,
	    7);
	const uint32_t chain = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0,
	    text);
	const uint32_t group = bsz_labels_group(labels,
	    (const uint32_t[]){text, line}, 2);

	(void)state;
	assert_int_equal(bsz_labels_form(labels, text), BSZ_LABEL_TEXT);
	assert_int_equal(bsz_labels_form(labels, line), BSZ_LABEL_LINE);
	assert_int_equal(bsz_labels_form(labels, chain), BSZ_LABEL_CHAIN);
	assert_int_equal(bsz_labels_form(labels, group), BSZ_LABEL_GROUP);
	assert_int_equal(bsz_labels_parts(labels, line).parent, text);
	assert_int_equal(bsz_labels_parts(labels, line).leaf, 7);
	assert_int_equal(bsz_labels_parts(labels, chain).parent, 0);
	assert_int_equal(bsz_labels_parts(labels, chain).leaf, text);
	assert_int_equal(bsz_labels_parts(labels, text).leaf, 0);
	assert_int_equal(bsz_labels_parts(labels, group).leaf, 0);
	assert_int_equal(bsz_labels_parts(labels, 12345).leaf, 0);
	bsz_labels_prefetch(labels, 12345);
	bsz_labels_free(labels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_names_are_equal_numbers),
		cmocka_unit_test(copies_do_not_need_the_text),
		cmocka_unit_test(long_texts_are_formatted),
		cmocka_unit_test(forms_are_kept_apart),
		cmocka_unit_test(many_names_are_told_apart),
		cmocka_unit_test(merging_keeps_every_meaning),
		cmocka_unit_test(order_does_not_depend_on_numbers),
		cmocka_unit_test(short_memory_is_remembered),
		cmocka_unit_test(merging_survives_short_memory),
		cmocka_unit_test(parts_are_those_of_pairs),
		cmocka_unit_test(lines_made_unseen_are_found_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
