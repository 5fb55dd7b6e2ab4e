/*
 * What the go command writes into a program about its build: the version of
 * Go, the modules with their versions, and settings.
 */
#ifndef BINSIZE_GO_BUILDINFO_H
#define BINSIZE_GO_BUILDINFO_H

#include "elf_image.h"

/* A text inside of the file, not ended. */
struct go_text {
	const char *at;
	size_t size;
};

struct go_module {
	struct go_text path, version;
	struct go_text new_path, new_version; /* what replaces it, or empty */
};

struct go_setting {
	struct go_text key, value; /* the value may be quoted */
};

struct go_build {
	struct go_text version;   /* "go1.26.0"; empty: not known */
	struct go_text path;      /* of the main package */
	struct go_module main;    /* its path is empty when not known */
	struct go_module *modules; /* main included; sorted by path */
	size_t module_count;
	struct go_setting *settings; /* as they stand in the file */
	size_t setting_count;
};

/*
 * The build information of an image, read on first use; all empty when there
 * is none. Damage is noted. BSZ_ENOMEM.
 */
int bsz_go_build_get(struct elf_image *image, const struct go_build **out,
    struct bsz_err *err);

/* State it as facts: go_version, go_module, go_ldflags ... BSZ_ENOMEM. */
int bsz_go_build_describe(struct elf_image *image, struct bsz_err *err);

#endif
