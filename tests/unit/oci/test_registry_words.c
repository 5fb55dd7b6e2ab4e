/*
 * What registries are called, where they may send us and how they ask who we
 * are: tables of texts and what they mean.
 */
#include "../../../src/oci/registry_challenge.h"
#include "../../../src/oci/registry_link.h"
#include "../../../src/oci/registry_reference.h"
#include "../../../src/oci/registry_url.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define HEX64 "0123456789abcdef0123456789abcdef" \
	"0123456789abcdef0123456789abcdef"

static void test_references(void **state)
{
	static const struct {
		const char *text, *key, *host, *name, *target;
		bool loopback;
	} rows[] = {
		{"docker://debian", "docker.io", "registry-1.docker.io",
		    "library/debian", "latest", false},
		{"debian:12", "docker.io", "registry-1.docker.io",
		    "library/debian", "12", false},
		{"team/app", "docker.io", "registry-1.docker.io", "team/app",
		    "latest", false},
		{"index.docker.io/x", "docker.io", "registry-1.docker.io",
		    "library/x", "latest", false},
		{"docker://localhost:5000/a/b:v1", "localhost:5000",
		    "localhost:5000", "a/b", "v1", true},
		{"127.0.0.1:5000/a", "127.0.0.1:5000", "127.0.0.1:5000", "a",
		    "latest", true},
		{"[::1]:5000/a:t", "[::1]:5000", "[::1]:5000", "a", "t",
		    true},
		{"ghcr.io/o/r__x@sha256:" HEX64, "ghcr.io", "ghcr.io",
		    "o/r__x", "sha256:" HEX64, false},
		{"ghcr.io/o/r:t@sha256:" HEX64, "ghcr.io", "ghcr.io", "o/r",
		    "sha256:" HEX64, false},
		{"r.example/a--b.c_d", "r.example", "r.example", "a--b.c_d",
		    "latest", false},
	};
	struct bsz_reference reference;
	struct bsz_err err = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		assert_int_equal(bsz_reference_parse(rows[i].text,
		    &reference, &err), 0);
		assert_string_equal(reference.key, rows[i].key);
		assert_string_equal(reference.host, rows[i].host);
		assert_string_equal(reference.name, rows[i].name);
		assert_string_equal(bsz_reference_target(&reference),
		    rows[i].target);
		assert_int_equal(reference.loopback, rows[i].loopback);
	}
}

static void test_references_refused(void **state)
{
	static const char *const texts[] = {
		"docker://", "docker:///a", "r.example/", "r.example/A",
		"r.example/a//b", "r.example/../a", "r.example/a..b",
		"r.example/a___b", "r.example/a._b", "r.example/-a",
		"r.example/a-", "r.example/a:", "r.example/a:.t",
		"r.example/a:t t", "r.example/a%2e", "user@r.example/a",
		"u:p@r.example/a", "r.example:0/a", "r.example:99999/a",
		"r.example/a@sha256:0123", "r.example/a@sha256:" HEX64 "0",
		"r.example/a@sha256:../../x", "r.example/a?x", "r.example/a#x",
		"r .example/a", "r.example\n/a",
	};
	struct bsz_reference reference;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(texts); i++) {
		struct bsz_err err = {0};

		if (bsz_reference_parse(texts[i], &reference, &err) !=
		    BSZ_EUSAGE)
			fail_msg("'%s' was taken", texts[i]);
	}
}

static void test_addresses(void **state)
{
	static const struct {
		const char *text, *host, *path;
		uint16_t port;
		bool secure;
	} rows[] = {
		{"https://Auth.Example/token?a=b", "auth.example",
		    "/token?a=b", 443, true},
		{"http://127.0.0.1:5002", "127.0.0.1", "", 5002, false},
		{"HTTPS://[2001:DB8::1]:8443/x", "2001:db8::1", "/x", 8443,
		    true},
		{"https://a:/x", "a", "/x", 443, true},
		{"https://a?u=me@b", "a", "?u=me@b", 443, true},
	};
	static const char *const refused[] = {
		"", "ftp://a/", "file:///etc/passwd", "https:/a", "https://",
		"https://u@a/", "https://u:p@a/", "https://a@b@c/",
		"https://a b/", "https://a/\r\nX: y", "https://a\\@b/",
		"https://a:0/", "https://a:65536/", "https://a:8x/",
		"https://[::1/", "https://[::1]x/", "https://a%41/",
		"javascript:alert(1)", "//a/b", "/a",
	};
	struct bsz_url url;
	struct bsz_err err = {0};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		assert_int_equal(bsz_url_parse(rows[i].text, &url, &err), 0);
		assert_string_equal(url.host, rows[i].host);
		assert_string_equal(url.path, rows[i].path);
		assert_int_equal(url.port, rows[i].port);
		assert_int_equal(url.secure, rows[i].secure);
	}
	for (size_t i = 0; i < BSZ_COUNTOF(refused); i++)
		if (bsz_url_parse(refused[i], &url, &err) != BSZ_EINPUT)
			fail_msg("'%s' was taken", refused[i]);
}

static void test_locations(void **state)
{
	static const struct {
		const char *base, *location, *result;
	} rows[] = {
		{"https://a/v2/x/blobs/d?q", "https://b/y", "https://b/y"},
		{"https://a/v2/x", "//b:1/y?z", "https://b:1/y?z"},
		{"https://a/v2/x", "/y?z", "https://a:443/y?z"},
		{"http://a:81/v2/x?p/q", "y", "http://a:81/v2/y"},
		{"http://a", "y", "http://a:80/y"},
		{"https://[::1]:5/v2/x?p", "?z", "https://[::1]:5/v2/x?z"},
	};
	struct bsz_url base;
	struct bsz_err err = {0};
	char out[BSZ_URL_ROOM];

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		assert_int_equal(bsz_url_parse(rows[i].base, &base, &err), 0);
		assert_int_equal(bsz_url_resolve(&base, rows[i].location, out,
		    &err), 0);
		assert_string_equal(out, rows[i].result);
	}
}

static void test_zones(void **state)
{
	static const struct {
		const char *host;
		enum bsz_zone zone;
	} rows[] = {
		{"localhost", BSZ_ZONE_LOOPBACK},
		{"LOCALHOST.", BSZ_ZONE_PUBLIC + 100}, /* hosts are lower case */
		{"a.localhost", BSZ_ZONE_LOOPBACK},
		{"127.0.0.1", BSZ_ZONE_LOOPBACK},
		{"127.1", BSZ_ZONE_LOOPBACK},
		{"2130706433", BSZ_ZONE_LOOPBACK},
		{"0x7f000001", BSZ_ZONE_LOOPBACK},
		{"0177.0.0.1", BSZ_ZONE_LOOPBACK},
		{"::1", BSZ_ZONE_LOOPBACK},
		{"::ffff:127.0.0.1", BSZ_ZONE_LOOPBACK},
		{"64:ff9b::a00:1", BSZ_ZONE_PRIVATE},
		{"::7f00:1", BSZ_ZONE_NOWHERE},
		{"10.1.2.3", BSZ_ZONE_PRIVATE},
		{"172.31.0.1", BSZ_ZONE_PRIVATE},
		{"172.32.0.1", BSZ_ZONE_PUBLIC},
		{"192.168.0.1", BSZ_ZONE_PRIVATE},
		{"100.64.0.1", BSZ_ZONE_PRIVATE},
		{"fd00::1", BSZ_ZONE_PRIVATE},
		{"169.254.169.254", BSZ_ZONE_NOWHERE},
		{"fe80::1", BSZ_ZONE_NOWHERE},
		{"0.0.0.0", BSZ_ZONE_NOWHERE},
		{"::", BSZ_ZONE_NOWHERE},
		{"224.0.0.1", BSZ_ZONE_NOWHERE},
		{"255.255.255.255", BSZ_ZONE_NOWHERE},
		{"8.8.8.8", BSZ_ZONE_PUBLIC},
		{"2001:db8::1", BSZ_ZONE_PUBLIC},
		{"r.example", BSZ_ZONE_PUBLIC + 100}, /* to be looked up */
		{"notlocalhost", BSZ_ZONE_PUBLIC + 100},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		enum bsz_zone zone = BSZ_ZONE_PUBLIC + 100;
		const bool known = bsz_zone_of_host(rows[i].host, &zone);

		if (zone != rows[i].zone || known != (zone < 100))
			fail_msg("%s is %d", rows[i].host, (int)zone);
	}
}

static void test_challenges(void **state)
{
	static const struct {
		const char *value, *realm, *service, *scope;
		bool basic, bearer;
	} rows[] = {
		{"Basic realm=\"lab\"", "", "", "", true, false},
		{"Bearer realm=\"https://a/t\",service=\"s\",scope=\"x y\"",
		    "https://a/t", "s", "x y", false, true},
		{"bEARER realm = \"https://a/t\" , Service=s", "https://a/t",
		    "s", "", false, true},
		{"Bearer realm=\"r\",scope=\"repository:a:pull,push\"", "r",
		    "", "repository:a:pull,push", false, true},
		{"Basic realm=\"x\", Bearer realm=\"r\", service=\"s\"", "r",
		    "s", "", true, true},
		{"Bearer realm=\"r\", Basic realm=\"x\"", "r", "", "", true,
		    true},
		{"Negotiate, Bearer error=\"a\\\"b\",realm=r", "r", "", "",
		    false, true},
		{"Digest qop=\"auth, auth-int\", nonce=x", "", "", "", false,
		    false},
		{"Bearer realm=\"not closed", "", "", "", false, false},
		{"", "", "", "", false, false},
		{",,, =", "", "", "", false, false},
		{"\x01", "", "", "", false, false},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		struct bsz_challenge challenge = {0};

		bsz_challenge_add(&challenge, rows[i].value);
		assert_string_equal(challenge.realm, rows[i].realm);
		assert_string_equal(challenge.service, rows[i].service);
		assert_string_equal(challenge.scope, rows[i].scope);
		assert_int_equal(challenge.basic, rows[i].basic);
		assert_int_equal(challenge.bearer, rows[i].bearer);
	}
}

/* What is too long to be kept offers nothing, and is not cut. */
static void test_long_challenge(void **state)
{
	static char value[4096];
	struct bsz_challenge challenge = {0};

	(void)state;
	memset(value, 'a', sizeof(value) - 2);
	memcpy(value, "Bearer realm=\"", 14);
	value[sizeof(value) - 2] = '"';
	bsz_challenge_add(&challenge, value);
	assert_false(challenge.bearer);
	assert_string_equal(challenge.realm, "");
}

static void test_links(void **state)
{
	static const struct {
		const char *value, *next;
	} rows[] = {
		{"</v2/a/referrers/x?n=2>; rel=\"next\"",
		    "/v2/a/referrers/x?n=2"},
		{"<?a=b,c>;rel=next", "?a=b,c"},
		{"<x> ; title=\"a, <b>; rel=next\" ; REL = \"Next\"", "x"},
		{"<a>; rel=prev, <b>; rel=\"last next\", <c>; rel=next",
		    "b"},
		{"<a>; rel=\"prev\"", ""},
		{"<a>; rel=nextone, <b>; rel=\"xnext\"", ""},
		{"<a>; title=next; rel", ""},
		{"<a", ""}, {"<>", ""}, {"a; rel=next", ""}, {"", ""},
		{"<a>; rel=\"next", "a"},
		{"<a>;;,;;\x01,<b>;;rel=next", "b"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		char out[BSZ_URL_ROOM] = "";

		bsz_link_next(rows[i].value, out);
		if (strcmp(out, rows[i].next) != 0)
			fail_msg("'%s' of '%s'", out, rows[i].value);
	}
}

/* What is too long is no address, and nothing is cut. */
static void test_long_link(void **state)
{
	static char value[BSZ_URL_ROOM + 64];
	char out[BSZ_URL_ROOM] = "";

	(void)state;
	memset(value, 'a', BSZ_URL_ROOM + 1);
	value[0] = '<';
	memcpy(value + BSZ_URL_ROOM + 1, ">;rel=next", 11);
	bsz_link_next(value, out);
	assert_string_equal(out, "");
	memcpy(value + BSZ_URL_ROOM, ">;rel=next", 11);
	bsz_link_next(value, out);
	assert_int_equal(strlen(out), BSZ_URL_ROOM - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_references_refused),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_locations),
		cmocka_unit_test(test_zones),
		cmocka_unit_test(test_challenges),
		cmocka_unit_test(test_long_challenge),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_long_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
