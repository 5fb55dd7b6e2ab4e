/*
 * Help texts, made from the command and option tables.
 */
#ifndef BINSIZE_HELP_TEXT_H
#define BINSIZE_HELP_TEXT_H

#include "command.h"
#include "topics.h"

#include <binsize/buf.h>

/* What binsize is, two examples, and the commands. */
void bsz_help_program(struct bsz_buf *buf);
/* Usage, examples, options and explanation of one command. */
void bsz_help_command(const struct bsz_command *command,
    struct bsz_buf *buf);
void bsz_help_topic(const struct bsz_topic *topic, struct bsz_buf *buf);

#endif
