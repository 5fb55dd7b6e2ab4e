/*
 * Data inside a page: gzip as base64, because a page of a hundred thousand rows
 * would be eight times as large, and no character of it can end the script
 * element that holds it.
 */
#include "html_packed.h"

#include "escape.h"

#include <stdint.h>
#include <zlib.h>

#define WINDOW_OF_GZIP (15 + 16)

static bool compress_text(const struct bsz_buf *text, struct bsz_buf *packed)
{
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)text->data,
		.avail_in = (uInt)text->size};

	if (text->size > UINT32_MAX || deflateInit2(&stream,
	    Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_OF_GZIP, 9,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	int state;
	do {
		char block[65536];

		stream.next_out = (Bytef *)block;
		stream.avail_out = sizeof(block);
		state = deflate(&stream, Z_FINISH);
		bsz_buf_push(packed, block, sizeof(block) - stream.avail_out);
	} while (state == Z_OK && !packed->failed);
	(void)deflateEnd(&stream); /* nothing left that could be lost */
	return state == Z_STREAM_END && !packed->failed;
}

int bsz_html_packed(const struct bsz_buf *text, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_buf packed = {0};
	int rc = 0;

	if (text->failed || !compress_text(text, &packed))
		rc = bsz_fail_memory(err);
	else
		bsz_escape_base64_data(out, packed.data, packed.size);
	bsz_buf_release(&packed);
	return rc;
}
