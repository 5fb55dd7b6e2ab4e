/*
 * What is explained outside of single commands: exit statuses, kinds of
 * evidence, labels that are not in the input. One place for help, list and
 * the man pages.
 */
#ifndef BINSIZE_TOPICS_H
#define BINSIZE_TOPICS_H

#include <binsize/base.h>

struct bsz_topic_row {
	const char *word; /* "3", "dwarf", "[ELF header]" */
	const char *text;
};

struct bsz_topic {
	const char *name;  /* "exit-status" */
	const char *brief; /* one line, no full stop */
	const struct bsz_topic_row *rows;
	size_t count;
};

/* The topic at an index, or NULL behind the last. */
const struct bsz_topic *bsz_topic(size_t index);

/* A topic by name, or NULL. */
const struct bsz_topic *bsz_topic_find(const char *name);

#endif
