/*
 * Telling that a run has begun, beside what runs: by a process of its own,
 * since a store may take its time or never answer, and the recorder has
 * signals to hand on meanwhile.
 */
#ifndef BINSIZE_HERALD_H
#define BINSIZE_HERALD_H

#include <binsize/base.h>

#include <sys/types.h>

struct bsz_herald {
	pid_t pid; /* 0: there is none */
};

/* True in the herald, false in who sends it (or cannot). */
bool bsz_herald_split(struct bsz_herald *herald);

/* What the herald ends with. */
_Noreturn void bsz_herald_end(void);

/* Wait a while for it to be done; then it is ended. What it had to tell can
 * be told in any order with what follows. */
void bsz_herald_await(struct bsz_herald *herald);

#endif
