/*
 * One file that needs no network: what people see without a script, the JSON
 * document compressed in a script element that is no script, and the script
 * that draws from it; the same once more for plots, if there are any. A content security policy names the digests of the
 * style and the script and forbids all else.
 */
#include "render.h"

#include "escape.h"
#include "html_assets.h"
#include "html_packed.h"
#include "html_static.h"
#include "verdicts.h"
#include "walk.h"

#include <binsize/arena.h>
#include <binsize/sha256.h>

/* 'sha256-...' of a text, as the policy wants it. */
static int write_hash(const char *text, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_sha *const sha = bsz_sha_new(BSZ_SHA256, err);
	uint8_t digest[BSZ_SHA_MAX_SIZE];

	if (!sha)
		return err->code;
	bsz_sha_add(sha, text, strlen(text));
	const bool fine = bsz_sha_take(sha, digest);
	bsz_sha_free(sha);
	if (!fine)
		return bsz_fail_memory(err);
	bsz_buf_text(out, "'sha256-");
	bsz_escape_base64_data(out, digest, BSZ_SHA256_SIZE);
	bsz_buf_char(out, '\'');
	return 0;
}

static bool any_plots(const struct bsz_report *const *reports, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (reports[i]->plot_count)
			return true;
	return false;
}

/* What a report is about, for its heading. */
static const char *heading(const struct bsz_report *report)
{
	return report->headline ? report->headline :
	    report->input ? report->input : "binsize";
}

/* The digests of two texts behind the name of a directive; an empty text has
 * none. */
static int write_directive(const char *name, const char *first,
    const char *second, struct bsz_buf *out, struct bsz_err *err)
{
	int rc = 0;

	if (first[0] || second[0])
		bsz_buf_printf(out, "; %s", name);
	for (int i = 0; !rc && i < 2; i++) {
		const char *const text = i ? second : first;

		if (!text[0])
			continue;
		bsz_buf_char(out, ' ');
		rc = write_hash(text, out, err);
	}
	return rc;
}

static int write_head(const struct bsz_report *report, bool has_plots,
    struct bsz_buf *out, struct bsz_buf *scratch, struct bsz_err *err)
{
	const char *const style = has_plots ? bsz_html_plot_style : "";
	const char *const script = has_plots ? bsz_html_plot_script : "";
	int rc;

	bsz_buf_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width\">\n<meta "
	    "http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'");
	rc = write_directive("style-src", bsz_html_style, style, out, err);
	if (!rc)
		rc = write_directive("script-src", bsz_html_script, script,
		    out, err);
	bsz_buf_text(out, "\">\n<title>");
	bsz_plain_xml(out, scratch, heading(report));
	bsz_buf_text(out, "</title>\n<style>");
	bsz_buf_text(out, bsz_html_style);
	if (style[0]) {
		bsz_buf_text(out, "</style>\n<style>");
		bsz_buf_text(out, style);
	}
	bsz_buf_text(out, "</style>\n</head>\n");
	return rc;
}

static void write_item(const char *text, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	bsz_buf_text(out, "<li>");
	bsz_plain_xml(out, scratch, text);
	bsz_buf_text(out, "</li>\n");
}

static void write_notes(const struct bsz_report *report, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	if (!report->note_count && !report->remark_count)
		return;
	bsz_buf_text(out, "<ul class=\"notes\">\n");
	for (size_t i = 0; i < report->note_count; i++)
		write_item(report->notes[i].text, out, scratch);
	for (size_t i = 0; i < report->remark_count; i++)
		write_item(report->remarks[i], out, scratch);
	bsz_buf_text(out, "</ul>\n");
}

static void write_static(const struct bsz_report *const *reports,
    size_t count, struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_text(out, "<div id=\"static\">\n");
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < reports[i]->table_count; j++) {
			bsz_html_map(&reports[i]->tables[j], out, scratch);
			bsz_html_table(&reports[i]->tables[j], out, scratch);
		}
	bsz_buf_text(out, "</div>\n");
}

/* The keys of tables as a reader wants them, the main one first; the document
 * has them by name. */
static void write_order(const struct bsz_report *report, struct bsz_buf *out)
{
	const char *before = "";

	for (int main = 1; main >= 0; main--)
		for (size_t i = 0; i < report->table_count; i++) {
			if (report->tables[i].main != main)
				continue;
			bsz_buf_text(out, before);
			bsz_buf_text(out, report->tables[i].key);
			before = " ";
		}
}

/* The document and the script that draws it. */
static int write_script(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	struct bsz_buf text = {0};
	int rc = bsz_renderer_find("json")->write(reports, count, options,
	    &text, err);

	bsz_buf_text(out, "<script type=\"application/gzip\" id=\"data\" data-tables=\"");
	write_order(reports[0], out);
	bsz_buf_text(out, "\">");
	if (!rc)
		rc = bsz_html_packed(&text, out, err);
	bsz_buf_release(&text);
	bsz_buf_text(out, "</script>\n<script>");
	bsz_buf_text(out, bsz_html_script);
	bsz_buf_text(out, "</script>\n");
	return rc;
}

/* The numbers of plots and the script that draws them again. */
static int write_plot_script(const struct bsz_report *const *reports,
    size_t count, struct bsz_buf *out, struct bsz_err *err)
{
	bsz_buf_text(out, "<script type=\"application/gzip\" "
	    "id=\"plots\">");
	const int rc = bsz_html_plot_data(reports, count, out, err);
	bsz_buf_text(out, "</script>\n<script>");
	bsz_buf_text(out, bsz_html_plot_script);
	bsz_buf_text(out, "</script>\n");
	return rc;
}

static void write_beginning(const struct bsz_report *const *reports,
    size_t count, struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_text(out, "<body>\n<main>\n");
	for (size_t i = 0; i < count; i++) {
		bsz_buf_text(out, i ? "<p>" : "<h1>");
		bsz_plain_xml(out, scratch, heading(reports[i]));
		bsz_buf_text(out, i ? "</p>\n" : "</h1>\n");
		write_notes(reports[i], out, scratch);
		for (size_t k = 0; k < reports[i]->plot_count; k++)
			bsz_html_plot(&reports[i]->plots[k], out, scratch);
	}
	write_static(reports, count, out, scratch);
}

/* What the page lacks is said; what it has is written. */
static int write_scripts(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const bool has_plots = any_plots(reports, count);
	int rc = 0;

	if (!bsz_html_script[0])
		bsz_buf_text(out, "<p>This binsize was built without its "
		    "interactive page (esbuild and d3-hierarchy).</p>\n");
	if (has_plots && !bsz_html_plot_script[0])
		bsz_buf_text(out, "<p>This binsize was built without uPlot: "
		    "plots are drawings.</p>\n");
	bsz_buf_text(out, "<p id=\"problem\" role=\"alert\"></p>\n</main>\n");
	if (has_plots && bsz_html_plot_script[0])
		rc = write_plot_script(reports, count, out, err);
	if (!rc && bsz_html_script[0])
		rc = write_script(reports, count, options, out, err);
	return rc;
}

static int write_html(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_buf scratch = {0};
	int rc = bsz_walk_check(reports, count, err);

	if (rc || !count)
		return rc;
	rc = write_head(reports[0], any_plots(reports, count), out, &scratch,
	    err);
	if (!rc) {
		write_beginning(reports, count, out, &scratch);
		rc = write_scripts(reports, count, options, out, err);
		bsz_buf_text(out, "</body>\n</html>\n");
	}
	if (!rc && scratch.failed)
		rc = bsz_fail_memory(err);
	bsz_buf_release(&scratch);
	return rc;
}

const struct bsz_renderer bsz_render_html = {
	.name = "html",
	.brief = "one page to explore, without a network",
	.media_type = "text/html; charset=utf-8",
	.extension = "html",
	.write = write_html,
};
