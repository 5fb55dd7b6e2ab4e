/*
 * Archives of docker save and those that imitate them. With manifest.json, it
 * names the image: config and layers by path. Older ones have a folder for
 * each layer and `repositories`, which says which one is on top; each layer
 * knows its parent.
 */
#include "source.h"

#include <binsize/limits.h>

#include <string.h>

/* Does one of an image's tags have this name? */
static bool has_tag(const struct bsz_json_value *image, const char *name)
{
	const struct bsz_json_value *const tags = bsz_json_get(image,
	    "RepoTags");

	for (size_t i = 0; i < bsz_json_size(tags); i++) {
		const char *const tag = bsz_json_string(bsz_json_at(tags, i));

		if (tag && strcmp(tag, name) == 0)
			return true;
	}
	return false;
}

static int choose(const struct bsz_source *source,
    const struct bsz_json_value *list, const struct bsz_json_value **chosen,
    struct bsz_err *err)
{
	const char *const name = source->choice->name;
	size_t fitting = 0;

	for (size_t i = 0; i < bsz_json_size(list); i++) {
		const struct bsz_json_value *const image =
		    bsz_json_at(list, i);

		if (name && !has_tag(image, name))
			continue;
		*chosen = image;
		fitting++;
	}
	if (fitting == 1)
		return 0;
	const char *const first = bsz_json_string(bsz_json_at(bsz_json_get(
	    bsz_json_at(list, 0), "RepoTags"), 0));
	return bsz_fail(err, BSZ_EUSAGE, "%zu of %zu images in the archive "
	    "fit (--tag chooses; the first is %.200s)", fitting,
	    bsz_json_size(list), first ? first : "untagged");
}

/* A layer's path; skopeo and buildx name it after its digest. */
static int take_layer(struct bsz_source *source, const char *path,
    size_t index, struct bsz_err *err)
{
	if (!path)
		return bsz_fail(err, BSZ_EINPUT, "manifest.json: layer %zu "
		    "has no path", index + 1);
	return bsz_bundle_find(&source->bundle, path, &source->blobs[index],
	    err);
}

/* An archive that is an OCI layout, too, has to name the same image. */
static void compare_layout(struct bsz_source *source)
{
	struct bsz_candidates list = {0};
	struct bsz_err err = {0};
	bool agrees = false;

	if (!bsz_bundle_has(&source->bundle, "index.json"))
		return;
	int rc = bsz_source_candidates(source, &list, &err);
	for (size_t i = 0; !rc && !agrees && i < list.count; i++) {
		struct bsz_span bytes;

		if (bsz_source_blob(source, BSZ_BLOB_MANIFEST,
		    &list.items[i].descriptor, &bytes, &err) || !bytes.data)
			continue;
		struct bsz_json *const manifest = bsz_source_parse(bytes,
		    "manifest", &err);
		const char *const digest = manifest ? bsz_json_string(
		    bsz_json_get(bsz_json_get(bsz_json_root(manifest),
		    "config"), "digest")) : NULL;
		agrees = digest && strcmp(digest,
		    source->image.config_digest) == 0 && bsz_json_size(
		    bsz_json_get(bsz_json_root(manifest), "layers")) ==
		    source->image.count;
		bsz_json_free(manifest);
	}
	bsz_free(list.items);
	if (!agrees)
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "index.json does not name the image that manifest.json "
		    "does; manifest.json is followed");
}

static int read_manifest(struct bsz_source *source,
    const struct bsz_json_value *root, struct bsz_err *err)
{
	const struct bsz_json_value *image = NULL;
	struct bsz_span config;
	int rc = choose(source, root, &image, err);

	if (rc)
		return rc;
	const struct bsz_json_value *const layers = bsz_json_get(image,
	    "Layers");
	const char *const name = bsz_json_string(bsz_json_get(image,
	    "Config"));
	rc = bsz_source_layers(source, bsz_json_size(layers), err);
	for (size_t i = 0; !rc && i < source->image.count; i++)
		rc = take_layer(source, bsz_json_string(bsz_json_at(layers,
		    i)), i, err);
	if (!rc)
		rc = bsz_bundle_find(&source->bundle, name ? name : "",
		    &config, err);
	source->image.reference = bsz_source_keep(source, bsz_json_string(
	    bsz_json_at(bsz_json_get(image, "RepoTags"), 0)));
	if (!rc && !config.data)
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "the config '%.200s' is not here", name ? name : "");
	if (!rc && config.data)
		rc = bsz_source_config(source, config, err);
	if (!rc)
		compare_layout(source);
	return rc;
}

/* The layer on top: the first that `repositories` names, or --tag. */
static const char *find_top(struct bsz_source *source,
    const struct bsz_json_value *repositories)
{
	const char *const wanted = source->choice->name;
	const char *name = NULL, *tag, *top = NULL;

	for (const struct bsz_json_value *tags; !top && (tags =
	    bsz_json_next(repositories, name, &name));) {
		tag = NULL;
		for (const struct bsz_json_value *id; !top &&
		    (id = bsz_json_next(tags, tag, &tag));) {
			const char *const full = bsz_arena_printf(
			    &source->artifact->arena, "%s:%s", name, tag);

			if (!full || (wanted && strcmp(wanted, full) != 0))
				continue;
			source->image.reference = full;
			top = bsz_source_keep(source, bsz_json_string(id));
		}
	}
	return top;
}

/* The parent that a layer's json tells; NULL at the bottom. */
static int find_parent(struct bsz_source *source, const char *id,
    const char **parent, struct bsz_err *err)
{
	const char *const path = bsz_arena_printf(&source->artifact->arena,
	    "%s/json", id);
	struct bsz_json *const document = path ? bsz_source_document(source,
	    path, err) : NULL;

	*parent = NULL;
	if (!document)
		return path ? err->code : bsz_fail_memory(err);
	*parent = bsz_source_keep(source, bsz_json_string(bsz_json_get(
	    bsz_json_root(document), "parent")));
	bsz_json_free(document);
	return 0;
}

static int read_chain(struct bsz_source *source, const char *top,
    struct bsz_err *err)
{
	const char *ids[BSZ_MAX_LAYER_CHAIN];
	size_t count = 0;
	int rc = 0;

	for (const char *id = top; !rc && id && *id;) {
		if (count == BSZ_COUNTOF(ids))
			return bsz_fail(err, BSZ_EINPUT, "more than %zu "
			    "parents (limit: layers)", BSZ_COUNTOF(ids));
		ids[count++] = id;
		rc = find_parent(source, id, &id, err);
	}
	if (!rc)
		rc = bsz_source_layers(source, count, err);
	for (size_t i = 0; !rc && i < count; i++) {
		const char *const path = bsz_arena_printf(
		    &source->artifact->arena, "%s/layer.tar",
		    ids[count - 1 - i]);

		rc = path ? take_layer(source, path, i, err) :
		    bsz_fail_memory(err);
	}
	return rc;
}

static int read_repositories(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_document(source,
	    "repositories", err);

	if (!document)
		return err->code;
	const char *const top = find_top(source, bsz_json_root(document));
	bsz_json_free(document);
	source->image.form = "docker archive without manifest.json";
	return top ? read_chain(source, top, err) : bsz_fail(err,
	    BSZ_EUSAGE, "'repositories' does not name such an image "
	    "(--tag chooses)");
}

int bsz_source_docker(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_span bytes;
	int rc;

	if (!bsz_bundle_has(&source->bundle, "manifest.json"))
		return read_repositories(source, err);
	rc = bsz_bundle_find(&source->bundle, "manifest.json", &bytes, err);
	if (rc)
		return rc;
	struct bsz_json *const document = bsz_source_parse(bytes,
	    "manifest.json", err);
	if (!document)
		return err->code;
	const bool is_list = bsz_json_kind(bsz_json_root(document)) ==
	    BSZ_JSON_ARRAY;
	source->image.form = is_list ? "docker archive" : "folder of blobs";
	if (is_list)
		rc = read_manifest(source, bsz_json_root(document), err);
	bsz_json_free(document);
	return is_list ? rc : bsz_source_manifest(source, bytes, err);
}
