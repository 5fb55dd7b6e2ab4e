/*
 * What the kernel counts for our control group (cgroup v2): memory, limits
 * that were hit, time that tasks waited (PSI).
 */
#ifndef BINSIZE_CONTROL_GROUP_H
#define BINSIZE_CONTROL_GROUP_H

#include <binsize/series.h>

/* Counts since the group was made; BSZ_UNKNOWN: the kernel has none. */
struct bsz_control_group {
	int64_t peak_bytes;
	int64_t counts[BSZ_METRICS]; /* of those that count up */
};

/* Read what the kernel counts for the group of this process; what it does not
 * tell is BSZ_UNKNOWN. */
void bsz_control_group_read(struct bsz_control_group *group);

/* Bytes of memory that our group, and those it is in, may have; UINT64_MAX
 * when that is not bounded. */
uint64_t bsz_control_group_memory(void);

/*
 * What was added between two readings goes into a run. The peak is taken
 * only when it was reached in between: it counts all processes together,
 * where the run's own is that of the largest one.
 */
void bsz_control_group_charge(struct bsz_record *run,
    const struct bsz_control_group *before,
    const struct bsz_control_group *after);

#endif
