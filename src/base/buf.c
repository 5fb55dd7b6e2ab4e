/*
 * The byte builder. With a drain it holds little more than 64 KiB; without
 * one it doubles. After the first failure every push is ignored.
 */
#include <binsize/buf.h>

#include <binsize/arena.h>

#include <stdarg.h>

#define DRAIN_AT ((size_t)65536)
#define FIRST_ROOM ((size_t)256)

void bsz_buf_release(struct bsz_buf *buf)
{
	bsz_free(buf->data);
	*buf = (struct bsz_buf){0};
}

static void hand_over(struct bsz_buf *buf)
{
	int result;

	if (buf->failed || !buf->size)
		return;
	result = buf->drain(buf->context, buf->data, buf->size);
	buf->size = 0;
	if (result) {
		buf->drain_errno = result;
		buf->failed = true;
	}
}

/* Make room for size more bytes; false when that fails. */
static bool reserve(struct bsz_buf *buf, size_t size)
{
	size_t room = buf->room ? buf->room : FIRST_ROOM;
	char *data;

	if (buf->failed)
		return false;
	if (size <= buf->room - buf->size)
		return true;
	if (size > SIZE_MAX / 2 - buf->size) {
		buf->failed = true;
		return false;
	}
	while (room < buf->size + size)
		room *= 2;
	data = bsz_realloc(buf->data, room);
	if (!data) {
		buf->failed = true;
		return false;
	}
	buf->data = data;
	buf->room = room;
	/* What fills a drained buffer has to come here. */
	buf->quick = buf->drain && room > DRAIN_AT ? DRAIN_AT : room;
	return true;
}

static void drain_when_full(struct bsz_buf *buf)
{
	if (BSZ_UNLIKELY(buf->size >= DRAIN_AT && buf->drain))
		hand_over(buf);
}

void bsz_buf_push_slow(struct bsz_buf *buf, const void *data, size_t size)
{
	const char *from = data;

	while (buf->drain && size > DRAIN_AT) {
		bsz_buf_push_slow(buf, from, DRAIN_AT);
		from += DRAIN_AT;
		size -= DRAIN_AT;
	}
	if (!size || !reserve(buf, size))
		return;
	memcpy(buf->data + buf->size, from, size);
	buf->size += size;
	drain_when_full(buf);
}

void bsz_buf_text(struct bsz_buf *buf, const char *text)
{
	bsz_buf_push(buf, text, strlen(text));
}

/* Two digits a step: reports write millions of numbers. */
size_t bsz_decimal(uint64_t value, char *out)
{
	static const char pairs[] =
	    "0001020304050607080910111213141516171819"
	    "2021222324252627282930313233343536373839"
	    "4041424344454647484950515253545556575859"
	    "6061626364656667686970717273747576777879"
	    "8081828384858687888990919293949596979899";
	size_t size = 1, at;

	for (uint64_t power = 10; value >= power; power *= 10)
		if (++size == BSZ_DECIMAL_ROOM)
			break;
	for (at = size; value >= 100; value /= 100) {
		at -= 2;
		memcpy(out + at, pairs + value % 100 * 2, 2);
	}
	if (at == 2)
		memcpy(out, pairs + value * 2, 2);
	else
		out[0] = (char)('0' + value);
	return size;
}

void bsz_buf_decimal(struct bsz_buf *buf, uint64_t value)
{
	if (buf->size + BSZ_DECIMAL_ROOM >= buf->quick) {
		char digits[BSZ_DECIMAL_ROOM];

		bsz_buf_push_slow(buf, digits, bsz_decimal(value, digits));
		return;
	}
	buf->size += bsz_decimal(value, buf->data + buf->size);
}

void bsz_buf_printf(struct bsz_buf *buf, const char *fmt, ...)
{
	va_list args;
	int size;

	va_start(args, fmt);
	size = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (size < 0)
		buf->failed = true;
	if (size <= 0 || !reserve(buf, (size_t)size + 1))
		return;
	va_start(args, fmt);
	/* Measured: it fits, with the NUL that is then overwritten. */
	(void)vsnprintf(buf->data + buf->size, (size_t)size + 1, fmt, args);
	va_end(args);
	buf->size += (size_t)size;
	drain_when_full(buf);
}

bool bsz_buf_flush(struct bsz_buf *buf)
{
	if (buf->drain)
		hand_over(buf);
	return !buf->failed;
}
