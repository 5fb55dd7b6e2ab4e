/*
 * Who built the program and where, as builds put it into texts ("compiled by
 * root@builder"): a login and the name of a machine. An address of mail looks
 * the same but for its domain, so a name that ends as those of the public do
 * does not count, and one that only machines of a house have does.
 */
#include "levers.h"

#include <binsize/limits.h>

/* Ends of names that no server of the public has. */
static const char *const private_ends[] = {".local", ".localdomain",
	".internal", ".intranet", ".private", ".corp", ".home", ".lan",
	".(none)"};

static bool is_login_byte(uint8_t byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
	    (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '-' ||
	    byte == '.';
}

static bool is_host_byte(uint8_t byte)
{
	return is_login_byte(byte) && byte != '_';
}

static bool ends_private(const uint8_t *name, uint64_t size)
{
	for (size_t i = 0; i < BSZ_COUNTOF(private_ends); i++) {
		const size_t length = strlen(private_ends[i]);

		if (length < size && memcmp(name + size - length,
		    private_ends[i], length) == 0)
			return true;
	}
	return false;
}

/* May a text begin or end beside such a byte? */
static bool is_border(uint8_t byte)
{
	return byte == 0 || byte == ' ' || byte == '(' || byte == ')' ||
	    byte == '\n' || byte == '"' || byte == ',';
}

/*
 * Bytes of the login and the name around an '@' of bytes; 0 where they are
 * none. *end is set behind them.
 */
static uint64_t name_size(struct bsz_span bytes, const uint8_t *at,
    const uint8_t **end)
{
	const uint8_t *const last = bytes.data + bytes.size;
	const uint8_t *from = at, *to = at + 1;
	bool dotted = false, letter = false;

	while (from > bytes.data && at - from < BSZ_MAX_NAME &&
	    is_login_byte(from[-1]))
		from--;
	while (to < last && to - at < BSZ_MAX_NAME && is_host_byte(*to)) {
		dotted |= *to == '.';
		letter |= *to >= 'a' && *to <= 'z';
		to++;
	}
	*end = to;
	if (from == at || to - at < 3 || !letter ||
	    (from > bytes.data && !is_border(from[-1])) ||
	    (to < last && !is_border(*to)))
		return 0;
	return dotted && !ends_private(at + 1, (uint64_t)(to - at - 1)) ? 0 :
	    (uint64_t)(to - from);
}

static uint64_t search(struct bsz_span bytes)
{
	const uint8_t *const end = bytes.data + bytes.size;
	const uint8_t *at = bytes.data;
	uint64_t found = 0;

	while (at && at < end) {
		at = memchr(at, '@', (size_t)(end - at));
		if (!at)
			break;
		found = bsz_add(found, name_size(bytes, at, &at));
	}
	return found;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	(void)err;
	*bytes = bsz_strip_search_data(&strip->source, search);
	return 0;
}

const struct bsz_lever bsz_lever_hosts = {
	.name = "hosts",
	.advice = "builds that do not record login and machine",
	.note = "logins and names of build machines; other builds of the same "
	    "sources differ",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure,
};
