/*
 * References: "docker://host:port/name:tag@digest".
 */
#ifndef BINSIZE_REGISTRY_REFERENCE_H
#define BINSIZE_REGISTRY_REFERENCE_H

#include "registry_url.h"

#include <binsize/image.h>

struct bsz_reference {
	char key[BSZ_HOST_ROOM + 8];    /* "docker.io", "localhost:5000": what
	    credentials are filed under */
	char host[BSZ_HOST_ROOM + 8];   /* who is asked, with the port; IPv6
	    in brackets */
	char name[BSZ_HOST_ROOM];       /* "library/debian" */
	char tag[129];                  /* or "" */
	char digest[BSZ_DIGEST_ROOM];   /* or "" */
	bool loopback;                  /* then HTTP is tried, too */
};

/* Does it begin like one? */
bool bsz_reference_is(const char *text);

/* Parse a reference, "docker://" in front or not. Without a host it is one
 * of docker.io, without a tag and digest "latest". BSZ_EUSAGE. */
int bsz_reference_parse(const char *text, struct bsz_reference *reference,
    struct bsz_err *err);

/* Is this a repository's name, as the distribution specification has it? */
bool bsz_reference_is_name(const char *text);

/* What stands behind the name in an address: the digest, else the tag. */
const char *bsz_reference_target(const struct bsz_reference *reference);

#endif
