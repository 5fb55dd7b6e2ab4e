/*
 * Face of this layer: container images, and layers by themselves.
 */
#ifndef BINSIZE_OCI_H
#define BINSIZE_OCI_H

#include <binsize/artifact.h>
#include <binsize/caps.h>
#include <binsize/image.h>
#include <binsize/plan.h>

/* Which of several images, and how much of it is wanted. */
struct bsz_oci_choice {
	const char *platform; /* "linux/arm64", or NULL */
	const char *name;     /* tag, name or digest, or NULL */
	bool wire;            /* maps of the wire are wanted */
	uint32_t chunk;       /* bytes of a chunk, a power of two; 0: none */
	bool repack;          /* so are sizes of other compressions */
	struct bsz_caps caps;
	bool documents;       /* nothing but what the documents tell */
	/* How programs inside of layers are opened: see the readers' face. */
	int (*open)(struct bsz_artifact *artifact, struct bsz_err *err);
};

/* Are these the first bytes of an image or a layer: a tar archive, plain or
 * compressed? What decoding it needs has to be within caps. */
bool bsz_oci_is(struct bsz_span bytes, const struct bsz_caps *caps);

/* Is there an image in this folder? */
bool bsz_oci_is_folder(const char *path);

/* Is this the reference of an image in a registry, "docker://..."? */
bool bsz_oci_is_reference(const char *path);

/*
 * Open an initialised artifact as an image: artifact->bytes, or when they are
 * empty the folder or the reference that artifact->path is. The file domain
 * is the tar archives of the layers, one behind the other. BSZ_EINPUT;
 * BSZ_EUSAGE when the choice fits none or several, with a list of them;
 * BSZ_ESTORE of a registry; BSZ_ENOMEM. Of the choice, the texts stay
 * borrowed.
 */
int bsz_oci_open(struct bsz_artifact *artifact,
    const struct bsz_oci_choice *choice, struct bsz_err *err);

/*
 * What a push of an image to a reference would move: the registry is asked,
 * nothing is written to it. mounts: repositories of that registry to look in,
 * too. Layers that are plain tars of an archive are compressed to see what
 * they come to. BSZ_EUSAGE, BSZ_ESTORE, BSZ_ENOMEM.
 */
int bsz_oci_plan_push(struct bsz_artifact *artifact, const char *to,
    const char *const *mounts, size_t mount_count, struct bsz_plan *plan,
    struct bsz_err *err);

/* The same for a pull of an image of a registry by a client that has others.
 * BSZ_EUSAGE, BSZ_ENOMEM. */
int bsz_oci_plan_pull(struct bsz_artifact *artifact,
    struct bsz_artifact *const *have, size_t have_count,
    struct bsz_plan *plan, struct bsz_err *err);

/* Free a plan, also one that was not finished. */
void bsz_oci_plan_release(struct bsz_plan *plan);

#endif
