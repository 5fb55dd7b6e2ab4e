/*
 * What names of Rust say of crates: who defines, who instantiated, and the
 * numbers that tell crates of one name apart.
 */
#include <readers/rust_names.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect_crate(const struct rust_crate *crate, const char *name,
    uint64_t id)
{
	if (!name) {
		assert_null(crate->name.at);
		return;
	}
	assert_non_null(crate->name.at);
	assert_int_equal(crate->name.size, strlen(name));
	assert_memory_equal(crate->name.at, name, crate->name.size);
	assert_int_equal(crate->id, id);
}

static void two_crates(void **state)
{
	static const struct {
		const char *name, *defining;
		uint64_t defining_id;
		const char *instance;
		uint64_t instance_id;
	} all[] = {
		{"_RNvC3one3foo", "one", 0, NULL, 0},
		{"_RNvCs_3one3foo", "one", 1, NULL, 0},
		{"_RNvCs0_3one3foo", "one", 2, NULL, 0},
		{"_RNvCsz_3one3foo", "one", 37, NULL, 0},
		{"_RINvCs1_3one3foojECs2_3two", "one", 3, "two", 4},
		/* the instantiating crate by reference */
		{"_RINvCs1_3one3fooNtCs2_3two3BarEBg_", "one", 3, "two", 4},
		{"_RNvMs0_Cs1_3oneNtB5_3Foo3bar", "one", 3, NULL, 0},
		{"_RNvCs1_3one3foo.llvm.77", "one", 3, NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		struct rust_crate defining, instance;

		if (!bsz_rust_v0_crates(all[i].name, strlen(all[i].name),
		    &defining, &instance))
			fail_msg("%s: not read", all[i].name);
		expect_crate(&defining, all[i].defining,
		    all[i].defining_id);
		expect_crate(&instance, all[i].instance,
		    all[i].instance_id);
	}
}

/* What is behind a path must be a path, and lead to a crate. */
static void odd_instances(void **state)
{
	static const char *const refused[] = {
		"_RINvC3one3foojEX", "_RINvC3one3foojEC9two",
		"_RINvC3one3foojEC3twox",
		"_ZN3one3foo17h0123456789abcdefE", "foo", "",
	};
	static const char *const nobody[] = {
		"_RINvC3one3foojEBb_", /* a reference to itself */
		"_RINvC3one3foojEBz_", /* forwards */
	};
	struct rust_crate defining, instance;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(refused); i++) {
		if (bsz_rust_v0_crates(refused[i], strlen(refused[i]),
		    &defining, &instance))
			fail_msg("%s was read", refused[i]);
	}
	for (size_t i = 0; i < BSZ_COUNTOF(nobody); i++) {
		assert_true(bsz_rust_v0_crates(nobody[i], strlen(nobody[i]),
		    &defining, &instance));
		expect_crate(&defining, "one", 0);
		expect_crate(&instance, NULL, 0);
	}
}

static void legacy(void **state)
{
	static const struct {
		const char *name, *crate;
		bool is_legacy;
	} all[] = {
		{"_ZN4core3fmt17h0123456789abcdefE", "core", true},
		{"_ZN1a17h0123456789abcdefE", "a", true},
		{"_ZN13_$LT$char$GT$3run17h0123456789abcdefE", NULL, true},
		{"_ZN4core3fmt17h1111111111111111E", NULL, false},
		{"_ZN4core3fmtE", NULL, false},
		{"_RNvC3one3foo", NULL, false},
		{"", NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		const size_t size = strlen(all[i].name);
		bool inferred;
		const struct text crate = bsz_rust_legacy_crate(all[i].name,
		    size, &inferred);

		assert_int_equal(bsz_rust_legacy_is(all[i].name, size),
		    all[i].is_legacy);
		assert_int_equal(crate.at != NULL, all[i].crate != NULL);
		if (all[i].crate)
			assert_memory_equal(crate.at, all[i].crate,
			    crate.size);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_crates),
		cmocka_unit_test(odd_instances),
		cmocka_unit_test(legacy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
