/*
 * The ELF reader: opens an artifact, and fills each dimension by its scan.
 */
#include "readers.h"

#include "dwarf.h"
#include "dwarf_dead.h"
#include "elf_companion.h"
#include "elf_image.h"
#include "generic.h"
#include "go_buildinfo.h"
#include "names.h"
#include "owner.h"

static const struct {
	int (*scan)(struct bsz_artifact *artifact, struct bsz_err *err);
} scans[BSZ_DIMENSIONS] = {
	[BSZ_SEGMENT] = {bsz_elf_scan_segments},
	[BSZ_SYMBOL] = {bsz_elf_scan_symbols},
	[BSZ_UNIT] = {bsz_dwarf_scan_units},
	[BSZ_LANGUAGE] = {bsz_dwarf_scan_languages},
	[BSZ_SOURCE_FILE] = {bsz_dwarf_scan_files},
	[BSZ_DIR] = {bsz_dwarf_scan_dirs},
	[BSZ_LINE] = {bsz_dwarf_scan_lines},
	[BSZ_INLINE] = {bsz_dwarf_scan_inlines},
	[BSZ_PACKAGE] = {bsz_owner_scan},
	[BSZ_INSTANCE] = {bsz_owner_scan_instances},
	[BSZ_ORIGIN] = {bsz_owner_scan_origins},
	[BSZ_GENERIC] = {bsz_generic_scan},
	[BSZ_MODULE] = {bsz_owner_scan_modules},
};

static int elf_scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	return scans[dim].scan ? scans[dim].scan(artifact, err) : 0;
}

static int elf_describe(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const int rc = bsz_go_build_describe(artifact->image, err);

	return rc == 0 ? bsz_dwarf_describe(artifact, err) : rc;
}

static void elf_release(struct bsz_artifact *artifact)
{
	struct elf_image *image = artifact->image;

	bsz_dwarf_free(image->dwarf);
	image->dwarf = NULL;
	bsz_elf_companions_close(image);
}

static const struct bsz_artifact_ops elf_ops = {
	.scan = elf_scan,
	.describe = elf_describe,
	.write_name = bsz_names_write_label,
	.dead_debug = bsz_dwarf_dead_bytes,
	.release = elf_release,
};

static int elf_probe(struct bsz_span bytes)
{
	return bytes.size >= 4 && memcmp(bytes.data, "\x7f" "ELF", 4) == 0
	    ? 100 : 0;
}

static int elf_open(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct elf_image *image, *debug;
	int rc = bsz_elf_image_read(artifact, artifact->bytes, &image, err);

	if (rc == 0)
		rc = bsz_elf_layout(image, err);
	if (rc != 0)
		return rc;
	artifact->image = image;
	artifact->ops = &elf_ops;
	bsz_elf_facts(image);
	/* files given by hand must fit, whatever is asked later */
	return artifact->debug_search && artifact->debug_search->file_count
	    ? bsz_elf_debug_file(image, &debug, err) : 0;
}

const struct bsz_reader bsz_reader_elf = {
	.name = "elf",
	.brief = "ELF executables, shared objects, objects and modules",
	.probe = elf_probe,
	.open = elf_open,
};
