/*
 * Plots as JSON for the script that draws them again, so that they can be read
 * off. Nine digits are more than a screen has; what is unknown is null.
 */
#include "html_static.h"

#include "escape.h"
#include "html_packed.h"

#include <math.h>

static void write_numbers(const char *key, const double *values,
    size_t count, struct bsz_buf *out)
{
	bsz_buf_printf(out, "\"%s\":[", key);
	for (size_t i = 0; i < count; i++)
		if (isfinite(values[i]))
			bsz_buf_printf(out, "%s%.9g", i ? "," : "", values[i]);
		else
			bsz_buf_text(out, i ? ",null" : "null");
	bsz_buf_char(out, ']');
}

static void write_text(const char *key, const char *text, struct bsz_buf *out)
{
	bsz_buf_printf(out, "\"%s\":", key);
	bsz_escape_json(out, text);
	bsz_buf_char(out, ',');
}

static void write_line(const char *name, const double *values, size_t count,
    bool is_edge, struct bsz_buf *out)
{
	bsz_buf_text(out, is_edge ? ",{" : "{");
	write_text("name", name, out);
	bsz_buf_printf(out, "\"is_edge\":%s,", is_edge ? "true" : "false");
	write_numbers("values", values, count, out);
	bsz_buf_char(out, '}');
}

static void write_plot(const struct bsz_plot *plot, struct bsz_buf *out)
{
	const size_t count = plot->line_count;

	bsz_buf_char(out, '{');
	write_text("title", plot->title, out);
	write_text("across", plot->across, out);
	write_text("up", plot->up, out);
	bsz_buf_printf(out, "\"dated\":%s,", plot->is_dated ? "true" :
	    "false");
	write_numbers("x", plot->x, plot->count, out);
	bsz_buf_char(out, ',');
	write_numbers("y", plot->y, plot->count, out);
	bsz_buf_char(out, ',');
	write_numbers("line_x", plot->line_x, count, out);
	bsz_buf_text(out, ",\"lines\":[");
	write_line(plot->line_name, plot->line_y, count, false, out);
	if (plot->low && plot->low_name)
		write_line(plot->low_name, plot->low, count, true, out);
	if (plot->high)
		write_line(plot->high_name, plot->high, count, true, out);
	bsz_buf_text(out, "]}");
}

int bsz_html_plot_data(const struct bsz_report *const *reports, size_t count,
    struct bsz_buf *out, struct bsz_err *err)
{
	struct bsz_buf text = {0};
	const char *before = "[";

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < reports[i]->plot_count; k++) {
			bsz_buf_text(&text, before);
			write_plot(&reports[i]->plots[k], &text);
			before = ",";
		}
	bsz_buf_char(&text, ']');
	const int rc = bsz_html_packed(&text, out, err);
	bsz_buf_release(&text);
	return rc;
}
