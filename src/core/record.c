/*
 * What is measured of a run, as one table: keys of JSON, headings of CSV and
 * columns of the store are the same words.
 */
#include <binsize/series.h>

static const struct bsz_metric_info metrics[BSZ_METRICS] = {
	[BSZ_QUEUE_MS] = {"queue_ms", BSZ_UNIT_MS},
	[BSZ_BUILD_MS] = {"build_ms", BSZ_UNIT_MS},
	[BSZ_PUSH_MS] = {"push_ms", BSZ_UNIT_MS},
	[BSZ_WALL_MS] = {"wall_ms", BSZ_UNIT_MS},
	[BSZ_CPU_MS] = {"cpu_ms", BSZ_UNIT_MS},
	[BSZ_PEAK_BYTES] = {"peak_bytes", BSZ_UNIT_BYTES},
	[BSZ_IMAGE_BYTES] = {"image_bytes", BSZ_UNIT_BYTES},
	[BSZ_WIRE_BYTES] = {"wire_bytes", BSZ_UNIT_BYTES},
	[BSZ_NEW_BYTES] = {"new_bytes", BSZ_UNIT_BYTES},
	[BSZ_BINARY_BYTES] = {"binary_bytes", BSZ_UNIT_BYTES},
	[BSZ_DEBUG_BYTES] = {"debug_bytes", BSZ_UNIT_BYTES},
	[BSZ_CACHE_HITS] = {"cache_hits", BSZ_UNIT_COUNT},
	[BSZ_CACHE_LOOKUPS] = {"cache_lookups", BSZ_UNIT_COUNT},
	[BSZ_EXIT_STATUS] = {"exit_status", BSZ_UNIT_COUNT},
	[BSZ_CPU_WAIT_MS] = {"cpu_wait_ms", BSZ_UNIT_MS},
	[BSZ_IO_WAIT_MS] = {"io_wait_ms", BSZ_UNIT_MS},
	[BSZ_MEMORY_WAIT_MS] = {"memory_wait_ms", BSZ_UNIT_MS},
	[BSZ_THROTTLED_MS] = {"throttled_ms", BSZ_UNIT_MS},
	[BSZ_MEMORY_HIGH] = {"memory_high", BSZ_UNIT_COUNT},
	[BSZ_MEMORY_MAX] = {"memory_max", BSZ_UNIT_COUNT},
	[BSZ_OOM_KILLS] = {"oom_kills", BSZ_UNIT_COUNT},
	[BSZ_CRITICAL_MS] = {"critical_ms", BSZ_UNIT_MS},
	[BSZ_FETCH_MS] = {"fetch_ms", BSZ_UNIT_MS},
	[BSZ_UPLOAD_MS] = {"upload_ms", BSZ_UNIT_MS},
	[BSZ_SETUP_MS] = {"setup_ms", BSZ_UNIT_MS},
};

const char *const bsz_outcome_words[] = {"success", "failure", "cancelled",
	"timeout", "unfinished", NULL};
const char *const bsz_warmth_words[] = {"unknown", "cold", "warm", NULL};

const struct bsz_metric_info *bsz_metric_info(enum bsz_metric metric)
{
	return &metrics[metric];
}

int bsz_metric_find(const char *name, size_t size)
{
	for (int i = 0; i < BSZ_METRICS; i++)
		if (strlen(metrics[i].name) == size &&
		    memcmp(metrics[i].name, name, size) == 0)
			return i;
	return -1;
}

void bsz_record_init(struct bsz_record *run)
{
	*run = (struct bsz_record){.project = "", .branch = "", .commit = "",
		.runner = "", .language = "", .cause = "", .formula = "",
		.started_ms = BSZ_UNKNOWN};
	for (int i = 0; i < BSZ_METRICS; i++)
		run->metrics[i] = BSZ_UNKNOWN;
}

/* The first bytes of a digest: as hard to hit by chance as a random UUID. */
static int take(struct bsz_sha *sha, uint8_t out[BSZ_RECORD_UID],
    struct bsz_err *err)
{
	uint8_t digest[BSZ_SHA_MAX_SIZE];

	if (!bsz_sha_take(sha, digest))
		return bsz_fail_memory(err);
	memcpy(out, digest, BSZ_RECORD_UID);
	return 0;
}

int bsz_record_identify(struct bsz_record *run, const char *identity,
    struct bsz_sha *sha, struct bsz_err *err)
{
	struct bsz_buf line = {0};

	/* The line without the uid: it is not known yet. */
	memset(run->uid, 0, sizeof(run->uid));
	bsz_record_write(run, &line);
	if (line.failed) {
		bsz_buf_release(&line);
		return bsz_fail_memory(err);
	}
	bsz_sha_add(sha, line.data, line.size);
	bsz_buf_release(&line);
	int rc = take(sha, run->digest, err);
	if (rc)
		return rc;
	if (!identity || !*identity) {
		memcpy(run->uid, run->digest, sizeof(run->uid));
		return 0;
	}
	bsz_sha_add(sha, identity, strlen(identity));
	return take(sha, run->uid, err);
}
