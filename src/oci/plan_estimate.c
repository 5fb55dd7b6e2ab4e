/*
 * What a tar comes to as gzip before anybody compressed it. Encoders of the
 * usual effort (zlib 6, Go's, pigz) stay within a few hundredths of each
 * other; level 1 is an upper bound that the hurried ones reach, and a margin
 * below level 6 covers the patient ones.
 */
#include "plan.h"

#include <string.h>
#include <zlib.h>

/* Hundredths of what zlib makes. */
#define LEAST_OF_USUAL 92
#define MOST_OF_QUICK 108

static int size_at(struct bsz_span tar, int level, uint64_t *size,
    struct bsz_err *err)
{
	z_stream stream = {0};
	uint8_t out[32768];
	uint64_t taken = 0;
	int rc = Z_OK;

	*size = 0;
	if (deflateInit2(&stream, level, Z_DEFLATED, 31, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return bsz_fail_memory(err);
	while (rc == Z_OK) {
		if (!stream.avail_in) {
			stream.next_in = (Bytef *)(uintptr_t)tar.data + taken;
			stream.avail_in = (uInt)bsz_min(tar.size - taken,
			    1 << 20);
			taken += stream.avail_in;
		}
		stream.next_out = out;
		stream.avail_out = sizeof(out);
		rc = deflate(&stream, taken == tar.size ? Z_FINISH :
		    Z_NO_FLUSH);
		*size += sizeof(out) - stream.avail_out;
	}
	(void)deflateEnd(&stream); /* nothing is left in it */
	return rc == Z_STREAM_END ? 0 : bsz_fail_memory(err);
}

int bsz_plan_estimate(struct bsz_span tar, uint64_t *least, uint64_t *most,
    struct bsz_err *err)
{
	int rc = size_at(tar, 6, least, err);

	if (!rc)
		rc = size_at(tar, 1, most, err);
	*least = *least / 100 * LEAST_OF_USUAL;
	*most = *most / 100 * MOST_OF_QUICK + 100;
	return rc;
}
