/*
 * Words for what an image holds.
 */
#include <binsize/image.h>

static const struct bsz_waste_info infos[BSZ_WASTES] = {
	[BSZ_LIVE] = {"live", "content of the final tree"},
	[BSZ_SHADOWED] = {"shadowed", "replaced in a layer above"},
	[BSZ_DELETED] = {"deleted", "deleted by a layer above"},
	[BSZ_REWRITTEN] = {"metadata only",
	    "copied again, its content unchanged"},
	[BSZ_DUPLICATE] = {"duplicate", "the same content at another path"},
	[BSZ_OVERHEAD] = {"tar overhead", "headers, padding, ends"},
};

const struct bsz_waste_info *bsz_waste_infos(void)
{
	return infos;
}
