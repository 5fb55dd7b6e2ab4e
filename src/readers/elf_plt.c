/*
 * Stubs of the procedure linkage table follow the symbol that they jump to.
 *
 * Which one that is, is read off the stub where it can be: it jumps through a
 * slot of the global offset table, or pushes the number of a relocation that
 * fills one. On other machines stubs stand in the order of those relocations,
 * behind a header, all of one size.
 *
 * Specification: "Procedure Linkage Table" in the processor supplements.
 */
#include "elf_follow.h"

#include "elf_reloc.h"

/* Stubs by their order. */
static const struct {
	uint16_t machine;
	uint8_t header, stub;
} layouts[] = {
	{EM_ARM, 20, 12},
	{EM_ARM, 20, 16},
	{EM_ARM, 32, 16},
	{EM_RISCV, 32, 16},
	{EM_LOONGARCH, 32, 16},
	{EM_S390, 32, 32},
};

struct plt {
	struct elf_follow *follow;
	const struct elf_slots *slots;
	const struct elf_section *section;
	struct bsz_span bytes;
	const struct elf_section *relocs; /* of jump slots, or NULL */
	uint64_t got; /* address that i386's stubs count from */
};

static bool is_plt(const struct elf_section *section)
{
	return section->executable && (strncmp(section->name, ".plt", 4) == 0 ||
	    strcmp(section->name, ".iplt") == 0);
}

static const struct elf_slot *slot_at(const struct plt *plt, uint64_t vm)
{
	return bsz_elf_slots_find(plt->slots, plt->follow->image->is64 ? vm
	    : vm & UINT32_MAX);
}

/* The slot that relocation number index fills. */
static const struct elf_slot *slot_of_reloc(const struct plt *plt,
    uint64_t index)
{
	const struct elf_image *image = plt->follow->image;
	struct bsz_span entry;
	struct cursor at;

	if (!plt->relocs)
		return NULL;
	entry = bsz_span_part(bsz_elf_section_bytes(image, plt->relocs),
	    bsz_mul(index, elf_reloc_size(image, plt->relocs)),
	    elf_reloc_size(image, plt->relocs));
	if (!entry.data)
		return NULL;
	at = cursor_on(entry, image->big);
	return slot_at(plt, elf_reloc_read(image, &at,
	    plt->relocs->type == SHT_RELA).offset);
}

static void claim_stub(const struct plt *plt, uint64_t offset, uint64_t size,
    const struct elf_slot *slot)
{
	if (slot)
		bsz_elf_follow_claim(plt->follow, plt->section, offset, size,
		    bsz_elf_follow_slot(plt->follow, slot));
}

/* --- x86 --- */

/* The slot of a stub: "jmp *slot", else "push number". */
static const struct elf_slot *slot_of_x86(const struct plt *plt,
    uint64_t offset, uint64_t size)
{
	const bool is64 = plt->follow->image->machine == EM_X86_64;
	const uint8_t *stub = plt->bytes.data + offset;

	for (uint64_t i = 0; i + 6 <= size; i++) {
		const uint32_t word = load32(stub + i + 2, false);

		if (stub[i] != 0xff)
			continue;
		if (stub[i + 1] == 0x25)
			return slot_at(plt, is64 ? plt->section->vm + offset +
			    i + 6 + (uint64_t)(int64_t)(int32_t)word : word);
		if (stub[i + 1] == 0xa3 && !is64)
			return slot_at(plt, plt->got + word);
	}
	for (uint64_t i = 0; i + 5 <= size && i < 6; i++) {
		const uint32_t word = load32(stub + i + 1, false);

		if (stub[i] == 0x68)
			return slot_of_reloc(plt, is64 ? word
			    : word / (plt->relocs ? (uint32_t)elf_reloc_size(
			    plt->follow->image, plt->relocs) : 8));
	}
	return NULL;
}

/* Stubs of 8 bytes: a jump and two bytes of fill, as the section's header
 * says of .plt.got; that of static programs does not say it. */
static uint64_t stub_size_of_x86(const struct plt *plt)
{
	static const uint8_t fill[] = {0x66, 0x90};
	const uint8_t *first = plt->bytes.data;

	if (plt->section->entsize == 8)
		return 8;
	return plt->bytes.size >= 10 && first[0] == 0xff && first[1] == 0x25 &&
	    memcmp(first + 6, fill, sizeof(fill)) == 0 && first[8] == 0xff
	    ? 8 : 16;
}

static void claim_x86(const struct plt *plt)
{
	const uint64_t size = stub_size_of_x86(plt);

	for (uint64_t at = 0; at + size <= plt->bytes.size; at += size)
		claim_stub(plt, at, size, slot_of_x86(plt, at, size));
}

/* --- AArch64 --- */

#define A64_NOP 0xd503201fu
#define A64_BR_X17 0xd61f0220u

/* A stub ends with "br x17"; its slot is that of ADRP and LDR before. */
static void claim_a64(const struct plt *plt)
{
	uint64_t start = 0, page = 0, slot = 0;

	for (uint64_t at = 0; at + 4 <= plt->bytes.size; at += 4) {
		const uint32_t word = load32(plt->bytes.data + at, false);
		const uint64_t pc = plt->section->vm + at;

		if (word == A64_NOP && at == start) {
			start = at + 4;
		} else if ((word & 0x9f00001f) == 0x90000010) {
			const uint32_t imm = (word >> 3 & 0x1ffffc) |
			    (word >> 29 & 3);

			page = (pc & ~UINT64_C(0xfff)) + ((uint64_t)(int64_t)
			    ((int32_t)(imm << 11) >> 11) << 12);
		} else if ((word & 0xffc003ff) == 0xf9400211) {
			slot = page + (word >> 10 & 0xfff) * 8;
		} else if (word == A64_BR_X17) {
			claim_stub(plt, start, at + 4 - start,
			    slot_at(plt, slot));
			start = at + 4;
			slot = 0;
		}
	}
}

/* --- others --- */

static void claim_by_order(const struct plt *plt)
{
	const struct elf_image *image = plt->follow->image;
	const uint64_t count = plt->relocs ? plt->relocs->file_size /
	    elf_reloc_size(image, plt->relocs) : 0;

	for (size_t i = 0; i < BSZ_COUNTOF(layouts); i++) {
		const uint64_t header = layouts[i].header;
		const uint64_t stub = layouts[i].stub;

		if (layouts[i].machine != image->machine ||
		    header + bsz_mul(count, stub) != plt->bytes.size)
			continue;
		for (uint64_t k = 0; k < count; k++)
			claim_stub(plt, header + k * stub, stub,
			    slot_of_reloc(plt, k));
		return;
	}
}

static const struct elf_section *jump_relocs(const struct elf_image *image)
{
	const struct elf_section *found = bsz_elf_section_find(image,
	    image->is64 ? ".rela.plt" : ".rel.plt");

	if (!found)
		found = bsz_elf_section_find(image, ".rela.plt");
	return found && elf_reloc_is_table(found) ? found : NULL;
}

int bsz_elf_follow_plt(struct elf_follow *follow, struct bsz_err *err)
{
	const struct elf_image *image = follow->image;
	const struct elf_section *got = bsz_elf_section_find(image,
	    ".got.plt");
	struct plt plt = {.follow = follow, .relocs = jump_relocs(image)};
	int rc = bsz_elf_slots_get(follow->image, &plt.slots, err);

	if (!got)
		got = bsz_elf_section_find(image, ".got");
	plt.got = got ? got->vm : 0;
	for (size_t i = 1; rc == 0 && i < image->section_count; i++) {
		plt.section = &image->sections[i];
		if (image->type == ET_REL || !is_plt(plt.section))
			continue;
		plt.bytes = bsz_elf_section_bytes(image, plt.section);
		if (image->machine == EM_X86_64 || image->machine == EM_386)
			claim_x86(&plt);
		else if (image->machine == EM_AARCH64)
			claim_a64(&plt);
		else
			claim_by_order(&plt);
	}
	return rc;
}
