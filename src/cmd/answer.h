/*
 * The way of every command that asks inputs: open, analyse, render.
 */
#ifndef BINSIZE_ANSWER_H
#define BINSIZE_ANSWER_H

#include "options.h"

struct bsz_question {
	const char *command;  /* "report" */
	const char *schema;   /* "binsize.report" */
	const char *analyzer; /* name */
	/* Paths, where the analyzer needs a baseline; several, of images, stand
	 * in for one. */
	const char *const *baselines;
	size_t baseline_count;
	bool saved;           /* saved documents stand in for builds */
	bool compresses;      /* --wire is about any input, not images alone */
	const char *const *inputs;
	size_t input_count;
};

/*
 * Ask each input, in order, and write one document of all reports. An input
 * that fails is said on standard error and the others go on. Completes the
 * query of the options. Returns the exit status, the worst of all.
 */
int bsz_answer(const struct bsz_question *question,
    struct bsz_options *options);

#endif
