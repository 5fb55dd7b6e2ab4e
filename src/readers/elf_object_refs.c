/*
 * References of relocatable files, which need no decoding: a relocation names
 * a symbol, or a section and a place in it.
 *
 * Only where x86-64 counts from the next instruction, its code is stepped
 * through: an operand behind the address is not told in any other way.
 *
 * Specification: the processor supplements of the System V ABI.
 */
#include "code_refs.h"
#include "elf_reloc.h"
#include "elf_symtab.h"

/* How a relocation tells where it refers to. */
enum telling {
	SUM,        /* symbol and addend */
	NEXT,       /* those, less what is left of the instruction */
	NAMED,      /* the symbol alone, unless it is a section's */
	HALF_LATER, /* symbol and addend, which counts two bytes more */
	ARM_HALF,   /* symbol, and an addend in movw */
	THUMB_HALF
};

static const struct rule {
	uint16_t machine;
	uint16_t type;
	uint8_t telling;
} rules[] = {
	{EM_X86_64, R_X86_64_64, SUM},
	{EM_X86_64, R_X86_64_32, SUM},
	{EM_X86_64, R_X86_64_32S, SUM},
	{EM_X86_64, R_X86_64_PC32, NEXT},
	{EM_X86_64, R_X86_64_PLT32, NEXT},
	{EM_386, R_386_32, SUM},
	{EM_386, R_386_GOTOFF, SUM},
	{EM_AARCH64, R_AARCH64_ABS64, SUM},
	{EM_AARCH64, R_AARCH64_ABS32, SUM},
	{EM_AARCH64, R_AARCH64_PREL32, NAMED},
	{EM_AARCH64, R_AARCH64_LD_PREL_LO19, SUM},
	{EM_AARCH64, R_AARCH64_ADR_PREL_LO21, SUM},
	{EM_AARCH64, R_AARCH64_ADR_PREL_PG_HI21, SUM},
	{EM_AARCH64, R_AARCH64_ADR_PREL_PG_HI21_NC, SUM},
	{EM_AARCH64, R_AARCH64_ADD_ABS_LO12_NC, SUM},
	{EM_AARCH64, R_AARCH64_LDST8_ABS_LO12_NC, SUM},
	{EM_AARCH64, R_AARCH64_LDST16_ABS_LO12_NC, SUM},
	{EM_AARCH64, R_AARCH64_LDST32_ABS_LO12_NC, SUM},
	{EM_AARCH64, R_AARCH64_LDST64_ABS_LO12_NC, SUM},
	{EM_AARCH64, R_AARCH64_LDST128_ABS_LO12_NC, SUM},
	{EM_ARM, R_ARM_ABS32, SUM},
	{EM_ARM, R_ARM_REL32, NAMED},
	{EM_ARM, R_ARM_MOVW_ABS_NC, ARM_HALF},
	{EM_ARM, R_ARM_THM_MOVW_ABS_NC, THUMB_HALF},
	{EM_RISCV, R_RISCV_32, SUM},
	{EM_RISCV, R_RISCV_64, SUM},
	{EM_RISCV, R_RISCV_HI20, SUM},
	{EM_RISCV, R_RISCV_PCREL_HI20, SUM},
	{EM_S390, R_390_32, SUM},
	{EM_S390, R_390_64, SUM},
	{EM_S390, R_390_PC32DBL, HALF_LATER},
	{EM_PPC64, R_PPC64_ADDR64, SUM},
	{EM_PPC64, R_PPC64_TOC16_HA, SUM},
	{EM_PPC64, R_PPC64_TOC16_LO, SUM},
	{EM_PPC64, R_PPC64_TOC16_LO_DS, SUM},
	{EM_PPC64, R_PPC64_ADDR16_HA, SUM},
	{EM_PPC64, R_PPC64_ADDR16_LO, SUM},
};

/* The relocations of one section. */
struct table {
	struct elf_image *image;
	const struct elf_symbols *symbols;
	struct code_refs *refs;
	struct elf_symtab symtab;
	const struct elf_section *section; /* that is relocated */
	struct bsz_span bytes;             /* of it */
	uint64_t at; /* where the next instruction begins, in code */
};

static const struct rule *find_rule(const struct elf_image *image,
    uint32_t type)
{
	for (size_t i = 0; i < BSZ_COUNTOF(rules); i++)
		if (rules[i].machine == image->machine &&
		    rules[i].type == type)
			return &rules[i];
	return NULL;
}

/* Bytes that a place lies before the end of its instruction; 4 where that
 * cannot be told, as most have nothing behind the address. */
static uint64_t left_of_instruction(struct table *table, uint64_t place)
{
	const uint64_t vm = table->section->vm;
	const struct elf_symbol *const function =
	    bsz_elf_symbols_around(table->symbols, vm + place);

	if (function && function->start >= vm)
		table->at = bsz_max(table->at, function->start - vm);
	while (table->at <= place) {
		struct x86_instruction found;
		const uint64_t at = bsz_x86_skip(table->bytes, table->at,
		    place);

		found = bsz_x86_decode(bsz_span_part(table->bytes, at,
		    table->bytes.size - at));
		if (!found.size)
			break;
		table->at = at + found.size;
		if (table->at > place)
			return table->at - place;
	}
	table->at = bsz_max(table->at, place + 4);
	return 4;
}

/* The addend of a relocation without one: what stands in its place. */
static uint64_t addend_of(const struct table *table,
    const struct elf_reloc *reloc, enum telling telling)
{
	const bool big = table->image->big;
	const struct bsz_span word = bsz_span_part(table->bytes,
	    reloc->offset, 4);
	uint32_t value, other;

	if (reloc->has_addend)
		return (uint64_t)reloc->addend;
	if (!word.data)
		return 0;
	if (telling == THUMB_HALF) {
		/* i, imm4 of the first half, imm3, imm8 of the other */
		value = load16(word.data, big);
		other = load16(word.data + 2, big);
		value = (value & 0xf) << 12 | (value & 0x400) << 1 |
		    (other & 0x7000) >> 4 | (other & 0xff);
		return (uint64_t)(int16_t)value;
	}
	value = load32(word.data, big);
	if (telling == ARM_HALF)
		return (uint64_t)(int16_t)((value >> 4 & 0xf000) |
		    (value & 0xfff));
	return (uint64_t)(int32_t)value;
}

/* Address of what an instruction refers to that counts from the next one, or
 * of something that is not looked for. */
static uint64_t behind(struct table *table, uint64_t target, uint64_t place)
{
	const uint64_t least = target + 4, most = target + 8;

	return code_refs_wants(table->refs, least) ||
	    code_refs_wants(table->refs, most)
	    ? target + left_of_instruction(table, place) : 0;
}

static void add(struct table *table, const struct elf_reloc *reloc)
{
	const struct rule *const rule = find_rule(table->image, reloc->type);
	enum telling telling = rule ? (enum telling)rule->telling : SUM;
	struct elf_entry symbol;
	uint64_t target;

	if (!rule || !bsz_elf_symtab_place(&table->symtab, reloc->symbol,
	    &symbol))
		return;
	/* numbers in tables count from somewhere else */
	if (telling == NEXT && !table->section->executable)
		telling = NAMED;
	if (telling == NAMED && symbol.type == STT_SECTION)
		return;
	target = symbol.start;
	if (telling != NAMED)
		target += addend_of(table, reloc, telling);
	if (telling == HALF_LATER)
		target -= 2;
	else if (telling == NEXT)
		target = behind(table, target, reloc->offset);
	code_refs_add(table->refs, target, table->section->vm + reloc->offset);
}

static void read_table(struct table *table,
    const struct elf_section *relocations)
{
	struct elf_image *const image = table->image;
	const uint64_t size = elf_reloc_size(image, relocations);
	struct cursor at = cursor_on(bsz_elf_section_bytes(image,
	    relocations), image->big);

	while (cursor_left(&at) >= size) {
		const struct elf_reloc reloc = elf_reloc_read(image, &at,
		    relocations->type == SHT_RELA);

		if (reloc.offset < table->bytes.size)
			add(table, &reloc);
	}
}

void bsz_elf_object_references(struct elf_image *image,
    const struct elf_symbols *symbols, struct code_refs *refs)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *const relocations =
		    &image->sections[i];
		const struct elf_section *section;
		struct table table = {.image = image, .symbols = symbols,
		    .refs = refs};

		if (!elf_reloc_is_table(relocations) ||
		    relocations->info >= image->section_count ||
		    relocations->link >= image->section_count)
			continue;
		section = &image->sections[relocations->info];
		if (!section->mapped)
			continue;
		table.section = section;
		table.bytes = bsz_elf_section_bytes(image, section);
		table.symtab = bsz_elf_symtab_open(image, relocations->link);
		read_table(&table, relocations);
	}
}
