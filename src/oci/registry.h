/*
 * A registry, read only: manifests, blobs, and whether it has one.
 */
#ifndef BINSIZE_REGISTRY_H
#define BINSIZE_REGISTRY_H

#include "http.h"
#include "registry_credentials.h"
#include "registry_reference.h"

/* What lets us read one repository. */
struct bsz_grant {
	char name[BSZ_HOST_ROOM]; /* "" with Basic: all of them */
	char *header;             /* a secret */
	struct bsz_grant *next;
};

struct bsz_registry {
	struct bsz_reference reference;
	struct bsz_http *http;
	char base[BSZ_HOST_ROOM + 32]; /* "https://host:port" */
	struct bsz_url origin;
	enum bsz_zone zone;
	struct bsz_credentials credentials;
	struct bsz_grant *grants;
	uint64_t requests; /* sent, those to other hosts included */
};

/*
 * Find the registry of a reference and learn how it wants to be asked. HTTPS;
 * HTTP only with loopback that speaks no TLS. NULL with BSZ_EUSAGE,
 * BSZ_ESTORE, BSZ_ENOMEM. Two requests or three.
 */
struct bsz_registry *bsz_registry_open(const struct bsz_reference *reference,
    struct bsz_err *err);

/* Another one of the same rights, for another thread. */
struct bsz_registry *bsz_registry_fork(const struct bsz_registry *registry,
    struct bsz_err *err);

/* Close the connection; tokens are wiped. */
void bsz_registry_close(struct bsz_registry *registry); /* NULL is fine */

/*
 * A manifest or index by tag or digest; body->data is the caller's to free.
 * digest: what its bytes are, compared with what was asked for and with what
 * the registry says. BSZ_EINPUT when it is not there or not what it should
 * be; BSZ_ESTORE, BSZ_EUSAGE, BSZ_ENOMEM.
 */
int bsz_registry_manifest(struct bsz_registry *registry, const char *target,
    struct bsz_http_body *body, char digest[BSZ_DIGEST_ROOM],
    struct bsz_err *err);

/* A blob of a size and digest, which are checked; goes on where it was cut.
 * Errors as above. */
int bsz_registry_blob(struct bsz_registry *registry, const char *digest,
    uint64_t size, struct bsz_http_body *body, struct bsz_err *err);

/* A page of what a registry lists. */
struct bsz_page {
	struct bsz_http_body body; /* an index, the caller's to free */
	bool found;                /* there is one */
	char address[BSZ_URL_ROOM];
	char next[BSZ_URL_ROOM];   /* the page behind it, or ""; hostile */
};

/* What a registry lists as being about a manifest: the first page, or the one
 * that page->next leads to. The next one has to be of the same origin. Errors
 * as above. */
int bsz_registry_referrers(struct bsz_registry *registry, const char *digest,
    struct bsz_page *page, struct bsz_err *err);

enum bsz_presence { BSZ_PRESENT, BSZ_ABSENT, BSZ_PRESENCE_UNKNOWN };

/* Is a blob in a repository of this registry? Whatever is not a clear answer
 * is none. BSZ_ENOMEM. */
int bsz_registry_has(struct bsz_registry *registry, const char *name,
    const char *digest, enum bsz_presence *presence, struct bsz_err *err);

#endif
