/*
 * The fuzz target over the reader table: a new reader, and a new dimension,
 * is fuzzed without asking.
 *
 * Beside memory faults it looks for broken laws: a map that is not sorted,
 * disjoint or complete, totals that are not the file's size, a name that
 * cannot be written.
 */
#include "fuzz.h"

#include <oci/oci.h>
#include <oci/registry_challenge.h>
#include <oci/registry_credentials.h>
#include <oci/registry_link.h>
#include <oci/registry_reference.h>
#include <readers/readers.h>

#include <binsize/debug_search.h>
#include <binsize/limits.h>
#include <binsize/strip.h>

/* Names of all labels of a map; the styles differ in the demangler's work. */
static void write_names(const struct bsz_artifact *artifact,
    const struct bsz_map *map, struct bsz_buf *buf)
{
	static const enum bsz_names styles[] = {BSZ_NAMES_FULL,
		BSZ_NAMES_SHORT, BSZ_NAMES_RAW};
	uint32_t before = BSZ_NO_LABEL;

	for (size_t i = 0; i < map->count; i++) {
		const uint32_t label = bsz_range_label(&map->ranges[i]);

		if (label == before)
			continue;
		before = label;
		for (size_t k = 0; k < BSZ_COUNTOF(styles); k++) {
			buf->size = 0;
			artifact->ops->write_name(artifact, label, styles[k],
			    buf);
		}
	}
}

static int check_map(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, enum bsz_domain domain, const struct bsz_map *map,
    struct bsz_err *err)
{
	/* Of an image: the tars of its layers. */
	const uint64_t due = domain == BSZ_FILE && !artifact->contents ?
	    artifact->bytes.size : artifact->total[domain];
	const uint64_t total = bsz_map_total(map);

	if (total != due)
		return bsz_fail(err, BSZ_EINVARIANT,
		    "%s, %s: %llu bytes, not %llu",
		    bsz_dimension_info(dim)->name, bsz_domain_name(domain),
		    (unsigned long long)total, (unsigned long long)due);
	return bsz_map_check(map, &artifact->layout[domain],
	    bsz_dimension_info(dim)->name, err);
}

static int scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_buf *buf, struct bsz_err *err)
{
	int rc = 0;

	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++) {
		struct bsz_map map = {0};

		rc = bsz_artifact_map(artifact, dim, (enum bsz_domain)domain,
		    &map, err);
		if (rc == 0)
			rc = check_map(artifact, dim,
			    (enum bsz_domain)domain, &map, err);
		if (rc == 0)
			write_names(artifact, &map, buf);
		bsz_map_release(&map);
	}
	return rc;
}

/* One forecast, and the output itself where it can be made. */
static int forecast_mode(struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, struct bsz_err *err)
{
	struct bsz_strip_forecast foreseen;
	uint64_t size;
	uint8_t *image = NULL;
	int rc = bsz_strip_predict(strip, mode, &foreseen, err);

	if (rc == 0)
		rc = bsz_strip_image(strip, mode, &image, &size, err);
	if (rc == 0 && image && size != foreseen.size)
		rc = bsz_fail(err, BSZ_EINVARIANT,
		    "%s writes other bytes than foreseen", mode->name);
	bsz_free(image);
	return rc;
}

/* Forecasts of all tools, and all levers. What is no ELF file has none. */
static int forecast(struct bsz_span bytes, struct bsz_err *err)
{
	struct bsz_strip *strip;
	uint64_t saved;
	size_t modes, levers;
	const struct bsz_strip_mode *const *const mode =
	    bsz_strip_modes(&modes);
	const struct bsz_lever *const *const lever = bsz_levers(&levers);
	int rc = bsz_strip_open(&strip, bytes, "input", err);

	if (rc != 0)
		return rc == BSZ_EINPUT ? 0 : rc;
	for (size_t i = 0; i < modes && rc == 0; i++)
		rc = forecast_mode(strip, mode[i], err);
	for (size_t i = 0; i < levers && rc == 0; i++) {
		rc = bsz_lever_measure(strip, lever[i], &saved, err);
		if (rc == 0 && saved > bytes.size)
			rc = bsz_fail(err, BSZ_EINVARIANT,
			    "%s saves more than there is", lever[i]->name);
	}
	bsz_strip_close(strip);
	return rc;
}

/* The same of a program inside of an image. */
static int forecast_inside(void *context, const char *name, const char *note,
    struct bsz_span bytes, struct bsz_err *err)
{
	(void)context;
	(void)name;
	(void)note;
	return forecast(bytes, err);
}

static int count_dead(struct bsz_artifact *artifact, struct bsz_err *err)
{
	uint64_t bytes = 0;
	const int rc = artifact->ops->dead_debug ?
	    artifact->ops->dead_debug(artifact, &bytes, err) : 0;

	return rc || bytes <= artifact->bytes.size ? rc : bsz_fail(err,
	    BSZ_EINVARIANT, "more is said of dead code than there is");
}

/* As the program does it. A choice among images cannot be made here. */
static int open_input(struct bsz_artifact *artifact, struct bsz_err *err)
{
	const struct bsz_span bytes = artifact->bytes;
	const struct bsz_oci_choice choice = {.wire = true, .chunk = 65536,
		/* What is small does not expand to much. */
		.repack = bytes.size < 4096,
		.open = bsz_readers_open};

	if (bytes.size < 4 || memcmp(bytes.data, "\x7f" "ELF", 4) == 0 ||
	    !bsz_oci_is(bytes, &choice.caps))
		return bsz_readers_open(artifact, err);
	const int rc = bsz_oci_open(artifact, &choice, err);
	return rc == BSZ_EUSAGE ? BSZ_EINPUT : rc;
}

/* What a registry, or a file of credentials, could say in these words. One
 * that names a helper is left out: it would be run. */
static int read_words(struct bsz_span bytes, struct bsz_err *err)
{
	char text[4096], out[BSZ_URL_ROOM];
	const size_t size = (size_t)bsz_min(bytes.size, sizeof(text) - 1);
	struct bsz_challenge challenge = {0};
	struct bsz_credentials found = {0};
	struct bsz_reference reference;
	struct bsz_url url;
	struct bsz_err ignored = {0};
	int rc = 0;

	if (size)
		memcpy(text, bytes.data, size);
	text[size] = '\0';
	bsz_challenge_add(&challenge, text);
	bsz_challenge_add(&challenge, challenge.realm);
	bsz_link_next(text, out);
	if (!bsz_url_parse(text, &url, &ignored))
		(void)bsz_url_resolve(&url, challenge.realm, out, &ignored);
	(void)bsz_reference_parse(text, &reference, &ignored);
	if (bsz_reference_parse("r.example/team/app", &reference, err))
		return err->code;
	if (!strstr(text, "cred") && size == bytes.size)
		rc = bsz_credentials_parse((struct bsz_span){
		    (const uint8_t *)text, size}, "input", &reference, &found,
		    &ignored);
	bsz_credentials_release(&found);
	return rc == BSZ_ENOMEM ? bsz_fail_memory(err) : 0;
}

/* What fuzz_open() hands out: the input is its own debug file, package and
 * alternate file, as far as it is like one. */
static _Thread_local struct bsz_span at_hand;

static int fuzz_open(struct bsz_file *file, const char *path,
    struct bsz_err *err)
{
	uint8_t *const copy = bsz_malloc(at_hand.size + 1);

	(void)path;
	if (!copy)
		return bsz_fail_memory(err);
	memcpy(copy, at_hand.data, at_hand.size);
	*file = (struct bsz_file){{copy, at_hand.size}, false};
	return 0;
}

int fuzz_readers(struct bsz_span bytes, size_t jobs, struct bsz_err *err)
{
	static const struct bsz_debug_search search = {.lookup = true,
		.open = fuzz_open};
	struct bsz_artifact artifact;
	struct bsz_buf buf = {0};
	int rc = bsz_artifact_init(&artifact, "input", bytes, jobs, err);

	if (rc != 0)
		return rc;
	at_hand = bytes;
	artifact.debug_search = &search;
	rc = read_words(bytes, err);
	if (rc == 0)
		rc = open_input(&artifact, err);
	/* What no reader takes may be a recipe or a log. */
	if (rc == BSZ_EINPUT) {
		bsz_artifact_release(&artifact);
		rc = fuzz_recipes(bytes, err);
		return rc && rc != BSZ_EINPUT ? rc : fuzz_logs(bytes, err);
	}
	for (int dim = 0; dim < BSZ_DIMENSIONS && rc == 0; dim++)
		rc = scan(&artifact, (enum bsz_dimension)dim, &buf, err);
	if (rc == 0)
		rc = count_dead(&artifact, err);
	if (rc == 0)
		rc = forecast(bytes, err);
	if (rc == 0 && artifact.ops->visit)
		rc = artifact.ops->visit(&artifact, forecast_inside, NULL,
		    err);
	bsz_buf_release(&buf);
	bsz_artifact_release(&artifact);
	return rc;
}

#ifdef FUZZ_WITH_LIBFUZZER
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct bsz_span bytes = {data, size};
	struct bsz_err err = {0};

	if (fuzz_readers(bytes, 1, &err) == BSZ_EINVARIANT) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	return 0;
}
#endif
