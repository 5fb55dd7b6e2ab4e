/*
 * The command tree as JSON, for what is generated from it outside: man pages
 * and tests that compare help, manual and completions.
 */
#ifndef BINSIZE_DUMP_H
#define BINSIZE_DUMP_H

#include <binsize/buf.h>

/* Write commands, options, words and topics as JSON, for ci/mkman. */
void bsz_dump_cli(struct bsz_buf *buf);

#endif
