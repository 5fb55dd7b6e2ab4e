/*
 * No compression: pieces are parts of the input itself.
 */
#include "decoder.h"

#define PIECE ((uint64_t)512 << 10)

static int begin(struct bsz_decoder *decoder, struct bsz_err *err)
{
	(void)decoder;
	(void)err;
	return 0;
}

static int next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	const uint64_t size = bsz_min(PIECE,
	    bsz_min(until, decoder->input.size) - decoder->place);

	(void)err;
	*piece = (struct bsz_decoded){
		.data = decoder->input.data + decoder->place,
		.size = (size_t)size};
	decoder->place += size;
	decoder->bits += 8 * size;
	decoder->ended = !size;
	return 0;
}

static void end(struct bsz_decoder *decoder)
{
	(void)decoder;
}

const struct bsz_codec_ops bsz_codec_plain = {
	.begin = begin,
	.next = next,
	.end = end,
};
