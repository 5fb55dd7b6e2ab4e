/*
 * A container image as facts: its layers and what stands in them, in the
 * order they are applied. Made once by the reader of images, frozen then.
 */
#ifndef BINSIZE_IMAGE_H
#define BINSIZE_IMAGE_H

#include <binsize/arena.h>
#include <binsize/base.h>

enum bsz_entry_kind {
	BSZ_ENTRY_FILE,
	BSZ_ENTRY_DIR,
	BSZ_ENTRY_SYMLINK,
	BSZ_ENTRY_HARDLINK,
	BSZ_ENTRY_DEVICE,   /* character, block, or a pipe */
	BSZ_ENTRY_WHITEOUT, /* path is what it deletes */
	BSZ_ENTRY_OPAQUE,   /* path is the directory it empties */
	BSZ_ENTRY_HIDDEN    /* other names of ".wh..wh.": no part of the tree */
};

enum bsz_tar_format { BSZ_TAR_V7, BSZ_TAR_USTAR, BSZ_TAR_PAX, BSZ_TAR_GNU };
#define BSZ_TAR_FORMATS 4

/* What few entries have. */
struct bsz_entry_more {
	const char *target; /* of a link; hostile */
	uint64_t xattrs;    /* hash of names and values, 0: none */
	uint64_t apparent;  /* size of a sparse file, holes included */
	uint64_t device;
	bool sparse;
};

/* What an image's final tree makes of content; each byte of a layer is of one
 * of them. */
enum bsz_waste {
	BSZ_LIVE,
	BSZ_SHADOWED,  /* a layer above has something else at its path */
	BSZ_DELETED,   /* by a whiteout above */
	BSZ_REWRITTEN, /* what was at its path already: metadata changed */
	BSZ_DUPLICATE, /* live, and equal to another live file's */
	BSZ_OVERHEAD   /* no content: headers, padding, ends */
};
#define BSZ_WASTES 6

struct bsz_waste_info {
	const char *name;  /* "shadowed" */
	const char *brief;
};

/* Content that a smaller image with the same final tree would not have. */
BSZ_ALWAYS_INLINE bool bsz_waste_is_wasted(size_t class)
{
	return class != BSZ_LIVE && class != BSZ_OVERHEAD;
}

/* One for each class, in the order of the enum. */
const struct bsz_waste_info *bsz_waste_infos(void);

#define BSZ_CONTENT_SIZE 16 /* of a SHA-256, as much as is kept */

/* 96 bytes, because there may be millions of them. */
struct bsz_entry {
	const char *path;   /* "usr/bin/x", "" for the root; hostile */
	const struct bsz_entry_more *more; /* NULL: nothing */
	uint64_t offset;    /* of its headers, in the layer's tar */
	uint64_t stored;    /* bytes of content in the tar */
	uint64_t wire_bits; /* of the content */
	uint32_t header;    /* bytes of its headers */
	uint32_t header_bits;
	uint32_t padding_bits;
	uint32_t mode;      /* permissions and the bits above them */
	int64_t mtime_ns;
	uint32_t uid, gid;
	uint8_t kind;       /* enum bsz_entry_kind */
	uint8_t format;     /* enum bsz_tar_format */
	uint8_t waste;      /* enum bsz_waste, of its content */
	uint8_t content[BSZ_CONTENT_SIZE]; /* of a file */
};

BSZ_ALWAYS_INLINE uint64_t bsz_entry_padding(const struct bsz_entry *entry)
{
	return -entry->stored & 511;
}

/* All an entry takes in the tar. */
BSZ_ALWAYS_INLINE uint64_t bsz_entry_bytes(const struct bsz_entry *entry)
{
	return entry->header + entry->stored + bsz_entry_padding(entry);
}

BSZ_ALWAYS_INLINE uint64_t bsz_entry_bits(const struct bsz_entry *entry)
{
	return entry->header_bits + entry->wire_bits + entry->padding_bits;
}

/* A piece of a file's content, cut where the content says so. */
struct bsz_chunk {
	uint32_t entry; /* index in the layer */
	uint32_t size;
	uint8_t id[BSZ_CONTENT_SIZE]; /* of a SHA-256 */
};

#define BSZ_LEAST_CHUNK 1024

/* A part of a file that a client can fetch by itself, as a table of contents
 * in the blob tells, or would tell. */
struct bsz_file_piece {
	uint64_t size;  /* of the content */
	uint64_t at;    /* byte of the blob where it begins */
	uint64_t wire;  /* bytes of the blob up to the next one, or its end */
	uint32_t entry; /* index in the layer */
	uint8_t id[BSZ_CONTENT_SIZE]; /* of a SHA-256 of the content */
};

/* All of a layer, ascending. */
struct bsz_file_pieces {
	struct bsz_file_piece *items;
	size_t count, room;
};

/* Room for one more, all zero bytes; NULL when memory is short. */
struct bsz_file_piece *bsz_file_pieces_grow(struct bsz_file_pieces *pieces);

#define BSZ_DIGEST_ROOM 136 /* "sha512:", 128 digits, NUL */

struct bsz_layer {
	char digest[BSZ_DIGEST_ROOM];   /* of the blob as it is */
	char diff_id[BSZ_DIGEST_ROOM];  /* of the tar as it is */
	char chain_id[BSZ_DIGEST_ROOM]; /* of the layers up to here */
	const char *media_type; /* as declared, or NULL; hostile */
	const char *codec;      /* "gzip", as its bytes say */
	const char *step;       /* what made it, from the history, or NULL */
	uint64_t blob;          /* bytes of the blob */
	uint64_t size;          /* bytes of the tar */
	uint64_t end;           /* where its entries end in it; the rest is the
	    end of the archive */
	uint64_t end_bits;      /* of that rest */
	uint64_t overhead_bits; /* of the blob that are of no byte */
	const char *oddity;     /* how its entries end, or NULL */
	uint64_t trailing;      /* bytes of the blob behind its last member */
	uint64_t behind_end;    /* bytes not zero behind the end of the tar */
	uint64_t outside;       /* names that lead out of the tree */
	bool shared_evenly;     /* wire bits are an estimate (xz, bzip2) */
	bool missing;           /* its blob is not here (foreign, or lost) */
	struct bsz_entry *entries; /* in the order of the tar */
	size_t count, room;
	/* In the order of the entries; files of one chunk have none. Empty
	 * when they were not asked for. */
	struct bsz_chunk *chunks;
	size_t chunk_count, chunk_room;
	/* Its own table of contents; read where chunks were asked for. */
	const char *toc;        /* "eStargz", or NULL: it has none */
	const char *toc_oddity; /* why it is not believed, or NULL */
	struct bsz_file_pieces pieces;
	/* What it would take if it were compressed anew; empty when that was
	 * not asked for. */
	uint64_t zstd_bytes, estargz_bytes;
	struct bsz_file_pieces packed; /* of eStargz */
	uint64_t waste[BSZ_WASTES]; /* bytes; they sum to the tar */
	uint64_t waste_bits[BSZ_WASTES]; /* they sum to the blob */
	struct bsz_arena arena; /* of paths and more */
};

/* One of several images whose layers stand in one behind each other. */
struct bsz_image_part {
	const char *name;
	size_t first, count; /* of the layers */
};

struct bsz_image {
	const char *form;     /* "OCI layout" */
	const char *reference; /* name or tag, or NULL; hostile */
	const char *platform; /* "linux/amd64", or NULL; hostile */
	char manifest_digest[BSZ_DIGEST_ROOM]; /* "" when there is none */
	char config_digest[BSZ_DIGEST_ROOM];
	uint64_t manifest_bytes, config_bytes, index_bytes;
	uint64_t attestations, attestation_bytes; /* beside it in its index */
	uint64_t referrers, referrer_bytes; /* others that are about it */
	uint64_t unreferenced_bytes; /* blobs that nothing names */
	uint32_t chunk; /* average bytes of the layers' chunks; 0: no chunks */
	struct bsz_layer *layers;
	size_t count;
	const struct bsz_image_part *parts; /* where it was joined of several */
	size_t part_count;
};

#endif
