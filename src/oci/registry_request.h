/*
 * A request to a registry as often as it takes: with the rights it wants,
 * through its redirects, again when it was busy, on where it was cut.
 */
#ifndef BINSIZE_REGISTRY_REQUEST_H
#define BINSIZE_REGISTRY_REQUEST_H

#include "registry.h"

/* Of a path below base, "/v2/...". The answer is the last one; whether it is
 * the wanted one is the caller's to judge. BSZ_ESTORE, BSZ_EINPUT (a redirect
 * that is refused), BSZ_ENOMEM. */
int bsz_registry_send(struct bsz_registry *registry, const char *name,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err);

/* The same without rights and redirects: for what comes before them. BSZ_ESTORE
 * when the other side asks for more patience than there is. */
int bsz_registry_send_plain(struct bsz_registry *registry,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err);

/* The header that lets us read a repository, or NULL. */
const char *bsz_registry_grant(const struct bsz_registry *registry,
    const char *name);

/*
 * Answer a challenge: a token from its realm, or Basic. found: there is a new
 * header to try. BSZ_ESTORE when the realm does not answer, BSZ_EINPUT when
 * it is not one to be asked, BSZ_ENOMEM.
 */
int bsz_registry_answer(struct bsz_registry *registry, const char *name,
    const struct bsz_challenge *challenge, bool *found, struct bsz_err *err);

/* May this registry send us there? BSZ_EINPUT with the reason. */
int bsz_registry_may_lead(const struct bsz_registry *registry,
    const struct bsz_url *url, struct bsz_err *err);

#endif
