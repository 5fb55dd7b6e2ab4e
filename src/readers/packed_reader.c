/*
 * Compressed inputs: vmlinux.gz, module.ko.xz, program.zst.
 *
 * What is measured is the program inside: it is decompressed in memory and
 * opened by its own reader, and facts tell how it came. Only the beginning
 * is decompressed to see whether a reader knows it, so that a tarball of
 * gigabytes is refused at once.
 */
#include "readers.h"

#include "unpack.h"

#include <binsize/limits.h>

extern const struct bsz_reader bsz_reader_packed; /* below */

static int packed_probe(struct bsz_span bytes)
{
	return bsz_unpack_format(bytes) ? 50 : 0;
}

/* The reader of what is inside. */
static int find_inner(struct bsz_span packed, const struct bsz_reader **out,
    struct bsz_err *err)
{
	uint8_t beginning[4096];
	struct bsz_span inside = {beginning, 0};
	size_t size = sizeof(beginning);
	int rc = bsz_unpack_beginning(packed, beginning, &size, err);

	if (rc)
		return rc;
	inside.size = size;
	*out = bsz_readers_find(inside);
	if (!size)
		return bsz_fail(err, BSZ_EINPUT, "there is nothing in the %s "
		    "data", bsz_unpack_format(packed));
	if (!*out || *out == &bsz_reader_packed) {
		(void)bsz_readers_refuse(inside, err);
		return bsz_wrap(err, "inside of %s data",
		    bsz_unpack_format(packed));
	}
	return 0;
}

static void describe(struct bsz_artifact *artifact, struct bsz_span packed,
    const struct bsz_unpacked *unpacked)
{
	const char *format = bsz_unpack_format(packed);

	bsz_artifact_fact(artifact, "compression", "%s", format);
	bsz_artifact_fact(artifact, "compressed_size", "%llu",
	    (unsigned long long)packed.size);
	if (unpacked->damage)
		bsz_artifact_note(artifact, unpacked->damage_offset,
		    "the %s data %s; %llu bytes were decompressed before "
		    "that", format, unpacked->damage,
		    (unsigned long long)unpacked->bytes.size);
	if (unpacked->trailing)
		bsz_artifact_note(artifact, unpacked->damage_offset,
		    "%llu bytes behind the %s data are left out",
		    (unsigned long long)unpacked->trailing, format);
}

static int packed_open(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const struct bsz_span packed = artifact->bytes;
	const uint64_t limit = bsz_min(BSZ_MAX_UNPACKED_BASE +
	    bsz_mul(BSZ_MAX_UNPACKED_RATIO, packed.size), BSZ_MAX_PIPE);
	const struct bsz_reader *inner;
	struct bsz_unpacked unpacked;
	int rc = find_inner(packed, &inner, err);

	if (!rc)
		rc = bsz_unpack(packed, limit, &unpacked, err);
	if (rc)
		return rc;
	artifact->unpacked = (void *)(uintptr_t)unpacked.bytes.data;
	artifact->bytes = unpacked.bytes;
	artifact->mapped = false;
	describe(artifact, packed, &unpacked);
	return inner->open(artifact, err);
}

const struct bsz_reader bsz_reader_packed = {
	.name = "packed",
	.brief = "any of these compressed by gzip, xz or zstd",
	.probe = packed_probe,
	.open = packed_open,
};
