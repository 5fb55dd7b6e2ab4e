/*
 * Families of generic code by names: one name a generic, whatever filled it
 * in, and names that mean harm.
 */
#include <readers/generic.h>

#include <binsize/limits.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static enum generic family_of(const char *name, size_t size, bool has_go,
    enum generic_form form, struct bsz_buf *text)
{
	/* ends where the name ends, so that tools see a read behind */
	char *const copy = bsz_malloc(size + 1);
	enum generic kind;

	assert_non_null(copy);
	memcpy(copy, name, size);
	copy[size] = 0;
	text->size = 0;
	kind = bsz_generic_of_name(copy, size, has_go, form, text);
	bsz_buf_char(text, 0);
	assert_false(text->failed);
	bsz_free(copy);
	return kind;
}

struct known {
	const char *name, *shown;
	enum generic kind;
};

static void expect_all(const struct known *all, size_t count, bool has_go)
{
	struct bsz_buf text = {0};

	for (size_t i = 0; i < count; i++) {
		const enum generic kind = family_of(all[i].name,
		    strlen(all[i].name), has_go, GENERIC_SHOWN, &text);

		if (kind != all[i].kind || strcmp(text.data, all[i].shown))
			fail_msg("%s: '%s' (%d), not '%s' (%d)", all[i].name,
			    text.data, (int)kind, all[i].shown,
			    (int)all[i].kind);
	}
	bsz_buf_release(&text);
}

static void rust(void **state)
{
	static const struct known all[] = {
		{"_RINvC3one3medhE", "one::med::<_>", GENERIC_SURE},
		{"_RINvC3one3medNtC3two3BarE", "one::med::<_>", GENERIC_SURE},
		{"_RNvMC3oneINtC3one3VechE4push", "<one::Vec<_>>::push",
		    GENERIC_SURE},
		{"_RNvYhNtC3one2Tr2go", "<_ as one::Tr>::go", GENERIC_SURE},
		{"_RNvXC3onehNtC3one2Tr2go", "<u8 as one::Tr>::go",
		    GENERIC_MAYBE},
		{"_RNvXC3oneReNtC3one2Tr2go", "<&_ as one::Tr>::go",
		    GENERIC_MAYBE},
		{"_RNCINvC3one3medhE0C3two",
		    "one::med::<_>::{closure#0}", GENERIC_SURE},
		{"_RNCINvC3one3medhEs_0",
		    "one::med::<_>::{closure#1}", GENERIC_SURE},
		/* the same by reference */
		{"_RINvC3one3medNtB4_3BarE", "one::med::<_>", GENERIC_SURE},
		{"_RNvXC3onehNtB2_2Tr2go", "<u8 as one::Tr>::go",
		    GENERIC_MAYBE},
		/* lifetimes are no arguments */
		{"_RINvC3one3medL_E", "one::med", GENERIC_MAYBE},
		{"_RNvC3one3foo", "one::foo", GENERIC_MAYBE},
		/* legacy: the hash is all that differs */
		{"_ZN3one3med17h0123456789abcdefE", "one::med",
		    GENERIC_MAYBE},
		{"_RNvC3one", "", GENERIC_NONE},
		{"_Reset", "", GENERIC_NONE},
	};

	(void)state;
	expect_all(all, BSZ_COUNTOF(all), false);
}

static void cxx(void **state)
{
	static const struct known all[] = {
		{"_Z3medIiET_S0_", "med<_>(_)", GENERIC_SURE},
		{"_Z3medIdET_S0_", "med<_>(_)", GENERIC_SURE},
		{"_Z3medIiEvT_i", "med<_>(_, int)", GENERIC_SURE},
		/* members of a class template: overloads stay apart */
		{"_ZNSt6vectorIiSaIiEE9push_backERKi",
		    "std::vector<_>::push_back(_ const&)", GENERIC_SURE},
		{"_ZNSt6vectorIdSaIdEE9push_backERKd",
		    "std::vector<_>::push_back(_ const&)", GENERIC_SURE},
		{"_ZNSt6vectorIiSaIiEE9push_backEOi",
		    "std::vector<_>::push_back(_&&)", GENERIC_SURE},
		{"_ZNKSt6vectorIiSaIiEE4sizeEv",
		    "std::vector<_>::size() const", GENERIC_SURE},
		{"_ZN3BoxIiEC2Ev", "Box<_>::Box()", GENERIC_SURE},
		{"_ZN3BoxIiED0Ev", "Box<_>::~Box()", GENERIC_SURE},
		/* arguments inside of arguments, packs, values, lambdas */
		{"_Z3medISt6vectorIS0_IiSaIiEESaIS2_EEEvT_", "med<_>(_)",
		    GENERIC_SURE},
		{"_Z3oneIJidEEvDpT_", "one<_>(_...)", GENERIC_SURE},
		{"_Z3oneILi7EEvv", "one<_>()", GENERIC_SURE},
		{"_ZZ3oneIiEvvENKUlvE_clEv",
		    "one<_>()::{lambda()#1}::operator()() const",
		    GENERIC_SURE},
		/* tables of classes */
		{"_ZTV3BoxIiE", "vtable for Box<_>", GENERIC_SURE},
		{"_ZTS3BoxIiE", "typeinfo name for Box<_>", GENERIC_SURE},
		{"_ZGVZ3oneIiEvvE1x", "guard variable for one<_>()::x",
		    GENERIC_SURE},
		/* a template among parameters makes no instance */
		{"_Z3oneSt6vectorIiSaIiEE", "", GENERIC_NONE},
		{"_Z3onev", "", GENERIC_NONE},
		{"_ZN3one3twoEi", "", GENERIC_NONE},
		{"_ZI", "", GENERIC_NONE},
		{"_ZIIII", "", GENERIC_NONE},
	};

	(void)state;
	expect_all(all, BSZ_COUNTOF(all), false);
}

static void go(void **state)
{
	static const struct known all[] = {
		{"main.Map[go.shape.int,go.shape.string]", "main.Map[...]",
		    GENERIC_SURE},
		{"main.(*List[go.shape.int_0]).Push",
		    "main.(*List[...]).Push", GENERIC_SURE},
		{"a/b.F[[]int].func1", "a/b.F[...].func1", GENERIC_SURE},
		{"main.main", "", GENERIC_NONE},
		{"type:[]int", "", GENERIC_NONE},
		{"type..eq.[2]interface {}", "", GENERIC_NONE},
		{"[]", "", GENERIC_NONE},
		{"a]b[c", "", GENERIC_NONE},
	};

	(void)state;
	expect_all(all, BSZ_COUNTOF(all), true);
}

/* Two names are of one family, or not. */
static void keys(void **state)
{
	static const struct {
		const char *one, *other;
		bool same;
	} all[] = {
		/* one impl for any type; two impls */
		{"_RNvXC3onehNtC3one2Tr2go", "_RNvXC3onetNtC3one2Tr2go",
		    true},
		{"_RNvXC3onehNtC3one2Tr2go", "_RNvXs_C3onetNtC3one2Tr2go",
		    false},
		/* two crates of one name */
		{"_RINvCs1_3one3medhE", "_RINvCs2_3one3medhE", false},
		{"_RINvCs1_3one3medhE", "_RINvCs1_3one3medtE", true},
		{"_ZN3one3med17h0123456789abcdefE",
		    "_ZN3one3med17habcdef9876543210E", true},
		{"_ZN3one3med17h0123456789abcdefE",
		    "_ZN3one3men17habcdef9876543210E", false},
	};
	struct bsz_buf one = {0}, other = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		(void)family_of(all[i].one, strlen(all[i].one), false,
		    GENERIC_KEY, &one);
		(void)family_of(all[i].other, strlen(all[i].other), false,
		    GENERIC_KEY, &other);
		if ((strcmp(one.data, other.data) == 0) != all[i].same)
			fail_msg("%s is '%s', %s is '%s'", all[i].one,
			    one.data, all[i].other, other.data);
	}
	bsz_buf_release(&one);
	bsz_buf_release(&other);
}

/* An impl for any type is shown as one. */
static void any_type(void **state)
{
	static const char name[] = "_RNvXC3oneINtC3one3VechENtC3one2Tr2go";
	struct bsz_buf text = {0};

	(void)state;
	(void)family_of(name, sizeof(name) - 1, false, GENERIC_ANY, &text);
	assert_string_equal(text.data, "<_ as one::Tr>::go");
	bsz_buf_release(&text);
}

/*
 * Cut anywhere, changed anywhere, in circles, in doubling references: ends
 * soon, with a bounded text.
 */
static void harm(void **state)
{
	static const char *const all[] = {
		"_RNvXC3oneINtC3one3VechENtC3one2Tr2go",
		"_RINvB_3medhE", "_RINvB0_3medB_E", "_RNvXB_B_B_",
		"_RNvXNvXNvXB_B2_B2_B2_B5_B5_B5_Bx_",
		"_ZNSt6vectorIiSaIiEE9push_backERKi",
		"_Z1fIiEvPFT_S0_EPFS1_S1_EPFS3_S3_EPFS5_S5_EPFS7_S7_E",
		"_ZZ3oneIiEvvENKUlvE_clEv", "_Z3oneIJidEEvDpT_",
		"_Z1fIiEDTcl1gfp_EET_",
	};
	struct bsz_buf text = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		char copy[128];
		const size_t size = strlen(all[i]);

		for (size_t cut = 0; cut <= size; cut++)
			(void)family_of(all[i], cut, false, GENERIC_SHOWN,
			    &text);
		for (size_t at = 2; at < size; at++) {
			for (const char *c = "IESTBNX_0"; *c; c++) {
				memcpy(copy, all[i], size);
				copy[at] = *c;
				(void)family_of(copy, size, true,
				    GENERIC_KEY, &text);
				assert_true(text.size <
				    BSZ_MAX_DEMANGLED + 4096);
			}
		}
	}
	bsz_buf_release(&text);
}

/* As deep as a name is long. */
static void depth(void **state)
{
	static char name[60000];
	struct bsz_buf text = {0};

	(void)state;
	memcpy(name, "_RINvC3one3med", 14);
	memset(name + 14, 'R', sizeof(name) - 14);
	assert_int_equal(family_of(name, sizeof(name), false, GENERIC_SHOWN,
	    &text), GENERIC_NONE);
	memcpy(name, "_Z3medI", 7);
	memset(name + 7, 'P', sizeof(name) - 7);
	(void)family_of(name, sizeof(name), false, GENERIC_SHOWN, &text);
	(void)family_of(name, 8000, false, GENERIC_SHOWN, &text);
	bsz_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rust),
		cmocka_unit_test(cxx),
		cmocka_unit_test(go),
		cmocka_unit_test(keys),
		cmocka_unit_test(any_type),
		cmocka_unit_test(harm),
		cmocka_unit_test(depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
