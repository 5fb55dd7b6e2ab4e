/*
 * A plan: each blob of an image beside what the other end has. The registry is
 * asked with HEAD and changed by nothing; what it does not answer clearly
 * stays unknown, and costs between nothing and all of its bytes.
 */
#include "plan.h"

#include "decoder.h"
#include "open.h"

#include <binsize/arena.h>
#include <binsize/limits.h>
#include <binsize/pool.h>

#include <string.h>

/* POST, PATCH and PUT; and what a question costs. */
#define UPLOAD_REQUESTS 3
#define QUESTION 1

/* Hundredths of a blob that is compressed anew: from the hurried to the
 * patient, and back. */
#define LEAST_OF_PACKED 70
#define MOST_OF_PACKED 145

/* What a manifest takes that is made by the push: its frame, and each
 * descriptor. */
#define MANIFEST_MOST(layers) (1024 + 512 * (uint64_t)(layers))

const char *bsz_plan_text(struct bsz_plan *plan, const char *text,
    bool *failed)
{
	const char *const copy = text ? bsz_arena_copy(&plan->arena, text,
	    strlen(text)) : "";

	*failed |= !copy;
	return copy ? copy : "";
}

/* An archive of docker save has no manifest: whoever pushes it makes one, and
 * compresses its layers anew. */
static bool is_remade(const struct bsz_image *image)
{
	return !*image->manifest_digest;
}

static struct bsz_plan_blob layer_of(struct bsz_plan *plan,
    const struct bsz_image *image, size_t index, bool *failed)
{
	const struct bsz_layer *const layer = &image->layers[index];
	const char *const what = bsz_arena_printf(&plan->arena, "layer %zu",
	    index + 1);

	*failed |= !what;
	return (struct bsz_plan_blob){.what = what ? what : "",
		.digest = is_remade(image) ? "" :
		    bsz_plan_text(plan, layer->digest, failed),
		.step = bsz_plan_text(plan, layer->step, failed), .from = "",
		.size = is_remade(image) ? 0 : layer->blob,
		.least = layer->blob,
		.most = layer->blob, .state = layer->missing ?
		    BSZ_PLAN_FOREIGN : BSZ_PLAN_MOVES};
}

int bsz_plan_init(struct bsz_plan *plan, const struct bsz_source *source,
    struct bsz_err *err)
{
	const struct bsz_image *const image = &source->image;
	bool failed = false;

	*plan = (struct bsz_plan){0};
	if (!image->config_bytes)
		return bsz_fail(err, BSZ_EUSAGE, "it is no image with a "
		    "config, and only such a one is pushed or pulled");
	plan->blobs = bsz_arena_alloc(&plan->arena, (image->count + 2) *
	    sizeof(*plan->blobs));
	if (!plan->blobs)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		plan->blobs[plan->count++] = layer_of(plan, image, i,
		    &failed);
	plan->blobs[plan->count++] = (struct bsz_plan_blob){
		.what = "config", .step = "", .from = "",
		.digest = bsz_plan_text(plan, image->config_digest, &failed),
		.size = image->config_bytes, .least = image->config_bytes,
		.most = image->config_bytes};
	plan->blobs[plan->count++] = (struct bsz_plan_blob){
		.what = "manifest", .step = "", .from = "",
		.digest = bsz_plan_text(plan, image->manifest_digest,
		    &failed),
		.size = image->manifest_bytes,
		.least = image->manifest_bytes,
		.most = image->manifest_bytes ? image->manifest_bytes :
		    MANIFEST_MOST(image->count)};
	return failed ? bsz_fail_memory(err) : 0;
}

void bsz_plan_find_repeated(struct bsz_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++)
		for (size_t j = 0; j < i; j++)
			if (*plan->blobs[i].digest && strcmp(
			    plan->blobs[i].digest, plan->blobs[j].digest) ==
			    0 && plan->blobs[i].state == BSZ_PLAN_MOVES)
				plan->blobs[i].state = BSZ_PLAN_REPEATED;
}

/* What follows for a blob from its state. */
static void settle(struct bsz_plan_blob *blob, uint64_t move_requests)
{
	switch (blob->state) {
	case BSZ_PLAN_MOVES:
		blob->requests += move_requests;
		break;
	case BSZ_PLAN_PRESENT:
	case BSZ_PLAN_REPEATED:
	case BSZ_PLAN_FOREIGN:
		blob->least = blob->most = 0;
		break;
	case BSZ_PLAN_MOUNTABLE:
		/* A registry may decline; the answer is an upload then. */
		blob->least = 0;
		blob->requests++;
		break;
	case BSZ_PLAN_UNKNOWN:
		blob->least = 0;
		blob->requests += move_requests;
		break;
	}
}

/* Layers of an archive that has plain tars are compressed on the way. */
struct estimates {
	const struct bsz_source *source;
	struct bsz_plan *plan;
	struct bsz_err *errs;
};

static void estimate(void *context, size_t index, size_t worker)
{
	const struct estimates *const work = context;
	struct bsz_plan_blob *const blob = &work->plan->blobs[index];
	const struct bsz_span bytes = work->source->blobs[index];

	(void)worker;
	if (!bytes.data)
		return;
	/* What is compressed already tells about how far that goes. */
	blob->least = bytes.size / 100 * LEAST_OF_PACKED;
	blob->most = bytes.size / 100 * MOST_OF_PACKED + 100;
	if (bsz_codec_find(bytes) == BSZ_CODEC_NONE)
		(void)bsz_plan_estimate(bytes, &blob->least, &blob->most,
		    &work->errs[index]);
}

static int estimate_all(const struct bsz_source *source,
    struct bsz_plan *plan, struct bsz_err *err)
{
	const size_t count = source->image.count;
	const struct estimates work = {source, plan,
		bsz_calloc(count + 1, sizeof(*work.errs))};
	int rc = work.errs ? 0 : bsz_fail_memory(err);

	plan->recompressed = true;
	if (!rc)
		bsz_pool_run(source->artifact->jobs, count, estimate,
		    (void *)(uintptr_t)&work);
	for (size_t i = 0; !rc && i < count; i++) {
		rc = work.errs[i].code;
		if (rc)
			*err = work.errs[i];
	}
	bsz_free(work.errs);
	return rc;
}

/* Where in the registry is it? */
static int look(struct bsz_registry *registry, const char *const *mounts,
    size_t mount_count, struct bsz_plan_blob *blob, struct bsz_err *err)
{
	enum bsz_presence presence;
	int rc = bsz_registry_has(registry, registry->reference.name,
	    blob->digest, &presence, err);

	blob->requests += QUESTION;
	blob->state = presence == BSZ_PRESENT ? BSZ_PLAN_PRESENT :
	    presence == BSZ_ABSENT ? BSZ_PLAN_MOVES : BSZ_PLAN_UNKNOWN;
	for (size_t i = 0; !rc && blob->state == BSZ_PLAN_MOVES &&
	    i < mount_count; i++) {
		rc = bsz_registry_has(registry, mounts[i], blob->digest,
		    &presence, err);
		if (!rc && presence == BSZ_PRESENT) {
			blob->state = BSZ_PLAN_MOUNTABLE;
			blob->from = mounts[i];
		}
	}
	return rc;
}

static int check_mounts(const char *const *mounts, size_t count,
    struct bsz_err *err)
{
	for (size_t i = 0; i < count; i++)
		if (!bsz_reference_is_name(mounts[i]))
			return bsz_fail(err, BSZ_EUSAGE, "'%.200s' is no "
			    "name of a repository", mounts[i]);
	return 0;
}

static int ask_registry(struct bsz_plan *plan,
    const struct bsz_reference *reference, const char *const *mounts,
    size_t mount_count, struct bsz_err *err)
{
	struct bsz_registry *const registry = bsz_registry_open(reference,
	    err);
	int rc = 0;

	if (!registry)
		return err->code;
	bsz_plan_find_repeated(plan);
	/* A manifest is always sent: it is what gets the tag. */
	for (size_t i = 0; !rc && i + 1 < plan->count; i++)
		if (plan->blobs[i].state == BSZ_PLAN_MOVES &&
		    *plan->blobs[i].digest)
			/* Nobody mounts a config. */
			rc = look(registry, mounts, i + 2 == plan->count ? 0 :
			    mount_count, &plan->blobs[i], err);
	bsz_registry_close(registry);
	return rc;
}

int bsz_oci_plan_push(struct bsz_artifact *artifact, const char *to,
    const char *const *mounts, size_t mount_count, struct bsz_plan *plan,
    struct bsz_err *err)
{
	const struct bsz_source *const source = bsz_oci_source(artifact);
	struct bsz_reference reference;
	int rc = bsz_reference_parse(to, &reference, err);

	if (!rc)
		rc = check_mounts(mounts, mount_count, err);
	if (!rc)
		rc = bsz_plan_init(plan, source, err);
	if (!rc && is_remade(&source->image))
		rc = estimate_all(source, plan, err);
	if (!rc)
		rc = ask_registry(plan, &reference, mounts, mount_count, err);
	if (rc)
		return rc;
	plan->push = true;
	plan->reference = to;
	plan->requests = QUESTION; /* of /v2/ */
	for (size_t i = 0; i + 1 < plan->count; i++)
		settle(&plan->blobs[i], UPLOAD_REQUESTS);
	plan->blobs[plan->count - 1].requests = 1;
	return 0;
}

/* Does an image that is there already have it? A layer that is known by its
 * tar alone depends on what the client keeps. */
static void compare(struct bsz_plan_blob *blob, const char *diff_id,
    const struct bsz_image *have)
{
	if (strcmp(blob->digest, have->config_digest) == 0 ||
	    strcmp(blob->digest, have->manifest_digest) == 0)
		blob->state = BSZ_PLAN_PRESENT;
	for (size_t i = 0; i < have->count; i++) {
		const struct bsz_layer *const layer = &have->layers[i];

		if (strcmp(blob->digest, layer->digest) == 0)
			blob->state = BSZ_PLAN_PRESENT;
		else if (*diff_id && blob->state == BSZ_PLAN_MOVES &&
		    strcmp(diff_id, layer->diff_id) == 0)
			blob->state = BSZ_PLAN_UNKNOWN;
	}
}

int bsz_oci_plan_pull(struct bsz_artifact *artifact,
    struct bsz_artifact *const *have, size_t have_count,
    struct bsz_plan *plan, struct bsz_err *err)
{
	const struct bsz_source *const source = bsz_oci_source(artifact);
	const struct bsz_image *const image = &source->image;
	const int rc = bsz_plan_init(plan, source, err);

	if (rc)
		return rc;
	plan->reference = artifact->path;
	plan->requests = QUESTION + (image->index_bytes ? 1 : 0);
	bsz_plan_find_repeated(plan);
	for (size_t i = 0; i < plan->count; i++) {
		struct bsz_plan_blob *const blob = &plan->blobs[i];

		for (size_t j = 0; j < have_count && (blob->state ==
		    BSZ_PLAN_MOVES || blob->state == BSZ_PLAN_UNKNOWN); j++)
			compare(blob, i < image->count ?
			    image->layers[i].diff_id : "",
			    &bsz_oci_source(have[j])->image);
		/* What a tag stands for is asked in any case. */
		if (i + 1 == plan->count)
			blob->state = BSZ_PLAN_MOVES;
		settle(blob, 1);
	}
	return 0;
}

void bsz_oci_plan_release(struct bsz_plan *plan)
{
	bsz_arena_release(&plan->arena);
}
