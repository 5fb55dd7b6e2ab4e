/*
 * Stages of a recorded command: each is a `binsize record --step` inside of
 * it, and tells the outer one by a line in a file whose path the environment
 * holds.
 */
#ifndef BINSIZE_STAGES_H
#define BINSIZE_STAGES_H

#include <binsize/series.h>

struct bsz_stages {
	char path[64]; /* "": could not be made; then none are told */
};

/* Make the file and put its path into the environment. */
void bsz_stages_open(struct bsz_stages *stages);

/* The stages that were told, into the run; removes the file. Lines that are
 * damaged are left out. BSZ_ENOMEM. */
int bsz_stages_close(struct bsz_stages *stages, struct bsz_record *run,
    struct bsz_arena *arena, struct bsz_err *err);

/* Tell an outer record about a stage. False when there is none. */
bool bsz_stages_tell(const struct bsz_step *step);

/* The name of a stage inside of another one: "outer/name", which is also what
 * the environment holds for those inside of it. NULL when memory is short. */
const char *bsz_stages_enter(const char *name, struct bsz_arena *arena);

#endif
