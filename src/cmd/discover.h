/*
 * Where the configuration of a project lies.
 */
#ifndef BINSIZE_DISCOVER_H
#define BINSIZE_DISCOVER_H

#include <binsize/arena.h>
#include <binsize/err.h>

struct bsz_config_place {
	const char *path;   /* NULL: there is none; as given, or in the arena */
	const char *origin; /* "option", "environment" or "found" */
};

/*
 * What the option names (NULL: not given), else what BINSIZE_CONFIG names,
 * else the nearest .binsize.yml, .binsize.yaml or .binsize.json, else dive's
 * .dive-ci, from the working directory upwards, relative to that, not beyond
 * one that holds .git and not beyond $HOME. BSZ_ENOMEM.
 */
int bsz_config_find(struct bsz_config_place *place, const char *option,
    struct bsz_arena *arena, struct bsz_err *err);

#endif
