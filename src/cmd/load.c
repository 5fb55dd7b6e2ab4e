/*
 * What is behind a path is told from its bytes; the name decides nothing.
 */
#include "load.h"

#include <binsize/limits.h>
#include <binsize/snapshot.h>
#include <oci/oci.h>
#include <readers/readers.h>

#include <sched.h>

/* Processors this process may run on. */
static size_t count_processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	return bsz_min((uint64_t)CPU_COUNT(&set), BSZ_MAX_JOBS);
}

size_t bsz_input_threads(const struct bsz_options *options)
{
	return options->jobs ? options->jobs : count_processors();
}

/* A folder has no bytes, nor has a reference; a program is never asked for
 * more than its first four. */
static bool is_image(const struct bsz_input *input,
    const struct bsz_options *options)
{
	const struct bsz_span bytes = input->file.bytes;

	return !bytes.data || (bytes.size >= 4 &&
	    memcmp(bytes.data, "\x7f" "ELF", 4) != 0 &&
	    bsz_oci_is(bytes, &options->caps));
}

/* A document may stand in for a build where like is set. */
static int open_artifact(struct bsz_input *input, const char *path,
    const char *like, const struct bsz_options *options, struct bsz_err *err)
{
	struct bsz_artifact *artifact = &input->artifact;
	int rc = bsz_artifact_init(artifact, path, input->file.bytes,
	    bsz_input_threads(options), err);

	if (rc)
		return rc;
	artifact->mapped = input->file.mapped;
	artifact->prefix_maps = options->prefix_maps;
	artifact->prefix_map_count = options->prefix_map_count;
	artifact->no_guess = options->no_guess;
	input->debug_search = (struct bsz_debug_search){
		options->debug_files, options->debug_file_count,
		options->debug_dirs, options->debug_dir_count,
		!options->no_debug_lookup, bsz_file_open_regular};
	artifact->debug_search = &input->debug_search;
	const struct bsz_oci_choice choice = {
		.platform = options->platform, .name = options->tag,
		.documents = options->documents, .caps = options->caps,
		.wire = options->query.domain[BSZ_WIRE],
		.chunk = options->chunk,
		.repack = options->repack,
		.open = bsz_readers_open};
	if (is_image(input, options))
		rc = bsz_oci_open(artifact, &choice, err);
	else if (like && bsz_snapshot_is(artifact->bytes))
		rc = bsz_snapshot_open(artifact, like, err);
	else
		rc = bsz_readers_open(artifact, err);
	if (rc)
		bsz_artifact_release(artifact);
	return rc;
}

int bsz_input_open_saved(struct bsz_input *input, const char *path,
    const char *like, const struct bsz_options *options, struct bsz_err *err)
{
	*input = (struct bsz_input){0};
	int rc = bsz_oci_is_reference(path) || bsz_oci_is_folder(path) ? 0 :
	    bsz_file_open(&input->file, path, err);

	if (rc)
		return rc;
	rc = open_artifact(input, path, like, options, err);
	if (rc)
		bsz_file_close(&input->file);
	input->open = !rc;
	return rc;
}

int bsz_input_open(struct bsz_input *input, const char *path,
    const struct bsz_options *options, struct bsz_err *err)
{
	return bsz_input_open_saved(input, path, NULL, options, err);
}

void bsz_input_close(struct bsz_input *input)
{
	if (!input->open)
		return;
	bsz_artifact_release(&input->artifact);
	bsz_file_close(&input->file);
	input->open = false;
}
