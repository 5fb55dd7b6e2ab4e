/*
 * Names of Go's sections and collections; "go." until 1.19, "go:" later.
 */
#include "go_collections.h"

#include <string.h>

bool bsz_elf_has_go(const struct elf_image *image)
{
	static const char *const sections[] = {".gopclntab",
		".data.rel.ro.gopclntab", ".go.buildinfo",
		".note.go.buildid"};

	for (size_t i = 0; i < BSZ_COUNTOF(sections); i++) {
		if (bsz_elf_section_find(image, sections[i]))
			return true;
	}
	return false;
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
