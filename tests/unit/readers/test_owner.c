/*
 * Owners of names: real ones, odd ones, and ones made to harm.
 */
#include <readers/owner.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "owner_names.h"

#define NOTHING NULL

/* A copy that ends where the name ends, so that tools see a read behind. */
static struct owner owner_of(const char *name, size_t size, bool has_go,
    struct bsz_buf *text)
{
	char *copy = bsz_malloc(size + 1);
	struct owner owner;

	assert_non_null(copy);
	memcpy(copy, name, size);
	copy[size] = 0;
	owner = bsz_owner_of_name(copy, size, has_go);
	text->size = 0;
	bsz_owner_write(&owner, false, text);
	bsz_buf_char(text, 0);
	assert_false(text->failed);
	bsz_free(copy);
	return owner;
}

static void expect(const struct known *known, bool has_go,
    enum owner_language language)
{
	struct bsz_buf text = {0};
	const struct owner owner = owner_of(known->name, strlen(known->name),
	    has_go, &text);

	if (!known->owner) {
		if (owner.language != OWNER_NONE)
			fail_msg("%s: %s, not nothing", known->name,
			    text.data);
	} else if (owner.language != language ||
	    strcmp(text.data, known->owner) != 0) {
		fail_msg("%s: '%s' (language %d), not '%s'", known->name,
		    text.data, (int)owner.language, known->owner);
	} else if (owner.inferred != (known->certainty == INFERRED) ||
	    owner.is_class != (known->certainty == CLASS)) {
		fail_msg("%s: inferred %d, class %d", known->name,
		    (int)owner.inferred, (int)owner.is_class);
	}
	bsz_buf_release(&text);
}

#define EXPECT_ALL(table, has_go, language)                                  \
	do {                                                                 \
		for (size_t i = 0; i < BSZ_COUNTOF(table); i++)              \
			expect(&(table)[i], has_go, language);               \
	} while (0)

static void real_names(void **state)
{
	(void)state;
	EXPECT_ALL(rust_v0, false, OWNER_RUST);
	EXPECT_ALL(rust_v0, true, OWNER_RUST);
	EXPECT_ALL(rust_legacy, false, OWNER_RUST);
	EXPECT_ALL(cxx, false, OWNER_CXX);
	EXPECT_ALL(cxx, true, OWNER_CXX);
	EXPECT_ALL(go, true, OWNER_GO);
	EXPECT_ALL(go_linker, true, OWNER_GO);
}

static void rust_forms(void **state)
{
	static const struct known names[] = {
		/* RFC 2603: crate, nested, inherent, trait impl, trait */
		{"_RNvC7mycrate3foo", "mycrate", SURE},
		{"_RNvCs1234_7mycrate3foo", "mycrate", SURE},
		{"_RNvMs_C7mycrateNtB4_3Foo3bar", "mycrate", SURE},
		{"_RNvXC7mycrateNtB2_3FooNtNtC4core3fmt5Debug3fmt",
		    "mycrate", SURE},
		{"_RNvYNtC7mycrate3FooNtC5trait5Trait3new", "trait", SURE},
		{"_RINvC3std3memjE", "std", SURE},
		/* the root behind a reference */
		{"_RNvYNtC7mycrate3FooNtB4_5Trait3new", "mycrate", SURE},
		/* impl of one crate for a type of another */
		{"_RNvXC3twoNtC3one3FooNtC3six5Trait3run", "two", SURE},
		/* instantiated elsewhere; suffixes of tools */
		{"_RINvC3one3mapjEC3two", "one", SURE},
		{"_RNvC3one3foo.llvm.1234", "one", SURE},
		{"_RNvC3one3foo.cold", "one", SURE},
		/* types: functions, trait objects, arrays, constants */
		{"_RINvC3one3fooFUKCjmEuE", "one", SURE},
		{"_RINvC3one3fooDNtC3two5Traitp4ItemjEL_E", "one", SURE},
		{"_RINvC3one3fooAhj20_E", "one", SURE},
		{"_RINvC3one3fooKln1_Kb1_E", "one", SURE},
		{"_RINvC3one3fooRL0_hQTjmEPcE", "one", SURE},
		/* not Rust: C names of the same letters */
		{"_RNG_seed", NOTHING, SURE},
		{"_Reset", NOTHING, SURE},
		{"_RC", NOTHING, SURE},
		{"_RNvC3one3fooX", NOTHING, SURE},
		{"_RNvC9one3foo", NOTHING, SURE},
		/* legacy */
		{"_ZN4core3fmt17h0123456789abcdefE", "core", SURE},
		{"_ZN4core3fmt17h0123456789abcdefE.llvm.77", "core", SURE},
		{"_ZN37_$LT$one..Foo$u20$as$u20$two..Bar$GT$3run"
		    "17h0123456789abcdefE", "one", INFERRED},
		{"_ZN30_$LT$T$u20$as$u20$two..Bar$GT$3run"
		    "17h0123456789abcdefE", "two", INFERRED},
		{"_ZN40_$LT$$RF$one..Foo$u20$as$u20$two..Bar$GT$3run"
		    "17h0123456789abcdefE", NOTHING, SURE},
		{"_ZN41_$LT$$RF$one..Foo$u20$as$u20$two..Bar$GT$3run"
		    "17h0123456789abcdefE", "one", INFERRED},
		{"_ZN13_$LT$char$GT$3run17h0123456789abcdefE", NOTHING,
		    SURE},
	};

	(void)state;
	EXPECT_ALL(names, false, OWNER_RUST);
}

static void cxx_forms(void **state)
{
	static const struct known names[] = {
		/* too few different digits, or letters: people wrote these */
		{"_ZN3foo17h1111111111111111E", "foo::", SURE},
		{"_ZN3foo17h0101010101010101Ev", "foo::", SURE},
		{"_ZN3foo17h0123456789abcdefEv", "foo::", SURE},
		{"_ZN3foo17hXYZXYZXYZXYZXYZXE", "foo::", SURE},
		{"_ZN3foo3barEv", "foo::", SURE},
		{"_ZNK3foo3Bar3bazEi", "foo::", SURE},
		{"_ZNVKO3foo3Bar3bazEi", "foo::", SURE},
		{"_ZN3FooC2Ev", "Foo::", CLASS},
		{"_ZN3FooD0Ev", "Foo::", CLASS},
		{"_ZN3FooIiE3barEv", "Foo::", CLASS},
		{"_ZN3FooB5cxx113barEv", "Foo::", SURE},
		{"_ZTV3Foo", "Foo::", CLASS},
		{"_ZTIP3Foo", "Foo::", CLASS},
		{"_ZTSN3foo3BarE", "foo::", SURE},
		{"_ZThn16_N3foo3Bar3bazEv", "foo::", SURE},
		{"_ZTv0_n24_N3foo3Bar3bazEv", "foo::", SURE},
		{"_ZTch0_h16_N3foo3Bar3bazEv", "foo::", SURE},
		{"_ZGVZN3foo3barEvE1x", "foo::", SURE},
		{"_ZZN3foo3barEvE1x", "foo::", SURE},
		{"_ZGRN3foo1xE_", "foo::", SURE},
		{"_ZTWN3foo1xE", "foo::", SURE},
		{"_ZNSt6vectorIiSaIiEE9push_backERKi", "std::", SURE},
		{"_ZSt4moveIRiEOT_", "std::", SURE},
		{"_ZNKSs4sizeEv", "std::", SURE},
		{"_ZN9__gnu_cxx3fooEv", "__gnu_cxx::", SURE},
		{"_ZN3foo12_GLOBAL__N_13barEv", "foo::", SURE},
		{"_GLOBAL__sub_I__ZN3foo3barE", "foo::", SURE},
		{"_ZN3foo3barEv.cold", "foo::", SURE},
		/* functions and objects of no scope */
		{"_Z3foov", NOTHING, SURE},
		{"_ZL3foov", NOTHING, SURE},
		{"_ZZ3foovE1x", NOTHING, SURE},
		{"_Znwm", NOTHING, SURE},
		{"_ZplRK3FooS1_", NOTHING, SURE},
		{"_ZN12_GLOBAL__N_13barEv", NOTHING, SURE},
		{"_ZN3fooE", NOTHING, SURE},
		{"_ZTIi", NOTHING, SURE},
		{"_GLOBAL__sub_I_main", NOTHING, SURE},
		/* cut, or lying about their length */
		{"_ZN", NOTHING, SURE},
		{"_ZN99foo", NOTHING, SURE},
		{"_ZN0foo3barEv", NOTHING, SURE},
		{"_ZN99999999999999999999999foo3barEv", NOTHING, SURE},
		{"_ZT", NOTHING, SURE},
		{"_ZGTT", NOTHING, SURE},
		{"main", NOTHING, SURE},
		{"", NOTHING, SURE},
	};

	(void)state;
	EXPECT_ALL(names, false, OWNER_CXX);
}

static void go_forms(void **state)
{
	static const struct known names[] = {
		{"main.main", "main", SURE},
		{"main.main.func1.2", "main", SURE},
		{"main..inittask", "main", SURE},
		{"net/http.(*Client).Do", "net/http", SURE},
		{"net/http.(*Client).Do-fm", "net/http", SURE},
		{"net/http.Header.Get", "net/http", SURE},
		{"vendor/golang.org/x/net/idna.init",
		    "vendor/golang.org/x/net/idna", SURE},
		{"gopkg.in/yaml%2ev3.Unmarshal", "gopkg.in/yaml.v3", SURE},
		{"a.b/c%25d.F", "a.b/c%d", SURE},
		{"go.uber.org/zap.New", "go.uber.org/zap", SURE},
		{"slices.SortFunc[go.shape.[]net/http.Header,int]", "slices",
		    SURE},
		{"a/b.F[c/d.T[e/f.U]].func1", "a/b", SURE},
		{"a/b.(*T[c/d.U]).M", "a/b", SURE},
		{"a/b.(*struct { c/d.T }).M", "a/b", SURE},
		{"type:.eq.[2]net/http.Header", "net/http", SURE},
		{"type..hash.os.File", "os", SURE},
		{"type:*net/http.Client", "net/http", SURE},
		{"type:map[string]int", "[Go types]", SURE},
		{"type:func(os.File) error", "[Go types]", SURE},
		{"type:*", "[Go types]", SURE},
		{"go:itab.*os.File,io.Reader", "os", SURE},
		{"go.itab.*net/http.T[int,a/b.C],io.Reader", "net/http",
		    SURE},
		{"go:string.*", "[Go strings]", SURE},
		{"go:func.*", "[Go data]", SURE},
		{"runtime.gcbits.0a", "[Go data]", SURE},
		{"_cgo_init", "[cgo]", SURE},
		/* marks of the linker own nothing */
		{"runtime.text", NOTHING, SURE},
		{"runtime.pclntab", NOTHING, SURE},
		{"runtime.types", NOTHING, SURE},
		{"runtime.typesInit", "runtime", SURE},
		/* assembly without a package, and C */
		{"cmpbody", NOTHING, SURE},
		{"counter.0", NOTHING, SURE},
		{"work.cold", NOTHING, SURE},
		{"work.part.3", NOTHING, SURE},
		{"work.constprop.0.isra.0", NOTHING, SURE},
		{"work.llvm.12345", NOTHING, SURE},
		{"main.partial", "main", SURE},
		{"runtime.clone.abi0", "runtime", SURE},
		{".L1", NOTHING, SURE},
		{"a/b", NOTHING, SURE},
		{"main.", NOTHING, SURE},
	};
	static const struct known without_go[] = {
		{"main.main", NOTHING, SURE},
		{"counter.0", NOTHING, SURE},
	};

	(void)state;
	EXPECT_ALL(names, true, OWNER_GO);
	EXPECT_ALL(without_go, false, OWNER_GO);
}

/* Packages by the folders of sources. */
static void go_files(void **state)
{
	static const struct {
		const char *path, *package;
	} files[] = {
		{"/usr/lib/go/src/internal/bytealg/index_amd64.s",
		    "internal/bytealg"},
		{"/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.8."
		    "linux-amd64/src/runtime/asm_amd64.s", "runtime"},
		{"/root/go/pkg/mod/golang.org/x/crypto@v0.47.0/"
		    "chacha20poly1305/chacha20poly1305_amd64.s",
		    "golang.org/x/crypto/chacha20poly1305"},
		{"/go/pkg/mod/github.com/!azure/sdk/v2@v2.1.0/a.s",
		    "github.com/Azure/sdk/v2"},
		{"golang.org/x/crypto@v0.47.0/argon2/blamka_amd64.s",
		    "golang.org/x/crypto/argon2"},
		{"runtime/asm_amd64.s", "runtime"},
		{"/home/me/project/asm.s", ""},
		{"/root/go/pkg/mod/odd/asm.s", ""},
		{"/root/go/pkg/mod/", ""},
		{"/pkg/mod/a@", ""},
		{"<autogenerated>", ""},
		{"asm.s", ""},
	};
	struct bsz_buf text = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(files); i++) {
		const struct owner owner =
		    bsz_owner_of_go_file(files[i].path);

		text.size = 0;
		bsz_owner_write(&owner, true, &text);
		bsz_buf_char(&text, 0);
		assert_string_equal(text.data, files[i].package);
	}
	bsz_buf_release(&text);
}

static void crates_beside_go(void **state)
{
	struct bsz_buf text = {0};
	const struct owner owner = bsz_owner_of_rust("_RNvC3log4warn", 14);

	(void)state;
	bsz_owner_write(&owner, true, &text);
	assert_int_equal(text.size, strlen("log (Rust)"));
	assert_memory_equal(text.data, "log (Rust)", text.size);
	bsz_buf_release(&text);
}

static void units(void **state)
{
	static const struct {
		const char *name;
		uint16_t language;
		const char *owner, *folder;
	} all[] = {
		{"net/http", 0x16, "net/http", NULL},
		{"src/main.rs/@/hello.e277c95c5737b5cf-cgu.0", 0x1c, "hello",
		    NULL},
		{"/deps/memchr-2.7.6/src/lib.rs/@/memchr.96-cgu.0", 0x1c,
		    "memchr", NULL},
		{"/registry/src/index/rustc-demangle-0.1.2/src/lib.rs", 0x1c,
		    "rustc_demangle", NULL},
		{"library/core/src/lib.rs", 0x1c, "core", NULL},
		{"/x/serde-1.0.2-alpha.1/src/de/mod.rs", 0x1c, "serde", NULL},
		{"main.rs", 0x1c, NULL, NULL},
		{"/src/main.rs", 0x1c, NULL, NULL},
		{"a.c/@/b c.0", 0x1c, NULL, NULL},
		{"src/a.c", 0x0c, NULL, NULL},
		{"gcc_util.c", 0x0c, "runtime/cgo", "/_/runtime/cgo"},
		{"gcc_util.c", 0x1d, "runtime/cgo",
		    "/_/GOROOT/src/runtime/cgo"},
		{"a.c", 0x0c, "example.com/a", "/_/example.com/a@v1.2.3"},
		{"a.c", 0x0c, "example.com/b", "/_/vendor/example.com/b"},
		{"a.c", 0x0c, NULL, "/home/_/a"},
		{"a.c", 0x0c, NULL, "/_/"},
		{NULL, 0x16, NULL, NULL},
	};
	struct bsz_buf text = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(all); i++) {
		const struct dwarf_unit unit = {.name = all[i].name,
		    .language = all[i].language,
		    .comp_dir = all[i].folder};
		const struct owner owner = bsz_owner_of_unit(&unit);

		text.size = 0;
		bsz_owner_write(&owner, false, &text);
		bsz_buf_char(&text, 0);
		if (all[i].owner)
			assert_string_equal(text.data, all[i].owner);
		else
			assert_int_equal(owner.language, OWNER_NONE);
	}
	bsz_buf_release(&text);
}

/* --- harm --- */

/* Deep, and long: bounded depth, linear time. */
static void deep_names(void **state)
{
	static const char *const openers[] = {"_RNt", "_RINvC1a1bT", "_RX",
		"_RY", "_RINvC1a1bF", "_RINvC1a1bDN", "_RINvC1a1bKA", "_ZZ",
		"_ZTc", "_ZN3"};
	const size_t size = 60000;
	char *name = bsz_malloc(size + 1);

	(void)state;
	assert_non_null(name);
	for (size_t i = 0; i < BSZ_COUNTOF(openers); i++) {
		const size_t start = strlen(openers[i]);
		const char *repeat = openers[i] + start - 1;

		memcpy(name, openers[i], start);
		for (size_t k = start; k < size; k++)
			name[k] = *repeat;
		name[size] = 0;
		assert_int_equal(bsz_owner_of_name(name, size, true).language,
		    OWNER_NONE);
	}
	bsz_free(name);
}

/* References to themselves, forwards, in circles, out of the name. */
static void references(void **state)
{
	static const struct known names[] = {
		{"_RNvB_3foo", NOTHING, SURE},
		{"_RB_", NOTHING, SURE},
		{"_RNvB0_3foo", NOTHING, SURE},
		{"_RNvB9_3foo", NOTHING, SURE},
		{"_RNvBzzzzzzzzzzzzzzzzzzzz_3foo", NOTHING, SURE},
		{"_RYNtB_3FooB_", NOTHING, SURE},
		{"_RNvYjNvB_1a1b", NOTHING, SURE},
	};

	(void)state;
	EXPECT_ALL(names, false, OWNER_RUST);
}

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return *seed >> 33;
}

/* Some bytes changed, cut, doubled: no fault, and owners lie inside. */
static void mutate(const char *name, uint64_t *seed, struct bsz_buf *text)
{
	static const char letters[] = "_BCDEFGIKLMNPQRSTVWXYZ0123456789aehjnst"
	    "$.:/[(%,*";
	char changed[512];
	size_t size = strlen(name);

	if (size >= sizeof(changed))
		return;
	memcpy(changed, name, size);
	for (uint64_t k = next_random(seed) % 4 + 1; k && size; k--) {
		const size_t at = next_random(seed) % size;

		switch (next_random(seed) % 4) {
		case 0:
			changed[at] = (char)(next_random(seed) % 255 + 1);
			break;
		case 1:
			size = at;
			break;
		case 2:
			if (size > at + 1)
				memmove(changed + at, changed + at + 1,
				    --size - at);
			break;
		case 3:
			changed[at] = letters[next_random(seed) %
			    (sizeof(letters) - 1)];
			break;
		}
	}
	(void)owner_of(changed, size, true, text);
}

static void mutated_names(void **state)
{
	struct bsz_buf text = {0};
	uint64_t seed = 1;

	(void)state;
	for (size_t round = 0; round < 300; round++) {
		for (size_t i = 0; i < BSZ_COUNTOF(rust_v0); i++)
			mutate(rust_v0[i].name, &seed, &text);
		for (size_t i = 0; i < BSZ_COUNTOF(rust_legacy); i++)
			mutate(rust_legacy[i].name, &seed, &text);
		for (size_t i = 0; i < BSZ_COUNTOF(cxx); i++)
			mutate(cxx[i].name, &seed, &text);
		for (size_t i = 0; i < BSZ_COUNTOF(go); i++)
			mutate(go[i].name, &seed, &text);
		for (size_t i = 0; i < BSZ_COUNTOF(go_linker); i++)
			mutate(go_linker[i].name, &seed, &text);
	}
	bsz_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(real_names),
		cmocka_unit_test(rust_forms),
		cmocka_unit_test(cxx_forms),
		cmocka_unit_test(go_forms),
		cmocka_unit_test(go_files),
		cmocka_unit_test(crates_beside_go),
		cmocka_unit_test(units),
		cmocka_unit_test(deep_names),
		cmocka_unit_test(references),
		cmocka_unit_test(mutated_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
