/*
 * Credential helpers: programs named docker-credential-NAME that know who we
 * are.
 */
#ifndef BINSIZE_REGISTRY_HELPER_H
#define BINSIZE_REGISTRY_HELPER_H

#include <binsize/buf.h>
#include <binsize/err.h>

/*
 * Ask the helper of a name about a server. What it answers is pushed to said,
 * a secret: wipe it. Nothing pushed: it knows none. BSZ_EUSAGE when the name
 * is none, or the helper is missing, fails, says too much or takes longer
 * than half a minute; its own words are not repeated. BSZ_ENOMEM.
 */
int bsz_helper_ask(const char *name, const char *server,
    struct bsz_buf *said, struct bsz_err *err);

#endif
