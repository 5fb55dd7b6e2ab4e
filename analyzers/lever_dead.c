/*
 * The readers count what debug information says of code that is gone.
 */
#include "lever_dead.h"

int bsz_lever_dead(struct bsz_artifact *artifact, struct bsz_lever *lever,
    uint64_t *bytes, struct bsz_err *err)
{
	*bytes = 0;
	*lever = (struct bsz_lever){.name = "dead_debug",
		.advice = "llvm-dwarfutil --garbage-collection",
		.note = "debug entries and line numbers of functions that the "
			"linker dropped",
		.evidence = BSZ_LEVER_AT_LEAST};
	return artifact->ops->dead_debug ?
	    artifact->ops->dead_debug(artifact, bytes, err) : 0;
}
