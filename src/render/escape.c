/*
 * All sinks work alike: bytes that need nothing are pushed as one run, then
 * one special character is written the sink's way. Which bytes are special
 * to whom is one table; NUL is special to all, so it ends every run.
 */
#include "escape.h"

#include "utf8.h"

#include <binsize/limits.h>

enum sink { SHOWN = 1, CODE = 2, WORDS = 4, JSON = 8, CSV = 16, TSV = 32 };

#define PEOPLE (SHOWN | CODE | WORDS)
#define ALL 63

static const uint8_t special[256] = {
	[0] = ALL,
	[1 ... 8] = PEOPLE | JSON,
	['\t'] = PEOPLE | JSON | TSV,
	['\n'] = ALL,
	[11 ... 12] = PEOPLE | JSON,
	['\r'] = ALL,
	[14 ... 31] = PEOPLE | JSON,
	['"'] = JSON | CSV,
	['\\'] = CODE | WORDS | JSON | TSV,
	[','] = CSV,
	['#'] = PEOPLE | JSON,
	['|'] = CODE | WORDS,
	['`'] = WORDS, ['*'] = WORDS, ['_'] = WORDS, ['~'] = WORDS,
	['['] = WORDS, [']'] = WORDS, ['<'] = WORDS, ['>'] = WORDS,
	['&'] = WORDS, ['!'] = WORDS, ['@'] = WORDS, ['$'] = WORDS,
	[127 ... 255] = PEOPLE | JSON,
};

/* Valid characters that are not shown as they are, first and last. */
static const uint32_t hidden[][2] = {
	{0x0000, 0x001f}, {0x007f, 0x009f}, /* C0, DEL, C1 */
	{0x061c, 0x061c}, {0x200b, 0x200f}, /* marks of direction, joiners */
	{0x2028, 0x202e},                   /* line ends, bidi embeddings */
	{0x2060, 0x206f},                   /* bidi isolates, invisibles */
	{0xfeff, 0xfeff}, {0xfff9, 0xfffb},
	{0xe0000, 0xe007f},                 /* tags */
};

static bool is_hidden(uint32_t code)
{
	for (size_t i = 0; i < BSZ_COUNTOF(hidden); i++) {
		if (code >= hidden[i][0] && code <= hidden[i][1])
			return true;
	}
	return false;
}

/* Push what needs nothing; returns the first byte that does, or end. */
static const char *push_run(struct bsz_buf *out, const char *text,
    const char *end, enum sink sink)
{
	const char *at = text;

	while (at < end && !(special[(uint8_t)*at] & sink))
		at++;
	bsz_buf_push(out, text, (size_t)(at - text));
	return at;
}

/* prefix and so many hexadecimal digits. */
static void push_hex(struct bsz_buf *out, const char *prefix,
    unsigned int digits, uint32_t value)
{
	bsz_buf_text(out, prefix);
	while (digits--)
		bsz_buf_char(out, "0123456789abcdef"[value >> 4 * digits & 15]);
}

/* One printable ASCII character that is special in a sink for people. */
static void push_mark(struct bsz_buf *out, const char *at, enum sink sink)
{
	if (*at == '#' && at[1] == '#')
		bsz_buf_text(out, sink == WORDS ? "\\\\x23" : "\\x23");
	else if (*at == '#' && sink != WORDS)
		bsz_buf_char(out, '#');
	else if (*at == '\\' && sink == CODE)
		/* "\|" would become "\\|", which readers split differently. */
		bsz_buf_text(out, at[1] == '|' ? "\\x5c" : "\\");
	else if (*at == '@')
		/* A backslash does not keep GitHub from calling people. */
		bsz_buf_text(out, "@<!-- -->");
	else
		bsz_buf_printf(out, "\\%c", *at);
}

/* One special character for people; returns what follows it. */
static const char *push_shown(struct bsz_buf *out, const char *at,
    const char *end, enum sink sink)
{
	uint32_t code;
	const size_t length = bsz_utf8_next(at, (size_t)(end - at), &code);
	const char *const slash = sink == WORDS ? "\\\\" : "\\";

	if (length && !is_hidden(code)) {
		if (length > 1)
			bsz_buf_push(out, at, length);
		else
			push_mark(out, at, sink);
		return at + length;
	}
	bsz_buf_text(out, slash);
	if (!length || code < 0x80)
		push_hex(out, "x", 2, (uint8_t)*at);
	else if (code <= 0xffff)
		push_hex(out, "u", 4, code);
	else
		push_hex(out, "U", 8, code);
	return at + (length ? length : 1);
}

/* Where a text is cut: not inside a character. */
static const char *shown_end(const char *text)
{
	const size_t size = strnlen(text, BSZ_MAX_SHOWN_NAME + 1);
	const char *end = text + size;

	if (size <= BSZ_MAX_SHOWN_NAME)
		return end;
	end--;
	for (int i = 0; i < 3 && ((uint8_t)*end & 0xc0) == 0x80; i++)
		end--;
	return end;
}

static void push_people(struct bsz_buf *out, const char *text,
    const char *end, enum sink sink)
{
	const char *at = text;

	while ((at = push_run(out, at, end, sink)) < end)
		at = push_shown(out, at, end, sink);
	if (*end)
		bsz_buf_text(out, "\xe2\x80\xa6");
}

void bsz_escape_shown(struct bsz_buf *out, const char *text)
{
	push_people(out, text, shown_end(text), SHOWN);
}

void bsz_escape_line(struct bsz_buf *out, const char *text)
{
	const size_t blanks = strspn(text, " ");

	/* The GitHub runner skips blanks before it looks for "::". */
	if (strncmp(text + blanks, "::", 2) == 0) {
		bsz_buf_text(out, "\\x3a");
		text += blanks + 1;
	}
	bsz_escape_shown(out, text);
}

void bsz_escape_words(struct bsz_buf *out, const char *text)
{
	push_people(out, text, shown_end(text), WORDS);
}

/* The longest run of backticks. */
static size_t longest_fence(const char *text, const char *end)
{
	size_t longest = 0;

	for (size_t run = 0; text < end; text++) {
		run = *text == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

void bsz_escape_code(struct bsz_buf *out, const char *text)
{
	const char *const end = shown_end(text);
	const size_t fence = longest_fence(text, end) + 1;
	/* Readers take one blank away at both ends when both have one. */
	const bool padded = fence > 1 || *text == ' ';

	if (!*text)
		return;
	for (size_t i = 0; i < fence; i++)
		bsz_buf_char(out, '`');
	bsz_buf_text(out, padded ? " " : "");
	push_people(out, text, end, CODE);
	bsz_buf_text(out, padded ? " " : "");
	for (size_t i = 0; i < fence; i++)
		bsz_buf_char(out, '`');
}

/* \u escapes; two of them, a surrogate pair, above U+FFFF. */
static void push_json_code(struct bsz_buf *out, uint32_t code)
{
	if (code > 0xffff) {
		push_hex(out, "\\u", 4, 0xd800 + ((code - 0x10000) >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	push_hex(out, "\\u", 4, code);
}

static size_t push_json_special(struct bsz_buf *out, const char *at,
    const char *end)
{
	uint32_t code;
	const size_t length = bsz_utf8_next(at, (size_t)(end - at), &code);

	if (!length) {
		bsz_buf_text(out, "\xef\xbf\xbd");
		return 1;
	}
	if (is_hidden(code) || (*at == '#' && at[1] == '#')) {
		push_json_code(out, code);
		return length;
	}
	if (*at == '"' || *at == '\\')
		bsz_buf_char(out, '\\');
	bsz_buf_push(out, at, length);
	return length;
}

void bsz_escape_json(struct bsz_buf *out, const char *text)
{
	const char *const end = text + strlen(text);

	bsz_buf_char(out, '"');
	while ((text = push_run(out, text, end, JSON)) < end)
		text += push_json_special(out, text, end);
	bsz_buf_char(out, '"');
}

void bsz_escape_base64_data(struct bsz_buf *out, const void *data,
    size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const uint8_t *const bytes = data;

	for (size_t i = 0; i < size; i += 3) {
		const size_t left = size - i;
		const uint32_t group = (uint32_t)bytes[i] << 16
		    | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0)
		    | (left > 2 ? bytes[i + 2] : 0);
		const char four[4] = {
			digits[group >> 18],
			digits[group >> 12 & 63],
			left > 1 ? digits[group >> 6 & 63] : '=',
			left > 2 ? digits[group & 63] : '=',
		};

		bsz_buf_push(out, four, sizeof(four));
	}
}

void bsz_escape_base64(struct bsz_buf *out, const char *text)
{
	bsz_buf_char(out, '"');
	bsz_escape_base64_data(out, text, strlen(text));
	bsz_buf_char(out, '"');
}

bool bsz_escape_is_utf8(const char *text)
{
	const char *const end = text + strlen(text);
	uint32_t code;

	while (text < end) {
		const size_t length =
		    bsz_utf8_next(text, (size_t)(end - text), &code);

		if (!length)
			return false;
		text += length;
	}
	return true;
}

/* Is one of sixteen bytes special to csv? */
static bool is_csv_block(const char *text)
{
	typedef uint8_t block __attribute__((vector_size(16)));
	typedef uint64_t halves __attribute__((vector_size(16)));
	block bytes;

	memcpy(&bytes, text, sizeof(bytes));
	const halves hit = (halves)((bytes == ',') | (bytes == '"') |
	    (bytes == '\n') | (bytes == '\r'));
	return hit[0] | hit[1];
}

/* Nearly all fields of csv need nothing. The last block may overlap. */
static bool has_csv_special(const char *text, size_t size)
{
	uint8_t any = 0;

	if (size < 16) {
		for (size_t at = 0; at < size; at++)
			any |= special[(uint8_t)text[at]];
		return any & CSV;
	}
	for (size_t at = 0; at + 16 < size; at += 16)
		if (is_csv_block(text + at))
			return true;
	return is_csv_block(text + size - 16);
}

void bsz_escape_csv(struct bsz_buf *out, const char *text)
{
	const size_t size = strlen(text);

	if (!has_csv_special(text, size)) {
		bsz_buf_push(out, text, size);
		return;
	}
	bsz_buf_char(out, '"');
	for (const char *quote; (quote = strchr(text, '"'));
	    text = quote + 1) {
		bsz_buf_push(out, text, (size_t)(quote - text) + 1);
		bsz_buf_char(out, '"');
	}
	bsz_buf_text(out, text);
	bsz_buf_char(out, '"');
}

void bsz_escape_tsv(struct bsz_buf *out, const char *text)
{
	static const char letters[256] = {
		['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\',
	};
	const char *const end = text + strlen(text);

	while ((text = push_run(out, text, end, TSV)) < end) {
		bsz_buf_char(out, '\\');
		bsz_buf_char(out, letters[(uint8_t)*text++]);
	}
}

bool bsz_escape_is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r", *text);
}
