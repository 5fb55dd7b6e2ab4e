/*
 * A table of rules, each tried at every place of a name: how a made-up part
 * begins, and how far it goes. What a rule takes is left out or becomes '#'.
 *
 * The rules work on mangled names. They may take a little too much, which
 * only makes names alike that were not: pairs are sought among the names that
 * one of two builds lacks, so that both builds having foo.1 and foo.2 is no
 * matter of this file.
 */
#include "alike.h"

struct place {
	const char *name;
	size_t size, at;
};

struct rule {
	/* Bytes of the made-up part at a place; 0: there is none. */
	size_t (*find)(const struct place *place);
	const char *instead;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Longer parts are not made up; and a hostile name costs no more than this
 * at each of its places. */
#define MAX_PART 256

/* Bytes of a class from a place on. */
static size_t count(const struct place *place, size_t from,
    bool (*is)(char c))
{
	const size_t end = bsz_min(place->size, from + MAX_PART);
	size_t at = from;

	while (at < end && is(place->name[at]))
		at++;
	return at - from;
}

/* True when the bytes before a place are a word. */
static bool is_behind(const struct place *place, const char *word)
{
	const size_t size = strlen(word);

	return place->at >= size &&
	    memcmp(place->name + place->at - size, word, size) == 0;
}

static bool has_prefix(const struct place *place, const char *prefix)
{
	const size_t size = strlen(prefix);

	return place->size >= size && memcmp(place->name, prefix, size) == 0;
}

static bool is_at(const struct place *place, size_t at, const char *word)
{
	const size_t size = strlen(word);

	return at <= place->size && place->size - at >= size &&
	    memcmp(place->name + at, word, size) == 0;
}

/* Rust, legacy: 17h and 16 digits, E. */
static size_t find_legacy_hash(const struct place *place)
{
	return is_behind(place, "17h") &&
	    count(place, place->at, is_hex) == 16 &&
	    is_at(place, place->at + 16, "E") ? 16 : 0;
}

/* Rust, v0: Cs and digits, _ in front of a crate; Bdigits_ refers to a
 * place, which moves with the length of what is before it. */
static size_t find_disambiguator(const struct place *place)
{
	if (!has_prefix(place, "_R") ||
	    !(is_behind(place, "C") || is_behind(place, "N")) ||
	    !is_at(place, place->at, "s"))
		return 0;
	const size_t size = count(place, place->at + 1, is_word);
	return is_at(place, place->at + 1 + size, "_") ? size + 2 : 0;
}

static size_t find_reference(const struct place *place)
{
	if (!has_prefix(place, "_R") || !is_behind(place, "B"))
		return 0;
	const size_t size = count(place, place->at, is_word);
	return size && size <= 3 && is_at(place, place->at + size, "_") ?
	    size + 1 : 0;
}

/* Rust, v0: the closures of a function are s_0, s0_0, s1_0. */
static size_t find_closure(const struct place *place)
{
	if (!has_prefix(place, "_R") || !place->at ||
	    !is_at(place, place->at, "s") ||
	    !is_word(place->name[place->at - 1]))
		return 0;
	const size_t size = count(place, place->at + 1, is_word);
	return size <= 2 && is_at(place, place->at + 1 + size, "_0") ?
	    size + 2 : 0;
}

/* .llvm.123, and what clang puts behind it. */
static size_t find_llvm(const struct place *place)
{
	return is_at(place, place->at, ".llvm.") ?
	    6 + count(place, place->at + 6, is_digit) : 0;
}

/* Numbers behind a dot, of clones, statics and strings: f.part.0, s.12 */
static size_t find_number(const struct place *place)
{
	if (!is_behind(place, ".") && !is_behind(place, "$_") &&
	    !is_behind(place, "#"))
		return 0;
	const size_t size = count(place, place->at, is_digit);
	const size_t end = place->at + size;
	return end == place->size || !is_word(place->name[end]) ? size : 0;
}

/* C++: a lambda ends in E_, E0_, E1_; an unnamed type is Ut_, Ut0_. */
static size_t find_lambda(const struct place *place)
{
	if (!has_prefix(place, "_Z") ||
	    !(is_behind(place, "E") || is_behind(place, "Ut")))
		return 0;
	const size_t size = count(place, place->at, is_digit);
	return is_at(place, place->at + size, "_") ? size : 0;
}

/* Go: main.run.func1, main.run.gowrap2, main..stmp_12 */
static size_t find_go(const struct place *place)
{
	if (!is_behind(place, ".func") && !is_behind(place, ".gowrap") &&
	    !is_behind(place, ".deferwrap") && !is_behind(place, ".stmp_"))
		return 0;
	return count(place, place->at, is_digit);
}

/* crate.1a2b3c-cgu.0 */
static size_t find_codegen_unit(const struct place *place)
{
	if (!is_behind(place, "."))
		return 0;
	const size_t hash = count(place, place->at, is_word);
	if (!hash || !is_at(place, place->at + hash, "-cgu."))
		return 0;
	return hash + 5 + count(place, place->at + hash + 5, is_digit);
}

/* Hashes of contents: 16 hexadecimal digits or more by themselves. */
static size_t find_hash(const struct place *place)
{
	if (place->at && is_word(place->name[place->at - 1]))
		return 0;
	const size_t size = count(place, place->at, is_hex);
	return size >= 16 && count(place, place->at, is_word) == size ?
	    size : 0;
}

/* Go: gclocals and the hash of what they hold. */
static size_t find_gclocals(const struct place *place)
{
	return is_behind(place, "gclocals\xc2\xb7") ?
	    place->size - place->at : 0;
}

static bool is_no_slash(char c)
{
	return c != '/';
}

static size_t find_temporary(const struct place *place)
{
	return is_behind(place, "/tmp/") ?
	    count(place, place->at, is_no_slash) : 0;
}

enum {
	LEGACY_HASH, DISAMBIGUATOR, REFERENCE, CLOSURE, LLVM, CODEGEN_UNIT,
	NUMBER, LAMBDA, GO, HASH, GCLOCALS, TEMPORARY
};
#define BIT(rule) (1u << (rule))

static const struct rule rules[] = {
	[LEGACY_HASH] = {find_legacy_hash, "#"},
	[DISAMBIGUATOR] = {find_disambiguator, ""},
	[REFERENCE] = {find_reference, "#"},
	[CLOSURE] = {find_closure, ""},
	[LLVM] = {find_llvm, ""},
	[CODEGEN_UNIT] = {find_codegen_unit, "#"},
	[NUMBER] = {find_number, "#"},
	[LAMBDA] = {find_lambda, ""},
	[GO] = {find_go, "#"},
	[HASH] = {find_hash, "#"},
	[GCLOCALS] = {find_gclocals, "#"},
	[TEMPORARY] = {find_temporary, "#"},
};

/*
 * Rules that may apply behind a byte, and at a byte: at most places none is
 * left, which makes names of a large Rust program much faster. Only behind a
 * letter or a digit is a closure's number, and only behind others a hash.
 */
#define WORD BIT(CLOSURE)
#define OTHER BIT(HASH)
static const uint16_t behind[256] = {
	[0 ... '"'] = OTHER,
	['#'] = OTHER | BIT(NUMBER),
	['$' ... '-'] = OTHER,
	['.'] = OTHER | BIT(CODEGEN_UNIT) | BIT(NUMBER),
	['/'] = OTHER | BIT(TEMPORARY),
	['0' ... '9'] = WORD,
	[':' ... '@'] = OTHER,
	['A'] = WORD,
	['B'] = WORD | BIT(REFERENCE),
	['C'] = WORD | BIT(DISAMBIGUATOR),
	['D'] = WORD,
	['E'] = WORD | BIT(LAMBDA),
	['F' ... 'M'] = WORD,
	['N'] = WORD | BIT(DISAMBIGUATOR),
	['O' ... 'Z'] = WORD,
	['[' ... '^'] = OTHER,
	['_'] = OTHER | BIT(NUMBER) | BIT(GO),
	['`'] = OTHER,
	['a' ... 'b'] = WORD,
	['c'] = WORD | BIT(GO),
	['d' ... 'g'] = WORD,
	['h'] = WORD | BIT(LEGACY_HASH),
	['i' ... 'o'] = WORD,
	['p'] = WORD | BIT(GO),
	['q' ... 's'] = WORD,
	['t'] = WORD | BIT(LAMBDA),
	['u' ... 'z'] = WORD,
	['{' ... 0xb6] = OTHER,
	[0xb7] = OTHER | BIT(GCLOCALS),
	[0xb8 ... 0xff] = OTHER,
};

#define AT_WORD (BIT(REFERENCE) | BIT(CODEGEN_UNIT))
#define AT_HEX (AT_WORD | BIT(LEGACY_HASH) | BIT(HASH))
static const uint16_t here[256] = {
	['0' ... '9'] = AT_HEX | BIT(NUMBER) | BIT(LAMBDA) | BIT(GO),
	['A' ... 'Z'] = AT_WORD,
	['a' ... 'f'] = AT_HEX,
	['g' ... 'r'] = AT_WORD,
	['s'] = AT_WORD | BIT(DISAMBIGUATOR) | BIT(CLOSURE),
	['t' ... 'z'] = AT_WORD,
	['_'] = BIT(LAMBDA),
	['.'] = BIT(LLVM),
};
#define AT_ANY (BIT(GCLOCALS) | BIT(TEMPORARY))
#define BEHIND_ANY BIT(LLVM)

/* Rules that the name's language has. */
static unsigned rules_of(const char *name, size_t size)
{
	const unsigned rust = BIT(DISAMBIGUATOR) | BIT(REFERENCE) |
	    BIT(CLOSURE);
	const struct place place = {.name = name, .size = size};

	return ~((has_prefix(&place, "_R") ? 0 : rust) |
	    (has_prefix(&place, "_Z") ? 0 : BIT(LAMBDA)));
}

/* Go on to the next place that a rule is worth a look at; which ones are. */
static unsigned seek(struct place *place, unsigned possible)
{
	const uint8_t *const name = (const uint8_t *)place->name;
	unsigned before = place->at ? behind[name[place->at - 1]] : OTHER;

	for (; place->at < place->size; place->at++) {
		const unsigned left = (here[name[place->at]] | AT_ANY) &
		    (before | BEHIND_ANY) & possible;

		if (left)
			return left;
		before = behind[name[place->at]];
	}
	return 0;
}

/* The rule that takes a made-up part at a place, and its size; NULL when there
 * is none. */
static const struct rule *find_part(const struct place *place, unsigned left,
    size_t *size)
{
	for (; left; left &= left - 1) {
		const struct rule *rule = &rules[__builtin_ctz(left)];

		*size = rule->find(place);
		if (*size)
			return rule;
	}
	return NULL;
}

void bsz_alike_write(const char *name, size_t size, struct bsz_buf *buf)
{
	const unsigned possible = rules_of(name, size);
	struct place place = {.name = name, .size = size};
	size_t written = 0; /* of the name, or left out of it */

	buf->size = 0;
	while (place.at < size) {
		const unsigned left = seek(&place, possible);
		size_t part;
		const struct rule *rule = find_part(&place, left, &part);

		if (rule) {
			bsz_buf_push(buf, name + written, place.at - written);
			bsz_buf_text(buf, rule->instead);
			place.at += part;
			written = place.at;
		}
		/* One part in a row: behind it nothing is looked at anew. */
		place.at += place.at < size;
	}
	bsz_buf_push(buf, name + written, size - written);
}

bool bsz_alike_is_address(const char *name, size_t size)
{
	static const char prefix[] = "[function 0x";

	return size >= sizeof(prefix) &&
	    memcmp(name, prefix, sizeof(prefix) - 1) == 0;
}
