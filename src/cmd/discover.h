/*
 * Where the configuration of a project lies.
 */
#ifndef BINSIZE_DISCOVER_H
#define BINSIZE_DISCOVER_H

#include <binsize/arena.h>

struct bsz_config_place {
	const char *path;   /* NULL: there is none */
	const char *origin; /* "option", "environment" or "found" */
};

/*
 * What the option names (NULL: not given), else what BINSIZE_CONFIG names,
 * else the nearest .binsize.yml, .binsize.yaml or .binsize.json, else dive's
 * .dive-ci, from the working directory upwards, relative to that, not beyond
 * one that holds .git and not beyond $HOME. No path also when memory is short.
 */
struct bsz_config_place bsz_config_find(const char *option,
    struct bsz_arena *arena);

#endif
