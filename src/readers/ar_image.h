/*
 * An archive as an artifact: members in a row in both domains.
 *
 * Each member that is an ELF file is opened as an artifact of its own, with
 * labels of its own. Its place in the archive is an offset in the file and a
 * shift of its addresses; whatever it says of its bytes holds there.
 */
#ifndef BINSIZE_AR_IMAGE_H
#define BINSIZE_AR_IMAGE_H

#include <binsize/ar.h>
#include <binsize/artifact.h>

/* What explain waits for, in the domain of one member. */
struct ar_watch {
	struct bsz_watch watch;
	struct ar_image *image;
	struct ar_member *member;
	enum bsz_domain domain;
	uint64_t shift; /* from the member's domain to the archive's */
};

struct ar_member {
	struct bsz_ar_member place;
	struct bsz_artifact artifact;
	bool open;          /* it is an ELF file */
	uint64_t vm, vm_end; /* its stretch of the archive's VM domain */
	uint64_t vm_shift;  /* to the archive's addresses, modulo 2^64 */
	uint32_t parts;     /* of the first of its parts in the archive's */
	size_t dropped_told;
	uint32_t *renumber; /* the archive's labels by its own; see below */
	size_t renumbered;  /* how many of its own it has */
	struct ar_watch watches[BSZ_DOMAINS];
	int status;         /* of a job */
	struct bsz_err err;
};

struct ar_image {
	struct bsz_artifact *artifact;
	struct ar_member *members;
	size_t count, open_count;
	uint64_t damaged; /* offset of bytes that no member accounts for */
};

/* Lay out both domains of the archive by its members' layouts. BSZ_ENOMEM. */
int bsz_ar_layout(struct ar_image *image, struct bsz_err *err);

/*
 * Scan a dimension of all members and bring what they settled into the
 * archive's. BSZ_ENOMEM.
 */
int bsz_ar_scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err);

/*
 * Bring the labels of a member into the archive's table, unless that was done
 * since it made the last one, and set ->renumber. BSZ_ENOMEM.
 */
int bsz_ar_take_labels(struct ar_image *image, struct ar_member *member,
    struct bsz_err *err);

/* What is odd in members since the last call, told of the archive. */
void bsz_ar_tell_notes(struct ar_image *image);

#endif
