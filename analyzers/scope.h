/*
 * The part of an artifact that a question is about: all of it, or the
 * sections that --only names.
 */
#ifndef BINSIZE_SCOPE_H
#define BINSIZE_SCOPE_H

#include <binsize/analyzer.h>

struct bsz_scope {
	struct bsz_artifact *artifact;
	bool all;
	struct bsz_map base[BSZ_DOMAINS]; /* what is left, unless all */
};

/*
 * The scope of a query, in the caller's storage. Names that no section has
 * become a remark; BSZ_EUSAGE when none of them exists. BSZ_ENOMEM and what
 * bsz_artifact_map() returns.
 */
int bsz_scope_init(struct bsz_scope *scope, struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err);
void bsz_scope_release(struct bsz_scope *scope);

/* As bsz_artifact_map(), cut to the scope. */
int bsz_scope_map(const struct bsz_scope *scope, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_map *out, struct bsz_err *err);

#endif
