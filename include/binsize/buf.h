/*
 * A growing run of bytes. It remembers its first failure and ignores what is
 * pushed afterwards, so a writer checks once, at its end.
 */
#ifndef BINSIZE_BUF_H
#define BINSIZE_BUF_H

#include <binsize/base.h>

struct bsz_buf {
	char *data;
	size_t size;
	size_t room;
	size_t quick; /* a push that ends before here only copies */
	bool failed;
	/* When set: called with the bytes at hand each time 64 KiB have come
	 * together, and by bsz_buf_flush(). 0, or an errno value. */
	int (*drain)(void *context, const char *data, size_t size);
	void *context;
	int drain_errno;
};

/* Free what a buffer holds; it is empty and usable then. */
void bsz_buf_release(struct bsz_buf *buf);

/* Every other push: makes room, drains, or finds that nothing is to do. */
void bsz_buf_push_slow(struct bsz_buf *buf, const void *data, size_t size);

BSZ_ALWAYS_INLINE void bsz_buf_push(struct bsz_buf *buf, const void *data,
    size_t size)
{
	if (BSZ_UNLIKELY(buf->size >= buf->quick ||
	    size >= buf->quick - buf->size)) {
		bsz_buf_push_slow(buf, data, size);
		return;
	}
	if (size)
		memcpy(buf->data + buf->size, data, size);
	buf->size += size;
}

BSZ_ALWAYS_INLINE void bsz_buf_char(struct bsz_buf *buf, char c)
{
	if (BSZ_UNLIKELY(buf->size + 1 >= buf->quick))
		bsz_buf_push_slow(buf, &c, 1);
	else
		buf->data[buf->size++] = c;
}

/* Append a text without its NUL; a number in decimal. */
void bsz_buf_text(struct bsz_buf *buf, const char *text);
void bsz_buf_decimal(struct bsz_buf *buf, uint64_t value);
void bsz_buf_printf(struct bsz_buf *buf, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

/* Digits of the largest number. */
#define BSZ_DECIMAL_ROOM 20 /* 18446744073709551615 */

/* The digits of a number at out, which has room for BSZ_DECIMAL_ROOM. Returns
 * how many; no NUL. */
size_t bsz_decimal(uint64_t value, char *out);

/* Hand what is left to drain. False when anything failed until now. */
bool bsz_buf_flush(struct bsz_buf *buf);

#endif
