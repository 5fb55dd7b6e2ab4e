/*
 * What is asked of a registry, and what its answers are worth: bytes are what
 * their digest says or nothing at all, and "not there" is only what was said
 * so; everything else is not known.
 */
#include "registry.h"

#include "descriptor.h"
#include "registry_request.h"

#include <binsize/arena.h>
#include <binsize/limits.h>

#include <string.h>

static const char manifest_types[] =
    "application/vnd.oci.image.index.v1+json, "
    "application/vnd.oci.image.manifest.v1+json, "
    "application/vnd.docker.distribution.manifest.list.v2+json, "
    "application/vnd.docker.distribution.manifest.v2+json";

static void set_base(struct bsz_registry *registry, const char *scheme)
{
	struct bsz_err ignored = {0};

	(void)snprintf(registry->base, sizeof(registry->base), "%s://%s",
	    scheme, registry->reference.host); /* it fits */
	/* The host has been parsed as part of an address before. */
	(void)bsz_url_parse(registry->base, &registry->origin, &ignored);
}

static int fail_end(const struct bsz_registry *registry,
    const struct bsz_http_answer *answer, struct bsz_err *err)
{
	return answer->end == BSZ_HTTP_NO_MEMORY ? bsz_fail_memory(err) :
	    bsz_fail(err, BSZ_ESTORE, "the registry %s %s",
	    registry->reference.key, bsz_http_end_text(answer->end));
}

/* Does somebody speak the protocol there, and with or without TLS? */
static int ping(struct bsz_registry *registry, struct bsz_http_answer *answer,
    struct bsz_err *err)
{
	char url[sizeof(registry->base) + 8];
	struct bsz_http_body body = {.limit = BSZ_MAX_TOKEN};

	for (int way = 0; way < 2; way++) {
		set_base(registry, way ? "http" : "https");
		(void)snprintf(url, sizeof(url), "%s/v2/", registry->base);
		const struct bsz_http_request request = {.url = url,
			.farthest = BSZ_ZONE_NOWHERE};
		const int rc = bsz_registry_send_plain(registry, &request,
		    &body, answer, err);
		bsz_free(body.data);
		body = (struct bsz_http_body){.limit = BSZ_MAX_TOKEN};
		if (rc)
			return rc;
		if (answer->end != BSZ_HTTP_NO_TLS ||
		    !registry->reference.loopback)
			break;
	}
	if (answer->end != BSZ_HTTP_DONE)
		return fail_end(registry, answer, err);
	registry->zone = answer->zone;
	if (answer->status == 404)
		return bsz_fail(err, BSZ_ESTORE, "%s is no registry (no "
		    "/v2/ there)", registry->reference.key);
	return 0;
}

static struct bsz_registry *make(const struct bsz_reference *reference,
    struct bsz_err *err)
{
	struct bsz_registry *const registry = bsz_calloc(1,
	    sizeof(*registry));

	if (!registry) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	registry->reference = *reference;
	registry->http = bsz_http_new(err);
	if (!registry->http) {
		bsz_free(registry);
		return NULL;
	}
	return registry;
}

struct bsz_registry *bsz_registry_open(const struct bsz_reference *reference,
    struct bsz_err *err)
{
	struct bsz_registry *const registry = make(reference, err);
	struct bsz_http_answer *const answer = registry ?
	    bsz_malloc(sizeof(*answer)) : NULL;
	bool found;
	int rc;

	if (!registry)
		return NULL;
	rc = answer ? ping(registry, answer, err) : bsz_fail_memory(err);
	if (!rc)
		rc = bsz_credentials_find(reference, &registry->credentials,
		    err);
	/* Rights at once, since it says that it wants some. */
	if (!rc && answer->status == 401)
		rc = bsz_registry_answer(registry, reference->name,
		    &answer->challenge, &found, err);
	bsz_free(answer);
	if (!rc)
		return registry;
	bsz_registry_close(registry);
	return NULL;
}

static char *copy(const char *text)
{
	const size_t size = strlen(text) + 1;
	char *const made = bsz_malloc(size);

	if (made)
		memcpy(made, text, size);
	return made;
}

static bool copy_secrets(struct bsz_registry *to,
    const struct bsz_registry *from)
{
	const struct bsz_credentials *const who = &from->credentials;

	to->credentials = (struct bsz_credentials){.refresh = who->refresh,
		.bearer = who->bearer,
		.user = who->user ? copy(who->user) : NULL,
		.secret = who->secret ? copy(who->secret) : NULL};
	if (!to->credentials.user != !who->user ||
	    !to->credentials.secret != !who->secret)
		return false;
	for (const struct bsz_grant *at = from->grants; at; at = at->next) {
		struct bsz_grant *const grant = bsz_malloc(sizeof(*grant));

		if (!grant)
			return false;
		*grant = *at;
		grant->header = copy(at->header);
		grant->next = to->grants;
		to->grants = grant;
		if (!grant->header)
			return false;
	}
	return true;
}

struct bsz_registry *bsz_registry_fork(const struct bsz_registry *registry,
    struct bsz_err *err)
{
	struct bsz_registry *const fork = make(&registry->reference, err);

	if (!fork)
		return NULL;
	set_base(fork, registry->origin.secure ? "https" : "http");
	fork->zone = registry->zone;
	if (copy_secrets(fork, registry))
		return fork;
	bsz_registry_close(fork);
	(void)bsz_fail_memory(err);
	return NULL;
}

void bsz_registry_close(struct bsz_registry *registry)
{
	if (!registry)
		return;
	for (struct bsz_grant *at = registry->grants, *next; at; at = next) {
		next = at->next;
		bsz_secret_free(at->header);
		bsz_free(at);
	}
	bsz_credentials_release(&registry->credentials);
	bsz_http_free(registry->http);
	bsz_free(registry);
}

/* A status that is not the wanted one, in words. */
static int fail_status(const struct bsz_registry *registry, const char *what,
    const struct bsz_http_answer *answer, struct bsz_err *err)
{
	static const struct {
		unsigned status;
		enum bsz_code code;
		const char *text;
	} rows[] = {
		{401, BSZ_ESTORE, "the registry wants other credentials"},
		{403, BSZ_ESTORE, "the registry does not allow it"},
		{404, BSZ_EINPUT, "it is not in the registry"},
		{429, BSZ_ESTORE, "the registry is asked too often"},
	};
	const bool has_user = registry->credentials.user;

	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++)
		if (rows[i].status == answer->status)
			return bsz_fail(err, rows[i].code, "%s: %s (%u%s%s)",
			    what, rows[i].status == 401 && !has_user ?
			    "the registry wants credentials, and there are "
			    "none" : rows[i].text, answer->status,
			    *answer->code ? " " : "", answer->code);
	return bsz_fail(err, BSZ_ESTORE, "%s: the registry answers %u%s%s",
	    what, answer->status, *answer->code ? " " : "", answer->code);
}

enum kind { KIND_MANIFESTS, KIND_BLOBS, KIND_REFERRERS };

/* Where something of the repository is. */
static void find_address(const struct bsz_registry *registry, enum kind kind,
    const char *target, char url[BSZ_URL_ROOM])
{
	static const char *const words[] = {"manifests", "blobs",
		"referrers"};

	(void)snprintf(url, BSZ_URL_ROOM, "%s/v2/%s/%s/%s", registry->base,
	    registry->reference.name, words[kind], target); /* it fits */
}

/* What is asked for, by its name in messages. */
struct wish {
	enum kind kind;
	const char *target, *url;
};

/* 200, or an error. */
static int get(struct bsz_registry *registry, const struct wish *wish,
    struct bsz_http_body *body, struct bsz_http_answer *answer,
    struct bsz_err *err)
{
	const bool blob = wish->kind == KIND_BLOBS;
	const struct bsz_http_request request = {.url = wish->url,
		.accept = blob ? NULL : manifest_types,
		.farthest = BSZ_ZONE_NOWHERE};
	const int rc = bsz_registry_send(registry, registry->reference.name,
	    &request, body, answer, err);

	if (rc)
		return bsz_wrap(err, "%.140s", wish->target);
	if (answer->end == BSZ_HTTP_TOO_LARGE)
		return bsz_fail(err, BSZ_EINPUT, "%.140s: more than %llu "
		    "bytes came (limit: %s)", wish->target,
		    (unsigned long long)body->limit, blob ?
		    "its descriptor's size" : "manifest bytes");
	if (answer->end != BSZ_HTTP_DONE) {
		(void)fail_end(registry, answer, err);
		return bsz_wrap(err, "%.140s", wish->target);
	}
	return answer->status == 200 || answer->status == 206 ? 0 :
	    fail_status(registry, wish->target, answer, err);
}

static int get_target(struct bsz_registry *registry, enum kind kind,
    const char *target, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	char url[BSZ_URL_ROOM];

	find_address(registry, kind, target, url);
	return get(registry, &(struct wish){kind, target, url}, body, answer,
	    err);
}

static int check_manifest(const char *target,
    const struct bsz_http_answer *answer, struct bsz_span bytes,
    char digest[BSZ_DIGEST_ROOM], struct bsz_err *err)
{
	const char *const said = bsz_digest_is(target) ? target :
	    bsz_digest_is(answer->digest) ? answer->digest : NULL;
	struct bsz_descriptor descriptor = {.size = bytes.size};
	int rc;

	if (!said)
		return bsz_digest_of(bytes, digest, err);
	memcpy(descriptor.digest, said, strlen(said) + 1);
	rc = bsz_descriptor_verify(&descriptor, bytes, err);
	if (rc)
		return bsz_wrap(err, "the registry lies: manifest");
	memcpy(digest, descriptor.digest, BSZ_DIGEST_ROOM);
	return 0;
}

int bsz_registry_manifest(struct bsz_registry *registry, const char *target,
    struct bsz_http_body *body, char digest[BSZ_DIGEST_ROOM],
    struct bsz_err *err)
{
	struct bsz_http_answer *const answer = bsz_malloc(sizeof(*answer));
	int rc;

	if (!answer)
		return bsz_fail_memory(err);
	*body = (struct bsz_http_body){.limit = BSZ_MAX_MANIFEST};
	rc = get_target(registry, KIND_MANIFESTS, target, body, answer, err);
	if (!rc)
		rc = check_manifest(target, answer, (struct bsz_span){
		    body->data, body->size}, digest, err);
	bsz_free(answer);
	return rc;
}

int bsz_registry_blob(struct bsz_registry *registry, const char *digest,
    uint64_t size, struct bsz_http_body *body, struct bsz_err *err)
{
	struct bsz_http_answer *const answer = bsz_malloc(sizeof(*answer));
	struct bsz_descriptor descriptor = {.size = size};
	int rc;

	if (!answer)
		return bsz_fail_memory(err);
	*body = (struct bsz_http_body){.limit = size};
	memcpy(descriptor.digest, digest, strlen(digest) + 1);
	rc = get_target(registry, KIND_BLOBS, digest, body, answer, err);
	if (!rc)
		rc = bsz_descriptor_verify(&descriptor, (struct bsz_span){
		    body->data, body->size}, err);
	if (rc == BSZ_EINPUT && answer->end == BSZ_HTTP_DONE &&
	    answer->status / 100 == 2)
		rc = bsz_wrap(err, "the registry lies: blob");
	bsz_free(answer);
	return rc;
}

/* As get(); an answer that it is not there is one. */
static int get_optional(struct bsz_registry *registry,
    const struct wish *wish, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	const int rc = get(registry, wish, body, answer, err);

	if (!rc || rc == BSZ_ENOMEM || answer->end != BSZ_HTTP_DONE ||
	    answer->status != 404)
		return rc;
	*err = (struct bsz_err){0};
	return 0;
}

static int get_first(struct bsz_registry *registry, const char *digest,
    struct bsz_page *page, struct bsz_http_answer *answer,
    struct bsz_err *err)
{
	char tag[BSZ_DIGEST_ROOM];

	find_address(registry, KIND_REFERRERS, digest, page->address);
	int rc = get_optional(registry, &(struct wish){KIND_REFERRERS,
		digest, page->address}, &page->body, answer, err);
	if (rc || answer->status != 404)
		return rc;
	/* A registry without that list has it under a tag. */
	(void)snprintf(tag, sizeof(tag), "%s", digest); /* it fits */
	*strchr(tag, ':') = '-';
	find_address(registry, KIND_MANIFESTS, tag, page->address);
	page->body.size = 0;
	return get_optional(registry, &(struct wish){KIND_MANIFESTS, tag,
		page->address}, &page->body, answer, err);
}

/* Where the page before said that the list goes on. */
static int get_next(struct bsz_registry *registry, const char *digest,
    struct bsz_page *page, struct bsz_http_answer *answer,
    struct bsz_err *err)
{
	char next[BSZ_URL_ROOM];
	struct bsz_url base, to;
	int rc = bsz_url_parse(page->address, &base, err);

	if (!rc)
		rc = bsz_url_resolve(&base, page->next, next, err);
	if (!rc)
		rc = bsz_url_parse(next, &to, err);
	if (!rc && !bsz_url_same_origin(&registry->origin, &to))
		rc = bsz_fail(err, BSZ_EINPUT, "it is at another host");
	if (rc)
		return bsz_wrap(err, "the next page is not asked for");
	memcpy(page->address, next, sizeof(next));
	return get(registry, &(struct wish){KIND_REFERRERS, digest,
		page->address}, &page->body, answer, err);
}

int bsz_registry_referrers(struct bsz_registry *registry, const char *digest,
    struct bsz_page *page, struct bsz_err *err)
{
	struct bsz_http_answer *const answer = bsz_malloc(sizeof(*answer));
	int rc;

	page->found = false;
	page->body = (struct bsz_http_body){.limit = BSZ_MAX_MANIFEST};
	if (!answer)
		return bsz_fail_memory(err);
	rc = *page->next ? get_next(registry, digest, page, answer, err) :
	    get_first(registry, digest, page, answer, err);
	page->found = !rc && answer->status == 200;
	*page->next = '\0';
	if (page->found)
		memcpy(page->next, answer->next, sizeof(page->next));
	bsz_free(answer);
	return rc;
}

int bsz_registry_has(struct bsz_registry *registry, const char *name,
    const char *digest, enum bsz_presence *presence, struct bsz_err *err)
{
	struct bsz_http_answer *const answer = bsz_malloc(sizeof(*answer));
	/* Of a registry without HEAD one byte is too much, and enough. */
	struct bsz_http_body body = {.limit = 0};
	char url[BSZ_URL_ROOM];
	struct bsz_http_request request = {.method = BSZ_HEAD, .url = url,
		.farthest = BSZ_ZONE_NOWHERE};
	int rc;

	*presence = BSZ_PRESENCE_UNKNOWN;
	if (!answer)
		return bsz_fail_memory(err);
	(void)snprintf(url, sizeof(url), "%s/v2/%s/blobs/%s", registry->base,
	    name, digest); /* it fits */
	rc = bsz_registry_send(registry, name, &request, &body, answer, err);
	if (!rc && (answer->status == 405 || answer->status == 501)) {
		request.method = BSZ_GET;
		rc = bsz_registry_send(registry, name, &request, &body,
		    answer, err);
	}
	if (!rc && answer->status == 200)
		*presence = BSZ_PRESENT;
	else if (!rc && answer->status == 404)
		*presence = BSZ_ABSENT;
	bsz_free(body.data);
	bsz_free(answer);
	return rc == BSZ_ENOMEM ? rc : 0;
}
