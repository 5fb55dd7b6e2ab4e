/*
 * RFC 3986 as far as http and https need it, and the special-purpose
 * addresses of RFC 6890: a server that can make its clients fetch from those
 * sees through their eyes what stands behind a firewall.
 */
#include "registry_url.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>

static int refuse(struct bsz_err *err, const char *why)
{
	return bsz_fail(err, BSZ_EINPUT, "the address %s", why);
}

/* The port behind a colon, or the scheme's own. */
static bool take_port(const char *text, size_t size, struct bsz_url *url)
{
	uint32_t port = 0;

	url->port = url->secure ? 443 : 80;
	if (!size)
		return true;
	if (*text != ':' || size > 6)
		return false;
	for (size_t i = 1; i < size; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		port = 10 * port + (uint32_t)(text[i] - '0');
	}
	if (size == 1)
		return true;
	url->port = (uint16_t)port;
	return port && port <= UINT16_MAX;
}

static bool take_host(const char *text, size_t size, struct bsz_url *url)
{
	static const char name[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
	static const char six[] = "0123456789abcdefABCDEF:.";
	const bool brackets = size && *text == '[';
	const size_t used = brackets ? strspn(text + 1, six) :
	    strspn(text, name);

	if (!used || used >= BSZ_HOST_ROOM || used > size ||
	    (brackets && text[1 + used] != ']'))
		return false;
	for (size_t i = 0; i < used; i++)
		url->host[i] = (char)tolower((unsigned char)
		    text[i + brackets]);
	url->host[used] = '\0';
	const size_t taken = used + 2 * (size_t)brackets;
	return taken <= size && take_port(text + taken, size - taken, url);
}

int bsz_url_parse(const char *text, struct bsz_url *url, struct bsz_err *err)
{
	const char *const https = "https://", *const http = "http://";

	*url = (struct bsz_url){0};
	if (strlen(text) >= BSZ_URL_ROOM)
		return refuse(err, "is too long");
	for (const char *at = text; *at; at++)
		if ((unsigned char)*at <= ' ' || *at == 0x7f || *at == '\\')
			return refuse(err, "holds a byte that has no place "
			    "in one");
	url->secure = strncasecmp(text, https, strlen(https)) == 0;
	if (!url->secure && strncasecmp(text, http, strlen(http)) != 0)
		return refuse(err, "is not of http or https");
	text += strlen(url->secure ? https : http);
	const size_t size = strcspn(text, "/?#");
	if (memchr(text, '@', size))
		return refuse(err, "holds a user");
	if (!take_host(text, size, url))
		return refuse(err, "has no host and port");
	url->path = text + size;
	return 0;
}

bool bsz_url_same_origin(const struct bsz_url *a, const struct bsz_url *b)
{
	return a->secure == b->secure && a->port == b->port &&
	    strcmp(a->host, b->host) == 0;
}

/* "ftp:", "https:": not relative to anything. */
static bool has_scheme(const char *location)
{
	return isalpha((unsigned char)*location) &&
	    location[strcspn(location, ":/?#")] == ':';
}

/* How much of the base's path stays in front of a location. */
static size_t kept_path(const char *path, const char *location)
{
	size_t size = strcspn(path, "?#");

	if (*location == '/')
		return 0;
	while (*location != '?' && size && path[size - 1] != '/')
		size--;
	return size;
}

int bsz_url_resolve(const struct bsz_url *base, const char *location,
    char *out, struct bsz_err *err)
{
	const char *const scheme = base->secure ? "https" : "http";
	const bool six = strchr(base->host, ':');
	const size_t kept = kept_path(base->path, location);
	int size;

	if (has_scheme(location))
		size = snprintf(out, BSZ_URL_ROOM, "%s", location);
	else if (strncmp(location, "//", 2) == 0)
		size = snprintf(out, BSZ_URL_ROOM, "%s:%s", scheme, location);
	else
		size = snprintf(out, BSZ_URL_ROOM, "%s://%s%s%s:%u%.*s%s%s",
		    scheme, six ? "[" : "", base->host, six ? "]" : "",
		    base->port, (int)kept, base->path,
		    kept || *location == '/' ? "" : "/", location);
	return size < 0 || size >= BSZ_URL_ROOM ?
	    refuse(err, "is too long") : 0;
}

static const struct {
	uint32_t network, mask;
	enum bsz_zone zone;
} four[] = {
	{0x7f000000, 0xff000000, BSZ_ZONE_LOOPBACK},
	{0x0a000000, 0xff000000, BSZ_ZONE_PRIVATE},
	{0xac100000, 0xfff00000, BSZ_ZONE_PRIVATE},
	{0xc0a80000, 0xffff0000, BSZ_ZONE_PRIVATE},
	{0x64400000, 0xffc00000, BSZ_ZONE_PRIVATE}, /* carriers' NAT */
	{0xa9fe0000, 0xffff0000, BSZ_ZONE_NOWHERE}, /* link-local */
	{0x00000000, 0xff000000, BSZ_ZONE_NOWHERE},
	{0xe0000000, 0xe0000000, BSZ_ZONE_NOWHERE}, /* multicast and above */
};

static enum bsz_zone zone_of_four(uint32_t address)
{
	for (size_t i = 0; i < BSZ_COUNTOF(four); i++)
		if ((address & four[i].mask) == four[i].network)
			return four[i].zone;
	return BSZ_ZONE_PUBLIC;
}

static enum bsz_zone zone_of_six(const struct in6_addr *address)
{
	static const uint8_t nat64[12] = {0, 0x64, 0xff, 0x9b};
	const uint8_t *const bytes = address->s6_addr;
	uint32_t tail;

	memcpy(&tail, bytes + 12, sizeof(tail));
	if (IN6_IS_ADDR_LOOPBACK(address))
		return BSZ_ZONE_LOOPBACK;
	if (IN6_IS_ADDR_V4MAPPED(address) ||
	    memcmp(bytes, nat64, sizeof(nat64)) == 0)
		return zone_of_four(ntohl(tail));
	if (IN6_IS_ADDR_V4COMPAT(address) ||
	    IN6_IS_ADDR_UNSPECIFIED(address) || bytes[0] == 0xff ||
	    IN6_IS_ADDR_LINKLOCAL(address))
		return BSZ_ZONE_NOWHERE;
	return (bytes[0] & 0xfe) == 0xfc || IN6_IS_ADDR_SITELOCAL(address) ?
	    BSZ_ZONE_PRIVATE : BSZ_ZONE_PUBLIC;
}

enum bsz_zone bsz_zone_of_address(const struct sockaddr *address)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (address->sa_family == AF_INET) {
		memcpy(&v4, address, sizeof(v4));
		return zone_of_four(ntohl(v4.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		memcpy(&v6, address, sizeof(v6));
		return zone_of_six(&v6.sin6_addr);
	}
	return BSZ_ZONE_NOWHERE;
}

bool bsz_zone_of_host(const char *host, enum bsz_zone *zone)
{
	static const char local[] = "localhost";
	size_t size = strlen(host);
	struct in_addr v4;
	struct in6_addr v6;
	char name[BSZ_HOST_ROOM];

	/* "localhost." is the same host. */
	while (size && host[size - 1] == '.')
		size--;
	if (!size || size >= sizeof(name))
		return false;
	memcpy(name, host, size);
	name[size] = '\0';
	const bool below = size > strlen(local) &&
	    strcmp(name + size - strlen(local) - 1, ".localhost") == 0;
	if (strcmp(name, local) == 0 || below)
		*zone = BSZ_ZONE_LOOPBACK;
	else if (inet_aton(name, &v4))
		*zone = zone_of_four(ntohl(v4.s_addr));
	else if (inet_pton(AF_INET6, name, &v6) == 1)
		*zone = zone_of_six(&v6);
	else
		return false;
	return true;
}
