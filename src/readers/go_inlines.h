/*
 * The inline tree of Go programs without debug information.
 */
#ifndef BINSIZE_GO_INLINES_H
#define BINSIZE_GO_INLINES_H

#include "elf_image.h"

/*
 * Fill the inline dimension, inclusive bytes aside, from Go's table of
 * functions: nothing where a file has none. BSZ_ENOMEM.
 */
int bsz_go_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err);

#endif
