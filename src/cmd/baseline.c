/*
 * A saved document begins with '{', anything else is a program; the name
 * decides nothing.
 */
#include "baseline.h"

#include "git.h"
#include "load.h"

#include <binsize/snapshot.h>

#include <unistd.h>

#define SCHEMA_MAJOR "1."

static int check_schema(const struct bsz_json_value *root,
    struct bsz_err *err)
{
	const char *const schema = bsz_json_string(bsz_json_get(root,
	    "schema"));
	const char *const version = bsz_json_string(bsz_json_get(root,
	    "schema_version"));

	if (!schema || !version || (strcmp(schema, "binsize.baseline") != 0 &&
	    strcmp(schema, "binsize.report") != 0))
		return bsz_fail(err, BSZ_EINPUT, "not a baseline (save one "
		    "with binsize baseline update)");
	if (strncmp(version, SCHEMA_MAJOR, strlen(SCHEMA_MAJOR)) != 0)
		return bsz_fail(err, BSZ_EINPUT, "version %.20s of %.40s is "
		    "not known (use a newer binsize)", version, schema);
	return 0;
}

static int read_document(struct bsz_baseline *baseline,
    const struct bsz_json_value *root, struct bsz_err *err)
{
	const struct bsz_json_value *const results = bsz_json_get(root,
	    "results");
	const size_t count = bsz_json_size(results);
	const char *const tool = bsz_json_string(bsz_json_get(
	    bsz_json_get(root, "tool"), "version"));
	int rc = check_schema(root, err);

	if (rc)
		return rc;
	baseline->items = bsz_calloc(count + 1, sizeof(*baseline->items));
	if (!baseline->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count && !rc; i++) {
		struct bsz_sizes *const sizes = &baseline->items[i];

		rc = bsz_sizes_read(sizes, bsz_json_at(results, i), err);
		baseline->count++;
		if (rc || !tool)
			continue;
		sizes->tool = bsz_arena_copy(&sizes->arena, tool,
		    strlen(tool));
		if (!sizes->tool)
			rc = bsz_fail_memory(err);
	}
	return rc;
}

static int read_saved(struct bsz_baseline *baseline, struct bsz_span text,
    struct bsz_err *err)
{
	struct bsz_json *const document = bsz_json_parse(text, err);

	if (!document)
		return err->code;
	const int rc = read_document(baseline, bsz_json_root(document), err);
	bsz_json_free(document);
	return rc;
}

static int read_build(struct bsz_baseline *baseline, const char *path,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    struct bsz_err *err)
{
	baseline->items = bsz_calloc(1, sizeof(*baseline->items));
	if (!baseline->items)
		return bsz_fail_memory(err);
	baseline->count = 1;
	baseline->is_build = true;
	return bsz_measure(&baseline->items[0], path, path, wanted, options,
	    options->jobs, err);
}

static int read_path(struct bsz_baseline *baseline, const char *path,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    bool *missing, struct bsz_err *err)
{
	struct bsz_file file;

	*missing = access(path, F_OK) != 0;
	int rc = bsz_file_open(&file, path, err);
	if (rc)
		return rc;
	const bool saved = bsz_snapshot_is(file.bytes);
	if (saved)
		rc = read_saved(baseline, file.bytes, err);
	bsz_file_close(&file);
	return saved ? rc :
	    read_build(baseline, path, wanted, options, err);
}

static int read_git(struct bsz_baseline *baseline, const char *name,
    bool *missing, struct bsz_err *err)
{
	struct bsz_buf text = {0};
	int rc = bsz_git_show(name, &text, missing, err);

	if (!rc)
		rc = read_saved(baseline, (struct bsz_span){
		    (const uint8_t *)text.data, text.size}, err);
	bsz_buf_release(&text);
	return rc;
}

static int read_release(struct bsz_baseline *baseline, const char *path,
    bool *missing, struct bsz_err *err)
{
	struct bsz_buf name = {0};
	int rc = bsz_git_latest_tag(&name, missing, err);

	if (!rc) {
		name.data[name.size - 1] = ':'; /* in place of the NUL */
		bsz_buf_text(&name, path);
		bsz_buf_char(&name, '\0');
		rc = name.failed ? bsz_fail_memory(err) :
		    read_git(baseline, name.data, missing, err);
	}
	bsz_buf_release(&name);
	return rc;
}

int bsz_baseline_open(struct bsz_baseline *baseline, const char *source,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    bool *missing, struct bsz_err *err)
{
	static const char git[] = "git:", file[] = "file:", store[] = "store:",
	    release[] = "release:";
	int rc;

	*baseline = (struct bsz_baseline){0};
	*missing = false;
	if (strncmp(source, git, strlen(git)) == 0)
		rc = read_git(baseline, source + strlen(git), missing, err);
	else if (strncmp(source, release, strlen(release)) == 0)
		rc = read_release(baseline, source + strlen(release),
		    missing, err);
	else if (strncmp(source, store, strlen(store)) == 0)
		rc = bsz_baseline_from_store(baseline, source + strlen(store),
		    options, missing, err);
	else
		rc = read_path(baseline, strncmp(source, file,
		    strlen(file)) == 0 ? source + strlen(file) : source,
		    wanted, options, missing, err);
	if (rc)
		bsz_baseline_close(baseline);
	return rc ? bsz_wrap(err, "baseline %.300s", source) : 0;
}

void bsz_baseline_close(struct bsz_baseline *baseline)
{
	for (size_t i = 0; i < baseline->count; i++)
		bsz_sizes_release(&baseline->items[i]);
	bsz_free(baseline->items);
	*baseline = (struct bsz_baseline){0};
}

const struct bsz_sizes *bsz_baseline_find(
    const struct bsz_baseline *baseline, const char *name)
{
	if (baseline->is_build)
		return &baseline->items[0];
	for (size_t i = 0; i < baseline->count; i++)
		if (strcmp(baseline->items[i].name, name) == 0)
			return &baseline->items[i];
	return NULL;
}
