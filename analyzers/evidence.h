/*
 * What the labels of a dimension rest on, as shares of the bytes.
 */
#ifndef BINSIZE_EVIDENCE_H
#define BINSIZE_EVIDENCE_H

#include "namer.h"
#include "scope.h"

/*
 * Add the table "evidence": bytes by class, for the innermost dimension of a
 * query. When the query requires a share to be known, a finding says whether
 * it is: everything is known but what nothing claims, and guesses. A pattern
 * leaves nothing out here. BSZ_ENOMEM and what bsz_artifact_map() returns.
 */
int bsz_evidence_add(const struct bsz_scope *scope,
    const struct bsz_query *query, struct bsz_namer *namer,
    struct bsz_report *report, struct bsz_err *err);

#endif
