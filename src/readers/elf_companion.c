/*
 * Opening companions of an image, and putting them into its address space;
 * see elf_companion.h.
 *
 * Of a linked program addresses are the same in both files, for nothing
 * moves when it is stripped; what the companion may speak of is what the
 * layout maps. Sections of a relocatable file are found by name, because
 * their addresses are ours.
 */
#include "elf_companion.h"

/* Sections that the other file may lack; each costs a look at all of them. */
#define MOST_MISSED 16

/* The image's own thread-local section of that name, or NULL: .tbss takes
 * addresses that other sections have, and a debug file keeps no bytes of
 * .tdata, so neither address nor type tells. */
static const struct elf_section *find_tls(const struct elf_image *image,
    const char *name)
{
	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];

		if (section->flags & SHF_TLS &&
		    strcmp(section->name, name) == 0)
			return section;
	}
	return NULL;
}

/* Sections of a linked companion are where their addresses say. */
static void adopt_linked(struct elf_image *image, struct elf_image *other)
{
	for (size_t i = 1; i < other->section_count; i++) {
		struct elf_section *section = &other->sections[i];
		const struct bsz_range *range;

		if (!(section->flags & SHF_ALLOC) || !section->size)
			continue;
		if (section->flags & SHF_TLS) {
			const struct elf_section *const tls =
			    find_tls(image, section->name);

			section->mapped = tls && tls->mapped &&
			    tls->size == section->size;
			section->vm = section->mapped ? tls->vm : section->vm;
			continue;
		}
		range = bsz_map_find(&image->artifact->layout[BSZ_VM],
		    section->addr);
		section->mapped = range && section->size <=
		    UINT64_MAX - section->addr;
		section->executable = section->mapped && bsz_elf_code_find(
		    image, section->addr);
	}
}

/*
 * Sections of a relocatable companion have the places of the image's own of
 * the same name, which come in the same order.
 */
static void adopt_relocatable(struct elf_image *image,
    struct elf_image *other)
{
	size_t next = 1, missed = 0;

	for (size_t i = 1; i < other->section_count && missed < MOST_MISSED;
	    i++) {
		struct elf_section *section = &other->sections[i];
		size_t k = next;

		if (!(section->flags & SHF_ALLOC))
			continue;
		while (k < image->section_count &&
		    strcmp(image->sections[k].name, section->name) != 0)
			k++;
		if (k == image->section_count) {
			missed++;
			continue;
		}
		section->vm = image->sections[k].vm;
		section->mapped = image->sections[k].mapped &&
		    image->sections[k].size == section->size;
		section->executable = section->mapped &&
		    image->sections[k].executable;
		next = k + 1;
	}
}

static int adopt(struct elf_image *image, struct elf_image *other,
    struct bsz_err *err)
{
	if (other->is64 != image->is64 || other->big != image->big ||
	    other->machine != image->machine)
		return bsz_fail(err, BSZ_EINPUT,
		    "is of another class, byte order or machine");
	if (image->type == ET_REL)
		adopt_relocatable(image, other);
	else
		adopt_linked(image, other);
	other->code = image->code;
	other->code_count = image->code_count;
	other->tls = image->tls;
	return 0;
}

static void close_one(struct elf_companion *companion)
{
	bsz_file_close(&companion->file);
	companion->image = NULL;
}

void bsz_elf_companions_close(struct elf_image *image)
{
	for (struct elf_companion *companion = image->companions; companion;
	    companion = companion->next)
		close_one(companion);
	image->companions = NULL;
}

/* A companion for a file that is open; closed when it is not one. */
static int add(struct elf_image *image, const char *path,
    struct bsz_file file, struct elf_companion **out, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct elf_companion *companion = bsz_arena_alloc(&artifact->arena,
	    sizeof(*companion));
	int rc = companion ? 0 : bsz_fail_memory(err);

	*out = NULL;
	if (!rc) {
		*companion = (struct elf_companion){image->companions,
		    bsz_arena_copy(&artifact->arena, path, strlen(path)),
		    file, NULL};
		rc = companion->path ? bsz_elf_image_read(artifact,
		    file.bytes, &companion->image, err)
		    : bsz_fail_memory(err);
	}
	if (!rc)
		rc = adopt(image, companion->image, err);
	if (rc) {
		bsz_file_close(&file);
		return rc == BSZ_EINPUT ? 0 : rc;
	}
	companion->image->mapped = file.mapped;
	image->companions = companion;
	*out = companion;
	return 0;
}

int bsz_elf_companion_open(struct elf_image *image, const char *path,
    struct elf_companion **out, struct bsz_err *err)
{
	struct bsz_file file;
	const int rc = image->artifact->debug_search->open(&file, path, err);

	*out = NULL;
	if (rc)
		return rc == BSZ_ENOMEM ? rc : 0;
	return add(image, path, file, out, err);
}

int bsz_elf_companion_take(struct elf_image *image, const char *path,
    struct bsz_span bytes, struct elf_companion **out, struct bsz_err *err)
{
	return add(image, path, (struct bsz_file){bytes, false}, out, err);
}
