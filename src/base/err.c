/*
 * Errors: filled where they are seen, wrapped at layer borders. The text lies
 * in the caller's storage, so telling of short memory needs no memory.
 */
#include <binsize/err.h>

#include <stdarg.h>

int bsz_fail(struct bsz_err *err, enum bsz_code code, const char *fmt, ...)
{
	va_list args;

	err->code = code;
	va_start(args, fmt);
	if (vsnprintf(err->text, sizeof(err->text), fmt, args) < 0)
		err->text[0] = '\0';
	va_end(args);
	return code;
}

/* As much of more as fits behind text. */
static void append(char *text, size_t room, const char *more)
{
	const size_t size = strlen(text);
	const size_t left = room - size - 1;
	const size_t wanted = strlen(more);
	const size_t taken = wanted < left ? wanted : left;

	memcpy(text + size, more, taken);
	text[size + taken] = '\0';
}

int bsz_wrap(struct bsz_err *err, const char *fmt, ...)
{
	char text[sizeof(err->text)] = "";
	va_list args;

	va_start(args, fmt);
	if (vsnprintf(text, sizeof(text), fmt, args) < 0)
		text[0] = '\0';
	va_end(args);
	append(text, sizeof(text), ": ");
	append(text, sizeof(text), err->text);
	memcpy(err->text, text, sizeof(text));
	return err->code;
}

int bsz_fail_memory(struct bsz_err *err)
{
	return bsz_fail(err, BSZ_ENOMEM,
	    "out of memory (close other programs or use fewer jobs: -j1)");
}

int bsz_exit_status(enum bsz_code code)
{
	switch (code) {
	case BSZ_OK:
		return 0;
	case BSZ_EUSAGE:
		return 2;
	case BSZ_EINPUT:
	case BSZ_ENOMEM:
		return 3;
	case BSZ_EOUTPUT:
	case BSZ_ESTORE:
		return 4;
	case BSZ_ENODATA:
		return 5;
	case BSZ_EINVARIANT:
		break;
	}
	return 70;
}
