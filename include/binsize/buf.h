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
	bool failed;
	/* When set: called with the bytes at hand each time 64 KiB have come
	 * together, and by bsz_buf_flush(). 0, or an errno value. */
	int (*drain)(void *context, const char *data, size_t size);
	void *context;
	int drain_errno;
};

void bsz_buf_release(struct bsz_buf *buf);
void bsz_buf_push(struct bsz_buf *buf, const void *data, size_t size);
void bsz_buf_text(struct bsz_buf *buf, const char *text);
void bsz_buf_char(struct bsz_buf *buf, char c);
void bsz_buf_decimal(struct bsz_buf *buf, uint64_t value);
void bsz_buf_printf(struct bsz_buf *buf, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

/* Hand what is left to drain. False when anything failed until now. */
bool bsz_buf_flush(struct bsz_buf *buf);

#endif
