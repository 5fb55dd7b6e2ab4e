/*
 * The forecast that people ask for first, in a sentence.
 */
#include "stripping.h"

#include <binsize/units.h>

/* Of an archive nothing would be left to link with. */
static const char *usual_mode(const struct bsz_strip *strip)
{
	return bsz_strip_is_archive(strip) ? "gnu_strip_debug" :
	    "gnu_strip_all";
}

static void remark_overlay(struct bsz_report *report, uint64_t bytes)
{
	char size[BSZ_UNITS_ROOM];

	if (bytes)
		bsz_report_remark(report, "%s are appended to the program "
		    "(a payload, by their place): any of these tools drops "
		    "them", bsz_units_format_size(bytes, size));
}

static void remark_machine(struct bsz_report *report,
    const struct bsz_strip *strip)
{
	if (bsz_strip_is_foreign(strip))
		bsz_report_remark(report, "GNU strip and objcopy are those of "
		    "the file's machine (as aarch64-linux-gnu-strip is): "
		    "those of another one refuse it");
}

void bsz_stripping_remark(struct bsz_report *report,
    const struct bsz_artifact *artifact, struct bsz_strip *strip)
{
	const struct bsz_strip_mode *const mode = 
	    bsz_strip_mode_find(usual_mode(strip));
	const uint64_t before = artifact->bytes.size;
	struct bsz_strip_forecast forecast;
	struct bsz_err err;
	char size[BSZ_UNITS_ROOM];

	if (bsz_strip_predict(strip, mode, &forecast, &err)) {
		report->failed = true;
		return;
	}
	if (forecast.evidence == BSZ_STRIP_UNKNOWN)
		bsz_report_remark(report, "what %s would leave of this file "
		    "is not foreseen: %s", mode->command, forecast.reason);
	else if (forecast.evidence == BSZ_STRIP_REFUSED)
		bsz_report_remark(report, "%s would refuse this file: %s",
		    mode->command, forecast.reason);
	else if (forecast.size < before)
		bsz_report_remark(report, "%s would save %s, %.1f%% "
		    "(%llu bytes, exact for %s %s)", mode->command,
		    bsz_units_format_size(
		    before - forecast.size, size), 100.0 *
		    (double)(before - forecast.size) / (double)before,
		    (unsigned long long)(before - forecast.size), mode->tool,
		    mode->release);
	else
		bsz_report_remark(report, "%s would save nothing (exact "
		    "for %s %s)", mode->command, mode->tool, mode->release);
	remark_machine(report, strip);
	remark_overlay(report, bsz_strip_overlay(strip));
}
