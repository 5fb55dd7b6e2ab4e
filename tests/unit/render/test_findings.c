/*
 * The formats of findings: hostile names in each, short memory, and reports
 * that are no check's.
 */
#include "fixture.h"

#include <jansson.h>

#define FORMATS 8
#define ROWS BSZ_COUNTOF(hostile_names)

static void build(struct bsz_report *report)
{
	fixture_init(report);
	report->schema = "binsize.check";

	char *const room = bsz_arena_alloc(&report->arena, NAME_ROOM + 1);

	assert_non_null(room);
	for (size_t i = 0; i < ROWS; i++) {
		const char *const name = hostile_name(i, room);
		struct bsz_finding *const finding =
		    bsz_report_finding(report);

		assert_non_null(finding);
		*finding = (struct bsz_finding){
			.verdict = (enum bsz_verdict)(i % BSZ_VERDICTS),
			.budget = name, .artifact = name, .subject = name,
			.measure = "file", .limit_key = "max",
			.value = i + 1, .limit = i, .baseline = 1,
			.has_value = true, .has_limit = true,
			.has_baseline = true, .message = name,
			.advice = name, .owner = name, .file = name,
			.line = 7};
	}
	report->headline = hostile_names[2];
}

static size_t each_format(void (*check)(const struct bsz_renderer *renderer,
    const struct bsz_report *report), const struct bsz_report *report)
{
	size_t count, done = 0;
	const struct bsz_renderer *const *const renderers =
	    bsz_renderers(&count);

	for (size_t i = 0; i < count; i++) {
		if (!renderers[i]->of_findings)
			continue;
		check(renderers[i], report);
		done++;
	}
	return done;
}

/* Lines are whole and printable: nothing ends one but the format itself. */
static void check_text(const struct bsz_renderer *renderer,
    const struct bsz_report *report)
{
	char *const text = render(renderer->name, report);

	for (const char *at = text; *at; at++)
		assert_true(*at == '\n' || (uint8_t)*at >= ' ');
	assert_null(strstr(text, "##["));
	assert_null(strstr(text, "##vso["));
	if (strcmp(renderer->media_type, "application/xml") == 0)
		assert_null(strstr(text, "<script>"));
	if (strstr(renderer->media_type, "json")) {
		json_t *const parsed = json_loads(text,
		    JSON_REJECT_DUPLICATES, NULL);

		assert_non_null(parsed);
		json_decref(parsed);
	}
	bsz_free(text);
}

static void names_are_harmless(void **state)
{
	struct bsz_report report;

	(void)state;
	build(&report);
	assert_int_equal(each_format(check_text, &report), FORMATS);
	bsz_report_release(&report);
}

/* In a workflow command a name cannot begin another, or a property. */
static void github_commands_are_ours(void **state)
{
	struct bsz_report report;

	(void)state;
	build(&report);
	char *const text = render("github", &report);
	for (const char *line = text; *line; line = strchr(line, '\n') + 1)
		assert_true(strncmp(line, "::error title=binsize", 21) == 0 ||
		    strncmp(line, "::warning title=binsize", 23) == 0 ||
		    strncmp(line, "::notice title=binsize", 22) == 0);
	bsz_free(text);
	bsz_report_release(&report);
}

static void check_memory(const struct bsz_renderer *renderer,
    const struct bsz_report *report)
{
	char *const whole = render(renderer->name, report);
	uint64_t n = 1;

	for (;; n++) {
		int code;

		bsz_alloc_fail_at(n);
		char *const text = render_all(renderer->name, &report, 1,
		    &plain_options, &code);
		bsz_alloc_fail_at(0);
		if (text) {
			assert_string_equal(text, whole);
			bsz_free(text);
			break;
		}
	}
	assert_true(n > 1);
	bsz_free(whole);
}

static void short_memory_is_an_error(void **state)
{
	struct bsz_report report;

	(void)state;
	build(&report);
	assert_int_equal(each_format(check_memory, &report), FORMATS);
	bsz_report_release(&report);
}

static void check_refused(const struct bsz_renderer *renderer,
    const struct bsz_report *report)
{
	int code;

	assert_null(render_all(renderer->name, &report, 1, &plain_options,
	    &code));
	assert_int_equal(code, BSZ_EUSAGE);
}

static void other_reports_are_refused(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_int_equal(each_format(check_refused, &report), FORMATS);
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_harmless),
		cmocka_unit_test(github_commands_are_ours),
		cmocka_unit_test(short_memory_is_an_error),
		cmocka_unit_test(other_reports_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
