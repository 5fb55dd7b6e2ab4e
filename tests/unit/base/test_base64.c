/*
 * Base64: the vectors of RFC 4648, and what is refused.
 */
#include <binsize/base64.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void texts_are_decoded(void **state)
{
	static const struct {
		const char *text, *bytes;
		size_t size;
	} rows[] = {
		{"", "", 0}, {"Zg==", "f", 1}, {"Zm8=", "fo", 2},
		{"Zm9v", "foo", 3}, {"Zm9vYg==", "foob", 4},
		{"Zm9vYmE=", "fooba", 5}, {"Zm9vYmFy", "foobar", 6},
		{"Zg", "f", 1}, {"Zm8", "fo", 2}, {"AP//+/4=",
		    "\0\xff\xff\xfb\xfe", 5},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		char text[16];
		size_t size;

		memcpy(text, rows[i].text, strlen(rows[i].text) + 1);
		assert_true(bsz_base64_decode(text, text, &size));
		assert_int_equal(size, rows[i].size);
		assert_memory_equal(text, rows[i].bytes, size);
	}
}

static void others_are_refused(void **state)
{
	static const char *const texts[] = {"Z", "Zg=", "Zg===", "Zm9v=",
		"Zm9vY", "=", "====", "Zg==Zg==", "Zm 8=", "Zm8=\n", "Zm-_",
		"%%%%"};
	char out[16];
	size_t size;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(texts); i++)
		if (bsz_base64_decode(texts[i], out, &size))
			fail_msg("%s", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_decoded),
		cmocka_unit_test(others_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
