/*
 * Which two builds are compared, and whether that makes sense.
 */
#ifndef BINSIZE_IDENTITY_H
#define BINSIZE_IDENTITY_H

#include <binsize/analyzer.h>

/*
 * "OLD (size, build ID) -> NEW (size, build ID)" in an arena; NULL when
 * memory is short.
 */
const char *bsz_identity_line(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_arena *arena);

struct bsz_facts {
	const struct bsz_fact *items;
	size_t count;
	bool partial; /* what is not there is not known */
};

/* A fact that makes two builds hard to compare. */
struct bsz_difference {
	const char *name;          /* for people */
	const char *before, *after; /* hostile */
};

/* The difference at *index or behind it, which moves on; false behind the
 * last. Begin with *index = 0. */
bool bsz_identity_next(struct bsz_facts old_build, struct bsz_facts new_build,
    size_t *index, struct bsz_difference *difference);

/*
 * A caution for each fact that decides whether sizes can be compared and is
 * not the same in both, naming the values.
 */
void bsz_identity_compare(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_report *report);

#endif
