/*
 * One JSON object a line, in the words of binsize: spool files and exports of
 * its own, and what others write with the same keys.
 */
#include "log.h"

/* A run of 100,000 steps has some 10 MB. */
#define LONGEST ((uint64_t)64 << 20)

static int probe(struct bsz_span text)
{
	uint64_t at = 0;
	struct bsz_span line;

	while (bsz_log_line(text, &at, &line))
		if (line.size)
			return line.data[0] == '{' &&
			    memmem(line.data, line.size, "\"", 1) ? 30 : 0;
	return 0;
}

static int read_line(struct bsz_log *log, struct bsz_span line,
    uint64_t number, struct bsz_err *err)
{
	struct bsz_err failure = {0};
	struct bsz_record run;

	if (line.size > LONGEST) {
		bsz_log_refuse(log, number, "is longer than 64 MiB");
		return 0;
	}
	const int rc = bsz_record_read(&run, line, log->arena, log->sha,
	    &failure);
	if (rc == BSZ_EINPUT) {
		bsz_log_refuse(log, number, failure.text);
		return 0;
	}
	if (rc) {
		*err = failure;
		return rc;
	}
	if (run.started_ms <= 0) { /* 0 is what clocks show that were not set */
		bsz_log_refuse(log, number, run.started_ms ?
		    "has no \"started_ms\"" : "\"started_ms\" is 0, no time");
		return 0;
	}
	if (!*run.project && !*log->defaults->project) {
		bsz_log_refuse(log, number,
		    "has no \"project\" (--project gives one)");
		return 0;
	}
	bsz_log_complete(log, &run);
	log->taken++;
	return log->take(log->context, &run, err);
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct bsz_span line;
	uint64_t at = 0, number = 0;
	int rc = 0;

	while (!rc && bsz_log_line(log->text, &at, &line)) {
		number++;
		if (line.size)
			rc = read_line(log, line, number, err);
	}
	return rc;
}

const struct bsz_log_format bsz_log_jsonl = {
	.name = "jsonl",
	.brief = "a run a line, as JSON with binsize's keys (spool files)",
	.probe = probe,
	.read = read_log,
};
