/*
 * config.json and auth.json: {"auths": {KEY: {"auth": base64 of user:secret}},
 * "credHelpers": {KEY: NAME}, "credsStore": NAME}. A key is a host, or with
 * podman a host and the beginning of a name; the longest wins. Docker's own
 * registry is filed under an address of its first version.
 *
 * No text of such a file becomes part of a message.
 */
#include "registry_credentials.h"

#include "registry_helper.h"

#include <binsize/arena.h>
#include <binsize/base64.h>
#include <binsize/buf.h>
#include <binsize/file.h>
#include <binsize/json.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char hub_key[] = "https://index.docker.io/v1/";

/* Who a helper says we are when the secret is a refresh token. */
static const char token_user[] = "<token>";

struct search {
	const struct bsz_reference *reference;
	const struct bsz_json_value *list; /* an object by key */
	const struct bsz_json_value *found;
};

void bsz_secret_free(char *secret)
{
	if (secret)
		explicit_bzero(secret, strlen(secret));
	bsz_free(secret);
}

void bsz_credentials_release(struct bsz_credentials *credentials)
{
	bsz_secret_free(credentials->user);
	bsz_secret_free(credentials->secret);
	*credentials = (struct bsz_credentials){0};
}

static char *copy_text(const char *text, size_t size)
{
	char *const copy = bsz_malloc(size + 1);

	if (copy && size)
		memcpy(copy, text, size);
	if (copy)
		copy[size] = '\0';
	return copy;
}

static int set(struct bsz_credentials *credentials, const char *user,
    size_t user_size, const char *secret, struct bsz_err *err)
{
	bsz_credentials_release(credentials);
	credentials->user = copy_text(user, user_size);
	credentials->secret = copy_text(secret, strlen(secret));
	if (!credentials->user || !credentials->secret) {
		bsz_credentials_release(credentials);
		return bsz_fail_memory(err);
	}
	return 0;
}

/* Does the key stand in the list, in one of the ways it is written? */
static bool look(struct search *search, const char *key)
{
	static const char *const forms[] = {"%s", "https://%s",
		"https://%s/", "https://%s/v1/", "https://%s/v2/",
		"http://%s"};
	char text[2 * BSZ_HOST_ROOM + 64];

	for (size_t i = 0; i < BSZ_COUNTOF(forms) && !search->found; i++) {
		const char *const hole = strstr(forms[i], "%s");

		(void)snprintf(text, sizeof(text), "%.*s%s%s",
		    (int)(hole - forms[i]), forms[i], key, hole + 2);
		search->found = bsz_json_get(search->list, text);
	}
	return search->found;
}

static bool find_key(struct search *search)
{
	static const char *const of_hub[] = {"index.docker.io",
		"registry-1.docker.io"};
	const struct bsz_reference *const reference = search->reference;
	char key[2 * BSZ_HOST_ROOM + 16];

	(void)snprintf(key, sizeof(key), "%s/%s", reference->key,
	    reference->name); /* it fits */
	for (;;) {
		char *const slash = strrchr(key, '/');

		if (look(search, key))
			return true;
		if (!slash)
			break;
		*slash = '\0';
	}
	if (strcmp(reference->key, "docker.io") == 0)
		for (size_t i = 0; i < BSZ_COUNTOF(of_hub); i++)
			if (look(search, of_hub[i]))
				return true;
	return false;
}

static int take_auth(const char *auth, struct bsz_credentials *credentials,
    bool *good, struct bsz_err *err)
{
	char *const text = copy_text(auth, strlen(auth));
	const size_t room = strlen(auth);
	size_t size;
	int rc = 0;

	if (!text)
		return bsz_fail_memory(err);
	*good = bsz_base64_decode(text, text, &size);
	text[size] = '\0';
	const char *const colon = *good ? memchr(text, ':', size) : NULL;
	*good = colon && strlen(text) == size;
	if (*good)
		rc = set(credentials, text, (size_t)(colon - text),
		    colon + 1, err);
	explicit_bzero(text, room);
	bsz_free(text);
	return rc;
}

/* One member of "auths". */
static int take_entry(const struct bsz_json_value *entry,
    struct bsz_credentials *credentials, bool *good, struct bsz_err *err)
{
	static const struct {
		const char *key;
		bool refresh;
	} tokens[] = {{"identitytoken", true}, {"registrytoken", false}};
	const char *const user =
	    bsz_json_string(bsz_json_get(entry, "username"));
	const char *const password =
	    bsz_json_string(bsz_json_get(entry, "password"));
	const char *const auth = bsz_json_string(bsz_json_get(entry, "auth"));
	int rc = 0;

	*good = true;
	if (auth && *auth)
		rc = take_auth(auth, credentials, good, err);
	else if (user && *user && password)
		rc = set(credentials, user, strlen(user), password, err);
	for (size_t i = 0; !rc && *good && i < BSZ_COUNTOF(tokens); i++) {
		const char *const token = bsz_json_string(
		    bsz_json_get(entry, tokens[i].key));

		if (!token || !*token)
			continue;
		rc = set(credentials, token_user, strlen(token_user), token,
		    err);
		credentials->refresh = !rc && tokens[i].refresh;
		credentials->bearer = !rc && !tokens[i].refresh;
		break;
	}
	return rc;
}

static int take_said(struct bsz_span said,
    struct bsz_credentials *credentials, bool *good, struct bsz_err *err)
{
	struct bsz_err ignored = {0};
	struct bsz_json *const document = bsz_json_parse(said, &ignored);
	const struct bsz_json_value *const root = document ?
	    bsz_json_root(document) : NULL;
	const char *const user =
	    bsz_json_string(bsz_json_get(root, "Username"));
	const char *const secret =
	    bsz_json_string(bsz_json_get(root, "Secret"));
	int rc = 0;

	*good = user && secret;
	if (*good)
		rc = set(credentials, user, strlen(user), secret, err);
	if (*good && !rc)
		credentials->refresh = strcmp(user, token_user) == 0;
	bsz_json_free(document);
	return rc;
}

static int ask_helper(const char *name, const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err)
{
	const bool hub = strcmp(reference->key, "docker.io") == 0;
	struct bsz_buf said = {0};
	bool good = true;
	int rc = bsz_helper_ask(name, hub ? hub_key : reference->key, &said,
	    err);

	if (!rc && said.size)
		rc = take_said((struct bsz_span){(const uint8_t *)said.data,
		    said.size}, credentials, &good, err);
	if (said.data)
		explicit_bzero(said.data, said.room);
	bsz_buf_release(&said);
	return rc || good ? rc : bsz_fail(err, BSZ_EUSAGE, "what the "
	    "credential helper docker-credential-%.60s says cannot be read",
	    name);
}

static int take_file(const struct bsz_json_value *root, const char *path,
    const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err)
{
	struct search helpers = {.reference = reference,
		.list = bsz_json_get(root, "credHelpers")};
	struct search entries = {.reference = reference,
		.list = bsz_json_get(root, "auths")};
	const char *const store =
	    bsz_json_string(bsz_json_get(root, "credsStore"));
	bool good = true;
	int rc = 0;

	if (find_key(&helpers) && bsz_json_string(helpers.found))
		return ask_helper(bsz_json_string(helpers.found), reference,
		    credentials, err);
	if (find_key(&entries))
		rc = take_entry(entries.found, credentials, &good, err);
	if (!rc && !good)
		return bsz_fail(err, BSZ_EUSAGE, "%.300s: what it holds for "
		    "%s cannot be read", path, reference->key);
	return rc || credentials->user || !store || !*store ? rc :
	    ask_helper(store, reference, credentials, err);
}

int bsz_credentials_parse(struct bsz_span file, const char *path,
    const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err)
{
	struct bsz_err ignored = {0};
	struct bsz_json *const document = bsz_json_parse(file, &ignored);

	/* The parser's own words would repeat some of the file. */
	if (!document)
		return ignored.code == BSZ_ENOMEM ? bsz_fail_memory(err) :
		    bsz_fail(err, BSZ_EUSAGE, "the credential file %.300s is "
		    "no JSON", path);
	const int rc = take_file(bsz_json_root(document), path, reference,
	    credentials, err);
	bsz_json_free(document);
	return rc;
}

static int read_file(const char *path, const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err)
{
	struct bsz_file file;
	int rc;

	if (access(path, F_OK) != 0)
		return 0;
	rc = bsz_file_open(&file, path, err);
	if (rc == BSZ_EINPUT)
		return bsz_fail(err, BSZ_EUSAGE, "the credential file %.300s "
		    "cannot be read", path);
	if (!rc)
		rc = bsz_credentials_parse(file.bytes, path, reference,
		    credentials, err);
	bsz_file_close(&file);
	return rc;
}

/* Where such files are: a variable, or a folder below one. */
static const struct {
	const char *variable, *below;
	bool alone; /* when it is set, no other place is looked at */
} places[] = {
	{"REGISTRY_AUTH_FILE", "", true},
	{"XDG_RUNTIME_DIR", "/containers/auth.json", false},
	{"XDG_CONFIG_HOME", "/containers/auth.json", false},
	{"HOME", "/.config/containers/auth.json", false},
	{"DOCKER_CONFIG", "/config.json", true},
	{"HOME", "/.docker/config.json", false},
};

int bsz_credentials_find(const struct bsz_reference *reference,
    struct bsz_credentials *credentials, struct bsz_err *err)
{
	char path[4096];
	int rc = 0;

	*credentials = (struct bsz_credentials){0};
	for (size_t i = 0; !rc && !credentials->user &&
	    i < BSZ_COUNTOF(places); i++) {
		const char *const value = getenv(places[i].variable);

		if (!value || !*value)
			continue;
		if (snprintf(path, sizeof(path), "%s%s", value,
		    places[i].below) < (int)sizeof(path))
			rc = read_file(path, reference, credentials, err);
		if (places[i].alone)
			break;
	}
	if (rc)
		bsz_credentials_release(credentials);
	return rc;
}

static void encode(const char *text, size_t size, char *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < size; i += 3) {
		const uint32_t a = (uint8_t)text[i];
		const uint32_t b = i + 1 < size ? (uint8_t)text[i + 1] : 0;
		const uint32_t c = i + 2 < size ? (uint8_t)text[i + 2] : 0;
		const uint32_t bits = a << 16 | b << 8 | c;

		*out++ = digits[bits >> 18];
		*out++ = digits[bits >> 12 & 63];
		*out++ = i + 1 < size ? digits[bits >> 6 & 63] : '=';
		*out++ = i + 2 < size ? digits[bits & 63] : '=';
	}
	*out = '\0';
}

char *bsz_credentials_header(const struct bsz_credentials *credentials)
{
	static const char basic[] = "Basic ", bearer[] = "Bearer ";
	const size_t size = strlen(credentials->user) + 1 +
	    strlen(credentials->secret);
	char *const text = bsz_malloc(size + 1);
	char *const header = bsz_malloc(2 * size + 16);

	if (text && header) {
		(void)snprintf(text, size + 1, "%s:%s", credentials->user,
		    credentials->secret); /* it fits */
		memcpy(header, basic, sizeof(basic));
		encode(text, size, header + strlen(basic));
	}
	if (header && credentials->bearer)
		(void)snprintf(header, 2 * size + 16, "%s%s", bearer,
		    credentials->secret); /* it fits */
	bsz_secret_free(text);
	if (text)
		return header;
	bsz_free(header);
	return NULL;
}
