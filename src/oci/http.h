/*
 * One request over HTTP, as told: no redirects, no retries, no credentials of
 * its own. What to do with an answer is decided by registry_request.c.
 */
#ifndef BINSIZE_HTTP_H
#define BINSIZE_HTTP_H

#include "registry_challenge.h"
#include "registry_url.h"

#include <binsize/image.h>

struct bsz_http;

enum bsz_method { BSZ_GET, BSZ_HEAD, BSZ_POST };

struct bsz_http_request {
	enum bsz_method method;
	const char *url;
	const char *authorization; /* value of the header, or NULL */
	const char *accept;        /* likewise */
	const char *form;          /* body of a POST */
	uint64_t offset;           /* ask for the bytes from here on */
	enum bsz_zone farthest;    /* the least trusted zone to connect to */
};

/* How a request ended. */
enum bsz_http_end {
	BSZ_HTTP_DONE,
	BSZ_HTTP_UNREACHABLE, /* no such host, nobody listens */
	BSZ_HTTP_NO_TLS,      /* the other side does not speak it */
	BSZ_HTTP_UNTRUSTED,   /* its certificate is not good */
	BSZ_HTTP_CUT,         /* the answer broke off, or stalled */
	BSZ_HTTP_TOO_LARGE,
	BSZ_HTTP_FORBIDDEN,   /* the zone */
	BSZ_HTTP_NO_MEMORY,
	BSZ_HTTP_ODD          /* no HTTP */
};

/* "has a certificate that is not trusted" */
const char *bsz_http_end_text(enum bsz_http_end end);

/* Bytes that came; kept from one request to the next that goes on where the
 * last was cut. */
struct bsz_http_body {
	uint8_t *data; /* bsz_free() it */
	uint64_t size, room;
	uint64_t limit;
};

#define BSZ_UNTOLD UINT64_MAX

struct bsz_http_answer {
	enum bsz_http_end end;
	unsigned status;          /* 0: none came */
	enum bsz_zone zone;       /* that was connected to */
	char location[BSZ_URL_ROOM]; /* hostile, as all below */
	char next[BSZ_URL_ROOM];  /* page of a list */
	char digest[BSZ_DIGEST_ROOM];
	char media_type[128];     /* without parameters */
	struct bsz_challenge challenge;
	uint64_t length;          /* of the body, or BSZ_UNTOLD */
	uint64_t start;           /* of a range, or BSZ_UNTOLD */
	uint64_t retry_after;     /* seconds, or BSZ_UNTOLD */
	char code[64];            /* of an error document; "" */
};

/* BSZ_EUSAGE when there is no libcurl, BSZ_ENOMEM. */
struct bsz_http *bsz_http_new(struct bsz_err *err);
void bsz_http_free(struct bsz_http *http);

/*
 * Send a request and take its answer. The body of 200 becomes body->data, that
 * of 206 goes on where it ended; that of another status is looked through for
 * an error's code. Takes as long as the network does, but no longer than half
 * a minute without a byte.
 */
void bsz_http_send(struct bsz_http *http,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer);

#endif
