/*
 * The parts of an ELF file: what has a section's name, a segment's, or one
 * of ours. A label of the layout is an index of a part.
 */
#include "elf_layout.h"

#include <binsize/limits.h>

static const struct {
	const char *label, *kind;
} fixed_parts[PART_FIXED_COUNT] = {
	[PART_ELF_HEADER] = {"[ELF header]", "headers"},
	[PART_PROGRAM_HEADERS] = {"[program headers]", "headers"},
	[PART_SECTION_HEADERS] = {"[section headers]", "headers"},
	[PART_SECTION_PADDING] = {"[padding: section alignment]", "padding"},
	[PART_PAGE_PADDING] = {"[padding: page alignment]", "padding"},
	[PART_APPENDED] = {NULL, "appended data"},
	[PART_UNKNOWN] = {"[unknown]", "unknown"},
};

static uint32_t text_label(struct elf_image *image, const char *text)
{
	return bsz_labels_text(image->artifact->labels, text, strlen(text));
}

static uint32_t segment_label(struct elf_image *image, size_t index,
    bool bracket)
{
	const struct elf_segment *segment = &image->segments[index];

	return bsz_labels_printf(image->artifact->labels,
	    "%sLOAD #%zu [%s%s%s]%s", bracket ? "[" : "", segment->number,
	    segment->flags & PF_R ? "R" : "", segment->flags & PF_W ? "W" : "",
	    segment->flags & PF_X ? "X" : "", bracket ? "]" : "");
}

/* "[section .text]", by hand: printf took a tenth of a small report. */
static uint32_t fallback_label(struct elf_image *image, const char *name)
{
	static const char before[] = "[section ";
	const size_t size = strnlen(name, BSZ_MAX_SECTION_NAME);
	char text[sizeof(before) + BSZ_MAX_SECTION_NAME + 1];

	memcpy(text, before, sizeof(before) - 1);
	memcpy(text + sizeof(before) - 1, name, size);
	text[sizeof(before) - 1 + size] = ']';
	return bsz_labels_copy(image->artifact->labels, text,
	    sizeof(before) + size);
}

int bsz_elf_name_parts(struct elf_image *image, const char *appended,
    struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_labels *labels = artifact->labels;

	artifact->part_count = segment_part(image, image->segment_count);
	artifact->parts = bsz_arena_alloc(&artifact->arena,
	    artifact->part_count * sizeof(*artifact->parts));
	if (!artifact->parts)
		return bsz_fail_memory(err);
	memset(artifact->parts, 0,
	    artifact->part_count * sizeof(*artifact->parts));
	for (size_t i = 1; i < PART_FIXED_COUNT; i++) {
		struct bsz_part *part = &artifact->parts[i];

		part->section = part->fallback = fixed_parts[i].label
		    ? text_label(image, fixed_parts[i].label)
		    : bsz_labels_printf(labels, "[appended %s]", appended);
		part->kind = text_label(image, fixed_parts[i].kind);
	}
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		struct bsz_part *part = &artifact->parts[section->part];

		part->section = section->name[0]
		    ? bsz_labels_text(labels, section->name,
		    strnlen(section->name, BSZ_MAX_SECTION_NAME))
		    : bsz_labels_printf(labels, "[section #%zu]", i);
		part->fallback = section->name[0]
		    ? fallback_label(image, section->name) : part->section;
		part->kind = text_label(image, bsz_elf_section_kind(section));
	}
	for (size_t i = 0; i < image->segment_count; i++) {
		struct bsz_part *part =
		    &artifact->parts[segment_part(image, i)];

		if (image->segments[i].type != PT_LOAD)
			continue;
		part->section = part->fallback = segment_label(image, i, true);
		part->kind = text_label(image, image->segments[i].flags & PF_X
		    ? "code" : image->segments[i].flags & PF_W ? "data"
		    : "read-only data");
	}
	return bsz_labels_failed(labels) ? bsz_fail_memory(err) : 0;
}

int bsz_elf_scan_segments(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct elf_image *image = artifact->image;
	struct bsz_claims vm, file;
	struct bsz_claims *const vm_list[] = {&vm};
	struct bsz_claims *const file_list[] = {&file};
	int rc;

	bsz_artifact_claims(artifact, BSZ_VM, &vm);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD)
			bsz_claims_push(&vm, BSZ_RANK_NORMAL, segment->vaddr,
			    segment->vm_size, bsz_tag(segment_label(image, i,
			    false), BSZ_BY_FORMAT));
	}
	rc = bsz_artifact_settle(artifact, BSZ_SEGMENT, vm_list, file_list, 1,
	    err);
	bsz_claims_release(&vm);
	bsz_claims_release(&file);
	return rc;
}
