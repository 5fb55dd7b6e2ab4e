/*
 * The byte builder: growth, numbers, draining, the remembered failure.
 */
#include <binsize/buf.h>

#include <binsize/arena.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void pushes_add_up(void **state)
{
	struct bsz_buf buf = {0};

	(void)state;
	bsz_buf_text(&buf, "size ");
	bsz_buf_decimal(&buf, 0);
	bsz_buf_char(&buf, ' ');
	bsz_buf_decimal(&buf, UINT64_MAX);
	bsz_buf_printf(&buf, " %s=%d", "x", -3);
	bsz_buf_push(&buf, "\0!", 2);
	assert_int_equal(buf.size, 34);
	assert_memory_equal(buf.data,
	    "size 0 18446744073709551615 x=-3\0!", 34);
	assert_true(bsz_buf_flush(&buf));
	bsz_buf_release(&buf);
}

/* Each number of digits, at both of its ends. */
static void numbers_have_all_digits(void **state)
{
	uint64_t power = 1;

	(void)state;
	for (size_t digits = 1; digits <= 20; digits++, power *= 10) {
		char want[32], have[BSZ_DECIMAL_ROOM];
		const uint64_t values[] = {power, power + power / 10,
			digits < 20 ? power * 9 + (power - 1) : UINT64_MAX};

		for (size_t i = 0; i < BSZ_COUNTOF(values); i++) {
			(void)snprintf(want, sizeof(want), "%llu",
			    (unsigned long long)values[i]);
			assert_int_equal(bsz_decimal(values[i], have),
			    digits);
			assert_memory_equal(have, want, digits);
		}
	}
}

/* What is pushed inline and what is not come out in order. */
static void pushes_of_any_size_meet(void **state)
{
	static const char text[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	struct bsz_buf buf = {0};
	size_t size = 0;

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		bsz_buf_push(&buf, text, i % 37);
		bsz_buf_char(&buf, '|');
		bsz_buf_decimal(&buf, i % 10);
		size += i % 37 + 2;
		assert_int_equal(buf.size, size);
		assert_memory_equal(buf.data + size - 2 - i % 37, text,
		    i % 37);
		assert_int_equal(buf.data[size - 2], '|');
		assert_int_equal(buf.data[size - 1], '0' + i % 10);
	}
	bsz_buf_release(&buf);
}

static void it_grows(void **state)
{
	struct bsz_buf buf = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		bsz_buf_char(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.size, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(buf.data[i], 'a' + i % 26);
	bsz_buf_release(&buf);
}

struct sink {
	size_t calls, size, largest;
	uint32_t sum;
	int result;
};

static int take(void *context, const char *data, size_t size)
{
	struct sink *const sink = context;

	sink->calls++;
	sink->size += size;
	sink->largest = size > sink->largest ? size : sink->largest;
	for (size_t i = 0; i < size; i++)
		sink->sum = sink->sum * 31 + (uint8_t)data[i];
	return sink->result;
}

static void a_drain_takes_pieces(void **state)
{
	static char large[300000];
	struct sink sink = {0};
	struct bsz_buf buf = {.drain = take, .context = &sink};
	uint32_t sum = 0;

	(void)state;
	memset(large, 'x', sizeof(large));
	bsz_buf_text(&buf, "head");
	bsz_buf_push(&buf, large, sizeof(large));
	for (int i = 0; i < 70000; i++)
		bsz_buf_char(&buf, 'y');
	assert_true(bsz_buf_flush(&buf));
	assert_int_equal(sink.size, 4 + 300000 + 70000);
	assert_true(sink.largest <= 131072);
	assert_true(sink.calls >= 4);
	for (const char *p = "head"; *p; p++)
		sum = sum * 31 + (uint8_t)*p;
	for (int i = 0; i < 300000; i++)
		sum = sum * 31 + 'x';
	for (int i = 0; i < 70000; i++)
		sum = sum * 31 + 'y';
	assert_int_equal(sink.sum, sum);
	assert_true(bsz_buf_flush(&buf));
	assert_int_equal(sink.size, 370004);
	bsz_buf_release(&buf);
}

static void a_failed_drain_is_remembered(void **state)
{
	struct sink sink = {.result = 28};
	struct bsz_buf buf = {.drain = take, .context = &sink};

	(void)state;
	bsz_buf_text(&buf, "a");
	assert_false(bsz_buf_flush(&buf));
	assert_int_equal(buf.drain_errno, 28);
	bsz_buf_text(&buf, "b");
	bsz_buf_char(&buf, 'c');
	bsz_buf_printf(&buf, "%d", 1);
	assert_false(bsz_buf_flush(&buf));
	assert_int_equal(sink.calls, 1);
	bsz_buf_release(&buf);
}

static void short_memory_is_remembered(void **state)
{
	struct bsz_buf buf = {0};

	(void)state;
	bsz_alloc_fail_at(1);
	bsz_buf_text(&buf, "a");
	bsz_alloc_fail_at(0);
	assert_true(buf.failed);
	bsz_buf_text(&buf, "b");
	bsz_buf_char(&buf, 'c');
	assert_int_equal(buf.size, 0);
	assert_false(bsz_buf_flush(&buf));
	bsz_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pushes_add_up),
		cmocka_unit_test(numbers_have_all_digits),
		cmocka_unit_test(pushes_of_any_size_meet),
		cmocka_unit_test(it_grows),
		cmocka_unit_test(a_drain_takes_pieces),
		cmocka_unit_test(a_failed_drain_is_remembered),
		cmocka_unit_test(short_memory_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
