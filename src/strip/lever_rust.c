/*
 * Options of rustc that make other code, which nobody can foresee: ranges,
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

static int measure(struct bsz_strip *strip, unsigned permille,
    uint64_t *bytes, struct bsz_err *err)
{
	struct bsz_strip_forecast stripped;

	if (!is_rust(&strip->source))
		return 0;
	const int rc = bsz_strip_predict(strip,
	    bsz_strip_mode_find("gnu_strip_all"), &stripped, err);
	if (!rc && bsz_strip_has_size(&stripped))
		*bytes = bsz_mul(stripped.size, permille) / 1000;
	return rc;
}

enum { ABORT = 8, LTO = 93, ALL = 164 }; /* the least of them, permille */

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
	.most = 43.0 / ABORT,
	.measure = measure_abort,
};

const struct bsz_lever bsz_lever_rust_lto = {
	.name = "rust_lto",
	.advice = "lto = \"fat\", codegen-units = 1 in [profile.release]",
	.note = "9.3 to 12.6 % of six small programs, stripped; slower builds",
	.evidence = BSZ_LEVER_RANGE,
	.most = 126.0 / LTO,
	.measure = measure_lto,
};

const struct bsz_lever bsz_lever_rust_all = {
	.name = "rust_all",
	.advice = "lto, panic = \"abort\" and opt-level = \"z\" together",
	.note = "16 to 21 % of six small programs, stripped; slower code",
	.evidence = BSZ_LEVER_RANGE,
	.most = 210.0 / ALL,
	.measure = measure_all,
};
