/*
 * Entries of tar archives as binsize reads them, for tests/oracle/tars. Of
 * each entry a line of words: kind, format, bytes of headers and of content
 * in the archive, apparent size ("-": not sparse), mode, uid, gid, mtime in
 * nanoseconds, device, hash of the extended attributes; target and path in
 * hexadecimal behind an "=". A line of its own begins an archive, and one
 * ends it: "end" with how entries ended, or "error".
 *
 *	entries FILE...
 */
#include <oci/layer.h>

#include <binsize/file.h>

#include <inttypes.h>
#include <stdio.h>

static const char kinds[] = {
	[BSZ_ENTRY_FILE] = 'f', [BSZ_ENTRY_DIR] = 'd',
	[BSZ_ENTRY_SYMLINK] = 'l', [BSZ_ENTRY_HARDLINK] = 'h',
	[BSZ_ENTRY_DEVICE] = 'c', [BSZ_ENTRY_WHITEOUT] = 'w',
	[BSZ_ENTRY_OPAQUE] = 'o', [BSZ_ENTRY_HIDDEN] = '-',
};

static const char *const formats[BSZ_TAR_FORMATS] = {
	[BSZ_TAR_V7] = "v7", [BSZ_TAR_USTAR] = "ustar",
	[BSZ_TAR_PAX] = "pax", [BSZ_TAR_GNU] = "gnu",
};

static void show_hex(const char *text)
{
	printf(" =");
	for (; *text; text++)
		printf("%02x", (unsigned char)*text);
}

static void show(const struct bsz_entry *entry)
{
	const struct bsz_entry_more none = {.target = NULL};
	const struct bsz_entry_more *const more = entry->more ? entry->more :
	    &none;

	printf("%c %s %u %" PRIu64 " ", kinds[entry->kind],
	    formats[entry->format], entry->header, entry->stored);
	if (more->sparse)
		printf("%" PRIu64, more->apparent);
	else
		printf("-");
	printf(" %o %u %u %" PRId64 " %" PRIx64 " %" PRIx64, entry->mode,
	    entry->uid, entry->gid, entry->mtime_ns, more->device,
	    more->xattrs);
	show_hex(more->target ? more->target : "");
	show_hex(entry->path);
	printf("\n");
}

static void show_archive(const char *path)
{
	const struct bsz_layer_reading how = {.way = BSZ_DIGEST_HERE};
	struct bsz_layer layer = {0};
	struct bsz_file file = {0};
	struct bsz_err err = {0};
	int rc = bsz_file_open(&file, path, &err);

	printf("archive\n");
	if (!rc)
		rc = bsz_layer_read(&layer, file.bytes, &how, &err);
	for (size_t i = 0; i < layer.count; i++)
		show(&layer.entries[i]);
	printf("%s %s\n", rc ? "error" : "end", rc ? err.text :
	    layer.oddity ? layer.oddity : "");
	bsz_layer_release(&layer);
	bsz_file_close(&file);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		show_archive(argv[i]);
	return 0;
}
