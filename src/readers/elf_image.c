/*
 * Headers of an ELF file, decoded by libelf from memory.
 *
 * libelf gets the mapped span, never a path or descriptor, so that archive
 * members and test images take the same way as files. What it hands out is
 * checked against the span here; everything later may trust offset and
 * file_size of a section, and file_size of a segment.
 */
#include "elf_image.h"

#include "cursor.h"

#include <binsize/limits.h>

#include <gelf.h>
#include <libelf.h>

static void elf_handle_end(Elf **elf)
{
	if (*elf)
		(void)elf_end(*elf); /* reference count, not a status */
}

/* The part of [offset, offset + size) that the file really has. */
static uint64_t in_file(const struct elf_image *image, uint64_t offset,
    uint64_t size)
{
	if (offset >= image->bytes.size)
		return 0;
	return bsz_min(size, image->bytes.size - offset);
}

/* The bytes of a string table up to its last NUL. */
static struct bsz_span string_table(const struct elf_image *image,
    const struct elf_section *names)
{
	struct bsz_span bytes = bsz_elf_section_bytes(image, names);
	const uint8_t *nul = bytes.size
	    ? memrchr(bytes.data, 0, bytes.size) : NULL;

	bytes.size = nul ? (uint64_t)(nul - bytes.data) + 1 : 0;
	return bytes;
}

static void read_section(struct elf_image *image, Elf_Scn *scn,
    struct elf_section *out, uint32_t *name)
{
	GElf_Shdr header;

	if (!gelf_getshdr(scn, &header))
		return;
	*name = header.sh_name;
	out->type = header.sh_type;
	out->link = header.sh_link;
	out->info = header.sh_info;
	out->flags = header.sh_flags;
	out->addr = out->vm = header.sh_addr;
	out->offset = header.sh_offset;
	out->size = header.sh_size;
	out->align = header.sh_addralign;
	out->entsize = header.sh_entsize;
	if (out->type != SHT_NOBITS && out->type != SHT_NULL)
		out->file_size = in_file(image, out->offset, out->size);
}

static int read_sections(struct elf_image *image, Elf *elf,
    struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_span table = {NULL, 0};
	size_t count = 0, names_index = 0;
	uint32_t *names;

	if (elf_getshdrnum(elf, &count) || count == 0)
		return 0;
	image->sections = bsz_arena_alloc(&artifact->arena,
	    count * sizeof(*image->sections));
	names = bsz_calloc(count, sizeof(*names));
	if (!image->sections || !names) {
		bsz_free(names);
		return bsz_fail_memory(err);
	}
	memset(image->sections, 0, count * sizeof(*image->sections));
	for (size_t i = 1; i < count; i++) {
		Elf_Scn *scn = elf_getscn(elf, i);

		if (scn)
			read_section(image, scn, &image->sections[i],
			    &names[i]);
	}
	image->section_count = count;
	if (elf_getshdrstrndx(elf, &names_index) || names_index >= count)
		names_index = 0;
	if (count > 1 && (names_index == 0 ||
	    image->sections[names_index].file_size == 0))
		bsz_artifact_note(artifact, BSZ_NO_OFFSET,
		    "sections have no names: e_shstrndx is no section with "
		    "bytes in the file");
	if (names_index)
		table = string_table(image, &image->sections[names_index]);
	for (size_t i = 0; i < count; i++)
		image->sections[i].name = names[i] < table.size
		    ? (const char *)table.data + names[i] : "";
	bsz_free(names);
	return 0;
}

/* A segment that cannot be mapped keeps its bytes in the file only. */
static void check_segment(struct elf_image *image,
    struct elf_segment *segment, size_t index)
{
	if (segment->type != PT_LOAD || (segment->vm_size <= BSZ_MAX_VM &&
	    segment->vm_size <= UINT64_MAX - segment->vaddr))
		return;
	bsz_artifact_note(image->artifact, image->phoff, "segment %zu claims "
	    "%llu bytes of memory at 0x%llx and is left out of it", index,
	    (unsigned long long)segment->vm_size,
	    (unsigned long long)segment->vaddr);
	segment->vm_size = 0;
}

static int read_segments(struct elf_image *image, Elf *elf,
    struct bsz_err *err)
{
	size_t count = 0, kept = 0, loads = 0;

	if (image->phoff >= image->bytes.size) {
		bsz_artifact_note(image->artifact, image->phoff,
		    "the program headers are behind the end of the file");
		return 0;
	}
	if (elf_getphdrnum(elf, &count) || count == 0)
		return 0;
	count = bsz_min(count, image->bytes.size / image->phentsize);
	image->segments = bsz_arena_alloc(&image->artifact->arena,
	    (count + 1) * sizeof(*image->segments));
	if (!image->segments)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		struct elf_segment *segment = &image->segments[kept];
		GElf_Phdr header;

		if (!gelf_getphdr(elf, (int)i, &header)) {
			bsz_artifact_note(image->artifact, image->phoff,
			    "program header %zu cannot be read: %s", i,
			    elf_errmsg(-1));
			break;
		}
		*segment = (struct elf_segment){header.p_type,
		    header.p_flags, header.p_offset, header.p_vaddr,
		    header.p_paddr,
		    in_file(image, header.p_offset, header.p_filesz),
		    header.p_memsz, header.p_align,
		    header.p_type == PT_LOAD ? ++loads : 0};
		check_segment(image, segment, i);
		kept++;
		if (header.p_type == PT_TLS && !image->tls)
			image->tls = segment;
	}
	image->segment_count = kept;
	return 0;
}

/* Say which headers reach past the end of the file: it is cut short. */
static void note_truncation(struct elf_image *image)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->type == SHT_NOBITS || section->type == SHT_NULL ||
		    section->file_size == section->size)
			continue;
		bsz_artifact_note(image->artifact, section->offset,
		    "section %zu '%.99s' has %llu of its %llu bytes in the "
		    "file",
		    i, section->name, (unsigned long long)section->file_size,
		    (unsigned long long)section->size);
	}
	if (image->shoff && image->section_count == 0)
		bsz_artifact_note(image->artifact, image->shoff,
		    "the section headers cannot be read; the report is by "
		    "segments");
}

static int read_header(struct elf_image *image, Elf *elf,
    struct bsz_err *err)
{
	GElf_Ehdr header;

	if (!gelf_getehdr(elf, &header))
		return bsz_fail(err, BSZ_EINPUT, "ELF header: %s",
		    elf_errmsg(-1));
	image->is64 = header.e_ident[EI_CLASS] == ELFCLASS64;
	image->big = header.e_ident[EI_DATA] == ELFDATA2MSB;
	image->type = header.e_type;
	image->machine = header.e_machine;
	image->flags = header.e_flags;
	image->entry = header.e_entry;
	image->header_size = image->is64 ? sizeof(Elf64_Ehdr)
					 : sizeof(Elf32_Ehdr);
	image->phoff = header.e_phoff;
	/* libelf reads entries of the format's size, whatever these say */
	image->phentsize = image->is64 ? sizeof(Elf64_Phdr)
				       : sizeof(Elf32_Phdr);
	image->shoff = header.e_shoff;
	image->shentsize = image->is64 ? sizeof(Elf64_Shdr)
				       : sizeof(Elf32_Shdr);
	if (header.e_phnum && header.e_phentsize != image->phentsize)
		bsz_artifact_note(image->artifact, 0, "e_phentsize is %u "
		    "where %llu is expected", header.e_phentsize,
		    (unsigned long long)image->phentsize);
	if (header.e_shoff && header.e_shentsize != image->shentsize)
		bsz_artifact_note(image->artifact, 0, "e_shentsize is %u "
		    "where %llu is expected", header.e_shentsize,
		    (unsigned long long)image->shentsize);
	if (image->type == ET_CORE)
		return bsz_fail(err, BSZ_EINPUT, "a core file holds the "
		    "memory of a process, not a program (give the program "
		    "that dumped it)");
	return 0;
}

/* What e_ident must say before libelf is asked; it only says "invalid". */
static int check_ident(struct bsz_span bytes, struct bsz_err *err)
{
	if (bytes.size < sizeof(Elf32_Ehdr))
		return bsz_fail(err, BSZ_EINPUT, "the ELF header is cut off: "
		    "the file has %llu bytes, at least %zu are needed",
		    (unsigned long long)bytes.size, sizeof(Elf32_Ehdr));
	if (bytes.data[EI_CLASS] != ELFCLASS32 &&
	    bytes.data[EI_CLASS] != ELFCLASS64)
		return bsz_fail(err, BSZ_EINPUT, "ELF class at offset 4 is "
		    "%u; 1 (32-bit) or 2 (64-bit) is expected",
		    bytes.data[EI_CLASS]);
	if (bytes.data[EI_DATA] != ELFDATA2LSB &&
	    bytes.data[EI_DATA] != ELFDATA2MSB)
		return bsz_fail(err, BSZ_EINPUT, "ELF byte order at offset 5 "
		    "is %u; 1 (little-endian) or 2 (big-endian) is expected",
		    bytes.data[EI_DATA]);
	if (bytes.data[EI_VERSION] != EV_CURRENT)
		return bsz_fail(err, BSZ_EINPUT, "ELF version at offset 6 is "
		    "%u; 1 is expected", bytes.data[EI_VERSION]);
	return 0;
}

int bsz_elf_image_read(struct bsz_artifact *artifact, struct bsz_span bytes,
    struct elf_image **out, struct bsz_err *err)
{
	BSZ_AUTO(elf_handle_end) Elf *elf = NULL;
	struct elf_image *image;
	int rc = check_ident(bytes, err);

	if (rc != 0)
		return rc;
	if (elf_version(EV_CURRENT) == EV_NONE)
		return bsz_fail(err, BSZ_EINPUT, "libelf: %s",
		    elf_errmsg(-1));
	/* libelf reads through the pointer; its parameter lacks the const */
	elf = elf_memory((char *)(uintptr_t)bytes.data, bytes.size);
	if (!elf || elf_kind(elf) != ELF_K_ELF)
		return bsz_fail(err, BSZ_EINPUT, "ELF headers at offset 0 "
		    "are damaged or cut off (%s; file has %llu bytes)",
		    elf ? "no ELF structure" : elf_errmsg(-1),
		    (unsigned long long)bytes.size);
	image = bsz_arena_alloc(&artifact->arena, sizeof(*image));
	if (!image)
		return bsz_fail_memory(err);
	*image = (struct elf_image){.artifact = artifact, .bytes = bytes,
	    .mapped = artifact->mapped};
	rc = read_header(image, elf, err);
	if (rc == 0)
		rc = read_sections(image, elf, err);
	if (rc == 0)
		rc = read_segments(image, elf, err);
	if (rc != 0)
		return rc;
	if (bytes.data == artifact->bytes.data)
		note_truncation(image);
	*out = image;
	return 0;
}

struct bsz_span bsz_elf_section_bytes(const struct elf_image *image,
    const struct elf_section *section)
{
	return bsz_span_part(image->bytes, section->offset,
	    section->file_size);
}

const struct elf_section *bsz_elf_section_find(const struct elf_image *image,
    const char *name)
{
	for (size_t i = 1; i < image->section_count; i++) {
		if (strcmp(image->sections[i].name, name) == 0)
			return &image->sections[i];
	}
	return NULL;
}

bool bsz_elf_dynamic_value(const struct elf_image *image, uint64_t wanted,
    uint64_t *value)
{
	const unsigned word = image->is64 ? 8 : 4;

	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];
		struct cursor at;

		if (segment->type != PT_DYNAMIC)
			continue;
		at = cursor_on(bsz_span_part(image->bytes, segment->offset,
		    segment->file_size), image->big);
		while (cursor_left(&at) >= 2 * word) {
			const uint64_t tag = cursor_uint(&at, word);

			*value = cursor_uint(&at, word);
			if (tag == wanted)
				return true;
			if (tag == DT_NULL)
				break;
		}
	}
	return false;
}

const struct elf_segment *bsz_elf_segment_find(const struct elf_image *image,
    uint32_t type)
{
	for (size_t i = 0; i < image->segment_count; i++) {
		if (image->segments[i].type == type)
			return &image->segments[i];
	}
	return NULL;
}
