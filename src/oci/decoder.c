/*
 * Which codec a blob has is told from its first bytes; what its media type
 * says may be wrong.
 */
#include "decoder.h"

#include <binsize/limits.h>

#include <inttypes.h>
#include <string.h>

static const struct {
	const char *name;
	const char *magic;
	size_t size;
	const struct bsz_codec_ops *ops;
} codecs[BSZ_CODECS] = {
	[BSZ_CODEC_NONE] = {"none", "", 0, &bsz_codec_plain},
	[BSZ_CODEC_GZIP] = {"gzip", "\x1f\x8b", 2, &bsz_codec_gzip},
	[BSZ_CODEC_ZSTD] = {"zstd", "\x28\xb5\x2f\xfd", 4, &bsz_codec_zstd},
	[BSZ_CODEC_XZ] = {"xz", "\xfd" "7zXZ", 6, &bsz_codec_filter},
	[BSZ_CODEC_BZIP2] = {"bzip2", "BZh", 3, &bsz_codec_filter},
};

const char *bsz_codec_name(enum bsz_codec codec)
{
	return codecs[codec].name;
}

/* zstd may begin with frames to be skipped: 0x184d2a50 to ...5f. */
static bool is_skippable(struct bsz_span input)
{
	return input.size >= 8 && (input.data[0] & 0xf0) == 0x50 &&
	    memcmp(input.data + 1, "\x2a\x4d\x18", 3) == 0;
}

enum bsz_codec bsz_codec_find(struct bsz_span input)
{
	for (int i = BSZ_CODEC_GZIP; i < BSZ_CODECS; i++)
		if (input.size >= codecs[i].size && memcmp(input.data,
		    codecs[i].magic, codecs[i].size) == 0)
			return (enum bsz_codec)i;
	return is_skippable(input) ? BSZ_CODEC_ZSTD : BSZ_CODEC_NONE;
}

int bsz_decoder_init(struct bsz_decoder *decoder, struct bsz_span input,
    struct bsz_err *err)
{
	*decoder = (struct bsz_decoder){
		.codec = bsz_codec_find(input), .input = input};
	decoder->ops = codecs[decoder->codec].ops;
	const int rc = decoder->ops->begin(decoder, err);
	if (rc)
		bsz_decoder_release(decoder);
	return rc;
}

void bsz_decoder_release(struct bsz_decoder *decoder)
{
	if (decoder->ops)
		decoder->ops->end(decoder);
	*decoder = (struct bsz_decoder){0};
}

int bsz_decoder_next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	*piece = (struct bsz_decoded){0};
	if (decoder->ended)
		return 0;
	const int rc = decoder->ops->next(decoder, until, piece, err);
	if (rc)
		return bsz_wrap(err, "%s", codecs[decoder->codec].name);
	if (decoder->place > bsz_cap_expanded(&decoder->caps,
	    decoder->input.size))
		return bsz_fail(err, BSZ_EINPUT, "expands to more than %"
		    PRIu64 " bytes, which is not believed of %" PRIu64
		    " (limit: layer ratio)", decoder->place,
		    decoder->input.size);
	return 0;
}
