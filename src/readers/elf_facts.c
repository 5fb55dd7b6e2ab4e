/*
 * What a file is, as facts: machine, type, linking, build ID, stripped.
 */
#include "elf_companion.h"

#include "cursor.h"

#ifndef DF_1_PIE
#define DF_1_PIE 0x08000000
#endif

static const struct {
	uint16_t machine;
	const char *name;
} machines[] = {
	{EM_X86_64, "x86-64"}, {EM_386, "x86"}, {EM_AARCH64, "AArch64"},
	{EM_ARM, "ARM"}, {EM_RISCV, "RISC-V"}, {EM_PPC64, "PowerPC64"},
	{EM_PPC, "PowerPC"}, {EM_S390, "S/390"}, {EM_MIPS, "MIPS"},
	{EM_SPARCV9, "SPARC V9"}, {EM_SPARC, "SPARC"}, {EM_68K, "m68k"},
	{EM_LOONGARCH, "LoongArch"}, {EM_BPF, "BPF"}, {EM_IA_64, "IA-64"},
	{EM_PARISC, "PA-RISC"}, {EM_SH, "SuperH"}, {EM_XTENSA, "Xtensa"},
	{EM_AVR, "AVR"}, {EM_MSP430, "MSP430"}, {EM_AMDGPU, "AMD GPU"},
	{EM_CUDA, "CUDA"}, {EM_ALPHA, "Alpha"},
};

static const char *type_name(const struct elf_image *image)
{
	uint64_t flags;

	switch (image->type) {
	case ET_REL:
		return bsz_elf_section_find(image,
		    ".gnu.linkonce.this_module") || bsz_elf_section_find(image, ".modinfo")
		    ? "kernel module" : "relocatable object";
	case ET_EXEC:
		return "executable";
	case ET_DYN:
		if (bsz_elf_dynamic_value(image, DT_FLAGS_1, &flags) &&
		    flags & DF_1_PIE)
			return "position-independent executable";
		return bsz_elf_segment_find(image, PT_INTERP) && image->entry &&
		    !bsz_elf_dynamic_value(image, DT_SONAME, &flags)
		    ? "position-independent executable" : "shared object";
	}
	return "object of unknown type";
}

static void fact_machine(struct elf_image *image)
{
	for (size_t i = 0; i < BSZ_COUNTOF(machines); i++) {
		if (machines[i].machine == image->machine) {
			bsz_artifact_fact(image->artifact, "machine", "%s",
			    machines[i].name);
			return;
		}
	}
	bsz_artifact_fact(image->artifact, "machine", "machine %u",
	    image->machine);
}

static void fact_linking(struct elf_image *image)
{
	const struct elf_segment *interp = bsz_elf_segment_find(image,
	    PT_INTERP);
	struct bsz_span path;

	if (image->type != ET_EXEC && image->type != ET_DYN)
		return;
	bsz_artifact_fact(image->artifact, "linking", "%s",
	    bsz_elf_segment_find(image, PT_DYNAMIC) && (interp ||
	    image->type == ET_DYN) ? "dynamic" : "static");
	if (!interp)
		return;
	path = bsz_span_part(image->bytes, interp->offset,
	    interp->file_size);
	if (path.size && path.data[path.size - 1] == 0)
		bsz_artifact_fact(image->artifact, "interpreter", "%s",
		    (const char *)path.data);
}

/* Search notes for NT_GNU_BUILD_ID. Note format: gABI, "Note Section". */
static const char *build_id_in(struct elf_image *image, struct bsz_span notes)
{
	static const char digits[] = "0123456789abcdef";
	struct cursor at = cursor_on(notes, image->big);

	while (cursor_left(&at) >= 12) {
		const uint32_t name_size = cursor_u32(&at);
		const uint32_t size = cursor_u32(&at);
		const uint32_t type = cursor_u32(&at);
		const struct cursor name = cursor_take(&at,
		    bsz_align_up(name_size, 4));
		struct cursor id = cursor_take(&at, size);
		char hex[2 * 64 + 1];
		size_t used = 0;

		cursor_skip(&at, bsz_min(cursor_left(&at), -size & 3));
		if (at.failed || type != 3 || name_size != 4 ||
		    memcmp(name.at, "GNU", 4) != 0)
			continue;
		while (cursor_left(&id) && used + 2 < sizeof(hex)) {
			const uint8_t byte = cursor_u8(&id);

			hex[used++] = digits[byte >> 4];
			hex[used++] = digits[byte & 15];
		}
		return bsz_arena_copy(&image->artifact->arena, hex, used);
	}
	return NULL;
}

const char *bsz_elf_build_id(struct elf_image *image)
{
	const char *id = NULL;

	for (size_t i = 1; i < image->section_count; i++) {
		if (image->sections[i].type == SHT_NOTE)
			id = build_id_in(image, bsz_elf_section_bytes(image,
			    &image->sections[i]));
		if (id)
			return id;
	}
	for (size_t i = 0; i < image->segment_count; i++) {
		if (image->segments[i].type == PT_NOTE)
			id = build_id_in(image, bsz_span_part(image->bytes,
			    image->segments[i].offset,
			    image->segments[i].file_size));
		if (id)
			return id;
	}
	return NULL;
}

static void fact_build_id(struct elf_image *image)
{
	const char *id = bsz_elf_build_id(image);

	if (id)
		bsz_artifact_fact(image->artifact, "build_id", "%s", id);
}

bool bsz_elf_has_rust(const struct elf_image *image)
{
	static const char maker[] = "rustc version";
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".comment");
	const struct bsz_span bytes = section
	    ? bsz_elf_section_bytes(image, section) : (struct bsz_span){0};

	return bytes.size && memmem(bytes.data, bytes.size, maker,
	    sizeof(maker) - 1) != NULL;
}

bool bsz_elf_has_symtab(const struct elf_image *image)
{
	for (size_t i = 1; i < image->section_count; i++) {
		if (image->sections[i].type == SHT_SYMTAB &&
		    image->sections[i].file_size)
			return true;
	}
	return false;
}

void bsz_elf_facts(struct elf_image *image)
{
	struct bsz_artifact *artifact = image->artifact;

	bsz_artifact_fact(artifact, "format", "ELF");
	bsz_artifact_fact(artifact, "class", "%s", image->is64 ? "64-bit"
							       : "32-bit");
	bsz_artifact_fact(artifact, "endianness", "%s", image->big
	    ? "big-endian" : "little-endian");
	fact_machine(image);
	bsz_artifact_fact(artifact, "type", "%s", type_name(image));
	fact_linking(image);
	fact_build_id(image);
	bsz_artifact_fact(artifact, "stripped", "%s", bsz_elf_has_symtab(image)
	    ? "no" : "yes");
	bsz_artifact_fact(artifact, "sections", "%zu", image->section_count);
	bsz_artifact_fact(artifact, "segments", "%zu", image->segment_count);
}
