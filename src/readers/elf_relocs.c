/*
 * Relocation entries follow what they are applied to.
 *
 * The place of an entry is an address, or, in objects, an offset in the
 * section that is relocated, which may be one of debug information. A place
 * that is a slot belongs to what the slot holds. Packed relative relocations
 * (RELR) are words: an address, or a bit for each of the words that come
 * next; the bytes of such a word are shared out among the places it tells.
 *
 * Specification: gABI, "Relocation" and the proposal for SHT_RELR.
 */
#include "elf_follow.h"

#include "elf_reloc.h"

#include <binsize/file.h>

#ifndef SHT_RELR
#define SHT_RELR 19
#endif
#define SHT_ANDROID_RELR 0x6fffff00
#define SHT_ANDROID_REL 0x60000001
#define SHT_ANDROID_RELA 0x60000002

/* Bytes of a table between two times of giving back what has been read: of a
 * kernel's debug sections there are some hundred megabytes. */
#define FORGET_AFTER (UINT64_C(4) << 20)

/* Where the places of a table are. */
struct places {
	const struct elf_slots *slots; /* NULL: none of them is one */
	enum bsz_domain domain;
	uint64_t base; /* of offsets */
	bool known;
	uint64_t clear, clear_size; /* found last: no slots are there */
};

/* The slot at a place, or NULL. */
static const struct elf_slot *slot_at(struct places *places, uint64_t place)
{
	const struct elf_slot *slot;

	if (!places->slots || place - places->clear < places->clear_size)
		return NULL;
	slot = bsz_elf_slots_find(places->slots, place);
	if (!slot) {
		places->clear = place;
		places->clear_size = bsz_elf_slots_until(places->slots, place);
	}
	return slot;
}

static uint32_t owner_of_place(struct elf_follow *follow,
    struct places *places, uint64_t offset)
{
	const uint64_t place = places->base + offset;
	const struct elf_slot *slot = slot_at(places, place);

	return slot ? bsz_elf_follow_slot(follow, slot)
	    : bsz_elf_follow_owner(follow, places->domain, place);
}

static bool has_slots(const struct elf_slots *slots,
    const struct elf_section *section)
{
	size_t i = 0;

	while (i < slots->count && slots->tables[i].section != section)
		i++;
	return i < slots->count;
}

/* Places of the entries of a table: of objects and of what --emit-relocs
 * kept, those of one section. */
static struct places places_of(struct elf_follow *follow,
    const struct elf_slots *slots, const struct elf_section *table)
{
	const struct elf_image *image = follow->image;
	struct places places = {slots, BSZ_VM, 0, true, 0, 0};
	const struct elf_section *target;

	if (table->mapped && image->type != ET_REL)
		return places;
	places.known = table->info && table->info < image->section_count;
	if (!places.known)
		return places;
	target = &image->sections[table->info];
	if (!has_slots(slots, target))
		places.slots = NULL;
	if (target->mapped) {
		places.base = image->type == ET_REL ? target->vm
		    : target->vm - target->addr;
	} else {
		places.domain = BSZ_FILE;
		places.base = target->offset;
		places.known = target->file_size &&
		    !bsz_elf_section_compressed(image, target) &&
		    bsz_elf_follow_any(follow, BSZ_FILE, target->offset,
		    target->file_size);
	}
	return places;
}

static void forget(const struct elf_image *image, struct bsz_span bytes,
    uint64_t start, uint64_t end)
{
	/* pages that two windows share stay */
	if (image->mapped)
		bsz_file_forget(bsz_span_part(bytes, start, end - start));
}

static void follow_table(struct elf_follow *follow,
    const struct elf_slots *slots, const struct elf_section *table)
{
	const struct elf_image *image = follow->image;
	struct places places = places_of(follow, slots, table);
	const uint64_t size = elf_reloc_size(image, table);
	const struct bsz_span bytes = bsz_elf_section_bytes(image, table);
	const uint64_t count = places.known ? bytes.size / size : 0;
	const uint8_t *at = bytes.data;
	uint32_t tags[ELF_FOLLOW_ROWS];
	uint64_t kept = 0;

	for (uint64_t i = 0; i < count; i += ELF_FOLLOW_ROWS) {
		const size_t some = (size_t)bsz_min(count - i,
		    ELF_FOLLOW_ROWS);

		/* an entry begins with its place, in all of its forms */
		for (size_t k = 0; k < some; k++, at += size)
			tags[k] = owner_of_place(follow, &places, image->is64
			    ? load64(at, image->big)
			    : load32(at, image->big));
		bsz_elf_follow_rows(follow, table, i, size, tags, some);
		if (BSZ_UNLIKELY(i * size - kept >= FORGET_AFTER)) {
			forget(image, bytes, kept, i * size);
			kept = i * size;
		}
	}
	if (places.known)
		forget(image, bytes, kept, bytes.size);
}

/*
 * A word of RELR at an offset of its section that tells `count` places: byte
 * k of it goes to the owner of place k * count / word.
 */
static void claim_word(struct elf_follow *follow,
    const struct elf_section *table, uint64_t offset, const uint32_t *owners,
    unsigned count)
{
	const unsigned word = follow->image->is64 ? 8 : 4;

	for (unsigned k = 0; k < word && count; k++)
		bsz_elf_follow_claim(follow, table, offset + k, 1,
		    owners[k * count / word]);
}

static void follow_relr(struct elf_follow *follow,
    const struct elf_slots *slots, const struct elf_section *table)
{
	const struct elf_image *image = follow->image;
	struct places places = {slots, BSZ_VM, 0, true, 0, 0};
	const unsigned word = image->is64 ? 8 : 4;
	const unsigned bits = 8 * word - 1;
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, table),
	    image->big);
	uint64_t next = 0;

	for (uint64_t offset = 0; cursor_left(&at) >= word; offset += word) {
		const uint64_t value = cursor_uint(&at, word);
		uint32_t owners[64];
		unsigned count = 0;

		if (!(value & 1)) {
			owners[count++] = owner_of_place(follow, &places,
			    value);
			next = value + word;
		}
		for (unsigned bit = 0; value & 1 && bit < bits; bit++) {
			if (value >> (bit + 1) & 1)
				owners[count++] = owner_of_place(follow,
				    &places, next + (uint64_t)bit * word);
		}
		if (value & 1)
			next += (uint64_t)bits * word;
		claim_word(follow, table, offset, owners, count);
	}
}

int bsz_elf_follow_relocs(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_image *image = follow->image;
	const struct elf_slots *slots;
	const int rc = bsz_elf_slots_get(follow->image, &slots, err);

	for (size_t i = 1; rc == 0 && i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (elf_reloc_is_table(section))
			follow_table(follow, slots, section);
		else if (section->type == SHT_RELR ||
		    section->type == SHT_ANDROID_RELR)
			follow_relr(follow, slots, section);
		else if (section->mapped &&
		    (section->type == SHT_ANDROID_REL ||
		    section->type == SHT_ANDROID_RELA))
			bsz_elf_follow_packed(follow, slots, section);
	}
	return rc;
}
