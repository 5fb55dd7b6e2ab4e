/*
 * Options of rustc. What strip leaves of the file is what the linker leaves
 * when Cargo's profile says so, but for some names; others make other code,
 * which nobody can foresee: ranges,
 * as shares of the stripped file, of six small programs (370 to 420 KB) built
 * by rustc 1.95 at opt-level 3 and again with the option. A program that is
 * built with it already gains nothing.
 */
#include "levers.h"

static bool is_rust(const struct strip_source *source)
{
	static const char maker[] = "rustc version";
	const struct strip_section *const comment =
	    bsz_strip_section_find(source, ".comment");
	const struct bsz_span bytes = comment ?
	    bsz_strip_bytes(source, comment) : (struct bsz_span){NULL, 0};

	return bytes.size && memmem(bytes.data, bytes.size, maker,
	    sizeof(maker) - 1);
}

static int measure(struct bsz_strip *strip, unsigned parts,
    uint64_t *bytes, struct bsz_err *err)
{
	struct bsz_strip_forecast stripped;

	if (!is_rust(&strip->source))
		return 0;
	const int rc = bsz_strip_predict(strip,
	    bsz_strip_mode_find("gnu_strip_all"), &stripped, err);
	if (!rc && bsz_strip_has_size(&stripped))
		*bytes = bsz_mul(stripped.size, parts) / 10000;
	return rc;
}

/* The least of them, in ten thousand. */
enum { ABORT = 80, LTO = 930, ALL = 1640, SIZE = 3 };

static int measure_size(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, SIZE, bytes, err);
}

/* What a mode of strip would take away. */
static int measure_mode(struct bsz_strip *strip, const char *name,
    uint64_t *bytes, struct bsz_err *err)
{
	struct bsz_strip_forecast stripped;

	if (!is_rust(&strip->source))
		return 0;
	const int rc = bsz_strip_predict(strip, bsz_strip_mode_find(name),
	    &stripped, err);
	if (!rc && bsz_strip_has_size(&stripped) &&
	    stripped.size < strip->source.bytes.size)
		*bytes = strip->source.bytes.size - stripped.size;
	return rc;
}

static int measure_symbols(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure_mode(strip, "gnu_strip_all", bytes, err);
}

static int measure_debuginfo(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure_mode(strip, "gnu_strip_debug", bytes, err);
}

static int measure_abort(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, ABORT, bytes, err);
}

static int measure_lto(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, LTO, bytes, err);
}

static int measure_all(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	return measure(strip, ALL, bytes, err);
}

const struct bsz_lever bsz_lever_rust_abort = {
	.name = "rust_abort",
	.advice = "panic = \"abort\" in [profile.release]",
	.note = "0.8 to 4.3 % of six small programs, stripped; no unwinding",
	.evidence = BSZ_LEVER_RANGE,
	.most = 430.0 / ABORT,
	.measure = measure_abort,
};

const struct bsz_lever bsz_lever_rust_lto = {
	.name = "rust_lto",
	.advice = "lto = \"fat\", codegen-units = 1 in [profile.release]",
	.note = "9.3 to 12.6 % of six small programs, stripped; slower builds",
	.evidence = BSZ_LEVER_RANGE,
	.most = 1260.0 / LTO,
	.measure = measure_lto,
};

const struct bsz_lever bsz_lever_rust_all = {
	.name = "rust_all",
	.advice = "lto, panic = \"abort\" and opt-level = \"z\" together",
	.note = "16 to 21 % of six small programs, stripped; slower code",
	.evidence = BSZ_LEVER_RANGE,
	.most = 2100.0 / ALL,
	.measure = measure_all,
};

const struct bsz_lever bsz_lever_rust_size = {
	.name = "rust_size",
	.advice = "opt-level = \"z\" in [profile.release]",
	.note = "0.03 to 2.5 % of six small programs, stripped; slower code",
	.evidence = BSZ_LEVER_RANGE,
	.most = 251.0 / SIZE,
	.measure = measure_size,
};

const struct bsz_lever bsz_lever_rust_symbols = {
	.name = "rust_symbols",
	.advice = "strip = \"symbols\" in [profile.release]",
	.note = "as strip does; in 40 programs up to 8 bytes less",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure_symbols,
};

const struct bsz_lever bsz_lever_rust_debuginfo = {
	.name = "rust_debuginfo",
	.advice = "strip = \"debuginfo\" in [profile.release]",
	.note = "as strip -g does; in 40 programs up to 0.1 % less",
	.evidence = BSZ_LEVER_ESTIMATE,
	.measure = measure_debuginfo,
};
