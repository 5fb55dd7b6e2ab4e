/*
 * Maps under the labels of owners: what the scans of dimensions that tell
 * owners share.
 *
 * A scan takes the settled maps of symbols and units, gives each of their
 * labels a tag (the label of its owner, and what that rests on), and lays the
 * ranges under these labels over each other, the strongest layer first.
 */
#ifndef BINSIZE_OWNER_MAP_H
#define BINSIZE_OWNER_MAP_H

#include "memo.h"
#include "owner.h"

/* No owner: the bytes are left to a weaker layer. */
#define OWNER_HOLE UINT32_MAX

struct owner_modules;

struct owners {
	struct bsz_artifact *artifact;
	struct bsz_labels *labels;
	enum bsz_dimension dim; /* that is filled */
	bool has_go;
	/* By label of a symbol or unit: label of its owner, with
	 * BSZ_BY_INFERENCE above it when it is inferred; 0: not yet known. */
	uint32_t *tags;
	size_t count;
	struct memo classes; /* label of a C++ scope: 1 when it is a class */
	struct owner_modules *modules; /* BSZ_MODULE only */
	struct bsz_buf text;
	bool failed; /* memory was short */
};

/* For the scan of a dimension; released in any case. */
void bsz_owners_init(struct owners *owners, struct bsz_artifact *artifact,
    enum bsz_dimension dim);
void bsz_owners_release(struct owners *owners);

/* --- tags (owner_tags.c) --- */

/* The label of an owner, as it is shown. */
uint32_t bsz_owners_label(struct owners *owners, const struct owner *owner);

/* Tag of a symbol's name: that of its owner, or OWNER_HOLE. */
typedef uint32_t owner_name_tag(struct owners *owners, const char *name,
    size_t size);
uint32_t bsz_owners_tag_name(struct owners *owners, const char *name,
    size_t size);

/* Room for tags of all labels there are now, none known. BSZ_ENOMEM. */
int bsz_owners_prepare(struct owners *owners, struct bsz_err *err);

/*
 * Fill tags of all symbols in a map. Several names of the same bytes: one
 * owner, or a group of them in the order of the names.
 */
void bsz_owners_tag_symbols(struct owners *owners, const struct bsz_map *map,
    owner_name_tag *tag);

/* --- layers (owner_layers.c) --- */

/* Whose ranges are taken: all but those of classes, or those. */
enum owner_layer { OWNER_SCOPES, OWNER_CLASSES };

/* Whether a tag is of a C++ class, by the names read so far. */
bool bsz_owners_is_class(struct owners *owners, uint32_t tag);

/* The ranges of map that have a tag, under its label. */
void bsz_owners_relabel(struct owners *owners, const struct bsz_map *map,
    enum owner_layer layer, struct bsz_map *out);

/* Lay the packages, which are scanned, below what is settled. BSZ_ENOMEM. */
int bsz_owners_lay_packages(struct owners *owners, struct bsz_err *err);

/* Scan another dimension, unless that was done. */
int bsz_owners_require(struct bsz_artifact *artifact, enum bsz_dimension dim,
    int (*scan)(struct bsz_artifact *artifact, struct bsz_err *err),
    struct bsz_err *err);

/* --- units (owner_units.c) --- */

/* Lay what units tell below what is settled, in both domains. BSZ_ENOMEM. */
int bsz_owners_lay_units(struct owners *owners, struct bsz_err *err);

/* --- classes (owner_classes.c) --- */

/* Ranges of classes, of which units own some bytes, under the directory that
 * has most of the class's, where there is one. O(ranges). BSZ_ENOMEM. */
int bsz_owners_house_classes(struct owners *owners, struct bsz_map *classes,
    struct bsz_err *err);

/* --- files (owner_files.c) --- */

/* Lay what FILE symbols tell below what is settled. BSZ_ENOMEM. */
int bsz_owners_lay_files(struct owners *owners, struct bsz_err *err);

/* --- Go's types (owner_types.c) --- */

/* Lay Go's types over what is settled as packages. BSZ_ENOMEM. */
int bsz_owners_lay_types(struct owners *owners, struct bsz_err *err);

/* --- crates (owner_crates.c) --- */

/*
 * Fill crates, by the label of a Rust crate as a package, with the label of
 * its module: "serde@1.0.2", "std" for the standard library's crates, and the
 * crate itself where no version is known. Sets failed.
 */
void bsz_owners_find_crates(struct owners *owners, struct memo *crates);

/*
 * The module of a folder Cargo unpacked, for the C code that comes with a
 * crate; OWNER_HOLE for any other. Sets failed.
 */
uint32_t bsz_owners_crate_of_folder(struct owners *owners, const char *path,
    size_t size);

#endif
