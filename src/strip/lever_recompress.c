/*
 * Debug sections that zlib compressed, compressed by zstd instead, as objcopy
 * would. What is not compressed at all is a row of the tools.
 */
#include "codec.h"
#include "levers.h"

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	struct bsz_strip_forecast repacked;
	bool any = false;

	for (uint32_t i = 1; i < source->section_count && !any; i++)
		any = bsz_strip_packed(source,
		    &source->sections[i]).codec == STRIP_ZLIB;
	const int rc = any ? bsz_strip_predict(strip, bsz_strip_mode_find(
	    "gnu_compress_zstd"), &repacked, err) : 0;
	if (!rc && any && bsz_strip_has_size(&repacked) &&
	    repacked.size < source->bytes.size)
		*bytes = source->bytes.size - repacked.size;
	return rc;
}

const struct bsz_lever bsz_lever_recompress = {
	.name = "recompress",
	.advice = "objcopy --compress-debug-sections=zstd",
	.note = "instead of zlib, by this codec; gdb 12, elfutils 0.188 on",
	.evidence = BSZ_LEVER_EXACT,
	.measure = measure,
};
