/*
 * What the formats of findings have in common: which reports they take, texts
 * that are harmless before a sink's own escapes, names that stay the same
 * from run to run.
 */
#ifndef BINSIZE_VERDICTS_H
#define BINSIZE_VERDICTS_H

#include "render.h"

/*
 * 0 when every report is complete and is a check's; BSZ_EUSAGE names the
 * format when one is not, BSZ_ENOMEM.
 */
int bsz_verdicts_check(const struct bsz_report *const *reports, size_t count,
    const char *format, struct bsz_err *err);

/* How the outcome of a finding is weighed by other programs. */
enum bsz_weight {
	BSZ_WEIGHT_NONE,    /* passed, waived */
	BSZ_WEIGHT_NOTE,    /* skipped, incomparable */
	BSZ_WEIGHT_WARNING,
	BSZ_WEIGHT_ERROR
};
enum bsz_weight bsz_verdict_weight(enum bsz_verdict verdict);

/* A text as bsz_escape_shown() writes it: one line of valid UTF-8 without
 * control characters. Valid until the next call with the same scratch. */
const char *bsz_plain(struct bsz_buf *scratch, const char *text);

/* The same with & < > " as XML has them. */
void bsz_plain_xml(struct bsz_buf *out, struct bsz_buf *scratch,
    const char *text);

/* "BUDGET (LIMIT) of SUBJECT": one name for a limit, whatever its value. */
const char *bsz_finding_name(struct bsz_buf *scratch,
    const struct bsz_finding *finding);

/* The same as 16 hexadecimal digits, with the artifact: a fingerprint that
 * does not change when the value does (FNV-1a, 64 bits). */
void bsz_finding_fingerprint(struct bsz_buf *out,
    const struct bsz_finding *finding);

/* The path that a finding is shown at: the configuration, else the
 * artifact. */
const char *bsz_finding_path(const struct bsz_finding *finding);

#endif
