/*
 * Build information, after Go's debug/buildinfo and cmd/link: a header of 32
 * bytes that begins with a magic text, and two strings, the version of Go
 * and the description of modules.
 *
 * Since 1.18 the strings follow the header, each behind its length. Until
 * then the header holds addresses of two string headers (address, length),
 * in the byte order that its flags tell.
 *
 * The description is lines of words with tabs between them: "path", "mod",
 * "dep", "=>" (replaces the module above), "build". Sixteen bytes before and
 * behind it, by which a running program finds it, are not part of it.
 */
#include "go_buildinfo.h"

#include <binsize/limits.h>

#include "cursor.h"
#include "go_collections.h"
#include "go_words.h"

#define HEADER_SIZE 32
#define SENTINEL_SIZE 16

static const char magic[] = "\xff Go buildinf:";

static struct go_text text_of(struct bsz_span bytes)
{
	return (struct go_text){(const char *)bytes.data,
		(size_t)bytes.size};
}

/* The header in a section's bytes: at a multiple of 16. */
static struct bsz_span find_in(struct bsz_span bytes)
{
	for (uint64_t at = 0; at + HEADER_SIZE <= bytes.size;) {
		const uint8_t *found = memmem(bytes.data + at,
		    bytes.size - at, magic, sizeof(magic) - 1);

		if (!found)
			break;
		at = (uint64_t)(found - bytes.data);
		if (at % 16 == 0 && at + HEADER_SIZE <= bytes.size)
			return bsz_span_part(bytes, at, bytes.size - at);
		at++;
	}
	return (struct bsz_span){NULL, 0};
}

/* Where sections have lost their names. */
static struct bsz_span find_anywhere(const struct elf_image *image)
{
	struct bsz_span found = {NULL, 0};

	for (size_t i = 1; i < image->section_count && !found.data; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->mapped && section->type == SHT_PROGBITS &&
		    section->flags & SHF_WRITE)
			found = find_in(bsz_elf_section_bytes(image, section));
	}
	return found;
}

static struct bsz_span find_header(const struct elf_image *image)
{
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".go.buildinfo");

	if (!section)
		section = bsz_elf_section_find(image, ".data");
	return section ? find_in(bsz_elf_section_bytes(image, section))
	    : bsz_elf_has_go(image) ? find_anywhere(image)
	    : (struct bsz_span){NULL, 0};
}

/* A string behind its length. */
static struct go_text inline_string(struct cursor *at)
{
	const uint64_t size = cursor_uleb(at);
	const struct cursor string = cursor_take(at, size);

	return string.failed ? (struct go_text){"", 0}
	    : (struct go_text){(const char *)string.at, (size_t)size};
}

/* A string by the address of its header; false: it is not in the file. */
static bool far_string(struct elf_image *image, const struct go_words *words,
    uint64_t header, struct go_text *out)
{
	const unsigned word = image->is64 ? 8 : 4;
	const uint64_t size = bsz_go_number(image, header + word, word);
	struct bsz_span bytes;

	if (header == 0 || size == 0)
		return header == 0 || bsz_elf_vm_bytes(image, header,
		    2 * word).data != NULL;
	bytes = bsz_elf_vm_bytes(image, bsz_go_word(image, words, header),
	    size);
	if (bytes.data)
		*out = text_of(bytes);
	return bytes.data != NULL;
}

static int far_strings(struct elf_image *image, struct bsz_span header,
    struct go_text *version, struct go_text *text, bool *damaged,
    struct bsz_err *err)
{
	const unsigned word = image->is64 ? 8 : 4;
	const uint64_t file = (uint64_t)(header.data - image->bytes.data);
	const struct go_words *words;
	uint64_t vm;
	const int rc = bsz_go_words_get(image, &words, err);

	if (rc != 0)
		return rc;
	if (header.data[14] != word ||
	    (header.data[15] & 1) != (image->big ? 1 : 0) ||
	    !bsz_translate_back(&image->artifact->translation, file, &vm)) {
		*damaged = true;
		return 0;
	}
	*damaged = !far_string(image, words,
	    bsz_go_word(image, words, vm + 16), version) ||
	    !far_string(image, words,
	    bsz_go_word(image, words, vm + 16 + word), text);
	return 0;
}

/* --- the description --- */

/* Cut the first word, which ends before `end`, off a text. */
static struct go_text cut(struct go_text *text, char end)
{
	const char *stop = text->size ? memchr(text->at, end, text->size)
	    : NULL;
	const size_t size = stop ? (size_t)(stop - text->at) : text->size;
	const struct go_text word = {text->at, size};

	text->at += stop ? size + 1 : size;
	text->size -= stop ? size + 1 : size;
	return word;
}

static bool is(struct go_text text, const char *word)
{
	return text.size == strlen(word) &&
	    memcmp(text.at, word, text.size) == 0;
}

static void take_line(struct go_build *build, struct go_text line)
{
	const struct go_text key = cut(&line, '\t');
	struct go_module *last = &build->modules[build->module_count];

	if (is(key, "path")) {
		build->path = cut(&line, '\t');
	} else if (is(key, "mod") || is(key, "dep")) {
		last->path = cut(&line, '\t');
		last->version = cut(&line, '\t');
		build->module_count += last->path.size != 0;
		if (is(key, "mod"))
			build->main = *last;
	} else if (is(key, "=>") && build->module_count) {
		last[-1].new_path = cut(&line, '\t');
		last[-1].new_version = cut(&line, '\t');
	} else if (is(key, "build")) {
		build->settings[build->setting_count++] =
		    (struct go_setting){cut(&line, '='), line};
	}
}

static size_t count_lines(struct go_text text)
{
	size_t count = 1;

	for (const char *at = text.at; (at = memchr(at, '\n',
	    text.size - (size_t)(at - text.at))) != NULL; at++)
		count++;
	return count;
}

static int compare_paths(const void *a, const void *b)
{
	const struct go_text *one = &((const struct go_module *)a)->path;
	const struct go_text *other = &((const struct go_module *)b)->path;
	const int order = memcmp(one->at, other->at,
	    bsz_min(one->size, other->size));

	if (order)
		return order;
	if (one->size != other->size)
		return one->size < other->size ? -1 : 1;
	return (one->at > other->at) - (one->at < other->at);
}

static int take_text(struct elf_image *image, struct go_build *build,
    struct go_text text, struct bsz_err *err)
{
	struct bsz_arena *arena = &image->artifact->arena;
	size_t lines;

	if (text.size < 2 * SENTINEL_SIZE + 1 ||
	    text.at[text.size - SENTINEL_SIZE - 1] != '\n')
		return 0; /* no modules: an old program */
	text.at += SENTINEL_SIZE;
	text.size -= 2 * SENTINEL_SIZE;
	lines = count_lines(text);
	build->modules = bsz_arena_alloc(arena,
	    (lines + 1) * sizeof(*build->modules));
	build->settings = bsz_arena_alloc(arena,
	    lines * sizeof(*build->settings));
	if (!build->modules || !build->settings)
		return bsz_fail_memory(err);
	memset(build->modules, 0, (lines + 1) * sizeof(*build->modules));
	while (text.size)
		take_line(build, cut(&text, '\n'));
	qsort(build->modules, build->module_count, sizeof(*build->modules),
	    compare_paths);
	return 0;
}

static int read_build(struct elf_image *image, struct go_build *build,
    struct bsz_err *err)
{
	const struct bsz_span header = find_header(image);
	struct go_text text = {"", 0};
	bool damaged = false;
	int rc = 0;

	if (!header.data)
		return 0;
	if (header.data[15] & 2) {
		struct cursor at = cursor_on(bsz_span_part(header,
		    HEADER_SIZE, header.size - HEADER_SIZE), image->big);

		build->version = inline_string(&at);
		text = inline_string(&at);
		damaged = at.failed;
	} else {
		rc = far_strings(image, header, &build->version, &text,
		    &damaged, err);
	}
	if (damaged)
		bsz_artifact_note(image->artifact, (uint64_t)(header.data -
		    image->bytes.data), "Go's build information is damaged");
	return rc == 0 ? take_text(image, build, text, err) : rc;
}

int bsz_go_build_get(struct elf_image *image, const struct go_build **out,
    struct bsz_err *err)
{
	struct go_build *build = image->go_build;
	int rc;

	if (!build) {
		build = bsz_arena_alloc(&image->artifact->arena,
		    sizeof(*build));
		if (!build)
			return bsz_fail_memory(err);
		memset(build, 0, sizeof(*build));
		rc = read_build(image, build, err);
		if (rc != 0)
			return rc;
		image->go_build = build;
	}
	*out = build;
	return 0;
}

/* --- facts --- */

static const struct {
	const char *key, *fact;
} settings[] = {
	{"-buildmode", "go_buildmode"},
	{"-compiler", "go_compiler"},
	{"-gcflags", "go_gcflags"},
	{"-ldflags", "go_ldflags"},
	{"-tags", "go_tags"},
	{"-trimpath", "go_trimpath"},
	{"CGO_ENABLED", "go_cgo"},
	{"GOEXPERIMENT", "go_experiment"},
	{"vcs.revision", "go_revision"},
	{"vcs.modified", "go_modified"},
};

static void describe_setting(struct bsz_artifact *artifact,
    const struct go_setting *setting)
{
	for (size_t i = 0; i < BSZ_COUNTOF(settings); i++) {
		if (is(setting->key, settings[i].key) &&
		    !bsz_artifact_find_fact(artifact, settings[i].fact))
			bsz_artifact_fact(artifact, settings[i].fact, "%.*s",
			    (int)bsz_min(setting->value.size, BSZ_MAX_NAME),
			    setting->value.at);
	}
}

static int shown(struct go_text text)
{
	return (int)bsz_min(text.size, BSZ_MAX_NAME);
}

int bsz_go_build_describe(struct elf_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	const struct go_build *build = NULL;
	const int rc = bsz_go_build_get(image, &build, err);

	if (rc != 0)
		return rc;
	if (build->version.size)
		bsz_artifact_fact(artifact, "go_version", "%.*s",
		    shown(build->version), build->version.at);
	if (build->path.size)
		bsz_artifact_fact(artifact, "go_path", "%.*s",
		    shown(build->path), build->path.at);
	if (build->main.path.size)
		bsz_artifact_fact(artifact, "go_module", "%.*s@%.*s",
		    shown(build->main.path), build->main.path.at,
		    shown(build->main.version), build->main.version.at);
	if (build->module_count)
		bsz_artifact_fact(artifact, "go_modules", "%zu",
		    build->module_count);
	for (size_t i = 0; i < build->setting_count; i++)
		describe_setting(artifact, &build->settings[i]);
	return 0;
}
