/*
 * Sizes are compared before anything is digested, and a digest has to look
 * like one before it is used for anything.
 */
#include "descriptor.h"

#include <inttypes.h>
#include <string.h>

static const struct {
	const char *text;
	enum bsz_media media;
} media_types[] = {
	{"application/vnd.oci.image.index.v1+json", BSZ_MEDIA_INDEX},
	{"application/vnd.docker.distribution.manifest.list.v2+json",
	    BSZ_MEDIA_INDEX},
	{"application/vnd.oci.image.manifest.v1+json", BSZ_MEDIA_MANIFEST},
	{"application/vnd.docker.distribution.manifest.v2+json",
	    BSZ_MEDIA_MANIFEST},
	{"application/vnd.docker.distribution.manifest.v1+json",
	    BSZ_MEDIA_SCHEMA1},
	{"application/vnd.docker.distribution.manifest.v1+prettyjws",
	    BSZ_MEDIA_SCHEMA1},
	{"application/vnd.oci.image.layer.nondistributable.v1.tar",
	    BSZ_MEDIA_FOREIGN_LAYER},
	{"application/vnd.docker.image.rootfs.foreign.diff.tar",
	    BSZ_MEDIA_FOREIGN_LAYER},
	{"application/vnd.oci.image.layer.v1.tar", BSZ_MEDIA_LAYER},
	{"application/vnd.docker.image.rootfs.diff.tar", BSZ_MEDIA_LAYER},
};

/* What follows a layer's type ("+gzip", ".gzip") does not matter: the bytes
 * tell. */
static enum bsz_media find_media(const char *text)
{
	for (size_t i = 0; text && i < BSZ_COUNTOF(media_types); i++) {
		const size_t size = strlen(media_types[i].text);
		const bool open = media_types[i].media >= BSZ_MEDIA_LAYER;

		if (strncmp(text, media_types[i].text, size) == 0 &&
		    (!text[size] || (open && strchr("+.", text[size]))))
			return media_types[i].media;
	}
	return BSZ_MEDIA_OTHER;
}

static const struct {
	const char *prefix;
	enum bsz_sha_kind kind;
	size_t bytes;
} algorithms[] = {
	{"sha256:", BSZ_SHA256, 32},
	{"sha512:", BSZ_SHA512, 64},
};

bool bsz_digest_is(const char *text)
{
	static const char hex[] = "0123456789abcdef";
	static const char word[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	static const char any[] = "abcdefghijklmnopqrstuvwxyz0123456789"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ=_-";

	if (strlen(text) >= BSZ_DIGEST_ROOM)
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(algorithms); i++) {
		const size_t size = strlen(algorithms[i].prefix);

		if (strncmp(text, algorithms[i].prefix, size) == 0)
			return strspn(text + size, hex) ==
			    2 * algorithms[i].bytes &&
			    !text[size + 2 * algorithms[i].bytes];
	}
	for (;;) {
		const size_t size = strspn(text, word);

		if (!size)
			return false;
		text += size;
		if (*text == ':')
			break;
		if (!*text || !strchr("+._-", *text))
			return false;
		text++;
	}
	text++;
	return *text && !text[strspn(text, any)];
}

void bsz_digest_path(const char *digest, char path[BSZ_DIGEST_ROOM + 8])
{
	(void)snprintf(path, BSZ_DIGEST_ROOM + 8, "blobs/%s", digest);
	*strchr(path, ':') = '/';
}

int bsz_descriptor_parse(const struct bsz_json_value *value, const char *what,
    struct bsz_descriptor *descriptor, struct bsz_err *err)
{
	const char *const digest =
	    bsz_json_string(bsz_json_get(value, "digest"));

	*descriptor = (struct bsz_descriptor){.value = value,
		.media_type = bsz_json_string(bsz_json_get(value,
		    "mediaType"))};
	if (!digest || !bsz_digest_is(digest))
		return bsz_fail(err, BSZ_EINPUT, "%s: '%.150s' is no digest",
		    what, digest ? digest : "");
	memcpy(descriptor->digest, digest, strlen(digest) + 1);
	if (!bsz_json_count(bsz_json_get(value, "size"), &descriptor->size))
		return bsz_fail(err, BSZ_EINPUT, "%s %s: no size", what,
		    digest);
	descriptor->media = find_media(descriptor->media_type);
	return 0;
}

static int digest_bytes(struct bsz_span bytes, size_t algorithm,
    char digest[BSZ_DIGEST_ROOM], struct bsz_err *err)
{
	struct bsz_sha *const sha = bsz_sha_new(algorithms[algorithm].kind,
	    err);
	uint8_t raw[BSZ_SHA_MAX_SIZE];
	char hex[BSZ_SHA_HEX_ROOM];

	if (!sha)
		return err->code;
	if (bytes.size)
		bsz_sha_add(sha, bytes.data, (size_t)bytes.size);
	const bool fine = bsz_sha_take(sha, raw);
	bsz_sha_free(sha);
	if (!fine)
		return bsz_fail_memory(err);
	(void)snprintf(digest, BSZ_DIGEST_ROOM, "%s%s",
	    algorithms[algorithm].prefix, bsz_sha_hex(raw,
	    algorithms[algorithm].bytes, hex)); /* it fits */
	return 0;
}

int bsz_digest_of(struct bsz_span bytes, char digest[BSZ_DIGEST_ROOM],
    struct bsz_err *err)
{
	return digest_bytes(bytes, 0, digest, err);
}

int bsz_descriptor_verify(const struct bsz_descriptor *descriptor,
    struct bsz_span bytes, struct bsz_err *err)
{
	char digest[BSZ_DIGEST_ROOM];

	if (bytes.size != descriptor->size)
		return bsz_fail(err, BSZ_EINPUT, "%s has %" PRIu64 " bytes, "
		    "not %" PRIu64 " as its descriptor says",
		    descriptor->digest, bytes.size, descriptor->size);
	for (size_t i = 0; i < BSZ_COUNTOF(algorithms); i++) {
		if (strncmp(descriptor->digest, algorithms[i].prefix,
		    strlen(algorithms[i].prefix)) != 0)
			continue;
		const int rc = digest_bytes(bytes, i, digest, err);
		if (rc)
			return rc;
		if (strcmp(digest, descriptor->digest) != 0)
			return bsz_fail(err, BSZ_EINPUT, "%s is in fact %s",
			    descriptor->digest, digest);
	}
	return 0;
}

int bsz_chain_id(const char *before, const char *diff_id,
    char chain_id[BSZ_DIGEST_ROOM], struct bsz_err *err)
{
	char text[2 * BSZ_DIGEST_ROOM];

	if (!*before) {
		(void)snprintf(chain_id, BSZ_DIGEST_ROOM, "%s", diff_id);
		return 0;
	}
	const int size = snprintf(text, sizeof(text), "%s %s", before,
	    diff_id);
	return bsz_digest_of((struct bsz_span){(const uint8_t *)text,
		(uint64_t)size}, chain_id, err);
}
