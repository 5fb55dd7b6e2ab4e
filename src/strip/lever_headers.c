/*
 * Section headers and their names, and what stands behind the loaded part of a
 * stripped file: no loader reads them. Debuggers, profilers and strip itself
 * do, so it is for files that nobody will look into again.
 */
#include "levers.h"

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	struct bsz_strip_forecast stripped;
	const int rc = bsz_strip_predict(strip,
	    bsz_strip_mode_find("gnu_strip_all"), &stripped, err);
	uint64_t end = source->header_size;

	if (rc || !bsz_strip_has_size(&stripped))
		return rc;
	for (uint32_t i = 0; i < source->segment_count; i++)
		end = bsz_max(end, bsz_add(source->segments[i].offset,
		    source->segments[i].file_size));
	if (bsz_strip_loaded_end(source) && end < stripped.size)
		*bytes = stripped.size - end;
	return 0;
}

const struct bsz_lever bsz_lever_headers = {
	.name = "headers",
	.advice = "objcopy --strip-section-headers, behind strip",
	.note = "binutils 2.41 on; nothing can be read out of it any more",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure,
};
