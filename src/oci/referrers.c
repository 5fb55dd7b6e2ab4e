/*
 * What is said about an image from outside of it: attestations that stand in
 * its index (BuildKit), manifests whose subject it is (OCI), and what a
 * registry lists as its referrers, or keeps under a tag made of the digest
 * where it has no such list. None of it is part of the image; all of it takes
 * room and travels with copies of everything.
 */
#include "source.h"

#include <binsize/limits.h>

#include <string.h>

/* Bytes of config and layers that a manifest names, each looked up so that
 * the layout's blobs are known to belong to somebody. */
static int add_blobs(struct bsz_source *source,
    const struct bsz_json_value *root, uint64_t *bytes, struct bsz_err *err)
{
	const struct bsz_json_value *const layers =
	    bsz_json_get(root, "layers");
	int rc = 0;

	for (size_t i = 0; !rc && i <= bsz_json_size(layers); i++) {
		const struct bsz_json_value *const value = i ?
		    bsz_json_at(layers, i - 1) : bsz_json_get(root,
		    "config");
		struct bsz_descriptor blob;
		struct bsz_span ignored;

		if (!value)
			continue;
		rc = bsz_source_descriptor(source, value, "blob", &blob, err);
		if (rc)
			return rc;
		*bytes = bsz_add(*bytes, blob.size);
		if (!source->registry)
			rc = bsz_source_blob(source, BSZ_BLOB_LAYER, &blob,
			    &ignored, err);
	}
	return rc;
}

/* A referrer's manifest: whom it is about, unless that is known, and bytes of
 * all of it. */
static int look_into(struct bsz_source *source,
    struct bsz_candidate *referrer, uint64_t *bytes, struct bsz_err *err)
{
	struct bsz_span text;
	int rc = bsz_source_blob(source, BSZ_BLOB_MANIFEST,
	    &referrer->descriptor, &text, err);

	*bytes = referrer->descriptor.size;
	if (rc || !text.data)
		return rc;
	rc = bsz_descriptor_verify(&referrer->descriptor, text, err);
	struct bsz_json *const document = rc ? NULL : bsz_source_parse(text,
	    referrer->descriptor.digest, err);
	if (!document)
		return err->code;
	const struct bsz_json_value *const root = bsz_json_root(document);
	if (!referrer->subject)
		referrer->subject = bsz_source_keep(source, bsz_json_string(
		    bsz_json_get(bsz_json_get(root, "subject"), "digest")));
	rc = add_blobs(source, root, bytes, err);
	bsz_json_free(document);
	return rc;
}

static int count(struct bsz_source *source, struct bsz_candidate *referrer,
    struct bsz_err *err)
{
	struct bsz_image *const image = &source->image;
	uint64_t bytes = referrer->descriptor.size;
	int rc = 0;

	if (referrer->subject &&
	    strcmp(referrer->subject, image->manifest_digest) != 0)
		return 0;
	/* Each takes a request, or a little time. */
	if (image->attestations + image->referrers < BSZ_MAX_REFERRERS)
		rc = look_into(source, referrer, &bytes, err);
	if (rc == BSZ_ENOMEM)
		return rc;
	if (rc) {
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
		    "a referrer cannot be read: %s", err->text);
		*err = (struct bsz_err){0};
	}
	/* An attestation that does not say whose it is counts. */
	if (referrer->subject ? strcmp(referrer->subject,
	    image->manifest_digest) != 0 : !referrer->attests)
		return 0;
	image->attestations += referrer->attests;
	image->attestation_bytes += referrer->attests ? bytes : 0;
	image->referrers += !referrer->attests;
	image->referrer_bytes += referrer->attests ? 0 : bytes;
	return 0;
}

/* One of the list, unless it was met already: in the index, or on an earlier
 * page. */
static int take_listed(struct bsz_source *source,
    const struct bsz_json_value *value, struct bsz_err *err)
{
	struct bsz_candidate referrer = {
		.subject = source->image.manifest_digest};
	const int rc = bsz_source_descriptor(source, value, "referrer",
	    &referrer.descriptor, err);

	for (size_t i = 0; !rc && i < source->referrers.count; i++)
		if (strcmp(source->referrers.items[i].descriptor.digest,
		    referrer.descriptor.digest) == 0)
			return 0;
	if (rc)
		return rc;
	if (source->referrers.count >= BSZ_MAX_MANIFESTS)
		return bsz_fail(err, BSZ_EINPUT, "more than %d (limit: "
		    "manifests)", BSZ_MAX_MANIFESTS);
	return bsz_candidates_push(&source->referrers, referrer) ?
	    count(source, &referrer, err) : bsz_fail_memory(err);
}

static int take_page(struct bsz_source *source, const struct bsz_page *page,
    struct bsz_err *err)
{
	struct bsz_json *const document = bsz_source_parse((struct bsz_span){
		page->body.data, page->body.size}, "referrers", err);
	int rc = document ? 0 : err->code;
	const struct bsz_json_value *const list = document ? bsz_json_get(
	    bsz_json_root(document), "manifests") : NULL;

	for (size_t i = 0; !rc && i < bsz_json_size(list); i++)
		rc = take_listed(source, bsz_json_at(list, i), err);
	bsz_json_free(document);
	return rc;
}

/* What the registry lists, page by page. Whatever goes wrong costs what is
 * behind it alone. */
static int ask_registry(struct bsz_source *source, struct bsz_err *err)
{
	struct bsz_page page = {.found = false};
	size_t pages = 0;
	int rc = 0;

	do {
		if (pages == BSZ_MAX_PAGES)
			rc = bsz_fail(err, BSZ_EINPUT, "more than %zu pages "
			    "(limit: pages)", pages);
		else
			rc = bsz_registry_referrers(source->registry,
			    source->image.manifest_digest, &page, err);
		if (!rc && page.found)
			rc = take_page(source, &page, err);
		bsz_free(page.body.data);
		page.body = (struct bsz_http_body){0};
		pages += !rc;
	} while (!rc && *page.next);
	if (!rc || rc == BSZ_ENOMEM)
		return rc;
	bsz_artifact_note(source->artifact, BSZ_NO_OFFSET,
	    "referrers are not %sknown: %s", pages ? "all " : "", err->text);
	*err = (struct bsz_err){0};
	return 0;
}

int bsz_source_referrers(struct bsz_source *source, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < source->referrers.count; i++)
		rc = count(source, &source->referrers.items[i], err);
	if (!rc && source->registry && !source->choice->documents)
		rc = ask_registry(source, err);
	return rc;
}
