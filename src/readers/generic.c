/*
 * Which language's grammar a name's family is found by.
 *
 * Legacy names of Rust hold no arguments: instances differ in the hash alone,
 * so what stands before it is their family, if there are several. Functions
 * of Go hold them in brackets.
 */
#include "generic.h"

#include "names.h"

/* "17h", 16 digits of hash, "E" */
#define LEGACY_HASH 20

static enum generic of_legacy(const char *name, size_t size,
    enum generic_form form, struct bsz_buf *buf)
{
	if (form == GENERIC_KEY)
		bsz_buf_push(buf, name, size - LEGACY_HASH);
	else
		bsz_names_write(name, size, BSZ_NAMES_FULL, buf);
	return GENERIC_MAYBE;
}

static bool ends_word(char c)
{
	return (c >= '0' && c <= '9') || c == '_' || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Of "main.Map[int,string]", "main.(*List[go.shape.int_0]).Push". */
static enum generic of_go(const char *name, size_t size, struct bsz_buf *buf)
{
	const char *const open = memchr(name, '[', size);
	const char *const close = memrchr(name, ']', size);

	if (!open || !close || close < open || open == name ||
	    !ends_word(open[-1]) || memchr(name, ':', size) ||
	    strncmp(name, "type.", 5) == 0 || strncmp(name, "go.", 3) == 0)
		return GENERIC_NONE;
	bsz_buf_push(buf, name, (size_t)(open - name));
	bsz_buf_text(buf, "[...]");
	bsz_buf_push(buf, close + 1, size - (size_t)(close + 1 - name));
	return GENERIC_SURE;
}

enum generic bsz_generic_of_name(const char *name, size_t size, bool has_go,
    enum generic_form form, struct bsz_buf *buf)
{
	const enum generic rust = bsz_generic_of_rust(name, size, form, buf);

	if (rust != GENERIC_NONE)
		return rust;
	if (bsz_rust_legacy_is(name, size))
		return of_legacy(name, size, form, buf);
	if (size > 2 && name[0] == '_' && name[1] == 'Z')
		return bsz_generic_of_cxx(name, size, buf);
	return has_go ? of_go(name, size, buf) : GENERIC_NONE;
}
