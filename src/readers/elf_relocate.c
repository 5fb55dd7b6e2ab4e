/*
 * Relocations of debug sections in relocatable files (.o, .ko).
 *
 * Only what compilers put into debug sections: absolute words, and the
 * add/subtract/set family that RISC-V uses for differences. One table row a
 * relocation type. A symbol's value becomes an address of our VM domain when
 * its section is mapped, and stays an offset when it is a debug section.
 *
 * Specification: the processor supplements of the System V ABI.
 */
#include "elf_image.h"

#include "elf_reloc.h"

enum action { SET, ADD, SUB, IGNORE };

struct rule {
	uint16_t machine;
	uint16_t type;
	uint8_t size;
	uint8_t action;
};

static const struct rule rules[] = {
	{EM_X86_64, R_X86_64_64, 8, SET},
	{EM_X86_64, R_X86_64_32, 4, SET},
	{EM_X86_64, R_X86_64_32S, 4, SET},
	{EM_X86_64, R_X86_64_DTPOFF32, 4, SET},
	{EM_X86_64, R_X86_64_DTPOFF64, 8, SET},
	{EM_386, R_386_32, 4, SET},
	{EM_386, R_386_TLS_LDO_32, 4, SET},
	{EM_AARCH64, R_AARCH64_ABS64, 8, SET},
	{EM_AARCH64, R_AARCH64_ABS32, 4, SET},
	{EM_ARM, R_ARM_ABS32, 4, SET},
	{EM_ARM, R_ARM_TLS_LDO32, 4, SET},
	{EM_PPC64, R_PPC64_ADDR64, 8, SET},
	{EM_PPC64, R_PPC64_ADDR32, 4, SET},
	{EM_PPC64, R_PPC64_DTPREL64, 8, SET},
	{EM_PPC, R_PPC_ADDR32, 4, SET},
	{EM_S390, R_390_64, 8, SET},
	{EM_S390, R_390_32, 4, SET},
	{EM_MIPS, R_MIPS_32, 4, SET},
	{EM_MIPS, R_MIPS_64, 8, SET},
	{EM_LOONGARCH, 1, 4, SET},
	{EM_LOONGARCH, 2, 8, SET},
	{EM_RISCV, R_RISCV_32, 4, SET},
	{EM_RISCV, R_RISCV_64, 8, SET},
	{EM_RISCV, R_RISCV_ADD8, 1, ADD},
	{EM_RISCV, R_RISCV_ADD16, 2, ADD},
	{EM_RISCV, R_RISCV_ADD32, 4, ADD},
	{EM_RISCV, R_RISCV_ADD64, 8, ADD},
	{EM_RISCV, R_RISCV_SUB8, 1, SUB},
	{EM_RISCV, R_RISCV_SUB16, 2, SUB},
	{EM_RISCV, R_RISCV_SUB32, 4, SUB},
	{EM_RISCV, R_RISCV_SUB64, 8, SUB},
	{EM_RISCV, R_RISCV_SET8, 1, SET},
	{EM_RISCV, R_RISCV_SET16, 2, SET},
	{EM_RISCV, R_RISCV_SET32, 4, SET},
};

static const struct rule *find_rule(uint16_t machine, uint32_t type)
{
	for (size_t i = 0; i < BSZ_COUNTOF(rules); i++) {
		if (rules[i].machine == machine && rules[i].type == type)
			return &rules[i];
	}
	return NULL;
}

static uint64_t symbol_value(const struct elf_image *image,
    const struct elf_section *symtab, uint32_t symbol)
{
	const size_t size = image->is64 ? 24 : 16;
	const struct bsz_span entry = bsz_span_part(bsz_elf_section_bytes(image,
	    symtab), (uint64_t)symbol * size, size);
	uint64_t value;
	uint16_t section;

	if (!entry.data)
		return 0;
	if (image->is64) {
		section = load16(entry.data + 6, image->big);
		value = load64(entry.data + 8, image->big);
	} else {
		section = load16(entry.data + 14, image->big);
		value = load32(entry.data + 4, image->big);
	}
	if (section && section < image->section_count &&
	    image->sections[section].mapped)
		value += image->sections[section].vm;
	return value;
}

static uint64_t load(const uint8_t *at, unsigned size, bool big)
{
	struct cursor cursor = {at, at + size, big, false};

	return cursor_uint(&cursor, size);
}

static void store(uint8_t *at, unsigned size, bool big, uint64_t value)
{
	for (unsigned i = 0; i < size; i++)
		at[big ? size - 1 - i : i] = (uint8_t)(value >> 8 * i);
}

static void apply(const struct elf_image *image,
    const struct elf_section *symtab, const struct rule *rule,
    const struct elf_reloc *entry, uint8_t *at)
{
	const uint64_t old = load(at, rule->size, image->big);
	uint64_t value = symbol_value(image, symtab, entry->symbol) +
	    (uint64_t)entry->addend;

	if (rule->action == ADD)
		value = old + value;
	else if (rule->action == SUB)
		value = old - value;
	else if (!entry->has_addend)
		value += old;
	store(at, rule->size, image->big, value);
}

static void relocate_by(struct elf_image *image,
    const struct elf_section *table, uint8_t *bytes, uint64_t size)
{
	const bool has_addend = table->type == SHT_RELA;
	const uint64_t entry_size = elf_reloc_size(image, table);
	struct cursor at = cursor_on(bsz_elf_section_bytes(image, table),
	    image->big);
	const struct elf_section *symtab;
	size_t unknown = 0;

	if (table->link >= image->section_count)
		return;
	symtab = &image->sections[table->link];
	while (cursor_left(&at) >= entry_size) {
		const struct elf_reloc entry = elf_reloc_read(image, &at,
		    has_addend);
		const struct rule *rule = find_rule(image->machine,
		    entry.type);

		if (entry.type == 0)
			continue;
		if (rule && entry.offset <= size &&
		    size - entry.offset >= rule->size)
			apply(image, symtab, rule, &entry,
			    bytes + entry.offset);
		else
			unknown++;
	}
	if (unknown)
		bsz_artifact_note(image->artifact, table->offset, "section "
		    "'%s': %zu relocations of unknown type or place are not "
		    "applied", table->name, unknown);
}

void bsz_elf_relocate(struct elf_image *image, size_t section, uint8_t *bytes,
    uint64_t size)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *table = &image->sections[i];

		if (elf_reloc_is_table(table) && table->info == section)
			relocate_by(image, table, bytes, size);
	}
}
