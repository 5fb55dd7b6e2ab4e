/*
 * Which language a name is of, and how its owner is shown.
 *
 * The three manglings tell themselves apart: _R, then _ZN with a hash at the
 * end, then other _Z; what is left can only be Go, in a file that has Go.
 */
#include "owner.h"

struct owner bsz_owner_of_name(const char *name, size_t size, bool has_go)
{
	struct owner owner = bsz_owner_of_rust(name, size);

	if (owner.language == OWNER_NONE)
		owner = bsz_owner_of_cxx(name, size);
	if (owner.language == OWNER_NONE && has_go)
		owner = bsz_owner_of_go(name, size);
	return owner;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

/* %2e and other bytes that Go's linker escapes in paths of packages. */
static void write_unescaped(const struct owner *owner, struct bsz_buf *buf)
{
	const char *text = owner->text;

	for (size_t i = 0; i < owner->size; i++) {
		int high, low;

		if (text[i] == '%' && owner->size - i > 2) {
			high = hex_digit(text[i + 1]);
			low = hex_digit(text[i + 2]);
			if (high >= 0 && low >= 0) {
				bsz_buf_char(buf, (char)(high << 4 | low));
				i += 2;
				continue;
			}
		}
		bsz_buf_char(buf, text[i]);
	}
}

/* A folder of modules: "!azure" is "Azure" on disks that do not tell case. */
static void write_module(const struct owner *owner, struct bsz_buf *buf)
{
	for (size_t i = 0; i < owner->size; i++) {
		const bool upper = owner->text[i] == '!' &&
		    owner->size - i > 1 && owner->text[i + 1] >= 'a' &&
		    owner->text[i + 1] <= 'z';

		i += upper;
		bsz_buf_char(buf, upper ? (char)(owner->text[i] - 'a' + 'A')
		    : owner->text[i]);
	}
	bsz_buf_push(buf, owner->rest, owner->rest_size);
}

void bsz_owner_write(const struct owner *owner, bool has_go,
    struct bsz_buf *buf)
{
	switch (owner->language) {
	case OWNER_NONE:
		break;
	case OWNER_GO:
		if (owner->is_module)
			write_module(owner, buf);
		else
			write_unescaped(owner, buf);
		break;
	case OWNER_RUST:
		/* Cargo's packages may have dashes, crates never. */
		for (size_t i = 0; i < owner->size; i++)
			bsz_buf_char(buf, owner->text[i] == '-' ? '_'
			    : owner->text[i]);
		if (has_go)
			bsz_buf_text(buf, " (Rust)");
		break;
	case OWNER_CXX:
		bsz_buf_push(buf, owner->text, owner->size);
		bsz_buf_text(buf, "::");
		break;
	}
}
