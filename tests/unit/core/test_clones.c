/*
 * Words of clones at the end of names, and what only looks like them.
 */
#include <binsize/arena.h>
#include <binsize/clones.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void stems(void **state)
{
	static const struct {
		const char *name, *stem;
	} all[] = {
		{"work", "work"},
		{"work.cold", "work"},
		{"work.cold.1", "work"},
		{"work.part.0", "work"},
		{"work.constprop.0.isra.0", "work"},
		{"work.isra.0.cold", "work"},
		{"work.lto_priv.12.cold", "work"},
		{"_ZN3foo3barEv.llvm.123456789", "_ZN3foo3barEv"},
		{"work.__uniq.77.cold", "work"},
		/* a local function with a number of its own */
		{"work.3.cold", "work.3"},
		/* no clones */
		{"counter.0", "counter.0"},
		{"main.part", "main.part"},
		{"main.llvm", "main.llvm"},
		{"work.colder", "work.colder"},
		{"work.cold.x", "work.cold.x"},
		{"work.part.0x", "work.part.0x"},
		{"work.", "work."},
		{"work.cold.", "work.cold."},
		{".cold", ".cold"},
		{".0", ".0"},
		{"..cold", "."},
		{".", "."},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		const size_t size = strlen(all[i].name);
		/* ends where the name ends, so that tools see a read behind */
		char *const copy = bsz_malloc(size + !size);

		assert_non_null(copy);
		memcpy(copy, all[i].name, size);
		if (bsz_clone_stem(copy, size) != strlen(all[i].stem))
			fail_msg("%s: %zu bytes, not '%s'", all[i].name,
			    bsz_clone_stem(copy, size), all[i].stem);
		bsz_free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
