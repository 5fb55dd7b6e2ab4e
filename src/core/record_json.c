/*
 * A run as a line of JSON, and back: spool files, exports, and what other
 * programs may write for `import`. The digest of a run is that of its line,
 * so the order of keys is part of what is kept: it must not change.
 */
#include <binsize/series.h>

#include <binsize/json.h>

#include <inttypes.h>

/* Steps and artifacts of one run; pipelines have some hundred. */
#define MOST_ITEMS ((size_t)1 << 20)

/* --- writing ------------------------------------------------------------ */

static bool is_plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/* The length of a well-formed UTF-8 sequence of several bytes, or 0. */
static size_t sequence(const uint8_t *text)
{
	const uint8_t c = text[0];
	const size_t size = c >= 0xc2 && c < 0xe0 ? 2 : (c & 0xf0) == 0xe0 ?
	    3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;

	for (size_t i = 1; i < size; i++)
		if ((text[i] & 0xc0) != 0x80)
			return 0;
	if ((c == 0xe0 && text[1] < 0xa0) || (c == 0xed && text[1] > 0x9f) ||
	    (c == 0xf0 && text[1] < 0x90) || (c == 0xf4 && text[1] > 0x8f))
		return 0;
	return size;
}

/* What is no UTF-8 becomes U+FFFD: names are for people and for equality. */
void bsz_record_write_text(const char *text, struct bsz_buf *out)
{
	const uint8_t *at = (const uint8_t *)text;

	bsz_buf_char(out, '"');
	while (*at) {
		const size_t size = *at < 0x80 ? 0 : sequence(at);

		if (is_plain(*at)) {
			bsz_buf_char(out, (char)*at++);
		} else if (size) {
			bsz_buf_push(out, at, size);
			at += size;
		} else if (*at >= 0x80) {
			bsz_buf_text(out, "\xef\xbf\xbd");
			at++;
		} else {
			bsz_buf_printf(out, "\\u%04x", *at++);
		}
	}
	bsz_buf_char(out, '"');
}

static void write_key(const char *key, bool *first, struct bsz_buf *out)
{
	if (!*first)
		bsz_buf_char(out, ',');
	*first = false;
	bsz_buf_printf(out, "\"%s\":", key);
}

static void write_word(const char *key, const char *text, bool *first,
    struct bsz_buf *out)
{
	if (!*text)
		return;
	write_key(key, first, out);
	bsz_record_write_text(text, out);
}

static void write_number(const char *key, int64_t number, bool *first,
    struct bsz_buf *out)
{
	if (number == BSZ_UNKNOWN)
		return;
	write_key(key, first, out);
	bsz_buf_printf(out, "%" PRId64, number);
}

static void write_uid(const uint8_t uid[BSZ_RECORD_UID], bool *first,
    struct bsz_buf *out)
{
	static const uint8_t none[BSZ_RECORD_UID];
	char text[BSZ_SHA_HEX_ROOM];

	if (memcmp(uid, none, sizeof(none)) == 0)
		return;
	write_key("uid", first, out);
	bsz_buf_printf(out, "\"%s\"", bsz_sha_hex(uid, BSZ_RECORD_UID, text));
}

void bsz_step_write(const struct bsz_step *step, struct bsz_buf *out)
{
	bool first = true;

	bsz_buf_char(out, '{');
	write_word("name", step->name, &first, out);
	write_number("started_ms", step->started_ms, &first, out);
	write_number("wall_ms", step->wall_ms, &first, out);
	write_number("cached", step->cached, &first, out);
	bsz_buf_char(out, '}');
}

static void write_product(const struct bsz_product *product,
    struct bsz_buf *out)
{
	bool first = true;

	bsz_buf_char(out, '{');
	write_word("name", product->name, &first, out);
	write_number("file_bytes", product->file_bytes, &first, out);
	write_number("stripped_bytes", product->stripped_bytes, &first, out);
	write_number("debug_bytes", product->debug_bytes, &first, out);
	write_number("wire_bytes", product->wire_bytes, &first, out);
	bsz_buf_char(out, '}');
}

void bsz_record_write(const struct bsz_record *run, struct bsz_buf *out)
{
	bool first = true;

	bsz_buf_char(out, '{');
	write_uid(run->uid, &first, out);
	write_word("project", run->project, &first, out);
	write_word("branch", run->branch, &first, out);
	write_word("commit", run->commit, &first, out);
	write_word("runner", run->runner, &first, out);
	write_word("language", run->language, &first, out);
	write_word("cause", run->cause, &first, out);
	write_word("cache_formula", run->formula, &first, out);
	write_number("started_ms", run->started_ms, &first, out);
	write_word("outcome", bsz_outcome_words[run->outcome], &first, out);
	if (run->warmth != BSZ_WARMTH_UNKNOWN)
		write_word("cache", bsz_warmth_words[run->warmth], &first,
		    out);
	for (int i = 0; i < BSZ_METRICS; i++)
		write_number(bsz_metric_info((enum bsz_metric)i)->name,
		    run->metrics[i], &first, out);
	for (size_t i = 0; i < run->step_count; i++) {
		bsz_buf_text(out, i ? "," : ",\"steps\":[");
		bsz_step_write(&run->steps[i], out);
	}
	bsz_buf_text(out, run->step_count ? "]" : "");
	for (size_t i = 0; i < run->product_count; i++) {
		bsz_buf_text(out, i ? "," : ",\"artifacts\":[");
		write_product(&run->products[i], out);
	}
	bsz_buf_text(out, run->product_count ? "]}\n" : "}\n");
}

/* --- reading ------------------------------------------------------------ */

struct reading {
	struct bsz_arena *arena;
	struct bsz_err *err;
};

static int fail(const struct reading *reading, const char *key,
    const char *what)
{
	return bsz_fail(reading->err, BSZ_EINPUT, "\"%s\" %s", key, what);
}

static int read_text(const struct reading *reading,
    const struct bsz_json_value *object, const char *key, const char **text)
{
	const struct bsz_json_value *const value = bsz_json_get(object, key);
	const char *const string = bsz_json_string(value);

	*text = "";
	if (!value || bsz_json_kind(value) == BSZ_JSON_NULL)
		return 0;
	if (!string)
		return fail(reading, key, "is no text");
	*text = bsz_arena_copy(reading->arena, string, strlen(string));
	return *text ? 0 : bsz_fail_memory(reading->err);
}

/* Whole, or rounded to the nearest; below 2^53, so that it is exact as a
 * double, too. */
static int read_number(const struct reading *reading,
    const struct bsz_json_value *object, const char *key, int64_t *number)
{
	const struct bsz_json_value *const value = bsz_json_get(object, key);
	const double limit = 9007199254740992.0;
	double real;

	*number = BSZ_UNKNOWN;
	if (!value || bsz_json_kind(value) == BSZ_JSON_NULL)
		return 0;
	if (bsz_json_kind(value) == BSZ_JSON_BOOL) {
		bool truth = false;

		(void)bsz_json_bool(value, &truth); /* it is one */
		*number = truth;
		return 0;
	}
	if (!bsz_json_number(value, &real))
		return fail(reading, key, "is no number");
	if (!(real >= 0) || real >= limit)
		return fail(reading, key, "is no amount (0 to 2^53)");
	*number = (int64_t)(real + 0.5);
	return 0;
}

static int read_word(const struct reading *reading,
    const struct bsz_json_value *object, const char *key,
    const char *const *words, int *index)
{
	const char *text;
	const int rc = read_text(reading, object, key, &text);

	*index = 0;
	if (rc || !*text)
		return rc;
	while (words[*index] && strcmp(words[*index], text) != 0)
		++*index;
	return words[*index] ? 0 : fail(reading, key,
	    "is none of the words that it may be");
}

static int read_step(const struct reading *reading,
    const struct bsz_json_value *object, struct bsz_step *step)
{
	int rc = read_text(reading, object, "name", &step->name);

	rc = rc ? rc : read_number(reading, object, "started_ms",
	    &step->started_ms);
	rc = rc ? rc : read_number(reading, object, "wall_ms",
	    &step->wall_ms);
	rc = rc ? rc : read_number(reading, object, "cached", &step->cached);
	return rc || step->cached <= 1 ? rc :
	    fail(reading, "cached", "is not 0 or 1");
}

static int read_product(const struct reading *reading,
    const struct bsz_json_value *object, struct bsz_product *product)
{
	int rc = read_text(reading, object, "name", &product->name);

	rc = rc ? rc : read_number(reading, object, "file_bytes",
	    &product->file_bytes);
	rc = rc ? rc : read_number(reading, object, "stripped_bytes",
	    &product->stripped_bytes);
	rc = rc ? rc : read_number(reading, object, "debug_bytes",
	    &product->debug_bytes);
	return rc ? rc : read_number(reading, object, "wire_bytes",
	    &product->wire_bytes);
}

static int read_lists(const struct reading *reading,
    const struct bsz_json_value *root, struct bsz_record *run)
{
	const struct bsz_json_value *const steps =
	    bsz_json_get(root, "steps");
	const struct bsz_json_value *const products =
	    bsz_json_get(root, "artifacts");
	const size_t step_count = bsz_json_size(steps);
	const size_t product_count = bsz_json_size(products);
	int rc = 0;

	if (step_count > MOST_ITEMS || product_count > MOST_ITEMS)
		return fail(reading, "steps", "or \"artifacts\" are too many");
	struct bsz_step *const step = bsz_arena_alloc(reading->arena,
	    (step_count + 1) * sizeof(*step));
	struct bsz_product *const product = bsz_arena_alloc(reading->arena,
	    (product_count + 1) * sizeof(*product));
	if (!step || !product)
		return bsz_fail_memory(reading->err);
	run->steps = step;
	run->products = product;
	for (; run->step_count < step_count && !rc; run->step_count++)
		rc = read_step(reading, bsz_json_at(steps, run->step_count),
		    &step[run->step_count]);
	for (; run->product_count < product_count && !rc;
	    run->product_count++)
		rc = read_product(reading, bsz_json_at(products,
		    run->product_count), &product[run->product_count]);
	return rc;
}

static int read_members(const struct reading *reading,
    const struct bsz_json_value *root, struct bsz_record *run)
{
	int outcome, warmth;
	int rc = read_text(reading, root, "project", &run->project);

	rc = rc ? rc : read_text(reading, root, "branch", &run->branch);
	rc = rc ? rc : read_text(reading, root, "commit", &run->commit);
	rc = rc ? rc : read_text(reading, root, "runner", &run->runner);
	rc = rc ? rc : read_text(reading, root, "language", &run->language);
	rc = rc ? rc : read_text(reading, root, "cause", &run->cause);
	rc = rc ? rc : read_text(reading, root, "cache_formula",
	    &run->formula);
	rc = rc ? rc : read_number(reading, root, "started_ms",
	    &run->started_ms);
	rc = rc ? rc : read_word(reading, root, "outcome", bsz_outcome_words,
	    &outcome);
	rc = rc ? rc : read_word(reading, root, "cache", bsz_warmth_words,
	    &warmth);
	for (int i = 0; i < BSZ_METRICS && !rc; i++)
		rc = read_number(reading, root, bsz_metric_info(
		    (enum bsz_metric)i)->name, &run->metrics[i]);
	if (rc)
		return rc;
	run->outcome = (enum bsz_outcome)outcome;
	run->warmth = (enum bsz_warmth)warmth;
	return read_lists(reading, root, run);
}

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ?
	    c - 'a' + 10 : -1;
}

static bool read_uid(const char *text, uint8_t uid[BSZ_RECORD_UID])
{
	if (strlen(text) != 2 * BSZ_RECORD_UID)
		return false;
	for (size_t i = 0; i < BSZ_RECORD_UID; i++) {
		const int high = digit(text[2 * i]);
		const int low = digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		uid[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* "uid" is ours; "id" is the word of whoever wrote the line. */
static int identify(const struct reading *reading,
    const struct bsz_json_value *root, struct bsz_record *run,
    struct bsz_sha *sha)
{
	const char *uid, *id;
	int rc = read_text(reading, root, "uid", &uid);

	rc = rc ? rc : read_text(reading, root, "id", &id);
	rc = rc ? rc : bsz_record_identify(run, id, sha, reading->err);
	if (!rc && *uid && !read_uid(uid, run->uid))
		rc = fail(reading, "uid", "is not 32 hexadecimal digits");
	return rc;
}

int bsz_record_read(struct bsz_record *run, struct bsz_span line,
    struct bsz_arena *arena, struct bsz_sha *sha, struct bsz_err *err)
{
	const struct reading reading = {arena, err};
	struct bsz_json *const document = bsz_json_parse(line, err);
	int rc;

	bsz_record_init(run);
	if (!document)
		return err->code;
	const struct bsz_json_value *const root = bsz_json_root(document);
	if (bsz_json_kind(root) != BSZ_JSON_OBJECT)
		rc = bsz_fail(err, BSZ_EINPUT, "is no JSON object");
	else
		rc = read_members(&reading, root, run);
	rc = rc ? rc : identify(&reading, root, run, sha);
	bsz_json_free(document);
	return rc;
}
