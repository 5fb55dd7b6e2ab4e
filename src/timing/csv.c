/*
 * CSV (RFC 4180) with a heading: columns that are named like our keys are
 * taken, and those that --map names. Others are passed over. A field that is
 * empty, "NaN" or "NA" is unknown.
 */
#include "log.h"

#include <binsize/units.h>

#include <math.h>

/* Columns of one file, and bytes of one record. */
#define MOST_COLUMNS 512
#define LONGEST ((uint64_t)1 << 20)

/* What a column is taken for: metrics by their number, then these. */
enum {
	PROJECT = BSZ_METRICS,
	BRANCH,
	COMMIT,
	RUNNER,
	LANGUAGE,
	CAUSE,
	FORMULA,
	STARTED,
	OUTCOME,
	CACHE,
	ID,
	NOTHING
};

static const char *const keys[] = {"project", "branch", "commit", "runner",
	"language", "cause", "cache_formula", "started_ms", "outcome",
	"cache", "id"};

struct table {
	struct bsz_log *log;
	uint64_t at, line;
	char comma;
	int meaning[MOST_COLUMNS];
	size_t columns;
	char *fields[MOST_COLUMNS]; /* of the record, in scratch */
	char *scratch;
	size_t count;
};

static int find_key(const char *name, size_t size)
{
	const int metric = bsz_metric_find(name, size);

	if (metric >= 0)
		return metric;
	for (size_t i = 0; i < BSZ_COUNTOF(keys); i++)
		if (strlen(keys[i]) == size &&
		    memcmp(keys[i], name, size) == 0)
			return PROJECT + (int)i;
	return NOTHING;
}

/* What --map says of a heading; NOTHING when it does not name it. */
static int find_mapped(const char *map, const char *heading)
{
	while (map && *map) {
		const size_t size = strcspn(map, ",");
		const size_t key = strcspn(map, "=,");

		if (key < size && strlen(heading) == size - key - 1 &&
		    memcmp(map + key + 1, heading, size - key - 1) == 0)
			return find_key(map, key);
		map += size + (map[size] == ',');
	}
	return NOTHING;
}

/* Each KEY of --map must be one of ours. */
static int check_map(const char *map, struct bsz_err *err)
{
	while (map && *map) {
		const size_t size = strcspn(map, ",");
		const size_t key = strcspn(map, "=,");

		if (key == size || find_key(map, key) == NOTHING)
			return bsz_fail(err, BSZ_EUSAGE, "--map: '%.*s' is "
			    "not KEY=COLUMN with a key of ours",
			    (int)bsz_min(size, 200), map);
		map += size + (map[size] == ',');
	}
	return 0;
}

/*
 * The next record into fields; false at the end. A field in quotes may hold
 * commas, quotes (doubled) and newlines. fine is false when the record is
 * too long or a quote is never closed.
 */
static bool next_record(struct table *table, bool *fine)
{
	const struct bsz_span text = table->log->text;
	char *out = table->scratch;
	bool quoted = false, ended = false;

	*fine = true;
	table->count = 0;
	if (table->at >= text.size)
		return false;
	table->fields[table->count++] = out;
	table->line++;
	while (!ended && table->at < text.size) {
		const char c = (char)text.data[table->at++];
		const bool room = (uint64_t)(out - table->scratch) + 2 <
		    LONGEST;

		if (c == '"' && quoted && table->at < text.size &&
		    text.data[table->at] == '"') {
			table->at++;
			*out = '"';
			out += room;
		} else if (c == '"') {
			quoted = !quoted;
		} else if (c == '\n' && (!quoted || !room)) {
			ended = true;
		} else if (c == table->comma && !quoted) {
			*out = '\0';
			out += room;
			*fine &= table->count < MOST_COLUMNS;
			if (table->count < MOST_COLUMNS)
				table->fields[table->count++] = out;
		} else if (c != '\r' || quoted) {
			*out = c;
			out += room;
		}
		*fine &= room;
	}
	*out = '\0';
	*fine &= !quoted;
	return true;
}

static bool is_unknown(const char *field)
{
	return !*field || strcasecmp(field, "nan") == 0 ||
	    strcasecmp(field, "na") == 0 || strcasecmp(field, "null") == 0;
}

/* A whole number of at least 0; with a unit for bytes. */
static bool read_amount(const char *field, enum bsz_metric_unit unit,
    int64_t *amount)
{
	struct bsz_err ignored;
	uint64_t bytes;
	char *end;
	const double real = strtod(field, &end);

	if (end != field && !*end && real >= 0 && real < 9007199254740992.0) {
		*amount = (int64_t)(real + 0.5);
		return true;
	}
	if (unit != BSZ_UNIT_BYTES ||
	    bsz_units_parse_size(field, &bytes, &ignored) ||
	    bytes > UINT64_C(1) << 53)
		return false;
	*amount = (int64_t)bytes;
	return true;
}

static bool read_word(const char *field, const char *const *words,
    int *index)
{
	for (*index = 0; words[*index]; ++*index)
		if (strcmp(words[*index], field) == 0)
			return true;
	return false;
}

static bool read_field(struct table *table, struct bsz_record *run, int meaning,
    const char *field, const char **id)
{
	const char **const texts[] = {&run->project, &run->branch,
		&run->commit, &run->runner, &run->language, &run->cause,
		&run->formula};
	int index;

	if (meaning == NOTHING || is_unknown(field))
		return true;
	if (meaning < BSZ_METRICS)
		return read_amount(field, bsz_metric_info(
		    (enum bsz_metric)meaning)->unit, &run->metrics[meaning]);
	if (meaning == STARTED)
		return read_amount(field, BSZ_UNIT_MS, &run->started_ms);
	if (meaning == OUTCOME || meaning == CACHE) {
		if (!read_word(field, meaning == OUTCOME ?
		    bsz_outcome_words : bsz_warmth_words, &index))
			return false;
		if (meaning == OUTCOME)
			run->outcome = (enum bsz_outcome)index;
		else
			run->warmth = (enum bsz_warmth)index;
		return true;
	}
	const char *const copy = bsz_arena_copy(table->log->arena, field,
	    strlen(field));
	if (meaning == ID)
		*id = copy;
	else
		*texts[meaning - PROJECT] = copy;
	return copy;
}

static int read_record(struct table *table, struct bsz_err *err)
{
	struct bsz_log *const log = table->log;
	const char *id = NULL;
	struct bsz_record run;
	char why[300];

	bsz_record_init(&run);
	for (size_t i = 0; i < table->columns && i < table->count; i++) {
		if (read_field(table, &run, table->meaning[i],
		    table->fields[i], &id))
			continue;
		(void)snprintf(why, sizeof(why), "column %zu: '%.200s' "
		    "cannot be taken", i + 1, table->fields[i]); /* cut */
		bsz_log_refuse(log, table->line, why);
		return 0;
	}
	if (table->count < table->columns) {
		bsz_log_refuse(log, table->line, "has fewer fields than the "
		    "heading");
		return 0;
	}
	bsz_log_complete(log, &run);
	if (run.started_ms <= 0 || !*run.project) {
		bsz_log_refuse(log, table->line, run.started_ms <= 0 ?
		    "has no started_ms" : "has no project");
		return 0;
	}
	return bsz_log_take(log, &run, id, err);
}

static int read_heading(struct table *table, struct bsz_err *err)
{
	bool fine, started = false;
	int rc = check_map(table->log->map, err);

	if (rc)
		return rc;
	if (!next_record(table, &fine) || !fine)
		return bsz_fail(err, BSZ_EINPUT, "has no heading");
	table->columns = table->count;
	for (size_t i = 0; i < table->columns; i++) {
		int *const meaning = &table->meaning[i];

		*meaning = find_mapped(table->log->map, table->fields[i]);
		if (*meaning == NOTHING)
			*meaning = find_key(table->fields[i],
			    strlen(table->fields[i]));
		started |= *meaning == STARTED;
	}
	return started ? 0 : bsz_fail(err, BSZ_EINPUT, "no column is "
	    "started_ms (--map started_ms=COLUMN names it)");
}

static int read_log(struct bsz_log *log, struct bsz_err *err)
{
	struct table *const table = bsz_calloc(1, sizeof(*table));
	bool fine;
	int rc;

	if (table)
		table->scratch = bsz_malloc(LONGEST);
	if (!table || !table->scratch) {
		bsz_free(table);
		return bsz_fail_memory(err);
	}
	table->log = log;
	const uint8_t *const end = memchr(log->text.data, '\n',
	    log->text.size);
	const uint64_t heading = end ? (uint64_t)(end - log->text.data) :
	    log->text.size;
	table->comma = memchr(log->text.data, '\t', heading) ? '\t' :
	    memchr(log->text.data, ';', heading) ? ';' : ',';
	rc = read_heading(table, err);
	while (!rc && next_record(table, &fine)) {
		if (!fine)
			bsz_log_refuse(log, table->line, "is longer than a "
			    "megabyte, or a quote is not closed");
		else if (table->count > 1 || *table->fields[0])
			rc = read_record(table, err);
	}
	bsz_free(table->scratch);
	bsz_free(table);
	return rc;
}

/* A first line with separators and without control characters. */
static int probe(struct bsz_span text)
{
	bool separated = false;

	for (uint64_t i = 0; i < text.size && text.data[i] != '\n'; i++) {
		const uint8_t c = text.data[i];

		if (c < ' ' && c != '\t' && c != '\r')
			return 0;
		separated |= c == ',' || c == ';' || c == '\t';
	}
	return separated && text.data[0] != '{' && text.data[0] != '[' ? 10 :
	    0;
}

const struct bsz_log_format bsz_log_csv = {
	.name = "csv",
	.brief = "CSV with a heading; --map says which column is what",
	.probe = probe,
	.read = read_log,
};
