/*
 * What all forms of an image share: blobs by digest, documents, the config.
 */
#include "source.h"

#include <binsize/base64.h>
#include <binsize/limits.h>

#include <string.h>

const char *bsz_source_keep(struct bsz_source *source, const char *text)
{
	struct bsz_artifact *const artifact = source->artifact;
	const char *const copy = text ? bsz_arena_copy(&artifact->arena, text,
	    strlen(text)) : NULL;

	artifact->failed |= text && !copy;
	return copy;
}

int bsz_source_blob(struct bsz_source *source, enum bsz_blob_kind kind,
    const struct bsz_descriptor *descriptor, struct bsz_span *bytes,
    struct bsz_err *err)
{
	const char *const digest = descriptor->digest;
	char path[BSZ_DIGEST_ROOM + 8];

	*bytes = (struct bsz_span){NULL, 0};
	if (source->registry && kind == BSZ_BLOB_LAYER)
		return 0;
	if (source->registry && !descriptor->embedded.data)
		return bsz_source_fetch(source, kind, descriptor, bytes, err);
	if (source->registry) {
		*bytes = descriptor->embedded;
		return 0;
	}
	bsz_digest_path(digest, path);
	int rc = bsz_bundle_find(&source->bundle, path, bytes, err);
	/* skopeo's dir: has them beside the manifest. */
	if (!rc && !bytes->data)
		rc = bsz_bundle_find(&source->bundle,
		    strchr(digest, ':') + 1, bytes, err);
	if (!rc && !bytes->data)
		*bytes = descriptor->embedded;
	return rc;
}

/* Bytes of a base64 text, when they are what the descriptor says. */
static int take_embedded(struct bsz_source *source, const char *text,
    struct bsz_descriptor *descriptor, struct bsz_err *err)
{
	uint8_t *const data = bsz_malloc(strlen(text) + 1);
	size_t size;
	int rc;

	if (!data)
		return bsz_fail_memory(err);
	rc = bsz_base64_decode(text, data, &size) ? bsz_descriptor_verify(
	    descriptor, (struct bsz_span){data, size}, err) :
	    bsz_fail(err, BSZ_EINPUT, "%s: it is no base64",
	    descriptor->digest);
	if (!rc)
		return bsz_source_own(source, data, size,
		    &descriptor->embedded, err);
	bsz_free(data);
	if (rc == BSZ_ENOMEM)
		return rc;
	bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
	    "content that stands in a descriptor is not used: %s", err->text);
	*err = (struct bsz_err){0};
	return 0;
}

int bsz_source_descriptor(struct bsz_source *source,
    const struct bsz_json_value *value, const char *what,
    struct bsz_descriptor *descriptor, struct bsz_err *err)
{
	const struct bsz_json_value *const data = bsz_json_get(value, "data");
	const char *const text = bsz_json_string(data);
	const int rc = bsz_descriptor_parse(value, what, descriptor, err);

	return rc || !data ? rc : take_embedded(source, text ? text : "?",
	    descriptor, err);
}

struct bsz_json *bsz_source_parse(struct bsz_span bytes, const char *name,
    struct bsz_err *err)
{
	struct bsz_json *document = NULL;

	if (bytes.size > BSZ_MAX_MANIFEST)
		(void)bsz_fail(err, BSZ_EINPUT, "more than 4 MiB "
		    "(limit: manifest bytes)");
	else
		document = bsz_json_parse(bytes, err);
	if (!document)
		(void)bsz_wrap(err, "%.200s", name);
	return document;
}

struct bsz_json *bsz_source_document(struct bsz_source *source,
    const char *name, struct bsz_err *err)
{
	struct bsz_span bytes;

	if (bsz_bundle_find(&source->bundle, name, &bytes, err))
		return NULL;
	if (!bytes.data) {
		(void)bsz_fail(err, BSZ_EINPUT, "there is no %.200s in the "
		    "image", name);
		return NULL;
	}
	return bsz_source_parse(bytes, name, err);
}

int bsz_source_layers(struct bsz_source *source, size_t count,
    struct bsz_err *err)
{
	if (count > BSZ_MAX_LAYERS)
		return bsz_fail(err, BSZ_EINPUT, "%zu layers, more than %zu "
		    "(limit: layers)", count, BSZ_MAX_LAYERS);
	source->image.layers = bsz_calloc(count + 1,
	    sizeof(*source->image.layers));
	source->blobs = bsz_calloc(count + 1, sizeof(*source->blobs));
	if (!source->image.layers || !source->blobs)
		return bsz_fail_memory(err);
	source->image.count = count;
	return 0;
}

/* "/bin/sh -c #(nop) COPY x y" and "RUN /bin/sh -c x # buildkit" without what
 * builders put around it. */
static const char *plain_step(struct bsz_source *source, const char *text)
{
	static const char *const before[] = {"/bin/sh -c #(nop)",
		"/bin/sh -c "};
	static const char after[] = " # buildkit";
	size_t size;

	if (!text)
		return NULL;
	for (size_t i = 0; i < BSZ_COUNTOF(before); i++)
		if (strncmp(text, before[i], strlen(before[i])) == 0)
			text += strlen(before[i]);
	text += strspn(text, " \t");
	size = strlen(text);
	if (size > strlen(after) &&
	    strcmp(text + size - strlen(after), after) == 0)
		size -= strlen(after);
	const char *const copy =
	    bsz_arena_copy(&source->artifact->arena, text, size);
	source->artifact->failed |= !copy;
	return copy;
}

/* Steps of the layers: entries of the history that made one. */
static void take_history(struct bsz_source *source,
    const struct bsz_json_value *history)
{
	struct bsz_image *const image = &source->image;
	const size_t count = bsz_json_size(history);
	size_t layers = 0;

	for (size_t pass = 0; pass < 2; pass++) {
		size_t layer = 0;

		for (size_t i = 0; i < count; i++) {
			const struct bsz_json_value *const step =
			    bsz_json_at(history, i);
			bool empty = false;

			(void)bsz_json_bool(bsz_json_get(step, "empty_layer"),
			    &empty);
			if (empty)
				continue;
			if (pass && layer < image->count)
				image->layers[layer].step =
				    plain_step(source, bsz_json_string(
				    bsz_json_get(step, "created_by")));
			layer++;
		}
		layers = layer;
		/* A history that does not fit is not guessed at. */
		if (layers != image->count)
			break;
	}
	if (count && layers != image->count)
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "the history tells of %zu layers, the image has %zu: no "
		    "layer is given a build step", layers, image->count);
}

static void take_diff_ids(struct bsz_source *source,
    const struct bsz_json_value *list)
{
	struct bsz_image *const image = &source->image;
	const size_t count = bsz_json_size(list);

	if (count != image->count) {
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "the config names %zu layers, the manifest %zu", count,
		    image->count);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const char *const text = bsz_json_string(bsz_json_at(list, i));

		if (text && bsz_digest_is(text))
			memcpy(image->layers[i].diff_id, text,
			    strlen(text) + 1);
		else
			bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
			    "the diff_id of layer %zu is no digest", i + 1);
	}
}

/* Whether one begins with the other, slash by slash: an index tells of
 * "linux/arm64/v8" what a config calls "linux/arm64". */
static bool is_alike(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (!*a || *a == '/') && (!*b || *b == '/');
}

/* Where an index told the platform, that is what it was chosen by, whatever
 * the config says. Of a single image --platform chooses nothing, but it may
 * say otherwise. */
static int check_platform(const struct bsz_source *source, const char *told,
    struct bsz_err *err)
{
	const char *const wanted = source->choice->platform;
	const char *const platform = source->image.platform;

	if (told && platform && !is_alike(told, platform))
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET, "the "
		    "config says %.100s, the index %.100s", platform, told);
	return told || !wanted || !platform || is_alike(wanted, platform) ?
	    0 : bsz_fail(err, BSZ_EUSAGE, "is an image for %.100s, not for "
	    "%.100s", platform, wanted);
}

int bsz_source_config(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_parse(bytes,
	    "the config", err);

	if (!document)
		return err->code;
	const struct bsz_json_value *const root = bsz_json_root(document);
	const char *const os = bsz_json_string(bsz_json_get(root, "os"));
	const char *const cpu = bsz_json_string(bsz_json_get(root,
	    "architecture"));
	const char *const told = source->image.platform;

	source->image.config_bytes = bytes.size;
	if (os && cpu && *os && *cpu) {
		source->image.platform = bsz_arena_printf(
		    &source->artifact->arena, "%s/%s", os, cpu);
		source->artifact->failed |= !source->image.platform;
	}
	take_diff_ids(source, bsz_json_get(bsz_json_get(root, "rootfs"),
	    "diff_ids"));
	take_history(source, bsz_json_get(root, "history"));
	bsz_json_free(document);
	const int rc = check_platform(source, told, err);
	return rc ? rc : bsz_digest_of(bytes, source->image.config_digest, err);
}
