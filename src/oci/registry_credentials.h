/*
 * Who we are, as the files of docker and podman tell.
 */
#ifndef BINSIZE_REGISTRY_CREDENTIALS_H
#define BINSIZE_REGISTRY_CREDENTIALS_H

#include "registry_reference.h"

struct bsz_credentials {
	char *user;   /* NULL: nobody */
	char *secret; /* password, or the token below */
	bool refresh; /* the secret is a refresh token, for the realm only */
	bool bearer;  /* the secret is a token for the registry */
};

/*
 * Look for credentials, in $REGISTRY_AUTH_FILE when that is set, else in
 * podman's and docker's places. Nobody is an answer. BSZ_EUSAGE when a file
 * or a helper is no good, BSZ_ENOMEM.
 */
int bsz_credentials_find(const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err);

/* Parse one such file's content; the path is for messages. */
int bsz_credentials_parse(struct bsz_span file, const char *path,
    const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err);

/* Overwrite, then free. */
void bsz_credentials_release(struct bsz_credentials *credentials);

/* "Basic ..." of them, or "Bearer ..." of such a token: bsz_secret_free() it.
 * NULL when memory is short. */
char *bsz_credentials_header(const struct bsz_credentials *credentials);

/* NULL is fine. */
void bsz_secret_free(char *secret);

#endif
