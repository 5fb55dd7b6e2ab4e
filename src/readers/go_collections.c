/*
 * Names of Go's sections and collections; "go." until 1.19, "go:" later.
 *
 * llvm-strip before 15 takes the names of all sections from another table
 * where there is one that is named alike in Go 1.22 and older, so that none is
 * the section's. Notes have a name of their own.
 */
#include "go_collections.h"

#include "cursor.h"

#include <string.h>

#define NOTE_BUILD_ID 4

static bool is_go_note(struct bsz_span bytes, bool big)
{
	return bytes.size >= 16 && load32(bytes.data, big) == 4 &&
	    load32(bytes.data + 8, big) == NOTE_BUILD_ID &&
	    memcmp(bytes.data + 12, "Go", 3) == 0;
}

/* Go's linker writes its note before others. */
static bool has_go_note(const struct elf_image *image)
{
	for (size_t i = 0; i < image->segment_count; i++) {
		const struct elf_segment *segment = &image->segments[i];

		if (segment->type == PT_NOTE && is_go_note(bsz_span_part(
		    image->bytes, segment->offset, segment->file_size),
		    image->big))
			return true;
	}
	return false;
}

bool bsz_elf_has_go(const struct elf_image *image)
{
	static const char *const sections[] = {".gopclntab",
		".data.rel.ro.gopclntab", ".go.buildinfo",
		".note.go.buildid"};

	for (size_t i = 0; i < BSZ_COUNTOF(sections); i++) {
		if (bsz_elf_section_find(image, sections[i]))
			return true;
	}
	return has_go_note(image);
}

static const struct {
	const char *name;
	enum go_collection collection;
} names[] = {
	{"go:string.*", GO_STRINGS},
	{"go.string.*", GO_STRINGS},
	{"runtime.gcbits.*", GO_NUMBERS},
	{"runtime.gcdata", GO_NUMBERS},
	{"runtime.gcbss", GO_NUMBERS},
	{"runtime.findfunctab", GO_NUMBERS},
	{"go:func.*", GO_FUNCTION_DATA},
	{"go.func.*", GO_FUNCTION_DATA},
};

enum go_collection bsz_go_collection(const char *name, size_t size)
{
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (strlen(names[i].name) == size &&
		    memcmp(names[i].name, name, size) == 0)
			return names[i].collection;
	return GO_NO_COLLECTION;
}

enum go_collection bsz_go_collection_of(const struct bsz_labels *labels,
    uint32_t label)
{
	const struct bsz_label name = bsz_labels_get(labels, label);

	if (name.form != BSZ_LABEL_GROUP)
		return bsz_go_collection(name.text, name.size);
	for (size_t i = 0; i < name.member_count; i++) {
		const struct bsz_label member = bsz_labels_get(labels,
		    name.members[i]);
		const enum go_collection found = bsz_go_collection(
		    member.text, member.size);

		if (found != GO_NO_COLLECTION)
			return found;
	}
	return GO_NO_COLLECTION;
}
