/*
 * Build attribute notes (SHT_NOTE sections named .gnu.build.attributes*),
 * which GNU strip merges. How many of them are left is not foreseen.
 */
#include "gnu.h"

uint64_t bsz_strip_gnu_notes(struct gnu *gnu,
    const struct strip_section *section)
{
	if (section->size)
		gnu->refusal = "not foreseen: it has build attribute notes, "
		    "which are merged";
	return section->size;
}
