/*
 * Unwind entries (FDEs) of .eh_frame and .debug_frame: the extents of
 * functions that hold even when symbols are gone.
 *
 * Specification: LSB 5.0, 10.6 (.eh_frame); DWARF 5, 6.4.1 (.debug_frame).
 * Only lengths and start addresses are decoded, never instructions. A damaged
 * entry ends the list, because lengths are what leads to the next one.
 */
#include "elf_image.h"

#include "cursor.h"

#define PE_ABSENT 0xff
#define PE_RELATIVE 0x70
#define PE_PC 0x10
#define PE_FORMAT 0x0f
#define PE_INDIRECT 0x80

struct frame {
	struct elf_image *image;
	const struct elf_section *section;
	struct bsz_span bytes;
	bool eh;
	uint64_t cie;          /* offset the next two belong to */
	uint8_t encoding;      /* of addresses in its FDEs */
	uint8_t lsda_encoding; /* of pointers to exception tables */
	bool augmented;        /* FDEs have a length of augmentation data */
	uint8_t address_size;
	struct elf_fde *items;
	size_t count, room;
};

/* Size in bytes of an encoded pointer, 0 for LEB128 and unknown ones. */
static unsigned encoded_size(const struct frame *frame, uint8_t encoding)
{
	switch (encoding & PE_FORMAT) {
	case 0x00:
		return frame->address_size;
	case 0x02:
	case 0x0a:
		return 2;
	case 0x03:
	case 0x0b:
		return 4;
	case 0x04:
	case 0x0c:
		return 8;
	}
	return 0;
}

static uint64_t read_encoded(const struct frame *frame, struct cursor *at,
    uint8_t encoding)
{
	const uint64_t place = frame->section->vm +
	    (uint64_t)(at->at - frame->bytes.data);
	const unsigned size = encoded_size(frame, encoding);
	uint64_t value;

	if (size == 0) {
		cursor_fail(at);
		return 0;
	}
	value = cursor_uint(at, size);
	if ((encoding & PE_FORMAT) >= 0x0a && size < 8)
		value = (uint64_t)((int64_t)(value << (64 - 8 * size)) >>
		    (64 - 8 * size));
	if ((encoding & PE_RELATIVE) == PE_PC)
		value += place;
	return frame->image->is64 ? value : value & UINT32_MAX;
}

/* Read a CIE for what its FDEs need. False when it cannot be understood. */
static bool read_cie(struct frame *frame, uint64_t offset)
{
	struct cursor at = cursor_on(frame->bytes, frame->image->big);
	const char *augmentation;
	size_t size;
	uint32_t length;
	uint8_t version;

	if (frame->cie == offset)
		return true;
	cursor_skip(&at, offset);
	length = cursor_u32(&at);
	cursor_skip(&at, length == UINT32_MAX ? 8 : 0);
	cursor_skip(&at, length == UINT32_MAX && !frame->eh ? 8 : 4);
	version = cursor_u8(&at);
	augmentation = cursor_string(&at, &size);
	frame->address_size = frame->image->is64 ? 8 : 4;
	frame->encoding = 0;
	frame->lsda_encoding = PE_ABSENT;
	frame->augmented = size && augmentation[0] == 'z';
	if (version >= 4) {
		frame->address_size = cursor_u8(&at);
		cursor_skip(&at, 1);
	}
	(void)cursor_uleb(&at);
	(void)cursor_sleb(&at);
	if (version == 1)
		cursor_skip(&at, 1);
	else
		(void)cursor_uleb(&at);
	if (frame->augmented) {
		(void)cursor_uleb(&at);
		for (size_t i = 1; i < size && !at.failed; i++) {
			if (augmentation[i] == 'R')
				frame->encoding = cursor_u8(&at);
			else if (augmentation[i] == 'L')
				frame->lsda_encoding = cursor_u8(&at);
			else if (augmentation[i] == 'P')
				(void)read_encoded(frame, &at, cursor_u8(&at));
		}
	}
	frame->cie = offset;
	return !at.failed && encoded_size(frame, frame->encoding) != 0 &&
	    !(frame->encoding & PE_INDIRECT) &&
	    frame->encoding != PE_ABSENT;
}

/* The exception table that an FDE points to, behind its two addresses. */
static uint64_t read_lsda(const struct frame *frame, struct cursor *at)
{
	const uint8_t encoding = frame->lsda_encoding;
	const uint8_t *place;
	uint64_t value;

	if (!frame->augmented || encoding == PE_ABSENT ||
	    encoding & PE_INDIRECT)
		return 0;
	(void)cursor_uleb(at);
	place = at->at;
	value = read_encoded(frame, at, encoding & PE_FORMAT);
	if (at->failed || value == 0)
		return 0;
	if ((encoding & PE_RELATIVE) == PE_PC)
		value += frame->section->vm +
		    (uint64_t)(place - frame->bytes.data);
	return frame->image->is64 ? value : value & UINT32_MAX;
}

static bool push_fde(struct frame *frame, struct elf_fde fde)
{
	if (frame->count == frame->room) {
		const size_t room = frame->room ? frame->room * 2 : 256;
		struct elf_fde *items = bsz_realloc(frame->items,
		    room * sizeof(*items));

		if (!items)
			return false;
		frame->items = items;
		frame->room = room;
	}
	frame->items[frame->count++] = fde;
	return true;
}

/*
 * One entry at `at`. Returns 1 when it was read or skipped, 0 at the end of
 * the list, -1 when memory is short.
 */
static int read_entry(struct frame *frame, struct cursor *at)
{
	const uint64_t offset = (uint64_t)(at->at - frame->bytes.data);
	uint64_t length = cursor_u32(at), id, id_at, cie;
	bool wide = false;
	struct cursor entry;
	struct elf_fde fde = {.offset = offset};

	if (length == 0)
		return frame->eh ? 0 : 1;
	if (length == UINT32_MAX) {
		wide = true;
		length = cursor_u64(at);
	}
	id_at = (uint64_t)(at->at - frame->bytes.data);
	entry = cursor_take(at, length);
	id = wide && !frame->eh ? cursor_u64(&entry) : cursor_u32(&entry);
	if (entry.failed) {
		bsz_artifact_note(frame->image->artifact,
		    frame->section->offset + offset, "section '%.99s': unwind "
		    "entry of %llu bytes reaches past the section",
		    frame->section->name, (unsigned long long)length);
		return 0;
	}
	if (frame->eh ? id == 0
		      : id == (wide ? UINT64_MAX : UINT32_MAX))
		return 1;
	cie = frame->eh ? id_at - id : id;
	if (cie >= frame->bytes.size || !read_cie(frame, cie))
		return 1;
	fde.start = read_encoded(frame, &entry, frame->encoding);
	fde.size = read_encoded(frame, &entry, frame->encoding & PE_FORMAT);
	fde.length = (uint64_t)(at->at - frame->bytes.data) - offset;
	if (entry.failed || fde.size == 0)
		return 1;
	fde.lsda = read_lsda(frame, &entry);
	return push_fde(frame, fde) ? 1 : -1;
}

static int compare_fde(const void *a, const void *b)
{
	const struct elf_fde *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->offset < right->offset ? -1
	    : left->offset > right->offset;
}

int bsz_elf_unwind_read(struct elf_image *image,
    const struct elf_section *section, struct bsz_span bytes, bool eh,
    struct elf_fde **out, size_t *count, struct bsz_err *err)
{
	struct frame frame = {.image = image, .section = section,
	    .bytes = bytes, .eh = eh, .cie = UINT64_MAX,
	    .address_size = image->is64 ? 8 : 4};
	struct cursor at = cursor_on(bytes, image->big);
	bool sorted = true;
	int more = 1;

	while (more > 0 && cursor_left(&at) >= 4)
		more = read_entry(&frame, &at);
	for (size_t i = 1; i < frame.count && sorted; i++)
		sorted = frame.items[i - 1].start <= frame.items[i].start;
	if (!sorted)
		qsort(frame.items, frame.count, sizeof(*frame.items),
		    compare_fde);
	*count = frame.count;
	*out = bsz_arena_alloc(&image->artifact->arena,
	    (frame.count + 1) * sizeof(**out));
	if (*out && frame.count)
		memcpy(*out, frame.items, frame.count * sizeof(**out));
	bsz_free(frame.items);
	return more < 0 || !*out ? bsz_fail_memory(err) : 0;
}

int bsz_elf_frames_get(struct elf_image *image, const struct elf_frames **out,
    struct bsz_err *err)
{
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".eh_frame");
	struct elf_frames *frames;
	struct bsz_span bytes = {NULL, 0};
	int rc = 0;

	if (!image->frames) {
		frames = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*frames));
		if (!frames)
			return bsz_fail_memory(err);
		*frames = (struct elf_frames){.count = 0};
		if (image->section_count <= 1) {
			bytes = bsz_elf_segment_eh_frame(image,
			    &frames->section);
		} else if (section && section->mapped &&
		    image->type != ET_REL) {
			frames->section = *section;
			bytes = bsz_elf_section_bytes(image, section);
		}
		if (bytes.data)
			rc = bsz_elf_unwind_read(image, &frames->section,
			    bytes, true, &frames->items, &frames->count, err);
		if (rc != 0)
			return rc;
		image->frames = frames;
	}
	*out = image->frames;
	return 0;
}
