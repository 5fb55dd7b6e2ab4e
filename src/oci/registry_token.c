/*
 * The token flow of the distribution specification. The realm is chosen by
 * the server, and gets our password: so it is asked over HTTPS unless the
 * registry itself is not, never in a nearer network than the registry's own,
 * and where it redirects to is not followed.
 */
#include "registry_request.h"

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/json.h>
#include <binsize/limits.h>

#include <string.h>

const char *bsz_registry_grant(const struct bsz_registry *registry,
    const char *name)
{
	for (const struct bsz_grant *at = registry->grants; at; at = at->next)
		if (!*at->name || strcmp(at->name, name) == 0)
			return at->header;
	return NULL;
}

/* Keep a header, owned from now on, in place of an older one. */
static int keep_grant(struct bsz_registry *registry, const char *name,
    char *header, struct bsz_err *err)
{
	struct bsz_grant *grant = registry->grants;

	while (grant && strcmp(grant->name, name) != 0)
		grant = grant->next;
	if (!grant && header) {
		grant = bsz_calloc(1, sizeof(*grant));
		if (grant) {
			(void)snprintf(grant->name, sizeof(grant->name), "%s",
			    name); /* it fits */
			grant->next = registry->grants;
			registry->grants = grant;
		}
	}
	if (!grant || !header) {
		bsz_secret_free(header);
		return bsz_fail_memory(err);
	}
	bsz_secret_free(grant->header);
	grant->header = header;
	return 0;
}

int bsz_registry_may_lead(const struct bsz_registry *registry,
    const struct bsz_url *url, struct bsz_err *err)
{
	enum bsz_zone zone;

	if (registry->origin.secure && !url->secure)
		return bsz_fail(err, BSZ_EINPUT, "it would leave HTTPS");
	if (strcmp(url->host, registry->origin.host) == 0)
		return 0;
	/* A name is judged when it has been looked up. */
	if (bsz_zone_of_host(url->host, &zone) && (zone == BSZ_ZONE_NOWHERE ||
	    zone > registry->zone))
		return bsz_fail(err, BSZ_EINPUT, "it leads into a network "
		    "that the registry is not in");
	return 0;
}

static void push_encoded(struct bsz_buf *buf, const char *text, size_t size)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

	for (size_t i = 0; i < size; i++)
		if (strchr(plain, text[i]))
			bsz_buf_char(buf, text[i]);
		else
			bsz_buf_printf(buf, "%%%02X", (uint8_t)text[i]);
}

static void push_parameter(struct bsz_buf *buf, const char *key,
    const char *value, size_t size)
{
	if (buf->size)
		bsz_buf_char(buf, '&');
	bsz_buf_printf(buf, "%s=", key);
	push_encoded(buf, value, size);
}

/* Of several scopes each is a parameter of its own; a form has them in
 * one. */
static void push_scopes(struct bsz_buf *buf, const char *scope, bool form)
{
	if (form) {
		push_parameter(buf, "scope", scope, strlen(scope));
		return;
	}
	for (const char *at = scope; *at;) {
		const size_t size = strcspn(at, " ");

		if (size)
			push_parameter(buf, "scope", at, size);
		at += size + strspn(at + size, " ");
	}
}

static void push_question(struct bsz_buf *buf, const char *name,
    const struct bsz_challenge *challenge, bool form)
{
	char scope[BSZ_HOST_ROOM + 32];

	(void)snprintf(scope, sizeof(scope), "repository:%s:pull", name);
	if (*challenge->service)
		push_parameter(buf, "service", challenge->service,
		    strlen(challenge->service));
	push_scopes(buf, *challenge->scope ? challenge->scope : scope, form);
}

/* The token of a realm's answer as a header. */
static int take_token(struct bsz_registry *registry, const char *name,
    const struct bsz_http_body *body, struct bsz_err *err)
{
	struct bsz_err ignored = {0};
	struct bsz_json *const document = bsz_json_parse((struct bsz_span){
	    body->data, body->size}, &ignored);
	const struct bsz_json_value *const root = document ?
	    bsz_json_root(document) : NULL;
	const char *token = bsz_json_string(bsz_json_get(root, "token"));
	int rc;

	if (!token || !*token)
		token = bsz_json_string(bsz_json_get(root, "access_token"));
	bool good = token && *token;
	for (const char *at = token; good && *at; at++)
		good = *at > ' ' && *at < 0x7f;
	if (good) {
		const struct bsz_credentials bearer = {.user = (char[]){""},
			.secret = (char *)(uintptr_t)token, .bearer = true};

		rc = keep_grant(registry, name,
		    bsz_credentials_header(&bearer), err);
	} else {
		rc = bsz_fail(err, BSZ_ESTORE, "the registry's realm gives "
		    "no token");
	}
	bsz_json_free(document);
	return rc;
}

static int judge(const struct bsz_http_answer *answer, bool *refused,
    struct bsz_err *err)
{
	*refused = answer->status == 401 || answer->status == 403 ||
	    answer->status == 400;
	if (answer->end != BSZ_HTTP_DONE)
		return answer->end == BSZ_HTTP_NO_MEMORY ?
		    bsz_fail_memory(err) : bsz_fail(err, BSZ_ESTORE,
		    "the registry's realm %s",
		    bsz_http_end_text(answer->end));
	if (answer->status == 200 || *refused)
		return 0;
	return bsz_fail(err, BSZ_ESTORE, "the registry's realm answers %u%s",
	    answer->status, answer->status / 100 == 3 ?
	    " (it is not followed elsewhere)" : "");
}

/* Send the question and judge the answer. */
static int ask(struct bsz_registry *registry, const char *name,
    const struct bsz_http_request *request, bool *found,
    struct bsz_err *err)
{
	struct bsz_http_body body = {.limit = BSZ_MAX_TOKEN};
	struct bsz_http_answer *const answer = bsz_malloc(sizeof(*answer));
	bool refused = false;
	int rc;

	if (!answer)
		return bsz_fail_memory(err);
	rc = bsz_registry_send_plain(registry, request, &body, answer, err);
	if (!rc)
		rc = judge(answer, &refused, err);
	if (!rc && !refused)
		rc = take_token(registry, name, &body, err);
	*found = !rc && !refused;
	if (body.data)
		explicit_bzero(body.data, (size_t)body.room);
	bsz_free(body.data);
	bsz_free(answer);
	return rc;
}

static int fetch_token(struct bsz_registry *registry, const char *name,
    const struct bsz_challenge *challenge, bool *found, struct bsz_err *err)
{
	const struct bsz_credentials *const who = &registry->credentials;
	struct bsz_buf question = {0}, address = {0};
	char *const header = who->user && !who->refresh ?
	    bsz_credentials_header(who) : NULL;
	struct bsz_http_request request = {.authorization = header,
		.farthest = registry->zone == BSZ_ZONE_NOWHERE ?
		    BSZ_ZONE_PUBLIC : registry->zone};
	int rc;

	push_question(&question, name, challenge, who->refresh);
	bsz_buf_text(&address, challenge->realm);
	if (who->refresh) {
		request.method = BSZ_POST;
		push_parameter(&question, "grant_type", "refresh_token",
		    strlen("refresh_token"));
		push_parameter(&question, "client_id", "binsize",
		    strlen("binsize"));
		push_parameter(&question, "refresh_token", who->secret,
		    strlen(who->secret));
	}
	bsz_buf_char(&question, '\0');
	if (!who->refresh && !question.failed)
		bsz_buf_printf(&address, "%c%s",
		    strchr(challenge->realm, '?') ? '&' : '?', question.data);
	bsz_buf_char(&address, '\0');
	request.form = question.data;
	request.url = address.data;
	rc = question.failed || address.failed ||
	    (who->user && !who->refresh && !header) ? bsz_fail_memory(err) :
	    ask(registry, name, &request, found, err);
	if (question.data)
		explicit_bzero(question.data, question.room);
	bsz_secret_free(header);
	bsz_buf_release(&question);
	bsz_buf_release(&address);
	return rc;
}

int bsz_registry_answer(struct bsz_registry *registry, const char *name,
    const struct bsz_challenge *challenge, bool *found, struct bsz_err *err)
{
	const struct bsz_credentials *const who = &registry->credentials;
	struct bsz_url realm;
	int rc = 0;

	*found = false;
	if (who->bearer || (who->user && !who->refresh &&
	    challenge->basic && !challenge->bearer)) {
		rc = keep_grant(registry, "", bsz_credentials_header(who),
		    err);
		*found = !rc;
	} else if (challenge->bearer) {
		rc = bsz_url_parse(challenge->realm, &realm, err);
		if (!rc)
			rc = bsz_registry_may_lead(registry, &realm, err);
		if (rc)
			return bsz_wrap(err, "the registry's realm is not "
			    "asked");
		rc = fetch_token(registry, name, challenge, found, err);
	}
	return rc;
}
