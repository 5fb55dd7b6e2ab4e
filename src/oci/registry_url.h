/*
 * Addresses a registry may send us to, as far as they have to be judged: who
 * is asked, and from which part of the network.
 */
#ifndef BINSIZE_REGISTRY_URL_H
#define BINSIZE_REGISTRY_URL_H

#include <binsize/err.h>

#include <sys/socket.h>

#define BSZ_HOST_ROOM 256
#define BSZ_URL_ROOM 8192

struct bsz_url {
	bool secure;              /* https */
	char host[BSZ_HOST_ROOM]; /* lower case; IPv6 without brackets */
	uint16_t port;
	const char *path;         /* "/..." or "", query included; borrowed */
};

/*
 * Parse an absolute address. BSZ_EINPUT when it is of another scheme, holds a
 * user or a password, or bytes that have no place in one. Texts of a server
 * are not put into messages: they may hold what it was told in confidence.
 */
int bsz_url_parse(const char *text, struct bsz_url *url, struct bsz_err *err);

/* The same scheme, host and port? Only then may a secret go along. */
bool bsz_url_same_origin(const struct bsz_url *a, const struct bsz_url *b);

/* Where a Location leads that was met at base; room for BSZ_URL_ROOM.
 * BSZ_EINPUT when it is too long. */
int bsz_url_resolve(const struct bsz_url *base, const char *location,
    char *out, struct bsz_err *err);

/* Parts of the network, the less trusted to be named by a server the later. */
enum bsz_zone {
	BSZ_ZONE_PUBLIC,
	BSZ_ZONE_PRIVATE,
	BSZ_ZONE_LOOPBACK,
	BSZ_ZONE_NOWHERE /* link-local, unspecified, multicast, reserved */
};

/* Where an address leads to. Unknown families lead nowhere. */
enum bsz_zone bsz_zone_of_address(const struct sockaddr *address);

/* Of a host that is an address in any way that libraries take one ("127.1",
 * "0x7f000001"), or a name that always means this machine. False when it has
 * to be looked up. */
bool bsz_zone_of_host(const char *host, enum bsz_zone *zone);

#endif
