/*
 * What of an image stands in an older one, entry by entry.
 */
#ifndef BINSIZE_REUSE_H
#define BINSIZE_REUSE_H

#include <binsize/image.h>
#include <binsize/table.h>

/* How something is known from the older image, the surest first. */
enum bsz_reuse_rung {
	BSZ_REUSE_BY_DIGEST,
	BSZ_REUSE_BY_DIFF_ID,
	BSZ_REUSE_BY_FILE,
	BSZ_REUSE_BY_CHUNK,
	BSZ_REUSE_BY_PIECE /* of tables of contents */
};
#define BSZ_REUSE_RUNGS 5
/* "layer digest", "diff_id", ...: a row of what is known. */
const char *bsz_reuse_rung_name(enum bsz_reuse_rung rung);

/* Why an entry, or a whole layer, is not the one it was; of several the first
 * one counts. */
enum bsz_reuse_cause {
	BSZ_REUSE_SAME,     /* it is */
	BSZ_REUSE_NEW,      /* no such path before */
	BSZ_REUSE_CONTENT,
	BSZ_REUSE_MODE,
	BSZ_REUSE_OWNER,
	BSZ_REUSE_XATTR,
	BSZ_REUSE_MTIME,
	BSZ_REUSE_FORMAT,   /* of the tar header */
	BSZ_REUSE_ORDER,    /* all entries are, in another order; or some went */
	BSZ_REUSE_CODEC     /* the tar is the same, the blob is not */
};
#define BSZ_REUSE_CAUSES 10

/* "content", "mtime", ...: why a layer or an entry is not known. */
const char *bsz_reuse_cause_name(enum bsz_reuse_cause cause);

/* Entries of an image, sorted for look-ups. */
struct bsz_reuse_index {
	const struct bsz_entry **by_path;
	const struct bsz_entry **by_content; /* files with content */
	size_t path_count, content_count;
};

/* Borrows the image. BSZ_ENOMEM. */
int bsz_reuse_index_init(struct bsz_reuse_index *index,
    const struct bsz_image *image, struct bsz_err *err);
void bsz_reuse_index_release(struct bsz_reuse_index *index);

/* Is there a file with the content of this one? O(log n). */
bool bsz_reuse_has_content(const struct bsz_reuse_index *index,
    const struct bsz_entry *entry);

/* Identities of chunks of an image: of files that are one chunk that of their
 * content. */
struct bsz_reuse_chunks {
	uint8_t (*ids)[BSZ_CONTENT_SIZE]; /* sorted */
	size_t count;
};

/* BSZ_ENOMEM. O(n log n). */
int bsz_reuse_chunks_init(struct bsz_reuse_chunks *chunks,
    const struct bsz_image *image, struct bsz_err *err);
void bsz_reuse_chunks_release(struct bsz_reuse_chunks *chunks);
bool bsz_reuse_chunks_have(const struct bsz_reuse_chunks *chunks,
    const uint8_t id[BSZ_CONTENT_SIZE]);

/* The same of pieces, and of the files that they are of. */
enum bsz_reuse_pieces {
	BSZ_REUSE_TOC,    /* as the layers' own tables tell */
	BSZ_REUSE_PACKED  /* as eStargz would have them */
};
int bsz_reuse_pieces_init(struct bsz_reuse_chunks *known,
    const struct bsz_image *image, enum bsz_reuse_pieces which,
    struct bsz_err *err);
const struct bsz_file_pieces *bsz_reuse_pieces_of(const struct bsz_layer *layer,
    enum bsz_reuse_pieces which);

/* What of a layer a client has to fetch that has some pieces: bytes, in so
 * many ranges, where near ones are one. */
struct bsz_reuse_ranges {
	uint64_t pieces, bytes, ranges;
};
void bsz_reuse_ranges_add(struct bsz_reuse_ranges *ranges,
    const struct bsz_reuse_chunks *known, const struct bsz_file_pieces *pieces);

/* How an entry differs from the last one with its path. O(log n). */
enum bsz_reuse_cause bsz_reuse_find_cause(
    const struct bsz_reuse_index *index, const struct bsz_entry *entry);

/* --- the ladder (reuse_ladder.c) --- */

struct bsz_reuse_ladder {
	const struct bsz_reuse_index *index; /* of the older image */
	struct bsz_reuse_chunks chunks, pieces;
	bool chunked;
	uint64_t tables;    /* layers whose tables of contents were read */
	struct bsz_reuse_ranges ranges; /* of those that are not known */
	struct bsz_reuse_count {
		uint64_t items, hits, bytes, hit_bytes;
	} rungs[BSZ_REUSE_RUNGS];
};

/* Chunks are counted where the older image has them. Borrows both.
 * BSZ_ENOMEM. */
int bsz_reuse_ladder_init(struct bsz_reuse_ladder *ladder,
    const struct bsz_reuse_index *index, const struct bsz_image *old,
    struct bsz_err *err);
void bsz_reuse_ladder_release(struct bsz_reuse_ladder *ladder);

/* Count a layer that is known by a rung; BY_FILE: perhaps parts of it. */
void bsz_reuse_ladder_add(struct bsz_reuse_ladder *ladder,
    const struct bsz_layer *layer, enum bsz_reuse_rung rung);
void bsz_reuse_ladder_table(const struct bsz_reuse_ladder *ladder,
    struct bsz_report *report);

/* --- what would be (reuse_what_if.c, reuse_fleet.c) --- */

/* Which layers would be known if something were as before; rungs of each
 * layer. BSZ_ENOMEM. O(layers of both x entries) at worst. */
int bsz_reuse_what_if(struct bsz_report *report, const struct bsz_image *new,
    const struct bsz_image *old, const enum bsz_reuse_rung *rungs,
    struct bsz_err *err);

/* Sizes if the layers were compressed another way, where that was tried.
 * BSZ_ENOMEM. */
int bsz_reuse_repacked(struct bsz_report *report,
    const struct bsz_image *new, const struct bsz_image *old,
    const enum bsz_reuse_rung *rungs, struct bsz_err *err);

/* Bytes of blobs that several images have in common, where the older one was
 * joined of several. */
void bsz_reuse_fleet(struct bsz_report *report, const struct bsz_image *new,
    const struct bsz_image *old);

#endif
