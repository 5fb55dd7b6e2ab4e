/*
 * The layout of an ELF file: which part every byte of the file and every
 * mapped address belongs to.
 *
 * File domain: headers first, then sections, then what segments load beyond
 * any section; what is left is padding, an appended payload, or unknown.
 * VM domain: PT_LOAD segments as mapped; of a file without them (.o, .ko)
 * the allocated sections, laid one behind another in a private space.
 * Zero-filled thread-local data (.tbss) occupies no address of its own in
 * the file; it gets a private extent behind all others.
 *
 * Invariant: the file's layout covers [0, size of the file) exactly once.
 */
#include "elf_image.h"

#include <binsize/limits.h>

/* Where the private spaces begin, so that address 0 stays invalid. */
#define PRIVATE_BASE UINT64_C(0x10000)

/* Gaps above this are not read whole: a page at both ends and amid. */
#define LARGE_GAP (UINT64_C(64) << 10)
#define GAP_SAMPLE UINT64_C(4096)

/* Parts that are not sections. */
enum fixed_part {
	PART_NONE,
	PART_ELF_HEADER,
	PART_PROGRAM_HEADERS,
	PART_SECTION_HEADERS,
	PART_SECTION_PADDING,
	PART_PAGE_PADDING,
	PART_APPENDED,
	PART_UNKNOWN,
	PART_FIXED_COUNT /* then one a section, then one a segment */
};

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

static uint32_t section_part(size_t index)
{
	return (uint32_t)(PART_FIXED_COUNT + index);
}

static uint32_t segment_part(const struct elf_image *image, size_t index)
{
	return (uint32_t)(PART_FIXED_COUNT + image->section_count + index);
}

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

static int name_parts(struct elf_image *image, const char *appended,
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

static bool has_loads(const struct elf_image *image)
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

/*
 * Give every allocated section its place in the VM domain and say whether it
 * has one. base: where the private space may begin.
 */
static void place_sections(struct elf_image *image, bool linked,
    uint64_t base)
{
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

static void claim_headers(struct elf_image *image, struct bsz_claims *claims)
{
	const uint64_t size = image->bytes.size;
	const struct {
		uint64_t offset, size;
		uint32_t part;
	} headers[] = {
		{0, image->header_size, PART_ELF_HEADER},
		{image->phoff, bsz_mul(image->segment_count,
		    image->phentsize), PART_PROGRAM_HEADERS},
		{image->shoff, bsz_mul(image->section_count,
		    image->shentsize), PART_SECTION_HEADERS},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(headers); i++) {
		if (headers[i].offset < size)
			bsz_claims_push(claims, BSZ_RANK_STRONG + 2 - (int)i,
			    headers[i].offset, bsz_min(headers[i].size,
			    size - headers[i].offset),
			    bsz_tag(headers[i].part, BSZ_BY_FORMAT));
	}
}

/* Loaded bytes of the file, by segment. */
static int settle_loads(struct elf_image *image, struct bsz_map *out,
    struct bsz_err *err)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	int rc;

	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD)
			bsz_claims_push(&claims, BSZ_RANK_NORMAL,
			    segment->offset, segment->file_size,
			    bsz_tag(segment_part(image, i), BSZ_BY_FORMAT));
	}
	rc = bsz_settle(list, 1, out, err);
	bsz_claims_release(&claims);
	return rc;
}

static int settle_headers_and_sections(struct elf_image *image,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const list[] = {&claims};
	int rc;

	claim_headers(image, &claims);
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		bsz_claims_push(&claims, BSZ_RANK_NORMAL, section->offset,
		    section->file_size,
		    bsz_tag(section->part, BSZ_BY_FORMAT));
	}
	rc = bsz_settle(list, 1, out, err);
	bsz_claims_release(&claims);
	return rc;
}

static bool all_zero(struct bsz_span bytes)
{
	return bytes.size == 0 || (bytes.data[0] == 0 &&
	    memcmp(bytes.data, bytes.data + 1, bytes.size - 1) == 0);
}

/*
 * Zeros from end to end. Reading megabytes of zeros (a kernel has 22 of them)
 * would cost more than all the rest: each place that is looked at is a page
 * fault, which brings in 64 KiB. So of a large gap three pages are read, and
 * *evidence says that it is an inference.
 */
static bool is_zero_gap(struct bsz_span gap, enum bsz_evidence *evidence)
{
	*evidence = BSZ_BY_FORMAT;
	if (gap.size <= LARGE_GAP)
		return all_zero(gap);
	*evidence = BSZ_BY_INFERENCE;
	for (uint64_t i = 0; i < 3; i++) {
		if (!all_zero(bsz_span_part(gap, (gap.size - GAP_SAMPLE) /
		    2 * i, GAP_SAMPLE)))
			return false;
	}
	return true;
}

/* End of everything the headers account for. */
static uint64_t structure_end(const struct elf_image *image)
{
	uint64_t end = bsz_max(image->header_size, bsz_max(
	    bsz_add(image->phoff, bsz_mul(image->segment_count,
	    image->phentsize)),
	    bsz_add(image->shoff, bsz_mul(image->section_count,
	    image->shentsize))));

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->file_size)
			end = bsz_max(end, section->offset +
			    section->file_size);
	}
	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type != PT_NULL && segment->file_size)
			end = bsz_max(end, segment->offset +
			    segment->file_size);
	}
	return bsz_min(end, image->bytes.size);
}

static uint32_t load_part(const struct bsz_map *loads, uint64_t file)
{
	const struct bsz_range *range = bsz_map_find(loads, file);

	return range ? bsz_range_label(range) : PART_NONE;
}

/*
 * Append a gap, which lies in one segment or in none. Zeros are padding, of
 * pages where another segment begins behind them; anything else, and all of
 * a file without sections, belongs to its segment.
 */
static void push_gap(struct elf_image *image, const struct bsz_map *loads,
    uint64_t start, uint64_t end)
{
	const uint32_t load = load_part(loads, start);
	enum bsz_evidence evidence = BSZ_BY_FORMAT;
	uint32_t part = load != PART_NONE ? load : PART_UNKNOWN;

	if ((image->section_count > 1 || load == PART_NONE) && is_zero_gap(
	    bsz_span_part(image->bytes, start, end - start), &evidence)) {
		const uint32_t before = start ? load_part(loads, start - 1)
					      : load;
		const uint32_t behind = load_part(loads, end);

		part = behind != PART_NONE && behind != before
		    ? PART_PAGE_PADDING : PART_SECTION_PADDING;
	}
	bsz_map_push(&image->artifact->layout[BSZ_FILE], start, end - start,
	    bsz_tag(part, evidence));
}

static int lay_out_file(struct elf_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	BSZ_AUTO(bsz_map_release) struct bsz_map settled = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map loads = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map known = {0};
	struct bsz_map *out = &artifact->layout[BSZ_FILE];
	const uint64_t end = structure_end(image);
	uint64_t at = 0;
	int rc = settle_headers_and_sections(image, &settled, err);

	if (rc == 0)
		rc = settle_loads(image, &loads, err);
	if (rc == 0)
		rc = bsz_map_overlay(&settled, &loads, &known, err);
	if (rc != 0)
		return rc;
	for (size_t i = 0; i < known.count; i++) {
		const struct bsz_range *range = &known.ranges[i];

		if (at < range->start)
			push_gap(image, &loads, at, range->start);
		at = bsz_range_end(range);
		if (bsz_range_label(range) >= segment_part(image, 0))
			push_gap(image, &loads, range->start, at);
		else
			bsz_map_push(out, range->start, range->size,
			    range->tag);
	}
	if (at < end)
		push_gap(image, &loads, at, end);
	bsz_map_push(out, end, image->bytes.size - end,
	    bsz_tag(PART_APPENDED, BSZ_BY_FORMAT));
	artifact->total[BSZ_FILE] = image->bytes.size;
	return out->failed ? bsz_fail_memory(err) : 0;
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

static int lay_out_vm(struct elf_image *image, const struct bsz_map *extents,
    struct bsz_err *err)
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

int bsz_elf_layout(struct elf_image *image, struct bsz_err *err)
{
	const bool linked = has_loads(image);
	const uint64_t end = structure_end(image);
	BSZ_AUTO(bsz_map_release) struct bsz_map extents = {0};
	uint64_t base = PRIVATE_BASE;
	int rc;

	for (size_t i = 0; i < image->segment_count && linked; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_LOAD)
			base = bsz_max(base, bsz_align_up(bsz_add(
			    bsz_add(segment->vaddr, segment->vm_size),
			    PRIVATE_BASE), PRIVATE_BASE));
	}
	place_sections(image, linked, base);
	rc = name_parts(image, bsz_elf_appended_kind(bsz_span_part(image->bytes,
	    end, image->bytes.size - end)), err);
	if (rc == 0)
		rc = lay_out_file(image, err);
	if (rc == 0)
		rc = map_extents(image, linked, &extents, err);
	if (rc == 0)
		rc = build_translation(image, linked, &extents, err);
	if (rc == 0)
		rc = lay_out_vm(image, &extents, err);
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
