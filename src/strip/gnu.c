/*
 * The modes of GNU strip and objcopy (binutils 2.40).
 */
#include "gnu.h"

#include "refusals.h"

static int prepare(struct gnu *gnu)
{
	const size_t sections = gnu->source->section_count;

	gnu->sections = bsz_arena_alloc(&gnu->arena,
	    (sections + 1) * sizeof(*gnu->sections));
	gnu->order = bsz_arena_alloc(&gnu->arena,
	    (sections + 1) * sizeof(*gnu->order));
	gnu->keep = bsz_arena_alloc(&gnu->arena,
	    (size_t)gnu->symbols->count + 1);
	if (!gnu->sections || !gnu->order || !gnu->keep)
		return bsz_fail_memory(gnu->err);
	memset(gnu->sections, 0, (sections + 1) * sizeof(*gnu->sections));
	memset(gnu->keep, 0, (size_t)gnu->symbols->count + 1);
	return 0;
}

static int forecast_size(struct gnu *gnu, uint64_t *size)
{
	int rc = prepare(gnu);

	gnu->refusal = bsz_strip_gnu_refusal(gnu->source);
	if (!rc && !gnu->refusal)
		rc = bsz_strip_gnu_sections(gnu);
	if (rc || gnu->refusal)
		return rc;
	rc = bsz_strip_gnu_pack(gnu);
	if (!rc && !gnu->refusal)
		rc = bsz_strip_gnu_symbols(gnu);
	return rc || gnu->refusal ? rc : bsz_strip_gnu_layout(gnu, size);
}

/* Variants of the modes below. */
enum variant { ALL, DEBUG, UNNEEDED, ONLY_DEBUG, ZLIB, ZSTD, UNPACKED, REMOVE };

static const struct gnu_options variants[] = {
	[ALL] = {.level = GNU_ALL, .merge_notes = true},
	[DEBUG] = {.level = GNU_DEBUG},
	[UNNEEDED] = {.level = GNU_UNNEEDED, .merge_notes = true},
	[ONLY_DEBUG] = {.level = GNU_ONLY_DEBUG},
	[ZLIB] = {.level = GNU_COPY, .packing = GNU_ZLIB},
	[ZSTD] = {.level = GNU_COPY, .packing = GNU_ZSTD},
	[UNPACKED] = {.level = GNU_COPY, .packing = GNU_UNPACKED},
	[REMOVE] = {.level = GNU_COPY},
};

/*
 * The tool writes the program headers right behind the ELF header. Where they
 * were elsewhere (BOLT puts them at the end), the segment that holds them
 * comes to lie at another address than the program expects.
 */
static const char *damage_of(const struct strip_source *source)
{
	return source->linked && source->segment_count &&
	    source->phoff != source->header_size ? "the output may not load: "
	    "the program headers move (BOLT put them elsewhere)" : NULL;
}

/* Global names that are left and defined: others may link with them. */
static void count_indexed(const struct gnu *gnu, struct strip_indexed *indexed)
{
	for (uint32_t i = 1; gnu->kept && i < gnu->symbols->count; i++) {
		const struct strip_symbol symbol =
		    bsz_strip_symbol(gnu->symbols, i);
		uint32_t size;

		if (gnu->keep[i] != STRIP_NAMED || symbol.bind == STB_LOCAL ||
		    (!symbol.special && symbol.section == SHN_UNDEF))
			continue;
		(void)bsz_strip_symbol_name(gnu->symbols, i, &size);
		indexed->symbols++;
		indexed->names += (uint64_t)size + 1;
	}
}

static int begin(struct gnu *gnu, struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, struct bsz_err *err)
{
	*gnu = (struct gnu){.strip = strip, .source = &strip->source,
		.options = variants[mode->variant], .err = err};
	gnu->options.remove = mode->section;
	if (strip->is_member && gnu->options.packing == GNU_ZSTD)
		gnu->options.packing = GNU_ZLIB;
	bsz_arena_init(&gnu->arena);
	return bsz_strip_symbols(strip, &gnu->symbols, err);
}

static int image(struct bsz_strip *strip, const struct bsz_strip_mode *mode,
    uint8_t **out, uint64_t *size, struct bsz_err *err)
{
	struct gnu gnu;
	int rc = begin(&gnu, strip, mode, err);

	*out = NULL;
	*size = 0;
	if (!rc)
		rc = forecast_size(&gnu, size);
	if (!rc && !gnu.refusal)
		rc = bsz_strip_gnu_image(&gnu, *size, out);
	bsz_arena_release(&gnu.arena);
	return rc;
}

static int predict(struct bsz_strip *strip, const struct bsz_strip_mode *mode,
    struct bsz_strip_forecast *forecast, struct bsz_err *err)
{
	struct gnu gnu;
	uint64_t size = 0;
	int rc = begin(&gnu, strip, mode, err);

	if (!rc)
		rc = forecast_size(&gnu, &size);
	strip->indexed = (struct strip_indexed){0};
	strip->is_foreign = gnu.refusal &&
	    bsz_strip_gnu_is_foreign(gnu.refusal);
	if (!rc && !gnu.refusal)
		count_indexed(&gnu, &strip->indexed);
	bsz_arena_release(&gnu.arena);
	if (rc)
		return rc;
	if (gnu.refusal)
		return bsz_strip_refuse(forecast, gnu.refusal);
	(void)bsz_strip_forecast(forecast, size);
	if (gnu.options.level != GNU_ONLY_DEBUG)
		forecast->reason = damage_of(gnu.source);
	if (strip->is_member && mode->variant == ZSTD)
		forecast->reason = "binutils 2.40 compresses members of "
		    "archives by zlib all the same";
	if (gnu.by_codec)
		forecast->evidence = BSZ_STRIP_CODEC;
	return 0;
}

#define GNU_MODE(symbol, label, words, number) \
	const struct bsz_strip_mode bsz_strip_##symbol = { \
		.name = #symbol, \
		.tool = label, \
		.release = "2.40", \
		.command = words, \
		.variant = number, \
		.debug_file = (number) == ONLY_DEBUG, \
		.useless_archive = (number) == ALL, \
		.predict = predict, \
		.image = (number) <= UNNEEDED ? image : NULL, \
	}

GNU_MODE(gnu_strip_all, "GNU strip", "strip", ALL);
GNU_MODE(gnu_strip_debug, "GNU strip", "strip -g", DEBUG);
GNU_MODE(gnu_strip_unneeded, "GNU strip", "strip --strip-unneeded", UNNEEDED);
GNU_MODE(gnu_only_keep_debug, "GNU objcopy", "objcopy --only-keep-debug",
    ONLY_DEBUG);
GNU_MODE(gnu_decompress, "GNU objcopy", "objcopy --decompress-debug-sections",
    UNPACKED);

const struct bsz_strip_mode bsz_strip_gnu_compress_zlib = {
	.name = "gnu_compress_zlib",
	.tool = "GNU objcopy",
	.release = "2.40",
	.command = "objcopy --compress-debug-sections=zlib",
	.variant = ZLIB,
	.costly = true,
	.predict = predict,
};

const struct bsz_strip_mode bsz_strip_gnu_compress_zstd = {
	.name = "gnu_compress_zstd",
	.tool = "GNU objcopy",
	.release = "2.40",
	.command = "objcopy --compress-debug-sections=zstd",
	.variant = ZSTD,
	.costly = true,
	.predict = predict,
};

const struct bsz_strip_mode bsz_strip_gnu_remove_comment = {
	.name = "gnu_remove_comment",
	.tool = "GNU objcopy",
	.release = "2.40",
	.command = "objcopy -R .comment",
	.section = ".comment",
	.variant = REMOVE,
	.predict = predict,
};

const struct bsz_strip_mode bsz_strip_gnu_remove_build_id = {
	.name = "gnu_remove_build_id",
	.tool = "GNU objcopy",
	.release = "2.40",
	.command = "objcopy -R .note.gnu.build-id",
	.section = ".note.gnu.build-id",
	.variant = REMOVE,
	.predict = predict,
};
