/*
 * OCI layouts: index.json leads to manifests, through indexes or at once; the
 * manifest names config and layers. Every document is compared with the
 * descriptor that named it before it is parsed.
 */
#include "source.h"

#include <binsize/limits.h>

#include <inttypes.h>
#include <string.h>
#include <sys/utsname.h>

bool bsz_candidates_push(struct bsz_candidates *list,
    struct bsz_candidate candidate)
{
	if (list->count == list->room) {
		const size_t room = 2 * list->room + 8;
		struct bsz_candidate *const items = bsz_realloc(list->items,
		    room * sizeof(*items));

		if (!items)
			return false;
		list->items = items;
		list->room = room;
	}
	list->items[list->count++] = candidate;
	return true;
}

/* "linux/arm64/v8", or NULL. */
static const char *platform_of(struct bsz_source *source,
    const struct bsz_json_value *value)
{
	const struct bsz_json_value *const platform =
	    bsz_json_get(value, "platform");
	const char *const os = bsz_json_string(bsz_json_get(platform, "os"));
	const char *const cpu = bsz_json_string(bsz_json_get(platform,
	    "architecture"));
	const char *const variant = bsz_json_string(bsz_json_get(platform,
	    "variant"));

	if (!os || !cpu)
		return NULL;
	const char *const text = bsz_arena_printf(&source->artifact->arena,
	    "%s/%s%s%s", os, cpu, variant ? "/" : "", variant ? variant : "");
	source->artifact->failed |= !text;
	return text;
}

/* A statement about an image that BuildKit puts beside it. */
static bool is_attestation(const struct bsz_json_value *value,
    const char *platform)
{
	return bsz_json_get(bsz_json_get(value, "annotations"),
	    "vnd.docker.reference.type") ||
	    (platform && strcmp(platform, "unknown/unknown") == 0);
}

/* Does a manifest of this layout say that it is about another one? What is in
 * a registry is not fetched for that: the registry lists such. */
static int has_subject(struct bsz_source *source,
    const struct bsz_descriptor *descriptor, bool *has, struct bsz_err *err)
{
	struct bsz_span bytes = {0};
	int rc = source->registry || descriptor->media != BSZ_MEDIA_MANIFEST ?
	    0 : bsz_source_blob(source, BSZ_BLOB_MANIFEST, descriptor,
	    &bytes, err);

	*has = false;
	if (rc || !bytes.data || bytes.size > BSZ_MAX_MANIFEST)
		return rc;
	/* One that is damaged is told of when it is chosen. */
	struct bsz_json *const document = bsz_json_parse(bytes, err);
	*has = bsz_json_get(document ? bsz_json_root(document) : NULL,
	    "subject");
	rc = document || err->code == BSZ_EINPUT ? 0 : err->code;
	if (!rc)
		*err = (struct bsz_err){0};
	bsz_json_free(document);
	return rc;
}

/* Take what refers to an image out of what could be one. */
static int take_referrer(struct bsz_source *source,
    const struct bsz_json_value *value, struct bsz_candidate *candidate,
    bool *taken, struct bsz_err *err)
{
	bool is_about = bsz_json_get(value, "artifactType");
	int rc = 0;

	candidate->attests = is_attestation(value, candidate->platform);
	if (!candidate->attests && !is_about)
		rc = has_subject(source, &candidate->descriptor, &is_about,
		    err);
	*taken = candidate->attests || is_about;
	if (rc || !*taken)
		return rc;
	candidate->subject = bsz_source_keep(source, bsz_json_string(
	    bsz_json_get(bsz_json_get(value, "annotations"),
	    "vnd.docker.reference.digest")));
	return bsz_candidates_push(&source->referrers, *candidate) ? 0 :
	    bsz_fail_memory(err);
}

static int take_index(struct bsz_source *source,
    const struct bsz_json_value *index, size_t depth,
    struct bsz_candidates *list, struct bsz_err *err);

/* An index inside of an index. */
static int descend(struct bsz_source *source,
    const struct bsz_descriptor *descriptor, size_t depth,
    struct bsz_candidates *list, struct bsz_err *err)
{
	const uint64_t most = bsz_min(BSZ_MAX_INDEX_DEPTH, bsz_cap(
	    source->choice->caps.index_depth, BSZ_MAX_INDEX_DEPTH));
	struct bsz_span bytes;
	int rc = bsz_source_blob(source, BSZ_BLOB_MANIFEST, descriptor, &bytes,
	    err);

	if (rc)
		return rc;
	if (!bytes.data) {
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "index %s is not here", descriptor->digest);
		return 0;
	}
	rc = bsz_descriptor_verify(descriptor, bytes, err);
	if (rc)
		return rc;
	if (depth >= most)
		return bsz_fail(err, BSZ_EINPUT, "indexes inside of indexes, "
		    "more than %" PRIu64 " deep (limit: index depth)", most);
	struct bsz_json *const document = bsz_source_parse(bytes,
	    descriptor->digest, err);
	if (!document)
		return err->code;
	source->image.index_bytes += bytes.size;
	rc = take_index(source, bsz_json_root(document), depth + 1, list,
	    err);
	bsz_json_free(document);
	return rc;
}

static int take_descriptor(struct bsz_source *source,
    const struct bsz_json_value *value, size_t depth,
    struct bsz_candidates *list, struct bsz_err *err)
{
	struct bsz_candidate candidate = {0};
	bool taken;
	int rc = bsz_source_descriptor(source, value, "index",
	    &candidate.descriptor, err);

	if (rc)
		return rc;
	if (++source->manifests > BSZ_MAX_MANIFESTS)
		return bsz_fail(err, BSZ_EINPUT, "more than %d manifests "
		    "(limit: manifests)", BSZ_MAX_MANIFESTS);
	candidate.platform = platform_of(source, value);
	candidate.reference = bsz_source_keep(source, bsz_json_string(
	    bsz_json_get(bsz_json_get(value, "annotations"),
	    "org.opencontainers.image.ref.name")));
	rc = take_referrer(source, value, &candidate, &taken, err);
	if (rc || taken)
		return rc;
	if (candidate.descriptor.media == BSZ_MEDIA_SCHEMA1)
		return bsz_fail(err, BSZ_EINPUT, "%s is a manifest of "
		    "schema 1, which is not read",
		    candidate.descriptor.digest);
	if (candidate.descriptor.media != BSZ_MEDIA_INDEX)
		return candidate.descriptor.media != BSZ_MEDIA_MANIFEST ||
		    bsz_candidates_push(list, candidate) ? 0 : bsz_fail_memory(err);
	/* A tag on an index is one on all that stand in it. */
	const size_t before = list->count;
	const int inner = descend(source, &candidate.descriptor, depth, list,
	    err);
	for (size_t i = before; !inner && i < list->count; i++)
		if (!list->items[i].reference)
			list->items[i].reference = candidate.reference;
	return inner;
}

static int take_index(struct bsz_source *source,
    const struct bsz_json_value *index, size_t depth,
    struct bsz_candidates *list, struct bsz_err *err)
{
	const struct bsz_json_value *const manifests =
	    bsz_json_get(index, "manifests");
	int rc = 0;

	if (bsz_json_get(index, "layers"))
		return bsz_fail(err, BSZ_EINPUT, "a document with manifests "
		    "and layers is both index and manifest: it is refused");
	for (size_t i = 0; !rc && i < bsz_json_size(manifests); i++)
		rc = take_descriptor(source, bsz_json_at(manifests, i), depth,
		    list, err);
	return rc;
}

int bsz_source_candidates(struct bsz_source *source,
    struct bsz_candidates *candidates, struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_document(source,
	    "index.json", err);

	if (!document)
		return err->code;
	const int rc = take_index(source, bsz_json_root(document), 0,
	    candidates, err);
	bsz_json_free(document);
	return rc;
}

/* "linux/arm64" takes "linux/arm64/v8", too. */
static bool fits_platform(const char *wanted, const char *platform)
{
	const size_t size = strlen(wanted);

	return platform && strncmp(wanted, platform, size) == 0 &&
	    (!platform[size] || platform[size] == '/');
}

/* The platform of this machine, as images call it; NULL: not known. */
static const char *find_platform(void)
{
	static const struct {
		const char *machine, *platform;
	} rows[] = {
		{"x86_64", "linux/amd64"}, {"aarch64", "linux/arm64"},
		{"i686", "linux/386"}, {"armv7l", "linux/arm"},
		{"ppc64le", "linux/ppc64le"}, {"s390x", "linux/s390x"},
		{"riscv64", "linux/riscv64"},
	};
	struct utsname name;

	if (uname(&name) != 0)
		return NULL;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++)
		if (strcmp(name.machine, rows[i].machine) == 0)
			return rows[i].platform;
	return NULL;
}

/* What stands under one name in a registry is meant for many machines; who
 * does not say which means this one, if it is among them. */
static struct bsz_oci_choice complete_choice(const struct bsz_source *source,
    const struct bsz_candidates *list)
{
	struct bsz_oci_choice choice = *source->choice;
	const char *const here = source->registry && !choice.platform &&
	    !choice.name && list->count > 1 ? find_platform() : NULL;

	for (size_t i = 0; here && i < list->count; i++)
		if (fits_platform(here, list->items[i].platform))
			choice.platform = here;
	return choice;
}

/* What an index tells no platform of may be it: its config decides later. */
enum unknown_platform { UNKNOWN_DIFFERS, UNKNOWN_FITS };

static bool fits(const struct bsz_oci_choice *choice,
    const struct bsz_candidate *candidate, enum unknown_platform unknown)
{
	const char *const digest = candidate->descriptor.digest;

	if (choice->platform &&
	    !(unknown == UNKNOWN_FITS && !candidate->platform) &&
	    !fits_platform(choice->platform, candidate->platform))
		return false;
	return !choice->name || strcmp(choice->name, digest) == 0 ||
	    (candidate->reference &&
	    strcmp(choice->name, candidate->reference) == 0);
}

static int list_candidates(const struct bsz_candidates *list,
    const char *what, struct bsz_err *err)
{
	struct bsz_buf buf = {0};

	for (size_t i = 0; i < list->count && i < 8; i++) {
		const struct bsz_candidate *const item = &list->items[i];

		bsz_buf_printf(&buf, "%s%.19s%s%.60s%s%.60s", i ? "; " : "",
		    item->descriptor.digest, item->reference ? " " : "",
		    item->reference ? item->reference : "",
		    item->platform ? " " : "",
		    item->platform ? item->platform : "");
	}
	if (list->count > 8)
		bsz_buf_text(&buf, "; ...");
	bsz_buf_char(&buf, '\0');
	const int rc = buf.failed ? bsz_fail_memory(err) : bsz_fail(err,
	    BSZ_EUSAGE, "%s (--platform and --tag choose): %s", what,
	    list->count ? buf.data : "none");
	bsz_buf_release(&buf);
	return rc;
}

static int pick(const struct bsz_oci_choice *choice,
    const struct bsz_candidates *list, enum unknown_platform unknown,
    const struct bsz_candidate **chosen, struct bsz_err *err)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct bsz_candidate *const item = &list->items[i];

		if (!fits(choice, item, unknown))
			continue;
		if (*chosen && strcmp((*chosen)->descriptor.digest,
		    item->descriptor.digest) != 0)
			return list_candidates(list, "several images are "
			    "here", err);
		*chosen = item;
	}
	return 0;
}

/* The one candidate that is wanted. */
static int choose(const struct bsz_oci_choice *choice,
    const struct bsz_candidates *list, const struct bsz_candidate **chosen,
    struct bsz_err *err)
{
	*chosen = NULL;
	int rc = pick(choice, list, UNKNOWN_DIFFERS, chosen, err);
	if (!rc && !*chosen)
		rc = pick(choice, list, UNKNOWN_FITS, chosen, err);
	if (!rc && !*chosen)
		rc = list_candidates(list, "no such image is here", err);
	return rc;
}

/* A layer as the manifest tells of it. */
static int take_layer(struct bsz_source *source,
    const struct bsz_json_value *value, size_t index, struct bsz_err *err)
{
	struct bsz_layer *const layer = &source->image.layers[index];
	struct bsz_descriptor descriptor;
	char what[40];

	(void)snprintf(what, sizeof(what), "layer %zu", index + 1);
	const int rc = bsz_source_descriptor(source, value, what,
	    &descriptor, err);
	if (rc)
		return rc;
	memcpy(layer->digest, descriptor.digest, sizeof(layer->digest));
	layer->blob = descriptor.size;
	layer->media_type = bsz_source_keep(source, descriptor.media_type);
	layer->missing = descriptor.media == BSZ_MEDIA_FOREIGN_LAYER;
	return bsz_source_blob(source, BSZ_BLOB_LAYER, &descriptor,
	    &source->blobs[index], err);
}

static int take_config(struct bsz_source *source,
    const struct bsz_json_value *value, struct bsz_err *err)
{
	struct bsz_descriptor descriptor;
	struct bsz_span bytes;
	int rc = bsz_source_descriptor(source, value, "config", &descriptor,
	    err);

	if (!rc)
		rc = bsz_source_blob(source, BSZ_BLOB_CONFIG, &descriptor,
		    &bytes, err);
	if (rc)
		return rc;
	if (!bytes.data) {
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "the config %s is not here: nothing is known of diff_ids "
		    "and build steps", descriptor.digest);
		return 0;
	}
	rc = bsz_descriptor_verify(&descriptor, bytes, err);
	return rc ? bsz_wrap(err, "config") :
	    bsz_source_config(source, bytes, err);
}

int bsz_source_manifest(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_parse(bytes,
	    "the manifest", err);

	if (!document)
		return err->code;
	const struct bsz_json_value *const root = bsz_json_root(document);
	const struct bsz_json_value *const layers =
	    bsz_json_get(root, "layers");
	int rc = bsz_json_get(root, "manifests") ? bsz_fail(err, BSZ_EINPUT,
	    "the manifest has layers and manifests: it is refused") :
	    bsz_source_layers(source, bsz_json_size(layers), err);
	for (size_t i = 0; !rc && i < source->image.count; i++)
		rc = take_layer(source, bsz_json_at(layers, i), i, err);
	if (!rc)
		rc = take_config(source, bsz_json_get(root, "config"), err);
	bsz_json_free(document);
	source->image.manifest_bytes = bytes.size;
	return rc ? rc : bsz_digest_of(bytes, source->image.manifest_digest,
	    err);
}

/* The manifest that was chosen. */
static int open_candidate(struct bsz_source *source,
    const struct bsz_candidate *chosen, struct bsz_err *err)
{
	struct bsz_span bytes;
	int rc = bsz_source_blob(source, BSZ_BLOB_MANIFEST,
	    &chosen->descriptor, &bytes, err);

	if (rc)
		return rc;
	if (!bytes.data)
		return bsz_fail(err, BSZ_EINPUT, "manifest %s is not here",
		    chosen->descriptor.digest);
	rc = bsz_descriptor_verify(&chosen->descriptor, bytes, err);
	if (rc)
		return bsz_wrap(err, "manifest");
	source->image.reference = chosen->reference;
	source->image.platform = chosen->platform;
	return bsz_source_manifest(source, bytes, err);
}

static int open_chosen(struct bsz_source *source,
    const struct bsz_candidates *list, struct bsz_err *err)
{
	const struct bsz_oci_choice choice = complete_choice(source, list);
	const struct bsz_candidate *chosen;
	int rc = choose(&choice, list, &chosen, err);

	if (!rc)
		rc = open_candidate(source, chosen, err);
	return rc;
}

int bsz_source_layout(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_candidates list = {0};
	int rc = bsz_source_candidates(source, &list, err);

	source->image.form = "OCI layout";
	if (!rc)
		rc = open_chosen(source, &list, err);
	bsz_free(list.items);
	return rc;
}

int bsz_source_index(struct bsz_source *source, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_candidates list = {0};
	struct bsz_json *const document = bsz_source_parse(bytes, "the index",
	    err);

	if (!document)
		return err->code;
	source->image.index_bytes += bytes.size;
	int rc = take_index(source, bsz_json_root(document), 0, &list, err);
	if (!rc)
		rc = open_chosen(source, &list, err);
	bsz_free(list.items);
	bsz_json_free(document);
	return rc;
}
