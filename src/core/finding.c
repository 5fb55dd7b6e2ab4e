/*
 * Words of verdicts; formats for pipelines have their own for "warn" and
 * "fail" and take these for the rest.
 */
#include <binsize/finding.h>

static const struct {
	const char *word;
	bool is_failure;
} verdicts[BSZ_VERDICTS] = {
	[BSZ_PASSED] = {"pass", false},
	[BSZ_WARNED] = {"warn", false},
	[BSZ_FAILED] = {"fail", true},
	[BSZ_WAIVED] = {"waived", false},
	[BSZ_SKIPPED] = {"skipped", false},
	[BSZ_INCOMPARABLE] = {"incomparable", false},
	[BSZ_NO_MATCH] = {"no-match", true},
	[BSZ_NO_DATA] = {"no-data", true},
};

const char *bsz_verdict_word(enum bsz_verdict verdict)
{
	return verdicts[verdict].word;
}

bool bsz_verdict_is_failure(enum bsz_verdict verdict)
{
	return verdicts[verdict].is_failure;
}
