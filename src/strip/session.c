/*
 * One file, opened once, asked for every mode.
 */
#include "archive.h"

#include <binsize/limits.h>

int bsz_strip_open(struct bsz_strip **out, struct bsz_span bytes,
    const char *path, struct bsz_err *err)
{
	const char *slash = strrchr(path, '/');

	struct bsz_strip *strip = bsz_calloc(1, sizeof(*strip));

	*out = NULL;
	if (!strip)
		return bsz_fail_memory(err);
	bsz_arena_init(&strip->arena);
	strip->name = slash ? slash + 1 : path;
	const int rc = bsz_ar_is(bytes) || bsz_ar_is_thin(bytes) ?
	    bsz_strip_archive_open(&strip->archive, bytes, &strip->arena,
	    err) : bsz_strip_source_read(&strip->source, bytes,
	    &strip->arena, err);
	if (rc) {
		bsz_strip_close(strip);
		return rc;
	}
	*out = strip;
	return 0;
}

void bsz_strip_close(struct bsz_strip *strip)
{
	if (!strip)
		return;
	bsz_strip_archive_close(strip->archive);
	bsz_arena_release(&strip->arena);
	bsz_free(strip);
}

int bsz_strip_symbols(struct bsz_strip *strip,
    const struct strip_symbols **symbols, struct bsz_err *err)
{
	*symbols = &strip->symbols;
	if (strip->has_symbols)
		return 0;
	const int rc = bsz_strip_symbols_read(&strip->symbols,
	    &strip->source, &strip->arena, err);
	strip->has_symbols = !rc;
	return rc;
}

int bsz_strip_forecast(struct bsz_strip_forecast *forecast, uint64_t size)
{
	forecast->evidence = BSZ_STRIP_EXACT;
	forecast->size = size;
	return 0;
}

int bsz_strip_refuse(struct bsz_strip_forecast *forecast, const char *reason)
{
	const bool unknown = strip_has_prefix(reason, STRIP_OPEN);

	*forecast = (struct bsz_strip_forecast){
	    .evidence = unknown ? BSZ_STRIP_UNKNOWN : BSZ_STRIP_REFUSED,
	    .reason = reason + (unknown ? strlen(STRIP_OPEN) : 0)};
	return 0;
}

int bsz_strip_predict(struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err)
{
	*forecast = (struct bsz_strip_forecast){0};
	if (strip->archive)
		return bsz_strip_archive_predict(strip->archive, mode,
		    forecast, err);
	if (strip->source.overlong)
		return bsz_strip_refuse(forecast, "not foreseen: the names "
		    "of its sections add up to more than 64 MiB");
	return mode->predict(strip, mode, forecast, err);
}

int bsz_strip_image(struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, uint8_t **out, uint64_t *size,
    struct bsz_err *err)
{
	*out = NULL;
	*size = 0;
	return strip->archive || strip->source.overlong || !mode->image ? 0 :
	    mode->image(strip, mode, out, size, err);
}

bool bsz_strip_is_archive(const struct bsz_strip *strip)
{
	return strip->archive;
}

bool bsz_strip_is_linked(const struct bsz_strip *strip)
{
	return strip->source.linked;
}

bool bsz_strip_is_foreign(const struct bsz_strip *strip)
{
	return !strip->archive && strip->source.machine != EM_X86_64 &&
	    strip->source.machine != EM_386;
}

size_t bsz_strip_elf_count(const struct bsz_strip *strip)
{
	return strip->archive ?
	    bsz_strip_archive_elf_count(strip->archive) : 1;
}

uint64_t bsz_strip_overlay(const struct bsz_strip *strip)
{
	return strip->source.bytes.size - bsz_strip_covered(&strip->source);
}

static const struct bsz_strip_mode *const modes[] = {
#define STRIP_MODE(name) &bsz_strip_##name,
#include "list.h"
#undef STRIP_MODE
};

const struct bsz_strip_mode *const *bsz_strip_modes(size_t *count)
{
	*count = BSZ_COUNTOF(modes);
	return modes;
}

const struct bsz_strip_mode *bsz_strip_mode_for(const struct bsz_strip *strip)
{
	return bsz_strip_mode_find(bsz_strip_is_linked(strip) ?
	    "gnu_strip_all" : "gnu_strip_debug");
}

const struct bsz_strip_mode *bsz_strip_mode_find(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(modes); i++)
		if (strcmp(modes[i]->name, name) == 0)
			return modes[i];
	return NULL;
}
