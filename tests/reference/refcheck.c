/*
 * refcheck DIR: every case of DIR/MANIFEST.csv against our own functions, in
 * TAP, with the digits that the worst number of each case reached.
 */
#include "refcheck.h"

#include <binsize/file.h>

#include <math.h>
#include <stdarg.h>

#define LINE_MOST 4096

static const struct {
	const char *folder;
	case_function *check;
} folders[] = {
	{"bootstrap", check_bootstrap},
	{"cusum", check_cusum},
	{"doc", check_document},
	{"ediv", check_energy},
	{"isotonic", check_isotonic},
	{"levelshift", check_levels},
	{"logistic", check_logistic},
	{"mannwhitney", check_ranks},
	{"modelchoice", check_shapes},
	{"nist_lls", check_least_squares},
	{"nist_univariate", check_moments},
	{"predict", check_prediction},
	{"prng", check_random},
	{"proportion", check_proportions},
	{"quantile", check_quantiles},
	{"quantreg", check_quantile_regression},
	{"robust", check_robust},
	{"segmented", check_knee},
	{"special", check_special},
};

static void say(struct reference *reference, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

static void say(struct reference *reference, const char *fmt, ...)
{
	va_list args;

	if (reference->failed++)
		return;
	va_start(args, fmt);
	(void)vsnprintf(reference->said, sizeof(reference->said), fmt, args);
	va_end(args);
}

void expect(struct reference *reference, const char *what, double got,
    double want_value, double tolerance)
{
	const double size = want_value == 0 ? 1 : fabs(want_value);
	const double error = fabs(got - want_value) / size;

	reference->checked++;
	if (isnan(want_value) || !(error <= tolerance)) {
		say(reference, "%s is %.17g, expected %.17g", what, got,
		    want_value);
		return;
	}
	reference->worst = fmin(reference->worst,
	    error > 1e-16 ? -log10(error) : 16);
}

void expect_true(struct reference *reference, const char *what, bool holds)
{
	reference->checked++;
	if (!holds)
		say(reference, "not so: %s", what);
}

void leave_out(struct reference *reference, const char *what)
{
	const size_t size = strlen(reference->left_out);

	(void)snprintf(reference->left_out + size,
	    sizeof(reference->left_out) - size, "%s%s", size ? ", " : "",
	    what);
}

double number(const struct bsz_json_value *value)
{
	const char *text = bsz_json_string(value);
	double result = NAN;

	if (text)
		return strtod(text, NULL);
	return bsz_json_number(value, &result) ? result : NAN;
}

double member(const struct bsz_json_value *object, const char *key)
{
	return number(bsz_json_get(object, key));
}

double element(const struct bsz_json_value *array, size_t index)
{
	return number(bsz_json_at(array, index));
}

const struct bsz_json_value *want(const struct bsz_json_value *value,
    const char *first, const char *second)
{
	return bsz_json_get(bsz_json_get(value, first), second);
}

const double *column(const struct reference *reference, const char *name)
{
	for (size_t i = 0; i < reference->data.column_count; i++)
		if (strcmp(reference->data.names[i], name) == 0)
			return reference->data.columns[i];
	return NULL;
}

/* The next field of a line, unquoted, in place. */
static char *field(char **line)
{
	char *begin = *line, *out = begin, *in = begin;
	bool quoted = false;

	for (; *in && (quoted || *in != ','); in++) {
		if (*in == '"')
			quoted = !quoted;
		else
			*out++ = *in;
	}
	*line = *in ? in + 1 : in;
	*out = '\0';
	return begin;
}

static size_t count_lines(FILE *file)
{
	size_t lines = 0;

	for (int c; (c = getc(file)) != EOF;)
		lines += c == '\n';
	rewind(file);
	return lines;
}

static bool read_line(FILE *file, char line[LINE_MOST])
{
	if (!fgets(line, LINE_MOST, file))
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	return true;
}

static void read_row(struct table *table, char *line)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const char *text = field(&line);
		char *end;
		const double value = strtod(text, &end);

		table->columns[i][table->rows] = end != text ? value : NAN;
		table->texts[i][table->rows] =
		    bsz_arena_copy(&table->arena, text, strlen(text));
	}
	table->rows++;
}

static bool read_table(struct table *table, const char *path)
{
	char line[LINE_MOST], *rest = line;
	FILE *file = fopen(path, "r");

	if (!file)
		return false;
	const size_t lines = count_lines(file) + 1;
	if (read_line(file, line))
		while (*rest && table->column_count < COLUMNS_MOST) {
			const char *name = field(&rest);
			const size_t i = table->column_count++;

			table->names[i] = bsz_arena_copy(&table->arena, name,
			    strlen(name));
			table->columns[i] = bsz_arena_alloc(&table->arena,
			    lines * sizeof(double));
			table->texts[i] = bsz_arena_alloc(&table->arena,
			    lines * sizeof(char *));
		}
	while (read_line(file, line))
		if (*line)
			read_row(table, line);
	(void)fclose(file); /* only read */
	return true;
}

static struct bsz_json *read_json(const char *path)
{
	struct bsz_file file;
	struct bsz_err err = {0};
	struct bsz_json *json = NULL;

	if (bsz_file_open(&file, path, &err) == 0)
		json = bsz_json_parse(file.bytes, &err);
	if (!json)
		printf("# %s: %s\n", path, err.text);
	bsz_file_close(&file);
	return json;
}

static void dispatch(struct reference *reference)
{
	const size_t size = strcspn(reference->id, "/");

	for (size_t i = 0; i < BSZ_COUNTOF(folders); i++)
		if (strlen(folders[i].folder) == size &&
		    memcmp(folders[i].folder, reference->id, size) == 0) {
			folders[i].check(reference);
			return;
		}
	say(reference, "no check is known for this folder");
}

/* True when the case passed. */
static bool run(const char *dir, const char *id, const char *data,
    const char *digits, size_t index)
{
	struct reference reference = {.id = id, .worst = 16,
		.digits = strtod(digits, NULL)};
	char path[2 * LINE_MOST];

	if (*data) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir, data);
		if (!read_table(&reference.data, path))
			say(&reference, "cannot read %s", path);
	}
	(void)snprintf(path, sizeof(path), "%s/%s.json", dir, id);
	struct bsz_json *json = read_json(path);
	reference.want = bsz_json_root(json);
	if (!json)
		say(&reference, "cannot read %s", path);
	else if (!reference.failed)
		dispatch(&reference);
	if (!reference.checked && !reference.failed)
		say(&reference, "nothing was checked");
	printf("%s %zu - %s: %zu numbers", reference.failed ? "not ok" :
	    "ok", index, id, reference.checked);
	if (!reference.failed)
		printf(", %.1f digits", reference.worst);
	puts("");
	if (reference.failed)
		printf("# %zu wrong; %s\n", reference.failed, reference.said);
	if (*reference.left_out)
		printf("# not computed: %s\n", reference.left_out);
	bsz_json_free(json);
	bsz_arena_release(&reference.data.arena);
	return !reference.failed;
}

int main(int argc, char **argv)
{
	char path[2 * LINE_MOST], line[LINE_MOST];
	size_t count = 0, failed = 0;

	if (argc != 2) {
		(void)fputs("usage: refcheck DIR\n", stderr);
		return 2;
	}
	(void)snprintf(path, sizeof(path), "%s/MANIFEST.csv", argv[1]);
	FILE *file = fopen(path, "r");
	if (!file || !read_line(file, line)) {
		(void)fprintf(stderr, "refcheck: cannot read %s\n", path);
		return 2;
	}
	while (read_line(file, line)) {
		char *rest = line;
		const char *id = field(&rest);
		const char *data = field(&rest);
		const char *digits = field(&rest);

		failed += !run(argv[1], id, data, digits, ++count);
	}
	(void)fclose(file); /* only read */
	printf("1..%zu\n", count);
	return failed ? 1 : 0;
}
