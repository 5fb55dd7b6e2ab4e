/*
 * The final tree of an image as binsize applies its layers, for comparison
 * with what others unpack: a line a path, kind, mode, size, identity of the
 * content, link's target and path, with tabs between them.
 *
 *	tree IMAGE [NAME]
 */
#include <oci/oci.h>
#include <oci/open.h>
#include <oci/waste.h>

#include <binsize/file.h>

#include <stdio.h>

static const char kinds[] = {
	[BSZ_ENTRY_FILE] = 'f', [BSZ_ENTRY_DIR] = 'd',
	[BSZ_ENTRY_SYMLINK] = 'l', [BSZ_ENTRY_HARDLINK] = 'h',
	[BSZ_ENTRY_DEVICE] = 'c',
};

static void show(void *context, const char *path,
    const struct bsz_tree_path *what)
{
	const struct bsz_entry *const made = what->made;
	const bool is_link = made && made->kind == BSZ_ENTRY_SYMLINK;

	(void)context; /* stdout */
	printf("%c\t%o\t%llu\t%p\t%s\t%s\n", made ? kinds[made->kind] : 'd',
	    made ? made->mode : 0755, what->content ?
	    (unsigned long long)what->content->stored : 0ULL,
	    (const void *)what->content,
	    is_link ? made->more->target : "", path);
}

int main(int argc, char **argv)
{
	const struct bsz_oci_choice choice = {
		.name = argc > 2 ? argv[2] : NULL};
	const struct bsz_tree_visitor visitor = {.visit = show};
	struct bsz_artifact artifact;
	struct bsz_file file = {0};
	struct bsz_err err = {0};

	if (argc < 2)
		return 2;
	int rc = bsz_oci_is_folder(argv[1]) ? 0 :
	    bsz_file_open(&file, argv[1], &err);
	if (!rc)
		rc = bsz_artifact_init(&artifact, argv[1], file.bytes, 1,
		    &err);
	if (!rc)
		rc = bsz_oci_open(&artifact, &choice, &err);
	if (!rc)
		rc = bsz_waste_find(&bsz_oci_source(&artifact)->image,
		    &visitor, &err);
	if (rc)
		fprintf(stderr, "tree: %s\n", err.text);
	bsz_artifact_release(&artifact);
	bsz_file_close(&file);
	return rc ? 3 : 0;
}
