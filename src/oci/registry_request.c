/*
 * Redirects are followed by hand: the credentials stay behind as soon as
 * scheme, host or port change, and do not come back. What failed for now is
 * asked again, later each time; what is cut is asked for from there on.
 */
#include "registry_request.h"

#include <binsize/arena.h>
#include <binsize/limits.h>

#include <string.h>
#include <unistd.h>

/* Attempts in a row that bring nothing; and all of them. */
#define VAIN 4
#define ATTEMPTS 64
/* Longer than this is not waited for when a registry asks for it. */
#define PATIENCE 60
#define FIRST_WAIT_MS 250

static void send_once(struct bsz_registry *registry,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer)
{
	registry->requests++;
	bsz_http_send(registry->http, request, body, answer);
}

static bool is_redirect(const struct bsz_http_answer *answer)
{
	const unsigned status = answer->status;

	return answer->end == BSZ_HTTP_DONE && *answer->location &&
	    (status == 301 || status == 302 || status == 303 ||
	    status == 307 || status == 308);
}

/* Where the answer points to becomes the request's address. */
static int turn(const struct bsz_registry *registry,
    struct bsz_http_request *request, const struct bsz_http_answer *answer,
    char *address, struct bsz_err *err)
{
	struct bsz_url from, to;
	char next[BSZ_URL_ROOM];
	int rc = bsz_url_parse(request->url, &from, err);

	if (!rc)
		rc = bsz_url_resolve(&from, answer->location, next, err);
	if (!rc)
		rc = bsz_url_parse(next, &to, err);
	if (!rc)
		rc = bsz_registry_may_lead(registry, &to, err);
	if (rc)
		return bsz_wrap(err, "a redirect is not followed");
	if (!bsz_url_same_origin(&from, &to))
		request->authorization = NULL;
	request->farthest = strcmp(to.host, registry->origin.host) == 0 ?
	    BSZ_ZONE_NOWHERE : registry->zone == BSZ_ZONE_NOWHERE ?
	    BSZ_ZONE_PUBLIC : registry->zone;
	memcpy(address, next, sizeof(next));
	request->url = address;
	return 0;
}

/* One way through all redirects. */
static int follow(struct bsz_registry *registry,
    struct bsz_http_request request, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	char address[BSZ_URL_ROOM];

	request.offset = request.method == BSZ_GET ? body->size : 0;
	for (size_t i = 0; i <= BSZ_MAX_REDIRECTS; i++) {
		send_once(registry, &request, body, answer);
		if (!is_redirect(answer))
			return 0;
		const int rc = turn(registry, &request, answer, address, err);
		if (rc)
			return rc;
	}
	return bsz_fail(err, BSZ_ESTORE, "more than %d redirects (limit: "
	    "redirects)", BSZ_MAX_REDIRECTS);
}

/* The same with the rights that are wanted: one new try when they change. */
static int ask(struct bsz_registry *registry, const char *name,
    const struct bsz_http_request *given, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	struct bsz_http_request request = *given;
	bool found = false;
	int rc;

	request.authorization = bsz_registry_grant(registry, name);
	rc = follow(registry, request, body, answer, err);
	if (rc || answer->end != BSZ_HTTP_DONE || answer->status != 401)
		return rc;
	rc = bsz_registry_answer(registry, name, &answer->challenge, &found,
	    err);
	if (rc || !found)
		return rc;
	request.authorization = bsz_registry_grant(registry, name);
	return follow(registry, request, body, answer, err);
}

static bool is_passing(const struct bsz_http_answer *answer)
{
	const unsigned status = answer->status;

	if (answer->end != BSZ_HTTP_DONE)
		return answer->end == BSZ_HTTP_CUT;
	return status == 429 || status == 502 || status == 503 ||
	    status == 504;
}

/* Wait as told, else twice as long each time, and not all at once. */
static int pause_for(const struct bsz_http_answer *answer, size_t vain,
    struct bsz_err *err)
{
	uint64_t ms = FIRST_WAIT_MS << bsz_min(vain, 8);
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) == 0)
		ms += (uint64_t)now.tv_nsec % FIRST_WAIT_MS;
	if (answer->retry_after != BSZ_UNTOLD) {
		if (answer->retry_after > PATIENCE)
			return bsz_fail(err, BSZ_ESTORE, "the registry is "
			    "busy and asks for a longer time than is waited "
			    "(%d seconds)", PATIENCE);
		ms = 1000 * answer->retry_after;
	}
	const struct timespec time = {(time_t)(ms / 1000),
		(long)(ms % 1000) * 1000000};
	(void)nanosleep(&time, NULL); /* too early is fine */
	return 0;
}

int bsz_registry_send(struct bsz_registry *registry, const char *name,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	size_t vain = 0;

	for (size_t i = 0; i < ATTEMPTS; i++) {
		const uint64_t before = body->size;
		int rc = ask(registry, name, request, body, answer, err);

		if (rc || !is_passing(answer))
			return rc;
		vain = body->size > before ? 0 : vain + 1;
		if (vain == VAIN)
			break;
		rc = pause_for(answer, vain, err);
		if (rc)
			return rc;
	}
	return 0;
}

int bsz_registry_send_plain(struct bsz_registry *registry,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer, struct bsz_err *err)
{
	for (size_t vain = 0;;) {
		body->size = 0;
		send_once(registry, request, body, answer);
		if (!is_passing(answer) || ++vain == VAIN)
			return 0;
		const int rc = pause_for(answer, vain, err);
		if (rc)
			return rc;
	}
}
