/*
 * The only user of libcurl, which is opened when a registry is asked for.
 * libcurl follows no redirect and reads no .netrc here, and undoes no
 * content coding, because digests are of the bytes as they travel.
 *
 * Nothing a server says becomes a message: it may repeat what it was told in
 * confidence. Of an error document only codes that are known are taken over.
 */
#define CURL_DISABLE_TYPECHECK
#include "http.h"

#include "registry_link.h"

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/json.h>
#include <binsize/library.h>

#include <ctype.h>
#include <curl/curl.h>
#include <inttypes.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define FUNCTIONS(X) \
	X(curl_global_init) \
	X(curl_global_cleanup) \
	X(curl_easy_init) \
	X(curl_easy_setopt) \
	X(curl_easy_perform) \
	X(curl_easy_getinfo) \
	X(curl_easy_reset) \
	X(curl_easy_cleanup) \
	X(curl_slist_append) \
	X(curl_slist_free_all)

struct library {
	void *handle;
	FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

static const struct bsz_library libcurl = {
	.file = "libcurl.so.4",
	.package = "libcurl4",
	.use = "registries",
	.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
};

/* Of a document that says what went wrong. */
#define ERROR_ROOM ((size_t)64 << 10)

struct bsz_http {
	struct library library;
	CURL *curl;
	bool proxied; /* connections may lead to a proxy */
	/* Of the request on its way. */
	const struct bsz_http_request *request;
	struct bsz_http_answer *answer;
	struct bsz_http_body *body;
	bool judged;
	char *error; /* ERROR_ROOM */
	size_t error_size;
	enum bsz_http_end why; /* a callback stopped it */
};

static bool has_proxy(void)
{
	static const char *const names[] = {"http_proxy", "https_proxy",
		"HTTPS_PROXY", "all_proxy", "ALL_PROXY"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (getenv(names[i]) && *getenv(names[i]))
			return true;
	return false;
}

struct bsz_http *bsz_http_new(struct bsz_err *err)
{
	struct bsz_http *const http = bsz_calloc(1, sizeof(*http));

	if (http)
		http->error = bsz_malloc(ERROR_ROOM);
	if (!http || !http->error) {
		bsz_http_free(http);
		(void)bsz_fail_memory(err);
		return NULL;
	}
	if (bsz_library_open(&libcurl, &http->library, err)) {
		bsz_http_free(http);
		return NULL;
	}
	http->proxied = has_proxy();
	if (http->library.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
		http->curl = http->library.curl_easy_init();
	if (!http->curl) {
		bsz_http_free(http);
		(void)bsz_fail_memory(err);
		return NULL;
	}
	return http;
}

void bsz_http_free(struct bsz_http *http)
{
	if (!http)
		return;
	if (http->curl)
		http->library.curl_easy_cleanup(http->curl);
	if (http->library.handle)
		http->library.curl_global_cleanup();
	/* Not closed: what it left with the C library is called at exit. */
	bsz_free(http->error);
	bsz_free(http);
}

const char *bsz_http_end_text(enum bsz_http_end end)
{
	static const char *const texts[] = {
		[BSZ_HTTP_DONE] = "answered",
		[BSZ_HTTP_UNREACHABLE] = "cannot be reached",
		[BSZ_HTTP_NO_TLS] = "speaks no TLS (HTTP is spoken with "
		    "loopback only)",
		[BSZ_HTTP_UNTRUSTED] = "has a certificate that is not "
		    "trusted (SSL_CERT_FILE names others)",
		[BSZ_HTTP_CUT] = "broke off its answer",
		[BSZ_HTTP_TOO_LARGE] = "gives an answer that is too large",
		[BSZ_HTTP_FORBIDDEN] = "leads into a network that a "
		    "registry has no business in",
		[BSZ_HTTP_NO_MEMORY] = "out of memory",
		[BSZ_HTTP_ODD] = "gives an answer that is no HTTP",
	};

	return texts[end];
}

/* Connections by address, so that a name cannot lie about where it leads. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
    struct curl_sockaddr *address)
{
	struct bsz_http *const http = context;
	const enum bsz_zone zone = bsz_zone_of_address(&address->addr);

	(void)purpose; /* there is one */
	if (http->judged && zone > http->request->farthest) {
		http->why = BSZ_HTTP_FORBIDDEN;
		return CURL_SOCKET_BAD;
	}
	if (http->judged)
		http->answer->zone = zone;
	return socket(address->family, address->socktype | SOCK_CLOEXEC,
	    address->protocol);
}

static uint64_t number(const char *text)
{
	uint64_t value = 0;

	if (!isdigit((unsigned char)*text))
		return BSZ_UNTOLD;
	for (; isdigit((unsigned char)*text); text++)
		value = bsz_add(bsz_mul(value, 10), (uint64_t)(*text - '0'));
	return value;
}

static void keep(char *out, size_t room, const char *text, size_t size)
{
	const bool fits = size < room;

	/* Cut texts would be others. */
	if (fits)
		memcpy(out, text, size);
	out[fits ? size : 0] = '\0';
}

static void take_location(struct bsz_http_answer *answer, const char *value)
{
	keep(answer->location, sizeof(answer->location), value,
	    strlen(value));
}

static void take_link(struct bsz_http_answer *answer, const char *value)
{
	bsz_link_next(value, answer->next);
}

static void take_digest(struct bsz_http_answer *answer, const char *value)
{
	keep(answer->digest, sizeof(answer->digest), value, strlen(value));
}

static void take_media_type(struct bsz_http_answer *answer,
    const char *value)
{
	keep(answer->media_type, sizeof(answer->media_type), value,
	    strcspn(value, "; \t"));
}

static void take_challenge(struct bsz_http_answer *answer,
    const char *value)
{
	bsz_challenge_add(&answer->challenge, value);
}

static void take_length(struct bsz_http_answer *answer, const char *value)
{
	answer->length = number(value);
}

static void take_range(struct bsz_http_answer *answer, const char *value)
{
	if (strncasecmp(value, "bytes ", 6) == 0)
		answer->start = number(value + 6);
}

static void take_retry(struct bsz_http_answer *answer, const char *value)
{
	answer->retry_after = number(value);
}

static const struct {
	const char *name;
	void (*take)(struct bsz_http_answer *answer, const char *value);
} headers[] = {
	{"location", take_location},
	{"link", take_link},
	{"docker-content-digest", take_digest},
	{"content-type", take_media_type},
	{"www-authenticate", take_challenge},
	{"content-length", take_length},
	{"content-range", take_range},
	{"retry-after", take_retry},
};

/* Forget what an interim answer said. */
static void clear(struct bsz_http_answer *answer)
{
	const enum bsz_zone zone = answer->zone;

	*answer = (struct bsz_http_answer){.zone = zone,
		.length = BSZ_UNTOLD, .start = BSZ_UNTOLD,
		.retry_after = BSZ_UNTOLD};
}

static size_t take_header(char *data, size_t one, size_t size, void *context)
{
	struct bsz_http *const http = context;
	char line[BSZ_URL_ROOM + 64];

	(void)one; /* 1, by libcurl's promise */
	if (size >= 5 && memcmp(data, "HTTP/", 5) == 0)
		clear(http->answer);
	char *const colon = size < sizeof(line) ?
	    memchr(data, ':', size) : NULL;
	if (!colon)
		return size;
	memcpy(line, data, size);
	size_t end = size;
	while (end && strchr(" \t\r\n", line[end - 1]))
		end--;
	line[end] = '\0';
	const size_t name = (size_t)(colon - data);
	const char *const value = end > name ? line + name + 1 +
	    strspn(line + name + 1, " \t") : "";
	for (size_t i = 0; i < BSZ_COUNTOF(headers); i++)
		if (name == strlen(headers[i].name) && strncasecmp(line,
		    headers[i].name, name) == 0)
			headers[i].take(http->answer, value);
	return size;
}

static bool make_room(struct bsz_http_body *body, uint64_t size)
{
	uint64_t room = body->room ? body->room : 4096;

	while (room < size)
		room = bsz_mul(room, 2);
	room = bsz_min(room, bsz_max(body->limit, size));
	if (room == body->room)
		return true;
	uint8_t *const data = bsz_realloc(body->data, (size_t)room);
	if (!data)
		return false;
	body->data = data;
	body->room = room;
	return true;
}

/* The first bytes of a body: do they belong where the last ones ended? */
static bool begin(struct bsz_http *http, unsigned status)
{
	if (status == 200)
		http->body->size = 0;
	else if (http->answer->start != http->body->size)
		http->why = BSZ_HTTP_ODD;
	return http->why == BSZ_HTTP_DONE;
}

static size_t take_body(char *data, size_t one, size_t size, void *context)
{
	struct bsz_http *const http = context;
	struct bsz_http_body *const body = http->body;
	long status = 0;

	(void)one; /* as above */
	(void)http->library.curl_easy_getinfo(http->curl,
	    CURLINFO_RESPONSE_CODE, &status); /* 0 if not */
	if (status != 200 && status != 206) {
		const size_t more = (size_t)bsz_min(size,
		    ERROR_ROOM - http->error_size);

		memcpy(http->error + http->error_size, data, more);
		http->error_size += more;
		return size;
	}
	if (!http->answer->status) {
		http->answer->status = (unsigned)status;
		if (!begin(http, (unsigned)status))
			return 0;
	}
	if (bsz_add(body->size, size) > body->limit)
		http->why = BSZ_HTTP_TOO_LARGE;
	else if (!make_room(body, body->size + size))
		http->why = BSZ_HTTP_NO_MEMORY;
	if (http->why != BSZ_HTTP_DONE)
		return 0;
	memcpy(body->data + body->size, data, size);
	body->size += size;
	return size;
}

static enum bsz_http_end end_of(CURLcode code)
{
	static const struct {
		CURLcode code;
		enum bsz_http_end end;
	} ends[] = {
		{CURLE_OK, BSZ_HTTP_DONE},
		{CURLE_COULDNT_RESOLVE_HOST, BSZ_HTTP_UNREACHABLE},
		{CURLE_COULDNT_RESOLVE_PROXY, BSZ_HTTP_UNREACHABLE},
		{CURLE_COULDNT_CONNECT, BSZ_HTTP_UNREACHABLE},
		{CURLE_SSL_CONNECT_ERROR, BSZ_HTTP_NO_TLS},
		{CURLE_PEER_FAILED_VERIFICATION, BSZ_HTTP_UNTRUSTED},
		{CURLE_SSL_CACERT_BADFILE, BSZ_HTTP_UNTRUSTED},
		{CURLE_SSL_ISSUER_ERROR, BSZ_HTTP_UNTRUSTED},
		{CURLE_OUT_OF_MEMORY, BSZ_HTTP_NO_MEMORY},
		{CURLE_PARTIAL_FILE, BSZ_HTTP_CUT},
		{CURLE_OPERATION_TIMEDOUT, BSZ_HTTP_CUT},
		{CURLE_GOT_NOTHING, BSZ_HTTP_CUT},
		{CURLE_SEND_ERROR, BSZ_HTTP_CUT},
		{CURLE_RECV_ERROR, BSZ_HTTP_CUT},
		{CURLE_HTTP2, BSZ_HTTP_CUT},
		{CURLE_HTTP2_STREAM, BSZ_HTTP_CUT},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(ends); i++)
		if (ends[i].code == code)
			return ends[i].end;
	return BSZ_HTTP_ODD;
}

/* Codes of the distribution specification, and those that registries add. */
static void find_code(struct bsz_http *http)
{
	static const char *const codes[] = {"BLOB_UNKNOWN",
		"BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN", "DENIED",
		"DIGEST_INVALID", "MANIFEST_BLOB_UNKNOWN", "MANIFEST_INVALID",
		"MANIFEST_UNKNOWN", "NAME_INVALID", "NAME_UNKNOWN",
		"SIZE_INVALID", "TAG_INVALID", "TOOMANYREQUESTS",
		"UNAUTHORIZED", "UNAVAILABLE", "UNKNOWN", "UNSUPPORTED"};
	struct bsz_err ignored = {0};
	struct bsz_json *const document = http->error_size ? bsz_json_parse(
	    (struct bsz_span){(const uint8_t *)http->error,
	    http->error_size}, &ignored) : NULL;
	const char *const code = document ? bsz_json_string(bsz_json_get(
	    bsz_json_at(bsz_json_get(bsz_json_root(document), "errors"), 0),
	    "code")) : NULL;

	for (size_t i = 0; code && i < BSZ_COUNTOF(codes); i++)
		if (strcmp(code, codes[i]) == 0)
			keep(http->answer->code, sizeof(http->answer->code),
			    codes[i], strlen(codes[i]));
	bsz_json_free(document);
}

/* A header that may hold a secret is wiped when libcurl is done with it. */
static bool add_header(struct bsz_http *http, struct curl_slist **list,
    const char *name, const char *value)
{
	const size_t room = strlen(name) + strlen(value) + 3;
	char *const line = bsz_malloc(room);

	if (!line)
		return false;
	(void)snprintf(line, room, "%s: %s", name, value); /* it fits */
	struct curl_slist *const more =
	    http->library.curl_slist_append(*list, line);
	explicit_bzero(line, room);
	bsz_free(line);
	if (more)
		*list = more;
	return more;
}

static void free_headers(struct bsz_http *http, struct curl_slist *list)
{
	for (struct curl_slist *at = list; at; at = at->next)
		explicit_bzero(at->data, strlen(at->data));
	http->library.curl_slist_free_all(list);
}

static void set_method(struct bsz_http *http,
    const struct bsz_http_request *request)
{
	__typeof__(http->library.curl_easy_setopt) const set =
	    http->library.curl_easy_setopt;
	char range[BSZ_DECIMAL_ROOM + 2];

	if (request->method == BSZ_HEAD)
		set(http->curl, CURLOPT_NOBODY, 1L);
	if (request->method == BSZ_POST)
		set(http->curl, CURLOPT_COPYPOSTFIELDS, request->form);
	if (request->offset) {
		(void)snprintf(range, sizeof(range), "%" PRIu64 "-",
		    request->offset); /* it fits */
		set(http->curl, CURLOPT_RANGE, range);
	}
}

static void set_options(struct bsz_http *http, struct curl_slist *list)
{
	__typeof__(http->library.curl_easy_setopt) const set =
	    http->library.curl_easy_setopt;
	CURL *const curl = http->curl;
	const char *const trusted = getenv("SSL_CERT_FILE");

	http->library.curl_easy_reset(curl);
	set(curl, CURLOPT_URL, http->request->url);
	set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	set(curl, CURLOPT_FOLLOWLOCATION, 0L);
	set(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	set(curl, CURLOPT_NOSIGNAL, 1L);
	set(curl, CURLOPT_USERAGENT, "binsize/" PACKAGE_VERSION);
	set(curl, CURLOPT_HTTPHEADER, list);
	set(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	set(curl, CURLOPT_CONNECTTIMEOUT, 15L);
	set(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	set(curl, CURLOPT_LOW_SPEED_TIME, 30L);
	set(curl, CURLOPT_HEADERFUNCTION, take_header);
	set(curl, CURLOPT_HEADERDATA, http);
	set(curl, CURLOPT_WRITEFUNCTION, take_body);
	set(curl, CURLOPT_WRITEDATA, http);
	set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	set(curl, CURLOPT_OPENSOCKETDATA, http);
	if (trusted && *trusted)
		set(curl, CURLOPT_CAINFO, trusted);
	set_method(http, http->request);
}

/* This machine is asked without a proxy; through one, the address that is
 * connected to is the proxy's and tells nothing. */
static void judge(struct bsz_http *http, const struct bsz_url *url)
{
	enum bsz_zone zone;
	const bool here = bsz_zone_of_host(url->host, &zone) &&
	    zone == BSZ_ZONE_LOOPBACK;

	http->judged = here || !http->proxied;
	if (here)
		http->library.curl_easy_setopt(http->curl, CURLOPT_NOPROXY,
		    "*");
}

void bsz_http_send(struct bsz_http *http,
    const struct bsz_http_request *request, struct bsz_http_body *body,
    struct bsz_http_answer *answer)
{
	struct curl_slist *list = NULL;
	struct bsz_err ignored = {0};
	struct bsz_url url;
	long status = 0;

	answer->zone = BSZ_ZONE_PUBLIC;
	clear(answer);
	http->request = request;
	http->answer = answer;
	http->body = body;
	http->error_size = 0;
	http->why = BSZ_HTTP_DONE;
	if (bsz_url_parse(request->url, &url, &ignored)) {
		answer->end = BSZ_HTTP_ODD;
		return;
	}
	const bool listed = (!request->authorization || add_header(http,
	    &list, "Authorization", request->authorization)) &&
	    (!request->accept || add_header(http, &list, "Accept",
	    request->accept));
	set_options(http, list);
	judge(http, &url);
	const CURLcode code = listed ? http->library.curl_easy_perform(
	    http->curl) : CURLE_OUT_OF_MEMORY;
	(void)http->library.curl_easy_getinfo(http->curl,
	    CURLINFO_RESPONSE_CODE, &status); /* 0 if not */
	http->library.curl_easy_reset(http->curl);
	free_headers(http, list);
	answer->status = (unsigned)status;
	answer->end = http->why != BSZ_HTTP_DONE ? http->why : end_of(code);
	find_code(http);
}
