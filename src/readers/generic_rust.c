/*
 * Families of Rust's version 0 names (RFC 2603): what the source says once,
 * with "_" for whatever an instance filled in.
 *
 * Arguments are left out by the grammar: behind a path of form "I", and the
 * type itself where a method is a trait's own ("Y"). A method of an impl
 * names the type that it was instantiated for, not the one that the source
 * says, so "impl<T> From<T> for T" cannot be told from an impl for one type
 * by its name; but the name says which impl of its module it is. That is the
 * key. Where names of one key differ in the type, the impl is for any.
 *
 * Names are written from the left to the right, and references are followed,
 * a bounded number of times, up to the size that any name is shown with.
 */
#include "generic.h"

#include "rust_v0.h"

#include <binsize/limits.h>

/* Followed in one name; real ones have some dozens. */
#define MAX_REFERENCES 512

struct writer {
	struct mangled name;
	enum generic_form form;
	struct bsz_buf *buf;
	size_t limit;        /* bytes in buf, at most */
	unsigned references; /* followed so far */
	bool generic;        /* something was left out */
};

static void write_path(struct writer *writer, bool is_value);
static void write_type(struct writer *writer);

static bool enter(struct writer *writer)
{
	if (++writer->name.depth > BSZ_MAX_NAME_DEPTH ||
	    writer->buf->size > writer->limit)
		writer->name.failed = true;
	return !writer->name.failed;
}

static void write_text(struct writer *writer, struct text text)
{
	if (text.size)
		bsz_buf_push(writer->buf, text.at, text.size);
}

/* Write what a reference names, and go on behind the reference. */
static void write_reference(struct writer *writer, bool is_type, bool is_value)
{
	struct mangled *const name = &writer->name;
	const uint64_t here = (uint64_t)(name->at - name->start) - 1;
	const uint64_t place = bsz_v0_base62(name);
	const char *const behind = name->at;

	if (name->failed || place >= here ||
	    ++writer->references > MAX_REFERENCES) {
		name->failed = true;
		return;
	}
	name->at = name->start + place;
	if (is_type)
		write_type(writer);
	else
		write_path(writer, is_value);
	name->at = behind;
}

/* Behind "N": a path and an identifier in its namespace. */
static void write_nested(struct writer *writer, bool is_value)
{
	struct mangled *const name = &writer->name;
	const char space = mangled_take(name);

	write_path(writer, is_value);

	const uint64_t number = bsz_v0_disambiguator(name);
	const struct text text = bsz_v0_identifier(name);

	if (space < 'A' || space > 'Z') {
		if (text.size)
			bsz_buf_text(writer->buf, "::");
		write_text(writer, text);
		if (number && writer->form == GENERIC_KEY)
			bsz_buf_printf(writer->buf, "#%llx",
			    (unsigned long long)number);
		return;
	}
	bsz_buf_text(writer->buf, space == 'C' ? "::{closure"
	    : space == 'S' ? "::{shim" : "::{other");
	if (text.size)
		bsz_buf_char(writer->buf, ':');
	write_text(writer, text);
	bsz_buf_printf(writer->buf, "#%llu}", (unsigned long long)number);
}

/* Behind "I": a path and what fills it in; lifetimes fill in nothing. */
static void write_instance(struct writer *writer, bool is_value)
{
	struct mangled *const name = &writer->name;

	write_path(writer, is_value);
	while (mangled_skip(name, 'L'))
		(void)bsz_v0_base62(name);
	if (mangled_skip(name, 'E'))
		return;
	bsz_v0_skip_args(name);
	bsz_buf_text(writer->buf, is_value ? "::<_>" : "<_>");
	writer->generic = true;
}

/* Behind "M" and "X": which impl of a module, and the type it is for. */
static void write_impl(struct writer *writer, bool is_trait)
{
	struct mangled *const name = &writer->name;
	const uint64_t number = bsz_v0_disambiguator(name);
	const bool is_key = writer->form == GENERIC_KEY;

	bsz_buf_char(writer->buf, '<');
	if (is_key) {
		write_path(writer, false);
		bsz_buf_printf(writer->buf, "#%llx",
		    (unsigned long long)number);
	} else {
		bsz_v0_skip_path(name);
	}
	if (is_key || writer->form == GENERIC_ANY) {
		bsz_v0_skip_type(name);
		bsz_buf_text(writer->buf, is_key ? "" : "_");
	} else {
		write_type(writer);
	}
	if (is_trait) {
		bsz_buf_text(writer->buf, " as ");
		write_path(writer, false);
	}
	bsz_buf_char(writer->buf, '>');
}

static void write_path(struct writer *writer, bool is_value)
{
	struct mangled *const name = &writer->name;
	uint64_t number;

	if (!enter(writer))
		return;
	switch (mangled_take(name)) {
	case 'C':
		number = bsz_v0_disambiguator(name);
		write_text(writer, bsz_v0_identifier(name));
		if (writer->form == GENERIC_KEY)
			bsz_buf_printf(writer->buf, "[%llx]",
			    (unsigned long long)number);
		break;
	case 'M':
		write_impl(writer, false);
		break;
	case 'X':
		write_impl(writer, true);
		break;
	case 'Y':
		bsz_v0_skip_type(name);
		bsz_buf_text(writer->buf, "<_ as ");
		write_path(writer, false);
		bsz_buf_char(writer->buf, '>');
		writer->generic = true;
		break;
	case 'N':
		write_nested(writer, is_value);
		break;
	case 'I':
		write_instance(writer, is_value);
		break;
	case 'B':
		write_reference(writer, false, is_value);
		break;
	default:
		name->failed = true;
	}
	name->depth--;
}

/* Types without a path: written by what they are, not what of. */
static const struct {
	char mark;
	const char *text;
} shapes[] = {
	{'A', "[_; _]"}, {'S', "[_]"}, {'T', "(_)"}, {'F', "fn(_)"},
	{'D', "dyn _"}, {'R', "&_"}, {'Q', "&mut _"}, {'P', "*const _"},
	{'O', "*mut _"}, {'W', "_"}, {'a', "i8"}, {'b', "bool"},
	{'c', "char"}, {'d', "f64"}, {'e', "str"}, {'f', "f32"}, {'h', "u8"},
	{'i', "isize"}, {'j', "usize"}, {'l', "i32"}, {'m', "u32"},
	{'n', "i128"}, {'o', "u128"}, {'p', "_"}, {'s', "i16"}, {'t', "u16"},
	{'u', "()"}, {'v', "..."}, {'x', "i64"}, {'y', "u64"}, {'z', "!"},
};

static void write_type(struct writer *writer)
{
	struct mangled *const name = &writer->name;
	const char mark = mangled_peek(name);

	if (!enter(writer))
		return;
	if (mangled_skip(name, 'B')) {
		write_reference(writer, true, false);
	} else {
		size_t i = 0;

		while (i < BSZ_COUNTOF(shapes) && shapes[i].mark != mark)
			i++;
		if (i == BSZ_COUNTOF(shapes)) {
			write_path(writer, false);
		} else {
			bsz_buf_text(writer->buf, shapes[i].text);
			bsz_v0_skip_type(name);
		}
	}
	name->depth--;
}

enum generic bsz_generic_of_rust(const char *text, size_t size,
    enum generic_form form, struct bsz_buf *buf)
{
	struct rust_crate defining, instance;
	const size_t start = buf->size;
	struct writer writer = {.form = form, .buf = buf,
		.limit = start + BSZ_MAX_DEMANGLED};

	if (!bsz_rust_v0_crates(text, size, &defining, &instance))
		return GENERIC_NONE;
	writer.name = mangled_begin(text + 2, size - 2);
	write_path(&writer, true);
	if (!writer.name.failed && buf->size <= writer.limit)
		return writer.generic ? GENERIC_SURE : GENERIC_MAYBE;
	buf->size = start;
	return GENERIC_NONE;
}
