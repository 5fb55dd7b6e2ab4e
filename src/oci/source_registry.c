/*
 * Images in a registry: the same documents, fetched when they are asked for.
 * What was fetched stays in memory until the image is closed; layers are
 * fetched by those who read them.
 */
#include "source.h"

#include <binsize/limits.h>

#include <inttypes.h>
#include <string.h>

struct bsz_document {
	struct bsz_document *next;
	uint8_t *data;
};

bool bsz_oci_is_reference(const char *path)
{
	return bsz_reference_is(path);
}

int bsz_source_own(struct bsz_source *source, uint8_t *data, uint64_t size,
    struct bsz_span *bytes, struct bsz_err *err)
{
	struct bsz_document *const document = bsz_malloc(sizeof(*document));

	if (!document) {
		bsz_free(data);
		return bsz_fail_memory(err);
	}
	*document = (struct bsz_document){source->documents, data};
	source->documents = document;
	*bytes = (struct bsz_span){data, size};
	return 0;
}

void bsz_source_forget(struct bsz_source *source)
{
	for (struct bsz_document *at = source->documents, *next; at;
	    at = next) {
		next = at->next;
		bsz_free(at->data);
		bsz_free(at);
	}
	source->documents = NULL;
	for (size_t i = 0; source->registry && source->blobs &&
	    i < source->image.count; i++)
		bsz_free((void *)(uintptr_t)source->blobs[i].data);
	bsz_registry_close(source->registry);
	source->registry = NULL;
}

int bsz_source_fetch(struct bsz_source *source, enum bsz_blob_kind kind,
    const struct bsz_descriptor *descriptor, struct bsz_span *bytes,
    struct bsz_err *err)
{
	struct bsz_http_body body = {0};
	char digest[BSZ_DIGEST_ROOM];
	int rc;

	if (descriptor->size > BSZ_MAX_MANIFEST)
		return bsz_fail(err, BSZ_EINPUT, "%s: more than 4 MiB "
		    "(limit: manifest bytes)", descriptor->digest);
	rc = kind == BSZ_BLOB_MANIFEST ? bsz_registry_manifest(
	    source->registry, descriptor->digest, &body, digest, err) :
	    bsz_registry_blob(source->registry, descriptor->digest,
	    descriptor->size, &body, err);
	if (rc) {
		bsz_free(body.data);
		return rc;
	}
	return bsz_source_own(source, body.data, body.size, bytes, err);
}

/* Layers are in memory, all of them. */
static int check_sizes(const struct bsz_source *source, struct bsz_err *err)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < source->image.count; i++)
		bytes = bsz_add(bytes, source->image.layers[i].blob);
	const uint64_t most = bsz_cap(source->choice->caps.memory,
	    BSZ_MAX_PIPE);
	return bytes > most && !source->choice->documents ?
	    bsz_fail(err, BSZ_EINPUT, "its layers have %" PRIu64 " bytes, "
	    "more than %" PRIu64 " (limit: memory)", bytes, most) : 0;
}

static int take_root(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_parse(bytes,
	    "the manifest", err);

	if (!document)
		return err->code;
	const struct bsz_json_value *const root = bsz_json_root(document);
	const bool is_index = bsz_json_get(root, "manifests");
	uint64_t version = 0;
	const bool is_old = bsz_json_count(bsz_json_get(root,
	    "schemaVersion"), &version) && version == 1;
	bsz_json_free(document);
	if (is_old)
		return bsz_fail(err, BSZ_EINPUT, "it is a manifest of schema "
		    "1, which is not read");
	return is_index ? bsz_source_index(source, bytes, err) :
	    bsz_source_manifest(source, bytes, err);
}

int bsz_source_registry(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_reference reference;
	struct bsz_http_body body = {0};
	char digest[BSZ_DIGEST_ROOM];
	struct bsz_span bytes;
	int rc = bsz_reference_parse(source->artifact->path, &reference, err);

	source->image.form = "image in a registry";
	if (rc)
		return rc;
	source->registry = bsz_registry_open(&reference, err);
	if (!source->registry)
		return err->code;
	rc = bsz_registry_manifest(source->registry,
	    bsz_reference_target(&reference), &body, digest, err);
	if (rc)
		bsz_free(body.data);
	else
		rc = bsz_source_own(source, body.data, body.size, &bytes,
		    err);
	if (!rc)
		rc = take_root(source, bytes, err);
	if (!rc)
		rc = check_sizes(source, err);
	source->image.reference = bsz_source_keep(source,
	    source->artifact->path + strlen("docker://"));
	return rc;
}
