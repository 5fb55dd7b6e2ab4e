/*
 * The lever that no linker pulls: a generic or template whose copies become
 * one, by hand (types erased inside, a thin shell outside).
 */
#ifndef BINSIZE_LEVER_GENERICS_H
#define BINSIZE_LEVER_GENERICS_H

#include <binsize/analyzer.h>
#include <binsize/strip.h>

/*
 * Fill lever, its texts in the report's arena, and *bytes: what is left of
 * all families when only the largest copy of each stays; 0 when none has two.
 * BSZ_ENOMEM and what bsz_artifact_map() returns.
 */
int bsz_lever_generics(struct bsz_artifact *artifact,
    struct bsz_report *report, struct bsz_lever *lever, uint64_t *bytes,
    struct bsz_err *err);

#endif
