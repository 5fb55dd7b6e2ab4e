/* Making the words of a table of abbreviations; see dwarf_stride.h. */
#include "dwarf_stride.h"

#include <binsize/arena.h>

void bsz_dwarf_strides_release(struct dwarf_strides *strides)
{
	bsz_free(strides->of);
	*strides = (struct dwarf_strides){0};
}

static uint32_t word_of(const struct dwarf_abbrev *abbrev, uint8_t stop)
{
	if (abbrev->slots & stop || abbrev->rest != DWARF_NO_STEPS ||
	    abbrev->fixed > STRIDE_MAX_SIZE)
		return STRIDE_STOP;
	return abbrev->fixed + (abbrev->children ? STRIDE_LEVEL : 0);
}

bool bsz_dwarf_strides_make(struct dwarf_strides *strides,
    const struct dwarf_abbrevs *abbrevs, uint8_t stop)
{
	const size_t count = abbrevs->dense_count + 1;

	if (count > strides->room) {
		const size_t room = bsz_max(2 * strides->room, count);
		uint32_t *const words = bsz_realloc(strides->of,
		    room * sizeof(*words));

		if (!words)
			return false;
		strides->of = words;
		strides->room = room;
	}
	strides->of[0] = -STRIDE_LEVEL;
	for (size_t i = 1; i < count; i++)
		strides->of[i] = word_of(&abbrevs->dense[i - 1], stop);
	strides->count = count;
	return true;
}
