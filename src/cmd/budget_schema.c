/*
 * The keys of a configuration, and libcyaml, which refuses all others and
 * those given twice.
 *
 * libcyaml tells an error as several lines, the cause first and then where
 * it was, from the inside out; the first place named is the one that counts.
 */
#include "budget_schema.h"

#include "suggest.h"

#include <binsize/arena.h>
#include <binsize/library.h>

#include <cyaml/cyaml.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FUNCTIONS(X) \
	X(cyaml_load_data) \
	X(cyaml_free) \
	X(cyaml_strerror)

struct cyaml {
	void *handle;
	FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

static const struct bsz_library library = {
	.file = "libcyaml.so.1",
	.package = "libcyaml1",
	.use = "configuration files",
	.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
};

#define TEXT(key, flags, type, member) \
	CYAML_FIELD_STRING_PTR(key, flags, type, member, 0, CYAML_UNLIMITED)
#define OPTIONAL CYAML_FLAG_OPTIONAL
#define NEEDED CYAML_FLAG_DEFAULT

static const cyaml_schema_field_t artifact_fields[] = {
	TEXT("name", NEEDED, struct bsz_yaml_artifact, name),
	TEXT("path", NEEDED, struct bsz_yaml_artifact, path),
	TEXT("baseline", OPTIONAL, struct bsz_yaml_artifact, baseline),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t growth_fields[] = {
	TEXT("max", OPTIONAL, struct bsz_yaml_growth, max),
	TEXT("percent", OPTIONAL, struct bsz_yaml_growth, percent),
	TEXT("new", OPTIONAL, struct bsz_yaml_growth, fresh),
	TEXT("ignore_below", OPTIONAL, struct bsz_yaml_growth, ignore_below),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t waiver_fields[] = {
	TEXT("budget", NEEDED, struct bsz_yaml_waiver, budget),
	TEXT("match", OPTIONAL, struct bsz_yaml_waiver, match),
	TEXT("allow", NEEDED, struct bsz_yaml_waiver, allow),
	TEXT("until", NEEDED, struct bsz_yaml_waiver, until),
	TEXT("owner", NEEDED, struct bsz_yaml_waiver, owner),
	TEXT("reason", NEEDED, struct bsz_yaml_waiver, reason),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t timing_fields[] = {
	TEXT("id", NEEDED, struct bsz_yaml_timing, id),
	TEXT("metric", NEEDED, struct bsz_yaml_timing, metric),
	TEXT("runs", OPTIONAL, struct bsz_yaml_timing, runs),
	TEXT("window", OPTIONAL, struct bsz_yaml_timing, window),
	TEXT("factor", OPTIONAL, struct bsz_yaml_timing, factor),
	TEXT("deviations", OPTIONAL, struct bsz_yaml_timing, deviations),
	TEXT("ignore_below", OPTIONAL, struct bsz_yaml_timing, ignore_below),
	TEXT("message", OPTIONAL, struct bsz_yaml_timing, message),
	TEXT("owner", OPTIONAL, struct bsz_yaml_timing, owner),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t rule_fields[] = {
	TEXT("lowestEfficiency", OPTIONAL, struct bsz_yaml_rules, efficiency),
	TEXT("highestWastedBytes", OPTIONAL, struct bsz_yaml_rules, wasted),
	TEXT("highestUserWastedPercent", OPTIONAL, struct bsz_yaml_rules,
	    user_wasted),
	CYAML_FIELD_END,
};

static const cyaml_schema_value_t word_schema = {
	CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 0, CYAML_UNLIMITED)};

static const cyaml_schema_field_t lint_fields[] = {
	CYAML_FIELD_SEQUENCE("ignore", CYAML_FLAG_POINTER | OPTIONAL,
	    struct bsz_yaml_lint, ignore, &word_schema, 0, CYAML_UNLIMITED),
	CYAML_FIELD_END,
};

static const cyaml_schema_value_t artifact_schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct bsz_yaml_artifact,
	    artifact_fields)};
static const cyaml_schema_value_t timing_schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct bsz_yaml_timing,
	    timing_fields)};
static const cyaml_schema_value_t waiver_schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct bsz_yaml_waiver,
	    waiver_fields)};

/* Built for each call: "select" has a key for each dimension. */
struct schema {
	cyaml_schema_field_t select[BSZ_DIMENSIONS + 1];
	cyaml_schema_field_t budget[14];
	cyaml_schema_field_t root[10];
	cyaml_schema_value_t budget_value, root_value;
};

struct select {
	char *patterns[BSZ_DIMENSIONS];
};

static void build_select(struct schema *schema)
{
	for (size_t i = 0; i < BSZ_DIMENSIONS; i++) {
		const cyaml_schema_field_t field = {
			.key = bsz_dimension_info((enum bsz_dimension)i)->name,
			.data_offset =
			    (uint32_t)(i * sizeof(char *)),
			.value = {CYAML_VALUE_STRING(CYAML_FLAG_POINTER |
			    CYAML_FLAG_OPTIONAL, char *, 1,
			    CYAML_UNLIMITED)}};

		memcpy(&schema->select[i], &field, sizeof(field));
	}
	schema->select[BSZ_DIMENSIONS] =
	    (cyaml_schema_field_t)CYAML_FIELD_END;
}

static void build_schema(struct schema *schema)
{
	const cyaml_schema_field_t budget[] = {
		TEXT("id", NEEDED, struct bsz_yaml_budget, id),
		TEXT("artifact", OPTIONAL, struct bsz_yaml_budget, artifact),
		TEXT("measure", OPTIONAL, struct bsz_yaml_budget, measure),
		TEXT("each", OPTIONAL, struct bsz_yaml_budget, each),
		TEXT("warn", OPTIONAL, struct bsz_yaml_budget, warn),
		TEXT("max", OPTIONAL, struct bsz_yaml_budget, max),
		TEXT("min", OPTIONAL, struct bsz_yaml_budget, min),
		TEXT("message", OPTIONAL, struct bsz_yaml_budget, message),
		TEXT("owner", OPTIONAL, struct bsz_yaml_budget, owner),
		TEXT("against", OPTIONAL, struct bsz_yaml_budget, against),
		CYAML_FIELD_BOOL_PTR("required", OPTIONAL,
		    struct bsz_yaml_budget, required),
		{.key = "select",
			.data_offset = offsetof(struct bsz_yaml_budget,
			    select),
			.value = {CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER |
			    OPTIONAL, struct select, schema->select)}},
		CYAML_FIELD_MAPPING_PTR("growth", OPTIONAL,
		    struct bsz_yaml_budget, growth, growth_fields),
		CYAML_FIELD_END};
	const cyaml_schema_field_t root[] = {
		CYAML_FIELD_UINT("schema", OPTIONAL, struct bsz_yaml, schema),
		CYAML_FIELD_MAPPING_PTR("rules", OPTIONAL, struct bsz_yaml,
		    rules, rule_fields),
		CYAML_FIELD_MAPPING_PTR("lint", OPTIONAL, struct bsz_yaml,
		    lint, lint_fields),
		TEXT("baseline", OPTIONAL, struct bsz_yaml, baseline),
		TEXT("store", OPTIONAL, struct bsz_yaml, store),
		CYAML_FIELD_SEQUENCE("artifacts", CYAML_FLAG_POINTER |
		    OPTIONAL, struct bsz_yaml, artifacts, &artifact_schema, 0,
		    CYAML_UNLIMITED),
		CYAML_FIELD_SEQUENCE("budgets", CYAML_FLAG_POINTER | OPTIONAL,
		    struct bsz_yaml, budgets, &schema->budget_value, 0,
		    CYAML_UNLIMITED),
		CYAML_FIELD_SEQUENCE("waivers", CYAML_FLAG_POINTER | OPTIONAL,
		    struct bsz_yaml, waivers, &waiver_schema, 0,
		    CYAML_UNLIMITED),
		CYAML_FIELD_SEQUENCE("timing", CYAML_FLAG_POINTER | OPTIONAL,
		    struct bsz_yaml, timing, &timing_schema, 0,
		    CYAML_UNLIMITED),
		CYAML_FIELD_END};
	const cyaml_schema_value_t budget_value = {CYAML_VALUE_MAPPING(
	    CYAML_FLAG_DEFAULT, struct bsz_yaml_budget, schema->budget)};
	const cyaml_schema_value_t root_value = {CYAML_VALUE_MAPPING(
	    CYAML_FLAG_POINTER, struct bsz_yaml, schema->root)};

	build_select(schema);
	_Static_assert(sizeof(budget) == sizeof(schema->budget) &&
	    sizeof(root) == sizeof(schema->root), "all keys fit");
	memcpy(schema->budget, budget, sizeof(budget));
	memcpy(schema->root, root, sizeof(root));
	memcpy(&schema->budget_value, &budget_value, sizeof(budget_value));
	memcpy(&schema->root_value, &root_value, sizeof(root_value));
}

/* What libcyaml says of a failure. */
struct log {
	char cause[300];
	unsigned line, column;
};

static void take_log(cyaml_log_t level, void *context, const char *fmt,
    va_list args)
{
	struct log *const log = context;
	char text[400];
	const char *place;

	(void)level; /* errors alone are asked for */
	(void)vsnprintf(text, sizeof(text), fmt, args); /* cut is fine */
	text[strcspn(text, "\n")] = '\0';
	place = strstr(text, "(line: ");
	if (place && !log->line)
		(void)sscanf(place, "(line: %u, column: %u", &log->line,
		    &log->column); /* 0 where it says something else */
	if (log->cause[0] || place)
		return;
	const char *const cause = strncmp(text, "Load: ", 6) == 0 ? text + 6 :
	    text;
	memcpy(log->cause, cause, bsz_min(strlen(cause) + 1,
	    sizeof(log->cause) - 1));
}

static void *take_memory(void *context, void *old, size_t size)
{
	(void)context; /* one allocator */
	if (size)
		return bsz_realloc(old, size);
	bsz_free(old);
	return NULL;
}

static cyaml_config_t configure(struct log *log)
{
	return (cyaml_config_t){.log_fn = take_log, .log_ctx = log,
		.log_level = CYAML_LOG_ERROR, .mem_fn = take_memory,
		.flags = CYAML_CFG_NO_ALIAS};
}

/* Where libcyaml was when it met a key it does not know: behind what stands
 * before it, maybe some lines up. Moved to the key, where that is found. */
static void find_key(struct log *log, struct bsz_span text, const char *key)
{
	const char *at = (const char *)text.data;
	const char *const end = at + text.size;
	const size_t size = strlen(key);
	unsigned line = 1, column = 1;

	for (; at < end && (size_t)(end - at) > size; at++) {
		if ((line > log->line || (line == log->line &&
		    column >= log->column)) && memcmp(at, key, size) == 0 &&
		    strchr("\"' :", at[size])) {
			log->line = line;
			log->column = column;
			return;
		}
		line += *at == '\n';
		column = *at == '\n' ? 1 : column + 1;
	}
}

static void offer_keys(struct bsz_suggestion *suggestion,
    const cyaml_schema_field_t *field)
{
	for (; field->key; field++)
		if (strcmp(field->key, suggestion->typed) != 0)
			bsz_suggest_offer(suggestion, field->key);
}

/* A key that no place or only another place knows, and the nearest one. */
static int fail_key(struct log *log, const struct schema *schema,
    struct bsz_span text, const char *key, struct bsz_err *err)
{
	const cyaml_schema_field_t *const known[] = {schema->root,
		schema->budget, schema->select, growth_fields,
		artifact_fields, waiver_fields, timing_fields, rule_fields,
		lint_fields};
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];

	find_key(log, text, key);
	bsz_suggest_init(&suggestion, key, strlen(key));
	for (size_t i = 0; i < BSZ_COUNTOF(known); i++)
		offer_keys(&suggestion, known[i]);
	return bsz_fail(err, BSZ_EUSAGE, "%u:%u: the key '%s' is not known "
	    "here%s", log->line, log->column, key,
	    bsz_suggest_text(&suggestion, room));
}

static int fail(const struct cyaml *cyaml, cyaml_err_t failed, struct log *log,
    const struct schema *schema, struct bsz_span text, struct bsz_err *err)
{
	static const char unknown[] = "Unexpected key: ";

	if (failed == CYAML_ERR_OOM)
		return bsz_fail_memory(err);
	if (strncmp(log->cause, unknown, strlen(unknown)) == 0)
		return fail_key(log, schema, text,
		    log->cause + strlen(unknown), err);
	return bsz_fail(err, BSZ_EUSAGE, "%u:%u: %s", log->line ? log->line :
	    1, log->line ? log->column : 1, log->cause[0] ? log->cause :
	    failed ? cyaml->cyaml_strerror(failed) : "nothing in it");
}

int bsz_yaml_parse(struct bsz_yaml_document *document, struct bsz_span text,
    struct bsz_err *err)
{
	struct log log = {.cause = ""};
	const cyaml_config_t config = configure(&log);
	struct schema schema;
	cyaml_data_t *data = NULL;

	*document = (struct bsz_yaml_document){
		.library = bsz_calloc(1, sizeof(struct cyaml))};
	struct cyaml *const cyaml = document->library;
	if (!cyaml)
		return bsz_fail_memory(err);
	if (bsz_library_open(&library, cyaml, err)) {
		bsz_yaml_release(document);
		return err->code;
	}
	build_schema(&schema);
	const cyaml_err_t failed = cyaml->cyaml_load_data(text.data,
	    (size_t)text.size, &config, &schema.root_value, &data, NULL);
	if (!failed && data) {
		document->yaml = data;
		return 0;
	}
	(void)fail(cyaml, failed, &log, &schema, text, err);
	bsz_yaml_release(document);
	return err->code;
}

void bsz_yaml_release(struct bsz_yaml_document *document)
{
	struct cyaml *const cyaml = document->library;
	struct log log = {.cause = ""};
	const cyaml_config_t config = configure(&log);
	struct schema schema;

	build_schema(&schema);
	if (document->yaml)
		(void)cyaml->cyaml_free(&config, &schema.root_value,
		    document->yaml, 0); /* nothing to do about it */
	if (cyaml)
		bsz_library_close(cyaml->handle);
	bsz_free(cyaml);
	*document = (struct bsz_yaml_document){0};
}
