/*
 * Demangling by libiberty, which knows C++ (Itanium) and Rust (legacy and
 * v0). Its callback form never builds the text in memory, and our callback
 * bounds it, because a short mangled name can stand for gigabytes.
 */
#include "names.h"

#include <binsize/limits.h>

#ifdef HAVE_LIBIBERTY_DEMANGLE_H
#include <libiberty/demangle.h>
#else
#include <demangle.h>
#endif

#include <setjmp.h>

/*
 * libiberty's own limit refuses names above 1,024 bytes, which templates
 * exceed daily. Its stack use is bounded by the length of the name, so up to
 * here the limit is lifted: about 2 MB of stack at worst.
 */
#define MAX_RECURSIVE 8192

struct sink {
	struct bsz_buf *buf;
	size_t start;
	bool cut;
	jmp_buf enough;
};

/*
 * A demangler does not ask whether more is wanted, and forty references in a
 * row would keep it busy for days. So it is left in the middle. It holds no
 * memory then, but for a decoded Punycode name, which shows by its bytes.
 */
static bool may_leave(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if ((unsigned char)text[i] >= 0x80)
			return false;
	}
	return true;
}

static void receive(const char *text, size_t size, void *context)
{
	struct sink *sink = context;
	const size_t have = sink->buf->size - sink->start;
	const size_t room = have < BSZ_MAX_DEMANGLED
	    ? BSZ_MAX_DEMANGLED - have : 0;

	sink->cut |= size > room;
	bsz_buf_push(sink->buf, text, size < room ? size : room);
	if ((sink->cut || sink->buf->failed) && may_leave(text, size))
		longjmp(sink->enough, 1);
}

/* Letters of a raw name that libiberty may be given: no NUL inside. */
static bool is_rust(const char *name, size_t size)
{
	if (size > 2 && name[0] == '_' && name[1] == 'R')
		return true;
	/* legacy: _ZN ... 17h<16 hex>E, perhaps with a suffix behind */
	return size > 23 && memmem(name, size, "17h", 3) != NULL;
}

/* .cold, .part.0, .llvm.123: not part of the mangled name. */
static size_t mangled_size(const char *name, size_t size)
{
	const char *dot = memchr(name, '.', size);

	return dot && dot != name ? (size_t)(dot - name) : size;
}

int bsz_names_recursion(size_t size)
{
	return size <= MAX_RECURSIVE ? DMGL_NO_RECURSE_LIMIT : 0;
}

/* name is NUL-terminated at size. */
__attribute__((noinline))
static bool demangle(const char *name, size_t size, enum bsz_names names,
    struct sink *sink)
{
	const bool short_form = names == BSZ_NAMES_SHORT;
	const int options = (short_form ? 0 : DMGL_PARAMS | DMGL_ANSI) |
	    bsz_names_recursion(size);

	if (is_rust(name, size) && rust_demangle_callback(name,
	    0, receive, sink))
		return true;
	sink->buf->size = sink->start;
	if (name[0] == '_' && name[1] == 'Z' &&
	    cplus_demangle_v3_callback(name, options, receive, sink))
		return true;
	sink->buf->size = sink->start;
	return false;
}

/* As far as there is room for it. */
static bool demangle_some(const char *name, size_t size,
    enum bsz_names names, struct sink *sink)
{
	return setjmp(sink->enough) != 0 || demangle(name, size, names, sink);
}

static bool print_some(names_printer *print, void *tree, struct sink *sink)
{
	return setjmp(sink->enough) != 0 || print(tree, receive, sink);
}

bool bsz_names_print(names_printer *print, void *tree, struct bsz_buf *buf)
{
	struct sink sink = {.buf = buf, .start = buf->size};

	if (!print_some(print, tree, &sink)) {
		buf->size = sink.start;
		return false;
	}
	if (sink.cut)
		bsz_buf_text(buf, "...");
	return true;
}

void bsz_names_write(const char *name, size_t size, enum bsz_names names,
    struct bsz_buf *buf)
{
	struct sink sink = {.buf = buf, .start = buf->size};
	const size_t stem = mangled_size(name, size);
	char text[4096];
	char *copy = text;

	if (names == BSZ_NAMES_RAW || size < 3 || name[0] != '_' ||
	    (name[1] != 'Z' && name[1] != 'R') || size > BSZ_MAX_DEMANGLED) {
		bsz_buf_push(buf, name, size);
		return;
	}
	if (size >= sizeof(text))
		copy = bsz_malloc(size + 1);
	if (!copy) {
		bsz_buf_push(buf, name, size);
		return;
	}
	memcpy(copy, name, size);
	copy[size] = 0;
	if (!demangle_some(copy, size, names, &sink)) {
		copy[stem] = 0;
		if (stem < size && demangle_some(copy, stem, names, &sink))
			bsz_buf_push(buf, name + stem, size - stem);
		else
			bsz_buf_push(buf, name, size);
	}
	if (sink.cut)
		bsz_buf_text(buf, "...");
	if (copy != text)
		bsz_free(copy);
}

/* One function of a chain: the ';' between them may not stand inside. */
static void write_link(const struct bsz_artifact *artifact, uint32_t number,
    enum bsz_names names, struct bsz_buf *buf)
{
	size_t at = buf->size;

	bsz_names_write_label(artifact, number, names, buf);
	for (; at < buf->size; at++) {
		if (buf->data[at] == ';')
			buf->data[at] = ':';
	}
}

void bsz_names_write_label(const struct bsz_artifact *artifact,
    uint32_t number, enum bsz_names names, struct bsz_buf *buf)
{
	const struct bsz_labels *labels = artifact->labels;
	struct bsz_label label;

	/* Half a million of them in a kernel. */
	if (bsz_labels_form(labels, number) == BSZ_LABEL_LINE) {
		bsz_labels_write(labels, number, buf);
		return;
	}
	label = bsz_labels_get(labels, number);
	switch (label.form) {
	case BSZ_LABEL_TEXT:
		bsz_names_write(label.text, label.size, names, buf);
		return;
	case BSZ_LABEL_LINE:
		return; /* seen above */
	case BSZ_LABEL_CHAIN:
		if (label.parent) {
			bsz_names_write_label(artifact, label.parent, names,
			    buf);
			bsz_buf_char(buf, ';');
		}
		write_link(artifact, label.leaf, names, buf);
		return;
	case BSZ_LABEL_GROUP:
		bsz_names_write_label(artifact, label.members[0], names, buf);
		return;
	}
}
