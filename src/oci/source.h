/*
 * An image while it is found out what belongs to it: its documents are read,
 * its layers are named, and each has its blob.
 */
#ifndef BINSIZE_OCI_SOURCE_H
#define BINSIZE_OCI_SOURCE_H

#include "bundle.h"
#include "descriptor.h"
#include "oci.h"
#include "registry.h"

/* A manifest that could be the one. */
struct bsz_candidate {
	struct bsz_descriptor descriptor;
	const char *platform;  /* or NULL */
	const char *reference; /* or NULL */
	const char *subject;   /* digest of what it is about, or NULL */
	bool attests;          /* it says of itself that it is about another */
};

struct bsz_candidates {
	struct bsz_candidate *items;
	size_t count, room;
};

/* False when memory is short. */
bool bsz_candidates_push(struct bsz_candidates *list,
    struct bsz_candidate candidate);

struct bsz_source {
	struct bsz_artifact *artifact; /* gets notes; its arena the texts */
	const struct bsz_oci_choice *choice;
	struct bsz_bundle bundle;
	struct bsz_image image;
	struct bsz_span *blobs;        /* of each layer; data NULL: not here */
	size_t manifests;              /* looked at so far */
	struct bsz_registry *registry; /* where it is, or NULL; then blobs are
	    owned, too */
	struct bsz_document *documents; /* that were fetched, or embedded */
	struct bsz_candidates referrers; /* that documents name, of any image */
};

/* What a blob is to be: a registry has two ways to ask. */
enum bsz_blob_kind { BSZ_BLOB_MANIFEST, BSZ_BLOB_CONFIG, BSZ_BLOB_LAYER };

/* A text that lives as long as the artifact; NULL of NULL, and when memory
 * is short, which the artifact then knows. */
const char *bsz_source_keep(struct bsz_source *source, const char *text);

/* Parse a descriptor of this image. Content that stands in it is kept where
 * it agrees with size and digest; where it does not, a note says so.
 * BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_source_descriptor(struct bsz_source *source,
    const struct bsz_json_value *value, const char *what,
    struct bsz_descriptor *descriptor, struct bsz_err *err);

/* Own bytes until the release; freed at once when memory is short. */
int bsz_source_own(struct bsz_source *source, uint8_t *data, uint64_t size,
    struct bsz_span *bytes, struct bsz_err *err);

/* The blob of a digest; data is NULL when it is not here, or is a layer that
 * is still to be fetched. BSZ_EINPUT, BSZ_ESTORE, BSZ_ENOMEM. */
int bsz_source_blob(struct bsz_source *source, enum bsz_blob_kind kind,
    const struct bsz_descriptor *descriptor, struct bsz_span *bytes,
    struct bsz_err *err);

/* A JSON document that is a member; NULL with err filled. */
struct bsz_json *bsz_source_document(struct bsz_source *source,
    const char *name, struct bsz_err *err);
struct bsz_json *bsz_source_parse(struct bsz_span bytes, const char *name,
    struct bsz_err *err);

/* Room for a number of layers. BSZ_EINPUT above the limit, BSZ_ENOMEM. */
int bsz_source_layers(struct bsz_source *source, size_t count,
    struct bsz_err *err);

/* Take diff_ids, history and platform from a config. BSZ_EINPUT; BSZ_EUSAGE
 * when the choice is of another platform. */
int bsz_source_config(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err);

/* Read one of the forms: what it is stands in the image afterwards.
 * BSZ_EINPUT, BSZ_EUSAGE when a choice is needed, BSZ_ENOMEM. */
int bsz_source_layout(struct bsz_source *source, struct bsz_err *err);
int bsz_source_manifest(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err);
int bsz_source_docker(struct bsz_source *source, struct bsz_err *err);
int bsz_source_registry(struct bsz_source *source, struct bsz_err *err);

/* The manifest that an index leads to. Errors as above. */
int bsz_source_index(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err);

/* A document of the registry, kept until the release. BSZ_EINPUT,
 * BSZ_ESTORE, BSZ_ENOMEM. */
int bsz_source_fetch(struct bsz_source *source, enum bsz_blob_kind kind,
    const struct bsz_descriptor *descriptor, struct bsz_span *bytes,
    struct bsz_err *err);
void bsz_source_forget(struct bsz_source *source);

/* Count what refers to the manifest that was taken. What cannot be read is
 * a note. BSZ_ENOMEM. */
int bsz_source_referrers(struct bsz_source *source, struct bsz_err *err);

/* Manifests that index.json leads to. BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_source_candidates(struct bsz_source *source,
    struct bsz_candidates *candidates, struct bsz_err *err);

#endif
