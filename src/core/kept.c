/*
 * Stand-ins of labels; see kept.h. In memory KNOWN tells "refused" from "not
 * asked yet", so zeroed memory knows nothing.
 */
#include "kept.h"

#include <binsize/arena.h>

#define KNOWN (1u << 31)

bool bsz_kept_prepare(struct bsz_rollup *rollup, size_t level, size_t count)
{
	const size_t room = rollup->kept_room[level];
	uint32_t *kept;

	/* Labels may have been added since the other domain. */
	if (room >= count)
		return true;
	kept = bsz_realloc(rollup->kept[level], count * sizeof(*kept));
	if (!kept)
		return false;
	memset(kept + room, 0, (count - room) * sizeof(*kept));
	rollup->kept[level] = kept;
	rollup->kept_room[level] = count;
	return true;
}

uint32_t bsz_kept_resolve(struct bsz_rollup *rollup,
    const struct bsz_labels *labels, const struct bsz_rollup_options *options,
    size_t level, uint32_t label)
{
	uint32_t *const memory = rollup->kept[level];
	struct bsz_label found;
	uint32_t kept = label;

	if (memory && memory[label])
		return memory[label] & ~KNOWN;
	found = bsz_labels_get(labels, label);
	/* Both refer to smaller labels, so this ends. */
	if (found.form == BSZ_LABEL_CHAIN && !options->chains)
		kept = bsz_kept_resolve(rollup, labels, options, level,
		    found.leaf);
	else if (found.form == BSZ_LABEL_GROUP &&
	    options->aliases == BSZ_ALIASES_PRIMARY)
		kept = bsz_kept_resolve(rollup, labels, options, level,
		    found.members[0]);
	else if (found.form == BSZ_LABEL_GROUP)
		kept = label | BSZ_KEPT_GROUP;
	else if (options->keep)
		kept = options->keep(options->context, level, label);
	if (memory)
		memory[label] = kept | KNOWN;
	return kept;
}
