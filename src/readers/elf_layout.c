/*
 * The layout of an ELF file: which part every byte of the file and every
 * mapped address belongs to. Here are the bytes of the file; memory is in
 * elf_layout_vm.c, what parts are called in elf_parts.c.
 *
 * Headers first, then sections, then what segments load beyond any section;
 * what is left is padding, an appended payload, or unknown.
 *
 * Invariant: the file's layout covers [0, size of the file) exactly once.
 */
#include "elf_layout.h"

/* Gaps above this are not read whole: a page at both ends and amid. */
#define LARGE_GAP (UINT64_C(64) << 10)
#define GAP_SAMPLE UINT64_C(4096)

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

static int lay_out_file(struct elf_image *image, uint64_t end,
    struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	BSZ_AUTO(bsz_map_release) struct bsz_map settled = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map loads = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map known = {0};
	struct bsz_map *out = &artifact->layout[BSZ_FILE];
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

int bsz_elf_layout(struct elf_image *image, struct bsz_err *err)
{
	const uint64_t end = structure_end(image);
	int rc;

	bsz_elf_place_sections(image);
	rc = bsz_elf_name_parts(image, bsz_elf_appended_kind(bsz_span_part(
	    image->bytes, end, image->bytes.size - end)), err);
	if (rc == 0)
		rc = lay_out_file(image, end, err);
	if (rc == 0)
		rc = bsz_elf_lay_out_vm(image, err);
	return rc;
}
