/*
 * A fingerprint or a name with a value in it would close and open an alert
 * with every build; so neither has one.
 */
#include "verdicts.h"

#include "escape.h"
#include "walk.h"

int bsz_verdicts_check(const struct bsz_report *const *reports, size_t count,
    const char *format, struct bsz_err *err)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(reports[i]->schema, "binsize.check") != 0 &&
		    strcmp(reports[i]->schema, "binsize.lint") != 0)
			return bsz_fail(err, BSZ_EUSAGE, "--format %s is for "
			    "binsize check and lint", format);
	return bsz_walk_check(reports, count, err);
}

enum bsz_weight bsz_verdict_weight(enum bsz_verdict verdict)
{
	static const enum bsz_weight weights[BSZ_VERDICTS] = {
		[BSZ_PASSED] = BSZ_WEIGHT_NONE,
		[BSZ_WAIVED] = BSZ_WEIGHT_NONE,
		[BSZ_SKIPPED] = BSZ_WEIGHT_NOTE,
		[BSZ_INCOMPARABLE] = BSZ_WEIGHT_NOTE,
		[BSZ_WARNED] = BSZ_WEIGHT_WARNING,
		[BSZ_FAILED] = BSZ_WEIGHT_ERROR,
		[BSZ_NO_MATCH] = BSZ_WEIGHT_ERROR,
		[BSZ_NO_DATA] = BSZ_WEIGHT_ERROR,
	};

	return weights[verdict];
}

const char *bsz_plain(struct bsz_buf *scratch, const char *text)
{
	scratch->size = 0;
	bsz_escape_shown(scratch, text);
	bsz_buf_char(scratch, '\0');
	return scratch->failed ? "" : scratch->data;
}

void bsz_plain_xml(struct bsz_buf *out, struct bsz_buf *scratch,
    const char *text)
{
	for (const char *at = bsz_plain(scratch, text); *at; at++) {
		switch (*at) {
		case '&':
			bsz_buf_text(out, "&amp;");
			break;
		case '<':
			bsz_buf_text(out, "&lt;");
			break;
		case '>':
			bsz_buf_text(out, "&gt;");
			break;
		case '"':
			bsz_buf_text(out, "&quot;");
			break;
		default:
			bsz_buf_char(out, *at);
		}
	}
}

const char *bsz_finding_name(struct bsz_buf *scratch,
    const struct bsz_finding *finding)
{
	scratch->size = 0;
	bsz_buf_text(scratch, finding->budget);
	if (finding->limit_key)
		bsz_buf_printf(scratch, " (%s)", finding->limit_key);
	if (finding->subject) {
		bsz_buf_text(scratch, " of ");
		bsz_buf_text(scratch, finding->subject);
	}
	bsz_buf_char(scratch, '\0');
	return scratch->failed ? "" : scratch->data;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
	for (; text && *text; text++)
		hash = (hash ^ (uint8_t)*text) * UINT64_C(0x100000001b3);
	return (hash ^ 0xff) * UINT64_C(0x100000001b3); /* no byte of UTF-8 */
}

void bsz_finding_fingerprint(struct bsz_buf *out,
    const struct bsz_finding *finding)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	hash = hash_text(hash, finding->budget);
	hash = hash_text(hash, finding->limit_key);
	hash = hash_text(hash, finding->artifact);
	hash = hash_text(hash, finding->subject);
	bsz_buf_printf(out, "%016llx", (unsigned long long)hash);
}

const char *bsz_finding_path(const struct bsz_finding *finding)
{
	return finding->file ? finding->file : finding->artifact;
}
