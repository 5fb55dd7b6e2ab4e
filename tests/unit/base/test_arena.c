/*
 * Arenas: alignment, oversized requests, release; the failing allocation.
 */
#include <binsize/arena.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void zero_bytes_are_an_arena(void **state)
{
	struct bsz_arena arena = {0};

	(void)state;
	assert_string_equal(bsz_arena_copy(&arena, "abc", 2), "ab");
	bsz_arena_release(&arena);
	bsz_arena_release(&arena);
	assert_null(arena.chunks);
}

static void objects_are_aligned_and_apart(void **state)
{
	struct bsz_arena arena;
	uint8_t *objects[2000];

	(void)state;
	bsz_arena_init(&arena);
	for (size_t i = 0; i < BSZ_COUNTOF(objects); i++) {
		const size_t size = i * 37 % 4001;

		objects[i] = bsz_arena_alloc(&arena, size);
		assert_non_null(objects[i]);
		assert_int_equal((uintptr_t)objects[i] % 16, 0);
		memset(objects[i], (int)(i & 0xff), size);
	}
	for (size_t i = 0; i < BSZ_COUNTOF(objects); i++) {
		const size_t size = i * 37 % 4001;

		for (size_t j = 0; j < size; j++)
			assert_int_equal(objects[i][j], i & 0xff);
	}
	bsz_arena_release(&arena);
}

static void large_objects_leave_the_chunk_in_use(void **state)
{
	struct bsz_arena arena = {0};
	uint8_t *first, *large, *second;

	(void)state;
	first = bsz_arena_alloc(&arena, 16);
	large = bsz_arena_alloc(&arena, (size_t)8 << 20);
	second = bsz_arena_alloc(&arena, 16);
	assert_non_null(large);
	memset(large, 1, (size_t)8 << 20);
	assert_ptr_equal(second, first + 16);
	bsz_arena_release(&arena);
}

static void absurd_sizes_are_refused(void **state)
{
	struct bsz_arena arena = {0};

	(void)state;
	assert_null(bsz_arena_alloc(&arena, SIZE_MAX));
	assert_null(bsz_arena_alloc(&arena, SIZE_MAX - 40));
	assert_null(bsz_arena_copy(&arena, "", SIZE_MAX));
	assert_null(bsz_malloc(SIZE_MAX));
	assert_null(bsz_calloc(SIZE_MAX / 4, 8));
	bsz_arena_release(&arena);
}

static void printf_measures_first(void **state)
{
	struct bsz_arena arena = {0};
	const char *text = bsz_arena_printf(&arena, "%s-%0600d", "a", 7);

	(void)state;
	assert_int_equal(strlen(text), 602);
	assert_string_equal(text + 600, "07");
	bsz_arena_release(&arena);
}

static void the_nth_allocation_fails(void **state)
{
	void *memory[4];

	(void)state;
	bsz_alloc_fail_at(3);
	memory[0] = bsz_malloc(1);
	memory[1] = bsz_calloc(1, 1);
	memory[2] = bsz_realloc(memory[1], 2);
	memory[3] = bsz_malloc(1);
	assert_non_null(memory[0]);
	assert_non_null(memory[1]);
	assert_null(memory[2]);
	assert_non_null(memory[3]);
	bsz_free(memory[0]);
	bsz_free(memory[1]);
	bsz_free(memory[3]);
	bsz_free(NULL);
}

static void zero_sizes_are_memory_too(void **state)
{
	void *const memory[] = {bsz_malloc(0), bsz_calloc(0, 8),
	    bsz_realloc(NULL, 0)};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(memory); i++) {
		assert_non_null(memory[i]);
		bsz_free(memory[i]);
	}
}

/* Through all the ways memory is had: small, a mapping, the large heap. */
static void arrays_keep_what_they_hold_while_they_grow(void **state)
{
	uint32_t *numbers = NULL, *other;
	size_t had = 0;

	(void)state;
	for (size_t count = 100; count < 6000000; count = count * 3 / 2) {
		numbers = bsz_realloc(numbers, count * sizeof(*numbers));
		assert_non_null(numbers);
		for (; had < count; had++)
			numbers[had] = (uint32_t)had;
	}
	for (size_t i = 0; i < had; i++)
		assert_true(numbers[i] == i);
	memset(numbers, 0xff, had * sizeof(*numbers));
	bsz_free(numbers);
	other = bsz_calloc(had, sizeof(*other));
	assert_non_null(other);
	for (size_t i = 0; i < had; i++)
		assert_true(other[i] == 0);
	bsz_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zero_bytes_are_an_arena),
		cmocka_unit_test(objects_are_aligned_and_apart),
		cmocka_unit_test(large_objects_leave_the_chunk_in_use),
		cmocka_unit_test(absurd_sizes_are_refused),
		cmocka_unit_test(printf_measures_first),
		cmocka_unit_test(the_nth_allocation_fails),
		cmocka_unit_test(zero_sizes_are_memory_too),
		cmocka_unit_test(arrays_keep_what_they_hold_while_they_grow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
