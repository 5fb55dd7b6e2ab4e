/*
 * Relocation tables packed for Android (SHT_ANDROID_REL, SHT_ANDROID_RELA):
 * groups of entries that share some of their fields.
 *
 * An entry's own bytes follow what it is applied to. Where entries share all
 * fields they have none; what stands before a group is shared out among its
 * entries, byte k of h to entry k * n / h of n.
 *
 * Specification: "APS2", as the linkers lld and Android's write it: LEB128
 * numbers; how many entries, the first place; of each group how many, flags,
 * and what they share.
 */
#include "elf_follow.h"

#include "cursor.h"

#include <binsize/limits.h>

enum {
	BY_INFO = 1,
	BY_OFFSET = 2,
	BY_ADDEND = 4,
	HAS_ADDEND = 8
};

struct packed {
	struct elf_follow *follow;
	const struct elf_slots *slots;
	const struct elf_section *table;
	const uint8_t *start;
	struct cursor at;
	uint64_t place; /* of the entry at hand */
};

static uint64_t offset_of(const struct packed *packed)
{
	return (uint64_t)(packed->at.at - packed->start);
}

static uint32_t owner_of(const struct packed *packed)
{
	const struct elf_slot *const slot = bsz_elf_slots_find(packed->slots,
	    packed->place);

	return slot ? bsz_elf_follow_slot(packed->follow, slot)
	    : bsz_elf_follow_owner(packed->follow, BSZ_VM, packed->place);
}

/* A group whose head began at an offset; false at damage. */
static bool follow_group(struct packed *packed, uint64_t head, uint64_t count,
    uint64_t flags)
{
	struct cursor *const at = &packed->at;
	const uint64_t step = flags & BY_OFFSET ? (uint64_t)cursor_sleb(at)
	    : 0;
	uint64_t size, shared = 0;

	if (flags & BY_INFO)
		(void)cursor_sleb(at);
	if ((flags & HAS_ADDEND) && (flags & BY_ADDEND))
		(void)cursor_sleb(at);
	size = offset_of(packed) - head;
	for (uint64_t i = 0; i < count && !at->failed; i++) {
		const uint64_t before = offset_of(packed);
		uint32_t owner;

		packed->place += flags & BY_OFFSET ? step
		    : (uint64_t)cursor_sleb(at);
		if (!(flags & BY_INFO))
			(void)cursor_sleb(at);
		if ((flags & HAS_ADDEND) && !(flags & BY_ADDEND))
			(void)cursor_sleb(at);
		owner = owner_of(packed);
		for (; shared < size && shared * count / size == i; shared++)
			bsz_elf_follow_claim(packed->follow, packed->table,
			    head + shared, 1, owner);
		bsz_elf_follow_claim(packed->follow, packed->table, before,
		    offset_of(packed) - before, owner);
	}
	return !at->failed;
}

void bsz_elf_follow_packed(struct elf_follow *follow,
    const struct elf_slots *slots, const struct elf_section *table)
{
	const struct bsz_span bytes = bsz_elf_section_bytes(follow->image,
	    table);
	struct packed packed = {follow, slots, table, bytes.data,
	    cursor_on(bytes, follow->image->big), 0};
	uint64_t left;

	if (bytes.size < 4 || memcmp(bytes.data, "APS2", 4) != 0)
		return;
	cursor_skip(&packed.at, 4);
	/* entries that share everything take no bytes: a few could claim to
	 * be any number */
	left = bsz_min((uint64_t)cursor_sleb(&packed.at),
	    BSZ_MAX_PACKED_RELOCS - follow->packed);
	follow->packed += left;
	packed.place = (uint64_t)cursor_sleb(&packed.at);
	while (left && !packed.at.failed) {
		const uint64_t head = offset_of(&packed);
		const uint64_t count = (uint64_t)cursor_sleb(&packed.at);
		const uint64_t flags = (uint64_t)cursor_sleb(&packed.at);

		if (packed.at.failed || count == 0 || count > left ||
		    !follow_group(&packed, head, count, flags))
			return;
		left -= count;
	}
}
