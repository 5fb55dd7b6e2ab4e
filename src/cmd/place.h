/*
 * Where runs are kept, and which of them are meant.
 */
#ifndef BINSIZE_PLACE_H
#define BINSIZE_PLACE_H

#include "options.h"

#include <store/store.h>

/* The store's path as it may be shown: --store, BINSIZE_STORE, that of a
 * configuration, or the default. */
const char *bsz_place_path(const struct bsz_options *options);

/* Whether somebody named it, so that it is not the default. */
bool bsz_place_is_named(const struct bsz_options *options);

/* Whether it is a file that is not there. */
bool bsz_place_is_absent(const struct bsz_options *options);

/* Open it; the folder of the default is made for writing. As
 * bsz_store_open(). */
struct bsz_store *bsz_place_open(const struct bsz_options *options,
    enum bsz_store_access access, struct bsz_err *err);

/* Which runs the options choose; texts stay borrowed from the options. */
struct bsz_selection bsz_place_selection(const struct bsz_options *options);

/*
 * Read columns of the runs that the options mean; wanted as for
 * bsz_samples_init(). The samples are to be released whatever is returned.
 */
int bsz_place_samples(const struct bsz_options *options, uint64_t wanted,
    struct bsz_samples *samples, struct bsz_err *err);

/* Room for a date and time with its NUL: "2027-02-01 12:00:00". */
#define BSZ_PLACE_TIME_ROOM 24
/* A time in UTC. Returns text. */
char *bsz_place_time(int64_t ms, char text[BSZ_PLACE_TIME_ROOM]);

#endif
