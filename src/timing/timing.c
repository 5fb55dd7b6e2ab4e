/*
 * The surest format wins; of equals the first in the list.
 */
#include "log.h"
#include "timing.h"

static const struct bsz_log_format *const formats[] = {
#define LOG_FORMAT(name) &bsz_log_##name,
#include "list.h"
#undef LOG_FORMAT
};

const struct bsz_log_format *const *bsz_log_formats(size_t *count)
{
	*count = BSZ_COUNTOF(formats);
	return formats;
}

/* Bazel compresses its profile unless it is told not to. */
static bool refuse_packed(struct bsz_span text, struct bsz_err *err)
{
	static const struct {
		uint8_t magic[4];
		size_t size;
		const char *name, *reader;
	} packers[] = {
		{{0x1f, 0x8b}, 2, "gzip", "zcat"},
		{{0xfd, '7', 'z', 'X'}, 4, "xz", "xzcat"},
		{{0x28, 0xb5, 0x2f, 0xfd}, 4, "zstd", "zstdcat"},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(packers); i++)
		if (text.size >= packers[i].size && memcmp(text.data,
		    packers[i].magic, packers[i].size) == 0) {
			(void)bsz_fail(err, BSZ_EINPUT, "is compressed by %s "
			    "(%s FILE | binsize import -)", packers[i].name,
			    packers[i].reader);
			return true;
		}
	return false;
}

const struct bsz_log_format *bsz_log_probe(struct bsz_span text,
    struct bsz_err *err)
{
	const struct bsz_log_format *best = NULL;
	int most = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(formats); i++) {
		const int sure = formats[i]->probe(text);

		if (sure > most) {
			most = sure;
			best = formats[i];
		}
	}
	if (!best && !refuse_packed(text, err))
		(void)bsz_fail(err, BSZ_EINPUT, "is no log of a kind that "
		    "can be read (binsize import --help names them)");
	return best;
}

bool bsz_log_line(struct bsz_span text, uint64_t *at, struct bsz_span *line)
{
	const uint8_t *const from = text.data + *at;
	const uint64_t left = text.size - *at;

	if (!left)
		return false;
	const uint8_t *const end = memchr(from, '\n', left);
	line->data = from;
	line->size = end ? (uint64_t)(end - from) : left;
	*at += line->size + (end != NULL);
	if (line->size && from[line->size - 1] == '\r')
		line->size--;
	return true;
}

void bsz_log_refuse(struct bsz_log *log, uint64_t line, const char *why)
{
	log->refused++;
	log->note(log->context, line, why);
}

int bsz_log_take(struct bsz_log *log, struct bsz_record *run,
    const char *identity, struct bsz_err *err)
{
	int rc = bsz_record_identify(run, identity, log->sha, err);

	if (rc)
		return rc;
	log->taken++;
	return log->take(log->context, run, err);
}

void bsz_log_complete(const struct bsz_log *log, struct bsz_record *run)
{
	const struct bsz_record *const other = log->defaults;

	run->project = *run->project ? run->project : other->project;
	run->branch = *run->branch ? run->branch : other->branch;
	run->commit = *run->commit ? run->commit : other->commit;
	run->runner = *run->runner ? run->runner : other->runner;
	run->language = *run->language ? run->language : other->language;
	run->cause = *run->cause ? run->cause : other->cause;
	run->formula = *run->formula ? run->formula : other->formula;
	if (run->warmth == BSZ_WARMTH_UNKNOWN)
		run->warmth = other->warmth;
	for (int i = 0; i < BSZ_METRICS; i++)
		if (run->metrics[i] == BSZ_UNKNOWN)
			run->metrics[i] = other->metrics[i];
}
