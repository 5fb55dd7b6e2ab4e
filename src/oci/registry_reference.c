/*
 * The first part is a host when it looks like one (a dot, a colon, or
 * "localhost"); all else is docker.io, whose images without a folder stand
 * in "library". What does not follow the grammar never becomes an address.
 */
#include "registry_reference.h"

#include "descriptor.h"

#include <string.h>

static const char scheme[] = "docker://";

bool bsz_reference_is(const char *text)
{
	return strncmp(text, scheme, strlen(scheme)) == 0;
}

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool bsz_reference_is_name(const char *text)
{
	const size_t size = strlen(text);

	if (!size || size >= BSZ_HOST_ROOM)
		return false;
	for (size_t i = 0; i < size; i++) {
		size_t separators = 0;

		if (is_alphanumeric(text[i]))
			continue;
		/* Between two letters or digits: one of . / _ __ or any
		 * number of dashes. */
		while (text[i + separators] == text[i])
			separators++;
		if (!i || !text[i + separators] ||
		    !is_alphanumeric(text[i - 1]) ||
		    !is_alphanumeric(text[i + separators]) ||
		    !strchr("./_-", text[i]) ||
		    (text[i] == '_' && separators > 2) ||
		    (strchr("./", text[i]) && separators > 1))
			return false;
		i += separators - 1;
	}
	return true;
}

static bool is_tag(const char *text)
{
	static const char any[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
	const size_t size = strspn(text, any);

	return size && size <= 128 && !text[size] && !strchr(".-", *text);
}

/* End the text at a separator; what stood behind goes to `out`. */
static bool cut_off(char *separator, char *out, size_t room)
{
	const size_t size = strlen(separator + 1);

	if (size >= room)
		return false;
	memcpy(out, separator + 1, size + 1);
	*separator = '\0';
	return true;
}

static bool is_host(const char *text, size_t size)
{
	return memchr(text, '.', size) || memchr(text, ':', size) ||
	    (size == 9 && memcmp(text, "localhost", 9) == 0);
}

/* The host, checked as part of an address. */
static bool take_host(const char *text, size_t size,
    struct bsz_reference *reference)
{
	struct bsz_url url;
	struct bsz_err err = {0};
	enum bsz_zone zone;
	char address[BSZ_HOST_ROOM + 32];

	if (size >= sizeof(reference->host))
		return false;
	memcpy(reference->key, text, size);
	reference->key[size] = '\0';
	(void)snprintf(address, sizeof(address), "https://%s/",
	    reference->key); /* it fits */
	if (bsz_url_parse(address, &url, &err))
		return false;
	reference->loopback = bsz_zone_of_host(url.host, &zone) &&
	    zone == BSZ_ZONE_LOOPBACK;
	return true;
}

static bool parse(char *text, struct bsz_reference *reference)
{
	static const struct {
		const char *name, *key;
	} aliases[] = {{"index.docker.io", "docker.io"},
		{"registry-1.docker.io", "docker.io"}};
	char *const at = strchr(text, '@');

	if (at && (!cut_off(at, reference->digest,
	    sizeof(reference->digest)) || !bsz_digest_is(reference->digest)))
		return false;
	char *const slash = strrchr(text, '/');
	char *const colon = strrchr(slash ? slash : text, ':');
	if (colon && (!cut_off(colon, reference->tag,
	    sizeof(reference->tag)) || !is_tag(reference->tag)))
		return false;
	const size_t first = strcspn(text, "/");
	const bool host = text[first] && is_host(text, first);
	if (!take_host(host ? text : "docker.io", host ? first : 9,
	    reference))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(aliases); i++)
		if (strcmp(reference->key, aliases[i].name) == 0)
			memcpy(reference->key, aliases[i].key,
			    strlen(aliases[i].key) + 1);
	const bool hub = strcmp(reference->key, "docker.io") == 0;
	const char *const name = host ? text + first + 1 : text;
	(void)snprintf(reference->host, sizeof(reference->host), "%s",
	    hub ? "registry-1.docker.io" : reference->key); /* it fits */
	const int size = snprintf(reference->name, sizeof(reference->name),
	    "%s%s", hub && !strchr(name, '/') ? "library/" : "", name);
	return size > 0 && (size_t)size < sizeof(reference->name) &&
	    bsz_reference_is_name(reference->name);
}

int bsz_reference_parse(const char *text, struct bsz_reference *reference,
    struct bsz_err *err)
{
	char copy[1024];
	const char *const plain = bsz_reference_is(text) ?
	    text + strlen(scheme) : text;

	*reference = (struct bsz_reference){0};
	if (strlen(plain) >= sizeof(copy))
		return bsz_fail(err, BSZ_EUSAGE, "the reference is too long");
	memcpy(copy, plain, strlen(plain) + 1);
	if (!parse(copy, reference))
		return bsz_fail(err, BSZ_EUSAGE, "'%.200s' is no reference: "
		    "[docker://][HOST[:PORT]/]NAME[:TAG][@DIGEST] is", plain);
	if (!*reference->tag && !*reference->digest)
		memcpy(reference->tag, "latest", sizeof("latest"));
	return 0;
}

const char *bsz_reference_target(const struct bsz_reference *reference)
{
	return *reference->digest ? reference->digest : reference->tag;
}
