/*
 * The laws of a comparison, on builds made of a few symbols: nothing for the
 * same build, the opposite the other way round, sums that hold, and names
 * that are found again.
 *
 * A build is a header of 64 bytes and the sections of its symbols, one behind
 * the other, all of it in the file and in memory from 0x1000 on.
 */
#include "fake.h"

#define ROOM 4096
#define MAX_SECTIONS 6

/* One symbol, or bytes that have none: name NULL. */
struct piece {
	const char *section, *name;
	uint64_t size;
	uint8_t fill;
};

struct build {
	struct bsz_artifact artifact;
	struct bsz_piece piece[1];
	struct bsz_part parts[MAX_SECTIONS];
	const struct piece *pieces;
	size_t count;
	const char *compiler, *stripped;
	const char *alias; /* another name of the first piece */
	uint8_t bytes[ROOM];
};

static uint32_t label(struct build *build, const char *text)
{
	return fake_label(&build->artifact, text);
}

static int scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	struct build *build = artifact->image;
	struct bsz_claims vm, file;
	struct bsz_claims *vms[] = {&vm}, *files[] = {&file};
	uint64_t at = 0x1000 + 64;

	bsz_artifact_claims(artifact, BSZ_VM, &vm);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	for (size_t i = 0; i < build->count && dim == BSZ_SYMBOL; i++) {
		const struct piece *piece = &build->pieces[i];
		uint32_t names[2] = {0};

		if (piece->name)
			names[0] = label(build, piece->name);
		if (!i && build->alias) {
			names[1] = label(build, build->alias);
			names[0] = bsz_labels_group(artifact->labels, names,
			    2);
		}
		if (piece->name)
			bsz_claims_push(&vm, BSZ_RANK_NORMAL, at, piece->size,
			    bsz_tag(names[0], BSZ_BY_SYMBOL));
		at += piece->size;
	}
	const int rc = bsz_artifact_settle(artifact, dim, vms, files, 1, err);
	bsz_claims_release(&vm);
	bsz_claims_release(&file);
	return rc || !bsz_labels_failed(artifact->labels) ? rc :
	    bsz_fail_memory(err);
}

static const char *kind_of(const char *section)
{
	return strcmp(section, ".text") == 0 ? "code" :
	    strncmp(section, ".debug", 6) == 0 ? "debug info" :
	    strncmp(section, "[padding", 8) == 0 ? "padding" :
	    *section == '[' ? "headers" : "data";
}

/* Add bytes of a section, which is new or the one before. */
static void lay(struct build *build, const char *section, uint64_t size,
    uint8_t fill)
{
	struct bsz_artifact *artifact = &build->artifact;
	const uint64_t at = artifact->total[BSZ_FILE];
	char fallback[64];

	if (!artifact->part_count || build->parts[artifact->part_count - 1]
	    .section != label(build, section)) {
		(void)snprintf(fallback, sizeof(fallback),
		    *section == '[' ? "%s" : "[section %s]", section);
		build->parts[artifact->part_count++] = (struct bsz_part){
			.section = label(build, section),
			.kind = label(build, kind_of(section)),
			.fallback = bsz_labels_copy(artifact->labels,
			    fallback, strlen(fallback))};
	}
	const uint32_t tag = bsz_tag((uint32_t)artifact->part_count - 1,
	    BSZ_BY_FORMAT);
	bsz_map_push(&artifact->layout[BSZ_FILE], at, size, tag);
	bsz_map_push(&artifact->layout[BSZ_VM], 0x1000 + at, size, tag);
	memset(build->bytes + at, fill, size);
	artifact->total[BSZ_FILE] += size;
	artifact->total[BSZ_VM] += size;
}

static int open_build(struct build *build, const char *path,
    struct bsz_err *err)
{
	static const struct bsz_artifact_ops ops = {.scan = scan,
		.write_name = fake_write_name};
	struct bsz_artifact *artifact = &build->artifact;
	const int rc = bsz_artifact_init(artifact, path,
	    (struct bsz_span){NULL, 0}, 1, err);

	if (rc)
		return rc;
	artifact->ops = &ops;
	artifact->image = build;
	artifact->parts = build->parts;
	lay(build, "[header]", 64, 0);
	for (size_t i = 0; i < build->count; i++)
		lay(build, build->pieces[i].section, build->pieces[i].size,
		    build->pieces[i].fill);
	artifact->bytes = (struct bsz_span){build->bytes,
		artifact->total[BSZ_FILE]};
	build->piece[0] = (struct bsz_piece){0x1000, 0,
		artifact->total[BSZ_FILE]};
	artifact->translation = (struct bsz_translation){
		build->piece, build->piece, 1};
	bsz_artifact_fact(artifact, "stripped", "%s",
	    build->stripped ? build->stripped : "no");
	if (build->compiler)
		bsz_artifact_fact(artifact, "compiler", "%s",
		    build->compiler);
	return bsz_labels_failed(artifact->labels) || artifact->failed ||
	    artifact->layout[0].failed || artifact->layout[1].failed ?
	    bsz_fail_memory(err) : 0;
}

static void close_build(struct build *build)
{
	if (build->artifact.labels)
		bsz_artifact_release(&build->artifact);
}

/* Compare copies of two builds; the report is for looking at. */
static int compare(const struct build *old_build,
    const struct build *new_build, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	static struct build builds[2]; /* too large for some stacks */

	builds[0] = *old_build;
	builds[1] = *new_build;
	bsz_report_init(report);
	int rc = open_build(&builds[0], "old", err);
	if (!rc)
		rc = open_build(&builds[1], "new", err);
	if (!rc)
		rc = bsz_analyzer_find("compare")->compare(
		    &builds[0].artifact, &builds[1].artifact, query, report,
		    err);
	if (!rc && report->failed)
		rc = bsz_fail_memory(err);
	close_build(&builds[0]);
	close_build(&builds[1]);
	return rc;
}

static const struct bsz_table *find_rows(const struct bsz_report *report)
{
	for (size_t i = 0; i < report->table_count; i++)
		if (report->tables[i].main)
			return &report->tables[i];
	fail();
	return NULL;
}

/*
 * Rows as "level mark label old new delta cause [was]", of the domain that
 * the query asks for.
 */
static const char *show(const struct bsz_table *table, struct bsz_buf *buf)
{
	static const char marks[] = {' ', '+', '*', '='};

	buf->size = 0;
	for (size_t i = 0; i < table->row_count; i++) {
		const union bsz_cell *cell =
		    table->cells + i * table->column_count;

		bsz_buf_printf(buf, "%u%c%s %llu %llu %+lld %s",
		    table->rows[i].level, marks[table->rows[i].mark],
		    cell[0].text, (unsigned long long)cell[1].number,
		    (unsigned long long)cell[2].number,
		    (long long)cell[3].change,
		    cell[6].text ? cell[6].text : "-");
		if (cell[7].text)
			bsz_buf_printf(buf, " was %s", cell[7].text);
		bsz_buf_char(buf, '\n');
	}
	bsz_buf_char(buf, '\0');
	assert_false(buf->failed);
	return buf->data;
}

static struct bsz_query file_query(size_t count, enum bsz_dimension first,
    enum bsz_dimension second)
{
	struct bsz_query query = fake_query(count, first, second);

	query.domain[BSZ_VM] = false;
	return query;
}

static void expect(const struct build *old_build,
    const struct build *new_build, const struct bsz_query *query,
    const char *rows)
{
	struct bsz_report report;
	struct bsz_err err = {0};
	struct bsz_buf buf = {0};

	assert_int_equal(compare(old_build, new_build, query, &report, &err),
	    0);
	assert_string_equal(show(find_rows(&report), &buf), rows);
	bsz_buf_release(&buf);
	bsz_report_release(&report);
}

#define BUILD(list, ...) {.pieces = (list), .count = BSZ_COUNTOF(list), \
	__VA_ARGS__}

static const struct piece before[] = {
	{".text", "main", 60, 1}, {".text", "helper", 40, 2},
	{".text", "gone", 32, 3}, {".data", "table", 100, 4},
	{".data", NULL, 20, 5},
};

static const struct piece after[] = {
	{".text", "main", 70, 1}, {".text", "helper", 40, 2},
	{".text", "fresh", 24, 6}, {"[padding: section alignment]", NULL, 6,
	0}, {".data", "table", 90, 4}, {".data", NULL, 20, 5},
};

static void same_build_has_no_rows(void **state)
{
	const struct build build = BUILD(before, 0);
	const struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	expect(&build, &build, &query, "");
}

static void says_what_changed(void **state)
{
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	const struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 .data 120 110 -10 data\n"
	    "1 table 100 90 -10 data\n"
	    "0 [padding] 0 6 +6 padding\n"
	    "1 [padding] 0 6 +6 padding\n"
	    "0 .text 132 134 +2 code\n"
	    "1 gone 32 0 -32 removed\n"
	    "1 fresh 0 24 +24 new\n"
	    "1 main 60 70 +10 code\n"
	    "0=TOTAL 316 314 -2 -\n");
}

static void is_opposite_the_other_way(void **state)
{
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	const struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	expect(&new_build, &old_build, &query,
	    "0 .data 110 120 +10 data\n"
	    "1 table 90 100 +10 data\n"
	    "0 [padding] 6 0 -6 padding\n"
	    "1 [padding] 6 0 -6 padding\n"
	    "0 .text 134 132 -2 code\n"
	    "1 gone 0 32 +32 new\n"
	    "1 fresh 24 0 -24 removed\n"
	    "1 main 70 60 -10 code\n"
	    "0=TOTAL 314 316 +2 -\n");
}

/* The order of the file does not matter. */
static void swapped_sections_change_nothing(void **state)
{
	static const struct piece swapped[] = {
		{".data", "table", 100, 4}, {".data", NULL, 20, 5},
		{".text", "gone", 32, 3}, {".text", "main", 60, 1},
		{".text", "helper", 40, 2},
	};
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(swapped, 0);
	const struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	expect(&old_build, &new_build, &query, "");
}

static void rename_is_no_change(void **state)
{
	static const struct piece renamed[] = {
		{".text", "main", 60, 1}, {".text", "aid", 40, 2},
		{".text", "gone", 32, 3}, {".data", "table", 100, 4},
		{".data", NULL, 20, 5},
	};
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(renamed, 0);
	const struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 aid 40 40 +0 renamed was helper\n"
	    "0=TOTAL 316 316 +0 -\n");
}

/* Two with the same body: which became which is anybody's guess. */
static void ambiguous_bodies_are_not_matched(void **state)
{
	static const struct piece two[] = {
		{".text", "a", 40, 2}, {".text", "b", 40, 2}};
	static const struct piece other_two[] = {
		{".text", "c", 40, 2}, {".text", "d", 40, 2}};
	const struct build old_build = BUILD(two, 0);
	const struct build new_build = BUILD(other_two, 0);
	const struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 a 40 0 -40 removed\n"
	    "0 b 40 0 -40 removed\n"
	    "0 c 0 40 +40 new\n"
	    "0 d 0 40 +40 new\n"
	    "0=TOTAL 144 144 +0 -\n");
}

static void finds_moved_symbols(void **state)
{
	static const struct piece moved[] = {
		{".text", "main", 60, 1}, {".text", "helper", 40, 2},
		{".text", "gone", 32, 3}, {".data", NULL, 20, 5},
		{".rodata", "table", 100, 4},
	};
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(moved, 0);
	const struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 .data 120 20 -100 data\n"
	    "1 table 100 0 -100 moved\n"
	    "0 .rodata 0 100 +100 new\n"
	    "1 table 0 100 +100 moved\n"
	    "0=TOTAL 316 316 +0 -\n");
}

/* Hashes, numbers of closures, clones and units. */
static void finds_names_alike(void **state)
{
	static const struct piece first[] = {
		{".text", "_ZN1a1b17h0123456789abcdefE", 40, 1},
		{".text", "_ZZ4mainENKUliE_clEi", 30, 2},
		{".text", "f.constprop.0", 20, 3},
		{".text", "g.llvm.123", 10, 4},
		{".text", "main.run.func1", 50, 5},
		{".text", "main.run.func2", 60, 6},
		{".text", "_RNCNvCs1a2b3_1a4mains_0", 70, 7},
	};
	static const struct piece second[] = {
		{".text", "_ZN1a1b17hfedcba9876543210E", 44, 1},
		{".text", "_ZZ4mainENKUliE0_clEi", 30, 2},
		{".text", "f.constprop.3", 20, 3},
		{".text", "g.llvm.77", 10, 4},
		{".text", "main.run.func3", 60, 6},
		{".text", "main.run.func4", 50, 5},
		{".text", "_RNCNvCsxyz_1a4mains0_0", 75, 7},
	};
	const struct build old_build = BUILD(first, 0);
	const struct build new_build = BUILD(second, 0);
	const struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 _RNCNvCsxyz_1a4mains0_0 70 75 +5 code"
	    " was _RNCNvCs1a2b3_1a4mains_0\n"
	    "0 _ZN1a1b17hfedcba9876543210E 40 44 +4 code"
	    " was _ZN1a1b17h0123456789abcdefE\n"
	    "0=TOTAL 344 353 +9 -\n");
}

static void tells_aliases(void **state)
{
	static const struct piece first[] = {{".text", "one", 40, 1}};
	static const struct piece second[] = {{".text", "uno", 40, 1}};
	const struct build old_build = BUILD(first, .alias = "uno");
	const struct build new_build = BUILD(second, .alias = "one");
	struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	expect(&old_build, &new_build, &query,
	    "0 uno 40 40 +0 alias was one\n"
	    "0=TOTAL 104 104 +0 -\n");
	query.aliases = BSZ_ALIASES_SPLIT;
	expect(&old_build, &new_build, &query, "");
}

static void folds_what_is_over_the_limit(void **state)
{
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	query.limit = 2;
	expect(&old_build, &new_build, &query,
	    "0 gone 32 0 -32 removed\n"
	    "0 fresh 0 24 +24 new\n"
	    "0+[3 others] 160 166 +6 -\n"
	    "0=TOTAL 316 314 -2 -\n");
}

static void sorts(void **state)
{
	static const struct {
		enum bsz_change_sort sort;
		const char *first;
	} cases[] = {{BSZ_CHANGE_DELTA, "gone"}, {BSZ_CHANGE_OLD, "table"},
		{BSZ_CHANGE_NEW, "table"}, {BSZ_CHANGE_NAME, "[padding]"}};
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		struct bsz_report report;
		struct bsz_err err = {0};

		query.change_sort = cases[i].sort;
		assert_int_equal(compare(&old_build, &new_build, &query,
		    &report, &err), 0);
		assert_string_equal(find_rows(&report)->cells[0].text,
		    cases[i].first);
		bsz_report_release(&report);
	}
}

static void filters_pairs(void **state)
{
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	struct bsz_query query = file_query(2, BSZ_SECTION, BSZ_SYMBOL);
	struct bsz_err err = {0};
	struct bsz_filter *filter = bsz_filter_new("^(main|helper)$", &err);
	struct bsz_report report;

	(void)state;
	assert_non_null(filter);
	query.filter = filter;
	expect(&old_build, &new_build, &query,
	    "0 .text 100 110 +10 code\n"
	    "1 main 60 70 +10 code\n"
	    "0=TOTAL 100 110 +10 -\n");
	assert_int_equal(compare(&old_build, &new_build, &query, &report,
	    &err), 0);
	assert_string_equal(report.remarks[0], "the filter left out a change "
	    "of -12 bytes of the file and 0 bytes of memory");
	bsz_report_release(&report);
	bsz_filter_free(filter);
}

/* A section that one build lacks is a section all the same. */
static void keeps_to_sections(void **state)
{
	const char *const padding[] = {"[padding: section alignment]"};
	const char *const nothing[] = {".nothing"};
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	struct bsz_query query = file_query(1, BSZ_SECTION, 0);
	struct bsz_report report;
	struct bsz_err err = {0};

	(void)state;
	query.only = padding;
	query.only_count = 1;
	expect(&old_build, &new_build, &query,
	    "0 [padding] 0 6 +6 padding\n"
	    "0=TOTAL 0 6 +6 -\n");
	query.only = nothing;
	assert_int_equal(compare(&old_build, &new_build, &query, &report,
	    &err), BSZ_EUSAGE);
	bsz_report_release(&report);
}

static void sums_causes(void **state)
{
	const struct build old_build = BUILD(before, 0);
	const struct build new_build = BUILD(after, 0);
	const struct bsz_query query = fake_query(1, BSZ_SYMBOL, 0);
	struct bsz_report report;
	struct bsz_err err = {0};
	struct bsz_buf buf = {0};

	(void)state;
	assert_int_equal(compare(&old_build, &new_build, &query, &report,
	    &err), 0);
	const struct bsz_table *table = &report.tables[0];
	assert_string_equal(table->key, "causes");
	for (size_t i = 0; i < table->row_count; i++) {
		const union bsz_cell *cell =
		    table->cells + i * table->column_count;

		bsz_buf_printf(&buf, "%s %llu %+lld %+lld\n", cell[0].text,
		    (unsigned long long)cell[1].number,
		    (long long)cell[2].change, (long long)cell[3].change);
	}
	bsz_buf_char(&buf, '\0');
	assert_string_equal(buf.data,
	    "code 1 +10 +10\n"
	    "data 1 -10 -10\n"
	    "padding 1 +6 +6\n"
	    "new 1 +24 +24\n"
	    "removed 1 -32 -32\n"
	    "TOTAL 5 -2 -2\n");
	bsz_buf_release(&buf);
	bsz_report_release(&report);
}

static void says_what_cannot_be_compared(void **state)
{
	const struct build old_build = BUILD(before, .compiler = "cc 1");
	const struct build new_build = BUILD(after, .compiler = "cc 2",
	    .stripped = "yes");
	const struct bsz_query query = {.domain = {true, true}};
	struct bsz_report report;
	struct bsz_err err = {0};

	(void)state;
	assert_int_equal(compare(&old_build, &new_build, &query, &report,
	    &err), 0);
	assert_int_equal(report.cautions, 2);
	assert_string_equal(report.notes[0].text, "the builds are hard to "
	    "compare: stripped was no, is yes");
	assert_string_equal(report.notes[1].text, "the builds are hard to "
	    "compare: compiler was cc 1, is cc 2");
	assert_string_equal(report.headline, "old (316 B) -> new (314 B)");
	/* Symbols only when both have them. */
	assert_int_equal(find_rows(&report)->levels, 1);
	bsz_report_release(&report);
}

static void refuses(void **state)
{
	const struct build build = BUILD(before, 0);
	struct bsz_query query = file_query(1, BSZ_SYMBOL, 0);
	struct bsz_report report;
	struct bsz_err err = {0};

	(void)state;
	query.aliases = BSZ_ALIASES_LIST;
	assert_int_equal(compare(&build, &build, &query, &report, &err),
	    BSZ_EUSAGE);
	bsz_report_release(&report);
	query = file_query(BSZ_MAX_NESTING, BSZ_SYMBOL, BSZ_SECTION);
	assert_int_equal(compare(&build, &build, &query, &report, &err),
	    BSZ_EUSAGE);
	bsz_report_release(&report);
}

/* Each allocation fails once: the answer is right or BSZ_ENOMEM. */
static void starves(void **state)
{
	const struct build old_build = BUILD(before, .compiler = "cc 1");
	const struct build new_build = BUILD(after, .compiler = "cc 2");
	struct bsz_query query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL);

	(void)state;
	query.limit = 2;
	for (int names = 0; names < 2; names++) {
		query.names = names ? BSZ_NAMES_SHORT : BSZ_NAMES_FULL;
		for (uint64_t n = 1;; n++) {
			struct bsz_report report;
			struct bsz_err err = {0};

			bsz_alloc_fail_at(n);
			const int rc = compare(&old_build, &new_build,
			    &query, &report, &err);
			bsz_alloc_fail_at(0);
			bsz_report_release(&report);
			if (!rc)
				break;
			assert_int_equal(rc, BSZ_ENOMEM);
			assert_true(n < 10000);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_build_has_no_rows),
		cmocka_unit_test(says_what_changed),
		cmocka_unit_test(is_opposite_the_other_way),
		cmocka_unit_test(swapped_sections_change_nothing),
		cmocka_unit_test(rename_is_no_change),
		cmocka_unit_test(ambiguous_bodies_are_not_matched),
		cmocka_unit_test(finds_moved_symbols),
		cmocka_unit_test(finds_names_alike),
		cmocka_unit_test(tells_aliases),
		cmocka_unit_test(folds_what_is_over_the_limit),
		cmocka_unit_test(sorts),
		cmocka_unit_test(filters_pairs),
		cmocka_unit_test(keeps_to_sections),
		cmocka_unit_test(sums_causes),
		cmocka_unit_test(says_what_cannot_be_compared),
		cmocka_unit_test(refuses),
		cmocka_unit_test(starves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
