/*
 * The modes of llvm-strip and llvm-objcopy, release by release.
 */
#include "llvm.h"

#include "refusals.h"

static int prepare(struct llvm *llvm)
{
	const size_t sections = (size_t)llvm->source->section_count + 1;

	llvm->sections = bsz_arena_alloc(&llvm->arena,
	    sections * sizeof(*llvm->sections));
	llvm->keep = bsz_arena_alloc(&llvm->arena,
	    (size_t)llvm->symbols->count + 1);
	if (!llvm->sections || !llvm->keep)
		return bsz_fail_memory(llvm->err);
	memset(llvm->sections, 0, sections * sizeof(*llvm->sections));
	memset(llvm->keep, 0, (size_t)llvm->symbols->count + 1);
	return bsz_strip_llvm_segments(llvm);
}

/* Segments that move with another one may lose what the loader wants: places
 * and addresses that are alike in a page (programs that BOLT wrote). */
static bool has_misplaced(const struct llvm *llvm)
{
	const struct strip_source *const source = llvm->source;

	if (llvm->level == LLVM_ONLY_DEBUG)
		return false;
	for (uint32_t i = 0; i < source->segment_count; i++) {
		const struct strip_segment *const segment =
		    &source->segments[i];

		if (segment->type == PT_LOAD && segment->file_size &&
		    segment->align > 1 && (llvm->segments[i].offset -
		    segment->vaddr) % segment->align)
			return true;
	}
	return false;
}

static int forecast_size(struct llvm *llvm, uint64_t *size)
{
	llvm->refusal = bsz_strip_llvm_refusal(llvm->source,
	    llvm->symbols->count);
	if (!llvm->refusal && llvm->level == LLVM_ONLY_DEBUG &&
	    llvm->source->segment_count &&
	    llvm->source->phoff != llvm->source->header_size)
		llvm->refusal = "not foreseen: it crashes, for the most part, "
		    "where program headers stand elsewhere (BOLT)";
	int rc = llvm->refusal ? 0 : prepare(llvm);

	if (!rc && !llvm->refusal)
		rc = bsz_strip_llvm_sections(llvm);
	if (rc || llvm->refusal)
		return rc;
	bsz_strip_llvm_symbols(llvm);
	if (llvm->refusal)
		return 0;
	const int failed = bsz_strip_llvm_layout(llvm, size);
	llvm->unloadable = !failed && has_misplaced(llvm);
	return failed;
}

/* The index of an archive lists names that the output defines for others. */
static void count_indexed(const struct llvm *llvm,
    struct strip_indexed *indexed)
{
	const uint32_t table = llvm->symbols->table;

	*indexed = (struct strip_indexed){0};
	if (!table || llvm->sections[table].removed ||
	    llvm->level == LLVM_SECTIONS)
		return;
	for (uint32_t i = 1; i < llvm->symbols->count; i++) {
		const struct strip_symbol symbol =
		    bsz_strip_symbol(llvm->symbols, i);
		uint32_t size;

		if (llvm->keep[i] != STRIP_NAMED || symbol.bind == STB_LOCAL ||
		    (!symbol.special && symbol.section == SHN_UNDEF) ||
		    symbol.type == STT_SECTION || symbol.type == STT_FILE)
			continue;
		(void)bsz_strip_symbol_name(llvm->symbols, i, &size);
		indexed->symbols++;
		indexed->names += (uint64_t)size + 1;
	}
}

/* The tool makes its output in memory; no machine has an odd alignment. */
#define MOST_MEMORY (UINT64_C(1) << 46)

/* Variant: a level, and the release above it. */
enum { RELEASE = 8 };

static int predict(struct bsz_strip *strip, const struct bsz_strip_mode *mode,
    struct bsz_strip_forecast *forecast, struct bsz_err *err)
{
	struct llvm llvm = {.source = &strip->source,
		.level = (enum llvm_level)(mode->variant % RELEASE),
		.release = (unsigned)mode->variant / RELEASE, .err = err};
	uint64_t size = 0;
	int rc = bsz_strip_symbols(strip, &llvm.symbols, err);

	if (rc)
		return rc;
	bsz_arena_init(&llvm.arena);
	rc = forecast_size(&llvm, &size);
	if (!rc && !llvm.refusal)
		count_indexed(&llvm, &strip->indexed);
	bsz_arena_release(&llvm.arena);
	if (rc)
		return rc;
	if (!llvm.refusal && size > MOST_MEMORY)
		llvm.refusal = "out of memory";
	if (llvm.refusal)
		return bsz_strip_refuse(forecast, llvm.refusal);
	(void)bsz_strip_forecast(forecast, size);
	if (llvm.unloadable)
		forecast->reason = "the output does not load: a segment is "
		    "moved to a place that does not fit its address";
	if (llvm.by_codec)
		forecast->evidence = BSZ_STRIP_CODEC;
	return 0;
}

/* From one release to the last one that does the same. */
#define LLVM_MODE(number, last, part, label, words, level, long) \
	const struct bsz_strip_mode bsz_strip_llvm##number##_##part = { \
		.name = "llvm" #number "_" #part, \
		.tool = label, \
		.release = #number, \
		.until = #last, \
		.command = words, \
		.variant = (number) * RELEASE + (level), \
		.costly = (long), \
		.debug_file = (level) == LLVM_ONLY_DEBUG, \
		.archives = BSZ_STRIP_ARCHIVES_LLVM, \
		.useless_archive = (level) == LLVM_ALL || \
		    (level) == LLVM_ALL_GNU || (level) == LLVM_SECTIONS, \
		.predict = predict, \
	};

#define LLVM_MODES(number, last) \
	LLVM_MODE(number, last, strip_all, "llvm-strip", "llvm-strip", \
	    LLVM_ALL, false) \
	LLVM_MODE(number, last, strip_debug, "llvm-strip", "llvm-strip -g", \
	    LLVM_DEBUG, false) \
	LLVM_MODE(number, last, strip_unneeded, "llvm-strip", \
	    "llvm-strip --strip-unneeded", LLVM_UNNEEDED, false) \
	LLVM_MODE(number, last, strip_all_gnu, "llvm-strip", \
	    "llvm-strip --strip-all-gnu", LLVM_ALL_GNU, false) \
	LLVM_MODE(number, last, strip_sections, "llvm-objcopy", \
	    "llvm-objcopy --strip-sections", LLVM_SECTIONS, false) \
	LLVM_MODE(number, last, only_keep_debug, "llvm-strip", \
	    "llvm-strip --only-keep-debug", LLVM_ONLY_DEBUG, false) \
	LLVM_MODE(number, last, compress_zlib, "llvm-objcopy", \
	    "llvm-objcopy --compress-debug-sections=zlib", LLVM_ZLIB, true)

LLVM_MODES(14, 14)
LLVM_MODES(15, 15)
LLVM_MODES(16, 18)
LLVM_MODES(19, 22)
