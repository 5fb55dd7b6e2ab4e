/*
 * RFC 9110, 11.6.1: schemes and their parameters share one list with commas
 * between, so a word is a scheme when no "=" follows it.
 */
#include "registry_challenge.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct reading {
	const char *at;
	bool bearer; /* parameters belong to it */
	bool failed;
};

static bool is_token(char c)
{
	return c && (isalnum((unsigned char)c) ||
	    strchr("!#$%&'*+-.^_`|~", c));
}

static void skip(struct reading *reading, const char *set)
{
	reading->at += strspn(reading->at, set);
}

static size_t take_token(struct reading *reading, char *out, size_t room)
{
	size_t size = 0;

	for (; is_token(*reading->at); reading->at++)
		if (size + 1 < room)
			out[size++] = *reading->at;
		else
			reading->failed = true;
	out[size] = '\0';
	return size;
}

/* A token, or a text in quotes with backslashes. */
static void take_value(struct reading *reading, char *out, size_t room)
{
	size_t size = 0;

	if (*reading->at != '"') {
		(void)take_token(reading, out, room);
		return;
	}
	for (reading->at++; *reading->at && *reading->at != '"';
	    reading->at++) {
		if (*reading->at == '\\' && reading->at[1])
			reading->at++;
		if (size + 1 < room)
			out[size++] = *reading->at;
		else
			reading->failed = true;
	}
	reading->failed |= !*reading->at;
	reading->at += *reading->at == '"';
	out[size] = '\0';
}

static void take_parameter(struct reading *reading,
    struct bsz_challenge *challenge, const char *key)
{
	char other[64];
	const struct reading before = *reading;

	if (reading->bearer && strcasecmp(key, "realm") == 0) {
		take_value(reading, challenge->realm,
		    sizeof(challenge->realm));
	} else if (reading->bearer && strcasecmp(key, "service") == 0) {
		take_value(reading, challenge->service,
		    sizeof(challenge->service));
	} else if (reading->bearer && strcasecmp(key, "scope") == 0) {
		take_value(reading, challenge->scope,
		    sizeof(challenge->scope));
	} else {
		/* How long what is not needed is does not matter. */
		take_value(reading, other, sizeof(other));
		reading->failed = before.failed;
	}
}

void bsz_challenge_add(struct bsz_challenge *challenge, const char *value)
{
	struct reading reading = {.at = value};
	struct bsz_challenge found = *challenge;
	char word[64];

	for (;;) {
		skip(&reading, " \t,");
		if (!take_token(&reading, word, sizeof(word)))
			break;
		skip(&reading, " \t");
		if (*reading.at == '=') {
			reading.at++;
			skip(&reading, " \t");
			take_parameter(&reading, &found, word);
			continue;
		}
		reading.bearer = strcasecmp(word, "Bearer") == 0;
		found.bearer |= reading.bearer;
		found.basic |= strcasecmp(word, "Basic") == 0;
	}
	if (!reading.failed && !*reading.at)
		*challenge = found;
}
