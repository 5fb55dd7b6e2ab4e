/*
 * What memory holds: PT_LOAD segments as mapped; of a file without them (.o,
 * .ko) the allocated sections, laid one behind another in a private space.
 * Zero-filled thread-local data (.tbss) occupies no address of its own in
 * the file; it gets a private extent behind all others.
 */
#include "elf_layout.h"

#include <binsize/limits.h>

/* Where the private spaces begin, so that address 0 stays invalid. */
#define PRIVATE_BASE UINT64_C(0x10000)

bool bsz_elf_has_loads(const struct elf_image *image)
{
	for (size_t i = 0; i < image->segment_count; i++) {
		if (image->segments[i].type == PT_LOAD &&
		    image->segments[i].vm_size)
			return true;
	}
	return false;
}

static bool is_tls_zero(const struct elf_section *section)
{
	return section->type == SHT_NOBITS && section->flags & SHF_TLS;
}

/* Where the private space may begin: behind all that is loaded. */
static uint64_t private_base(const struct elf_image *image)
{
	uint64_t base = PRIVATE_BASE;

	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD)
			base = bsz_max(base, bsz_align_up(bsz_add(
			    bsz_add(segment->vaddr, segment->vm_size),
			    PRIVATE_BASE), PRIVATE_BASE));
	}
	return base;
}

void bsz_elf_place_sections(struct elf_image *image)
{
	const bool linked = bsz_elf_has_loads(image);
	uint64_t base = linked ? private_base(image) : PRIVATE_BASE;

	for (size_t i = 1; i < image->section_count; i++) {
		struct elf_section *section = &image->sections[i];

		section->part = section_part(i);
		if (!(section->flags & SHF_ALLOC) || section->size == 0)
			continue;
		if (section->size > BSZ_MAX_VM ||
		    section->size > UINT64_MAX - section->addr) {
			bsz_artifact_note(image->artifact, BSZ_NO_OFFSET,
			    "section %zu '%.99s' claims %llu bytes of memory "
			    "at 0x%llx and is left out of it", i, section->name,
			    (unsigned long long)section->size,
			    (unsigned long long)section->addr);
			continue;
		}
		if (linked && !is_tls_zero(section)) {
			section->mapped = true;
		} else {
			base = bsz_align_up(base, bsz_min(section->align,
			    UINT64_C(1) << 20));
			section->vm = base;
			base = bsz_add(base, section->size);
			section->mapped = base < UINT64_MAX;
		}
		section->executable = section->mapped &&
		    section->flags & SHF_EXECINSTR;
	}
}

/* The mapped extents, labelled by segment or section part. */
static int map_extents(struct elf_image *image, bool linked,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	int rc;

	for (size_t i = 0; i < image->segment_count && linked; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD &&
		    segment->vm_size)
			bsz_claims_push(&claims, BSZ_RANK_WEAK,
			    segment->vaddr, segment->vm_size,
			    bsz_tag(segment_part(image, i), BSZ_BY_FORMAT));
	}
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped && (!linked || is_tls_zero(section)))
			bsz_claims_push(&claims, BSZ_RANK_WEAK, section->vm,
			    section->size,
			    bsz_tag(section->part, BSZ_BY_FORMAT));
	}
	rc = bsz_settle(list, 1, out, err);
	bsz_claims_release(&claims);
	return rc;
}

static void push_piece(struct bsz_translation *translation, uint64_t vm,
    uint64_t file, uint64_t size)
{
	struct bsz_piece *last = translation->count
	    ? &translation->by_vm[translation->count - 1] : NULL;

	if (last && last->vm + last->size == vm &&
	    last->file + last->size == file) {
		last->size += size;
		return;
	}
	translation->by_vm[translation->count++] =
	    (struct bsz_piece){vm, file, size};
}

static int compare_piece_file(const void *a, const void *b)
{
	const struct bsz_piece *left = a, *right = b;

	if (left->file != right->file)
		return left->file < right->file ? -1 : 1;
	return left->vm < right->vm ? -1 : left->vm > right->vm;
}

static int compare_piece_vm(const void *a, const void *b)
{
	const struct bsz_piece *left = a, *right = b;

	return left->vm < right->vm ? -1 : left->vm > right->vm;
}

/* Make pieces disjoint in the file too: the lower address keeps a byte. */
static int finish_translation(struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct bsz_translation *all = &artifact->translation;
	uint64_t end = 0;
	size_t kept = 0;

	all->by_file = bsz_arena_alloc(&artifact->arena,
	    (all->count + 1) * sizeof(*all->by_file));
	if (!all->by_file)
		return bsz_fail_memory(err);
	qsort(all->by_vm, all->count, sizeof(*all->by_vm),
	    compare_piece_file);
	for (size_t i = 0; i < all->count; i++) {
		struct bsz_piece piece = all->by_vm[i];
		const uint64_t cut = piece.file < end ? end - piece.file : 0;

		if (cut >= piece.size)
			continue;
		piece.vm += cut;
		piece.file += cut;
		piece.size -= cut;
		end = piece.file + piece.size;
		all->by_file[kept++] = piece;
	}
	all->count = kept;
	if (kept)
		memcpy(all->by_vm, all->by_file,
		    kept * sizeof(*all->by_vm));
	qsort(all->by_vm, kept, sizeof(*all->by_vm), compare_piece_vm);
	return 0;
}

/*
 * Which addresses the file backs: loaded bytes of segments, but not where a
 * section says it has none (debug files keep headers of segments they lost).
 */
static int build_translation(struct elf_image *image, bool linked,
    const struct bsz_map *extents, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	BSZ_AUTO(bsz_map_release) struct bsz_map empty = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map backed = {0};
	const uint32_t hole = (uint32_t)artifact->part_count;
	int rc;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped && section->type == SHT_NOBITS)
			bsz_claims_push(&claims, BSZ_RANK_WEAK, section->vm,
			    section->size, bsz_tag(hole, BSZ_BY_FORMAT));
	}
	rc = bsz_settle(list, 1, &empty, err);
	bsz_claims_release(&claims);
	if (rc == 0)
		rc = bsz_map_overlay(&empty, extents, &backed, err);
	if (rc != 0)
		return rc;
	artifact->translation.by_vm = bsz_arena_alloc(&artifact->arena,
	    (backed.count + 1) * sizeof(struct bsz_piece));
	if (!artifact->translation.by_vm)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < backed.count; i++) {
		const struct bsz_range *range = &backed.ranges[i];
		const uint32_t part = bsz_range_label(range);
		uint64_t vm, file, size, delta;

		if (part == hole)
			continue;
		if (linked && part >= segment_part(image, 0)) {
			const struct elf_segment *segment = &image->segments[
			    part - segment_part(image, 0)];

			vm = segment->vaddr;
			file = segment->offset;
			size = bsz_min(segment->file_size, segment->vm_size);
		} else {
			const struct elf_section *section = &image->sections[
			    part - section_part(0)];

			vm = section->vm;
			file = section->offset;
			size = section->file_size;
		}
		delta = range->start - vm;
		if (delta < size)
			push_piece(&artifact->translation, range->start,
			    file + delta, bsz_min(range->size, size - delta));
	}
	return finish_translation(artifact, err);
}

/* The file's header and padding parts as they appear in memory. */
static void headers_in_vm(struct elf_image *image, struct bsz_claims *claims)
{
	const struct bsz_map *file = &image->artifact->layout[BSZ_FILE];
	const struct bsz_translation *translation =
	    &image->artifact->translation;
	size_t piece = 0;

	for (size_t i = 0; i < file->count; i++) {
		const struct bsz_range *range = &file->ranges[i];
		const uint64_t end = bsz_range_end(range);

		if (bsz_range_label(range) >= section_part(0))
			continue;
		while (piece < translation->count &&
		    translation->by_file[piece].file +
		    translation->by_file[piece].size <= range->start)
			piece++;
		for (size_t k = piece; k < translation->count &&
		    translation->by_file[k].file < end; k++) {
			const struct bsz_piece *p = &translation->by_file[k];
			const uint64_t from = bsz_max(p->file, range->start);
			const uint64_t to = bsz_min(p->file + p->size, end);

			bsz_claims_push(claims, BSZ_RANK_NORMAL,
			    p->vm + (from - p->file), to - from, range->tag);
		}
	}
}

static int lay_out_extents(struct elf_image *image,
    const struct bsz_map *extents, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	BSZ_AUTO(bsz_map_release) struct bsz_map settled = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map clipped = {0};
	int rc;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped)
			bsz_claims_push(&claims, BSZ_RANK_STRONG, section->vm,
			    section->size,
			    bsz_tag(section->part, BSZ_BY_FORMAT));
	}
	headers_in_vm(image, &claims);
	rc = bsz_settle(list, 1, &settled, err);
	bsz_claims_release(&claims);
	if (rc == 0)
		rc = bsz_map_clip(&settled, extents, &clipped, err);
	if (rc == 0)
		rc = bsz_map_overlay(&clipped, extents,
		    &artifact->layout[BSZ_VM], err);
	if (rc == 0)
		artifact->total[BSZ_VM] = bsz_map_total(extents);
	return rc;
}

/* Executable extents: sections, or segments where there are no sections. */
static int collect_code(struct elf_image *image, bool linked,
    struct bsz_err *err)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	BSZ_AUTO(bsz_map_release) struct bsz_map code = {0};
	int rc;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->executable)
			bsz_claims_push(&claims, 0, section->vm,
			    section->size, bsz_tag((uint32_t)i,
			    BSZ_BY_FORMAT));
	}
	for (size_t i = 0; i < image->segment_count && linked &&
	    image->section_count <= 1; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD && segment->flags & PF_X)
			bsz_claims_push(&claims, 0, segment->vaddr,
			    segment->vm_size, bsz_tag(0, BSZ_BY_FORMAT));
	}
	rc = bsz_settle(list, 1, &code, err);
	bsz_claims_release(&claims);
	if (rc != 0)
		return rc;
	image->code = bsz_arena_alloc(&image->artifact->arena,
	    (code.count + 1) * sizeof(*image->code));
	if (!image->code)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < code.count; i++)
		image->code[i] = (struct elf_extent){code.ranges[i].start,
		    bsz_range_end(&code.ranges[i]),
		    bsz_range_label(&code.ranges[i])};
	image->code_count = code.count;
	return 0;
}

int bsz_elf_lay_out_vm(struct elf_image *image, struct bsz_err *err)
{
	const bool linked = bsz_elf_has_loads(image);
	BSZ_AUTO(bsz_map_release) struct bsz_map extents = {0};
	int rc = map_extents(image, linked, &extents, err);

	if (rc == 0)
		rc = build_translation(image, linked, &extents, err);
	if (rc == 0)
		rc = lay_out_extents(image, &extents, err);
	if (rc == 0)
		rc = collect_code(image, linked, err);
	return rc;
}

const struct elf_extent *bsz_elf_code_find(const struct elf_image *image,
    uint64_t vm)
{
	size_t low = 0, high = image->code_count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (image->code[middle].end <= vm)
			low = middle + 1;
		else
			high = middle;
	}
	return low < image->code_count && image->code[low].start <= vm
	    ? &image->code[low] : NULL;
}
