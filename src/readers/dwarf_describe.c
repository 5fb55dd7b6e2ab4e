/*
 * What the debug information says of the file as a whole: versions, units,
 * languages, compilers; and the language dimension, which follows from units.
 */
#include "dwarf.h"

#include "go_collections.h"

static const struct {
	uint16_t code;
	const char *name;
} languages[] = {
	{0x0001, "C"}, {0x0002, "C"}, {0x000c, "C"}, {0x001d, "C"},
	{0x002c, "C"}, {0x003e, "C"},
	{0x0004, "C++"}, {0x001a, "C++"}, {0x0021, "C++"}, {0x002b, "C++"},
	{0x003a, "C++"}, {0x003b, "C++"},
	{0x0003, "Ada"}, {0x000d, "Ada"}, {0x002e, "Ada"}, {0x002f, "Ada"},
	{0x0007, "Fortran"}, {0x0008, "Fortran"}, {0x000e, "Fortran"},
	{0x0022, "Fortran"}, {0x0023, "Fortran"}, {0x002d, "Fortran"},
	{0x0009, "Pascal"}, {0x000b, "Java"}, {0x0010, "Objective-C"},
	{0x0011, "Objective-C++"}, {0x0013, "D"}, {0x0014, "Python"},
	{0x0016, "Go"}, {0x0018, "Haskell"}, {0x001b, "OCaml"},
	{0x001c, "Rust"}, {0x001e, "Swift"}, {0x001f, "Julia"},
	{0x0026, "Kotlin"}, {0x0027, "Zig"}, {0x0028, "Crystal"},
	{0x8001, "Assembly"}, {0x0031, "Assembly"},
};

static const char *language_name(const struct dwarf_unit *unit)
{
	if (unit->damaged || unit->language == 0)
		return NULL;
	for (size_t i = 0; i < BSZ_COUNTOF(languages); i++) {
		if (languages[i].code == unit->language)
			return languages[i].name;
	}
	return "other languages";
}

/* Code of a language: label of units to label of languages. */
int bsz_dwarf_scan_languages(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct dwarf *dwarf;
	uint32_t *relabel;
	size_t count;
	int rc = bsz_dwarf_get(artifact->image, &dwarf, err);

	if (rc == 0 && !artifact->ready[BSZ_UNIT])
		rc = bsz_dwarf_scan_units(artifact, err);
	if (rc != 0 || !dwarf)
		return rc != 0 ? rc : bsz_artifact_settle(artifact,
		    BSZ_LANGUAGE, NULL, NULL, 0, err);
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const char *name = language_name(&dwarf->units[i]);

		if (name)
			(void)bsz_labels_text(artifact->labels, name,
			    strlen(name));
	}
	count = bsz_labels_count(artifact->labels);
	relabel = bsz_calloc(count, sizeof(*relabel));
	if (!relabel)
		return bsz_fail_memory(err);
	for (size_t i = dwarf->unit_count; i-- > 0;) {
		const struct dwarf_unit *unit = &dwarf->units[i];
		const char *name = language_name(unit);

		if (name && unit->section == DWARF_INFO)
			relabel[unit->label] = bsz_labels_text(
			    artifact->labels, name, strlen(name));
	}
	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++)
		rc = bsz_map_relabel(&artifact->settled[BSZ_UNIT][domain],
		    relabel, &artifact->settled[BSZ_LANGUAGE][domain], err);
	bsz_free(relabel);
	artifact->ready[BSZ_LANGUAGE] = rc == 0;
	return rc;
}

/* The language of most bytes of debug information. */
static const char *main_language(const struct dwarf *dwarf)
{
	uint64_t bytes[BSZ_COUNTOF(languages)] = {0};
	size_t best = 0;

	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const char *name = language_name(&dwarf->units[i]);

		for (size_t k = 0; name && k < BSZ_COUNTOF(languages); k++) {
			if (strcmp(languages[k].name, name) == 0) {
				bytes[k] += dwarf->units[i].end -
				    dwarf->units[i].offset;
				break;
			}
		}
	}
	for (size_t k = 1; k < BSZ_COUNTOF(languages); k++)
		best = bytes[k] > bytes[best] ? k : best;
	return bytes[best] ? languages[best].name : NULL;
}

/* "GNU C17 12.2.0 -mtune=..." without its options. */
static int producer_size(const char *producer)
{
	const char *options = strstr(producer, " -");

	return (int)(options ? (size_t)(options - producer)
			     : strlen(producer));
}

static void describe_units(struct bsz_artifact *artifact,
    const struct dwarf *dwarf)
{
	const struct dwarf_unit *largest = NULL;
	const char *language = main_language(dwarf);
	unsigned lowest = 255, highest = 0;

	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const struct dwarf_unit *unit = &dwarf->units[i];

		if (unit->damaged)
			continue;
		lowest = unit->version < lowest ? unit->version : lowest;
		highest = unit->version > highest ? unit->version : highest;
		if (unit->producer && (!largest || unit->end - unit->offset >
		    largest->end - largest->offset))
			largest = unit;
	}
	if (highest && lowest < highest)
		bsz_artifact_fact(artifact, "debug",
		    "DWARF %u to %u, %zu units", lowest, highest,
		    dwarf->unit_count);
	else if (highest)
		bsz_artifact_fact(artifact, "debug", "DWARF %u, %zu unit%s",
		    highest, dwarf->unit_count,
		    dwarf->unit_count == 1 ? "" : "s");
	if (language)
		bsz_artifact_fact(artifact, "language", "%s", language);
	if (largest)
		bsz_artifact_fact(artifact, "compiler", "%.*s",
		    producer_size(largest->producer), largest->producer);
}

/* Without debug information: what the compilers left in .comment. */
static void describe_comment(struct bsz_artifact *artifact)
{
	const struct elf_image *image = artifact->image;
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".comment");
	const struct bsz_span bytes = section
	    ? bsz_elf_section_bytes(image, section) : (struct bsz_span){0};
	const bool go = bsz_elf_has_go(image);
	const bool rust = bsz_elf_has_rust(image);

	if (go || rust)
		bsz_artifact_fact(artifact, "language", "%s",
		    go ? "Go" : "Rust");
	if (go && bsz_artifact_find_fact(artifact, "go_version")) {
		bsz_artifact_fact(artifact, "compiler", "%s",
		    bsz_artifact_find_fact(artifact, "go_version"));
	} else if (bytes.size && bytes.data[bytes.size - 1] == 0) {
		const char *text = (const char *)bytes.data;

		while (*text == 0 && text <
		    (const char *)bytes.data + bytes.size - 1)
			text++;
		if (*text)
			bsz_artifact_fact(artifact, "compiler", "%s", text);
	}
}

int bsz_dwarf_describe(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct dwarf *dwarf;
	int rc = bsz_dwarf_get(artifact->image, &dwarf, err);

	if (rc != 0)
		return rc;
	if (dwarf)
		describe_units(artifact, dwarf);
	if (!bsz_artifact_find_fact(artifact, "compiler"))
		describe_comment(artifact);
	return 0;
}
