/*
 * Where the configuration of a project lies.
 */
#ifndef BINSIZE_DISCOVER_H
#define BINSIZE_DISCOVER_H

#include <binsize/arena.h>

/*
 * The nearest .binsize.yml, .binsize.yaml or .binsize.json from the working
 * directory upwards, relative to that, not beyond one that holds .git and
 * not beyond $HOME.
 * NULL when there is none, or when memory is short.
 */
const char *bsz_config_find(struct bsz_arena *arena);

#endif
