/*
 * The list of references that decoders fill.
 */
#include "code_refs.h"

#include <binsize/arena.h>

void bsz_code_refs_grow(struct code_refs *refs)
{
	const size_t room = refs->room ? 2 * refs->room : 4096;
	struct bsz_keyed *items = refs->failed ? NULL
	    : bsz_realloc(refs->items, room * sizeof(*items));

	refs->failed |= !items;
	if (!items)
		return;
	refs->items = items;
	refs->room = room;
}
