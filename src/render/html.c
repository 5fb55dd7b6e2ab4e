/*
 * One file that needs no network: what people see without a script, the JSON
 * document compressed in a script element that is no script, and the script
 * that draws from it. A content security policy names the digests of the
 * style and the script and forbids all else.
 */
#include "render.h"

#include "escape.h"
#include "html_assets.h"
#include "html_static.h"
#include "verdicts.h"
#include "walk.h"

#include <binsize/arena.h>
#include <binsize/sha256.h>

#include <zlib.h>

#define WINDOW_OF_GZIP (15 + 16)

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

/* What a report is about, for its heading. */
static const char *heading(const struct bsz_report *report)
{
	return report->headline ? report->headline :
	    report->input ? report->input : "binsize";
}

static int write_head(const struct bsz_report *report, struct bsz_buf *out,
    struct bsz_buf *scratch, struct bsz_err *err)
{
	int rc;

	bsz_buf_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width\">\n<meta "
	    "http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src ");
	rc = write_hash(bsz_html_style, out, err);
	if (!rc && bsz_html_script[0]) {
		bsz_buf_text(out, "; script-src ");
		rc = write_hash(bsz_html_script, out, err);
	}
	bsz_buf_text(out, "\">\n<title>");
	bsz_plain_xml(out, scratch, heading(report));
	bsz_buf_text(out, "</title>\n<style>");
	bsz_buf_text(out, bsz_html_style);
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

static bool compress_text(const struct bsz_buf *text, struct bsz_buf *packed)
{
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)text->data,
		.avail_in = (uInt)text->size};

	if (text->size > UINT32_MAX || deflateInit2(&stream,
	    Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_OF_GZIP, 9,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	int state;
	do {
		char block[65536];

		stream.next_out = (Bytef *)block;
		stream.avail_out = sizeof(block);
		state = deflate(&stream, Z_FINISH);
		bsz_buf_push(packed, block, sizeof(block) - stream.avail_out);
	} while (state == Z_OK && !packed->failed);
	(void)deflateEnd(&stream); /* nothing left that could be lost */
	return state == Z_STREAM_END && !packed->failed;
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
	struct bsz_buf text = {0}, packed = {0};
	int rc = bsz_renderer_find("json")->write(reports, count, options,
	    &text, err);

	if (!rc && (text.failed || !compress_text(&text, &packed)))
		rc = bsz_fail_memory(err);
	bsz_buf_release(&text);
	if (!rc) {
		bsz_buf_text(out, "<p id=\"problem\" role=\"alert\"></p>\n"
		    "</main>\n<script type=\"application/gzip\" id=\"data\" "
		    "data-tables=\"");
		write_order(reports[0], out);
		bsz_buf_text(out, "\">");
		bsz_escape_base64_data(out, packed.data, packed.size);
		bsz_buf_text(out, "</script>\n<script>");
		bsz_buf_text(out, bsz_html_script);
		bsz_buf_text(out, "</script>\n");
	}
	bsz_buf_release(&packed);
	return rc;
}

static int write_body(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_buf *scratch, struct bsz_err *err)
{
	int rc = 0;

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
	if (bsz_html_script[0])
		rc = write_script(reports, count, options, out, err);
	else
		bsz_buf_text(out, "<p>This binsize was built without its "
		    "interactive page (esbuild and d3-hierarchy).</p>\n"
		    "</main>\n");
	bsz_buf_text(out, "</body>\n</html>\n");
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
	rc = write_head(reports[0], out, &scratch, err);
	if (!rc)
		rc = write_body(reports, count, options, out, &scratch, err);
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
