/*
 * Words of verdicts; formats for pipelines have their own for "warn" and
 * "fail" and take these for the rest.
 */
#include <binsize/finding.h>

#include <stdio.h>

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

char *bsz_amount_format(enum bsz_amount kind, uint64_t amount,
    char text[BSZ_UNITS_ROOM])
{
	switch (kind) {
	case BSZ_AMOUNT_COUNT:
		(void)snprintf(text, BSZ_UNITS_ROOM, "%llu",
		    (unsigned long long)amount); /* cut beyond 10^15 */
		return text;
	case BSZ_AMOUNT_SHARE:
		(void)snprintf(text, BSZ_UNITS_ROOM, "%.2f%%",
		    (double)amount * 100 / BSZ_WHOLE_SHARE); /* the same */
		return text;
	case BSZ_AMOUNT_TIME:
		return bsz_units_format_duration((double)amount, text);
	case BSZ_AMOUNT_BYTES:
		break;
	}
	return bsz_units_format_size(amount, text);
}

const char *bsz_verdict_word(enum bsz_verdict verdict)
{
	return verdicts[verdict].word;
}

bool bsz_verdict_is_failure(enum bsz_verdict verdict)
{
	return verdicts[verdict].is_failure;
}
