/*
 * The file that docker buildx writes with --metadata-file: of each target the
 * provenance, if any, says when it was built and, in full mode, which layers
 * each step had. The longest chain of layers is the image's; its sizes are
 * those that travel.
 */
#include "objects.h"

#define PROVENANCE "buildx.build.provenance"

static int64_t sum_layers(const struct bsz_json_value *chain)
{
	int64_t sum = BSZ_UNKNOWN;

	for (size_t i = 0; i < bsz_json_size(chain); i++)
		bsz_log_add(&sum, bsz_log_whole(bsz_json_get(bsz_json_at(
		    chain, i), "size")));
	return sum;
}

/* "step0:0": a list of chains, each a list of descriptors. */
static int64_t find_wire_bytes(const struct bsz_json_value *layers)
{
	const char *key = NULL;
	const struct bsz_json_value *step;
	int64_t bytes = BSZ_UNKNOWN;
	size_t most = 0;

	while ((step = bsz_json_next(layers, key, &key)))
		for (size_t i = 0; i < bsz_json_size(step); i++) {
			const struct bsz_json_value *const chain =
			    bsz_json_at(step, i);

			if (bsz_json_size(chain) < most)
				continue;
			most = bsz_json_size(chain);
			bytes = sum_layers(chain);
		}
	return bytes;
}

/* Under its own key, or with the platform behind it. */
static const struct bsz_json_value *find_provenance(
    const struct bsz_json_value *target)
{
	const struct bsz_json_value *const plain = bsz_json_get(target,
	    PROVENANCE);
	const struct bsz_json_value *value;
	const char *key = NULL;

	if (plain)
		return plain;
	while ((value = bsz_json_next(target, key, &key)))
		if (strncmp(key, PROVENANCE "/", strlen(PROVENANCE) + 1) == 0)
			return value;
	return NULL;
}

/* The two versions of SLSA's provenance have other words. */
static void take_provenance(struct bsz_log *log, struct bsz_record *run,
    const struct bsz_json_value *provenance)
{
	const struct bsz_json_value *const late = bsz_json_get(bsz_json_get(
	    provenance, "runDetails"), "metadata");
	const struct bsz_json_value *const metadata = late ? late :
	    bsz_json_get(provenance, "metadata");
	const struct bsz_json_value *const own = bsz_json_get(metadata,
	    late ? "buildkit_metadata" :
	    "https://mobyproject.org/buildkit@v1#metadata");

	run->started_ms = bsz_log_time(bsz_json_get(metadata,
	    late ? "startedOn" : "buildStartedOn"));
	run->metrics[BSZ_WALL_MS] = run->metrics[BSZ_BUILD_MS] =
	    bsz_log_between(log, run->started_ms,
	    bsz_log_time(bsz_json_get(metadata, late ? "finishedOn" : "buildFinishedOn")));
	run->metrics[BSZ_WIRE_BYTES] = find_wire_bytes(bsz_json_get(own,
	    "layers"));
}

static int take_target(struct bsz_log *log,
    const struct bsz_json_value *target, uint64_t line, struct bsz_err *err)
{
	const char *const ref = bsz_json_string(bsz_json_get(target,
	    "buildx.build.ref"));
	const struct bsz_log_steps none = {0};
	struct bsz_record run;

	bsz_record_init(&run);
	take_provenance(log, &run, find_provenance(target));
	if (run.started_ms == BSZ_UNKNOWN) {
		bsz_log_refuse(log, line, "does not say when it was built "
		    "(build with --provenance=mode=max)");
		return 0;
	}
	return bsz_log_finish(log, &run, &none, ref, line, err);
}

/* One target, or those of a bake by their names. */
static int take_file(void *context, struct bsz_log *log,
    const struct bsz_json_value *object, uint64_t line, struct bsz_err *err)
{
	const struct bsz_json_value *target;
	const char *key = NULL;
	int rc = 0;

	(void)context;
	if (bsz_json_get(object, "buildx.build.ref") ||
	    find_provenance(object))
		return take_target(log, object, line, err);
	while (!rc && (target = bsz_json_next(object, key, &key)))
		if (bsz_json_get(target, "buildx.build.ref") ||
		    find_provenance(target))
			rc = take_target(log, target, line, err);
	return rc;
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	return bsz_log_objects(log, 0, take_file, NULL, err);
}

static int probe(struct bsz_span text)
{
	static const char *const words[BSZ_LOG_WORDS] = {"\"buildx.build.",
		NULL, NULL};

	return bsz_log_has_words(text, words) ? 60 : 0;
}

const struct bsz_log_format bsz_log_buildkit_metadata = {
	.name = "buildkit_metadata",
	.brief = "docker buildx --metadata-file with provenance",
	.probe = probe,
	.read = read_log,
};
