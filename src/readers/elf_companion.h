/*
 * Files beside an ELF file that hold its debug information, or part of it.
 *
 * A companion's image decodes its own headers and shares the artifact, the
 * VM domain and the code extents of the file it belongs to: an address of
 * one is the same address of the other. Its bytes are never charged.
 */
#ifndef BINSIZE_ELF_COMPANION_H
#define BINSIZE_ELF_COMPANION_H

#include "elf_image.h"

#include <binsize/debug_search.h>

/* What is open on behalf of an image; in the artifact's arena. */
struct elf_companion {
	struct elf_companion *next;
	const char *path;      /* in the arena */
	struct bsz_file file;  /* or, of a section: bytes from bsz_malloc() */
	struct elf_image *image;
};

/*
 * Open a file as a companion, and read its headers. *out is NULL when there
 * is no such file or it is no ELF file of the same class, byte order and
 * machine; err says why. BSZ_ENOMEM.
 */
int bsz_elf_companion_open(struct elf_image *image, const char *path,
    struct elf_companion **out, struct bsz_err *err);

/* The same for bytes from bsz_malloc(), which it takes, errors included. */
int bsz_elf_companion_take(struct elf_image *image, const char *path,
    struct bsz_span bytes, struct elf_companion **out, struct bsz_err *err);

/* Close all debug files that were opened for an image. */
void bsz_elf_companions_close(struct elf_image *image);

/* The hexadecimal build ID of an image, in the arena, or NULL. */
const char *bsz_elf_build_id(struct elf_image *image);

/*
 * "DIR/.build-id/xx/yyyy.debug" for each directory of the search in turn;
 * the first that is an ELF file with this build ID, or *out is NULL.
 * BSZ_ENOMEM.
 */
int bsz_elf_companion_by_id(struct elf_image *image, const char *id,
    struct elf_companion **out, struct bsz_err *err);

/*
 * The separate debug file of an image: one given by hand whose build ID is
 * the same, else one found by build ID, else one named by .gnu_debuglink
 * whose checksum agrees. Sought once, and only when symbols or debug
 * information are missing. *out is NULL when there is none.
 * BSZ_EINPUT when files were given by hand and none of them fits; BSZ_ENOMEM.
 */
int bsz_elf_debug_file(struct elf_image *image, struct elf_image **out,
    struct bsz_err *err);

/*
 * The symbols that .gnu_debugdata keeps (mini-debuginfo: an ELF file in xz),
 * as an image, or NULL. Damage is noted. BSZ_ENOMEM.
 */
int bsz_elf_mini_debug(struct elf_image *image, struct elf_image **out,
    struct bsz_err *err);

/* Has the file bytes of a symbol table, or of .debug_info, of its own? */
bool bsz_elf_has_symtab(const struct elf_image *image);
bool bsz_elf_has_debug_info(const struct elf_image *image);

#endif
