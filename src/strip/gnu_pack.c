/*
 * objcopy --compress-debug-sections: debug sections become a header and a
 * compressed stream, or stay what they are where that would not be smaller.
 */
#include "gnu.h"

#include "codec.h"

#include <binsize/limits.h>

/* Debug sections that are never compressed. */
static bool is_exempt(const char *name)
{
	return strip_has_prefix(name, ".line") ||
	    strip_has_prefix(name, ".stab") ||
	    strcmp(name, ".gdb_index") == 0;
}

/* .zdebug_info is .debug_info once its old header is gone. */
static void rename_section(struct gnu *gnu, struct gnu_section *out)
{
	if (!strip_has_prefix(out->name, ".zdebug"))
		return;
	const char *name = bsz_arena_printf(&gnu->arena, ".%.*s",
	    BSZ_MAX_NAME, out->name + 2);
	if (name)
		out->name = name;
	else
		gnu->failed = true;
}

/* What the tool does not believe: more than ten times the whole file. */
static bool is_too_large(const struct gnu *gnu, uint64_t unpacked)
{
	return unpacked / 10 > gnu->source->bytes.size;
}

/* The size of a section in the codec that is wanted. */
static int repack(struct gnu *gnu, const struct strip_packed *packed,
    enum strip_codec codec, uint64_t *budget, struct gnu_section *out)
{
	const uint64_t header = gnu->source->is64 ? 24 : 12;
	struct bsz_span bytes = packed->payload;
	uint8_t *owned = NULL;
	uint64_t size = 0;

	/* Another header, unless that makes it larger than what it holds. */
	if (packed->codec == codec && packed->old_form) {
		const bool fits = header + packed->payload.size < packed->size;

		out->size = fits ? header + packed->payload.size :
		    packed->size;
		if (fits)
			out->align = gnu->source->word;
		return 0;
	}
	if (packed->codec != STRIP_RAW) {
		const int rc = bsz_strip_unpack(packed, budget, &owned,
		    gnu->err);

		if (rc == BSZ_EINPUT)
			gnu->refusal = "a compressed debug section is "
			    "damaged";
		if (rc)
			return rc == BSZ_EINPUT ? 0 : rc;
		bytes = (struct bsz_span){owned, packed->size};
	}
	const int rc = bsz_strip_pack(codec, bytes, &size, gnu->err);
	bsz_free(owned);
	if (rc)
		return rc;
	gnu->by_codec = true;
	const bool smaller = header + size < packed->size;
	out->size = smaller ? header + size : packed->size;
	if (smaller)
		out->align = gnu->source->word;
	else if (packed->codec != STRIP_RAW)
		out->align = packed->align;
	return 0;
}

static int pack_section(struct gnu *gnu, uint32_t index, uint64_t *budget)
{
	static const enum strip_codec codecs[] = {[GNU_ZLIB] = STRIP_ZLIB,
		[GNU_ZSTD] = STRIP_ZSTD, [GNU_UNPACKED] = STRIP_RAW};
	const enum strip_codec wanted = codecs[gnu->options.packing];
	const struct strip_section *section = &gnu->source->sections[index];
	struct gnu_section *out = &gnu->sections[index];

	if (!out->debug || out->removed || section->type == SHT_NOBITS ||
	    section->size == 0 || strip_is_reloc(section) ||
	    is_exempt(section->name))
		return 0;
	const struct strip_packed packed = bsz_strip_packed(gnu->source,
	    section);
	if (packed.codec == STRIP_UNKNOWN)
		return 0;
	if (packed.codec == wanted && !packed.old_form)
		return 0;
	rename_section(gnu, out);
	if (wanted == STRIP_RAW && is_too_large(gnu, packed.size))
		gnu->refusal = "a section is too large, decompressed: more "
		    "than ten times the file";
	if (wanted == STRIP_RAW) {
		out->size = packed.size;
		out->align = packed.align ? packed.align : 1;
		return 0;
	}
	const int rc = repack(gnu, &packed, wanted, budget, out);
	/* An address, as debug sections have none, makes it no larger. */
	out->align = (out->align | section->addr) &
	    -(out->align | section->addr);
	return rc;
}

int bsz_strip_gnu_pack(struct gnu *gnu)
{
	uint64_t budget = bsz_add(BSZ_MAX_INFLATED_BASE,
	    bsz_mul(BSZ_MAX_INFLATED_RATIO, gnu->source->bytes.size));

	if (gnu->options.packing == GNU_AS_IS)
		return 0;
	for (uint32_t i = 0; i < gnu->count; i++) {
		const int rc = pack_section(gnu, gnu->order[i], &budget);

		if (rc)
			return rc;
	}
	return gnu->failed ? bsz_fail_memory(gnu->err) : 0;
}
