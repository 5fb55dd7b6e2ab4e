/*
 * Programs inside of layers, as artifacts of their own.
 */
#ifndef BINSIZE_OCI_PROGRAMS_H
#define BINSIZE_OCI_PROGRAMS_H

#include "open.h"

struct bsz_program {
	struct bsz_artifact artifact;
	void *content;         /* what it was read from */
	size_t layer, entry;   /* where it stands */
	uint64_t place;        /* in the image's file domain */
	struct bsz_wire_point *points; /* inside of it, from its start on */
	size_t point_count;
};

struct bsz_programs {
	struct bsz_program *items; /* in the order of layers and entries */
	size_t count, room;
	uint64_t bytes;            /* of all contents */
	size_t left_out;           /* for the sake of memory */
};

/*
 * Read the layers again and open each program in them. One that its reader
 * refuses is a note. BSZ_ENOMEM; whatever reading a layer may fail with.
 */
int bsz_programs_open(struct bsz_programs *programs,
    struct bsz_source *source, struct bsz_err *err);

/* Read the layers again and show each program in them: see artifact.h. */
int bsz_programs_visit(struct bsz_source *source,
    bsz_artifact_visitor *visitor, void *context, struct bsz_err *err);

/* Free what was kept of the programs. */
void bsz_programs_release(struct bsz_programs *programs);

/*
 * What a dimension says of the programs, at their places, in the labels of
 * the image. BSZ_ENOMEM, and what a scan may fail with.
 */
int bsz_programs_scan(struct bsz_programs *programs,
    struct bsz_artifact *image, enum bsz_dimension dim, struct bsz_err *err);

#endif
