/*
 * From bytes to an image: told apart by what they begin with and which names
 * stand in the archive, never by the file's own name. A tar archive without
 * documents of an image is a layer.
 */
#include "open.h"

#include "tar.h"

#include <binsize/limits.h>
#include <binsize/pool.h>

#include <string.h>
#include <sys/stat.h>

struct beginning {
	uint8_t data[1024];
	size_t size;
};

/* Decode the beginning, as far as that goes. BSZ_ENOMEM, BSZ_EUSAGE. */
static int peek(struct bsz_span input, const struct bsz_caps *caps,
    struct beginning *out, struct bsz_err *err)
{
	struct bsz_decoder decoder;
	struct bsz_decoded piece;
	int rc = bsz_decoder_init(&decoder, input, err);

	out->size = 0;
	if (rc)
		return rc == BSZ_EINPUT ? 0 : rc;
	decoder.caps = *caps;
	for (piece.size = 1; piece.size && out->size < sizeof(out->data);) {
		rc = bsz_decoder_next(&decoder, sizeof(out->data), &piece,
		    err);
		if (rc)
			break;
		const size_t used = (size_t)bsz_min(piece.size,
		    sizeof(out->data) - out->size);
		if (used)
			memcpy(out->data + out->size, piece.data, used);
		out->size += used;
	}
	bsz_decoder_release(&decoder);
	return rc == BSZ_EINPUT ? 0 : rc;
}

bool bsz_oci_is(struct bsz_span bytes, const struct bsz_caps *caps)
{
	struct beginning beginning;
	struct bsz_err err = {0};

	if (bsz_codec_find(bytes) == BSZ_CODEC_NONE)
		return bsz_tar_is(bytes);
	return !peek(bytes, caps, &beginning, &err) && bsz_tar_is(
	    (struct bsz_span){beginning.data, beginning.size});
}

bool bsz_oci_is_folder(const char *path)
{
	static const char *const names[] = {"index.json", "manifest.json",
		"repositories"};
	struct stat status;

	if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		char full[4096];

		if (snprintf(full, sizeof(full), "%s/%s", path, names[i]) <
		    (int)sizeof(full) && stat(full, &status) == 0)
			return true;
	}
	return false;
}

static bool has_documents(const struct bsz_bundle *bundle)
{
	return bsz_bundle_has(bundle, "manifest.json") ||
	    bsz_bundle_has(bundle, "repositories") ||
	    (bsz_bundle_has(bundle, "index.json") &&
	    bsz_bundle_has(bundle, "oci-layout"));
}

/* Could an archive that begins with this name be an image, too? Layers begin
 * with a folder of the system. */
static bool is_name_of_image(struct bsz_span tar)
{
	static const char *const names[] = {"blobs", "index.json",
		"oci-layout", "manifest.json", "repositories"};
	char name[101] = {0};
	const char *at = name;

	memcpy(name, tar.data, bsz_min(100, tar.size));
	if (strncmp(at, "./", 2) == 0)
		at += 2;
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (strncmp(at, names[i], strlen(names[i])) == 0)
			return true;
	return !*at || strncmp(at, "sha256:", 7) == 0 ||
	    strspn(at, "0123456789abcdef") == 64;
}

/* A compressed archive that may be an image, decompressed. */
static int unpack(struct bsz_source *source, struct bsz_span packed,
    struct bsz_span *tar, struct bsz_err *err)
{
	struct bsz_decoder decoder;
	struct bsz_decoded piece = {.size = 1};
	struct bsz_buf buf = {0};
	const uint64_t most = bsz_cap(source->choice->caps.memory,
	    BSZ_MAX_PIPE);
	int rc = bsz_decoder_init(&decoder, packed, err);

	if (rc)
		return rc;
	decoder.caps = source->choice->caps;
	while (!rc && piece.size) {
		rc = bsz_decoder_next(&decoder, UINT64_MAX, &piece, err);
		if (!rc && buf.size + piece.size > most)
			rc = bsz_fail(err, BSZ_EINPUT, "the archive has more "
			    "than %llu bytes when it is decompressed (limit: "
			    "memory)", (unsigned long long)most);
		if (!rc)
			bsz_buf_push(&buf, piece.data, piece.size);
	}
	bsz_decoder_release(&decoder);
	if (!rc && buf.failed)
		rc = bsz_fail_memory(err);
	if (rc)
		bsz_buf_release(&buf);
	source->bundle.unpacked = buf.data;
	*tar = (struct bsz_span){(const uint8_t *)buf.data, buf.size};
	return rc;
}

/* A layer by itself. */
static int take_bare(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	const int rc = bsz_source_layers(source, 1, err);

	source->image.form = "layer";
	if (!rc)
		source->blobs[0] = bytes;
	return rc;
}

static int find_documents(struct bsz_source *source, struct bsz_err *err)
{
	const struct bsz_bundle *const bundle = &source->bundle;

	return bsz_bundle_has(bundle, "manifest.json") ||
	    !bsz_bundle_has(bundle, "index.json") ?
	    bsz_source_docker(source, err) : bsz_source_layout(source, err);
}

static int find_layers(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct beginning beginning;
	struct bsz_span tar = bytes;
	int rc = 0;

	if (!bytes.data && bsz_oci_is_reference(source->artifact->path))
		return bsz_source_registry(source, err);
	if (!bytes.data) {
		rc = bsz_bundle_of_folder(&source->bundle,
		    source->artifact->path, err);
		return rc ? rc : find_documents(source, err);
	}
	rc = peek(bytes, &source->choice->caps, &beginning, err);
	if (rc)
		return rc;
	if (!is_name_of_image((struct bsz_span){beginning.data,
	    beginning.size}))
		return take_bare(source, bytes, err);
	if (bsz_codec_find(bytes) != BSZ_CODEC_NONE)
		rc = unpack(source, bytes, &tar, err);
	if (!rc)
		rc = bsz_bundle_of_tar(&source->bundle, tar, err);
	if (rc)
		return rc;
	return has_documents(&source->bundle) ?
	    find_documents(source, err) : take_bare(source, bytes, err);
}

/* Layers on their way, one job each. */
struct work {
	struct bsz_source *source;
	struct bsz_err *errs;
	uint32_t *order; /* the largest first */
	struct bsz_registry **registries; /* one a worker, made when needed */
	enum bsz_digester_way way;
};

/* Bytes that are in a registry come here. */
static int fetch_layer(const struct work *work, size_t which, size_t worker)
{
	struct bsz_source *const source = work->source;
	const struct bsz_layer *const layer = &source->image.layers[which];
	struct bsz_err *const err = &work->errs[which];
	struct bsz_registry **const registry = &work->registries[worker];
	struct bsz_http_body body = {0};

	if (!*registry)
		*registry = bsz_registry_fork(source->registry, err);
	if (!*registry)
		return err->code;
	const int rc = bsz_registry_blob(*registry, layer->digest,
	    layer->blob, &body, err);
	if (rc)
		bsz_free(body.data);
	else
		source->blobs[which] = (struct bsz_span){body.data,
			body.size};
	return rc;
}

static void read_layer(void *context, size_t index, size_t worker)
{
	const struct work *const work = context;
	const size_t which = work->order[index];
	struct bsz_layer *const layer = &work->source->image.layers[which];
	const struct bsz_layer_reading reading = {.way = work->way,
		.chunk = work->source->choice->chunk,
		.repack = work->source->choice->repack,
		.caps = work->source->choice->caps};

	if (work->source->registry && !layer->missing &&
	    fetch_layer(work, which, worker))
		return;
	const struct bsz_span blob = work->source->blobs[which];
	if (blob.data)
		(void)bsz_layer_read(layer, blob, &reading,
		    &work->errs[which]);
}

/* Compare what was found with what the documents say. */
static void compare_said(struct bsz_source *source, size_t index,
    const struct bsz_layer *said)
{
	struct bsz_artifact *const artifact = source->artifact;
	const struct bsz_layer *const layer = &source->image.layers[index];

	if (*said->digest && said->blob != layer->blob)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: %s "
		    "has %llu bytes, its descriptor says %llu", index + 1,
		    said->digest, (unsigned long long)layer->blob,
		    (unsigned long long)said->blob);
	if (strncmp(said->digest, "sha256:", 7) == 0 &&
	    strcmp(said->digest, layer->digest) != 0)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: the "
		    "blob of %s is in fact %s", index + 1, said->digest,
		    layer->digest);
	if (strncmp(said->diff_id, "sha256:", 7) == 0 &&
	    strcmp(said->diff_id, layer->diff_id) != 0)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: its "
		    "tar is %s, the config says %s", index + 1,
		    layer->diff_id, said->diff_id);
}

/* What is odd in a layer that could be read. */
static void tell_oddities(struct bsz_source *source, size_t index)
{
	struct bsz_artifact *const artifact = source->artifact;
	const struct bsz_layer *const layer = &source->image.layers[index];

	if (layer->oddity)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: the "
		    "tar has %s", index + 1, layer->oddity);
	if (layer->trailing)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: %llu "
		    "bytes behind the compressed data", index + 1,
		    (unsigned long long)layer->trailing);
	if (layer->behind_end)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: bytes "
		    "behind the end of the tar are part of its diff_id, but "
		    "no entry", index + 1);
	if (layer->toc_oddity)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: its "
		    "table of contents %s", index + 1, layer->toc_oddity);
	if (layer->outside)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "layer %zu: %llu "
		    "names lead out of the tree", index + 1,
		    (unsigned long long)layer->outside);
}

/* Why a layer cannot be read, and whether its blob is another one. */
static void tell_unread(struct bsz_source *source, size_t index,
    const struct bsz_layer *said, const char *why)
{
	const struct bsz_span blob = source->blobs[index];
	struct bsz_descriptor descriptor = {.size = blob.size};
	struct bsz_err lie = {0};

	memcpy(descriptor.digest, said->digest, sizeof(descriptor.digest));
	const bool lies = bsz_descriptor_verify(&descriptor, blob, &lie) ==
	    BSZ_EINPUT;
	bsz_artifact_note(source->artifact, BSZ_NO_OFFSET, "layer %zu cannot "
	    "be read: %s%s%s", index + 1, why, lies ? "; its blob " : "",
	    lies ? lie.text : "");
}

/* A layer that cannot be read costs itself. */
static int settle_layer(struct bsz_source *source, size_t index,
    const struct bsz_layer *said, const struct bsz_err *failure,
    struct bsz_err *err)
{
	struct bsz_layer *const layer = &source->image.layers[index];
	const struct bsz_span blob = source->blobs[index];

	if (failure->code == BSZ_OK && blob.data) {
		layer->missing = false;
		compare_said(source, index, said);
		tell_oddities(source, index);
		return 0;
	}
	if (failure->code != BSZ_OK && (failure->code != BSZ_EINPUT ||
	    !source->image.config_bytes || !blob.data)) {
		*err = *failure;
		return source->image.count > 1 ? bsz_wrap(err, "layer %zu",
		    index + 1) : failure->code;
	}
	if (blob.data)
		tell_unread(source, index, said, failure->text);
	else if (!layer->missing)
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "layer %zu: its blob %s is not here", index + 1,
		    *said->digest ? said->digest : "");
	bsz_layer_release(layer);
	*layer = *said;
	layer->missing = true;
	return 0;
}

/* Of what is still in a registry, as its descriptor says. */
static uint64_t blob_size(const struct bsz_source *source, size_t index)
{
	return source->registry ? source->image.layers[index].blob :
	    source->blobs[index].size;
}

/* The largest first, so that no long one begins when others end. */
static void order_layers(const struct bsz_source *source, uint32_t *order)
{
	for (uint32_t i = 0; i < source->image.count; i++) {
		uint32_t at = i;

		for (; at && blob_size(source, order[at - 1]) <
		    blob_size(source, i); at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

static int read_layers(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_image *const image = &source->image;
	const size_t jobs = source->artifact->jobs;
	struct work work = {.source = source,
		.errs = bsz_calloc(image->count + 1, sizeof(*work.errs)),
		.order = bsz_malloc((image->count + 1) *
		    sizeof(*work.order)),
		.registries = bsz_calloc(jobs, sizeof(*work.registries)),
		/* A second thread for digests where layers leave one. */
		.way = jobs > 1 && image->count < jobs ? BSZ_DIGEST_BESIDE :
		    BSZ_DIGEST_HERE};
	struct bsz_layer *const said = bsz_malloc((image->count + 1) *
	    sizeof(*said));
	int rc = work.errs && work.order && work.registries && said ? 0 : bsz_fail_memory(err);

	if (!rc) {
		memcpy(said, image->layers, image->count * sizeof(*said));
		order_layers(source, work.order);
		bsz_pool_run(jobs, image->count, read_layer, &work);
	}
	for (size_t i = 0; !rc && i < image->count; i++)
		rc = settle_layer(source, i, &said[i], &work.errs[i], err);
	for (size_t i = 0; !rc && i < image->count; i++)
		rc = *image->layers[i].diff_id ? bsz_chain_id(
		    i ? image->layers[i - 1].chain_id : "",
		    image->layers[i].diff_id, image->layers[i].chain_id,
		    err) : 0;
	for (size_t i = 0; work.registries && i < jobs; i++)
		bsz_registry_close(work.registries[i]);
	bsz_free(work.registries);
	bsz_free(work.errs);
	bsz_free(work.order);
	bsz_free(said);
	return rc;
}

int bsz_source_open(struct bsz_source *source, struct bsz_err *err)
{
	int rc = find_layers(source, source->artifact->bytes, err);

	if (!rc)
		rc = bsz_source_referrers(source, err);

	source->image.chunk = source->choice->chunk;

	if (!rc)
		rc = read_layers(source, err);
	if (rc)
		return rc;
	source->image.unreferenced_bytes =
	    bsz_bundle_unused(&source->bundle);
	return source->artifact->failed ? bsz_fail_memory(err) : 0;
}

void bsz_source_release(struct bsz_source *source)
{
	for (size_t i = 0; source->image.layers && i < source->image.count;
	    i++)
		bsz_layer_release(&source->image.layers[i]);
	bsz_source_forget(source);
	bsz_free(source->image.layers);
	bsz_free(source->blobs);
	bsz_free(source->referrers.items);
	bsz_bundle_release(&source->bundle);
	source->image.layers = NULL;
	source->blobs = NULL;
	source->image.count = 0;
}
