/*
 * Files beside an input that hold its debug information: separate debug
 * files, split DWARF (.dwo, .dwp), alternate files of dwz.
 *
 * A reader asks for them through this, so that whoever opens an artifact
 * decides what may be read. Nothing is ever fetched from a network.
 */
#ifndef BINSIZE_DEBUG_SEARCH_H
#define BINSIZE_DEBUG_SEARCH_H

#include <binsize/file.h>

struct bsz_debug_search {
	const char *const *files; /* given by hand; must fit an input */
	size_t file_count;
	const char *const *dirs;  /* in place of BSZ_DEBUG_DIR */
	size_t dir_count;
	bool lookup;              /* search, too; else only files */
	/* bsz_file_open_regular(), or what a test has in its place. */
	int (*open)(struct bsz_file *file, const char *path,
	    struct bsz_err *err);
};

/* Where distributions install debug files. */
#define BSZ_DEBUG_DIR "/usr/lib/debug"

#endif
