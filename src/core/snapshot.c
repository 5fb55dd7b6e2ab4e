/*
 * The document of a snapshot: is it one, which of its results is meant, and
 * which tables it has. Everything else in it is passed over, so that a later
 * version can say more.
 */
#include <binsize/snapshot.h>

#include "saved.h"

#include <string.h>

bool bsz_snapshot_is(struct bsz_span bytes)
{
	for (uint64_t i = 0; i < bytes.size; i++)
		if (!strchr(" \t\r\n", bytes.data[i]))
			return bytes.data[i] == '{';
	return false;
}

static int check_schema(const struct bsz_json_value *root,
    struct bsz_err *err)
{
	const char *const schema = bsz_json_string(bsz_json_get(root,
	    "schema"));

	if (!schema || (strcmp(schema, "binsize.report") != 0 &&
	    strcmp(schema, "binsize.baseline") != 0))
		return bsz_fail(err, BSZ_EINPUT, "no program and no saved "
		    "sizes (report -d ... -n 0 --json saves them)");
	return bsz_saved_check_version(root, schema, err);
}

static const char *behind_slash(const char *path)
{
	const char *const slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool is_like(const struct bsz_json_value *result, const char *like,
    bool whole)
{
	const char *const name = bsz_json_string(bsz_json_get(result,
	    "input"));

	return name && strcmp(whole ? name : behind_slash(name),
	    whole ? like : behind_slash(like)) == 0;
}

/* The only result that is like a path; NULL when there is none or more. */
static const struct bsz_json_value *find_like(
    const struct bsz_json_value *results, const char *like, bool whole)
{
	const struct bsz_json_value *found = NULL;

	for (size_t i = 0; i < bsz_json_size(results); i++) {
		const struct bsz_json_value *const result =
		    bsz_json_at(results, i);

		if (!is_like(result, like, whole))
			continue;
		if (found)
			return NULL;
		found = result;
	}
	return found;
}

static const struct bsz_json_value *choose_result(
    const struct bsz_json_value *root, const char *like, struct bsz_err *err)
{
	const struct bsz_json_value *const results = bsz_json_get(root,
	    "results");
	const size_t count = bsz_json_size(results);
	const struct bsz_json_value *found = count == 1 ?
	    bsz_json_at(results, 0) : find_like(results, like, true);

	if (!found)
		found = find_like(results, like, false);
	if (!found && !*like)
		(void)bsz_fail(err, BSZ_EINPUT, "it holds %zu results; "
		    "compare one build at a time with it", count);
	else if (!found)
		(void)bsz_fail(err, BSZ_EINPUT, "it holds %zu results, and "
		    "not one that alone is called '%.200s'", count, like);
	return found;
}

/* The dimensions of a table's levels; false when it is of another kind. */
static bool read_levels(struct bsz_saved_table *table,
    const struct bsz_json_value *levels)
{
	const size_t count = bsz_json_size(levels);

	if (!count || count > BSZ_MAX_NESTING)
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *const name = bsz_json_string(bsz_json_at(levels,
		    i));
		const int dim = name ?
		    bsz_dimension_find(name, strlen(name)) : -1;

		if (dim < 0)
			return false;
		table->dims[table->dim_count++] = (enum bsz_dimension)dim;
	}
	return true;
}

/* Sizes of a domain are in all rows or in none. */
static void find_domains(struct bsz_saved_table *table)
{
	const struct bsz_json_value *const row = bsz_json_at(table->rows, 0);
	uint64_t size;

	for (size_t i = 0; i < BSZ_SAVED_DOMAINS; i++)
		table->has[i] = !row || bsz_json_count(bsz_json_get(row,
		    bsz_saved_keys[i]), &size);
}

static int read_tables(struct bsz_artifact *artifact,
    const struct bsz_json_value *tables, struct bsz_err *err)
{
	struct bsz_snapshot *const snapshot = artifact->snapshot;
	const char *key = NULL;

	snapshot->tables = bsz_arena_alloc(&artifact->arena,
	    (bsz_json_size(tables) + 1) * sizeof(*snapshot->tables));
	if (!snapshot->tables)
		return bsz_fail_memory(err);
	for (const struct bsz_json_value *value = bsz_json_next(tables, NULL,
	    &key); value; value = bsz_json_next(tables, key, &key)) {
		struct bsz_saved_table table = {.key = key,
			.rows = bsz_json_get(value, "rows")};

		if (!read_levels(&table, bsz_json_get(value, "levels")) ||
		    bsz_json_kind(table.rows) != BSZ_JSON_ARRAY)
			continue;
		find_domains(&table);
		snapshot->tables[snapshot->count++] = table;
	}
	return snapshot->count ? 0 : bsz_fail(err, BSZ_EINPUT, "no table of "
	    "sizes by dimensions (report -d ... -n 0 --json saves one)");
}

static int read_facts(struct bsz_artifact *artifact,
    const struct bsz_json_value *facts, struct bsz_err *err)
{
	const char *key = NULL;

	for (const struct bsz_json_value *value = bsz_json_next(facts, NULL,
	    &key); value; value = bsz_json_next(facts, key, &key))
		if (bsz_json_string(value)) /* key lives as the document */
			bsz_artifact_fact(artifact, key, "%s",
			    bsz_json_string(value));
	return artifact->failed ? bsz_fail_memory(err) : 0;
}

static void release(struct bsz_artifact *artifact)
{
	bsz_json_free(artifact->snapshot->document);
}

static void write_name(const struct bsz_artifact *artifact, uint32_t label,
    enum bsz_names names, struct bsz_buf *buf)
{
	(void)names; /* as they were when the document was saved */
	bsz_labels_write(artifact->labels, label, buf);
}

static const struct bsz_artifact_ops ops = {
	.write_name = write_name,
	.release = release,
};

int bsz_snapshot_open(struct bsz_artifact *artifact, const char *like,
    struct bsz_err *err)
{
	struct bsz_snapshot *const snapshot = bsz_arena_alloc(
	    &artifact->arena, sizeof(*snapshot));

	if (!snapshot)
		return bsz_fail_memory(err);
	*snapshot = (struct bsz_snapshot){
		.document = bsz_json_parse(artifact->bytes, err)};
	if (!snapshot->document)
		return err->code;
	artifact->snapshot = snapshot;
	artifact->ops = &ops;
	const struct bsz_json_value *const root =
	    bsz_json_root(snapshot->document);
	int rc = check_schema(root, err);
	const struct bsz_json_value *const result = rc ? NULL :
	    choose_result(root, like, err);
	if (!result)
		return err->code;
	rc = read_facts(artifact, bsz_json_get(result, "facts"), err);
	return rc ? rc : read_tables(artifact, bsz_json_get(result, "tables"),
	    err);
}

static bool has_dim(const struct bsz_saved_table *table,
    enum bsz_dimension dim)
{
	for (size_t i = 0; i < table->dim_count; i++)
		if (table->dims[i] == dim)
			return true;
	return false;
}

const struct bsz_saved_table *bsz_snapshot_find(
    const struct bsz_artifact *artifact, const enum bsz_dimension *dims,
    size_t count)
{
	const struct bsz_snapshot *const snapshot = artifact->snapshot;

	for (size_t i = 0; i < snapshot->count; i++) {
		size_t held = 0;

		while (held < count &&
		    has_dim(&snapshot->tables[i], dims[held]))
			held++;
		if (held == count)
			return &snapshot->tables[i];
	}
	return NULL;
}
