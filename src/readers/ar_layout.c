/*
 * The layout of an archive: the 8 bytes in front, then of each member its
 * header, its content as the member's own layout divides it, and a byte of
 * padding. The address spaces of the members are laid one behind another.
 *
 * Invariant: the file's layout covers [0, size of the archive) exactly once.
 */
#include "ar_image.h"

#include <binsize/limits.h>

/* Where a member's addresses may begin. */
#define VM_ALIGN UINT64_C(0x10000)

enum fixed_part {
	PART_NONE,
	PART_MAGIC,
	PART_HEADER,
	PART_INDEX,
	PART_NAMES,
	PART_PADDING,
	PART_OTHER,
	PART_UNKNOWN,
	PART_FIXED_COUNT /* then those of the members */
};

static const struct {
	const char *label, *kind;
} fixed_parts[PART_FIXED_COUNT] = {
	[PART_MAGIC] = {"[archive header]", "headers"},
	[PART_HEADER] = {"[member header]", "headers"},
	[PART_INDEX] = {"[symbol index]", "symbol tables"},
	[PART_NAMES] = {"[member names]", "headers"},
	[PART_PADDING] = {"[padding: member alignment]", "padding"},
	[PART_OTHER] = {"[other member]", "other members"},
	[PART_UNKNOWN] = {"[unknown]", "unknown"},
};

/* What the content of a member that is no ELF file is. */
static const enum fixed_part part_of_kind[] = {
	[BSZ_AR_MEMBER] = PART_OTHER,
	[BSZ_AR_INDEX] = PART_INDEX,
	[BSZ_AR_NAMES] = PART_NAMES,
};

static int name_parts(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	size_t count = PART_FIXED_COUNT;

	for (size_t i = 0; i < image->count; i++) {
		image->members[i].parts = (uint32_t)count;
		if (image->members[i].open)
			count += image->members[i].artifact.part_count;
	}
	if (count >= BSZ_MAX_LABELS)
		return bsz_fail_memory(err);
	artifact->part_count = count;
	artifact->parts = bsz_arena_alloc(&artifact->arena,
	    count * sizeof(*artifact->parts));
	if (!artifact->parts)
		return bsz_fail_memory(err);
	artifact->parts[PART_NONE] = (struct bsz_part){0};
	for (size_t i = 1; i < PART_FIXED_COUNT; i++) {
		const uint32_t label = bsz_labels_text(artifact->labels,
		    fixed_parts[i].label, strlen(fixed_parts[i].label));

		artifact->parts[i] = (struct bsz_part){label,
		    bsz_labels_text(artifact->labels, fixed_parts[i].kind,
		    strlen(fixed_parts[i].kind)), label};
	}
	return 0;
}

/* A member's parts, under labels of the archive. */
static int take_parts(struct ar_image *image, struct ar_member *member,
    struct bsz_err *err)
{
	const uint32_t *renumber;
	const int rc = bsz_ar_take_labels(image, member, err);

	if (rc)
		return rc;
	renumber = member->renumber;
	for (size_t i = 0; i < member->artifact.part_count; i++) {
		const struct bsz_part *part = &member->artifact.parts[i];

		image->artifact->parts[member->parts + i] = (struct bsz_part){
		    renumber[part->section], renumber[part->kind],
		    renumber[part->fallback]};
	}
	return 0;
}

/* A member's layout behind what is laid out already. */
static void take_layout(struct ar_image *image,
    const struct ar_member *member, enum bsz_domain domain, uint64_t shift)
{
	const struct bsz_map *layout = &member->artifact.layout[domain];

	for (size_t i = 0; i < layout->count; i++) {
		const struct bsz_range *range = &layout->ranges[i];

		bsz_map_push(&image->artifact->layout[domain],
		    range->start + shift, range->size, bsz_tag(member->parts +
		    bsz_range_label(range), bsz_range_evidence(range)));
	}
}

/* Where a member's addresses go; false when there is no room. */
static bool place_in_vm(struct ar_member *member, uint64_t *next)
{
	const struct bsz_map *layout = &member->artifact.layout[BSZ_VM];
	uint64_t start, size;

	member->vm = member->vm_end = *next;
	if (!layout->count)
		return true;
	start = layout->ranges[0].start;
	size = bsz_range_end(&layout->ranges[layout->count - 1]) - start;
	if (size > BSZ_MAX_VM || *next > (UINT64_C(1) << 62))
		return false;
	/* The same place in a page of VM_ALIGN as before. */
	member->vm = *next + start % VM_ALIGN;
	member->vm_end = member->vm + size;
	member->vm_shift = member->vm - start;
	*next = bsz_align_up(member->vm_end, VM_ALIGN);
	return true;
}

static void take_translation(struct bsz_translation *all,
    const struct ar_member *member)
{
	const struct bsz_translation *pieces = &member->artifact.translation;

	for (size_t i = 0; i < pieces->count; i++) {
		struct bsz_piece by_vm = pieces->by_vm[i];
		struct bsz_piece by_file = pieces->by_file[i];

		by_vm.vm += member->vm_shift;
		by_vm.file += member->place.start;
		by_file.vm += member->vm_shift;
		by_file.file += member->place.start;
		all->by_vm[all->count] = by_vm;
		all->by_file[all->count++] = by_file;
	}
}

static int translate(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_translation *all = &artifact->translation;
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->members[i].artifact.translation.count;
	all->by_vm = bsz_arena_alloc(&artifact->arena,
	    (count + 1) * sizeof(*all->by_vm));
	all->by_file = bsz_arena_alloc(&artifact->arena,
	    (count + 1) * sizeof(*all->by_file));
	if (!all->by_vm || !all->by_file)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		take_translation(all, &image->members[i]);
	return 0;
}

static void push_part(struct ar_image *image, uint64_t start, uint64_t end,
    enum fixed_part part)
{
	bsz_map_push(&image->artifact->layout[BSZ_FILE], start, end - start,
	    bsz_tag(part, BSZ_BY_FORMAT));
}

static int lay_out_member(struct ar_image *image, struct ar_member *member,
    uint64_t *next_vm, struct bsz_err *err)
{
	const struct bsz_ar_member *place = &member->place;
	int rc = 0;

	if (member->open && !place_in_vm(member, next_vm)) {
		bsz_artifact_note(image->artifact, place->start,
		    "member '%.*s' claims too much memory and is not looked "
		    "into", (int)bsz_min(place->name_size, 99), place->name);
		bsz_artifact_release(&member->artifact);
		member->open = false;
		image->open_count--;
	}
	push_part(image, place->header, place->start, PART_HEADER);
	if (member->open) {
		rc = take_parts(image, member, err);
		take_layout(image, member, BSZ_FILE, place->start);
		take_layout(image, member, BSZ_VM, member->vm_shift);
	} else {
		push_part(image, place->start, place->start + place->size,
		    part_of_kind[place->kind]);
	}
	push_part(image, place->start + place->size, place->end,
	    PART_PADDING);
	return rc;
}

int bsz_ar_layout(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	uint64_t next_vm = VM_ALIGN;
	int rc = name_parts(image, err);

	push_part(image, 0, BSZ_AR_MAGIC_SIZE, PART_MAGIC);
	for (size_t i = 0; i < image->count && !rc; i++)
		rc = lay_out_member(image, &image->members[i], &next_vm, err);
	push_part(image, image->damaged, artifact->bytes.size, PART_UNKNOWN);
	if (!rc)
		rc = translate(image, err);
	artifact->total[BSZ_FILE] = artifact->bytes.size;
	artifact->total[BSZ_VM] = bsz_map_total(&artifact->layout[BSZ_VM]);
	if (!rc && (artifact->layout[BSZ_FILE].failed ||
	    artifact->layout[BSZ_VM].failed ||
	    bsz_labels_failed(artifact->labels)))
		rc = bsz_fail_memory(err);
	return rc;
}
