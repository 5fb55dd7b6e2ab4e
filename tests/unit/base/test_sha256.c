/*
 * Digests: the examples of FIPS 180, and beginning anew.
 */
#include <binsize/sha256.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void check(enum bsz_sha_kind kind, size_t size, const char *want)
{
	struct bsz_err err = {0};
	struct bsz_sha *const sha = bsz_sha_new(kind, &err);
	uint8_t digest[BSZ_SHA_MAX_SIZE];
	char text[BSZ_SHA_HEX_ROOM];

	assert_non_null(sha);
	for (int round = 0; round < 2; round++) {
		bsz_sha_add(sha, "ab", 2);
		bsz_sha_add(sha, "c", 1);
		assert_true(bsz_sha_take(sha, digest));
		assert_string_equal(bsz_sha_hex(digest, size, text), want);
	}
	bsz_sha_free(sha);
	bsz_sha_free(NULL);
}

static void digests_are_the_standards(void **state)
{
	(void)state;
	check(BSZ_SHA256, 32, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	check(BSZ_SHA512, 64, "ddaf35a193617abacc417349ae204131"
	    "12e6fa4e89a97ea20a9eeee64b55d39a"
	    "2192992a274fc1a836ba3c23a3feebbd"
	    "454d4423643ce80e2a9ac94fa54ca49f");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_the_standards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
