/*
 * The first look at a file: what it is, what kinds of bytes it holds, who
 * owns most of them, and which command to run next. One screen.
 */
#include "analyzers.h"
#include "image_overview.h"
#include "rows.h"
#include "stripping.h"

#include <binsize/units.h>

#define SHOWN_KINDS 13
#define SHOWN_OWNERS 10
#define SHOWN_BUILD_ID 12

/* The identity line, piece by piece, as far as there are facts. */
struct piece {
	const char *key;    /* of a fact; the piece is left out without it */
	const char *before; /* between the pieces before and this one */
	const char *after;
	size_t cut;         /* to this many bytes; 0: all */
	const char *yes, *no; /* in place of such a text */
};

static const struct piece pieces[] = {
	{.key = "format", .before = ""},
	{.key = "class", .before = " "},
	{.key = "machine", .before = " "},
	{.key = "type", .before = " "},
	/* "dynamic" and "static" */
	{.key = "linking", .before = ", ", .after = "ally linked"},
	{.key = "stripped", .before = ", ", .yes = "stripped",
	    .no = "not stripped"},
	{.key = "language", .before = ", "},
	{.key = "compiler", .before = " (", .after = ")"},
	{.key = "build_id", .before = ", build ID ", .cut = SHOWN_BUILD_ID},
	{.key = "debug_file", .before = ", debug file "},
	{.key = "compression", .before = ", decompressed from "},
	{.key = "compressed_size", .before = " of ", .after = " bytes"},
};

static void push_piece(struct bsz_buf *buf, const struct piece *piece,
    const char *text)
{
	if (piece->yes)
		text = strcmp(text, "yes") == 0 ? piece->yes : piece->no;
	const size_t size = strlen(text);
	bsz_buf_text(buf, piece->before);
	bsz_buf_push(buf, text,
	    piece->cut ? bsz_min(piece->cut, size) : size);
	bsz_buf_text(buf, piece->after ? piece->after : "");
}

static const char *headline(const struct bsz_artifact *artifact,
    struct bsz_arena *arena)
{
	struct bsz_buf buf = {0};

	for (size_t i = 0; i < BSZ_COUNTOF(pieces); i++) {
		const char *text = bsz_artifact_find_fact(artifact,
		    pieces[i].key);

		if (text)
			push_piece(&buf, &pieces[i], text);
	}
	const char *line = buf.failed ? NULL :
	    bsz_arena_copy(arena, buf.data ? buf.data : "", buf.size);
	bsz_buf_release(&buf);
	return line;
}

/* A path as one word of a shell; NULL when memory is short. */
static const char *shell_word(struct bsz_arena *arena, const char *path)
{
	static const char plain[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "/._-+:,@%=";
	/* "-v" would be an option; "-" is standard input. */
	const char *shield = *path == '-' && path[1] ? "./" : "";
	struct bsz_buf buf = {0};

	if (*path && !path[strspn(path, plain)])
		return bsz_arena_printf(arena, "%s%s", shield, path);
	bsz_buf_printf(&buf, "%s'", shield);
	for (const char *c = path; *c; c++) {
		if (*c == '\'')
			bsz_buf_text(&buf, "'\\'");
		bsz_buf_char(&buf, *c);
	}
	bsz_buf_char(&buf, '\'');
	const char *word = buf.failed ? NULL :
	    bsz_arena_copy(arena, buf.data, buf.size);
	bsz_buf_release(&buf);
	return word;
}

/* One table by one dimension. */
struct part {
	enum bsz_dimension dim;
	size_t limit;
	const char *key, *title;
	const char *unclaimed; /* one row for what nothing claims */
	bool main;
};

static int add_part(struct bsz_artifact *artifact,
    const struct bsz_query *query, const struct part *part,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_query inner = {.dims = {part->dim}, .dim_count = 1,
		.limit = part->limit, .sort = query->sort,
		.unclaimed = part->unclaimed,
		.names = query->names, .aliases = query->aliases,
		.domain = {query->domain[0], query->domain[1]}};
	const struct bsz_scope scope = {.artifact = artifact, .all = true};
	struct bsz_namer namer;
	struct bsz_sums sums;

	bsz_namer_init(&namer, artifact, query->names);
	int rc = bsz_sums_init(&sums, &scope, &inner, &namer, err);
	if (!rc) {
		const struct bsz_rows rows = {.query = &inner, .sums = &sums,
			.namer = &namer, .key = part->key,
			.title = part->title};
		struct bsz_table *table = bsz_rows_table(&rows, report, err);

		rc = table ? 0 : BSZ_ENOMEM;
		if (table)
			table->main = part->main;
		bsz_sums_release(&sums);
	}
	bsz_namer_release(&namer);
	return rc;
}

/* Bytes of the file that are of one of two kinds. */
static uint64_t bytes_of_kinds(const struct bsz_artifact *artifact,
    const char *one, const char *other)
{
	const struct bsz_map *layout = &artifact->layout[BSZ_FILE];
	const uint32_t first = bsz_labels_text(artifact->labels, one,
	    strlen(one));
	const uint32_t second = bsz_labels_text(artifact->labels, other,
	    strlen(other));
	uint64_t bytes = 0;

	for (size_t i = 0; i < layout->count; i++) {
		const uint32_t part = bsz_range_label(&layout->ranges[i]);
		const uint32_t kind = artifact->parts[part].kind;

		if (kind == first || kind == second)
			bytes += layout->ranges[i].size;
	}
	return bytes;
}

/* How much of the file no running program needs. */
static void add_debug_share(const struct bsz_artifact *artifact,
    struct bsz_report *report)
{
	const uint64_t bytes = bytes_of_kinds(artifact, "debug info",
	    "symbol tables");
	char size[BSZ_UNITS_ROOM];

	if (bytes < artifact->total[BSZ_FILE] / 1000 || bytes == 0)
		return;
	bsz_report_remark(report, "debug information and symbol tables are "
	    "%s, %.1f%% of the file, and are not loaded when it runs",
	    bsz_units_format_size(bytes, size),
	    100.0 * (double)bytes / (double)artifact->total[BSZ_FILE]);
}

/* Only what strip works on: no archives, no core of a compressed file. */
static int add_stripping(const struct bsz_artifact *artifact,
    struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_strip *strip;
	const char *const format = bsz_artifact_find_fact(artifact, "format");

	if (!format || strcmp(format, "ELF") != 0)
		return 0;
	const int rc = bsz_strip_open(&strip, artifact->bytes,
	    artifact->path, err);
	if (rc)
		return rc == BSZ_EINPUT ? 0 : rc;
	bsz_stripping_remark(report, artifact, strip);
	bsz_strip_close(strip);
	return 0;
}

/* What debug information would tell; names tell owners in some languages. */
static void add_debug_hint(const struct bsz_artifact *artifact,
    struct bsz_report *report)
{
	const char *stripped = bsz_artifact_find_fact(artifact, "stripped");

	bsz_report_remark(report, "there is no debug information: build with "
	    "-g%s to see %sfiles and inlining", stripped &&
	    strcmp(stripped, "yes") == 0
	    ? ", or name the file that holds it (--debug-file)," : "",
	    bsz_artifact_find_fact(artifact, "language") ? "" : "owners, ");
}

static void add_hints(const struct bsz_artifact *artifact, bool has_debug,
    struct bsz_report *report)
{
	const char *file = shell_word(&report->arena, artifact->path);

	if (!file) {
		report->failed = true;
		return;
	}
	if (bsz_artifact_find_fact(artifact, "members"))
		bsz_report_remark(report, "symbols by member: "
		    "binsize report -d member,symbol %s", file);
	bsz_report_remark(report, "symbols by section: "
	    "binsize report -d section,symbol %s", file);
	if (has_debug) {
		bsz_report_remark(report, "by source file: "
		    "binsize report -d dir,file --domain vm %s", file);
		bsz_report_remark(report, "what inlining costs: "
		    "binsize report -d inline --only .text %s", file);
	} else {
		add_debug_hint(artifact, report);
	}
}

static int run(struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	static const struct part kinds = {.dim = BSZ_KIND,
		.limit = SHOWN_KINDS, .key = "kinds",
		.title = "bytes by kind", .main = true};
	static const struct part units = {.dim = BSZ_UNIT,
		.limit = SHOWN_OWNERS, .key = "owners",
		.title = "largest compile units",
		.unclaimed = "[not in any unit]"};
	static const struct part packages = {.dim = BSZ_PACKAGE,
		.limit = SHOWN_OWNERS, .key = "owners",
		.title = "largest packages, crates, namespaces and directories",
		.unclaimed = "[not in any package]"};
	static const struct part symbols = {.dim = BSZ_SYMBOL,
		.limit = SHOWN_OWNERS, .key = "owners",
		.title = "largest symbols",
		.unclaimed = "[not in any symbol]"};
	int rc = artifact->ops->describe ?
	    artifact->ops->describe(artifact, err) : 0;

	if (rc)
		return rc;
	if (artifact->contents)
		return bsz_image_overview(artifact, query, report, err);
	const bool has_debug = bsz_artifact_find_fact(artifact, "debug");
	const bool has_language = bsz_artifact_find_fact(artifact, "language");
	report->headline = headline(artifact, &report->arena);
	if (!report->headline)
		return bsz_fail_memory(err);
	rc = add_part(artifact, query, &kinds, report, err);
	if (!rc)
		rc = add_part(artifact, query, has_language ? &packages
		    : has_debug ? &units : &symbols, report, err);
	if (rc)
		return rc;
	add_debug_share(artifact, report);
	rc = add_stripping(artifact, report, err);
	if (rc)
		return rc;
	add_hints(artifact, has_debug, report);
	return report->failed ? bsz_fail_memory(err) : 0;
}

const struct bsz_analyzer bsz_analyzer_overview = {
	.name = "overview",
	.brief = "what a file is and what fills it (report)",
	.help = "Says what the file is, how many bytes of which kind it "
		"holds and who owns most of them: packages, crates, "
		"namespaces or directories as the languages it was written "
		"in have them, else compile units where there is debug "
		"information, else symbols.",
	.run = run,
};
