/*
 * An artifact without a reader: 360 bytes of file and 300 of memory, small
 * enough to add up by hand.
 *
 *	file              memory
 *	  0 [header] 100  0x1000 [header] 100
 *	100 .text    100  0x1064 .text    100  main 60, f(int) 20, f(char) 10
 *	200 .data     60  0x10c8 .data     60  one = uno 30, table 30
 *	260 .debug   100                       a.c 70, b.c 20
 *	                  0x1104 .bss      40  buffer 40
 */
#ifndef FAKE_H
#define FAKE_H

#include <binsize/analyzer.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define TEXT 0x1064u
#define DATA 0x10c8u
#define BSS 0x1104u

struct fake {
	struct bsz_artifact artifact;
	struct bsz_report report;
	struct bsz_query query;
	struct bsz_err err;
	bool no_debug, no_language;
	const char *path; /* of the input, where it matters */
	struct bsz_piece pieces[1];
	struct bsz_part parts[5];
	struct bsz_inline_row inlines[2];
};

static inline uint32_t fake_label(struct bsz_artifact *artifact,
    const char *text)
{
	return bsz_labels_text(artifact->labels, text, strlen(text));
}

static inline void fake_symbols(struct bsz_artifact *artifact,
    struct bsz_claims *vm)
{
	static const struct {
		const char *name;
		uint64_t start, size;
	} symbols[] = {{"main", TEXT, 60}, {"f(int)", TEXT + 60, 20},
		{"f(char)", TEXT + 80, 10}, {"table", DATA + 30, 30},
		{"buffer", BSS, 40}};
	const uint32_t names[] = {fake_label(artifact, "one"),
		fake_label(artifact, "uno")};

	for (size_t i = 0; i < BSZ_COUNTOF(symbols); i++)
		bsz_claims_push(vm, BSZ_RANK_NORMAL, symbols[i].start,
		    symbols[i].size, bsz_tag(fake_label(artifact,
		    symbols[i].name), BSZ_BY_SYMBOL));
	/* Claims that lose, for explain. */
	bsz_claims_push(vm, BSZ_RANK_WEAK, TEXT, 100,
	    bsz_tag(fake_label(artifact, "weak"), BSZ_BY_UNWIND));
	bsz_claims_push(vm, BSZ_RANK_NORMAL, TEXT + 80, 20,
	    bsz_tag(fake_label(artifact, "larger"), BSZ_BY_SYMBOL));
	bsz_claims_push(vm, BSZ_RANK_STRONG, TEXT + 90, 10,
	    bsz_tag(artifact->parts[1].fallback, BSZ_BY_FORMAT));
	bsz_claims_push(vm, BSZ_RANK_NORMAL, DATA, 30, bsz_tag(
	    bsz_labels_group(artifact->labels, names, 2), BSZ_BY_SYMBOL));
}

static inline void fake_units(struct bsz_artifact *artifact,
    struct bsz_claims *vm, struct bsz_claims *file)
{
	const uint32_t a = bsz_tag(fake_label(artifact, "a.c"), BSZ_BY_DWARF);
	const uint32_t b = bsz_tag(fake_label(artifact, "b.c"), BSZ_BY_DWARF);

	bsz_claims_push(vm, BSZ_RANK_NORMAL, TEXT, 80, a);
	bsz_claims_push(vm, BSZ_RANK_NORMAL, TEXT + 80, 10, b);
	bsz_claims_push(file, BSZ_RANK_NORMAL, 260, 70, a);
	bsz_claims_push(file, BSZ_RANK_NORMAL, 330, 20, b);
}

/* main 20, main;g 30, main;g;h 10 */
static inline void fake_inlines(struct fake *fake, struct bsz_claims *vm)
{
	struct bsz_artifact *artifact = &fake->artifact;
	const uint32_t g = fake_label(artifact, "g()");
	const uint32_t h = fake_label(artifact, "h()");
	const uint32_t main_chain = bsz_labels_pair(artifact->labels,
	    BSZ_LABEL_CHAIN, 0, fake_label(artifact, "main"));
	const uint32_t g_chain = bsz_labels_pair(artifact->labels,
	    BSZ_LABEL_CHAIN, main_chain, g);
	const uint32_t h_chain = bsz_labels_pair(artifact->labels,
	    BSZ_LABEL_CHAIN, g_chain, h);

	bsz_claims_push(vm, BSZ_RANK_INLINE, TEXT, 60,
	    bsz_tag(main_chain, BSZ_BY_DWARF));
	bsz_claims_push(vm, BSZ_RANK_INLINE + 1, TEXT + 20, 40,
	    bsz_tag(g_chain, BSZ_BY_DWARF));
	bsz_claims_push(vm, BSZ_RANK_INLINE + 2, TEXT + 50, 10,
	    bsz_tag(h_chain, BSZ_BY_DWARF));
	fake->inlines[0] = (struct bsz_inline_row){g, 40, 1, 40, 1};
	fake->inlines[1] = (struct bsz_inline_row){h, 10, 1, 10, 1};
	artifact->inlines = fake->inlines;
	artifact->inline_count = 2;
}

static inline int fake_scan(struct bsz_artifact *artifact,
    enum bsz_dimension dim, struct bsz_err *err)
{
	struct fake *fake = artifact->image;
	struct bsz_claims vm, file;
	struct bsz_claims *vms[] = {&vm}, *files[] = {&file};

	bsz_artifact_claims(artifact, BSZ_VM, &vm);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	if (dim == BSZ_SYMBOL)
		fake_symbols(artifact, &vm);
	else if (dim == BSZ_UNIT && !fake->no_debug)
		fake_units(artifact, &vm, &file);
	else if (dim == BSZ_INLINE)
		fake_inlines(fake, &vm);
	const int rc = bsz_artifact_settle(artifact, dim, vms, files, 1, err);
	bsz_claims_release(&vm);
	bsz_claims_release(&file);
	return rc || !bsz_labels_failed(artifact->labels) ? rc :
	    bsz_fail_memory(err);
}

static inline int fake_describe(struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	(void)err;
	if (!((struct fake *)artifact->image)->no_debug)
		bsz_artifact_fact(artifact, "debug", "DWARF 5, 2 units");
	if (!((struct fake *)artifact->image)->no_language)
		bsz_artifact_fact(artifact, "language", "C");
	bsz_artifact_fact(artifact, "compiler", "cc 1");
	return 0;
}

/* Short names end at the parameters. */
static inline void fake_write_name(const struct bsz_artifact *artifact,
    uint32_t label, enum bsz_names names, struct bsz_buf *buf)
{
	const size_t start = buf->size;

	bsz_labels_write(artifact->labels, label, buf);
	for (size_t i = start; names == BSZ_NAMES_SHORT && i < buf->size; i++)
		if (buf->data[i] == '(')
			buf->size = i;
}

static inline void fake_part(struct fake *fake, size_t at,
    const char *section, const char *kind, const char *fallback)
{
	struct bsz_artifact *artifact = &fake->artifact;

	fake->parts[at] = (struct bsz_part){
		.section = fake_label(artifact, section),
		.kind = fake_label(artifact, kind),
		.fallback = fake_label(artifact, fallback)};
}

static inline void fake_lay_out(struct fake *fake)
{
	struct bsz_artifact *artifact = &fake->artifact;
	struct bsz_map *layout = artifact->layout;

	fake_part(fake, 0, "[header]", "headers", "[header]");
	fake_part(fake, 1, ".text", "code", "[section .text]");
	fake_part(fake, 2, ".data", "data", "[section .data]");
	fake_part(fake, 3, ".debug", "debug info", "[section .debug]");
	fake_part(fake, 4, ".bss", "data", "[section .bss]");
	artifact->parts = fake->parts;
	artifact->part_count = 5;
	bsz_map_push(&layout[BSZ_FILE], 0, 100, bsz_tag(0, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_FILE], 100, 100, bsz_tag(1, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_FILE], 200, 60, bsz_tag(2, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_FILE], 260, 100, bsz_tag(3, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_VM], 0x1000, 100,
	    bsz_tag(0, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_VM], TEXT, 100, bsz_tag(1, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_VM], DATA, 60, bsz_tag(2, BSZ_BY_FORMAT));
	bsz_map_push(&layout[BSZ_VM], BSS, 40, bsz_tag(4, BSZ_BY_FORMAT));
	fake->pieces[0] = (struct bsz_piece){0x1000, 0, 260};
	artifact->translation = (struct bsz_translation){
		fake->pieces, fake->pieces, 1};
	artifact->total[BSZ_FILE] = 360;
	artifact->total[BSZ_VM] = 300;
}

/* Open, ask an analyzer, and leave the report for looking at. */
static inline int fake_run(struct fake *fake, const char *analyzer)
{
	static const struct bsz_artifact_ops ops = {.scan = fake_scan,
		.describe = fake_describe, .write_name = fake_write_name};
	static const uint8_t bytes[360]; /* no ELF file */
	struct bsz_artifact *artifact = &fake->artifact;
	int rc = bsz_artifact_init(artifact,
	    fake->path ? fake->path : "input",
	    (struct bsz_span){bytes, sizeof(bytes)}, 1, &fake->err);

	bsz_report_init(&fake->report);
	if (rc)
		return rc;
	artifact->ops = &ops;
	artifact->image = fake;
	fake_lay_out(fake);
	bsz_artifact_fact(artifact, "format", "ELF");
	bsz_artifact_fact(artifact, "class", "64-bit");
	bsz_artifact_fact(artifact, "linking", "static");
	bsz_artifact_fact(artifact, "stripped", "no");
	bsz_artifact_fact(artifact, "build_id", "0123456789abcdef0123");
	if (bsz_labels_failed(artifact->labels) || artifact->failed ||
	    artifact->layout[0].failed || artifact->layout[1].failed)
		return bsz_fail_memory(&fake->err);
	rc = bsz_analyzer_find(analyzer)->run(artifact, &fake->query,
	    &fake->report, &fake->err);
	return rc || !fake->report.failed ? rc : bsz_fail_memory(&fake->err);
}

static inline void fake_end(struct fake *fake)
{
	bsz_report_release(&fake->report);
	if (fake->artifact.labels)
		bsz_artifact_release(&fake->artifact);
}

/* The query most tests begin with. */
static inline struct bsz_query fake_query(size_t count,
    enum bsz_dimension first, enum bsz_dimension second)
{
	return (struct bsz_query){.dims = {first, second},
		.dim_count = count, .domain = {true, true}};
}

/* Each allocation fails once: the answer is right or BSZ_ENOMEM. */
static inline void fake_starve(const struct fake *model,
    const char *analyzer)
{
	for (uint64_t n = 1;; n++) {
		struct fake fake = *model;

		bsz_alloc_fail_at(n);
		const int rc = fake_run(&fake, analyzer);
		bsz_alloc_fail_at(0);
		fake_end(&fake);
		if (!rc)
			break;
		assert_int_equal(rc, BSZ_ENOMEM);
		assert_true(n < 10000);
	}
}

/* All rows as "level mark label number number ...", one a line, in buf. */
static inline const char *fake_rows(const struct bsz_table *table,
    struct bsz_buf *buf)
{
	static const char marks[] = {' ', '+', '*', '='};

	buf->size = 0;
	for (size_t i = 0; i < table->row_count; i++) {
		const union bsz_cell *cells =
		    table->cells + i * table->column_count;

		bsz_buf_printf(buf, "%u%c", table->rows[i].level,
		    marks[table->rows[i].mark]);
		for (size_t j = 0; j < table->column_count; j++)
			if (table->columns[j].kind == BSZ_TEXT)
				bsz_buf_printf(buf, "%s%s", j ? " " : "",
				    cells[j].text);
			else if (!table->columns[j].people_only)
				bsz_buf_printf(buf, " %llu",
				    (unsigned long long)cells[j].number);
		bsz_buf_char(buf, '\n');
	}
	bsz_buf_char(buf, '\0');
	assert_false(buf->failed);
	return buf->data;
}

/* Run and compare the rows of the first table. */
static inline void fake_expect(struct fake *fake, const char *analyzer,
    const char *rows)
{
	struct bsz_buf buf = {0};

	assert_int_equal(fake_run(fake, analyzer), 0);
	assert_true(fake->report.table_count >= 1);
	assert_string_equal(fake_rows(&fake->report.tables[0], &buf), rows);
	bsz_buf_release(&buf);
	fake_end(fake);
}

#endif
