/*
 * Build attribute notes (SHT_NOTE sections named .gnu.build.attributes*),
 * which GNU strip merges.
 */
#include "gnu.h"

uint64_t bsz_strip_gnu_notes(struct gnu *gnu,
    const struct strip_section *section)
{
	(void)gnu;
	return section->size;
}
